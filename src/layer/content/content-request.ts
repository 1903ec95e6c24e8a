/** Which contents of a layer to read again, and what comes back. */
import type { LayerIndex } from '../index/layer-index.ts';

/** The first bytes of files, by entry. */
export type Contents = Map<number, Uint8Array>;

export interface ContentRequest {
  index: LayerIndex;
  /** Positions in the index, of regular files that are not sparse. */
  entries: readonly number[];
  /** Of a longer file only this many bytes, from its start. */
  most: number;
}
