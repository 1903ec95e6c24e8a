/** Feeds a layer tar to the parser, in chunks of any size. */
import type { Limits } from '../limits.ts';
import { asBuffer } from './header.ts';
import { type OnEntry, type TarEnd, TarParser } from './parser.ts';

/**
 * Give it the archive's bytes in order with `push`, then call `finish`. Where bytes are not needed (bodies that nobody
 * wants), `skippable` says how many may be jumped over with `skip` instead.
 * Errors: every method may throw LayerDataError.
 */
export class TarFeed {
  readonly #parser: TarParser;
  /** Bytes collected so far of what the parser wants and chunks have in parts. */
  #carry: Buffer = Buffer.alloc(0);
  #carried = 0;
  #position = 0;

  constructor(onEntry: OnEntry, limits?: Limits) {
    this.#parser = new TarParser(onEntry, limits);
  }

  /** Bytes of the archive consumed so far; inside `onEntry`, where the entry's body starts. */
  get position(): number {
    return this.#position;
  }

  /** Whether the end-of-archive marker has been read; what follows does not count. */
  get ended(): boolean {
    return this.#parser.end !== null;
  }

  /** How many of the next bytes nobody looks at; Infinity after the end. */
  get skippable(): number {
    if (this.#parser.end !== null) return Number.POSITIVE_INFINITY;
    return this.#parser.sink ? 0 : this.#parser.skip;
  }

  /** Jumps over up to `skippable` bytes that exist in the source. */
  skip(bytes: number): void {
    if (this.#parser.end === null) this.#skipped(bytes);
  }

  /** @param length how many of the bytes count, from the first. Perf: a view of fewer would be a new object each time */
  push(bytes: Uint8Array, length = bytes.length): void {
    const parser = this.#parser;
    const chunk = asBuffer(bytes);
    let at = 0;
    while (at < length && parser.end === null)
      at = parser.skip > 0 ? this.#pass(chunk, at, length) : this.#collect(chunk, at, length);
  }

  /** To be called at the end of the bytes. @returns how the archive ended. */
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
    // Grows with what really arrives: a header may announce more than ever comes.
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
