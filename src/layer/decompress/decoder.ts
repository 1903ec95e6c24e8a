/** Feeds Node's decoders with chunks. */
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { codeOf } from '../../errors.ts';
import { LayerDataError } from '../data-error.ts';
import { discard } from './discard.ts';
import type { RewindableInput } from './rewindable-input.ts';

/**
 * The output of a decoder.
 * @param mayDetach whether a chunk's memory may be freed when the next chunk is asked for
 * @throws LayerDataError if the data are damaged; errors of the input unchanged
 */
export async function* through(
  input: RewindableInput,
  decoder: Transform,
  mayDetach = false,
): AsyncGenerator<Uint8Array> {
  // The loop below gets errors of both sides through the decoder, which pipeline destroys with them.
  const feeding = pipeline(Readable.from(input, { objectMode: true, highWaterMark: 1 }), decoder).catch(
    () => undefined,
  );
  try {
    for await (const chunk of decoder) {
      if (!(chunk instanceof Uint8Array)) continue;
      yield chunk;
      // zlib fills a buffer from its start with one or more chunks before it takes another buffer.
      if (mayDetach) discard(chunk);
    }
  } catch (error) {
    throw input.failure ? input.failure.error : asDataError(error);
  } finally {
    await feeding;
  }
}

export const ZSTD_DAMAGED = 'its zstd data are damaged';
export const GZIP_DAMAGED = 'its gzip data are damaged';
export const GZIP_ENDS_EARLY = 'its gzip data end early';

/** Recognises decoder errors by their codes: zlib's start with `Z_`, those of zstd with `ZSTD_`. */
export function asDataError(error: unknown): unknown {
  const code = codeOf(error) ?? '';
  if (code === 'Z_BUF_ERROR') return new LayerDataError('truncated', GZIP_ENDS_EARLY, error);
  if (code.startsWith('Z_')) return new LayerDataError('invalid', GZIP_DAMAGED, error);
  return code.startsWith('ZSTD_') ? new LayerDataError('invalid', ZSTD_DAMAGED, error) : error;
}
