/** The budget table of the text report. */
import type { BudgetResult } from '../../budget/types.ts';
import { bar } from '../format/bar.ts';
import { amounts, threshold, writtenUnit } from '../format/budget-messages.ts';
import { cut, terminal } from '../format/escape.ts';
import { percent } from '../format/figures.ts';
import { columnWidths, pad, width } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import { MARKS, type View } from './view.ts';

const GAP = '   ';
const NAME_COLUMNS = 32;
/** A bar of 20 cells is the limit itself; there is room for a quarter more. */
const BAR = { full: 20, most: 25, least: 10 };

/** Title and one line for each budget; nothing if no budget is set. */
export function budgetTable({ budgets }: ImageReport, view: View): string[] {
  if (budgets.length === 0) return [];
  const rows = [['BUDGET', 'NOW', 'LIMIT', 'USED'], ...budgets.map(cells)];
  const widths = columnWidths(rows);
  const [title = '', ...lines] = rows.map(row => aligned(row, widths));
  const room = view.width - 2 - width(title);
  const used = widths.at(-1) ?? 0;
  const most = Math.min(BAR.most, ...budgets.filter(showsBar).map(budget => room - 2 - width(written(budget))));
  return [
    view.paint('dim', `  ${title}`),
    ...budgets.map((budget, n) => {
      const { mark, style } = MARKS[budget.status];
      const line = lines[n] ?? '';
      // A row without a bar has no percentage either, so its note begins in that column.
      const row = showsBar(budget)
        ? `${line}  ${barred(budget, most, view)}`
        : line.slice(0, line.length - used) + note(budget, room + used);
      return `${view.paint(style, mark)} ${row}`.trimEnd();
    }),
  ];
}

function aligned(row: readonly string[], widths: readonly number[]): string {
  return row.map((cell, n) => pad(cell, widths[n] ?? 0, n === 0 ? 'left' : 'right')).join(GAP);
}

function cells(budget: BudgetResult): string[] {
  const { now, limit } = amounts(budget);
  const used = showsBar(budget) ? percent(budget.actual, threshold(budget) ?? 0) : '';
  return [cut(terminal(budget.budget), NAME_COLUMNS), now, limit, used];
}

/** A bar shows how much of a maximum is used. A warning, a minimum and a limit of 0 get a note instead. */
function showsBar(budget: BudgetResult): boolean {
  return budget.status !== 'warn' && budget.unit !== 'ratio' && (threshold(budget) ?? 0) > 0;
}

function barred(budget: BudgetResult, most: number, { paint }: View): string {
  if (most < BAR.least) return written(budget).trimStart();
  return paint(MARKS[budget.status].style, usedBar(budget.actual / (threshold(budget) ?? 1), most)) + written(budget);
}

/** How the limit was written, if that differs from the table's figure. */
function written(budget: BudgetResult): string {
  const text = writtenUnit(budget);
  return text === null ? '' : ` (${terminal(text)})`;
}

function usedBar(part: number, most: number): string {
  const cells = (part * most * BAR.full) / BAR.most;
  return cells > most ? `${'█'.repeat(most - 1)}▶` : bar(cells);
}

/** The thresholds as text: the longest version that fits. */
function note(budget: BudgetResult, room: number): string {
  if (budget.unit === 'ratio') return budget.status === 'warn' ? warning(budget, 'below', room) : 'at least';
  if (budget.status === 'warn') return warning(budget, 'above', room);
  return threshold(budget) === 0 && budget.actual > 0 ? 'none is allowed' : '';
}

function warning(budget: BudgetResult, side: string, room: number): string {
  const limits = (['warn', 'fail'] as const).flatMap(which => {
    const limit = budget[which];
    if (limit === null) return [];
    const written = budget.text[which];
    const figure = amounts(budget, limit).limit;
    const words = written === null || writtenUnit(budget, which) === null ? figure : terminal(written);
    return [{ which, words, figure: words === figure ? '' : ` (${figure})` }];
  });
  const long = limits
    .map(({ which, words, figure }) => `${which}s ${side} ${words}${which === 'fail' ? figure : ''}`)
    .join(', ');
  const short = limits.map(({ which, words }) => `${which}s ${side} ${words}`).join(', ');
  return width(long) <= room ? long : short;
}
