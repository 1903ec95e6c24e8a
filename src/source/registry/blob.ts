/** Downloads a layer's blob, and resumes it after a failure. */
import type { IncomingMessage } from 'node:http';
import { MeasureError } from '../../errors.ts';
import type { Descriptor } from '../../image/parse.ts';
import { chunksOf, type Incoming } from './body.ts';
import { TransientFailure, Tries, withTries } from './failures.ts';
import { gathered } from './gathered.ts';
import type { Session } from './session.ts';

/** Bytes of a body from which its own connection costs less than reading it through Node's client. */
const LARGE = 1 << 22;

export interface Blob extends Pick<Descriptor, 'digest' | 'size'> {
  /** The blob, for messages. */
  what: string;
  missing: () => MeasureError;
}

/**
 * The bytes of a blob, exactly as many as its manifest states, in chunks that belong to the caller. The caller compares them with
 * its digest.
 * @param stop ends the reading, even while nothing comes
 * @throws MeasureError
 */
export async function* blobBytes(session: Session, blob: Blob, stop: AbortSignal): AsyncGenerator<Uint8Array> {
  const signal = AbortSignal.any([session.signal, stop]);
  const tries = new Tries(signal);
  let got = 0;
  let tag: string | undefined;
  for (;;) {
    try {
      const request = { path: `blobs/${blob.digest}`, headers: rangeFrom(got, tag), signal };
      const isLarge = blob.size - got >= LARGE;
      const incoming = await withTries(() => session.get({ ...blob, ...request, isLarge }), signal);
      // RFC 9110, section 13.1.5: a weak tag proves nothing.
      const { etag } = incoming.response.headers;
      tag = /^"[\x21-\x7e]*"$/.test(etag ?? '') ? etag : undefined;
      const part = partFrom(got, incoming, blob);
      for await (const chunk of incoming.large ? part : gathered(part, blob.size - got)) {
        got += chunk.length;
        yield chunk;
      }
      return;
    } catch (error) {
      await tries.afterFailure(error);
    }
  }
}

function rangeFrom(got: number, tag: string | undefined): Record<string, string> {
  if (got === 0) return {};
  return { range: `bytes=${got}-`, ...(tag === undefined ? {} : { 'if-range': tag }) };
}

/** The bytes of an answer from an offset on. If the answer starts at 0, the bytes before the offset are skipped. */
async function* partFrom(got: number, incoming: Incoming, blob: Blob): AsyncGenerator<Uint8Array> {
  const { response } = incoming;
  let at = 0;
  try {
    at = startOf(response, got, blob);
    for await (const chunk of chunksOf(incoming)) {
      const known = Math.min(chunk.length, Math.max(0, got - at));
      at += chunk.length;
      if (at > blob.size) throw wrongLength(blob, `more than the ${blob.size} bytes that its manifest states`);
      if (known < chunk.length) yield chunk.subarray(known);
    }
  } finally {
    response.destroy();
  }
  if (at < blob.size)
    throw new TransientFailure(
      new MeasureError(`${blob.what} ends after ${at} of ${blob.size} bytes`, {
        hint: 'The registry broke off. Try again; push the image again if it stays so.',
      }),
    );
}

/** Where an answer starts. @throws MeasureError if it is not the part that was asked for */
function startOf({ statusCode, headers }: IncomingMessage, got: number, blob: Blob): number {
  const isPart = statusCode === 206;
  const [, from, size] =
    /^bytes ([0-9]{1,16})-[0-9]{1,16}\/([0-9]{1,16}|\*)$/.exec(headers['content-range'] ?? '') ?? [];
  if (isPart && (got === 0 || Number(from) !== got || (size !== '*' && Number(size) !== blob.size)))
    throw new MeasureError(`${blob.what} came as another part than was asked for`, {
      hint: 'The registry, or a proxy before it, does not answer requests for a range as it should.',
    });
  const start = isPart ? got : 0;
  const length = headers['content-length'];
  if (length !== undefined && Number(length) !== blob.size - start)
    throw wrongLength(blob, `${Number(length) + start} bytes instead of ${blob.size}`);
  return start;
}

function wrongLength({ what }: Blob, has: string): MeasureError {
  return new MeasureError(`${what} has ${has} at the registry`, {
    hint: 'The image is damaged there. Push it again.',
  });
}
