/** The result of stacking layers: the final file system, and every byte that is not in it. */
import type { LayerChanges } from './merge/layer-changes.ts';
import type { LostName, StackInode, StackNode, StackRoot } from './merge/merged-tree.ts';

/** Why bytes of a lower layer are not visible in the end. */
export type Cause = 'overwritten' | 'metadata' | 'deleted' | 'opaque' | 'replaced';

/** Bytes of a lower layer that are gone. */
export interface LostInode {
  inode: StackInode;
  name: LostName;
}

/** What an entry of a layer made, or a directory that it changed. The layer itself may have removed it again. */
export interface PlacedNode {
  node: StackNode;
  entry: number;
}

/** Layers merged. */
export interface Stack {
  root: StackRoot;
  /** Bytes that each layer adds, bottom first. */
  layerBytes: number[];
  /** Every inode with at least one byte that a later layer removed or replaced. */
  lost: LostInode[];
  /** The last lost name of each inode that still has other names. */
  losing: Map<StackInode, LostName>;
  /** What each layer changed, bottom first; see `lookBack`. */
  changes: LayerChanges[];
  /** For each layer what its entries made, in tar order; null unless it was asked for. */
  placed: PlacedNode[][] | null;
  notes: string[];
}
