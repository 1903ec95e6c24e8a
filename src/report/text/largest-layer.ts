/** The biggest directories and files of the largest own layer, in the text report. */
import { cut, terminal } from '../format/escape.ts';
import { bytes, counted, percent } from '../format/figures.ts';
import { largestLayer, largestRows } from '../format/layers/largest-layer.ts';
import { columnWidths, pad } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import type { View } from './view.ts';

/** With less room for the path, the number of files is left out. */
const LEAST_PATH = 30;
/** A smaller part of the layer is not listed. */
const LEAST_PART = 0.01;

/** Title and one line for each; nothing for an image without bytes. Directories end in a slash. */
export function largestLayerLines(image: ImageReport, view: View): string[] {
  const layer = largestLayer(image);
  const all = largestRows(image);
  if (layer === null || all.length === 0) return [];
  const shown = view.all ? all : all.filter(row => row.bytes >= layer.bytes * LEAST_PART).slice(0, view.top);
  if (shown.length === 0) return [];
  const rows = shown.map(row => ({
    bytes: bytes(row.bytes),
    part: percent(row.bytes, layer.bytes),
    path: terminal(row.path),
    files: row.files === null ? '' : counted(row.files, 'file'),
  }));
  const [figure = 0, part = 0, path = 0, files = 0] = columnWidths(rows.map(row => Object.values(row)));
  const beside = view.width - (2 + figure + 2 + part + 2 + 2 + files);
  const counts = beside >= Math.min(path, LEAST_PATH);
  const room = counts ? beside : view.width - (2 + figure + 2 + part + 2);
  const whose = layer.base ? ' (base)' : image.base === null ? '' : ', the largest of yours';
  return [
    view.paint('dim', `  BIGGEST in layer ${layer.index}${whose}, ${bytes(layer.bytes)}`),
    ...rows.map(row => {
      const figures = `  ${pad(row.bytes, figure, 'right')}  ${view.paint('dim', pad(row.part, part, 'right'))}`;
      const where = cut(row.path, room);
      if (row.files === '' || !counts) return `${figures}  ${where}`;
      return `${figures}  ${pad(where, Math.min(path, room))}  ${view.paint('dim', pad(row.files, files, 'right'))}`;
    }),
  ];
}
