/** Reads all layers of an image, a few at once. */
import type { SmallFile } from '../image/small-file.ts';
import type { ImageManifest } from '../image/types.ts';
import type { IndexCache } from './cache/index-cache.ts';
import { keepLayers, readCached } from './cache/read-cached.ts';
import { LayerDataError } from './data-error.ts';
import type { LayerIndex } from './index/layer-index.ts';
import type { LayerBytes, LayerRead } from './layer-bytes.ts';
import { asMeasureError } from './layer-error.ts';
import { Usage } from './limit-usage.ts';
import { beyond, type Limits } from './limits.ts';
import { LayerPool, type LayerWorkers } from './threads/pool.ts';

/** Decompression runs on Node's thread pool, parsing on the main thread. More layers at once would only wait. */
const AT_ONCE = 4;
/** Stored bytes from which threads pay off. A thread takes about 30 ms to start, in which this much could be read. */
const WORTH_THREADS = 1 << 24;
/** A thread takes about 12 MB. */
const MOST_THREADS = 8;

/** The part of a source that reading needs. */
export interface LayeredImage {
  reference: string;
  manifest: ImageManifest;
  layer(index: number): LayerBytes;
}

export interface ReadLayersOptions {
  verify: boolean;
  io: {
    limits: Limits;
    smallFiles: readonly SmallFile[];
    progress: { stage(what: string, total: number | null): void; advance(bytes: number): void; done(): void };
    signal: AbortSignal;
    cache?: IndexCache | undefined;
    /** Threads for reading; without them the main thread reads the layers. */
    workers?: LayerWorkers | null;
  };
}

export interface ReadLayers {
  layers: { index: LayerIndex; bytes: LayerBytes; read: LayerRead }[];
  /** The weakest proof among the layers; `cached` where one came from the cache. */
  verified: LayerRead['verified'];
}

/**
 * Reads every layer, and keeps in the cache what can be kept: here, because the analysis adds hashes of contents to the indexes.
 * Once a layer fails, or the run is interrupted, the others stop before this rejects: nothing touches the source afterwards.
 * @throws MeasureError naming the layer that cannot be read
 */
export async function readLayers(image: LayeredImage, options: ReadLayersOptions): Promise<ReadLayers> {
  const read = await readAll(image, options);
  if (options.io.cache) await keepLayers(options.io.cache, image.manifest, read.layers);
  return read;
}

async function readAll(image: LayeredImage, { verify, io }: ReadLayersOptions): Promise<ReadLayers> {
  const { limits } = io;
  const count = image.manifest.layers.length;
  if (count > limits.layers) throw beyond(image.reference, 'layers', { limit: limits.layers, reached: count });
  const usage = new Usage(limits);
  const all = image.manifest.layers.map((layer, index) => ({ layer, index, bytes: image.layer(index) }));
  io.progress.stage(
    `reading ${all.length === 1 ? 'the layer' : `${all.length} layers`} of ${image.reference}`,
    all.reduce((total, { bytes }) => total + lengthOf(bytes), 0),
  );
  const byContent = new Map<string, Promise<LayerRead>>();
  const pool = poolFor(all, { verify, io });
  try {
    const queue = pool ? largestFirst(all) : all;
    const reads: LayerRead[] = [];
    await eachLimit(queue, pool?.size ?? AT_ONCE, async ({ layer, index, bytes }, failed) => {
      io.signal.throwIfAborted();
      // A layer that comes twice in the chain is read once.
      const key = `${layer.digest} ${layer.diffId}`;
      const label = `${image.reference}: layer ${index} (${layer.diffId.slice(0, 19)}…)`;
      const read = () =>
        readCached(label, bytes, {
          diffId: layer.diffId,
          digest: layer.digest,
          verify,
          cache: io.cache,
          limits,
          smallFiles: io.smallFiles,
          stop: failed,
          pool,
          onProgress: count => {
            io.signal.throwIfAborted();
            failed.throwIfAborted();
            io.progress.advance(count);
          },
        });
      const reading = byContent.get(key) ?? read().then(one => counted(label, one, usage));
      byContent.set(key, reading);
      reads[index] = await reading;
    });
    return {
      layers: reads.map((read, at) => ({ index: read.index, bytes: image.layer(at), read })),
      verified: weakest(reads),
    };
  } finally {
    await pool?.close();
    io.progress.done();
  }
}

/** Each layer is within the limits by itself; this checks them together. */
function counted(label: string, read: LayerRead, usage: Usage): LayerRead {
  try {
    usage.addLayer(read);
    return read;
  } catch (error) {
    throw error instanceof LayerDataError ? asMeasureError(`${label} and those below it`, error) : error;
  }
}

function weakest(reads: readonly LayerRead[]): LayerRead['verified'] {
  if (reads.some(({ verified }) => verified === 'cached')) return 'cached';
  return reads.every(({ verified }) => verified === 'digest') ? 'digest' : 'structure';
}

interface LayerToRead {
  layer: ImageManifest['layers'][number];
  bytes: LayerBytes;
}

/** Threads for layers that must be read completely, if these are large enough. */
function poolFor(layers: readonly LayerToRead[], { verify, io }: ReadLayersOptions): LayerPool | null {
  const whole = layers.filter(
    ({ layer, bytes }) => bytes.kind === 'seekable' && bytes.file && (verify || layer.compressedSize !== null),
  );
  const size = whole.reduce((sum, { bytes }) => sum + lengthOf(bytes), 0);
  const count = Math.min(io.workers?.count ?? 0, whole.length, MOST_THREADS);
  if (!io.workers || count < 2 || size < WORTH_THREADS) return null;
  return new LayerPool({ ...io.workers, count });
}

/** Starts with the largest. If it came last, one thread would work alone at the end. */
function largestFirst<T extends { bytes: LayerBytes }>(layers: readonly T[]): T[] {
  return [...layers].sort((a, b) => lengthOf(b.bytes) - lengthOf(a.bytes));
}

function lengthOf(bytes: LayerBytes): number {
  return bytes.kind === 'index' ? 0 : bytes.size;
}

/** Works on a few items at once. Rejects with the first error once all work has ended. */
async function eachLimit<T>(
  items: readonly T[],
  atOnce: number,
  /** Gets a signal that is aborted when other work has failed. */
  work: (item: T, failed: AbortSignal) => Promise<void>,
): Promise<void> {
  const failure = new AbortController();
  const queue = items.values();
  const worker = async () => {
    // The workers share the iterator, so each item goes to one of them.
    for (const item of queue) {
      if (failure.signal.aborted) return;
      try {
        await work(item, failure.signal);
      } catch (error) {
        failure.abort(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  failure.signal.throwIfAborted();
}
