/** Reads layers in threads of their own: inflating, hashing and parsing one occupies a processor. */
import { Worker } from 'node:worker_threads';
import { MeasureError } from '../errors.ts';
import type { FilePart, LayerRead } from './bytes.ts';
import { LayerDataError, LimitReached } from './data-error.ts';
import { LayerIndex } from './layer-index.ts';
import type { PoolAnswer, PoolTask } from './pool-messages.ts';
import type { ReadOptions } from './read-layer.ts';

/** What it takes to have threads. */
export interface LayerWorkers {
  /** The program that they run: one that calls `serveLayers`. */
  script: URL;
  /** How many there are at most. */
  count: number;
}

/** Threads that read layers, started when wanted. Close it when done. */
export class LayerPool {
  readonly #workers: LayerWorkers;
  readonly #idle: Worker[] = [];
  readonly #running = new Set<Worker>();

  constructor(workers: LayerWorkers) {
    this.#workers = workers;
  }

  /** How many layers it reads at once; the caller must not ask for more. */
  get size(): number {
    return this.#workers.count;
  }

  /**
   * Reads a layer as `readLayer` does. When this rejects, nothing reads the file any more.
   * @throws LayerDataError; MeasureError where the file cannot be read or the thread ends; what `onProgress` throws
   */
  async read(part: FilePart, options: ReadOptions): Promise<LayerRead> {
    const worker = this.#idle.pop() ?? this.#start();
    try {
      const read = await answerOf(worker, part, options);
      this.#idle.push(worker);
      return read;
    } catch (error) {
      await this.#end(worker);
      throw error;
    }
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all([...this.#running].map(worker => this.#end(worker)));
  }

  #start(): Worker {
    const worker = new Worker(this.#workers.script);
    this.#running.add(worker);
    // What happens between two layers shows with the next one, or never.
    worker.on('error', () => undefined);
    return worker;
  }

  async #end(worker: Worker): Promise<void> {
    this.#running.delete(worker);
    await worker.terminate();
  }
}

function answerOf(worker: Worker, part: FilePart, options: ReadOptions): Promise<LayerRead> {
  const { onProgress, digest, diffId, verify, limits } = options;
  const task: PoolTask = { fd: part.fd, offset: part.offset, size: part.size, digest, diffId, verify, limits };
  return new Promise<LayerRead>((resolve, reject) => {
    const settle = (how: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      how();
    };
    const onMessage = (answer: PoolAnswer) => {
      try {
        if (answer.kind === 'progress') onProgress?.(answer.bytes);
        else if (answer.kind === 'read') settle(() => resolve({ ...answer.read, index: new LayerIndex(answer.index) }));
        else settle(() => reject(failureOf(answer, part)));
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const onError = (error: unknown) => settle(() => reject(threadEnded(error)));
    const onExit = () => settle(() => reject(threadEnded(undefined)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(task);
  });
}

function failureOf(answer: Exclude<PoolAnswer, { kind: 'progress' | 'read' }>, part: FilePart): unknown {
  switch (answer.kind) {
    case 'limit':
      return new LimitReached(answer.message, answer.hint);
    case 'invalid':
      return new LayerDataError(answer.reason, answer.message);
    case 'unreadable':
      return part.unreadable(Object.assign(new Error(answer.message), { code: answer.code }));
    case 'crashed':
      return threadEnded(answer.error);
  }
}

function threadEnded(cause: unknown): MeasureError {
  // Not by its class: what comes from another thread was not made by this one's.
  const why = typeof cause === 'object' && cause !== null && 'message' in cause ? `: ${cause.message}` : '';
  return new MeasureError(`the thread that read a layer ended before it was done${why}`, {
    hint: 'The machine may be short of memory. Measure it again; if it fails again, report it.',
    cause,
  });
}
