/**
 * CRC-32 checksums of large files, to find equal contents without decompressing a layer twice. They cost a tenth of a
 * cryptographic hash. Only advice relies on them; waste is found by hashes.
 */
import { crc32 } from 'node:zlib';
import type { LayerIndex } from '../index/layer-index.ts';
import { part, readAll, type SeekableBytes } from '../layer-bytes.ts';

/** Smallest file with a checksum, in bytes. Smaller ones cost more to check than they waste. */
export const LEAST_SUMMED = 65_536;

/** Calculates the checksum of a streamed body. @returns null if the body is too small */
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
 * Adds the missing checksums of these entries to the index of an uncompressed layer.
 * @throws LayerDataError if the layer is truncated
 */
export async function sumContents(bytes: SeekableBytes, index: LayerIndex, entries: readonly number[]): Promise<void> {
  for (const entry of entries) {
    if (index.checksum(entry) !== undefined) continue;
    let sum = 0;
    await readAll(part(bytes, index.body(entry), index.size(entry)), chunk => {
      sum = crc32(chunk, sum);
    });
    index.setChecksum(entry, sum);
  }
}
