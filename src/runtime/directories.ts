/** Directories of one image that are searched for names, as those of `PATH` and of a loader. The lists of them are foreign. */
import { bytesOf } from '../image/byte-path.ts';
import type { StackNode } from '../stack/merge/merged-tree.ts';
import { type Follower, follower } from '../stack/symlinks.ts';

/** Of one list. Real ones have a hundred. */
export const MOST_DIRECTORIES = 512;
/** Names looked up in directories, for all programs of an image: a second of work. The largest real ones take a million. */
const MOST_LOOKUPS = 20_000_000;
/** What a system call takes, in bytes. */
export const LONGEST_PATH = 4095;

export interface Directory {
  path: string;
  node: StackNode;
}

export class Directories {
  readonly #follow: Follower;
  readonly #known = new Map<string, Directory | null>();
  #lookups: number;
  #isCut = false;

  constructor(root: StackNode, lookups = MOST_LOOKUPS) {
    this.#lookups = lookups;
    this.#follow = follower(root);
  }

  /** Whether a limit was reached, so that what is not found may be there. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** The node at an absolute path as text, with all links followed. */
  at(path: string): StackNode | null {
    return path.length > LONGEST_PATH ? null : (this.#follow.path(bytesOf(path)) as StackNode | null);
  }

  /** The existing ones of these, in their order, each once. Those beyond the limit are left out. */
  existing<T>(lists: Iterable<readonly [T, readonly string[]]>): [T, Directory][] {
    const found = new Map<StackNode, [T, Directory]>();
    let looked = 0;
    for (const [by, paths] of lists)
      for (const path of paths) {
        if (looked++ === MOST_DIRECTORIES) {
          this.#isCut = true;
          return [...found.values()];
        }
        const directory = this.#directory(path);
        if (directory !== null && !found.has(directory.node)) found.set(directory.node, [by, directory]);
      }
    return [...found.values()];
  }

  /** The file of a name, with links followed. */
  file({ node }: Directory, name: string): StackNode | null {
    if (this.#lookups-- <= 0) {
      this.#isCut = true;
      return null;
    }
    const child = node.children?.get(bytesOf(name)) ?? null;
    const file = child?.link == null ? child : (this.#follow.link(child) as StackNode | null);
    return file?.inode ? file : null;
  }

  #directory(path: string): Directory | null {
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const node = this.at(path);
    const directory = node?.children ? { path, node } : null;
    this.#known.set(path, directory);
    return directory;
  }
}
