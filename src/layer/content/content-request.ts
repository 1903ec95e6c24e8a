/** Which contents of a layer to read again, and what comes back. */
import type { LayerIndex } from '../index/layer-index.ts';

/** A part of each file, by entry. */
export type Contents = Map<number, Uint8Array>;

export interface ContentRequest {
  index: LayerIndex;
  /** Positions in the index, of regular files that are not sparse. */
  entries: readonly number[];
  /** Where the part starts in each file, in bytes; 0 if left out. */
  from?: number;
  /** Of what is longer only this many bytes. */
  most: number;
}

/** The part of a file of this size that a request is for: bytes from the file's start, and how many. */
export function partOf({ from = 0, most }: ContentRequest, size: number): { offset: number; length: number } {
  const offset = Math.min(from, size);
  return { offset, length: Math.min(most, size - offset) };
}
