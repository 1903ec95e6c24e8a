/** Finds out what one layer did, from the tree with it on top and the tree below it. */
import type { StackInode, StackNode, StackRoot } from '../merge/merged-tree.ts';
import type { PlacedNode } from '../types.ts';
import type { PathNode, PathNodes } from './path-nodes.ts';
import type { Change } from './types.ts';

/** What a layer has at one path. */
export interface LayerRecord {
  path: PathNode;
  /** Place in the layer's tar; -1 for what is only taken away. */
  entry: number;
  /** What is there once the layer is complete; null if it took something away. */
  node: StackNode | null;
  change: Change;
  clears: boolean;
}

/**
 * The layer's own entries. An entry that the layer itself replaced is left out.
 * @param placed what its entries made
 * @param root the tree with the layer on top
 */
export function ownRecords(
  placed: readonly PlacedNode[],
  root: StackRoot,
  paths: PathNodes,
): Map<PathNode, LayerRecord> {
  const records = new Map<PathNode, LayerRecord>();
  const attached = new AttachedNodes(root);
  for (const { node, entry } of placed) {
    if (node.parent === null || !attached.has(node)) continue;
    const path = paths.child(paths.ofDirectory(node.parent), node.name);
    records.set(path, { path, entry, node, change: 'added', clears: false });
  }
  return records;
}

/** Tells whether a node is in a tree. Perf: files of one directory come in a row. */
class AttachedNodes {
  readonly #directories = new Map<StackNode, boolean>();

  constructor(root: StackRoot) {
    this.#directories.set(root, true);
  }

  has(node: StackNode): boolean {
    const { parent } = node;
    return parent?.children?.get(node.name) === node && this.#hasDirectory(parent);
  }

  #hasDirectory(directory: StackNode): boolean {
    const known = this.#directories.get(directory) ?? this.has(directory);
    this.#directories.set(directory, known);
    return known;
  }
}

export interface Below {
  /** The tree below the layer. */
  root: StackRoot;
  /** What the layer took away from it or replaced. */
  removed: readonly StackNode[];
  paths: PathNodes;
}

/**
 * Completes a layer's records by the tree below the layer: what its entries replace, and what it takes away.
 * @param isSame whether the file's content was stored again unchanged
 */
export function compareBelow(
  records: Map<PathNode, LayerRecord>,
  { root, removed, paths }: Below,
  isSame: (inode: StackInode) => boolean,
): void {
  const below = new TreeBelow(root);
  for (const record of records.values()) {
    const before = below.at(record.path);
    if (before !== null && record.node !== null) record.change = changeOf(before, record.node, isSame);
  }
  for (const { parent, name } of removed) {
    if (parent === null) continue;
    const path = paths.child(paths.ofDirectory(parent), name);
    const again = records.get(path);
    if (again !== undefined) again.clears = true;
    else records.set(path, { path, entry: -1, node: null, change: 'removed', clears: true });
  }
}

function changeOf(before: StackNode, now: StackNode, isSame: (inode: StackInode) => boolean): Change {
  if (before.type !== now.type) return 'changed';
  if (now.children !== null) return before === now ? 'metadata' : 'changed';
  if (now.inode === null) return before.link === now.link ? 'metadata' : 'changed';
  if (before.inode === null) return 'changed';
  const isCopy = before.inode === now.inode || isSame(before.inode);
  return isCopy || (before.inode.size === 0 && now.inode.size === 0) ? 'metadata' : 'changed';
}

/** Nodes of a tree by their paths, without following links. */
class TreeBelow {
  readonly #root: StackNode;
  readonly #known = new Map<PathNode, StackNode | null>();

  constructor(root: StackNode) {
    this.#root = root;
  }

  at(path: PathNode): StackNode | null {
    if (path.parent === null) return this.#root;
    return this.#directory(path.parent)?.children?.get(path.name) ?? null;
  }

  #directory(path: PathNode): StackNode | null {
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const found = this.at(path);
    this.#known.set(path, found);
    return found;
  }
}
