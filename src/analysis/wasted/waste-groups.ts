/** Groups wasted files with label, rule, cause and both layers in common: to a person, one event. */
import { labels } from '../../advice/labels/index.ts';
import type { Label } from '../../advice/labels/label.ts';
import plain from '../../advice/labels/plain.ts';
import type { BytePath } from '../../image/byte-path.ts';
import type { Cause } from '../../stack/types.ts';
import type { WastedFile, WasteEvent, WasteGroup } from '../types.ts';

const CAUSES: readonly Cause[] = ['overwritten', 'metadata', 'deleted', 'opaque', 'replaced'];
/** Labels by id, with their places in the order of all. */
const LABELS: ReadonlyMap<string, { label: Label; rank: number }> = new Map(
  labels.map((label, rank) => [label.id, { label, rank }]),
);
/** More layers than any image has. */
const MOST_LAYERS = 65_536;

/**
 * A value for each group, made when its first file comes.
 * Perf: keys are numbers; making a text of five values for each of 75,000 files took longer than labelling the files.
 */
export class GroupTable<T> {
  readonly #make: (first: WasteEvent) => T;
  readonly #byNumbers = new Map<number, Map<string | null, T>>();

  constructor(make: (first: WasteEvent) => T) {
    this.#make = make;
  }

  of(file: WasteEvent): T {
    const kind = rankOf(file) * CAUSES.length + CAUSES.indexOf(file.cause);
    const key = (kind * MOST_LAYERS + file.addedIn) * MOST_LAYERS + file.wastedIn;
    let byRule = this.#byNumbers.get(key);
    if (byRule === undefined) {
      byRule = new Map();
      this.#byNumbers.set(key, byRule);
    }
    let found = byRule.get(file.rule);
    if (found === undefined) {
      found = this.#make(file);
      byRule.set(file.rule, found);
    }
    return found;
  }

  /** All values; groups that differ only in their rule are adjacent. */
  all(): T[] {
    return [...this.#byNumbers.values()].flatMap(byRule => [...byRule.values()]);
  }
}

/** Below this, plain waste is not worth a warning. */
const MUCH = 1_000_000;

/** Groups files with label, rule, cause and both layers in common. @param remedyOf a rule's remedy */
export function groupWaste(
  wasted: readonly WastedFile[],
  remedyOf: (rule: string) => string | undefined,
): WasteGroup[] {
  const groups = new GroupTable(first => ({ first, files: 0, bytes: 0, directories: new Map<BytePath, number>() }));
  let directory = '';
  for (const file of wasted) {
    const group = groups.of(file);
    group.files++;
    group.bytes += file.bytes;
    const end = file.path.lastIndexOf('/');
    // Perf: the directory of the file before is likely the same, and its text is already a key.
    if (directory.length !== end || !file.path.startsWith(directory)) directory = file.path.slice(0, end);
    group.directories.set(directory, (group.directories.get(directory) ?? 0) + file.bytes);
  }
  return groups
    .all()
    .map(({ first, files, bytes, directories }): WasteGroup => {
      const { label, rule, cause, addedIn, wastedIn } = first;
      const { title, severity, remedy } = LABELS.get(label)?.label ?? plain;
      return {
        label,
        rule,
        title,
        severity: label === plain.id && bytes >= MUCH ? 'warn' : severity,
        cause,
        addedIn,
        wastedIn,
        bytes,
        files,
        ...biggestDirectory(directories, bytes),
        remedy: (rule === null ? undefined : remedyOf(rule)) ?? remedy,
        at: null,
      };
    })
    .sort(mostFirst);
}

function mostFirst(a: WasteGroup, b: WasteGroup): number {
  return (
    b.bytes - a.bytes ||
    a.addedIn - b.addedIn ||
    a.wastedIn - b.wastedIn ||
    rankOf(a) - rankOf(b) ||
    CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause) ||
    ((a.rule ?? '') < (b.rule ?? '') ? -1 : 1)
  );
}

function rankOf({ label }: Pick<WastedFile, 'label'>): number {
  return LABELS.get(label)?.rank ?? labels.length;
}

/** Levels of directories that are looked at; a hostile name can have a million. */
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
    // If two directories hold more than half each, one contains the other, so the longest path is the deepest.
    depth = directory.length;
    deepest = { directory, directoryBytes: bytes };
  }
  return deepest;
}
