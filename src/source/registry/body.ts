/** Reads bodies of answers, with limits on time and length. */
import type { IncomingMessage } from 'node:http';
import { MeasureError } from '../../errors.ts';
import { connectionFailure, lateness } from './failures.ts';
import type { LargeBody } from './large-body.ts';
import { TIMEOUTS } from './timeouts.ts';

/** A successful answer. */
export interface Incoming {
  response: IncomingMessage;
  /** The body, if it must not be read from the response. */
  large?: LargeBody | null;
  /** The server, for messages. */
  who: string;
  /** A clock in milliseconds. */
  now(): number;
}

/**
 * The chunks of a body. Closes it if the reader stops.
 * @throws MeasureError or TransientFailure if it breaks off or comes too slowly
 */
export async function* chunksOf(incoming: Incoming): AsyncGenerator<Uint8Array> {
  const { response, large, who } = incoming;
  const late = lateness(who, `sent fewer than ${TIMEOUTS.leastBytes} bytes in`, TIMEOUTS.body);
  try {
    if (!large) yield* clientChunks(incoming, late);
    else for (let chunk = await large.next(late); chunk !== null; chunk = await large.next(late)) yield chunk;
  } catch (error) {
    throw connectionFailure(error, who);
  } finally {
    response.destroy();
  }
}

/** Reads a body from Node's client. */
async function* clientChunks({ response, now }: Incoming, late: Error): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<unknown> = response[Symbol.asyncIterator]();
  // Only our own waiting counts, and it starts again only after `leastBytes`: else one byte a minute could hold us for years.
  let waited = 0;
  let come = 0;
  for (;;) {
    const from = now();
    const timer = setTimeout(() => response.destroy(late), Math.max(1, TIMEOUTS.body - waited));
    const next = await chunks.next().finally(() => clearTimeout(timer));
    if (next.done) return;
    if (!(next.value instanceof Uint8Array)) continue;
    waited += now() - from;
    come += next.value.length;
    if (come >= TIMEOUTS.leastBytes) waited = come = 0;
    yield next.value;
  }
}

/** A whole body. @throws MeasureError beyond the limit, and as `chunksOf` does */
export async function wholeBody(incoming: Incoming, { what, limit }: { what: string; limit: number }): Promise<Buffer> {
  const { response } = incoming;
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    if (Number(response.headers['content-length'] ?? 0) > limit) throw tooLong(what, limit);
    for await (const chunk of chunksOf(incoming)) {
      length += chunk.length;
      if (length > limit) throw tooLong(what, limit);
      parts.push(chunk);
    }
  } finally {
    response.destroy();
  }
  return Buffer.concat(parts);
}

function tooLong(what: string, limit: number): MeasureError {
  return new MeasureError(`${what} is longer than the ${limit} bytes that are read`, {
    hint: 'No real image needs a document of that size.',
  });
}
