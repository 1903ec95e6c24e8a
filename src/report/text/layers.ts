/** The layer table of the text report. */
import { bar } from '../format/bar.ts';
import { cut, cutEnd, terminal } from '../format/escape.ts';
import { bytes } from '../format/figures.ts';
import { markedLayer } from '../format/largest-layer.ts';
import { type LayerRow, layerRows } from '../format/layer-rows.ts';
import { columnWidths, pad } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import type { View } from './view.ts';

const GAP = '   ';
const LEAST_INSTRUCTION = 20;
const MOST_LINE = 32;
/** Cells of the largest layer's bar, and the width of terminal from which there are bars. */
const BAR = { cells: 8, from: 90 };

/** Title and one line for each row; a sentence for an image without layers. */
export function layerTable(image: ImageReport, view: View): string[] {
  if (image.layers.length === 0) return ['  No layers: the image holds no files.'];
  const rows = layerRows(image, !view.all);
  const marked = String(markedLayer(image)?.index ?? '');
  const [title = '', ...lines] = leftColumns(rows, view);
  const what = whatColumn(rows, view.width - title.length - 2 - 4);
  return [
    view.paint('dim', `  ${title}    INSTRUCTION`),
    ...rows.map((row, n) => {
      const mark = row.layers === marked ? view.paint('yellow', '◀') : ' ';
      return `  ${lines[n]} ${mark}  ${what[n]}`.trimEnd();
    }),
  ];
}

/** Layer, size, bar and waste of each row, below their titles. */
function leftColumns(rows: readonly LayerRow[], { width }: View): string[] {
  const largest = Math.max(1, ...rows.map(row => row.bytes));
  const bars = width < BAR.from ? [] : [['', ...rows.map(row => bar((row.bytes / largest) * BAR.cells))]];
  const columns: { cells: string[]; side: 'left' | 'right' }[] = [
    { cells: ['LAYER', ...rows.map(row => row.layers)], side: 'left' },
    { cells: ['SIZE', ...rows.map(row => bytes(row.bytes))], side: 'right' },
    ...bars.map(cells => ({ cells, side: 'left' as const })),
    { cells: ['WASTE', ...rows.map(row => (row.waste === 0 ? '' : bytes(row.waste)))], side: 'right' },
  ];
  const padded = columns.map(({ cells, side }) => {
    const [widest = 0] = columnWidths(cells.map(cell => [cell]));
    return cells.map(cell => pad(cell, widest, side));
  });
  return ['LAYER', ...rows].map((_, n) => padded.map(cells => cells[n]).join(GAP));
}

/** Instructions, cut to fit, and a column of Dockerfile lines at the right. */
function whatColumn(rows: readonly LayerRow[], room: number): string[] {
  const lines = rows.map(row => cut(terminal(row.line), MOST_LINE));
  const [line = 0] = columnWidths(lines.map(cell => [cell]));
  const most = Math.max(LEAST_INSTRUCTION, room - (line === 0 ? 0 : line + GAP.length));
  const what = rows.map(row => cutEnd(terminal(row.what), most));
  const [widest = 0] = columnWidths(what.map(cell => [cell]));
  return what.map((cell, n) => `${pad(cell, widest)}${GAP}${lines[n]}`);
}
