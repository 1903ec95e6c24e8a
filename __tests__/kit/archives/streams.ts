/** Streams of bytes whose use a test can look at afterwards. */
import type { SeekableBytes } from '../../../src/layer/layer-bytes.ts';

/** Gives bytes in chunks of a size; tells how many it gave, and whether it was read to its end or told to stop. */
export class Watched implements AsyncIterable<Uint8Array> {
  readonly #bytes: Uint8Array;
  readonly #chunk: number;
  readonly #failing: { failAt: number; error: unknown } | null;
  given = 0;
  closed = false;

  constructor(bytes: Uint8Array, chunk: number, failing: { failAt: number; error: unknown } | null = null) {
    this.#bytes = bytes;
    this.#chunk = chunk;
    this.#failing = failing;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < this.#bytes.length; at += this.#chunk) {
        if (this.#failing && at >= this.#failing.failAt) throw this.#failing.error;
        const part = this.#bytes.subarray(at, at + this.#chunk);
        this.given += part.length;
        yield part;
      }
    } finally {
      this.closed = true;
    }
  }
}

/** All of a stream. */
export async function drained(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

/** Bytes in memory as if they stood in a file; tells which were read. */
export function seekable(bytes: Uint8Array): SeekableBytes & { read: number } {
  return {
    kind: 'seekable',
    size: bytes.length,
    read: 0,
    readAt(target, offset, length = target.length) {
      const part = bytes.subarray(offset, offset + length);
      target.set(part);
      this.read += part.length;
      return part.length;
    },
  };
}
