/** Feeds a layer tar to the parser, in chunks of any size. */
import type { Limits } from '../limits.ts';
import { asBuffer } from './header.ts';
import { type OnEntry, type TarEnd, TarParser } from './parser.ts';

/**
 * Pass the archive's bytes in order to `push`, then call `finish`. `skippable` is the number of next bytes that are not needed
 * (unwanted bodies) and may be passed to `skip` instead. Every method may throw LayerDataError.
 */
export class TarFeed {
  readonly #parser: TarParser;
  /** Collects bytes that the parser wants together but that come in several chunks. */
  #carry: Buffer = Buffer.alloc(0);
  #carried = 0;
  #position = 0;

  constructor(onEntry: OnEntry, limits?: Limits) {
    this.#parser = new TarParser(onEntry, limits);
  }

  /** Bytes consumed so far. Inside `onEntry`, the offset of the entry's body. */
  get position(): number {
    return this.#position;
  }

  /** Whether the end-of-archive marker has been read; later bytes are ignored. */
  get ended(): boolean {
    return this.#parser.end !== null;
  }

  /** How many of the next bytes are not needed; Infinity after the end. */
  get skippable(): number {
    if (this.#parser.end !== null) return Number.POSITIVE_INFINITY;
    return this.#parser.sink ? 0 : this.#parser.skip;
  }

  /** Skips bytes that exist in the source, at most `skippable`. */
  skip(bytes: number): void {
    if (this.#parser.end === null) this.#skipped(bytes);
  }

  /** @param length number of bytes to use. Perf: a subarray would be a new object for each call */
  push(bytes: Uint8Array, length = bytes.length): void {
    const parser = this.#parser;
    const chunk = asBuffer(bytes);
    let at = 0;
    while (at < length && parser.end === null)
      at = parser.skip > 0 ? this.#pass(chunk, at, length) : this.#collect(chunk, at, length);
  }

  /** Must be called after the last byte. @returns how the archive ended */
  finish(): TarEnd {
    const parser = this.#parser;
    for (;;) {
      if (parser.end !== null) return parser.end;
      const length = this.#carried;
      this.#carried = 0;
      if (parser.skip > 0) parser.skipped(parser.skip);
      else parser.took(this.#carry, 0, length);
    }
  }

  #pass(chunk: Buffer, at: number, length: number): number {
    const { sink, skip } = this.#parser;
    const end = Math.min(length, at + skip);
    sink?.(at === 0 && end === chunk.length ? chunk : chunk.subarray(at, end));
    this.#skipped(end - at);
    return end;
  }

  #skipped(bytes: number): void {
    this.#position += bytes;
    this.#parser.skip -= bytes;
    if (this.#parser.skip === 0) this.#parser.skipped();
  }

  #collect(chunk: Buffer, at: number, length: number): number {
    const { take } = this.#parser;
    if (this.#carried === 0 && length - at >= take) {
      this.#position += take;
      this.#parser.took(chunk, at, take);
      return at + take;
    }
    // Grows with the bytes that arrive, since a header may announce far more.
    const part = chunk.subarray(at, Math.min(length, at + take - this.#carried));
    if (this.#carry.length < this.#carried + part.length) {
      const larger = Buffer.alloc(Math.min(take, 2 * (this.#carried + part.length)));
      larger.set(this.#carry.subarray(0, this.#carried));
      this.#carry = larger;
    }
    this.#carry.set(part, this.#carried);
    this.#carried += part.length;
    this.#position += part.length;
    if (this.#carried === take) {
      this.#carried = 0;
      this.#parser.took(this.#carry, 0, take);
    }
    return at + part.length;
  }
}
