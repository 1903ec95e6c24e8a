/**
 * Checksums of large files' contents, by which equal ones are found: CRC-32, which costs a tenth of a cryptographic hash, so that
 * compressed layers need not be unpacked a second time. They are for advice; causes of waste are told by hashes.
 */
import { crc32 } from 'node:zlib';
import { LayerDataError } from '../data-error.ts';
import type { LayerIndex } from '../index/layer-index.ts';
import { chunksOf, part, type SeekableBytes } from '../layer-bytes.ts';

/** Bytes from which on a file has a checksum. Smaller ones would cost more to look at than they waste. */
export const LEAST_SUMMED = 65_536;

/** Sums an entry's body as it passes. @returns null where it is too small */
export function sumBody(index: LayerIndex, entry: number, size: number): ((chunk: Uint8Array) => void) | null {
  if (size < LEAST_SUMMED) return null;
  let sum = 0;
  let left = size;
  return chunk => {
    sum = crc32(chunk, sum);
    left -= chunk.length;
    if (left === 0) index.setChecksum(entry, sum);
  };
}

/**
 * Makes sure that the index of an uncompressed layer knows the checksums of these entries' contents.
 * @throws LayerDataError where the layer ends before them
 */
export async function sumContents(bytes: SeekableBytes, index: LayerIndex, entries: readonly number[]): Promise<void> {
  for (const entry of entries) {
    if (index.checksum(entry) !== undefined) continue;
    const size = index.size(entry);
    let sum = 0;
    let read = 0;
    for await (const chunk of chunksOf(part(bytes, index.body(entry), size))) {
      sum = crc32(chunk, sum);
      read += chunk.length;
    }
    if (read < size) throw new LayerDataError('truncated', `it ends ${size - read} bytes early`);
    index.setChecksum(entry, sum);
  }
}
