/** All files of an image that have bytes: those that are visible and those that later layers took away. */
import { walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import type { EditImage } from '../edit-image.ts';

export function allInodes({ root, lost }: Pick<EditImage, 'root' | 'lost'>): Set<StackInode> {
  const all = new Set<StackInode>(lost.keys());
  walk<StackNode>(root, node => {
    if (node.inode !== null && node.inode.size > 0) all.add(node.inode);
    return true;
  });
  return all;
}
