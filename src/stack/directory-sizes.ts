/** The directories of the final file system with the bytes of their files. */
import type { BytePath } from '../image/byte-path.ts';
import { pathOf } from './file-tree.ts';
import type { StackInode, StackNode } from './merge/merged-tree.ts';

/** A directory and those below it; with `fileSizes`, files too. */
export interface Directory {
  /** Bytes of the files directly in it that are not among its children; of a file, its own. */
  bytes: number;
  /** By name; null if there are none. */
  children: Map<BytePath, Directory> | null;
}

/**
 * Sums the bytes of all files by directory. An inode with several names counts once, at the first of its paths, so that the same image
 * always gives the same sums.
 */
export function directorySizes(root: StackNode): Directory {
  return sizesOf(root, (directory, _name, size) => {
    directory.bytes += size;
  });
}

/** The same with each file as a child of its directory, unless it is empty. */
export function fileSizes(root: StackNode): Directory {
  return sizesOf(root, (directory, name, size) => {
    if (size > 0) made(directory, name).bytes = size;
  });
}

function sizesOf(root: StackNode, addFile: (directory: Directory, name: BytePath, size: number) => void): Directory {
  const top: Directory = { bytes: 0, children: null };
  const linked = new Map<StackInode, { node: StackNode; directory: Directory }>();
  const pending = [{ node: root, directory: top }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { directory } = at;
    for (const child of at.node.children?.values() ?? []) {
      if (child.children !== null) pending.push({ node: child, directory: made(directory, child.name) });
      else if (child.inode !== null && child.inode.names === 1) addFile(directory, child.name, child.inode.size);
      else if (child.inode !== null) keepFirst(linked, child.inode, { node: child, directory });
    }
  }
  for (const [inode, { node, directory }] of linked) addFile(directory, node.name, inode.size);
  return top;
}

function made(parent: Directory, name: BytePath): Directory {
  const directory: Directory = { bytes: 0, children: null };
  parent.children ??= new Map();
  parent.children.set(name, directory);
  return directory;
}

interface NamedFile {
  node: StackNode;
  directory: Directory;
}

function keepFirst(linked: Map<StackInode, NamedFile>, inode: StackInode, file: NamedFile): void {
  const known = linked.get(inode);
  if (known === undefined || pathOf(file.node) < pathOf(known.node)) linked.set(inode, file);
}
