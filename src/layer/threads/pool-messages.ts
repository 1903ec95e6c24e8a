/** What the main thread and those that read layers tell each other. */
import type { Advice } from '../../errors.ts';
import type { SmallFile } from '../../image/small-file.ts';
import type { Digest } from '../../image/types.ts';
import type { LayerDataError } from '../data-error.ts';
import type { LayerIndexData } from '../index/layer-index-data.ts';
import type { LayerRead } from '../layer-bytes.ts';
import type { Limits } from '../limits.ts';

/** What is wanted of a blob: all that its layer holds, or only its digest. */
export type PoolRequest =
  | {
      kind: 'read';
      digest: Digest | null;
      diffId: Digest | null;
      verify: boolean | undefined;
      limits: Limits | undefined;
      smallFiles: readonly SmallFile[] | undefined;
    }
  /** Calculated as another one was. */
  | { kind: 'hash'; like: Digest };

/** Something to be done. A thread may have several at once. */
export interface PoolTask {
  /** What answers call it by. */
  id: number;
  /** An open file, which all threads of the process share, and where the blob lies in it. */
  fd: number;
  offset: number;
  size: number;
  request: PoolRequest;
}

export type PoolAnswer = { id: number } & PoolMessage;

/** What is told of a task. The last is one of all but `progress`. */
export type PoolMessage = PoolProgress | PoolResult | PoolFailure;

/** Further bytes of the blob have been read. */
export interface PoolProgress {
  kind: 'progress';
  bytes: number;
}

export type PoolResult =
  | { kind: 'read'; read: Omit<LayerRead, 'index'>; index: LayerIndexData }
  | { kind: 'hashed'; digest: Digest };

export type PoolFailure =
  | { kind: 'invalid'; reason: LayerDataError['kind']; message: string }
  | { kind: 'limit'; message: string; hint: Advice }
  /** The operating system's error. */
  | { kind: 'unreadable'; code: string; message: string }
  /** An error of ours. */
  | { kind: 'crashed'; error: Error };
