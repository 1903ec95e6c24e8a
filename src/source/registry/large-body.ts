/**
 * Reads a large body into large chunks.
 *
 * Perf: Node's client reads at most 64 KiB at a time, and its parser copies them, both into new memory that waits for the collector. A body
 * of known length needs no parser: it is that many bytes after the head (RFC 9112, section 6.3).
 */
import type { IncomingMessage } from 'node:http';
import { type BodyTaker, divertBody } from './inlet.ts';
import { TIMEOUTS } from './timeouts.ts';

/** Bytes of a chunk. */
const CHUNK = 1 << 20;

/**
 * Takes over the body of an answer. Must be called when the response is emitted.
 * @returns null if Node's client must read it
 */
export function largeBodyOf(response: IncomingMessage): LargeBody | null {
  const { 'content-length': length = '', 'transfer-encoding': encoding } = response.headers;
  const isPlain = [200, 206].includes(response.statusCode ?? 0) && encoding === undefined;
  if (!isPlain || !/^[1-9][0-9]{0,14}$/.test(length)) return null;
  const body = new LargeBody(response, Number(length));
  return divertBody(response, body) ? body : null;
}

/** A body that is read up to two chunks ahead of its reader. Each chunk has memory of its own. */
export class LargeBody implements BodyTaker {
  readonly #response: IncomingMessage;
  /** Bytes that have not come yet. */
  #left: number;
  /** The chunk that is being filled. */
  #chunk: Uint8Array;
  #used = 0;
  readonly #full: Uint8Array[] = [];
  #failure: { error: unknown } | null = null;
  /** Set while the reader waits, with the bytes that have come since. */
  #waiting: { timer: NodeJS.Timeout; come: number; wake(): void } | null = null;

  /** @param length bytes of the body */
  constructor(response: IncomingMessage, length: number) {
    this.#response = response;
    this.#left = length;
    this.#chunk = chunkFor(length);
  }

  /**
   * The next chunk, or null at the end.
   * @param late the error to throw if too few bytes come while we wait
   * @throws errors of the connection, after the bytes that came before
   */
  async next(late: Error): Promise<Uint8Array | null> {
    for (;;) {
      const chunk = this.#full.shift() ?? null;
      // The client may have stopped the reading too, for what came with the head.
      if (this.#left > 0) this.#response.socket.resume();
      if (chunk !== null || this.#left === 0) return chunk;
      if (this.#failure) return this.#rest(this.#failure.error);
      await this.#more(late);
    }
  }

  start(): void {
    this.#response.on('error', error => this.#fail(error)).on('close', () => this.#fail(hungUp()));
    for (let bytes = this.#response.read(); bytes !== null; bytes = this.#response.read()) this.#copy(bytes);
  }

  space(): Uint8Array | null {
    return this.#left === 0 ? null : this.#chunk.subarray(this.#used);
  }

  filled(count: number): boolean {
    this.#used += count;
    this.#left -= count;
    if (this.#used === this.#chunk.length) {
      this.#full.push(this.#chunk);
      [this.#chunk, this.#used] = [chunkFor(this.#left), 0];
      this.#wake();
    } else if (this.#waiting) {
      this.#waiting.come += count;
      // As with small bodies, one byte a minute must not hold us for years.
      if (this.#waiting.come >= TIMEOUTS.leastBytes) this.#waiting.timer.refresh();
      this.#waiting.come %= TIMEOUTS.leastBytes;
    }
    return this.#left > 0 && this.#full.length === 0;
  }

  #copy(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + this.#chunk.length - this.#used);
      this.#chunk.set(part, this.#used);
      this.filled(part.length);
      at += part.length;
    }
  }

  /** What has come of the chunk that will not be filled. @throws the error if nothing has */
  #rest(error: unknown): Uint8Array {
    if (this.#used === 0) throw error;
    const bytes = this.#chunk.subarray(0, this.#used);
    this.#used = 0;
    return bytes;
  }

  #more(late: Error): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#response.destroy(late), TIMEOUTS.body);
      this.#waiting = { timer, come: 0, wake: resolve };
    });
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake();
  }

  #wake(): void {
    clearTimeout(this.#waiting?.timer);
    this.#waiting?.wake();
    this.#waiting = null;
  }
}

function chunkFor(left: number): Uint8Array {
  return Buffer.allocUnsafeSlow(Math.min(CHUNK, left));
}

function hungUp(): Error {
  return Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' });
}
