/** The report in GitHub-flavoured Markdown, for a step summary or a comment. */

import type { Saving } from '../../analysis/savings/types.ts';
import type { BudgetResult, Status } from '../../budget/types.ts';
import { amounts, headline, threshold, tooMuch, writtenUnit } from '../format/budget-messages.ts';
import { cut, markdownBlock, markdownCode, markdown as say } from '../format/escape.ts';
import { bytes, percent } from '../format/figures.ts';
import { remedyText, SMALL, totalText } from '../format/savings.ts';
import type { ImageReport, Report } from '../types.ts';
import { foldedParts, origin, where } from './details.ts';
import { explained, fileLink, firstRows, type MarkdownOptions, table } from './parts.ts';

export type { MarkdownOptions } from './parts.ts';

const ICONS: Readonly<Record<Status, string>> = { pass: '✅', warn: '⚠️', fail: '❌' };
const MOST = { notes: 20, images: 200 };
/** Savings with what to write instead. */
const TOP = 5;
const NAME_COLUMNS = 100;
/** Below the 1 MiB at which GitHub refuses a step summary. */
const LIMIT = 1_000_000;

/** How much of the report is printed: all of it, all but the folded parts, or the headlines alone. */
type Extent = 'full' | 'short' | 'headlines';

const CUT: Readonly<Record<Extent, string>> = {
  full: '',
  short:
    '_The details were left out: the report is too long for this place. `imagebudget check --json` has all of them._',
  headlines:
    '_Only the verdicts are shown: the report is too long for this place. `imagebudget check --json` has all of it._',
};

/** The report as Markdown of at most `limit` bytes: the longest of its three extents that fits. It says what was cut. */
export function markdown(report: Report, options: MarkdownOptions = {}): string {
  const limit = options.limit ?? LIMIT;
  for (const extent of ['full', 'short'] as const) {
    const text = render(report, extent, options);
    if (Buffer.byteLength(text) <= limit) return text;
  }
  return withinLimit(render(report, 'headlines', options), limit);
}

function render({ images }: Report, extent: Extent, options: MarkdownOptions): string {
  const { shown, rest } = extent === 'headlines' ? firstRows(images, MOST.images) : { shown: images, rest: [] };
  const parts = shown.flatMap(image => [`### ${sentence(image)}`, '', ...body(image, extent, options)]);
  const lines = [...parts, ...rest, ...(extent === 'full' ? [] : ['', CUT[extent]])];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** Headlines that are still too long are cut at the end of a line. */
function withinLimit(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  const note = `\n${CUT.headlines}\n`;
  const kept: string[] = [];
  let size = Buffer.byteLength(note);
  for (const line of text.split('\n')) {
    size += Buffer.byteLength(line) + 1;
    if (size > limit) break;
    kept.push(line);
  }
  return `${kept.join('\n').trimEnd()}\n${note}`;
}

function sentence(image: ImageReport): string {
  const icon = image.verdict === null ? '' : `${ICONS[image.verdict]} `;
  return icon + headline(image, name => markdownCode(cut(name, NAME_COLUMNS)));
}

function body(image: ImageReport, extent: Extent, options: MarkdownOptions): string[] {
  if (extent === 'headlines') return [];
  return [
    ...budgets(image, options),
    '',
    ...(image.verdict === 'pass' ? [] : whatToDo(image, options)),
    ...notes(image),
    '',
    ...(extent === 'full' ? foldedParts(image, options) : []),
  ];
}

function budgets({ budgets }: ImageReport, options: MarkdownOptions): string[] {
  const columns = { '': 'left', Budget: 'left', Now: 'right', Limit: 'right', Used: 'right' } as const;
  const rows = budgets.map(budget => [
    ICONS[budget.status],
    say(budget.budget),
    amounts(budget).now,
    limit(budget),
    used(budget),
  ]);
  const failing = budgets.filter(({ status }) => status === 'fail');
  const edits = failing.map(
    budget => `- **${say(budget.budget)}**: ${tooMuch(budget)}; the limit is ${fileLink(budget.position, options)}`,
  );
  return [...table(columns, rows), '', ...edits];
}

function limit(budget: BudgetResult): string {
  const { limit } = amounts(budget);
  const written = writtenUnit(budget);
  const figure = written === null ? limit : `${say(written)} = ${limit}`;
  const isRatio = budget.unit === 'ratio';
  if (budget.status === 'warn') return `warns ${isRatio ? 'below' : 'above'} ${figure}`;
  return isRatio ? `at least ${figure}` : figure;
}

function used(budget: BudgetResult): string {
  const most = threshold(budget) ?? 0;
  return budget.unit === 'ratio' || most === 0 ? '' : percent(budget.actual, most);
}

/** The biggest savings with their remedies, then the biggest advice. */
function whatToDo(image: ImageReport, options: MarkdownOptions): string[] {
  const worth = [...image.savings, ...image.advice].filter(saving => saving.bytes >= SMALL || saving.always);
  const top = worth.slice(0, options.top ?? TOP);
  if (top.length === 0) return [];
  const items = top.flatMap((saving, n) => [
    `${n + 1}. **${bytes(saving.bytes)}** ${title(saving, options)}: ${where(saving)} (${origin(saving, image.layers, options)})`,
    '',
    ...markdownBlock(remedyText(saving.remedy), 'dockerfile')
      .split('\n')
      .map(line => `   ${line}`),
    '',
  ]);
  const more = worth.length - top.length;
  return [
    `#### What to do: save ${totalText(image.savingsTotal, image.sizes.image)}`,
    '',
    ...items,
    ...(more === 0 ? [] : [`… and ${more} more under “All findings”.`, '']),
  ];
}

function title({ title, kind, page }: Saving, options: MarkdownOptions): string {
  const linked = explained(say(title), page, options);
  return kind === 'advice' ? `${linked} (advice, not in the sum)` : linked;
}

function notes({ notes }: ImageReport): string[] {
  const { shown, rest } = firstRows(notes, MOST.notes);
  return [...shown.map(note => `- Note: ${say(note)}`), ...rest];
}
