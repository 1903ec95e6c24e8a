/** Decompresses layer blobs. The first bytes decide the format; media types are not reliable. */
import * as zlib from 'node:zlib';
import { LayerDataError } from '../data-error.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { asDataError, through, ZSTD_DAMAGED } from './decoder.ts';
import { type GunzipOptions, gunzip } from './gzip.ts';
import { RewindableInput } from './rewindable-input.ts';
import { type FramePiece, zstdFrames } from './zstd-frames.ts';

export type Compression = 'none' | 'gzip' | 'zstd';

/** Bytes that `compressionOf` needs. */
export const MAGIC_BYTES = 4;

/** Size of output chunks in bytes. Large chunks need fewer turns of the event loop. */
const CHUNK = 1 << 18;

/** The compression of a blob, by its first bytes. */
export function compressionOf(start: Uint8Array): Compression {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  const zstd = start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd;
  const skippable = ((start[0] ?? 0) & 0xf0) === 0x50 && start[1] === 0x2a && start[2] === 0x4d && start[3] === 0x18;
  return zstd || skippable ? 'zstd' : 'none';
}

/** The first bytes of a stream, enough for `compressionOf`, and the whole stream. */
export async function peek(
  source: AsyncGenerator<Uint8Array>,
): Promise<{ start: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < MAGIC_BYTES) {
    const { done, value } = await source.next();
    if (done) break;
    start = start.length === 0 ? value : Buffer.concat([start, value]);
  }
  const head = start;
  return {
    start: head,
    all: (async function* () {
      try {
        if (head.length > 0) yield head;
        yield* source;
      } finally {
        await source.return(undefined);
      }
    })(),
  };
}

/** Only gzip uses `skipCrc` and `mayDetach`. */
export interface DecompressOptions extends Partial<Omit<GunzipOptions, 'chunk'>> {
  /** Size of a decoder's output chunks in bytes. */
  chunk?: number | undefined;
  limits?: Limits;
}

/**
 * Decompresses a streamed blob to its last byte. If the consumer stops early, the source is closed.
 * @throws LayerDataError `truncated`, `invalid` or `limit` if the compressed data are damaged or a bomb; errors of the source
 * unchanged
 */
export async function* decompress(
  source: AsyncIterable<Uint8Array>,
  compression: Compression,
  { chunk = CHUNK, limits = DEFAULT_LIMITS, skipCrc = false, mayDetach = false }: DecompressOptions = {},
): AsyncGenerator<Uint8Array> {
  switch (compression) {
    case 'none':
      yield* source;
      break;
    case 'gzip':
      yield* gunzip(source, { chunk, skipCrc, mayDetach });
      break;
    case 'zstd':
      yield* typeof zlib.createZstdDecompress === 'function'
        ? nativeZstd(source, limits)
        : portableZstd(source, limits);
      break;
  }
}

/** Node's decoder (22.15 and later), a new one for each frame. */
export async function* nativeZstd(
  source: AsyncIterable<Uint8Array>,
  limits: Limits = DEFAULT_LIMITS,
): AsyncGenerator<Uint8Array> {
  const pieces = zstdFrames(source, limits);
  try {
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      const { parts, complete } = await smallFrame(next.value, pieces);
      if (complete) yield decodeAtOnce(Buffer.concat(parts), windowParameter(limits));
      else {
        const decoder = zlib.createZstdDecompress({ chunkSize: CHUNK, params: windowParameter(limits) });
        yield* through(new RewindableInput(restOfFrame(parts, pieces), () => decoder.bytesWritten), decoder);
      }
    }
  } finally {
    await pieces.return(undefined);
  }
}

/** Collects a frame of few blocks. zstd:chunked has thousands of them, and a stream for each costs more than decoding it. */
async function smallFrame(
  first: FramePiece,
  pieces: AsyncIterator<FramePiece>,
): Promise<{ parts: Uint8Array[]; complete: boolean }> {
  const parts = [first.bytes];
  for (let complete = first.last; !complete; ) {
    if (parts.length > 4) return { parts, complete: false };
    const { done, value } = await pieces.next();
    if (done) break;
    parts.push(value.bytes);
    complete = value.last;
  }
  return { parts, complete: true };
}

/** Node's decoder refuses windows of more than 128 MiB unless this parameter allows them. */
function windowParameter({ windowBytes }: Limits): Record<number, number> {
  const log = Math.min(31, Math.max(10, Math.ceil(Math.log2(windowBytes))));
  return { [zlib.constants.ZSTD_d_windowLogMax]: log };
}

function decodeAtOnce(frame: Uint8Array, params: Record<number, number>): Uint8Array {
  try {
    return zlib.zstdDecompressSync(frame, { params });
  } catch (error) {
    throw asDataError(error);
  }
}

async function* restOfFrame(parts: Uint8Array[], pieces: AsyncIterator<FramePiece>): AsyncGenerator<Uint8Array> {
  yield* parts;
  for (let last = false; !last; ) {
    const { done, value } = await pieces.next();
    if (done) return;
    yield value.bytes;
    last = value.last;
  }
}

/** A decoder in JavaScript, for Node 20. It ignores checksums; the digests of layers are checked instead. */
export async function* portableZstd(
  source: AsyncIterable<Uint8Array>,
  limits: Limits = DEFAULT_LIMITS,
): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd');
  const out: Uint8Array[] = [];
  let decoder = new Decompress(chunk => out.push(chunk));
  for await (const { bytes, last } of zstdFrames(source, limits)) {
    try {
      decoder.push(bytes, last);
    } catch (error) {
      // Damaged data make it throw its own errors, or a RangeError.
      throw new LayerDataError('invalid', ZSTD_DAMAGED, error);
    }
    yield* out.splice(0);
    if (last) decoder = new Decompress(chunk => out.push(chunk));
  }
}
