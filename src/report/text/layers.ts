/** The layer table of the text report. */
import { bar } from '../format/bar.ts';
import { cut, cutEnd, terminal } from '../format/escape.ts';
import { bytes } from '../format/figures.ts';
import { type LayerRow, layerRows } from '../format/layers/layer-rows.ts';
import { columnWidths, pad, width, wrap } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import type { View } from './view.ts';

const GAP = '  ';
/** With less room for an instruction, the remark gets a line of its own. */
const LEAST_INSTRUCTION = 18;
const MOST_LINE = 24;
/** Cells of the largest layer's bar, and the width of terminal from which there are bars. */
const BAR = { cells: 8, from: 76 };

/** Title and one line for each row; a sentence for an image without layers. @param most rows, save with `--all` */
export function layerTable(image: ImageReport, view: View, most: number): string[] {
  if (image.layers.length === 0) return ['  No layers: the image holds no files.'];
  const rows = layerRows(image, view.all ? Number.POSITIVE_INFINITY : most, view.more);
  const [title = '', ...left] = leftColumns(rows, view);
  const [lineTitle = '', ...lines] = lineColumn(rows, view);
  const room = view.width - 2 - width(title) - GAP.length;
  const lineRoom = width(lineTitle);
  const whatRoom = room - (lineRoom === 0 ? 0 : lineRoom + GAP.length);
  const wide = Math.min(whatRoom, Math.max(...rows.map(row => width(whatText(row))), 'INSTRUCTION'.length));
  const indent = ' '.repeat(2 + width(title) + GAP.length);
  return [
    view.paint('dim', `  ${title}${GAP}${pad('INSTRUCTION', wide)}${GAP}${lineTitle}`.trimEnd()),
    ...rows.flatMap((row, n) => {
      const { inline, below } = what(row, { room: wide, below: room }, view);
      const end = lineRoom === 0 ? inline.trimEnd() : `${inline}${GAP}${lines[n]}`;
      return [`  ${left[n]}${GAP}${end}`.trimEnd(), ...below.map(line => indent + line)];
    }),
  ];
}

function whatText({ what, remark }: LayerRow): string {
  return [terminal(what), remark].filter(text => text !== '').join(GAP);
}

/** The instruction, cut to fit, with its remark; below it if there is no room for both. @param below room for a line below */
function what(
  row: LayerRow,
  { room, below }: { room: number; below: number },
  { paint }: View,
): { inline: string; below: string[] } {
  const text = terminal(row.what);
  const style = row.base ? 'dim' : 'yellow';
  if (row.remark === '') {
    const shown = cutEnd(text, room);
    const space = ' '.repeat(Math.max(0, room - width(shown)));
    return { inline: (row.base ? paint('dim', shown) : shown) + space, below: [] };
  }
  const beside = room - width(row.remark) - GAP.length;
  if (beside < Math.min(width(text), LEAST_INSTRUCTION))
    return {
      inline: pad(cutEnd(text, room), room),
      below: wrap(row.remark, below).map(line => paint(style, line)),
    };
  const shown = cutEnd(text, beside);
  const gap = shown === '' ? '' : GAP;
  const space = ' '.repeat(Math.max(0, room - width(shown) - gap.length - width(row.remark)));
  return { inline: `${shown}${gap}${paint(style, row.remark)}${space}`, below: [] };
}

/** Layer, size, bar and waste of each row, below their titles. */
function leftColumns(rows: readonly LayerRow[], view: View): string[] {
  const largest = Math.max(1, ...rows.map(row => row.bytes));
  const wastes = rows.some(row => row.waste > 0);
  const bars = view.width < BAR.from ? [] : [['', ...rows.map(row => bar((row.bytes / largest) * BAR.cells))]];
  const columns: { cells: string[]; side: 'left' | 'right' }[] = [
    { cells: ['LAYER', ...rows.map(row => row.layers)], side: 'left' },
    { cells: ['SIZE', ...rows.map(row => bytes(row.bytes))], side: 'right' },
    ...bars.map(cells => ({ cells, side: 'left' as const })),
    ...(wastes
      ? [{ cells: ['WASTE', ...rows.map(row => (row.waste === 0 ? '' : bytes(row.waste)))], side: 'right' as const }]
      : []),
  ];
  const padded = columns.map(({ cells, side }) => {
    const [widest = 0] = columnWidths(cells.map(cell => [cell]));
    return cells.map(cell => pad(cell, widest, side));
  });
  return ['LAYER', ...rows].map((_, n) => padded.map(cells => cells[n]).join(GAP));
}

/** The title, and for each row its line: the number alone if one Dockerfile has them all. Empty if no line is known. */
function lineColumn(rows: readonly LayerRow[], view: View): string[] {
  const paths = new Set(rows.flatMap(({ line }) => (line === null ? [] : [line.path])));
  if (paths.size === 0) return ['', ...rows.map(() => '')];
  const most = Math.min(MOST_LINE, Math.floor(view.width / 4));
  const text = ({ path, line }: { path: string; line: number }) =>
    paths.size === 1 ? String(line) : cut(terminal(`${path}:${line}`), most);
  const cells = ['LINE', ...rows.map(({ line }) => (line === null ? '' : text(line)))];
  const [widest = 0] = columnWidths(cells.map(cell => [cell]));
  return cells.map(cell => pad(cell, widest, paths.size === 1 ? 'right' : 'left'));
}
