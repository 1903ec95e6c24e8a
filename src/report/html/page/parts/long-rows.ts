/** A table of which the first rows are shown, and the others on demand. */
import { count } from '../../../format/figures.ts';
import { add, el } from '../dom.ts';

/** Rows that are shown at first. */
const MOST = 30;

interface LongRows {
  caption: string;
  className?: string;
  head: HTMLElement;
  rows: readonly HTMLElement[];
  /** Rows that are always shown, below the others. */
  foot?: readonly HTMLElement[];
}

export function longRows({ caption, className = '', head, rows, foot = [] }: LongRows): HTMLElement {
  const body = el('tbody', {}, ...rows.slice(0, MOST));
  const table = el(
    'table',
    { class: className },
    el('caption', {}, caption),
    el('thead', {}, head),
    body,
    foot.length > 0 && el('tfoot', {}, ...foot),
  );
  const wrapped = el('div', { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': caption }, table);
  if (rows.length <= MOST) return wrapped;
  const more = el('button', { type: 'button', class: 'more' }, `Show all ${count(rows.length)}`);
  more.addEventListener('click', () => {
    add(body, ...rows.slice(MOST));
    more.remove();
  });
  return el('div', {}, wrapped, more);
}
