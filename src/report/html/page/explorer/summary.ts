/** One line on what the explorer shows. */
import { bytes, counted } from '../../../format/figures.ts';
import type { PageImage } from '../../model/page-data.ts';
import type { TreeView } from '../../model/views.ts';

/** @param part what filters leave; null if all is shown */
export function summaryText({ layers }: PageImage, whole: TreeView, part: TreeView | null): string {
  const { bytes: sums, removed, kind } = whole;
  const layer = whole.layer === null ? undefined : layers[whole.layer];
  const start = kind === 'upto' ? 'All up to layer' : 'Layer';
  const what = layer === undefined ? 'Final file system' : `${start} ${layer.index} · ${layer.text}`;
  const gone = removed[0] ?? 0;
  const text = `${what} · ${bytes(sums[0] ?? 0)}${gone > 0 ? `, removes ${bytes(gone)}` : ''} `;
  if (part === null) return text;
  const files = part.own.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0);
  const partGone = part.removed[0] ?? 0;
  return `${text}· shown: ${counted(files, 'file')}, ${bytes(part.bytes[0] ?? 0)}${partGone > 0 ? `, removed ${bytes(partGone)}` : ''} `;
}
