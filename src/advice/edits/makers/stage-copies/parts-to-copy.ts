/** Which parts of a copied directory hold what the image lacked. */
import type { CopiedEntry } from './repeated-entries.ts';

/** A directory as a whole, or files of it by name. */
export interface Part {
  directory: string;
  files: readonly string[] | null;
}

/** Directories that are copied as a whole: what is new in them is spread over them, and differs from build to build. */
const WHOLE: ReadonlySet<string> = new Set([
  ...['bin', 'sbin', 'gems', 'node_modules', 'site-packages', 'dist-packages'],
  ...['extensions', 'specifications', 'vendor'],
]);

/** A directory that repeats fewer bytes is not worth the search in it. */
const LITTLE = 262_144;

interface Directory {
  path: string;
  name: string;
  entry: CopiedEntry | null;
  directories: Directory[];
  files: CopiedEntry[];
  /** Bytes below that are there already. */
  repeated: number;
  /** Entries below that are not. */
  added: number;
}

/**
 * The parts of a directory without which the rest is there already; null if they cannot be told, since its own entries are
 * in the way. Empty if everything is there.
 */
export function partsToCopy(entries: readonly CopiedEntry[], top: string): Part[] | null {
  const root = treeOf(entries, top);
  if (root === null) return null;
  const parts = root.added === 0 ? [] : within(root, true);
  return parts.some(({ directory, files }) => files === null && directory === top) ? null : parts;
}

/** Null if an entry is outside. */
function treeOf(entries: readonly CopiedEntry[], top: string): Directory | null {
  const root: Directory = directoryAt(top);
  const known = new Map([[top, root]]);
  const find = (path: string): Directory | null => {
    const there = known.get(path);
    if (there !== undefined) return there;
    const parent = path === '/' ? null : find(path.slice(0, path.lastIndexOf('/')) || '/');
    if (parent === null) return null;
    const made = directoryAt(path);
    known.set(path, made);
    parent.directories.push(made);
    return made;
  };
  for (const entry of entries) {
    const isAbove = entry.path === '/' || top === entry.path || top.startsWith(`${entry.path}/`);
    // A directory above the copied one is in the layer too, as it was.
    if (isAbove && entry.type === 'dir') {
      if (!entry.isThere) return null;
      continue;
    }
    const directory = find(entry.type === 'dir' ? entry.path : entry.path.slice(0, entry.path.lastIndexOf('/')) || '/');
    if (directory === null) return null;
    if (entry.type === 'dir') directory.entry = entry;
    else directory.files.push(entry);
  }
  return summed(root);
}

function directoryAt(path: string): Directory {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { path, name, entry: null, directories: [], files: [], repeated: 0, added: 0 };
}

function summed(root: Directory): Directory {
  const all = [root];
  for (const one of all) for (const below of one.directories) all.push(below);
  for (const one of all.toReversed()) {
    one.repeated =
      sumOf(one.directories, 'repeated') + one.files.reduce((sum, file) => sum + (file.isRepeated ? file.bytes : 0), 0);
    const own = one.files.filter(({ isRepeated }) => !isRepeated).length;
    one.added = sumOf(one.directories, 'added') + own + (one.entry?.isRepeated === false ? 1 : 0);
  }
  return root;
}

function sumOf(directories: readonly Directory[], key: 'repeated' | 'added'): number {
  return directories.reduce((sum, one) => sum + one[key], 0);
}

/** @param isTop whose own mode and owner a copy leaves as they are */
function within(directory: Directory, isTop: boolean): Part[] {
  const { path, name, directories, files, repeated } = directory;
  const whole: Part[] = [{ directory: path, files: null }];
  if (!isTop && (repeated < LITTLE || WHOLE.has(name))) return whole;
  const added = files.filter(({ isRepeated }) => !isRepeated);
  // A COPY of a link copies what it leads to.
  const isPlain = added.every(({ type }) => type === 'file');
  const keepsDirectories = directories.every(({ entry }) => entry === null || entry.isRepeated || !entry.isThere);
  if (!isPlain || !keepsDirectories) return whole;
  const own: Part[] =
    added.length === 0
      ? []
      : [{ directory: path, files: added.map(one => one.path.slice(path === '/' ? 1 : path.length + 1)) }];
  return [...own, ...directories.filter(one => one.added > 0).flatMap(one => within(one, false))];
}
