/** Reads all layers of an image, a few at once. */
import type { ImageManifest } from '../image/types.ts';
import type { LayerBytes, LayerRead } from './bytes.ts';
import type { LayerIndex } from './layer-index.ts';
import type { Limits } from './limits.ts';
import { readLayer } from './read-layer.ts';

/** Inflating runs on Node's thread pool, parsing on the main thread: more at once would only wait. */
const AT_ONCE = 4;

/** Of a source, what reading needs. */
export interface LayeredImage {
  reference: string;
  manifest: ImageManifest;
  layer(index: number): LayerBytes;
}

export interface ReadLayersOptions {
  verify: boolean;
  io: {
    limits: Limits;
    progress: { stage(what: string, total: number | null): void; advance(bytes: number): void; done(): void };
    signal: AbortSignal;
  };
}

export interface ReadLayers {
  layers: { index: LayerIndex; bytes: LayerBytes }[];
  /** The weakest proof among the layers. */
  verified: LayerRead['verified'];
}

/**
 * Reads every layer. Once one fails, or the run is interrupted, the others stop before this rejects: nothing touches the
 * source afterwards.
 * @throws MeasureError naming the layer that cannot be read
 */
export async function readLayers(image: LayeredImage, { verify, io }: ReadLayersOptions): Promise<ReadLayers> {
  const all = image.manifest.layers.map((layer, index) => ({ layer, index, bytes: image.layer(index) }));
  io.progress.stage(
    `reading ${all.length} layers of ${image.reference}`,
    all.reduce((total, { bytes }) => total + lengthOf(bytes), 0),
  );
  const byContent = new Map<string, Promise<LayerRead>>();
  try {
    const reads = await mapLimit(all, ({ layer, index, bytes }, failed) => {
      io.signal.throwIfAborted();
      // A layer that comes twice in the chain is read once.
      const key = `${layer.digest} ${layer.diffId}`;
      const known = byContent.get(key);
      if (known) return known;
      const read = readLayer(`${image.reference}: layer ${index} (${layer.diffId.slice(0, 19)}…)`, bytes, {
        diffId: layer.diffId,
        digest: layer.digest,
        verify,
        limits: io.limits,
        stop: failed,
        onProgress: count => {
          io.signal.throwIfAborted();
          failed.throwIfAborted();
          io.progress.advance(count);
        },
      });
      byContent.set(key, read);
      return read;
    });
    return {
      layers: reads.map(({ index }, at) => ({ index, bytes: image.layer(at) })),
      verified: reads.every(({ verified }) => verified === 'digest') ? 'digest' : 'structure',
    };
  } finally {
    io.progress.done();
  }
}

function lengthOf(bytes: LayerBytes): number {
  return bytes.kind === 'index' ? 0 : bytes.size;
}

/**
 * Works on a few items at once. Rejects with the first error once all work has ended.
 * @param work gets a signal that is aborted when other work has failed
 */
async function mapLimit<T, R>(items: readonly T[], work: (item: T, failed: AbortSignal) => Promise<R>): Promise<R[]> {
  const failure = new AbortController();
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    // The workers share the iterator, so each item goes to one of them.
    for (const [at, item] of queue) {
      if (failure.signal.aborted) return;
      try {
        results[at] = await work(item, failure.signal);
      } catch (error) {
        failure.abort(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  failure.signal.throwIfAborted();
  return results;
}
