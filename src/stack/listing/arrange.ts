/** Listings for a look at sizes: directories with all that is below them, down to a depth, largest first. */
import type { BytePath } from '../../image/byte-path.ts';
import { byPath, type Listed } from './listing.ts';

export interface Arrangement {
  sort: 'path' | 'size';
  /** Components of the longest path that is listed; null for all. */
  depth: number | null;
  /** Whether the same path may come twice, as in a layer's tar: then only the last one counts for the directories above. */
  names: 'once' | 'repeated';
}

/** Owner and mode that engines give directories without an entry. */
const IMPLIED = { type: 'dir', size: 0, mode: 0o755, uid: 0, gid: 0, layer: null, link: null } as const;

/** Entries in another order, directories with their totals. A directory that is not among them is added if files below it are. */
export function arranged(entries: Iterable<Listed>, { sort, depth, names }: Arrangement): Listed[] {
  const all = [...entries];
  const totals = directoryTotals(names === 'once' ? all : lastOfEach(all));
  const rows = all
    .filter(({ path }) => depth === null || depthOf(path) <= depth)
    .map(entry => (entry.type === 'dir' ? { ...entry, total: totals.get(entry.path) ?? 0 } : entry));
  const listed = new Set(rows.flatMap(({ type, path }) => (type === 'dir' ? [path] : [])));
  for (const [path, total] of totals)
    if (path !== '/' && !listed.has(path) && (depth === null || depthOf(path) <= depth))
      rows.push({ ...IMPLIED, path, total });
  return rows.sort(sort === 'path' ? byPath : (a, b) => sizeOf(b) - sizeOf(a) || byPath(a, b));
}

function lastOfEach(entries: readonly Listed[]): Iterable<Listed> {
  return new Map(entries.map(entry => [entry.path, entry])).values();
}

/** What an entry is sorted by, and what people are shown. */
export function sizeOf({ size, total }: Listed): number {
  return total ?? size;
}

/** Bytes below each directory that has any. Perf: each directory is added to the one above once, deepest first. */
function directoryTotals(entries: Iterable<Listed>): Map<BytePath, number> {
  const levels: Map<BytePath, number>[] = [];
  const addTo = (path: BytePath, depth: number, size: number) => {
    levels[depth] ??= new Map();
    levels[depth].set(path, (levels[depth].get(path) ?? 0) + size);
  };
  for (const { path, size } of entries) if (size > 0) addTo(above(path), depthOf(path) - 1, size);
  for (let depth = levels.length - 1; depth > 0; depth--)
    for (const [path, size] of levels[depth] ?? []) addTo(above(path), depth - 1, size);
  return new Map(levels.flatMap(level => [...(level ?? [])]));
}

function above(path: BytePath): BytePath {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** Components of an absolute path; 0 for the root. */
function depthOf(path: BytePath): number {
  if (path === '/') return 0;
  let slashes = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) slashes++;
  return slashes;
}
