/** The page of a comparison: what grew and shrank from one image to the other. */
import { bytes, growth } from '../../../format/figures.ts';
import { decodeGrowth, GrowthMap } from '../../model/growth.ts';
import type { ComparisonData, PageComparison } from '../../model/page-data.ts';
import { add, el, section } from '../dom.ts';
import { footer, header } from '../frame.ts';
import { reading, unpacked, whenLoaded } from '../load.ts';
import { HOW_TO_MOVE } from '../map/map.ts';
import { Treemap } from '../map/treemap.ts';
import { growthClass, headerRow } from '../parts/overview.ts';
import { growthLook } from './growth-look.ts';
import { growthTable } from './growth-table.ts';

const TITLES: Readonly<Record<string, string>> = {
  layer: 'By layer',
  directory: 'By directory',
  package: 'By package',
  finding: 'By finding',
};

const HINTS: Readonly<Record<string, string>> = {
  directory:
    'The final file system, in directories that do not overlap, each with all below it. A directory is divided as long as at most a tenth of what came and went is then in parts too small for a row.',
};

/** Shows the sums at once, and the map as soon as the files are read. */
export function showComparison(data: ComparisonData): void {
  const { comparison } = data;
  const { names, tables, hasFiles } = comparison;
  const sections = [
    ['overview', 'Overview'],
    ...(hasFiles ? [['map', 'Map']] : []),
    ...tables.map(({ by }) => [`by-${by}`, TITLES[by] ?? by]),
  ] as [string, string][];
  const map = hasFiles ? section('map', 'Map') : null;
  const main = el('main', { id: 'main' });
  add(
    main,
    overview(comparison),
    map,
    ...tables.map(table => {
      const hint = HINTS[table.by];
      return section(
        `by-${table.by}`,
        TITLES[table.by] ?? table.by,
        hint !== undefined && el('p', { class: 'hint' }, hint),
        growthTable(table),
      );
    }),
  );
  document.body.append(header(`${names.before} → ${names.after}`, sections, false), main, footer(data));
  if (map !== null) whenLoaded(() => void openMap(map, comparison));
}

function overview({ headline, origin, facts, figures, remarks }: PageComparison): HTMLElement {
  const image = figures.find(({ figure }) => figure === 'image')?.growth ?? 0;
  return section(
    'overview',
    'Overview',
    el(
      'div',
      { class: `banner none ${growthClass(image)}` },
      el('p', { class: 'headline' }, headline),
      el('p', {}, origin),
      el('p', { class: 'measured' }, facts),
    ),
    remarks.length > 0 && el('ul', { class: 'remarks' }, ...remarks.map(text => el('li', {}, text))),
    el(
      'div',
      { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': 'Figures' },
      el(
        'table',
        { class: 'compared' },
        el('caption', {}, 'Figures'),
        el('thead', {}, headerRow(['Figure', 'Before', 'After', 'Growth'], [1, 2, 3])),
        el('tbody', {}, ...figures.filter(isKnown).map(figureRow)),
      ),
    ),
  );
}

type Figure = PageComparison['figures'][number];

function isKnown({ before, after }: Figure): boolean {
  return before !== null || after !== null;
}

function figureRow({ figure, before, after, growth: by }: Figure): HTMLElement {
  const cell = (value: number | null) => el('td', { class: 'number' }, value === null ? 'unknown' : bytes(value));
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, figure),
    cell(before),
    cell(after),
    el('td', { class: `number ${growthClass(by ?? 0)}` }, by === null ? '' : growth(by)),
  );
}

function openMap(map: HTMLElement, { figures }: PageComparison): Promise<void> {
  return reading(map, async () => {
    const files = decodeGrowth(await unpacked(0));
    const { before, after } = figures.find(({ figure }) => figure === 'wasted') ?? { before: 0, after: 0 };
    const tree = new GrowthMap(files, { before: before ?? 0, after: after ?? 0 });
    if (tree.of({ part: 'image', path: 0 }) === 0) {
      add(map, el('p', {}, 'No file has another size, and as much is wasted.'));
      return;
    }
    const treemap = new Treemap(growthLook(tree));
    add(
      map,
      el(
        'p',
        { class: 'hint' },
        `Each area is as large as what came or went; files of the same size in both images have none. ${HOW_TO_MOVE}`,
      ),
      treemap.element,
    );
    treemap.draw();
  });
}
