/** A table of which the first rows are shown, and the others on demand. */
import { count } from '../../../format/figures.ts';
import { add, el } from '../dom.ts';
import { headerRow } from './overview.ts';

/** Rows that are shown at first. */
const MOST = 30;

interface LongRows {
  caption: string;
  className?: string;
  head: HTMLElement;
  rows: readonly HTMLElement[];
  /** Rows that are always shown, below the others. */
  foot?: readonly HTMLElement[];
  /** How many rows are shown at first. */
  shown?: number;
}

interface LongTable extends Pick<LongRows, 'caption' | 'shown'> {
  head: readonly string[];
  /** The first cell of each is its header; the next two hold figures. */
  rows: readonly (readonly (string | HTMLElement)[])[];
}

/** The same of texts; null without rows. */
export function longTable({ head, rows, ...rest }: LongTable): HTMLElement | null {
  if (rows.length === 0) return null;
  return longRows({ ...rest, head: headerRow(head, [1, 2]), rows: rows.map(tableRow) });
}

function tableRow(cells: readonly (string | HTMLElement)[]): HTMLElement {
  return el(
    'tr',
    {},
    ...cells.map((cell, at) =>
      at === 0 ? el('th', { scope: 'row' }, cell) : el('td', { class: at === 1 || at === 2 ? 'number' : '' }, cell),
    ),
  );
}

export function longRows({ caption, className = '', head, rows, foot = [], shown = MOST }: LongRows): HTMLElement {
  const body = el('tbody', {}, ...rows.slice(0, shown));
  const table = el(
    'table',
    { class: className },
    el('caption', {}, caption),
    el('thead', {}, head),
    body,
    foot.length > 0 && el('tfoot', {}, ...foot),
  );
  const wrapped = el('div', { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': caption }, table);
  if (rows.length <= shown) return wrapped;
  const more = el('button', { type: 'button', class: 'more' }, `Show all ${count(rows.length)}`);
  more.addEventListener('click', () => {
    add(body, ...rows.slice(shown));
    more.remove();
  });
  return el('div', {}, wrapped, more);
}
