/** Caches that hold packages unpacked: these are not installed, and often share their files with those that are. */
import type { StackNode } from '../../stack/merge/merged-tree.ts';

/** Whether a directory is in the cache of uv (`archive-v0`), conda (`pkgs` beside `conda-meta`) or Yarn 1 (`yarn/v6`). */
export function isCached(folder: StackNode): boolean {
  for (let at: StackNode | null = folder; at?.parent; at = at.parent) {
    const { name, parent } = at;
    if (/^archive-v\d+$/.test(name)) return true;
    if (name === 'pkgs' && parent.children?.has('conda-meta')) return true;
    if (/^v\d+$/.test(name) && parent.name === 'yarn') return true;
  }
  return false;
}
