/** Node's own decoders, fed with what comes in chunks. */
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { codeOf } from '../../errors.ts';
import { LayerDataError } from '../data-error.ts';
import { discard } from './discard.ts';
import type { RewindableInput } from './rewindable-input.ts';

/**
 * What a decoder makes of its input.
 * @param mayDetach whether a chunk's memory may be freed when the next chunk is asked for
 * @throws LayerDataError where the data are damaged; errors of the input pass unchanged
 */
export async function* through(
  input: RewindableInput,
  decoder: Transform,
  mayDetach = false,
): AsyncGenerator<Uint8Array> {
  // Errors of either side reach the loop below through the decoder, which pipeline destroys with them.
  const feeding = pipeline(Readable.from(input, { objectMode: true, highWaterMark: 1 }), decoder).catch(
    () => undefined,
  );
  try {
    for await (const chunk of decoder) {
      if (!(chunk instanceof Uint8Array)) continue;
      yield chunk;
      // zlib fills a buffer from its start, in one chunk or several, and then takes another one.
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

/** Errors of Node's decoders are recognised by their codes: zlib's start with `Z_`, those of zstd with `ZSTD_`. */
export function asDataError(error: unknown): unknown {
  const code = codeOf(error) ?? '';
  if (code === 'Z_BUF_ERROR') return new LayerDataError('truncated', GZIP_ENDS_EARLY, error);
  if (code.startsWith('Z_')) return new LayerDataError('invalid', GZIP_DAMAGED, error);
  return code.startsWith('ZSTD_') ? new LayerDataError('invalid', ZSTD_DAMAGED, error) : error;
}
