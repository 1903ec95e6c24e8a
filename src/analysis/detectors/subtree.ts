/** What lies below a directory of the final file system. */
import { pathOf, walk } from '../file-tree.ts';
import type { StackNode } from '../merged-tree.ts';
import type { Found } from './detector.ts';

/** Bytes below a node by the layer that holds them, each inode once. @param enter false for what is not to be counted */
export function subtree(node: StackNode, enter: (node: StackNode) => boolean = () => true): Found[] {
  const path = pathOf(node);
  const layers = new Map<number, Found>();
  const seen = new Set<object>();
  walk(node, (at: StackNode) => {
    if (!enter(at)) return false;
    const { inode } = at;
    if (inode === null || seen.has(inode)) return true;
    if (inode.names > 1) seen.add(inode);
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
