/** What is around the sections of any page. */
import { el } from './dom.ts';

/** @param sections the ID and name of each @param choice of what is shown */
export function header(
  title: string,
  sections: readonly (readonly [id: string, name: string])[],
  choice: HTMLElement | false,
): HTMLElement {
  return el(
    'header',
    {},
    el('a', { class: 'skip', href: '#main' }, 'Skip to the content'),
    el('h1', { title }, title),
    choice,
    el('nav', { 'aria-label': 'Sections' }, ...sections.map(([id, name]) => el('a', { href: `#${id}` }, name))),
  );
}

export function footer({ version }: { version: string }): HTMLElement {
  return el('footer', {}, `Written by imagebudget ${version}. Sizes are decimal: 1 MB is 1,000,000 bytes.`);
}
