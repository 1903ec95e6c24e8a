/** Finds the directories of one layer's entries. Most are where the last one was. */
import { findDirectory, type OnObstacle, type StackNode, type StackRoot } from './merged-tree.ts';

/** Cached paths. A tar's entries are grouped by directory, so few are enough. */
const MOST = 4096;

/** As `findDirectory`, for clean paths. Perf: a path whose parent is known costs one step, whatever its depth. */
export class DirectoryFinder {
  readonly #root: StackRoot;
  /** By the requested path, which may go through links. */
  readonly #known = new Map<string, StackNode>();

  constructor(root: StackRoot) {
    this.#root = root;
  }

  /** @throws MeasureError as `findDirectory` does */
  find(path: string, onObstacle: OnObstacle): StackNode | null {
    if (path === '') return this.#root;
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const found = this.#below(path) ?? findDirectory(this.#root, path, onObstacle);
    if (found === null) return null;
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(path, found);
    return found;
  }

  /** Must be called when a directory or a link is removed. Added nodes do not change paths that were found. */
  forget(): void {
    if (this.#known.size > 0) this.#known.clear();
  }

  /** Looks in the parent, if that is cached and the component is not a link. */
  #below(path: string): StackNode | null {
    const slash = path.lastIndexOf('/');
    const parent = slash < 0 ? this.#root : this.#known.get(path.slice(0, slash));
    const child = parent?.children?.get(path.slice(slash + 1));
    if (!child?.children) return null;
    this.#root.effort.walk(1);
    return child;
  }
}
