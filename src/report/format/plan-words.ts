/** The plan in words, the same in every output. Texts hold foreign parts: escape them. */
import type { FileEdit, Hunk, Plan, PlanItem } from '../../budget/plan/types.ts';
import type { BudgetResult } from '../../budget/types.ts';
import { amounts, excess, threshold } from './budget-messages.ts';
import { terminal } from './escape.ts';
import { head, tail, width } from './width.ts';

/** A line of a hunk that is longer shows little more than what changes in it. */
const LONG = 160;
const KEPT = 40;
const TAB = '    ';

/** `1`, `1 and 2`, `1, 2 and 3`. */
export function listed(parts: readonly (string | number)[]): string {
  if (parts.length < 2) return parts.join();
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** `61.2 MB`, `about 61.2 MB`: a figure that depends on an estimate says so. */
export function figure(text: string, exact: boolean): string {
  return exact ? text : `about ${text}`;
}

/** `size is 823 MB, 573 MB over 250 MB`, for a budget that fails or warns. */
export function overText(budget: BudgetResult): string {
  const { now, limit } = amounts(budget);
  const side = budget.unit === 'ratio' ? 'under' : 'over';
  const warning = budget.status === 'warn' ? 'the warning of ' : '';
  return `${terminal(budget.budget)} is ${now}, ${excess(budget) ?? ''} ${side} ${warning}${limit}`;
}

/** How far the image is over its size limit after all edits, in bytes; null if it has no size budget that fails. */
export function sizeLeftOver(budgets: readonly BudgetResult[], size: number): number | null {
  const budget = budgets.find(one => one.budget === 'size' && one.status === 'fail');
  const limit = budget && threshold(budget);
  return typeof limit === 'number' ? size - limit : null;
}

/** For each place of each edit, its line in the file as it is now: hunks count in the file with all earlier edits made. */
export function linesNow({ items, small }: Plan): ReadonlyMap<Hunk, number> {
  const lines = new Map<Hunk, number>();
  const made: FileEdit[] = [];
  for (const edit of [...items, ...small].flatMap(({ edits }) => edits)) {
    const earlier = made.filter(({ path }) => path === edit.path).reverse();
    for (const hunk of edit.hunks) lines.set(hunk, earlier.reduce(lineBefore, hunk.line));
    made.push(edit);
  }
  return lines;
}

/** A line of a file that was edited, in the file before. */
function lineBefore(line: number, { hunks }: FileEdit): number {
  let shift = 0;
  for (const hunk of [...hunks].sort((a, b) => a.line - b.line)) {
    const within = line - hunk.line - shift;
    if (within < 0) break;
    if (within < hunk.added.length) return hunk.line + Math.min(within, Math.max(0, hunk.removed.length - 1));
    shift += hunk.added.length - hunk.removed.length;
  }
  return line - shift;
}

/** The lines of a hunk, safe to print. What stays of a long line is cut. */
export function shownLines({ removed, added }: Hunk): { removed: string[]; added: string[] } {
  const before = removed.map(shownLine);
  const after = added.map(shownLine);
  return {
    removed: before.map((line, n) => around(line, after[n])),
    added: after.map((line, n) => around(line, before[n])),
  };
}

function shownLine(line: string): string {
  return terminal(line.replace(/\r$/, '').replace(/\t/g, TAB));
}

/** The line, cut to what differs from the other one and a few words around it. */
function around(line: string, other: string | undefined): string {
  if (width(line) <= LONG) return line;
  const [a, b] = [Array.from(line), Array.from(other ?? '')];
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const part = (from: number, to: number, columns: number) => shorter(a.slice(from, to).join(''), columns);
  const shown =
    part(0, start, KEPT) + part(start, a.length - end, LONG - 2 * KEPT) + part(a.length - end, a.length, KEPT);
  // A command may begin where text before it is gone.
  return terminal(shown);
}

/** The first and the last words of a text that takes more columns. */
function shorter(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const half = Math.floor((columns - 3) / 2);
  const [first, last] = [head(text, half), tail(text, half)];
  const from = last.indexOf(' ') + 1;
  const to = first.lastIndexOf(' ');
  return `${first.slice(0, to > 0 ? to : first.length)} … ${last.slice(from < last.length ? from : 0)}`;
}

/** Whether an edit of the list frees bytes of this rule, detector or label. */
export function isCovered(id: string, items: readonly PlanItem[]): boolean {
  return items.some(({ findings }) => findings.includes(id));
}
