/** Makes elements. Text becomes text, never markup: this is the only place where foreign text enters the page. */
import { visible } from '../../format/escape.ts';

type Child = Node | string | number | null | undefined | false;
type Value = string | number | boolean | undefined | ((event: Event) => void);

/** An element. A function is a listener for the event of its name; `false` and `undefined` leave the attribute out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, visible(String(value)));
  }
  add(element, ...children);
  return element;
}

export function add(parent: Node, ...children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(visible(String(child))));
  }
}

/** Replaces all that is inside. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren();
  add(parent, ...children);
}

/** Sets custom properties and sizes: the page's policy lets a script do so, and no attribute. */
export function style<E extends HTMLElement>(element: E, properties: Readonly<Record<string, string>>): E {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  return element;
}

/** Part of a whole as a length. */
export function share(part: number, whole: number): string {
  return whole <= 0 ? '0%' : `${((100 * Math.max(0, part)) / whole).toFixed(3)}%`;
}

/** Text in which backticks mark code. */
export function marked(text: string): HTMLElement {
  const parts = text.split('`');
  return el(
    'span',
    {},
    ...parts.map((part, at) => (at % 2 === 1 && at < parts.length - 1 ? el('code', {}, part) : part)),
  );
}

/** A heading with the section below it. */
export function section(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  return el('section', { id, 'aria-labelledby': `${id}-title` }, el('h2', { id: `${id}-title` }, title), ...children);
}

/** The element that the keyboard's arrows lead to, of a list. */
export function arrowStep(key: string): number {
  if (key === 'ArrowDown' || key === 'ArrowRight') return 1;
  return key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 0;
}
