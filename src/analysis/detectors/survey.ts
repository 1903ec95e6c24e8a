/** Walks the final file system once for all detectors. */
import { pathOf, walk } from '../file-tree.ts';
import type { StackInode, StackNode } from '../merged-tree.ts';
import { type DetectorImage, LARGE, type LargeFile } from './detector.ts';

const SITE_PACKAGES = new Set(['site-packages', 'dist-packages']);

/** What detectors look at, collected from the tree. */
export function survey(root: StackNode): Pick<DetectorImage, 'large' | 'sitePackages' | 'npmRecords'> {
  const large: LargeFile[] = [];
  const linked = new Map<StackInode, LargeFile>();
  const sitePackages: StackNode[] = [];
  const npmRecords: StackNode[] = [];
  walk(root, (node: StackNode) => {
    const { inode, name } = node;
    if (inode === null) {
      if (node.children !== null && SITE_PACKAGES.has(name)) sitePackages.push(node);
      return true;
    }
    if (name === '.package-lock.json' && node.parent?.name === 'node_modules') npmRecords.push(node);
    if (inode.size < LARGE) return true;
    const known = inode.names > 1 ? linked.get(inode) : undefined;
    if (known === undefined) {
      const file = { node, inode };
      large.push(file);
      if (inode.names > 1) linked.set(inode, file);
    } else if (pathOf(node) < pathOf(known.node)) known.node = node;
    return true;
  });
  return { large, sitePackages, npmRecords };
}
