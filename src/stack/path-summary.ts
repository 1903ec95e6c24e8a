/** Where many files are, in few words: the directory that holds them all, or the few top directories that do. */
import type { BytePath } from '../image/byte-path.ts';
import { pathOf, type TreeNode } from './file-tree.ts';

/** Collected one path at a time, so that a hundred thousand need no list. */
export interface PathSummary {
  /** How many paths there are. */
  files: number;
  /** The only path while there is one, then the deepest common directory; empty is the root. */
  common: BytePath;
  /** First path segments, a few. */
  roots: BytePath[];
}

/** More of them tell nothing. */
export const NAMED_ROOTS = 3;

/** A place with no path yet. */
export function pathSummary(): PathSummary {
  return { files: 0, common: '', roots: [] };
}

/** Adds one path to a place. */
export function addPath(to: PathSummary, path: BytePath): void {
  to.files += 1;
  to.common = to.files === 1 ? path : shared(to.files === 2 ? parent(to.common) : to.common, path);
  if (to.roots.length > NAMED_ROOTS || to.roots.some(root => path === root || isBelow(path, root))) return;
  const second = path.indexOf('/', 1);
  to.roots.push(second < 0 ? path : path.slice(0, second));
}

export function summaryOfPaths(paths: Iterable<BytePath>): PathSummary {
  const found = pathSummary();
  for (const path of paths) addPath(found, path);
  return found;
}

/** The place of names in a tree; roots are in the order of their names. Perf: no path is made, and each directory looked at once. */
export function summaryOfNodes(nodes: readonly TreeNode[]): PathSummary {
  const [first] = nodes;
  if (first === undefined) return pathSummary();
  const roots = new Set([topOf(first)]);
  let common = first.parent;
  let last = first;
  for (const node of nodes) {
    if (node.parent !== last.parent) common = commonOf(common, node.parent);
    // In the root each has its own.
    if (node.parent !== last.parent || node.parent?.parent === null) roots.add(topOf(node));
    last = node;
  }
  const names = [...roots].map(pathOf).sort();
  return {
    files: nodes.length,
    common: nodes.length === 1 ? pathOf(first) : directoryOf(common),
    roots: names.slice(0, NAMED_ROOTS + 1),
  };
}

/** The node below the root that a node is, or is in. */
function topOf(node: TreeNode): TreeNode {
  let top = node;
  while (top.parent !== null && top.parent.parent !== null) top = top.parent;
  return top;
}

/** The deepest directory that is both, or holds both. */
function commonOf(a: TreeNode | null, b: TreeNode | null): TreeNode | null {
  let [one, other] = [a, b];
  let [deep, flat] = [depthOf(a), depthOf(b)];
  while (one !== other) {
    if (deep >= flat) {
      one = one?.parent ?? null;
      deep--;
    } else {
      other = other?.parent ?? null;
      flat--;
    }
  }
  return one;
}

function depthOf(node: TreeNode | null): number {
  let depth = 0;
  for (let at = node; at !== null; at = at.parent) depth++;
  return depth;
}

function directoryOf(node: TreeNode | null): BytePath {
  return node === null || node.parent === null ? '' : pathOf(node);
}

/** The longest directory that holds both `directory` itself and `path`. */
function shared(directory: BytePath, path: BytePath): BytePath {
  let common = directory;
  while (common !== '' && !isBelow(path, common)) common = parent(common);
  return common;
}

/** Perf: asked of each path, so no text is made for it. */
function isBelow(path: BytePath, directory: BytePath): boolean {
  return path.startsWith(directory) && path[directory.length] === '/';
}

function parent(path: BytePath): BytePath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
