/** The rows of a tree that are open, in their order. Perf: children are listed and sorted only when a directory is opened. */
import type { PageFiles } from './files.ts';
import { ENTRY_TYPES } from './files.ts';
import { IMPLIED } from './state.ts';
import type { TreeView } from './views.ts';

export type SortKey = 'bytes' | 'waste' | 'removed' | 'name';

export interface Row {
  path: number;
  /** From 1 for what is directly below the root. */
  depth: number;
  /** Whether it is a directory with something in it. */
  isDirectory: boolean;
  isOpen: boolean;
  /** Place among its siblings, from 1, and how many there are. */
  nth: number;
  of: number;
}

/** With at most this many hits, those in a directory that is a hit left out, all directories on the way to them are open. */
const MOST_OPEN = 500;

/** A directory with a smaller part of all bytes stays closed at first. */
const LEAST_OPENED = 0.04;

const DIRECTORY = ENTRY_TYPES.indexOf('dir');

export class TreeRows {
  readonly #files: PageFiles;
  readonly #view: TreeView;
  readonly #open = new Set<number>();
  #sort: SortKey = 'bytes';
  #shown: Uint8Array;
  readonly #sorted = new Map<number, number[]>();

  constructor(files: PageFiles, view: TreeView) {
    this.#files = files;
    this.#view = view;
    this.#shown = view.present;
  }

  /** Shows only hits, what is above them and, for directories that were hit as a whole, below. */
  filter(hits: Uint8Array | null): void {
    this.#sorted.clear();
    this.#open.clear();
    this.#shown = hits ?? this.#view.present;
    if (hits === null) return;
    const { parents } = this.#files.paths;
    const shown = hits.slice();
    const isTop = (hit: number, path: number) => hit === 1 && hits[parents[path] ?? -1] !== 1;
    const isFew = hits.reduce((sum, hit, path) => sum + (isTop(hit, path) ? 1 : 0), 0) <= MOST_OPEN;
    for (let path = shown.length - 1; path > 0; path--) {
      if (shown[path] !== 1) continue;
      const parent = parents[path] ?? 0;
      shown[parent] = 1;
      if (isFew && (hits[parent] !== 1 || this.#open.has(path))) this.#open.add(parent);
    }
    this.#shown = shown;
    this.#openToFork();
  }

  /** Opens what is the only thing in its directory, from the root on, and then the directory that has more. */
  #openToFork(): void {
    let below = this.children(0);
    for (let [only] = below; below.length === 1 && only !== undefined && this.isDirectory(only); [only] = below) {
      this.#open.add(only);
      below = this.children(only);
    }
  }

  /** Opens directories, largest first, until there are so many rows. */
  openLargest(rows: number): void {
    let shown = this.children(0).length;
    const closed = this.children(0).filter(path => this.isDirectory(path));
    const bytesOf = (path: number) => (this.#view.bytes[path] ?? 0) + (this.#view.removed[path] ?? 0);
    const least = LEAST_OPENED * bytesOf(0);
    while (closed.length > 0) {
      const largest = closed.reduce((most, path) => (bytesOf(path) > bytesOf(most) ? path : most));
      if (bytesOf(largest) < least) return;
      closed.splice(closed.indexOf(largest), 1);
      const children = this.children(largest);
      if (shown + children.length > rows) continue;
      this.#open.add(largest);
      shown += children.length;
      closed.push(...children.filter(path => this.isDirectory(path)));
    }
  }

  sort(key: SortKey): void {
    this.#sort = key;
    this.#sorted.clear();
  }

  setOpen(path: number, open: boolean): void {
    if (open) this.#open.add(path);
    else this.#open.delete(path);
  }

  /** Opens all directories above a path. */
  reveal(path: number): void {
    const { parents } = this.#files.paths;
    for (let at = parents[path] ?? -1; at > 0; at = parents[at] ?? -1) this.#open.add(at);
  }

  rows(): Row[] {
    const rows: Row[] = [];
    const pending: Row[] = this.#below(0, 1).reverse();
    for (let row = pending.pop(); row !== undefined; row = pending.pop()) {
      rows.push(row);
      if (row.isOpen) for (const child of this.#below(row.path, row.depth + 1).reverse()) pending.push(child);
    }
    return rows;
  }

  #below(path: number, depth: number): Row[] {
    const children = this.children(path);
    return children.map((child, at) => {
      const isDirectory = this.isDirectory(child) && this.#hasChildren(child);
      const isOpen = isDirectory && this.#open.has(child);
      return { path: child, depth, isDirectory, isOpen, nth: at + 1, of: children.length };
    });
  }

  #hasChildren(path: number): boolean {
    const end = this.#files.paths.ends[path] ?? 0;
    for (let below = path + 1; below < end; below++) if (this.#shown[below] === 1) return true;
    return false;
  }

  isDirectory(path: number): boolean {
    const entry = this.#view.state[path] ?? 0;
    return entry === IMPLIED || this.#files.entries.types[entry] === DIRECTORY;
  }

  /** The shown children of a directory, sorted. */
  children(path: number): number[] {
    const known = this.#sorted.get(path);
    if (known !== undefined) return known;
    const children = childrenOf(this.#files, path).filter(child => this.#shown[child] === 1);
    const key = this.#sort;
    // Paths are in the order of names already.
    if (key !== 'name') {
      const values = this.#view[key];
      children.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
    }
    this.#sorted.set(path, children);
    return children;
  }
}

/** All paths directly below, in the order of names. */
export function childrenOf({ paths: { ends } }: Pick<PageFiles, 'paths'>, path: number): number[] {
  const children: number[] = [];
  const end = ends[path] ?? 0;
  for (let at = path + 1; at < end; at = ends[at] ?? end) children.push(at);
  return children;
}
