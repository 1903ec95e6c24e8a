/** What grew and shrank by directory of the final file system, at the depth where a person would look. */
import type { BytePath } from '../../image/byte-path.ts';
import type { Directory } from '../../stack/directory-sizes.ts';
import type { DirectoryGrowth, GrowthTable, ImageFacts } from '../types.ts';
import { byGrowth, changeOf, visibleTable } from './change.ts';

/** A directory with a smaller part of all movement gets no row. */
const LEAST_PART = 0.01;
/** A directory is opened only while rows keep this part of all movement. */
const KEPT_PART = 0.9;
/** With so many rows, none is opened any more. */
const MOST_ROWS = 100;

/** Names of directories that tell a person nothing: caches and object stores are made of them. */
const HASH = /^(?:[0-9a-f]{1,2}|[0-9a-f]{16,})$/;

/** A directory of either image, or of both. */
interface Folder {
  name: BytePath;
  parent: Folder | null;
  children: Folder[];
  /** Bytes with all below it. */
  before: number;
  after: number;
  /** How many bytes came and went: growth of one directory does not cancel what another one lost. */
  moved: number;
  /** The same of its own files alone. */
  direct: { before: number; after: number; moved: number };
}

/**
 * Disjoint directories, each with all below it, that have nearly all of the movement; null unless both file systems are known. Directories are
 * opened one after the other, most movement first, as long as little of it is in parts too small for a row.
 */
export function directoryGrowth(before: ImageFacts, after: ImageFacts): GrowthTable<DirectoryGrowth> | null {
  if (before.directories === null || after.directories === null) return null;
  const root = merged(before.directories, after.directories);
  const rows = [...directRow(root), ...opened(root).map(rowOf)].filter(({ bytes }) => bytes !== 0).sort(byGrowth);
  return visibleTable(before, after, rows);
}

/** The union of both trees with sums from the deepest directory up. A path may have a thousand components, so nothing recurses. */
function merged(before: Directory, after: Directory): Folder {
  const root = folder('', null, { before, after });
  const pending = [{ at: root, before: before as Directory | undefined, after: after as Directory | undefined }];
  const all: Folder[] = [];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    all.push(one.at);
    const [old, fresh] = [one.before?.children, one.after?.children];
    for (const name of new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])) {
      const both = { before: old?.get(name), after: fresh?.get(name) };
      const child = folder(name, one.at, both);
      one.at.children.push(child);
      pending.push({ at: child, ...both });
    }
  }
  for (const at of all.reverse()) {
    if (at.parent === null) continue;
    at.parent.before += at.before;
    at.parent.after += at.after;
    at.parent.moved += at.moved;
  }
  return root;
}

interface Sides {
  before: Directory | undefined;
  after: Directory | undefined;
}

function folder(name: BytePath, parent: Folder | null, sides: Sides): Folder {
  const [before, after] = [sides.before?.bytes ?? 0, sides.after?.bytes ?? 0];
  const direct = { before, after, moved: Math.abs(after - before) };
  return { name, parent, children: [], ...direct, direct };
}

/** The directories that get a row. */
function opened(root: Folder): Folder[] {
  const least = root.moved * LEAST_PART;
  const rows = (at: Folder) => at.children.filter(({ moved }) => moved > 0 && moved >= least);
  const found: Folder[] = [];
  const pending = rows(root);
  // What of the movement may end up in no row.
  let room = root.moved * (1 - KEPT_PART);
  while (pending.length > 0) {
    pending.sort((a, b) => a.moved - b.moved);
    const at = pending.pop();
    if (at === undefined) break;
    const inside = rows(at);
    const left = at.moved - inside.reduce((sum, { moved }) => sum + moved, 0);
    if (isWorthOpening(at, inside) && left <= room && found.length + pending.length + inside.length <= MOST_ROWS) {
      room -= left;
      pending.push(...inside);
    } else found.push(at);
  }
  return found;
}

function isWorthOpening({ children }: Folder, inside: readonly Folder[]): boolean {
  const hashes = children.filter(({ name }) => HASH.test(name)).length;
  return inside.length > 0 && 2 * hashes <= children.length;
}

function rowOf(at: Folder): DirectoryGrowth {
  return { path: pathOf(at), direct: false, ...changeOf(at.before, at.after) };
}

/** Files directly in the root, if they are much of the movement. */
function directRow({ direct: { before, after, moved }, moved: all }: Folder): DirectoryGrowth[] {
  if (moved === 0 || moved < all * LEAST_PART) return [];
  return [{ path: '/', direct: true, ...changeOf(before, after) }];
}

function pathOf(folder: Folder): BytePath {
  const names: BytePath[] = [];
  for (let at: Folder | null = folder; at !== null; at = at.parent) names.push(at.name);
  return names.reverse().join('/');
}
