/** The forms in which a source offers a layer. */
import { setImmediate as turn } from 'node:timers/promises';
import { algorithmOf, Digester } from '../image/digest.ts';
import type { Digest } from '../image/types.ts';
import type { Compression } from './decompress/decompress.ts';
import type { LayerIndex } from './index/layer-index.ts';
import type { Reached } from './reached.ts';

/** Where bytes lie in an open file, so that another thread of the process can read them too. */
export interface FilePart {
  fd: number;
  /** Offset and length in bytes. */
  offset: number;
  size: number;
  /** Makes the error to throw of the operating system's. */
  unreadable(cause: unknown): Error;
}

/** Bytes that can be read at any place, such as a file or a part of one. */
export interface SeekableBytes {
  kind: 'seekable';
  /** Length in bytes. */
  size: number;
  /**
   * Fills the start of the target from an offset, synchronously: a header walk would spend its time in promises otherwise.
   * @param length bytes wanted, by default as many as the target holds. Perf: a part of a target is a new object each time
   * @returns bytes read; fewer than asked only at the end
   */
  readAt(target: Uint8Array, offset: number, length?: number): number;
  /** Where they lie; absent where they are in no file. */
  file?: FilePart;
}

/** A layer that was read while it passed by, as in an engine's export. */
export interface IndexedLayer {
  kind: 'index';
  read: StreamRead;
}

/** A layer that passes once, from when it is asked for: nothing of it is fetched before. */
export interface StreamedLayer {
  kind: 'stream';
  /** Length of the blob in bytes, as the manifest states it. */
  size: number;
  /**
   * Starts to read the blob; may be called again.
   * @param stop ends the reading, also while nothing comes
   */
  open(stop: AbortSignal): AsyncIterable<Uint8Array>;
}

export type LayerBytes = SeekableBytes | IndexedLayer | StreamedLayer;

/** A layer that has been read completely. */
export interface LayerRead {
  index: LayerIndex;
  /** `digest`: every byte was hashed and fits; `structure`: headers, sizes and ends fit; `cached`: hashed when it was kept. */
  verified: 'digest' | 'structure' | 'cached';
  /** Bytes that were unpacked for it; left out where none were. */
  unpackedBytes?: number;
}

/** What an index knows of contents: SHA-256 of all files, where bytes pass only once, else checksums of large ones. */
export type Known = 'hashes' | 'checksums';

/** A layer that was read from a stream, with the digests that it turned out to have. */
export interface StreamRead extends LayerRead {
  known: Known;
  compression: Compression;
  /** Length of the blob as it came. */
  blobBytes: number;
  /** Digest of the blob's bytes as they came. */
  digest: Digest;
  /** Digest of the uncompressed tar. */
  diffId: Digest;
  /** Whether the diff ID was calculated; else it was stated, and the tar's end-of-archive marker and the blob's digest vouch for it. */
  isHashed: boolean;
  /** Whether the tar's end-of-archive marker was there. Where it was not, nothing but the diff ID tells whether the tar is whole. */
  hasMarker: boolean;
  /** Left out where the layer was not read from its own bytes; such a layer is not kept. */
  reached?: Reached;
}

const CHUNK = 1 << 18;
/** Milliseconds after which others get a turn. Reading is synchronous: without one no signal would ever be seen. */
const PATIENCE = 40;

/** A stretch of seekable bytes. */
export function part(bytes: SeekableBytes, offset: number, size: number): SeekableBytes {
  return { kind: 'seekable', size, readAt: (target, at, length) => bytes.readAt(target, offset + at, length) };
}

/**
 * Reads seekable bytes from start to end.
 * @param into what each chunk is read into, for a consumer that holds none of them; without it they get their own
 */
export async function* chunksOf(
  bytes: SeekableBytes,
  chunk = CHUNK,
  into?: Uint8Array<ArrayBuffer>,
): AsyncGenerator<Uint8Array> {
  let rested = performance.now();
  for (let offset = 0; offset < bytes.size; ) {
    if (performance.now() - rested > PATIENCE) {
      await turn();
      rested = performance.now();
    }
    const size = Math.min(chunk, bytes.size - offset);
    const buffer = into ?? Buffer.allocUnsafeSlow(size);
    const read = bytes.readAt(buffer, offset, size);
    if (read === 0) return;
    yield buffer.subarray(0, read);
    offset += read;
  }
}

/** The digest of seekable bytes, calculated as another one was. */
export async function digestOf(
  bytes: SeekableBytes,
  like: Digest,
  onProgress?: (bytes: number) => void,
): Promise<Digest> {
  const digester = new Digester(algorithmOf(like));
  for await (const chunk of chunksOf(bytes, CHUNK, new Uint8Array(CHUNK))) {
    digester.update(chunk);
    onProgress?.(chunk.length);
  }
  return digester.digest();
}
