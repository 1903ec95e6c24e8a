/** Walking a tree of paths that is held in columns. Nothing here needs Node: the page does the same. */
import type { PathColumns } from './types.ts';

/** For each path the index behind its last descendant. */
export function endsOf({ parents }: Pick<PathColumns, 'parents'>): Int32Array {
  const ends = new Int32Array(parents.length);
  for (let path = parents.length - 1; path >= 0; path--) {
    ends[path] = Math.max(ends[path] ?? 0, path + 1);
    const parent = parents[path] ?? -1;
    if (parent >= 0) ends[parent] = Math.max(ends[parent] ?? 0, ends[path] ?? 0);
  }
  return ends;
}

/** Adds the value of each path to all directories above it, in place. */
export function addUp(values: Float64Array, { parents }: Pick<PathColumns, 'parents'>): Float64Array {
  for (let path = parents.length - 1; path > 0; path--) {
    const parent = parents[path] ?? 0;
    values[parent] = (values[parent] ?? 0) + (values[path] ?? 0);
  }
  return values;
}

/** Finds the indexes of absolute paths by their names. Perf: only directories that are asked about are made into maps. */
export class PathFinder {
  readonly #paths: PathColumns;
  readonly #ends: Int32Array;
  readonly #children = new Map<number, Map<string, number>>();
  #last = { directory: '', index: 0 };

  constructor(paths: PathColumns, ends = endsOf(paths)) {
    this.#paths = paths;
    this.#ends = ends;
  }

  /** @returns -1 if there is no such path */
  find(path: string): number {
    const slash = path.lastIndexOf('/');
    const directory = path.slice(0, slash);
    if (directory !== this.#last.directory) this.#last = { directory, index: this.#walk(directory) };
    return path === '/' ? 0 : this.#child(this.#last.index, path.slice(slash + 1));
  }

  #walk(directory: string): number {
    return directory.split('/').reduce((at, name) => (name === '' ? at : this.#child(at, name)), 0);
  }

  #child(parent: number, name: string): number {
    if (parent < 0) return -1;
    let children = this.#children.get(parent);
    if (children === undefined) {
      children = new Map();
      const end = this.#ends[parent] ?? 0;
      for (let at = parent + 1; at < end; at = this.#ends[at] ?? end) children.set(this.#paths.names[at] ?? '', at);
      this.#children.set(parent, children);
    }
    return children.get(name) ?? -1;
  }
}
