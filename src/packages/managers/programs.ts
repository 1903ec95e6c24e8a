/** Programs that list the modules they were made of. */
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { inOrder } from '../record-reader.ts';
import type { PackageImage } from '../types.ts';

export interface ListingProgram {
  /** The program. */
  record: StackNode;
  /** The section with the list. */
  modules: Buffer;
}

/** Visible ones, in the order of their paths; each inode once. */
export function programs({ layers, nodesOf }: PackageImage): ListingProgram[] {
  const found = new Map(layers.flatMap(layer => nodesOf(layer, layer.withModules())).map(node => [node.inode, node]));
  return inOrder([...found.values()]).flatMap(record => {
    const { inode } = record;
    const section = inode ? layers[inode.layer]?.modules(inode.entry) : undefined;
    return section === undefined ? [] : [{ record, modules: Buffer.from(section) }];
  });
}
