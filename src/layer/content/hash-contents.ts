/** Hashes of contents, to find out whether files of different layers are equal. */
import { createHash, type Hash, hash } from 'node:crypto';
import { LayerDataError } from '../data-error.ts';
import { compressionOf, decompress, peek } from '../decompress/decompress.ts';
import type { LayerIndex } from '../index/layer-index.ts';
import {
  chunksOf,
  compressionAt,
  type LayerBytes,
  part,
  readAll,
  type SeekableBytes,
  type StreamedLayer,
} from '../layer-bytes.ts';
import { changedSince } from '../layer-error.ts';
import { NO_LIMITS } from '../limits.ts';
import { isListed } from '../tar/entry-type.ts';
import { TarFeed } from '../tar/feed.ts';

/**
 * Hashes a streamed body. Perf: most bodies come in one chunk and need no hash object.
 * @returns null if the body is empty
 */
export function hashBody(index: LayerIndex, entry: number): ((chunk: Uint8Array) => void) | null {
  const size = index.size(entry);
  const known = (digest: string) => index.setHash(entry, digest);
  if (size === 0) {
    known(hash('sha256', '', 'binary'));
    return null;
  }
  let parts: Hash | null = null;
  let left = size;
  return chunk => {
    if (chunk.length === size) return known(hash('sha256', chunk, 'binary'));
    parts ??= createHash('sha256');
    parts.update(chunk);
    left -= chunk.length;
    if (left === 0) known(parts.digest('binary'));
  };
}

/** Whether a layer has random access to its tar: neither compressed nor streamed. */
export function isPlain(bytes: LayerBytes): bytes is SeekableBytes {
  return bytes.kind === 'seekable' && compressionAt(bytes) === 'none';
}

/**
 * Adds the missing content hashes of these entries to the index, reading the layer again if necessary. Entries whose content
 * cannot be compared (sparse files) get none.
 * @param entries positions in the index, in any order
 * @throws MeasureError if the layer has changed since it was read
 */
export async function hashContents(bytes: LayerBytes, index: LayerIndex, entries: readonly number[]): Promise<void> {
  const wanted = new Set(entries.filter(entry => index.body(entry) >= 0 && index.hash(entry) === undefined));
  if (wanted.size === 0 || bytes.kind === 'index') return;
  try {
    if (bytes.kind === 'seekable') await hashSeekable(bytes, index, wanted);
    else await hashStream(await tarOf(bytes), index, wanted);
  } catch (error) {
    throw error instanceof LayerDataError ? changedSince(error) : error;
  }
}

async function hashSeekable(bytes: SeekableBytes, index: LayerIndex, wanted: Set<number>): Promise<void> {
  const compression = compressionAt(bytes);
  if (compression !== 'none')
    return hashStream(decompress(chunksOf(bytes), compression, { limits: NO_LIMITS, mayDetach: true }), index, wanted);
  for (const entry of wanted) {
    const take = hashBody(index, entry);
    if (take) await readAll(part(bytes, index.body(entry), index.size(entry)), take);
  }
}

/** Fetches a layer again. Streamed layers have all hashes, so only an index from another source needs this. */
async function tarOf(bytes: StreamedLayer): Promise<AsyncGenerator<Uint8Array>> {
  const { start, all } = await peek(chunksOfStream(bytes));
  return decompress(all, compressionOf(start), { limits: NO_LIMITS, mayDetach: true });
}

async function* chunksOfStream(bytes: StreamedLayer): AsyncGenerator<Uint8Array> {
  yield* bytes.open(new AbortController().signal);
}

async function hashStream(tar: AsyncIterable<Uint8Array>, index: LayerIndex, wanted: Set<number>): Promise<void> {
  let entry = -1;
  const feed = new TarFeed(({ type }) => {
    if (!isListed(type)) return null;
    entry++;
    return wanted.has(entry) ? hashBody(index, entry) : null;
  }, NO_LIMITS);
  for await (const chunk of tar) feed.push(chunk);
  feed.finish();
}
