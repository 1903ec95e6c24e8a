/** Sums up what is below a directory of the final file system. */
import { pathOf, walk } from '../../stack/file-tree.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import type { Found } from './detector.ts';

/** All inodes once, or only those that removing the node frees, since they have no name elsewhere. */
export type Counted = 'all' | 'freed';

interface Options {
  counted?: Counted;
  /** False for nodes that do not count. */
  enter?: (node: StackNode) => boolean;
  /** How many names of each inode have been met. Calls that share it count each inode once. */
  names?: Map<object, number>;
}

/** Bytes below a node by the layer that holds them, each inode once. */
export function subtree(
  node: StackNode,
  { counted = 'all', enter = () => true, names = new Map() }: Options = {},
): Found[] {
  const path = pathOf(node);
  const layers = new Map<number, Found>();
  walk(node, (at: StackNode) => {
    if (!enter(at)) return false;
    const { inode } = at;
    if (inode === null) return true;
    if (inode.names > 1) {
      const met = (names.get(inode) ?? 0) + 1;
      names.set(inode, met);
      if (met !== (counted === 'all' ? 1 : inode.names)) return true;
    }
    const found = layers.get(inode.layer) ?? { path, bytes: 0, layer: inode.layer, files: 0 };
    layers.set(inode.layer, found);
    found.bytes += inode.size;
    found.files++;
    return true;
  });
  return [...layers.values()];
}

export function bytesOf(found: readonly Found[]): number {
  return found.reduce((total, { bytes }) => total + bytes, 0);
}
