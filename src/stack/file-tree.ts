/** The final file system of an image as a tree: what waste rules look at. */
import { type BytePath, bytesOf, matchText } from '../image/byte-path.ts';

/** The data of a regular file. Names that are hard links of each other share one object. */
export interface Inode {
  /** Logical size in bytes. */
  size: number;
  /** Index of the layer that holds the bytes. */
  layer: number;
  /** Number of visible names. */
  names: number;
}

/** One visible name. Devices, sockets and FIFOs have neither children, inode nor link. */
export interface TreeNode {
  /** One path component, as bytes (latin1); empty for the root. */
  name: BytePath;
  /** Null for the root only. */
  parent: TreeNode | null;
  /** By name; null for everything but directories. */
  children: Map<BytePath, TreeNode> | null;
  /** Null for everything but regular files. */
  inode: Inode | null;
  /** Target of a symbolic link as bytes (latin1), not resolved; null for everything else. */
  link: BytePath | null;
}

/** A node whose children have its type. */
interface Branching<N> {
  children: Map<BytePath, N> | null;
}

/** The absolute path of a node as bytes; `/` for the root. */
export function pathOf(node: TreeNode): BytePath {
  return `/${namesTo(node).join('/')}`;
}

/** The absolute path of a node as globs and rules see it; see `matchText`. */
export function textPathOf(node: TreeNode): string {
  return `/${namesTo(node).map(matchText).join('/')}`;
}

/** The same as `textPathOf` for many nodes. Perf: those of one directory, which mostly come in a row, share the text of its path. */
export function textPaths(): (node: TreeNode) => string {
  let directory: TreeNode | null = null;
  let above = '';
  return node => {
    if (node.parent === null) return '/';
    if (node.parent !== directory) {
      directory = node.parent;
      above = directory.parent === null ? '' : textPathOf(directory);
    }
    return `${above}/${matchText(node.name)}`;
  };
}

function namesTo(node: TreeNode): BytePath[] {
  const names: BytePath[] = [];
  for (let at = node; at.parent !== null; at = at.parent) names.push(at.name);
  return names.reverse();
}

/**
 * The node at an absolute path given as text, or undefined. Symbolic links are not followed anywhere in the path.
 * A component that is not UTF-8 is found by its latin1 reading, as globs read it.
 */
export function nodeAt<N extends Branching<N>>(root: N, path: string): N | undefined {
  let node: N | undefined = root;
  for (const part of path.split('/')) {
    if (part !== '') node = node?.children?.get(bytesOf(part)) ?? node?.children?.get(part);
  }
  return node;
}

/**
 * Calls `enter` for a node and all below it, in no particular order; if it returns false, nothing below is visited.
 * Depth is not bounded by the call stack.
 */
export function walk<N extends Branching<N>>(from: N, enter: (node: N) => boolean): void {
  const pending: N[] = enter(from) ? [from] : [];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of node.children?.values() ?? []) {
      // Perf: most nodes have no children.
      if (enter(child) && child.children !== null) pending.push(child);
    }
  }
}
