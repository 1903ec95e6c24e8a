/** One thread of the pool, as the main thread sees it. */
import { Worker } from 'node:worker_threads';
import { MeasureError } from '../../errors.ts';
import { LayerDataError, LimitReached } from '../data-error.ts';
import type { FilePart } from '../layer-bytes.ts';
import type { PoolAnswer, PoolFailure, PoolRequest, PoolResult, PoolTask } from './pool-messages.ts';

/** Told of each stretch of the blob that has been read, in bytes. */
type OnProgress = ((bytes: number) => void) | undefined;

/** Something that the thread is at. */
interface Job {
  part: FilePart;
  onProgress: OnProgress;
  resolve(result: PoolResult): void;
  reject(error: unknown): void;
}

/** Runs from when it is made until it is ended. */
export class LayerThread {
  readonly #worker: Worker;
  readonly #jobs = new Map<number, Job>();
  #asked = 0;
  /** What it ended with. */
  #ended: { error: unknown } | null = null;

  /** @param script the program that it runs: one that calls `runLayerWorker` */
  constructor(script: URL) {
    this.#worker = new Worker(script)
      .on('message', (answer: PoolAnswer) => this.#hear(answer))
      .on('error', error => this.#fail(error))
      .on('exit', () => this.#fail(undefined));
  }

  /** How much it is at. */
  get load(): number {
    return this.#jobs.size;
  }

  /** @throws what the pool throws; the thread must be ended then */
  ask(part: FilePart, request: PoolRequest, onProgress: OnProgress): Promise<PoolResult> {
    const task: PoolTask = { id: this.#asked++, fd: part.fd, offset: part.offset, size: part.size, request };
    return new Promise<PoolResult>((resolve, reject) => {
      if (this.#ended) return reject(threadEnded(this.#ended.error));
      this.#jobs.set(task.id, { part, onProgress, resolve, reject });
      this.#worker.postMessage(task);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #hear({ id, ...message }: PoolAnswer): void {
    const job = this.#jobs.get(id);
    if (message.kind !== 'progress') this.#jobs.delete(id);
    if (message.kind === 'read' || message.kind === 'hashed') job?.resolve(message);
    else if (message.kind !== 'progress') job?.reject(failureOf(message, job.part));
    else {
      try {
        job?.onProgress?.(message.bytes);
      } catch (error) {
        this.#jobs.delete(id);
        job?.reject(error);
      }
    }
  }

  #fail(error: unknown): void {
    this.#ended ??= { error };
    for (const { reject } of this.#jobs.values()) reject(threadEnded(error));
    this.#jobs.clear();
  }
}

function failureOf(answer: PoolFailure, part: FilePart): unknown {
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
