/** Says of each wasted file what it was, and groups what belongs together: one thing that one pair of layers did. */
import { LABELS, type LabelId, labels } from './labels/index.ts';
import { type Lost, labelImage, lostFiles, type WasteFacts } from './lost-files.ts';
import type { BytePath, WastedFile, WasteGroup } from './types.ts';

export interface ExplainedWaste {
  /** Biggest first. */
  wasted: WastedFile[];
  /** Biggest first; each wasted file is in one of them. */
  groups: WasteGroup[];
}

/** Labels wasted files. Labels explain bytes and never add any. */
export function explainWaste(facts: WasteFacts): ExplainedWaste {
  const files = lostFiles(facts);
  const image = labelImage(files, facts);
  const remedies = new Map<string, string>();
  const wasted = files.map((file): WastedFile => {
    const label = labels.find(one => one.test(file, image))?.id ?? 'plain';
    const rule = label === 'cache-deleted-later' ? image.owner(file) : null;
    if (rule !== null) remedies.set(rule.id, rule.remedy);
    return wastedFile(file, { label, rule: rule?.id ?? null });
  });
  wasted.sort(mostFirst);
  return { wasted, groups: groupWaste(wasted, rule => remedies.get(rule)) };
}

function wastedFile(
  { item, bytes, cause, addedIn, wastedIn }: Lost,
  explained: Pick<WastedFile, 'label' | 'rule'>,
): WastedFile {
  return { path: item.name.path, bytes, cause, addedIn, wastedIn, ...explained };
}

function mostFirst(a: WastedFile, b: WastedFile): number {
  return b.bytes - a.bytes || a.addedIn - b.addedIn || (a.path < b.path ? -1 : 1);
}

/** Below this, plain waste is not worth a warning. */
const MUCH = 1_000_000;

/** What the files of one group have in common, as text. */
export function groupKey({ label, rule, cause, addedIn, wastedIn }: WastedFile | WasteGroup): string {
  return `${label} ${rule} ${cause} ${addedIn} ${wastedIn}`;
}

/** Groups files with label, rule, cause and both layers in common. @param remedyOf a rule's remedy */
export function groupWaste(
  wasted: readonly WastedFile[],
  remedyOf: (rule: string) => string | undefined,
): WasteGroup[] {
  const groups = new Map<
    string,
    { first: WastedFile; files: number; bytes: number; directories: Map<BytePath, number> }
  >();
  for (const file of wasted) {
    const key = groupKey(file);
    let group = groups.get(key);
    if (group === undefined) {
      group = { first: file, files: 0, bytes: 0, directories: new Map() };
      groups.set(key, group);
    }
    group.files++;
    group.bytes += file.bytes;
    const directory = file.path.slice(0, file.path.lastIndexOf('/'));
    group.directories.set(directory, (group.directories.get(directory) ?? 0) + file.bytes);
  }
  return [...groups.values()]
    .map(({ first, files, bytes, directories }): WasteGroup => {
      const { label, rule, cause, addedIn, wastedIn } = first;
      const { title, remedy } = LABELS[label];
      return {
        label,
        rule,
        title,
        severity: severityOf(label, bytes),
        cause,
        addedIn,
        wastedIn,
        bytes,
        files,
        ...biggestDirectory(directories, bytes),
        remedy: (rule === null ? undefined : remedyOf(rule)) ?? remedy,
      };
    })
    .sort((a, b) => b.bytes - a.bytes || a.addedIn - b.addedIn || a.wastedIn - b.wastedIn);
}

function severityOf(label: LabelId, bytes: number): WasteGroup['severity'] {
  return label === 'plain' && bytes >= MUCH ? 'warn' : LABELS[label].severity;
}

/** Levels of directories that are told apart; a hostile name can have a million. */
const MOST_LEVELS = 40;

/**
 * The deepest directory that still holds more than half of the bytes.
 * @param direct bytes of the files directly in each directory; the root is empty
 */
function biggestDirectory(
  direct: ReadonlyMap<BytePath, number>,
  total: number,
): Pick<WasteGroup, 'directory' | 'directoryBytes'> {
  const below = new Map<BytePath, number>();
  for (const [directory, bytes] of direct) {
    let end = 0;
    for (let level = 0; level < MOST_LEVELS && end < directory.length; level++) {
      const slash = directory.indexOf('/', end + 1);
      end = slash === -1 ? directory.length : slash;
      const above = directory.slice(0, end);
      below.set(above, (below.get(above) ?? 0) + bytes);
    }
  }
  let deepest = { directory: '/', directoryBytes: total };
  let depth = 0;
  for (const [directory, bytes] of below) {
    if (bytes * 2 <= total || directory.length <= depth) continue;
    // No two directories hold more than half unless one is in the other, so the longest path is the deepest.
    depth = directory.length;
    deepest = { directory, directoryBytes: bytes };
  }
  return deepest;
}
