/** What the type flags of a tar mean to a layer. */
import { TYPE } from './header.ts';

export type EntryType = 'file' | 'dir' | 'symlink' | 'hardlink' | 'char' | 'block' | 'fifo' | 'other';

/** Whether an entry of a tar belongs to the index. Go hands global PAX headers to its caller too; they are no files. */
export function isListed(flag: number): boolean {
  return flag !== TYPE.paxGlobal;
}

/** What an entry with this type flag is; see `TYPE`. */
export function entryTypeOf(flag: number): EntryType {
  switch (flag) {
    case TYPE.regular:
    case TYPE.contiguous:
    case TYPE.gnuSparse:
      return 'file';
    case TYPE.directory:
      return 'dir';
    case TYPE.symlink:
      return 'symlink';
    case TYPE.link:
      return 'hardlink';
    case TYPE.char:
      return 'char';
    case TYPE.block:
      return 'block';
    case TYPE.fifo:
      return 'fifo';
    default:
      return 'other';
  }
}
