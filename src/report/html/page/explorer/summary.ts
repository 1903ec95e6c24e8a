/** One line on what the explorer shows. */
import { bytes, counted } from '../../../format/figures.ts';
import { CHANGES } from '../../model/files.ts';
import type { PageImage } from '../../model/page-data.ts';
import type { TreeView } from '../../model/views.ts';

const REMOVED = CHANGES.indexOf('removed');

/** @param part what filters leave; null if all is shown */
export function summaryText({ layers }: PageImage, whole: TreeView, part: TreeView | null): string {
  const layer = whole.layer === null ? undefined : layers[whole.layer];
  const start = whole.kind === 'upto' ? 'All up to layer' : 'Layer';
  const what = layer === undefined ? 'Final file system' : `${start} ${layer.index} · ${layer.text}`;
  const text = `${what} · ${bytes(whole.bytes[0] ?? 0)}${goneText(whole)} `;
  if (part === null) return text;
  const files = part.own.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0);
  return `${text}· shown: ${counted(files, 'file')}, ${bytes(part.bytes[0] ?? 0)}${goneText(part)} `;
}

/** What the layer does to lower ones: `, deletes 48.9 MB and replaces 13.8 MB of lower layers`. */
function goneText({ marks, ownRemoved }: TreeView): string {
  let [deleted, replaced] = [0, 0];
  for (const [path, gone] of ownRemoved.entries())
    if (marks[path] === REMOVED) deleted += gone;
    else replaced += gone;
  const texts = [
    deleted === 0 ? [] : [`deletes ${bytes(deleted)}`],
    replaced === 0 ? [] : [`replaces ${bytes(replaced)}`],
  ].flat();
  return texts.length === 0 ? '' : `, ${texts.join(' and ')} of lower layers`;
}
