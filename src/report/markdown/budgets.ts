/** The budgets in Markdown: failing ones first, then warnings, then the rest. */

import type { BudgetResult, Status, UnjudgedBudget } from '../../budget/types.ts';
import { listed } from '../../image/text.ts';
import { amounts, excess, unjudgedGroups, unjudgedTextOf, writtenUnit } from '../format/budgets/budget-messages.ts';
import { baselineText, changeText, figureNow, isGrowth, knownBaseline } from '../format/budgets/growth.ts';
import { changeSentence, limitText, shownChange } from '../format/budgets/limit-changes.ts';
import { markdown as say } from '../format/escape.ts';
import { bytes, count, counted, ratio } from '../format/figures.ts';
import type { ImageReport } from '../types.ts';
import { fileLink, firstRows, ICONS, linkTo, type MarkdownOptions, SAME, sinceText, table } from './parts.ts';

const ORDER: readonly Status[] = ['fail', 'warn', 'pass'];
/** Longer names of budgets take the line below their icon if they must. */
const SHORT_NAME = 10;
/** A longer name of a baseline is in the headline alone. */
const LABEL_COLUMNS = 16;
/** With more rows than this, budgets that are kept share one line. */
const MOST_ROWS = 5;
/** Limits that a change has other than its base. */
const MOST_CHANGES = 50;

/** A table, and one line for budgets that are kept if there are many. */
export function budgetTable(image: ImageReport, options: MarkdownOptions): string[] {
  const { budgets, unjudged } = image;
  const baseline = knownBaseline(image);
  const sorted = [...budgets].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  const isGreen = budgets.every(({ status }) => status === 'pass');
  const kept = sorted.length > MOST_ROWS ? sorted.filter(({ status }) => status === 'pass') : [];
  const linked = (budget: BudgetResult) => linkTo(budget.position, say(budget.budget), options);
  // Names that link to the config's lines need no column for them, which few screens have room for.
  const areLinked = sorted.every(budget => linked(budget) !== null);
  const rows = sorted
    .filter(budget => !kept.includes(budget) || kept.length === sorted.length)
    .map(budget => [
      // The icon stays with a short name in a narrow column.
      `${ICONS[budget.status]}${budget.budget.length > SHORT_NAME ? ' ' : '\u00a0'}${areLinked ? linked(budget) : say(budget.budget)}`,
      figureText(budget, baseline !== null),
      limit(budget),
      ...(isGreen ? [] : [over(budget)]),
      ...(areLinked ? [] : [fileLink(budget.position, options)]),
    ]);
  // A narrow screen shows four columns.
  const columns: Record<string, 'left' | 'right'> = {
    Budget: 'left',
    [baseline === null ? 'Now' : `Now (${labelText(baseline.label)} + change)`]: 'right',
    Limit: 'right',
    ...(isGreen ? {} : { Over: 'right' }),
    ...(areLinked ? {} : { 'Set in': 'left' }),
  };
  return [
    ...table(columns, rows),
    '',
    ...keptLine(kept, sorted.length),
    ...unjudgedLines(unjudged, options),
    ...baselineLines(image),
    ...limitChangeLines(image),
  ];
}

/** The baseline's name, if a title has room for it. */
function labelText(label: string): string {
  return label.length <= LABEL_COLUMNS && /^[A-Za-z][\w./-]*$/.test(label) ? say(label) : 'baseline';
}

/** The figure, also where its growth is judged; with the baseline's and the change if they are known. */
function figureText(budget: BudgetResult, isCompared: boolean): string {
  const grows = isGrowth(budget);
  const now = grows ? plain(budget, figureNow(budget)) : amounts(budget).now;
  const { actual, baseline } = budget;
  if (!isCompared || baseline === null) return now;
  const change = grows ? amounts(budget).now : changeText(budget);
  return sinceText(now, plain(budget, baseline), actual === (grows ? 0 : baseline) ? SAME : change);
}

function plain({ unit }: BudgetResult, figure: number): string {
  if (unit === 'ratio') return ratio(figure);
  return unit === 'count' ? count(figure) : bytes(figure);
}

function baselineLines(image: ImageReport): string[] {
  const text = baselineText(image, say);
  if (text === null) return [];
  return [`➖ ${text.replace(/^n/, 'N')}${/[.!?]$/.test(text) ? '' : '.'}`, ''];
}

/** Old and new limits, if a pull request changes them. */
function limitChangeLines(image: ImageReport): string[] {
  const change = shownChange(image);
  if (change === null) return [];
  const { shown, rest } = firstRows(change.limits, MOST_CHANGES);
  const rows = shown.map(({ budget, before, after }) => [say(budget), limitText(before, say), limitText(after, say)]);
  const columns = { Budget: 'left', 'Base branch': 'right', 'This change': 'right' } as const;
  return [
    `⚠️ ${changeSentence(change, say)}.`,
    '',
    ...(rows.length === 0 ? [] : [...table(columns, rows), ...rest, '']),
  ];
}

function keptLine(kept: readonly BudgetResult[], all: number): string[] {
  if (kept.length === 0 || kept.length === all) return [];
  const names = listed(kept.map(({ budget }) => say(budget)));
  const verb = kept.length === 1 ? 'is within its limit' : 'are within their limits';
  return [`${ICONS.pass} ${counted(kept.length, 'more', 'more')} ${verb}: ${names}.`, ''];
}

function unjudgedLines(unjudged: readonly UnjudgedBudget[], options: MarkdownOptions): string[] {
  return unjudgedGroups(unjudged).flatMap(group => {
    const icon = group.status === 'warn' ? ICONS.warn : '➖';
    return [`${icon} ${unjudgedTextOf(group, say)} (${fileLink(group.position, options)}).`, ''];
  });
}

function limit(budget: BudgetResult): string {
  const written = writtenUnit(budget);
  const figure = `${amounts(budget).limit}${written === null ? '' : ` (${say(written)})`}`;
  return budget.unit === 'ratio' ? `at least ${figure}` : figure;
}

function over(budget: BudgetResult): string {
  const amount = excess(budget);
  if (amount === null) return '';
  const side = budget.unit === 'ratio' ? `${amount} under` : amount;
  return budget.status === 'fail' ? `**${side}**` : side;
}
