/** The budgets in the text report: what fails first, then what warns, then what is within its limit. */
import type { BudgetResult, Status } from '../../budget/types.ts';
import {
  amounts,
  excess,
  threshold,
  unjudgedGroups,
  unjudgedTextOf,
  writtenUnit,
} from '../format/budgets/budget-messages.ts';
import { baselineText, changeText, figureNow, isGrowth, knownBaseline } from '../format/budgets/growth.ts';
import { changeSentence, limitText, shownChange } from '../format/budgets/limit-changes.ts';
import { cut, terminal } from '../format/escape.ts';
import { bytes, count } from '../format/figures.ts';
import { columnWidths, hanging, pad, width, wrap } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import { MARKS, type View } from './view.ts';

const GAP = '  ';
const NAME_COLUMNS = 32;
/** Budgets in the one line of an image that passes. */
const MOST_IN_LINE = 6;
const ORDER: Readonly<Record<Status, number>> = { fail: 0, warn: 1, pass: 2 };

/** Title and one line for each budget; nothing if no budget is set. @param most rows, save with `--all`; what fails or warns has always one */
export function budgetTable(image: ImageReport, view: View, most: number): string[] {
  const { budgets } = image;
  if (budgets.length === 0) return [];
  const changes = knownBaseline(image) !== null;
  const sorted = [...budgets].sort((a, b) => ORDER[a.status] - ORDER[b.status]);
  const beyond = sorted.filter(({ status }) => status !== 'pass').length;
  const shown = view.all || sorted.length <= most + 1 ? sorted : sorted.slice(0, Math.max(most, beyond));
  const names = Math.min(NAME_COLUMNS, Math.floor(view.width / 4));
  const titles = ['BUDGET', 'NOW', 'LIMIT', ...(changes ? ['CHANGE'] : []), beyond === 0 ? '' : 'OVER'];
  const rows = [titles, ...shown.map(budget => cells(budget, names, changes))];
  const widths = columnWidths(rows);
  const aligned = rows.map(row => row.map((cell, n) => pad(cell, widths[n] ?? 0, n === 0 ? 'left' : 'right')));
  const [title = [], ...lines] = aligned;
  const rest = sorted.length - shown.length;
  const within = rest === 1 ? '1 more is within its limit' : `${rest} more are within their limits`;
  return [
    view.paint('dim', `  ${title.join(GAP)}`.trimEnd()),
    ...shown.flatMap((budget, n) => rowLines(budget, lines[n] ?? [], view)),
    ...(rest === 0 ? [] : [`${view.paint('green', MARKS.pass.mark)} ${within}`]),
  ];
}

/** Budgets on figures that the image does not have, one line for each reason. */
export function unjudgedLines({ unjudged }: ImageReport, view: View): string[] {
  return unjudgedGroups(unjudged).flatMap(group => {
    const { mark, style } = group.status === 'warn' ? MARKS.warn : { mark: '-', style: 'dim' as const };
    const { path, line } = group.position;
    const text = `${unjudgedTextOf(group, terminal)}  ${terminal(`${path}:${line}`)}`;
    return wrap(text, view.width - 2).map((part, n) => (n === 0 ? `${view.paint(style, mark)} ${part}` : `  ${part}`));
  });
}

/** Why there is no baseline, or not the usual one; nothing if there is nothing to say. */
export function baselineLines(image: ImageReport, view: View): string[] {
  const text = baselineText(image, terminal);
  if (text === null) return [];
  return wrap(text, view.width - 2).map((part, n) => (n === 0 ? `${view.paint('dim', '-')} ${part}` : `  ${part}`));
}

/** Old and new limits, if a pull request changes them. */
export function limitChangeLines(image: ImageReport, view: View): string[] {
  const change = shownChange(image);
  if (change === null) return [];
  const rows = change.limits.map(({ budget, before, after }) => [
    cut(terminal(budget), NAME_COLUMNS),
    `${limitText(before, terminal)} -> ${limitText(after, terminal)}`,
  ]);
  const [names = 0] = columnWidths(rows);
  return [
    ...wrap(changeSentence(change, terminal), view.width - 2).map((part, n) =>
      n === 0 ? `${view.paint('yellow', '!')} ${part}` : `  ${part}`,
    ),
    ...rows.flatMap(([name = '', text = '']) => hanging(`    ${pad(name, names, 'left')}${GAP}`, text, view.width)),
  ];
}

/** The budgets of an image that passes, those with the least room first: `size 284 MB of 300 MB · layers 7 of 20`. */
export function budgetsInShort({ budgets }: ImageReport): string[] {
  // The headline names a single budget with its limit.
  if (budgets.length < 2) return [];
  const used = (budget: BudgetResult) => {
    const limit = threshold(budget) ?? 0;
    return limit === 0 ? 0 : budget.unit === 'ratio' ? limit / budget.actual : budget.actual / limit;
  };
  const sorted = [...budgets].sort((a, b) => used(b) - used(a));
  const rest = sorted.length - MOST_IN_LINE;
  const texts = sorted.slice(0, rest > 1 ? MOST_IN_LINE : sorted.length).map(budget => {
    const { now, limit } = amounts(budget);
    const of = budget.unit === 'ratio' ? 'at least' : 'of';
    return `${cut(terminal(budget.budget), NAME_COLUMNS)} ${now} ${of} ${limit}`;
  });
  return rest > 1 ? [...texts, `${rest} more`] : texts;
}

/** @param changes whether there is a column for growth */
function cells(budget: BudgetResult, most: number, changes: boolean): string[] {
  const { now, limit } = amounts(budget);
  const figure = isGrowth(budget) ? (budget.unit === 'count' ? count : bytes)(figureNow(budget)) : now;
  const change = isGrowth(budget) ? now : changeText(budget);
  return [cut(terminal(budget.budget), most), figure, limit, ...(changes ? [change] : []), excess(budget) ?? ''];
}

/** The row, with where its limit is set; below the row if there is no room beside it. */
function rowLines(budget: BudgetResult, aligned: readonly string[], view: View): string[] {
  const { mark, style } = MARKS[budget.status];
  const isBeyond = budget.status !== 'pass';
  const [left, over] = [aligned.slice(0, -1).join(GAP), aligned.at(-1) ?? ''];
  const start = `${view.paint(style, mark)} ${left}${GAP}${isBeyond ? view.paint(style, over) : over}`;
  const room = view.width - 2 - width(`${left}${GAP}${over}${GAP} `);
  const notes = isBeyond ? noteTexts(budget) : budget.unit === 'ratio' ? ['at least'] : [];
  const fits = notes.find(note => width(note) <= room);
  if (notes.length === 0) return [start.trimEnd()];
  if (fits !== undefined) return [`${start}${GAP} ${view.paint('dim', fits)}`];
  return [start, ...wrap(notes[0] ?? '', view.width - 4).map(line => `    ${view.paint('dim', line)}`)];
}

/** Where the limit is set and how it was written, the longest text first. */
function noteTexts(budget: BudgetResult): string[] {
  const { path, line } = budget.position;
  const place = terminal(`${path}:${line}`);
  const written = writtenUnit(budget);
  const how = [
    ...(written === null ? [] : [terminal(written)]),
    ...(budget.unit === 'ratio' ? ['at least'] : []),
    ...(budget.status === 'warn' ? ['warns'] : []),
  ];
  const more = budget.status === 'warn' && budget.fail !== null ? [`fails ${failing(budget, budget.fail)}`] : [];
  const text = (parts: readonly string[]) => (parts.length === 0 ? place : `${place} (${parts.join(', ')})`);
  return [text([...how, ...more]), text(how)];
}

function failing(budget: BudgetResult, limit: number): string {
  return `${budget.unit === 'ratio' ? 'below' : 'above'} ${amounts(budget, limit).limit}`;
}
