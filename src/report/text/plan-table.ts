/** The columns of the plan: what | saves | then it is | meets. */
import type { PlanItem } from '../../budget/plan/types.ts';
import { cut, terminal } from '../format/escape.ts';
import { estimated, metBudgets } from '../format/plan.ts';
import { columnWidths, width, wrap } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import { type Column, wrappedRow } from './rows.ts';
import type { View } from './view.ts';

const TITLES = ['WHAT TO DO', 'SAVES', 'THEN IT IS', 'MEETS'];
const GAP = 2;
/** The width of terminal from which the budgets that an edit meets have a column, and the part of it that the column takes. */
const MEETS = { from: 72, part: 4.5 };
const NAME_COLUMNS = 32;
const LEAST_TITLE = 8;
/** Figures further to the right are too far from what they are about, unless a title needs the room. */
const MOST_COLUMNS = 110;

/** The lines of an item's row. @param n its index in the list @param title escaped */
export type RowOf = (item: PlanItem, n: number, title: string) => string[];

export interface PlanTable {
  title: string;
  rowOf: RowOf;
  /** Columns that a title has in a line. */
  titleColumns: number;
}

/** The title and the rows for the edits of a list. */
export function planTable(items: readonly PlanItem[], { budgets }: ImageReport, view: View): PlanTable {
  const most = Math.min(NAME_COLUMNS, Math.floor(view.width / MEETS.part));
  const met = items.map(item => metBudgets(item, budgets).map(name => cut(terminal(name), NAME_COLUMNS)));
  const cells = items.map((item, n) => {
    // After an estimate all sizes are estimates.
    const exact = items.slice(0, n + 1).every(one => one.exact);
    return [estimated(item.bytes, item.exact), estimated(item.sizeAfter, exact), shortList(met[n] ?? [], most)];
  });
  const hasColumn = met.some(names => names.length > 0) && view.width >= MEETS.from;
  const longest = Math.max(0, ...items.map(({ title }) => width(terminal(title))));
  const columns = columnsOf(cells, { terminal: view.width, longest, most: hasColumn ? most : null });
  const [number = { width: 1 }, what = { width: LEAST_TITLE }, ...figures] = columns;
  const start = number.width + GAP;
  const first = { width: start + what.width, side: 'left' as const };
  const title = wrappedRow([first, ...figures], TITLES.slice(0, columns.length - 1), GAP).join('');
  return {
    title: view.paint('bold', title),
    titleColumns: what.width,
    rowOf: (_, n, text) => {
      const names = met[n] ?? [];
      const under = hasColumn || names.length === 0 ? [] : wrap(`meets ${names.join(', ')}`, view.width - 2 - start);
      return [
        ...wrappedRow(columns, [String(n + 1), text, ...(cells[n] ?? [])], GAP),
        ...under.map(line => ' '.repeat(2 + start) + view.paint('green', line)),
      ];
    },
  };
}

interface Room {
  /** Columns of the terminal. */
  terminal: number;
  /** Columns of the widest title. */
  longest: number;
  /** Columns that `MEETS` may take; null without it. */
  most: number | null;
}

function columnsOf(cells: readonly (readonly string[])[], room: Room): Column[] {
  const [, ...titles] = TITLES;
  const [saves = 0, then = 0, meets = 0] = columnWidths([titles, ...cells]);
  const number = String(cells.length).length;
  const figures: Column[] = [
    { width: saves, side: 'right' },
    { width: then, side: 'right' },
    ...(room.most === null ? [] : [{ width: Math.min(meets, room.most), side: 'left' as const }]),
  ];
  const others = 2 + number + GAP + figures.reduce((sum, column) => sum + GAP + column.width, 0);
  const what = Math.min(room.terminal - others, Math.max(room.longest, MOST_COLUMNS - others));
  return [{ width: number, side: 'right' }, { width: Math.max(LEAST_TITLE, what), side: 'left' }, ...figures];
}

/** `size, wasted`, or `size and 2 more` if that is too long. */
function shortList(names: readonly string[], most: number): string {
  const all = names.join(', ');
  return width(all) <= most || names.length < 2 ? all : `${names[0]} and ${names.length - 1} more`;
}
