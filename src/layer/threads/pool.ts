/** Reads layers in threads of their own: inflating, hashing and parsing one occupies a processor. */
import type { Digest } from '../../image/types.ts';
import { LayerIndex } from '../index/layer-index.ts';
import type { FilePart, LayerRead } from '../layer-bytes.ts';
import type { StreamedLayerOptions } from '../streamed-layer.ts';
import { LayerThread } from './layer-thread.ts';
import type { PoolRequest, PoolResult } from './pool-messages.ts';

/** What it takes to have threads. */
export interface LayerWorkers {
  /** The program that they run: one that calls `runLayerWorker`. */
  script: URL;
  /** How many there are at most. */
  count: number;
}

/**
 * How many more layers than threads are read at once. A thread waits while Node's thread pool inflates for it, and the other way
 * round: one layer more fills the gaps. Perf: it takes an eighth off the time and some megabytes; a thread more would take 12.
 */
const LAYERS_MORE = 1;

/** Threads that read layers, started when wanted. Close it when done. */
export class LayerPool {
  readonly #workers: LayerWorkers;
  readonly #threads = new Set<LayerThread>();

  constructor(workers: LayerWorkers) {
    this.#workers = workers;
  }

  /** How many layers it works on at once; the caller must not ask for more. */
  get size(): number {
    return this.#workers.count + LAYERS_MORE;
  }

  /**
   * Reads a layer as `readLayer` does. When this or `hash` rejects, its thread has ended, with all that it was at.
   * @throws LayerDataError; MeasureError where the file cannot be read or the thread ends; what `onProgress` throws
   */
  async read(part: FilePart, options: StreamedLayerOptions): Promise<LayerRead> {
    const { digest, diffId, verify, limits, smallFiles, onProgress } = options;
    const result = await this.#ask(part, { kind: 'read', digest, diffId, verify, limits, smallFiles }, onProgress);
    if (result.kind !== 'read') throw new TypeError(`a layer was to be ${result.kind}`);
    return { ...result.read, index: new LayerIndex(result.index) };
  }

  /** The digest of a blob, calculated as another one was. @throws as `read` does */
  async hash(part: FilePart, like: Digest, onProgress?: (bytes: number) => void): Promise<Digest> {
    const result = await this.#ask(part, { kind: 'hash', like }, onProgress);
    if (result.kind !== 'hashed') throw new TypeError(`a blob was ${result.kind}`);
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
