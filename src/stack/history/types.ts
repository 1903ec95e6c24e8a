/** What each layer put at each path, and took away there: plain columns that another program can read. */
import type { BytePath } from '../../image/byte-path.ts';
import type { StackInode } from '../merge/merged-tree.ts';

/** What an entry is, by its number in the column. `removed`: the layer takes away what lower layers have at the path. */
export const ENTRY_TYPES = ['removed', 'file', 'dir', 'symlink', 'hardlink', 'char', 'block', 'fifo'] as const;

/**
 * What an entry does to the path, by its number in the column. `same`: a directory that is listed again as it was. `metadata`: the
 * same content again, with the cost of a copy.
 */
export const CHANGES = ['same', 'added', 'changed', 'metadata', 'removed'] as const;

export type ListedType = (typeof ENTRY_TYPES)[number];
export type Change = (typeof CHANGES)[number];

/** Mode and owner, which few entries have for themselves. */
export interface Attributes {
  /** Permission bits. */
  mode: number;
  uid: number;
  gid: number;
}

/** Entries of all layers, bottom first, those of a layer by path. All columns have the same length. */
export interface EntryColumns {
  /** Where the entries of each layer start, and last the number of all. */
  starts: readonly number[];
  /** Index of the path. */
  paths: Int32Array;
  /** Places in `ENTRY_TYPES`. A file's first name in its layer is the file, the others are hard links. */
  types: Uint8Array;
  /** Places in `CHANGES`. */
  changes: Uint8Array;
  /** 1 if all that lower layers have at and below the path goes away first. */
  clears: Uint8Array;
  /** Bytes that the entry adds to the image; 0 for all but files. */
  sizes: Float64Array;
  /** For files and hard links, the entry that has the bytes; -1 for others. */
  data: Int32Array;
  /** Places in `attributeTable`. */
  attributes: Int32Array;
  /** Seconds since 1970; 0 if not known. */
  times: Float64Array;
}

/** Each path that a layer names, once, and all directories above. Parents come before children, siblings are sorted by name. */
export interface PathColumns {
  /** The last component; empty for the root, which is the first. */
  names: readonly string[];
  /** Index of the directory; -1 for the root. */
  parents: Int32Array;
}

export interface History {
  paths: PathColumns;
  entries: EntryColumns;
  attributeTable: readonly Attributes[];
  /** Targets of symbolic links, by entry. */
  links: ReadonlyMap<number, BytePath>;
  /** The file whose bytes an entry has; null for entries without bytes of their own. */
  inodes: readonly (StackInode | null)[];
}
