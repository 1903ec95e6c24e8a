/** What the main thread and those that read layers tell each other. */
import type { Digest } from '../image/types.ts';
import type { LayerRead } from './bytes.ts';
import type { LayerDataError } from './data-error.ts';
import type { LayerIndexData } from './layer-index-data.ts';
import type { Limits } from './limits.ts';

/** A layer to be read. */
export interface PoolTask {
  /** An open file, which all threads of the process share, and where the layer lies in it. */
  fd: number;
  offset: number;
  size: number;
  digest: Digest | null;
  diffId: Digest | null;
  verify: boolean | undefined;
  limits: Limits | undefined;
}

export type PoolAnswer =
  /** Further bytes of the blob have been read. */
  | { kind: 'progress'; bytes: number }
  | { kind: 'read'; read: Omit<LayerRead, 'index'>; index: LayerIndexData }
  | { kind: 'invalid'; reason: LayerDataError['kind']; message: string }
  | { kind: 'limit'; message: string; hint: string }
  /** The operating system's error. */
  | { kind: 'unreadable'; code: string; message: string }
  /** An error of ours. */
  | { kind: 'crashed'; error: Error };
