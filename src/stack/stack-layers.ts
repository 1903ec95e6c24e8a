/**
 * Stacks layers into the final file system and follows every byte that does not reach it. Semantics: the OCI image
 * specification's layer.md, applied as overlayfs does: a layer's whiteouts affect lower layers only, in whatever order.
 */
import type { LayerIndex } from '../layer/index/layer-index.ts';
import type { Limits } from '../layer/limits.ts';
import { LayerApplier } from './merge/apply-layer.ts';
import { StackRoot } from './merge/merged-tree.ts';
import type { Stack } from './types.ts';

export interface StackOptions {
  limits?: Limits | undefined;
  /** Keep what each entry made, as a history needs it; false if left out. */
  keepPlaced?: boolean | undefined;
}

/**
 * Merges layers, bottom first.
 * @throws MeasureError if no engine could unpack them, or beyond a limit
 */
export function stack(layers: readonly LayerIndex[], { limits, keepPlaced = false }: StackOptions = {}): Stack {
  const merged: Stack = {
    root: new StackRoot(limits),
    layerBytes: layers.map(() => 0),
    lost: [],
    losing: new Map(),
    changes: [],
    placed: keepPlaced ? layers.map(() => []) : null,
    notes: [],
  };
  for (const [layer, index] of layers.entries()) new LayerApplier(merged, layer, index).apply();
  return merged;
}
