/** A table of a comparison in a terminal: growth, size, what became of it, what it is, and its line. */
import { cut, cutEnd, terminal } from '../format/escape.ts';
import { bytes, growth } from '../format/figures.ts';
import { lineText } from '../format/location.ts';
import type { Paint } from '../format/paint.ts';
import { pad, width } from '../format/width.ts';
import type { Row, Table } from './tables.ts';

export const GAP = '  ';
/** Columns of `+12.3 MB`, so that all tables are aligned. */
const FIGURE_COLUMNS = 8;
const MOST_LINE = 24;
/** Columns of figures, with their gaps and the indentation. */
const FIGURES = 2 + 2 * (FIGURE_COLUMNS + GAP.length);

export function figureCell(text: string): string {
  return pad(text, FIGURE_COLUMNS, 'right');
}

/** Growth with its sign: red if there is more, green if there is less. */
export function growthCell(by: number, paint: Paint): string {
  const cell = figureCell(growth(by));
  if (by === 0) return cell;
  return paint(by > 0 ? 'red' : 'green', cell);
}

/** Title and one line for each row, in at most so many columns. */
export function tableLines({ by, rows }: Table, columns: number, paint: Paint): string[] {
  const tags = column(rows.map(({ tag }) => tag));
  const lines = column(lineCells(rows, columns), 'LINE');
  const room =
    columns - FIGURES - [tags, lines].reduce((sum, cells) => sum + (cells ? cells.width + GAP.length : 0), 0);
  const whats = rows.map(({ what }) => shortened(terminal(what), room));
  const what = { cells: whats, width: Math.max(by.length, ...whats.map(width)) };
  const after = [tags, what, lines].flatMap(one => one ?? []);
  const rest = (n: number) => after.map(one => pad(one.cells[n] ?? '', one.width)).join(GAP);
  const titles = [tags && pad('', tags.width), pad(by.toUpperCase(), what.width), lines && 'LINE'];
  const title = [figureCell('GROWTH'), figureCell('AFTER'), ...titles.flatMap(one => one ?? [])].join(GAP);
  return [paint('dim', `  ${title}`.trimEnd()), ...rows.map((row, n) => rowLine(row, rest(n).trimEnd(), paint))];
}

/** What is the same, or the rest, steps back. */
function rowLine(row: Row, rest: string, paint: Paint): string {
  const size = figureCell(row.tag === 'gone' ? '' : bytes(row.after));
  if (row.isRest || row.bytes === 0)
    return paint('dim', `  ${figureCell(growth(row.bytes))}${GAP}${size}${GAP}${rest}`);
  return `  ${growthCell(row.bytes, paint)}${GAP}${size}${GAP}${rest}`;
}

interface Cells {
  cells: readonly string[];
  width: number;
}

/** Null for a column without any text. */
function column(cells: readonly string[], title = ''): Cells | null {
  if (cells.every(cell => cell === '')) return null;
  return { cells, width: Math.max(title.length, ...cells.map(width)) };
}

/** The line of each row: the number alone if one Dockerfile has them all. */
function lineCells(rows: readonly Row[], columns: number): string[] {
  const paths = new Set(rows.flatMap(({ line }) => line?.path ?? []));
  const most = Math.min(MOST_LINE, Math.floor(columns / 4));
  return rows.map(({ line }) => {
    if (line === null) return '';
    return paths.size === 1 ? String(line.line) : cut(terminal(lineText({ dockerfile: line })), most);
  });
}

/** Paths lose their middle, all else its end. */
function shortened(text: string, columns: number): string {
  return text.startsWith('/') ? cut(text, columns) : cutEnd(text, columns);
}
