/** Controls one thread of the pool from the main thread. */
import { Worker } from 'node:worker_threads';
import { MeasureError } from '../../errors.ts';
import { LayerDataError, LimitReached } from '../data-error.ts';
import type { FilePart } from '../layer-bytes.ts';
import type { PoolAnswer, PoolFailure, PoolRequest, PoolResult, PoolTask } from './pool-messages.ts';

/** Gets the number of bytes after each part of the blob that was read. */
type OnProgress = ((bytes: number) => void) | undefined;

/** A task in progress. */
interface Job {
  part: FilePart;
  onProgress: OnProgress;
  resolve(result: PoolResult): void;
  reject(error: unknown): void;
}

/** Starts when constructed and runs until `end`. */
export class LayerThread {
  readonly #worker: Worker;
  readonly #jobs = new Map<number, Job>();
  #asked = 0;
  /** Set once the thread has ended. */
  #ended: { error: unknown } | null = null;

  /** @param script the thread's program, which calls `runLayerWorker` */
  constructor(script: URL) {
    this.#worker = new Worker(script)
      .on('message', (answer: PoolAnswer) => this.#hear(answer))
      .on('error', error => this.#fail(error))
      .on('exit', () => this.#fail(undefined));
  }

  /** Number of tasks in progress. */
  get load(): number {
    return this.#jobs.size;
  }

  /** Runs a task. If it rejects, the thread must be ended. @throws as the pool does */
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
  // Not `instanceof Error`: errors of another thread have another class.
  const why = typeof cause === 'object' && cause !== null && 'message' in cause ? `: ${cause.message}` : '';
  return new MeasureError(`a thread ended before it had read its layer${why}`, {
    hint: 'The machine may be short of memory. Measure it again; if it fails again, report it.',
    cause,
  });
}
