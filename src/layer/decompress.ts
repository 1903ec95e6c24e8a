/** Decompression of layer blobs. The format is told by the first bytes, never by a media type: they lie. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { LayerDataError } from './data-error.ts';
import { zstdFrames } from './zstd-frames.ts';

export type Compression = 'none' | 'gzip' | 'zstd';

/** Bytes that `compressionOf` wants to see. */
export const MAGIC_BYTES = 4;

/** Large output chunks: fewer turns of the event loop for each megabyte. */
const CHUNK = 1 << 18;

/** Tells the compression from a blob's first bytes. */
export function compressionOf(start: Uint8Array): Compression {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  const zstd = start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd;
  const skippable = ((start[0] ?? 0) & 0xf0) === 0x50 && start[1] === 0x2a && start[2] === 0x4d && start[3] === 0x18;
  return zstd || skippable ? 'zstd' : 'none';
}

/**
 * Decompresses a blob that comes in chunks.
 * @throws LayerDataError `truncated` or `invalid` where the compressed data are damaged; errors of the source pass unchanged.
 */
export async function* decompress(
  source: AsyncIterable<Uint8Array>,
  compression: Compression,
): AsyncGenerator<Uint8Array> {
  switch (compression) {
    case 'none':
      yield* source;
      break;
    case 'gzip':
      yield* through(source, zlib.createGunzip({ chunkSize: CHUNK }));
      break;
    case 'zstd':
      yield* typeof zlib.createZstdDecompress === 'function' ? nativeZstd(source) : portableZstd(source);
      break;
  }
}

async function* through(
  source: AsyncIterable<Uint8Array>,
  decoder: NodeJS.ReadWriteStream,
): AsyncGenerator<Uint8Array> {
  // Errors of either side reach the loop below through the decoder, which pipeline destroys with them.
  const feeding = pipeline(Readable.from(source, { objectMode: true, highWaterMark: 1 }), decoder).catch(
    () => undefined,
  );
  try {
    for await (const chunk of decoder) {
      if (typeof chunk !== 'string') yield chunk;
    }
  } catch (error) {
    throw asDataError(error);
  }
  await feeding;
}

/** Node's decoder (22.15 and later), a new one for each frame. */
async function* nativeZstd(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = zstdFrames(source);
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    const first = next.value;
    const whole = await smallFrame(first, pieces);
    if (whole.complete) yield decodeAtOnce(Buffer.concat(whole.parts));
    else yield* through(rest(whole.parts, pieces), zlib.createZstdDecompress({ chunkSize: CHUNK }));
  }
}

interface Gathered {
  parts: Uint8Array[];
  complete: boolean;
}

/** Gathers a frame of few blocks, as zstd:chunked has by the thousand: a stream for each would cost more than its bytes. */
async function smallFrame(
  first: { bytes: Uint8Array; last: boolean },
  pieces: AsyncIterator<{ bytes: Uint8Array; last: boolean }>,
): Promise<Gathered> {
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

function decodeAtOnce(frame: Uint8Array): Uint8Array {
  try {
    return zlib.zstdDecompressSync(frame);
  } catch (error) {
    throw asDataError(error);
  }
}

async function* rest(
  parts: Uint8Array[],
  pieces: AsyncIterator<{ bytes: Uint8Array; last: boolean }>,
): AsyncGenerator<Uint8Array> {
  yield* parts;
  for (let last = false; !last; ) {
    const { done, value } = await pieces.next();
    if (done) return;
    yield value.bytes;
    last = value.last;
  }
}

/** A decoder in JavaScript, for Node 20. */
async function* portableZstd(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd');
  const out: Uint8Array[] = [];
  let decoder = new Decompress(chunk => out.push(chunk));
  for await (const { bytes, last } of zstdFrames(source)) {
    try {
      decoder.push(bytes, last);
    } catch (error) {
      throw asDataError(error);
    }
    yield* out.splice(0);
    if (last) decoder = new Decompress(chunk => out.push(chunk));
  }
}

/** Decoder errors are recognised by their codes: zlib's start with `Z_`, Node's zstd errors with `ZSTD_`, fzstd's are numbers. */
function asDataError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return new LayerDataError('truncated', 'its gzip data end early', error);
  if (typeof code === 'string' && code.startsWith('Z_'))
    return new LayerDataError('invalid', 'its gzip data are damaged', error);
  if (typeof code === 'number' || (typeof code === 'string' && code.startsWith('ZSTD_')))
    return new LayerDataError('invalid', 'its zstd data are damaged', error);
  return error;
}
