/**
 * Stacks layers into the final file system and follows every byte that does not reach it. Semantics: the OCI image
 * specification's layer.md, applied as overlayfs does: a layer's whiteouts affect lower layers only, wherever they stand.
 */
import type { LayerIndex } from '../layer/layer-index.ts';
import { LayerApplier } from './apply-layer.ts';
import { type LostName, newRoot, type StackInode, type StackNode } from './merged-tree.ts';

/** Bytes of a lower layer that are gone. */
export interface LostInode {
  inode: StackInode;
  name: LostName;
}

/** N layers merged. */
export interface Stack {
  root: StackNode;
  /** Bytes that each layer adds, bottom first. */
  layerBytes: number[];
  /** Every inode that a later layer took away, with at least one byte. */
  lost: LostInode[];
  notes: string[];
}

/**
 * Merges layers, bottom first.
 * @param onTop told of each layer once it is applied, to look at the image as it stood then
 * @throws MeasureError where no engine could unpack them
 */
export function stack(layers: readonly LayerIndex[], onTop?: (root: StackNode, layer: number) => void): Stack {
  const merged: Stack = { root: newRoot(), layerBytes: layers.map(() => 0), lost: [], notes: [] };
  layers.forEach((index, layer) => {
    new LayerApplier(merged, layer, index).apply();
    onTop?.(merged.root, layer);
  });
  return merged;
}
