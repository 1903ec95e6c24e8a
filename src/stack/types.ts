/** What stacking layers gives: the final file system, and every byte that does not reach it. */
import type { LayerChanges } from './merge/layer-changes.ts';
import type { LostName, StackInode, StackRoot } from './merge/merged-tree.ts';

/** Why bytes of a lower layer are not visible in the end. */
export type Cause = 'overwritten' | 'metadata' | 'deleted' | 'opaque' | 'replaced';

/** Bytes of a lower layer that are gone. */
export interface LostInode {
  inode: StackInode;
  name: LostName;
}

/** N layers merged. */
export interface Stack {
  root: StackRoot;
  /** Bytes that each layer adds, bottom first. */
  layerBytes: number[];
  /** Every inode that a later layer took away, with at least one byte. */
  lost: LostInode[];
  /** Of inodes that have lost names and still have others: the name lost last. */
  losing: Map<StackInode, LostName>;
  /** What each layer changed, bottom first; see `lookBack`. */
  changes: LayerChanges[];
  notes: string[];
}
