/** Labels each wasted file, and groups files that one pair of layers wasted in the same way. */
import { labels } from '../../advice/labels/index.ts';
import type { LabelFile } from '../../advice/labels/label.ts';
import type { WastedFile, WasteGroup } from '../types.ts';
import { groupWaste } from './waste-groups.ts';
import { labelImage, type WasteFacts, wastedFiles } from './wasted-files.ts';

export interface ExplainedWaste {
  /** Biggest first. */
  wasted: WastedFile[];
  /** Biggest first; each wasted file is in one of them. */
  groups: WasteGroup[];
}

/** Labels wasted files. Labels explain bytes and never add any. */
export function explainWaste(facts: WasteFacts): ExplainedWaste {
  const files = wastedFiles(facts);
  const image = labelImage(files, facts);
  const remedies = new Map<string, string>();
  const wasted = files.map((file): WastedFile => {
    const label = labels.find(one => one.test(file, image))?.id ?? 'plain';
    const rule = label === 'cache-deleted-later' ? image.owner(file) : null;
    if (rule !== null) remedies.set(rule.id, rule.remedy);
    return wastedFile(file, { label, rule: rule?.id ?? null });
  });
  // Perf: grouped before sorting, while files of one directory are still in a row.
  const groups = groupWaste(wasted, rule => remedies.get(rule));
  return { wasted: wasted.sort(mostFirst), groups };
}

function wastedFile(
  { item, bytes, cause, addedIn, wastedIn }: LabelFile,
  { label, rule }: Pick<WastedFile, 'label' | 'rule'>,
): WastedFile {
  return { path: item.name.path, bytes, cause, addedIn, wastedIn, label, rule };
}

function mostFirst(a: WastedFile, b: WastedFile): number {
  return b.bytes - a.bytes || a.addedIn - b.addedIn || (a.path < b.path ? -1 : 1);
}
