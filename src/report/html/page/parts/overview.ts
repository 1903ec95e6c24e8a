/** The top of the page: the verdict, the figures, the budgets. */
import { bytes, count, growth, limitRatio, percent, ratio } from '../../../format/figures.ts';
import type { PageImage } from '../../model/page-data.ts';
import { add, el, section, share, style } from '../dom.ts';
import { totalBar } from './total-bar.ts';

const VERDICTS = {
  pass: { mark: '✓', word: 'Within budget' },
  warn: { mark: '!', word: 'Warning' },
  fail: { mark: '✗', word: 'Over budget' },
} as const;

type Budget = PageImage['budgets'][number];

export function overview(image: PageImage): HTMLElement {
  const { verdict, headline, measured, notes, growth: grown } = image;
  const shown = section('overview', 'Overview', figures(image), totalBar(image), budgets(image));
  const sign = verdict && VERDICTS[verdict];
  const banner = el(
    'div',
    { class: `banner ${verdict ?? 'none'}` },
    sign && el('span', { class: 'mark', 'aria-hidden': 'true' }, sign.mark),
    el('p', { class: 'headline' }, sign && el('span', { class: 'hidden' }, `${sign.word}: `), headline),
    grown !== null && grown.missing !== null && el('p', {}, grown.missing),
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

function figures({ sizes, savingsTotal, growth: since }: PageImage): HTMLElement {
  const all: [
    name: string,
    figure: string,
    remark: string,
    grown?: keyof NonNullable<PageImage['growth']>['byFigure'],
  ][] = [
    ['Image', bytes(sizes.image), 'all layers', 'image'],
    ['Visible', bytes(sizes.visible), 'final file system', 'visible'],
    ['Wasted', bytes(sizes.wasted), `${percent(sizes.wasted, sizes.image)} of the image`, 'wasted'],
    ['Removable', bytes(sizes.removable), `${percent(sizes.removable, sizes.image)} of the image`, 'removable'],
    [
      'Own layers',
      sizes.own === null ? '–' : bytes(sizes.own),
      sizes.own === null ? 'base not known' : 'above the base',
      'own',
    ],
    [
      'Download',
      sizes.download === null ? '–' : bytes(sizes.download),
      sizes.download === null ? 'not compressed here' : 'compressed',
      'download',
    ],
    ['Efficiency', ratio(sizes.efficiency), 'visible of all'],
    ['Can be saved', bytes(savingsTotal.bytes), `${bytes(savingsTotal.baseBytes)} in the base`],
  ];
  return el(
    'dl',
    { class: 'figures' },
    ...all.map(([name, figure, remark, grown]) =>
      el(
        'div',
        {},
        el('dt', {}, name),
        el('dd', {}, figure),
        el('dd', { class: 'remark' }, remark),
        grown !== undefined && sinceRemark(since?.byFigure[grown] ?? null, since?.label ?? ''),
      ),
    ),
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
