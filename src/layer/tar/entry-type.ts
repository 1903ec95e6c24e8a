/** Maps the type flags of tar entries. */
import { TYPE } from './header.ts';

export type EntryType = 'file' | 'dir' | 'symlink' | 'hardlink' | 'char' | 'block' | 'fifo' | 'other';

/** Whether an entry belongs to the index. Like Go, the parser also reports global PAX headers, which are not files. */
export function isListed(flag: number): boolean {
  return flag !== TYPE.paxGlobal;
}

/** The type of an entry with this flag; see `TYPE`. */
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
