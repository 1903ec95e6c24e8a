/** Feeds a layer tar to the parser, in chunks of any size. */
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { BLOCK } from './header.ts';
import { type OnEntry, parseTar, type TarEnd, type Want } from './parser.ts';

const NOTHING: Uint8Array = new Uint8Array(0);

/**
 * Give it the archive's bytes in order with `push`, then call `finish`. Where bytes are not needed (bodies that nobody
 * wants), `skippable` says how many may be jumped over with `skip` instead.
 * Errors: every method may throw LayerDataError.
 */
export class TarFeed {
  readonly #parser: ReturnType<typeof parseTar>;
  readonly #reply = { bytes: NOTHING, missing: 0 };
  #want: Want | null = null;
  #end: TarEnd | null = null;
  /** Perf: every header is copied here, which costs less than a view of its own for each. */
  readonly #block = Buffer.allocUnsafeSlow(BLOCK);
  /** Bytes collected so far of a `take` that spans chunks. */
  #carry: Uint8Array<ArrayBufferLike> = NOTHING;
  #carried = 0;
  #toSkip = 0;
  #position = 0;

  constructor(onEntry: OnEntry, limits: Limits = DEFAULT_LIMITS) {
    this.#parser = parseTar(onEntry, limits);
    this.#advance(NOTHING, 0);
  }

  /** Bytes of the archive consumed so far; inside `onEntry`, where the entry's body starts. */
  get position(): number {
    return this.#position;
  }

  /** Whether the end-of-archive marker has been read; what follows does not count. */
  get ended(): boolean {
    return this.#end !== null;
  }

  /** How many of the next bytes nobody looks at; Infinity after the end. */
  get skippable(): number {
    if (this.#end !== null) return Number.POSITIVE_INFINITY;
    return this.#want?.sink ? 0 : this.#toSkip;
  }

  /** Jumps over up to `skippable` bytes that exist in the source. */
  skip(bytes: number): void {
    if (this.#end !== null) return;
    this.#position += bytes;
    this.#toSkip -= bytes;
    if (this.#toSkip === 0) this.#advance(NOTHING, 0);
  }

  /** @param length how many of the bytes count, from the first. Perf: a view of fewer would be a new object each time */
  push(bytes: Uint8Array, length = bytes.length): void {
    const chunk = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    while (at < length && this.#end === null)
      at = this.#toSkip > 0 ? this.#pass(chunk, at, length) : this.#collect(chunk, at, length);
  }

  /** To be called at the end of the bytes. @returns how the archive ended. */
  finish(): TarEnd {
    while (this.#end === null) {
      const missing = this.#toSkip;
      this.#toSkip = 0;
      const bytes = this.#carry.subarray(0, this.#carried);
      this.#carried = 0;
      this.#advance(bytes, missing);
    }
    return this.#end;
  }

  #pass(chunk: Uint8Array, at: number, length: number): number {
    const end = Math.min(length, at + this.#toSkip);
    this.#want?.sink?.(at === 0 && end === chunk.length ? chunk : chunk.subarray(at, end));
    this.#toSkip -= end - at;
    this.#position += end - at;
    if (this.#toSkip === 0) this.#advance(NOTHING, 0);
    return end;
  }

  #collect(chunk: Buffer, at: number, length: number): number {
    const take = this.#want?.take ?? 0;
    if (this.#carried === 0 && length - at >= take) {
      this.#position += take;
      if (take === BLOCK) chunk.copy(this.#block, 0, at, at + BLOCK);
      this.#advance(take === BLOCK ? this.#block : chunk.subarray(at, at + take), 0);
      return at + take;
    }
    // Grows with what really arrives: a header may announce more than ever comes.
    const part = chunk.subarray(at, Math.min(length, at + take - this.#carried));
    if (this.#carry.length < this.#carried + part.length) {
      const larger = new Uint8Array(Math.min(take, 2 * (this.#carried + part.length)));
      larger.set(this.#carry.subarray(0, this.#carried));
      this.#carry = larger;
    }
    this.#carry.set(part, this.#carried);
    this.#carried += part.length;
    this.#position += part.length;
    if (this.#carried === take) {
      this.#carried = 0;
      this.#advance(this.#carry.subarray(0, take), 0);
    }
    return at + part.length;
  }

  #advance(bytes: Uint8Array, missing: number): void {
    this.#reply.bytes = bytes;
    this.#reply.missing = missing;
    const step = this.#parser.next(this.#reply);
    if (step.done) {
      this.#end = step.value;
      this.#want = null;
      this.#toSkip = 0;
    } else {
      this.#want = step.value;
      this.#toSkip = step.value.skip;
    }
  }
}
