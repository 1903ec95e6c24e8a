/** What the map of a comparison shows, as a table: the same directory, most movement first. */
import { count } from '../../../format/figures.ts';
import type { GrowthMap, Sides } from '../../model/growth.ts';
import type { MapPlace } from '../../model/map.ts';
import { el } from '../dom.ts';
import { figures, growthBar, headOf } from './growth-table.ts';

/** Rows that are shown. */
const MOST = 15;

interface PlaceTable {
  tree: GrowthMap;
  place: MapPlace;
  go(place: MapPlace): void;
  name(place: MapPlace): string;
}

export function placeTable(table: PlaceTable): HTMLElement {
  const { tree, place, name } = table;
  const below = tree.below(place);
  const all = tree.sides(place);
  const shown = below.slice(0, MOST).map(one => ({ label: labelOf(one, table), sides: tree.sides(one) }));
  const most = Math.max(1, ...shown.map(({ sides }) => Math.abs(sides.after - sides.before)));
  const rest = shown.reduce((left, { sides }) => minus(left, sides), all);
  const smaller = below.length > MOST ? `${count(below.length - MOST)} with less, and what is unchanged` : 'unchanged';
  return el(
    'div',
    { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': 'The map as a table' },
    el(
      'table',
      { class: 'compared' },
      el('caption', {}, `In ${name(place)}, most movement first`),
      el('thead', {}, headOf(['Name'], [''])),
      el('tbody', {}, ...shown.map(({ label, sides }) => rowOf(label, sides, most))),
      el('tfoot', {}, rowOf(smaller, rest, most), rowOf('all', all, most)),
    ),
  );
}

function minus(left: Sides, part: Sides): Sides {
  return { before: left.before - part.before, after: left.after - part.after };
}

/** A directory's name leads into it. */
function labelOf(one: MapPlace, { tree, go, name }: PlaceTable): HTMLElement | string {
  const full = name(one);
  const label = one.path === 0 ? full : full.slice(full.lastIndexOf('/') + 1);
  if (tree.below(one).length === 0) return label;
  return el('button', { type: 'button', class: 'link', click: () => go(one) }, `${label}/`);
}

function rowOf(label: HTMLElement | string, { before, after }: Sides, most: number): HTMLElement {
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, label),
    ...figures({ before, after, bytes: after - before }),
    el('td', { class: 'bar-cell' }, growthBar(after - before, most)),
  );
}
