/** The forms in which a source offers a layer. */
import { setImmediate as turn } from 'node:timers/promises';
import { algorithmOf, Digester } from '../image/digest.ts';
import type { Digest } from '../image/types.ts';
import type { ContentRequest, Contents } from './content/content-request.ts';
import { LayerDataError } from './data-error.ts';
import { type Compression, compressionOf, MAGIC_BYTES } from './decompress/decompress.ts';
import type { LayerIndex } from './index/layer-index.ts';
import type { Reached } from './reached.ts';

/** A range of an open file, which other threads of the process can read too. */
export interface FilePart {
  fd: number;
  /** Offset and length in bytes. */
  offset: number;
  size: number;
  /** Turns an error of the operating system into the one to throw. */
  unreadable(cause: unknown): Error;
}

/** Bytes with random access, such as a file or a part of one. */
export interface SeekableBytes {
  kind: 'seekable';
  /** Length in bytes. */
  size: number;
  /**
   * Reads from an offset into the start of the target. Synchronous, since a header walk would otherwise spend its time in
   * promises.
   * @param length bytes to read, by default the target's length. Perf: a subarray would be a new object for each call
   * @returns bytes read; fewer than `length` only at the end
   */
  readAt(target: Uint8Array, offset: number, length?: number): number;
  /** Absent if the bytes are not in a file. */
  file?: FilePart;
}

/** A layer that has already been read from a stream, such as an engine's export. */
export interface IndexedLayer {
  kind: 'index';
  read: StreamRead;
  /** Reads contents of its files again; absent if only a fetch of the whole layer could. Null if they cannot be read after all. */
  again?: (request: ContentRequest) => Promise<Contents | null>;
}

/** A layer that is fetched as a stream, on demand. */
export interface StreamedLayer {
  kind: 'stream';
  /** Length of the blob in bytes, as the manifest states it. */
  size: number;
  /**
   * Starts reading the blob; may be called again. Nobody else may hold a chunk's memory, which the reader frees after use.
   * @param stop aborts the reading, even while it waits for data
   */
  open(stop: AbortSignal): AsyncIterable<Uint8Array>;
}

export type LayerBytes = SeekableBytes | IndexedLayer | StreamedLayer;

/** A layer that has been read completely. */
export interface LayerRead {
  index: LayerIndex;
  /**
   * `digest`: every byte was hashed and matches; `structure`: headers, sizes and ends match; `cached`: hashed before it was
   * cached.
   */
  verified: 'digest' | 'structure' | 'cached';
  /** Length of the decompressed tar; absent if the layer is not compressed. */
  unpackedBytes?: number;
}

/** What an index holds about contents: SHA-256 of all files of a stream, otherwise only checksums of large files. */
export type Known = 'hashes' | 'checksums';

/** A layer that was read from a stream, with its calculated digests. */
export interface StreamRead extends LayerRead {
  known: Known;
  compression: Compression;
  /** Length of the blob as stored. */
  blobBytes: number;
  /** Digest of the blob as stored. */
  digest: Digest;
  /** Digest of the uncompressed tar. */
  diffId: Digest;
  /**
   * Whether the diff ID was calculated. If not, it is the stated one: the blob's digest and the end-of-archive marker are the
   * proof.
   */
  isHashed: boolean;
  /** Whether the tar has an end-of-archive marker. Without one, only the diff ID shows whether the tar is complete. */
  hasMarker: boolean;
  /** Absent if the layer was not read from its own bytes; such a layer is not cached. */
  reached?: Reached;
}

const CHUNK = 1 << 18;
/** Milliseconds between turns of the event loop. Reading is synchronous, so signals and progress would have to wait otherwise. */
export const TURN_MS = 40;

/** A range of seekable bytes. */
export function part(bytes: SeekableBytes, offset: number, size: number): SeekableBytes {
  return { kind: 'seekable', size, readAt: (target, at, length) => bytes.readAt(target, offset + at, length) };
}

/**
 * Reads seekable bytes from start to end.
 * @param into buffer for every chunk, if the consumer keeps none of them; by default each chunk has a new buffer
 */
export async function* chunksOf(
  bytes: SeekableBytes,
  chunk = CHUNK,
  into?: Uint8Array<ArrayBuffer>,
): AsyncGenerator<Uint8Array> {
  let rested = performance.now();
  for (let offset = 0; offset < bytes.size; ) {
    if (performance.now() - rested > TURN_MS) {
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

/** The compression of seekable bytes. */
export function compressionAt(bytes: SeekableBytes): Compression {
  const start = new Uint8Array(MAGIC_BYTES);
  return compressionOf(start.subarray(0, bytes.readAt(start, 0)));
}

/** Passes all bytes to a function. @throws LayerDataError if they end early */
export async function readAll(bytes: SeekableBytes, take: (chunk: Uint8Array) => void): Promise<void> {
  let left = bytes.size;
  for await (const chunk of chunksOf(bytes)) {
    take(chunk);
    left -= chunk.length;
  }
  if (left > 0) throw new LayerDataError('truncated', `it ends ${left} bytes early`);
}

/** The digest of seekable bytes, by the algorithm of another one. */
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
