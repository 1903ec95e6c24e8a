/** Messages between the main thread and the threads of the pool. */
import type { Advice } from '../../errors.ts';
import type { SmallFile } from '../../image/small-file.ts';
import type { Digest } from '../../image/types.ts';
import type { LayerDataError } from '../data-error.ts';
import type { LayerIndexData } from '../index/layer-index-data.ts';
import type { LayerRead } from '../layer-bytes.ts';
import type { Limits } from '../limits.ts';

/** What to do with a blob: read the layer, or only calculate the digest. */
export type PoolRequest =
  | {
      kind: 'read';
      digest: Digest | null;
      diffId: Digest | null;
      verify: boolean | undefined;
      limits: Limits | undefined;
      smallFiles: readonly SmallFile[] | undefined;
    }
  /** By the algorithm of another digest. */
  | { kind: 'hash'; like: Digest };

/** A thread may have several tasks at once. */
export interface PoolTask {
  /** Identifies the task in answers. */
  id: number;
  /** The blob as a range of an open file. All threads of a process share file descriptors. */
  fd: number;
  offset: number;
  size: number;
  request: PoolRequest;
}

export type PoolAnswer = { id: number } & PoolMessage;

/** The last message about a task is a result or a failure. */
export type PoolMessage = { kind: 'progress'; bytes: number } | PoolResult | PoolFailure;

export type PoolResult =
  | { kind: 'read'; read: Omit<LayerRead, 'index'>; index: LayerIndexData }
  | { kind: 'hashed'; digest: Digest };

export type PoolFailure =
  | { kind: 'invalid'; reason: LayerDataError['kind']; message: string }
  | { kind: 'limit'; message: string; hint: Advice }
  /** The operating system's error. */
  | { kind: 'unreadable'; code: string; message: string }
  /** An unexpected error. */
  | { kind: 'crashed'; error: Error };
