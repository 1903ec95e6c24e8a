/** Which folder is the build context: the one that has the files that were copied. */
import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CopiedFile } from '../attribution/layer-origins.ts';
import type { Place } from '../place.ts';

/** Folders are looked into only so far: a few files tell one from another. */
const MOST = { files: 2000, folders: 500, depth: 4 };
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * The folder of which most files were copied, at their sizes; null if several may be and none has any. Paths of the image are only
 * compared with what the folders list, never opened.
 */
export function contextWith(copied: readonly CopiedFile[], contexts: readonly Place[]): Place | null {
  const [only, ...more] = contexts;
  if (only === undefined || more.length === 0) return only ?? null;
  const counted = contexts.map(place => {
    const files = filesIn(place.path);
    return { place, found: copied.filter(({ path, bytes }) => files.get(path) === bytes).length };
  });
  const best = counted.reduce((a, b) => (b.found > a.found ? b : a));
  return best.found === 0 ? null : best.place;
}

/** Sizes by path of the regular files in a folder and a few levels below. */
function filesIn(folder: string): Map<string, number> {
  const files = new Map<string, number>();
  const pending = [{ path: '', depth: 0 }];
  let folders = 0;
  for (let at = pending.shift(); at !== undefined; at = pending.shift()) {
    if (files.size >= MOST.files || ++folders > MOST.folders) break;
    for (const entry of entriesOf(join(folder, at.path))) {
      const path = at.path === '' ? entry.name : `${at.path}/${entry.name}`;
      if (entry.isFile()) files.set(path, lstatSync(join(folder, path), { throwIfNoEntry: false })?.size ?? -1);
      else if (entry.isDirectory() && at.depth < MOST.depth && !SKIPPED.has(entry.name))
        pending.push({ path, depth: at.depth + 1 });
    }
  }
  return files;
}

/** Nothing for a folder that cannot be read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
