/** Reads one layer completely: its index, and the proof that nothing of it is missing. */
import { setImmediate as turn } from 'node:timers/promises';
import { MeasureError } from '../errors.ts';
import { algorithmOf } from '../image/digest.ts';
import { mayHaveSymbols, noteSymbols } from './content/elf-parts.ts';
import { KeptFiles } from './content/kept-files.ts';
import { LayerDataError } from './data-error.ts';
import { compressionOf, decompress, MAGIC_BYTES, peek } from './decompress/decompress.ts';
import { LayerIndex } from './index/layer-index.ts';
import { chunksOf, type LayerBytes, type LayerRead, type SeekableBytes, type StreamRead } from './layer-bytes.ts';
import { asMeasureError } from './layer-error.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { addEntry, compare, PassingLayer, type PassingOptions } from './streamed-layer.ts';
import { TarFeed } from './tar/feed.ts';
import type { TarEnd } from './tar/parser.ts';
import type { LayerPool } from './threads/pool.ts';
import { Tally, unpacked } from './usage.ts';

export interface ReadOptions extends PassingOptions {
  /** Ends the reading of a layer that is fetched. */
  stop?: AbortSignal;
  /** Bytes to read, and for a decoder to give, at once. Perf: more cost less each, and more for a small layer. */
  chunk?: number;
  /** Threads to read layers of files in; without them it is done here. */
  pool?: LayerPool | null;
}

interface StreamOptions extends ReadOptions {
  /** Whether the stream's chunks belong to nobody else, so that their memory may go once they have been read. */
  lent?: boolean;
}

/**
 * Reads a layer's tar. Bytes that pass through are hashed and compared: the blob's digest where the source has one, else
 * the diff ID; both with `verify`. A seekable, uncompressed layer is read by its headers alone and checked structurally.
 * A tar without an end-of-archive marker to tell that it is whole counts only once its diff ID was compared.
 * @param label how messages call the layer: `layer 3 (sha256:0c1d…)`
 * @throws MeasureError naming the layer
 */
export async function readLayer(label: string, bytes: LayerBytes, options: ReadOptions): Promise<LayerRead> {
  try {
    if (bytes.kind === 'index') return compared(label, bytes.read, options);
    if (bytes.kind === 'stream') {
      const open = () => bytes.open(options.stop ?? NEVER);
      return await readWhole(open, { ...options, known: 'hashes' });
    }
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
  const whole = () => readWhole(() => chunksOf(bytes, options.chunk), { ...options, lent: true });
  if (compressionOf(firstBytes(bytes)) !== 'none') return whole();
  return (options.verify ? null : await readHeaders(bytes, options)) ?? whole();
}

/**
 * Reads a layer that can be read again. Once is enough for nearly all: the few that have no end-of-archive marker are read a
 * second time to calculate the diff ID, where the first time it was believed.
 * @throws LayerDataError, and whatever the bytes throw
 */
async function readWhole(open: () => AsyncIterable<Uint8Array>, options: StreamOptions): Promise<StreamRead> {
  const first = await readStream(open(), options);
  const read = first.hasMarker || first.isHashed ? first : await readStream(open(), { ...options, verify: true });
  // The digest of a blob that is no archive of anything else is that of its tar.
  const known = options.diffId ?? (read.compression === 'none' ? options.digest : null);
  if (!read.hasMarker && known === null) throw new LayerDataError('truncated', NO_MARKER);
  return read;
}

const NO_MARKER = 'it has no end-of-archive marker';

/**
 * Reads a layer from a stream, which is closed whatever happens.
 * @throws LayerDataError, and whatever the stream throws
 */
export async function readStream(source: AsyncIterable<Uint8Array>, options: StreamOptions): Promise<StreamRead> {
  const { chunk, limits = DEFAULT_LIMITS, digest, verify, lent = false } = options;
  const layer = new PassingLayer(options);
  const { start, all } = await peek(tap(source, bytes => layer.see(bytes)));
  const compression = compressionOf(start);
  layer.isPacked(compression);
  const tar = decompress(all, compression, { chunk, limits, proven: digest !== null && !verify, lent });
  for await (const bytes of compression === 'none' ? tar : unpacked(tar, () => layer.blobBytes, layer.tally))
    layer.take(bytes);
  return layer.finish();
}

/** Reads by headers; null where only a hash can tell whether the layer is whole. */
async function readHeaders(bytes: SeekableBytes, options: ReadOptions): Promise<LayerRead | null> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const tally = options.tally ?? new Tally(limits);
  const index = new LayerIndex();
  const kept = new KeptFiles(index, options.smallFiles ?? []);
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
 * headers against 0.37 s with 256 KiB); where files are small and jumps are no longer than `near`, larger ones save calls.
 */
const WINDOW = { least: 1 << 11, most: 1 << 16, near: 1 << 12 };
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
      if (jump > WINDOW.near) window = WINDOW.least;
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

/** Checks a layer that passed by before anybody knew what it should be. @throws MeasureError, LayerDataError */
function compared(label: string, read: StreamRead, { digest, diffId, verify = false }: ReadOptions): LayerRead {
  const isWhole = read.hasMarker && !verify;
  compare(digest, read.digest);
  const known = read.compression === 'none' ? [read.diffId, read.digest] : [read.diffId];
  const alike = diffId && known.find(one => algorithmOf(one) === algorithmOf(diffId));
  if (diffId && alike) compare(diffId, alike);
  // The tar was hashed by one algorithm, the usual one; of another, a good digest of the blob vouches for it if it is whole.
  else if (diffId && (digest === null || !isWhole))
    throw new MeasureError(
      `${label} cannot be proved: the tar was hashed as it passed by, but not with ${algorithmOf(diffId)}`,
      {
        hint: 'Save the image to a file that is not compressed as a whole, and measure that.',
      },
    );
  if (diffId === null && !read.hasMarker) throw new LayerDataError('truncated', NO_MARKER);
  return read;
}
