/** Reads layers in threads, since decompressing, hashing and parsing one layer occupies a processor. */
import type { Digest } from '../../image/types.ts';
import { LayerIndex } from '../index/layer-index.ts';
import type { FilePart, LayerRead } from '../layer-bytes.ts';
import type { StreamedLayerOptions } from '../streamed-layer.ts';
import { LayerThread } from './layer-thread.ts';
import type { PoolRequest, PoolResult } from './pool-messages.ts';

export interface LayerWorkers {
  /** The program of the threads, which calls `runLayerWorker`. */
  script: URL;
  /** Most threads at once. */
  count: number;
}

/**
 * How many more layers than threads are read at once. A thread waits while Node's thread pool decompresses for it, and vice
 * versa; one more layer fills the gaps. Perf: this saves an eighth of the time and costs a few megabytes; another thread would
 * cost 12.
 */
const LAYERS_MORE = 1;

/** Threads that read layers, started on demand. Must be closed. */
export class LayerPool {
  readonly #workers: LayerWorkers;
  readonly #threads = new Set<LayerThread>();

  constructor(workers: LayerWorkers) {
    this.#workers = workers;
  }

  /** Most layers at once; the caller must not start more. */
  get size(): number {
    return this.#workers.count + LAYERS_MORE;
  }

  /**
   * Reads a layer as `readLayer` does. If this or `hash` rejects, the thread has been ended with all its tasks.
   * @throws LayerDataError; MeasureError if the file cannot be read or the thread ends; errors of `onProgress`
   */
  async read(part: FilePart, options: StreamedLayerOptions): Promise<LayerRead> {
    const { digest, diffId, verify, limits, smallFiles, onProgress } = options;
    const result = await this.#ask(part, { kind: 'read', digest, diffId, verify, limits, smallFiles }, onProgress);
    if (result.kind !== 'read') throw new TypeError(`unexpected result: ${result.kind}`);
    return { ...result.read, index: new LayerIndex(result.index) };
  }

  /** The digest of a blob, by the algorithm of another one. @throws as `read` does */
  async hash(part: FilePart, like: Digest, onProgress?: (bytes: number) => void): Promise<Digest> {
    const result = await this.#ask(part, { kind: 'hash', like }, onProgress);
    if (result.kind !== 'hashed') throw new TypeError(`unexpected result: ${result.kind}`);
    return result.digest;
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all([...this.#threads].map(thread => thread.end()));
  }

  async #ask(
    part: FilePart,
    request: PoolRequest,
    onProgress: StreamedLayerOptions['onProgress'],
  ): Promise<PoolResult> {
    const thread = this.#idlest();
    try {
      return await thread.ask(part, request, onProgress);
    } catch (error) {
      this.#threads.delete(thread);
      await thread.end();
      throw error;
    }
  }

  #idlest(): LayerThread {
    const [first] = [...this.#threads].sort((a, b) => a.load - b.load);
    if (first && (first.load === 0 || this.#threads.size === this.#workers.count)) return first;
    const thread = new LayerThread(this.#workers.script);
    this.#threads.add(thread);
    return thread;
  }
}
