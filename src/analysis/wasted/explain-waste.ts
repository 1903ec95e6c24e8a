/** Labels each wasted file, and groups files that one pair of layers wasted in the same way. */
import { labels } from '../../advice/labels/index.ts';
import type { LabelFile } from '../../advice/labels/label.ts';
import type { Rule } from '../../rules/rule.ts';
import type { WastedFile, WasteEvent, WasteGroup } from '../types.ts';
import { groupWaste } from './waste-groups.ts';
import { labelImage, type WasteFacts, wastedFiles } from './wasted-files.ts';

/** What later layers wasted, and why. */
export interface ExplainedWaste {
  /** With their labels, biggest first. Labels never add bytes. */
  wasted: WastedFile[];
  /** Groups that have each file once, biggest first. */
  groups: WasteGroup[];
  /** The same files in the order of `merged.lost`. */
  files: readonly LabelFile[];
  /** The rule that owned a file while it was visible; null if no removable rule can have owned it. */
  owner(file: LabelFile): Rule | null;
  /** The group that a file is in. */
  eventOf(file: LabelFile): WasteEvent;
}

export function explainWaste(facts: WasteFacts): ExplainedWaste {
  const files = wastedFiles(facts);
  const events = new Map<LabelFile, WasteEvent>();
  const image = labelImage(files, facts);
  const remedies = new Map<string, string>();
  const wasted = files.map((file): WastedFile => {
    const label = labels.find(one => one.test(file, image))?.id ?? 'plain';
    const rule = label === 'cache-deleted-later' ? image.owner(file) : null;
    if (rule !== null) remedies.set(rule.id, rule.remedy);
    const { item, bytes, cause, addedIn, wastedIn } = file;
    const event = { cause, addedIn, wastedIn, label, rule: rule?.id ?? null };
    events.set(file, event);
    return { path: item.name.path, bytes, ...event };
  });
  const eventOf = (file: LabelFile) => events.get(file) ?? { ...file, label: 'plain', rule: null };
  // Perf: grouped before sorting, while files of one directory are still in a row.
  const groups = groupWaste(wasted, rule => remedies.get(rule));
  return { wasted: wasted.sort(mostFirst), groups, files, owner: image.owner, eventOf };
}

function mostFirst(a: WastedFile, b: WastedFile): number {
  return b.bytes - a.bytes || a.addedIn - b.addedIn || (a.path < b.path ? -1 : 1);
}
