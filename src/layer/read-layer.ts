/** Reads one layer completely and proves that nothing is missing. */
import { setImmediate as turn } from 'node:timers/promises';
import { MeasureError } from '../errors.ts';
import { algorithmOf } from '../image/digest.ts';
import { mayBeProgram, noteProgram } from './content/elf-parts.ts';
import { KeptFiles } from './content/kept-files.ts';
import { LayerDataError } from './data-error.ts';
import { compressionOf, decompress, peek } from './decompress/decompress.ts';
import { LayerIndex } from './index/layer-index.ts';
import {
  chunksOf,
  compressionAt,
  type LayerBytes,
  type LayerRead,
  type SeekableBytes,
  type StreamRead,
  TURN_MS,
} from './layer-bytes.ts';
import { asMeasureError } from './layer-error.ts';
import { Usage, unpacked } from './limit-usage.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { addEntry, compare, type StreamedLayerOptions, StreamedLayerReader } from './streamed-layer.ts';
import { TarFeed } from './tar/feed.ts';
import type { TarEnd } from './tar/parser.ts';
import type { LayerPool } from './threads/pool.ts';

export interface ReadOptions extends StreamedLayerOptions {
  /** Aborts the reading of a fetched layer. */
  stop?: AbortSignal;
  /** Chunk size in bytes, of input and of decoder output. Perf: larger chunks cost less per byte, and more for a small layer. */
  chunk?: number;
  /** Threads for layers in files; without a pool this thread reads them. */
  pool?: LayerPool | null;
}

interface StreamOptions extends ReadOptions {
  /** Whether nobody else holds the stream's chunks, so that their memory may be freed after use. */
  mayDetach?: boolean;
}

/**
 * Reads a layer's tar. Streamed bytes are hashed and compared with the blob's digest if the source has one, otherwise with the
 * diff ID; with `verify` both are compared. For a seekable, uncompressed layer only the headers are read and the structure is
 * checked. A tar without an end-of-archive marker must also match its diff ID, which alone shows that it is complete.
 * @param label the layer's name in messages: `layer 3 (sha256:0c1d…)`
 * @throws MeasureError naming the layer
 */
export async function readLayer(label: string, bytes: LayerBytes, options: ReadOptions): Promise<LayerRead> {
  try {
    if (bytes.kind === 'index') return compared(label, bytes.read, options);
    if (bytes.kind === 'stream') {
      const open = () => bytes.open(options.stop ?? NEVER);
      return await readWhole(open, { chunk: FETCHED_CHUNK, ...options, known: 'hashes', mayDetach: true });
    }
    const { pool } = options;
    return await (pool && bytes.file ? pool.read(bytes.file, options) : readSeekable(bytes, options));
  } catch (error) {
    if (error instanceof LayerDataError) throw asMeasureError(label, error);
    throw error;
  }
}

/**
 * Size of a decoder's output chunks in bytes. Perf: half of it takes 5 % more processor time; twice as much takes as long, and 1 MiB more
 * for each layer that is read at once.
 */
const FETCHED_CHUNK = 1 << 19;

/** For callers that never abort. */
const NEVER = new AbortController().signal;

/** Reads a layer in this thread. @throws LayerDataError, and errors of the source */
export async function readSeekable(bytes: SeekableBytes, options: ReadOptions): Promise<LayerRead> {
  const whole = () => readWhole(() => chunksOf(bytes, options.chunk), { ...options, mayDetach: true });
  if (compressionAt(bytes) !== 'none') return whole();
  return (options.verify ? null : await readHeaders(bytes, options)) ?? whole();
}

/**
 * Reads a layer that can be read again. The few without an end-of-archive marker are read a second time to calculate the diff ID
 * if the first time did not.
 * @throws LayerDataError, and errors of the source
 */
async function readWhole(open: () => AsyncIterable<Uint8Array>, options: StreamOptions): Promise<StreamRead> {
  const first = await readStream(open(), options);
  const read = first.hasMarker || first.isHashed ? first : await readStream(open(), { ...options, verify: true });
  // An uncompressed blob is its tar, so they have one digest.
  const known = options.diffId ?? (read.compression === 'none' ? options.digest : null);
  if (!read.hasMarker && known === null) throw new LayerDataError('truncated', NO_MARKER);
  return read;
}

const NO_MARKER = 'it has no end-of-archive marker';

/**
 * Reads a layer from a stream and closes the stream in any case.
 * @throws LayerDataError, and errors of the stream
 */
export async function readStream(source: AsyncIterable<Uint8Array>, options: StreamOptions): Promise<StreamRead> {
  const { chunk, limits = DEFAULT_LIMITS, digest, verify, mayDetach = false } = options;
  const layer = new StreamedLayerReader(options);
  const { start, all } = await peek(tap(source, bytes => layer.see(bytes)));
  const compression = compressionOf(start);
  layer.setCompression(compression);
  const tar = decompress(all, compression, { chunk, limits, skipCrc: digest !== null && !verify, mayDetach });
  for await (const bytes of compression === 'none' ? tar : unpacked(tar, () => layer.blobBytes, layer.usage))
    layer.take(bytes);
  return layer.finish();
}

/** Reads only the headers; null if only a hash can show whether the layer is complete. */
async function readHeaders(bytes: SeekableBytes, options: ReadOptions): Promise<LayerRead | null> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const usage = options.usage ?? new Usage(limits);
  const index = new LayerIndex();
  const kept = new KeptFiles(index, options.smallFiles ?? []);
  const feed: TarFeed = new TarFeed(entry => {
    const at = addEntry({ index, usage }, entry, feed.position);
    const wanted = at < 0 ? 0 : kept.wanted(entry, at);
    if (wanted > 0) {
      const content = new Uint8Array(wanted);
      // If the content is cut short, so is the layer, and the walk reports it.
      if (bytes.readAt(content, feed.position) === wanted) kept.keep(at, content);
    }
    if (at >= 0 && mayBeProgram(entry)) noteProgram(bytes, index, { entry: at, body: feed.position });
    return null;
  }, limits);
  const end = await walkHeaders(bytes, feed, options.onProgress);
  return end === 'marker' ? { index, verified: 'structure' } : null;
}

/**
 * Perf: each window costs a system call and a copy. Windows of 1 to 4 KiB were fastest for large bodies, which are skipped (0.15
 * s for 150,000 headers against 0.37 s with 256 KiB). For small files, with skips of at most `near`, larger windows save calls.
 */
const WINDOW = { least: 1 << 11, most: 1 << 16, near: 1 << 12 };

/** Feeds the headers of a seekable tar and skips the bodies. */
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
    // Perf: reads the clock once in 32 reads.
    if (++reads % 32 === 0 && performance.now() - rested > TURN_MS) {
      onProgress?.(offset - reported);
      reported = offset;
      await turn();
      rested = performance.now();
    }
  }
  onProgress?.(bytes.size - reported);
  return feed.finish();
}

async function* tap(source: AsyncIterable<Uint8Array>, see: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    see(chunk);
    yield chunk;
  }
}

/** Checks a layer that was streamed before its digests were known. @throws MeasureError, LayerDataError */
function compared(label: string, read: StreamRead, { digest, diffId, verify = false }: ReadOptions): LayerRead {
  const isWhole = read.hasMarker && !verify;
  compare(digest, read.digest);
  const known = read.compression === 'none' ? [read.diffId, read.digest] : [read.diffId];
  const alike = diffId && known.find(one => algorithmOf(one) === algorithmOf(diffId));
  if (diffId && alike) compare(diffId, alike);
  // The stream was hashed by one algorithm. For a diff ID of another one, the digest of a complete blob is the proof.
  else if (diffId && (digest === null || !isWhole))
    throw new MeasureError(`${label} cannot be verified: the stream was hashed, but not with ${algorithmOf(diffId)}`, {
      hint: 'Save the image to an uncompressed file and measure that.',
    });
  if (diffId === null && !read.hasMarker) throw new LayerDataError('truncated', NO_MARKER);
  return read;
}
