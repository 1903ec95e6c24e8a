/** Reads one layer completely: its index, and the proof that nothing of it is missing. */
import { setImmediate as turn } from 'node:timers/promises';
import { algorithmOf, Digester } from '../image/digest.ts';
import type { Digest } from '../image/types.ts';
import { chunksOf, type LayerBytes, type LayerRead, type SeekableBytes, type StreamRead } from './bytes.ts';
import { summed } from './checksums.ts';
import { ContentHasher } from './contents.ts';
import { LayerDataError } from './data-error.ts';
import { compressionOf, decompress, MAGIC_BYTES, peek } from './decompress.ts';
import { mayHaveSymbols, noteSymbols, symbolsOf } from './elf-parts.ts';
import { isListed } from './entry-type.ts';
import { KeptFiles } from './kept-files.ts';
import { asMeasureError } from './layer-error.ts';
import { LayerIndex } from './layer-index.ts';
import { DEFAULT_LIMITS, type Limits, overLimit } from './limits.ts';
import type { LayerPool } from './pool.ts';
import { Tally, unpacked } from './tally.ts';
import { TarFeed } from './tar/feed.ts';
import { isHeaderOnly } from './tar/header.ts';
import type { TarEnd, TarEntry } from './tar/parser.ts';

export interface ReadOptions {
  /** Digest of the uncompressed tar; null where it is unknown and must be computed. */
  diffId: Digest | null;
  /** Digest of the blob as stored; null where the source has none. */
  digest: Digest | null;
  /** Hash everything, also where the structure alone would do. */
  verify?: boolean;
  /** Hash each file's content: for bytes that pass only once. */
  hashContents?: boolean;
  limits?: Limits;
  /** What this layer and others may cost together; by default it counts alone. */
  tally?: Tally;
  /** Ends the reading of a layer that is fetched. */
  stop?: AbortSignal;
  /** Bytes to read, and for a decoder to give, at once. Perf: more cost less each, and more for a small layer. */
  chunk?: number;
  /** Threads to read layers of files in; without them it is done here. */
  pool?: LayerPool | null;
  /** Told of each stretch of the blob that has been read or jumped over, in bytes. */
  onProgress?: (bytes: number) => void;
}

/**
 * Reads a layer's tar. Bytes that pass through are hashed and compared: the blob's digest where the source has one, else
 * the diff ID; both with `verify`. A seekable, uncompressed layer is read by its headers alone and checked structurally,
 * unless it has no end-of-archive marker to tell that it is whole: then a digest must.
 * @param label how messages call the layer: `layer 3 (sha256:0c1d…)`
 * @throws MeasureError naming the layer
 */
export async function readLayer(label: string, bytes: LayerBytes, options: ReadOptions): Promise<LayerRead> {
  try {
    if (bytes.kind === 'index') return compared(bytes.read, options);
    if (bytes.kind === 'stream')
      return await readStream(bytes.open(options.stop ?? NEVER), { ...options, hashContents: true });
    const { pool } = options;
    return await (pool && bytes.file ? pool.read(bytes.file, options) : readSeekable(bytes, options));
  } catch (error) {
    if (error instanceof LayerDataError) throw asMeasureError(label, error);
    throw error;
  }
}

/** For those who cannot be stopped. */
const NEVER = new AbortController().signal;

/** Reads a layer in this thread. @throws LayerDataError, and whatever the bytes throw */
export async function readSeekable(bytes: SeekableBytes, options: ReadOptions): Promise<LayerRead> {
  const whole = () => readStream(chunksOf(bytes, options.chunk), options);
  if (compressionOf(firstBytes(bytes)) !== 'none') return whole();
  const byHeaders = options.verify ? null : await readHeaders(bytes, options);
  if (byHeaders === null && options.digest === null && options.diffId === null)
    throw new LayerDataError('truncated', 'it has no end-of-archive marker');
  return byHeaders ?? whole();
}

/**
 * Reads a layer from a stream, which is closed whatever happens.
 * @throws LayerDataError, and whatever the stream throws
 */
export async function readStream(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<StreamRead> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const blob = new Digester(options.digest === null ? 'sha256' : algorithmOf(options.digest));
  const diffAlgorithm = options.diffId === null ? 'sha256' : algorithmOf(options.diffId);
  let blobBytes = 0;
  const { start, all } = await peek(
    tap(source, chunk => {
      blobBytes += chunk.length;
      blob.update(chunk);
      options.onProgress?.(chunk.length);
    }),
  );
  const compression = compressionOf(start);
  // One hash is proof enough, unless the other is asked for: a good blob digest vouches for what it decompresses to.
  const trusted = compression !== 'none' && options.digest !== null && !options.verify ? options.diffId : null;
  const isBlob = compression === 'none' && diffAlgorithm === blob.algorithm;
  const diff = trusted !== null || isBlob ? null : new Digester(diffAlgorithm);
  const tally = options.tally ?? new Tally(limits);
  const tar = decompress(all, compression, { chunk: options.chunk, limits });
  const bounded = compression === 'none' ? tar : unpacked(tar, () => blobBytes, tally);
  let tarBytes = 0;
  const index = await indexStream(bounded, { ...options, limits, tally }, chunk => {
    tarBytes += chunk.length;
    diff?.update(chunk);
  });
  const digest = blob.digest();
  compare(options.digest, digest);
  const diffId = trusted ?? diff?.digest() ?? digest;
  compare(options.diffId, diffId);
  const read = { index, verified: 'digest', compression, blobBytes, digest, diffId } as const;
  return compression === 'none' ? read : { ...read, unpackedBytes: tarBytes };
}

/** Indexes an uncompressed tar. @param see told of each chunk */
async function indexStream(
  tar: AsyncIterable<Uint8Array>,
  { limits, tally, hashContents }: { limits: Limits; tally: Tally; hashContents?: boolean },
  see: (chunk: Uint8Array) => void,
): Promise<LayerIndex> {
  const contents = hashContents ? new ContentHasher() : null;
  const index = new LayerIndex();
  const kept = new KeptFiles(index);
  const feed: TarFeed = new TarFeed(entry => {
    const at = addEntry({ index, tally }, entry, feed.position);
    if (at < 0) return null;
    const bytes = kept.wanted(entry, at);
    const keep = bytes > 0 ? kept.start(at, bytes) : null;
    const isComparable = !isHeaderOnly(entry.type) && !entry.sparse;
    const hash = contents && isComparable ? contents.start(index, at) : null;
    const sum = isComparable ? summed(index, at, entry.size) : null;
    return both(both(keep, hash), both(sum, mayHaveSymbols(entry) ? symbolsOf(index, at) : null));
  }, limits);
  let size = 0;
  for await (const chunk of tar) {
    size += chunk.length;
    if (size > limits.layerBytes) throw overLimit(limits, 'layerBytes', size);
    see(chunk);
    feed.push(chunk);
  }
  feed.finish();
  contents?.finish();
  return index;
}

/** Reads by headers; null where only a hash can tell whether the layer is whole. */
async function readHeaders(bytes: SeekableBytes, options: ReadOptions): Promise<LayerRead | null> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const tally = options.tally ?? new Tally(limits);
  const index = new LayerIndex();
  const kept = new KeptFiles(index);
  const feed: TarFeed = new TarFeed(entry => {
    const at = addEntry({ index, tally }, entry, feed.position);
    const wanted = at < 0 ? 0 : kept.wanted(entry, at);
    if (wanted > 0) {
      const content = new Uint8Array(wanted);
      // Where it ends early, so does the layer, which the walk will find.
      if (bytes.readAt(content, feed.position) === wanted) kept.keep(at, content);
    }
    if (at >= 0 && mayHaveSymbols(entry)) noteSymbols(bytes, index, { entry: at, body: feed.position });
    return null;
  }, limits);
  const end = await walkHeaders(bytes, feed, options.onProgress);
  return end === 'marker' ? { index, verified: 'structure' } : null;
}

/**
 * Perf: a window costs a system call and a copy. 1 to 4 KiB were fastest where bodies are jumped over (0.15 s for 150,000
 * headers against 0.37 s with 256 KiB); where files are tiny and nothing is jumped, larger ones save calls.
 */
const WINDOW = { least: 1 << 11, most: 1 << 16 };
/** Milliseconds after which others get a turn: signals, progress. */
const PATIENCE = 40;

/** Feeds a seekable tar, jumping over the bodies. */
async function walkHeaders(bytes: SeekableBytes, feed: TarFeed, onProgress?: (bytes: number) => void): Promise<TarEnd> {
  const buffer = Buffer.allocUnsafe(WINDOW.most);
  let window = WINDOW.least;
  let reported = 0;
  let reads = 0;
  let rested = performance.now();
  for (let offset = 0; offset < bytes.size && !feed.ended; ) {
    const jump = Math.min(feed.skippable, bytes.size - offset);
    if (jump > 0) {
      feed.skip(jump);
      offset += jump;
      window = WINDOW.least;
      continue;
    }
    const read = bytes.readAt(buffer, offset, Math.min(window, bytes.size - offset));
    if (read === 0) break;
    feed.push(buffer, read);
    offset += read;
    window = Math.min(WINDOW.most, window * 2);
    // Perf: the clock is asked once for many reads.
    if (++reads % 32 === 0 && performance.now() - rested > PATIENCE) {
      onProgress?.(offset - reported);
      reported = offset;
      await turn();
      rested = performance.now();
    }
  }
  onProgress?.(bytes.size - reported);
  return feed.finish();
}

function addEntry({ index, tally }: { index: LayerIndex; tally: Tally }, entry: TarEntry, body: number): number {
  if (!isListed(entry.type)) return -1;
  tally.addEntry(entry.nameBytes.length + entry.linkBytes.length);
  return index.add(entry, body);
}

type Sink = (chunk: Uint8Array) => void;

function both(one: Sink | null, other: Sink | null): Sink | null {
  if (one === null || other === null) return one ?? other;
  return chunk => {
    one(chunk);
    other(chunk);
  };
}

function firstBytes(bytes: SeekableBytes): Uint8Array {
  const start = new Uint8Array(MAGIC_BYTES);
  return start.subarray(0, bytes.readAt(start, 0));
}

async function* tap(source: AsyncIterable<Uint8Array>, see: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    see(chunk);
    yield chunk;
  }
}

/** Checks a layer that passed by before anybody knew what it should be. */
function compared(read: StreamRead, { digest, diffId }: ReadOptions): LayerRead {
  compare(digest, read.digest);
  compare(diffId, read.diffId);
  return read;
}

function compare(expected: Digest | null, actual: Digest): void {
  if (expected !== null && expected !== actual)
    throw new LayerDataError('mismatch', `its bytes hash to ${actual.slice(0, 19)}…, not to ${expected.slice(0, 19)}…`);
}
