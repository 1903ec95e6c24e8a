/** Finds the largest of many files without sorting them all. */
import type { PageFiles } from '../../model/files.ts';

/** A path with its bytes. */
export interface Sized {
  path: number;
  size: number;
}

/** Keeps the largest of what it is given, most first. */
export class Largest {
  readonly items: Sized[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(path: number, size: number): void {
    const { items } = this;
    if (items.length === this.#most && size <= (items.at(-1)?.size ?? 0)) return;
    const at = items.findIndex(item => item.size < size);
    items.splice(at < 0 ? items.length : at, 0, { path, size });
    if (items.length > this.#most) items.pop();
  }
}

/** The largest files among some paths. @param own bytes of each path alone */
export function largestOf(paths: Iterable<number>, own: Float64Array, most: number): Sized[] {
  const largest = new Largest(most);
  for (const path of paths) if ((own[path] ?? 0) > 0) largest.add(path, own[path] ?? 0);
  return largest.items;
}

/** For each group of wasted files, from 1, the largest of them. */
export function largestOfGroups({ entries, groups }: PageFiles, most: number): Map<number, Largest> {
  const byGroup = new Map<number, Largest>();
  for (const [at, group] of groups.entries()) {
    if (group === 0) continue;
    const largest = byGroup.get(group) ?? new Largest(most);
    byGroup.set(group, largest);
    largest.add(entries.paths[at] ?? 0, entries.sizes[at] ?? 0);
  }
  return byGroup;
}

/** The layer that stores most of the wasted bytes at and below a path; null if there are none. */
export function wastingLayer({ paths, entries, groups }: PageFiles, path: number): number | null {
  const end = paths.ends[path] ?? path + 1;
  let best = { layer: null as number | null, bytes: 0 };
  for (let layer = 0; layer + 1 < entries.starts.length; layer++) {
    let bytes = 0;
    for (let at = entries.starts[layer] ?? 0; at < (entries.starts[layer + 1] ?? 0); at++) {
      const one = entries.paths[at] ?? 0;
      if ((groups[at] ?? 0) > 0 && one >= path && one < end) bytes += entries.sizes[at] ?? 0;
    }
    if (bytes > best.bytes) best = { layer, bytes };
  }
  return best.layer;
}
