/** Walks the final file system once for everything that needs whole files: sizes and detectors. */
import { LEAST_SUMMED } from '../layer/content/checksums.ts';
import { pathOf, walk } from './file-tree.ts';
import type { StackInode, StackNode } from './merge/merged-tree.ts';

/** A visible file of at least `LARGE` bytes, by the first of its names. */
export interface LargeFile {
  node: StackNode;
  inode: StackInode;
}

/** The visible files. */
export interface Inventory {
  /** Bytes of all files, each inode once. Counted independently of waste, so that the report can check one against the other. */
  visible: number;
  large: readonly LargeFile[];
  /** Directories that Python imports from. */
  sitePackages: readonly StackNode[];
  /** npm's records of what it installed, `node_modules/.package-lock.json`. */
  npmRecords: readonly StackNode[];
}

/** Detectors ignore smaller files; the waste rules use the same size. */
const LARGE = LEAST_SUMMED;

const SITE_PACKAGES = new Set(['site-packages', 'dist-packages']);

export function inventoryOf(root: StackNode): Inventory {
  let visible = 0;
  const large: LargeFile[] = [];
  const sitePackages: StackNode[] = [];
  const npmRecords: StackNode[] = [];
  /** Files with several names, by the first of them. */
  const linked = new Map<StackInode, LargeFile>();
  walk(root, (node: StackNode) => {
    const { inode, name } = node;
    if (inode === null) {
      if (node.children !== null && SITE_PACKAGES.has(name)) sitePackages.push(node);
      return true;
    }
    if (name === '.package-lock.json' && node.parent?.name === 'node_modules') npmRecords.push(node);
    const known = inode.names > 1 ? linked.get(inode) : undefined;
    if (known !== undefined) {
      if (inode.size >= LARGE && pathOf(node) < pathOf(known.node)) known.node = node;
      return true;
    }
    visible += inode.size;
    if (inode.names === 1 && inode.size < LARGE) return true;
    const file = { node, inode };
    if (inode.size >= LARGE) large.push(file);
    if (inode.names > 1) linked.set(inode, file);
    return true;
  });
  return { visible, large, sitePackages, npmRecords };
}
