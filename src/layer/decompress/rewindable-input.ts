/** Input for a decoder. Node's decoders read more than they use and do not return the rest. */
import { discard } from './discard.ts';

/** Passes chunks to one reader and keeps those that the reader has not used. Knows whether an error came from the source. */
export class RewindableInput implements AsyncIterableIterator<Uint8Array> {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #used: () => number;
  readonly #mayDetach: boolean;
  /** Chunks whose last bytes may be unused, and the position of the first of them. */
  #given: Uint8Array[] = [];
  #start = 0;
  #next: Promise<IteratorResult<Uint8Array>> | null = null;
  /** The error of the source. */
  failure: { error: unknown } | null = null;

  /**
   * @param used how many bytes the reader has used so far
   * @param mayDetach whether the source's chunks belong to this object alone, so that their memory may be freed after use
   */
  constructor(source: AsyncIterable<Uint8Array>, used: () => number, mayDetach = false) {
    this.#source = source[Symbol.asyncIterator]();
    this.#used = used;
    this.#mayDetach = mayDetach;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  // Without `return`, a decoder that has finished does not close the source, so its rest can be read.
  next(): Promise<IteratorResult<Uint8Array>> {
    this.#next = this.#take();
    return this.#next;
  }

  /** Everything that the finished reader has not used: the rest of its chunks, and the rest of the source. */
  async *rest(): AsyncGenerator<Uint8Array> {
    await this.#next;
    this.#forget();
    let skip = this.#used() - this.#start;
    for (const chunk of this.#given) {
      if (skip < chunk.length) yield chunk.subarray(skip);
      skip = Math.max(0, skip - chunk.length);
    }
    for (let next = await this.#source.next(); !next.done; next = await this.#source.next()) yield next.value;
  }

  async #take(): Promise<IteratorResult<Uint8Array>> {
    try {
      const next = await this.#source.next();
      this.#forget();
      if (!next.done) this.#given.push(next.value);
      return next;
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }

  /** Drops used chunks, but not the last one: zlib may still access its memory until it starts with another chunk. */
  #forget(): void {
    for (let [first] = this.#given; first && this.#start + first.length < this.#used(); [first] = this.#given) {
      this.#start += first.length;
      this.#given.shift();
      if (this.#mayDetach) discard(first);
    }
  }
}
