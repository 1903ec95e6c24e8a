/** Summarises where many files are: their common directory, or the few top directories that contain them. */
import type { BytePath } from '../image/byte-path.ts';
import { pathOf, type TreeNode } from './file-tree.ts';

/** Collected path by path, so that a hundred thousand need no list. */
export interface PathSummary {
  /** How many paths there are. */
  files: number;
  /** The only path while there is one, then the deepest common directory; empty is the root. */
  common: BytePath;
  /** First path segments, but only a few: see `NAMED_ROOTS`. */
  roots: BytePath[];
}

/** With more top directories, naming them tells nothing. */
export const NAMED_ROOTS = 3;

/** A summary of no path. */
export function pathSummary(): PathSummary {
  return { files: 0, common: '', roots: [] };
}

/** Adds one path. */
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

/** The summary of nodes of a tree; roots are sorted. Perf: makes no paths, and looks at each directory once. */
export function summaryOfNodes(nodes: readonly TreeNode[]): PathSummary {
  const [first] = nodes;
  if (first === undefined) return pathSummary();
  const roots = new Set([topOf(first)]);
  let common = first.parent;
  let last = first;
  for (const node of nodes) {
    if (node.parent !== last.parent) common = commonOf(common, node.parent);
    // Each name in the root is a root of its own.
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

/** The child of the root that is the node or contains it. */
function topOf(node: TreeNode): TreeNode {
  let top = node;
  while (top.parent !== null && top.parent.parent !== null) top = top.parent;
  return top;
}

/** The deepest common directory. */
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

/** The deepest directory that is `directory` or contains it, and contains `path`. */
function shared(directory: BytePath, path: BytePath): BytePath {
  let common = directory;
  while (common !== '' && !isBelow(path, common)) common = parent(common);
  return common;
}

/** Perf: called for each path, so it makes no text. */
function isBelow(path: BytePath, directory: BytePath): boolean {
  return path.startsWith(directory) && path[directory.length] === '/';
}

function parent(path: BytePath): BytePath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
