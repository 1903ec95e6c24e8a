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
        ...below.slice(0, MOST).map(one => rowOf(labelOf(one, table), of.of(one), whole)),
        below.length > MOST && rowOf(`${count(below.length - MOST)} smaller`, rest, whole),
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

function rowOf(label: HTMLElement | string, size: number, whole: number): HTMLElement {
  const part = style(el('span', { class: 'own' }), { width: share(size, whole) });
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, label),
    el('td', { class: 'number' }, bytes(size)),
    el('td', { class: 'number' }, percent(size, whole)),
    el('td', { class: 'bar-cell' }, el('div', { class: 'bar', 'aria-hidden': 'true' }, part)),
  );
}
