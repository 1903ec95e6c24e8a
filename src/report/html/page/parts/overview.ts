/** The top of the page: the verdict, the figures, the budgets. */
import { bytes, count, growth, limitRatio, ratio } from '../../../format/figures.ts';
import type { PageImage } from '../../model/page-data.ts';
import { add, el, section, share, style } from '../dom.ts';
import { type Parts, swatch, totalBar } from './total-bar.ts';

const VERDICTS = {
  pass: { mark: '✓', word: 'Within budget' },
  warn: { mark: '!', word: 'Warning' },
  fail: { mark: '✗', word: 'Over budget' },
} as const;

type Budget = PageImage['budgets'][number];

export function overview(image: PageImage): HTMLElement {
  const { verdict, headline, measured, notes, growth: grown } = image;
  const shown = section('overview', 'Overview', figures(image), totalBar(image), savableSum(image), budgets(image));
  const sign = verdict && VERDICTS[verdict];
  const banner = el(
    'div',
    { class: `banner ${verdict ?? 'none'}` },
    sign && el('span', { class: 'mark', 'aria-hidden': 'true' }, sign.mark),
    el('p', { class: 'headline' }, sign && el('span', { class: 'hidden' }, `${sign.word}: `), headline),
    grown !== null && grown.remark !== null && el('p', {}, grown.remark),
    el('p', { class: 'measured' }, measured),
  );
  shown.prepend(banner);
  if (notes.length > 0)
    add(
      shown,
      el(
        'details',
        {},
        el('summary', {}, notes.length === 1 ? '1 note' : `${notes.length} notes`),
        el('ul', {}, ...notes.map(note => el('li', {}, note))),
      ),
    );
  return shown;
}

interface Tile {
  name: string;
  figure: string;
  remark: string;
  /** The figure's name among those that are compared with the baseline. */
  since?: keyof NonNullable<PageImage['growth']>['byFigure'];
  /** What has the same name and colour in bars. */
  parts?: readonly (keyof Parts)[];
  /** Where its files are listed. */
  href?: string;
}

function tilesOf({ sizes, savingsTotal, wasteGroups, findings }: PageImage): Tile[] {
  const { image, visible, wasted, removable, own, download, efficiency } = sizes;
  const isFound = findings.some(({ bucket }) => bucket === 'removable');
  return [
    { name: 'Image', figure: bytes(image), remark: 'all layers', since: 'image' },
    { name: 'Visible', figure: bytes(visible), remark: 'final file system', since: 'visible' },
    {
      ...{ name: 'Wasted', figure: bytes(wasted), remark: 'stored, no longer visible', since: 'wasted' },
      ...{ parts: ['wasted'], ...(wasteGroups.length > 0 && { href: '#wasted-bytes' }) },
    },
    {
      ...{ name: 'Removable', figure: bytes(removable), remark: 'visible, not needed', since: 'removable' },
      ...{ parts: ['removable'], ...(isFound && { href: '#found' }) },
    },
    {
      ...{ name: 'Can be saved', figure: bytes(savingsTotal.bytes), remark: 'wasted + removable' },
      ...{ parts: ['wasted', 'removable'], href: '#findings' },
    },
    own === null
      ? { name: 'Own layers', figure: '–', remark: 'base not known' }
      : { name: 'Own layers', figure: bytes(own), remark: 'above the base', since: 'own' },
    ...(download === null
      ? []
      : [{ name: 'Download', figure: bytes(download), remark: 'compressed', since: 'download' as const }]),
    { name: 'Efficiency', figure: ratio(efficiency), remark: 'visible of all' },
  ];
}

function figures(image: PageImage): HTMLElement {
  const { growth: baseline } = image;
  return el(
    'dl',
    { class: 'figures' },
    ...tilesOf(image).map(({ name, figure, remark, since, parts = [], href }) =>
      el(
        'div',
        {},
        el('dt', {}, ...parts.map(swatch), name),
        el('dd', {}, href === undefined ? figure : el('a', { href }, figure)),
        el('dd', { class: 'remark' }, remark),
        since !== undefined && sinceRemark(baseline?.byFigure[since] ?? null, baseline?.label ?? ''),
      ),
    ),
  );
}

/** How the three figures of what need not be there belong together. No byte counts for both. */
function savableSum({ sizes, savingsTotal }: PageImage): HTMLElement | null {
  const { wasted, removable } = sizes;
  if (savingsTotal.bytes === 0) return null;
  const inBase = savingsTotal.baseBytes;
  const base = inBase === 0 ? '' : `, ${bytes(inBase)} of it in the base image`;
  return el(
    'p',
    { class: 'savable' },
    ...[swatch('wasted'), `${bytes(wasted)} wasted (stored, but replaced or deleted by a later layer) + `],
    ...[swatch('removable'), `${bytes(removable)} removable (still visible, but a rule says that it is not needed)`],
    ` = ${bytes(savingsTotal.bytes)} can be saved${base}.`,
  );
}

/** Growth of a figure since the baseline. */
function sinceRemark(by: number | null, label: string): HTMLElement | null {
  return by === null ? null : el('dd', { class: `remark ${growthClass(by)}` }, `${growth(by)} since ${label}`);
}

/** How growth is coloured; its sign says the same. */
export function growthClass(by: number): string {
  if (by === 0) return '';
  return by > 0 ? 'grown' : 'shrunk';
}

function budgets({ budgets: all }: PageImage): HTMLElement | null {
  if (all.length === 0) return null;
  const hasChange = all.some(({ change }) => change !== '');
  const order = { fail: 0, warn: 1, pass: 2 };
  const sorted = [...all].sort((a, b) => order[a.status] - order[b.status]);
  return el(
    'div',
    { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': 'Budgets' },
    el(
      'table',
      { class: 'budgets' },
      el('caption', {}, 'Budgets'),
      el(
        'thead',
        {},
        headerRow(['Budget', 'Now', 'Limit', ...(hasChange ? ['Change'] : []), '', 'Where'], [1, 2, hasChange ? 3 : 2]),
      ),
      el('tbody', {}, ...sorted.map(budget => budgetRow(budget, hasChange))),
    ),
  );
}

/** @param numbers places of the columns that hold figures */
export function headerRow(names: readonly string[], numbers: readonly number[]): HTMLElement {
  const className = (at: number) => (numbers.includes(at) ? 'number' : '');
  return el(
    'tr',
    {},
    ...names.map((name, at) => (name === '' ? el('td', {}) : el('th', { scope: 'col', class: className(at) }, name))),
  );
}

function budgetRow(budget: Budget, hasChange: boolean): HTMLElement {
  const { status, warn, fail, position } = budget;
  const sign = VERDICTS[status];
  const limits = [
    fail === null ? [] : [amount(budget, fail)],
    warn === null ? [] : [`warns at ${amount(budget, warn)}`],
  ];
  return el(
    'tr',
    { class: status },
    el(
      'th',
      { scope: 'row' },
      el('span', { class: 'mark', title: sign.word }, sign.mark),
      ` ${budget.budget}`,
      el('span', { class: 'hidden' }, ` (${sign.word})`),
    ),
    el('td', { class: 'number' }, amount(budget, budget.actual)),
    el('td', { class: 'number' }, limits.flat().join(', ')),
    hasChange && el('td', { class: 'number' }, budget.change),
    el('td', { class: 'bullet-cell' }, bullet(budget)),
    el('td', { class: 'where' }, `${position.path}:${position.line}`),
  );
}

function amount({ unit }: Budget, value: number): string {
  if (unit === 'bytes') return bytes(value);
  return unit === 'ratio' ? limitRatio(Number(value.toFixed(4))) : count(value);
}

/** A bar of the figure with a tick at each limit. The table says the same in words. */
function bullet({ status, actual, warn, fail }: Budget): HTMLElement {
  const most = 1.15 * Math.max(actual, warn ?? 0, fail ?? 0, Number.MIN_VALUE);
  const ticks = [
    ['fail', fail],
    ['warn', warn],
  ] as const;
  return el(
    'div',
    { class: `bullet ${status}`, 'aria-hidden': 'true' },
    style(el('span', { class: 'value' }), { width: share(Math.max(0, actual), most) }),
    ...ticks.flatMap(([name, value]) =>
      value === null ? [] : [style(el('span', { class: `tick ${name}` }), { left: share(value, most) })],
    ),
  );
}
