/** Labels each wasted file, and groups files that one pair of layers wasted in the same way. */
import { labels } from '../../advice/labels/index.ts';
import type { WastedFile, WasteGroup } from '../types.ts';
import { groupWaste } from './waste-groups.ts';
import { labelImage, type WasteFacts, wastedFiles } from './wasted-files.ts';

/** Wasted files with their labels, and groups that have each file once; both biggest first. Labels never add bytes. */
export function explainWaste(facts: WasteFacts): { wasted: WastedFile[]; groups: WasteGroup[] } {
  const files = wastedFiles(facts);
  const image = labelImage(files, facts);
  const remedies = new Map<string, string>();
  const wasted = files.map((file): WastedFile => {
    const label = labels.find(one => one.test(file, image))?.id ?? 'plain';
    const rule = label === 'cache-deleted-later' ? image.owner(file) : null;
    if (rule !== null) remedies.set(rule.id, rule.remedy);
    const { item, bytes, cause, addedIn, wastedIn } = file;
    return { path: item.name.path, bytes, cause, addedIn, wastedIn, label, rule: rule?.id ?? null };
  });
  // Perf: grouped before sorting, while files of one directory are still in a row.
  const groups = groupWaste(wasted, rule => remedies.get(rule));
  return { wasted: wasted.sort(mostFirst), groups };
}

function mostFirst(a: WastedFile, b: WastedFile): number {
  return b.bytes - a.bytes || a.addedIn - b.addedIn || (a.path < b.path ? -1 : 1);
}
