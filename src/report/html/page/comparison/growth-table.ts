/** A table of growth: a bar to the right for what grew, to the left for what shrank. */
import { bytes, growth } from '../../../format/figures.ts';
import type { PageComparison } from '../../model/page-data.ts';
import { el, share, style } from '../dom.ts';
import { longRows } from '../parts/long-rows.ts';
import { growthClass } from '../parts/overview.ts';

type Table = PageComparison['tables'][number];
type Row = Table['rows'][number];

export function growthTable({ by, rows }: Table): HTMLElement {
  const most = Math.max(1, ...rows.map(row => Math.abs(row.bytes)));
  const hasLines = rows.some(({ line }) => line !== null);
  const name = `${by.slice(0, 1).toUpperCase()}${by.slice(1)}`;
  return longRows({
    caption: `Growth by ${by}`,
    className: 'compared titled',
    head: headOf([name, ''], hasLines ? ['', 'Line'] : ['']),
    rows: rows.filter(({ isRest }) => !isRest).map(row => rowOf(row, most, hasLines)),
    foot: [...rows.filter(({ isRest }) => isRest).map(row => rowOf(row, most, hasLines)), totalOf(rows, hasLines)],
  });
}

function rowOf(row: Row, most: number, hasLines: boolean): HTMLElement {
  const { tag, what, before, after, bytes: by, line, isRest } = row;
  return el(
    'tr',
    { class: isRest ? 'rest' : '' },
    el('th', { scope: 'row', class: 'what' }, el('span', { title: what }, what)),
    el('td', {}, tag !== '' && el('span', { class: 'tag' }, tag)),
    ...figures({ before, after, bytes: by }),
    el('td', { class: 'bar-cell' }, growthBar(by, most)),
    hasLines && el('td', { class: 'where' }, line === null ? '' : `${line.path}:${line.line}`),
  );
}

function totalOf(rows: readonly Row[], hasLines: boolean): HTMLElement {
  const sum = (side: 'before' | 'after' | 'bytes') => rows.reduce((total, row) => total + row[side], 0);
  const all = { before: sum('before'), after: sum('after'), bytes: sum('bytes') };
  return el(
    'tr',
    { class: 'all' },
    el('th', { scope: 'row' }, 'the whole image'),
    el('td', {}),
    ...figures(all),
    el('td', { class: 'bar-cell' }),
    hasLines && el('td', {}),
  );
}

/** Column headers. @param first those before the figures @param last those behind */
export function headOf(first: readonly string[], last: readonly string[]): HTMLElement {
  const number = (name: string, more = '') => el('th', { scope: 'col', class: `number${more}` }, name);
  return el(
    'tr',
    {},
    ...first.map(name => (name === '' ? el('td', {}) : el('th', { scope: 'col' }, name))),
    number('Growth'),
    number('Before', ' before'),
    number('After'),
    ...last.map(name =>
      name === '' ? el('td', { class: 'bar-cell' }) : el('th', { scope: 'col', class: 'where' }, name),
    ),
  );
}

/** Cells for the growth and both sizes. */
export function figures(row: Pick<Row, 'before' | 'after' | 'bytes'>): HTMLElement[] {
  return [
    el('td', { class: `number ${growthClass(row.bytes)}` }, growth(row.bytes)),
    el('td', { class: 'number before' }, bytes(row.before)),
    el('td', { class: 'number' }, bytes(row.after)),
  ];
}

/** The figure beside it says the same. @param most what half of the width is worth */
export function growthBar(by: number, most: number): HTMLElement {
  const bar = style(el('span', { class: growthClass(by) }), { width: share(Math.abs(by) / 2, most) });
  return el('div', { class: 'growth-bar', 'aria-hidden': 'true' }, by !== 0 && bar);
}
