/** The layer table of the text report. */
import { cut, cutEnd, terminal } from './escape.ts';
import { bytes } from './figures.ts';
import { hog } from './hog.ts';
import { type LayerRow, layerRows } from './layer-rows.ts';
import type { View } from './text-view.ts';
import type { ImageReport } from './types.ts';
import { columnWidths, pad } from './width.ts';

const GAP = '   ';
const LEAST_INSTRUCTION = 20;
const MOST_LINE = 32;
const TITLE = ['LAYER', 'SIZE', 'WASTE'];

/** Title and one line for each row; a sentence for an image without layers. */
export function layerTable(image: ImageReport, view: View): string[] {
  if (image.layers.length === 0) return ['  No layers: the image holds no files.'];
  const rows = layerRows(image.layers, !view.all);
  const marked = String(hog(image)?.index ?? '');
  const figures = rows.map(row => [row.layers, bytes(row.bytes), row.waste === 0 ? '' : bytes(row.waste)]);
  const widths = columnWidths([TITLE, ...figures]);
  const left = [TITLE, ...figures].map(cells =>
    cells.map((cell, n) => pad(cell, widths[n] ?? 0, n === 0 ? 'left' : 'right')).join(GAP),
  );
  const [title = '', ...lines] = left;
  const what = whatColumn(rows, view.width - title.length - 2 - 4);
  return [
    view.paint('dim', `  ${title}    INSTRUCTION`),
    ...rows.map((row, n) => {
      const mark = row.layers === marked ? view.paint('yellow', '◀') : ' ';
      return `  ${lines[n]} ${mark}  ${what[n]}`.trimEnd();
    }),
  ];
}

/** Instructions cut to the room, Dockerfile lines in a column of their own at the right. */
function whatColumn(rows: readonly LayerRow[], room: number): string[] {
  const lines = rows.map(row => cut(terminal(row.line), MOST_LINE));
  const [line = 0] = columnWidths(lines.map(cell => [cell]));
  const most = Math.max(LEAST_INSTRUCTION, room - (line === 0 ? 0 : line + GAP.length));
  const what = rows.map(row => cutEnd(terminal(row.what), most));
  const [widest = 0] = columnWidths(what.map(cell => [cell]));
  return what.map((cell, n) => `${pad(cell, widest)}${GAP}${lines[n]}`);
}
