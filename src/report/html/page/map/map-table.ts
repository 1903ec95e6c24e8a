/** What the map shows, as a table: the same directory, largest first. */
import { bytes, count, percent } from '../../../format/figures.ts';
import type { MapPlace, MapTree } from '../../model/map.ts';
import { el, share, style } from '../dom.ts';

/** Rows that are shown. */
const MOST = 15;

export interface MapTable {
  bytes: MapTree;
  place: MapPlace;
  go(place: MapPlace): void;
  name(place: MapPlace): string;
}

export function mapTable(table: MapTable): HTMLElement {
  const { bytes: of, place, name } = table;
  const whole = of.of(place);
  const below = of.below(place);
  const rest = below.slice(MOST).reduce((sum, one) => sum + of.of(one), 0);
  const head = el(
    'tr',
    {},
    el('th', { scope: 'col' }, 'Name'),
    el('th', { scope: 'col', class: 'number' }, 'Size'),
    el('th', { scope: 'col', class: 'number' }, 'Part'),
    el('td', {}),
  );
  return el(
    'div',
    { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': 'The map as a table' },
    el(
      'table',
      {},
      el('caption', {}, `In ${name(place)}, ${bytes(whole)}`),
      el('thead', {}, head),
      el(
        'tbody',
        {},
        ...below.slice(0, MOST).map(one => rowOf(labelOf(one, table), { size: of.of(one), whole, part: one.part })),
        below.length > MOST && rowOf(`${count(below.length - MOST)} smaller`, { size: rest, whole, part: place.part }),
      ),
    ),
  );
}

/** A directory's name leads into it. */
function labelOf(one: MapPlace, { bytes: of, go, name }: MapTable): HTMLElement | string {
  const full = name(one);
  const label = one.path === 0 ? full : full.slice(full.lastIndexOf('/') + 1);
  if (of.below(one).length === 0) return label;
  const text = one.path === 0 ? label : `${label}/`;
  return el('button', { type: 'button', class: 'link', click: () => go(one) }, text);
}

interface RowFacts extends Pick<MapPlace, 'part'> {
  size: number;
  whole: number;
}

function rowOf(label: HTMLElement | string, { size, whole, part }: RowFacts): HTMLElement {
  const bar = style(el('span', { class: part === 'wasted' ? 'wasted' : 'own' }), { width: share(size, whole) });
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, label),
    el('td', { class: 'number' }, bytes(size)),
    el('td', { class: 'number' }, percent(size, whole)),
    el('td', { class: 'bar-cell' }, el('div', { class: 'bar', 'aria-hidden': 'true' }, bar)),
  );
}
