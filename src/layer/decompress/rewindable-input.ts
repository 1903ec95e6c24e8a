/** What a decoder is fed with. Decoders of Node read ahead of what they use and do not say what they left. */
import { discard } from './discard.ts';

/** Gives chunks to one reader and remembers those that it has not used, and whether an error was the source's. */
export class RewindableInput implements AsyncIterableIterator<Uint8Array> {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #used: () => number;
  readonly #mayDetach: boolean;
  /** Chunks given, of which the last bytes may be unused, and where the first of them starts. */
  #given: Uint8Array[] = [];
  #start = 0;
  #next: Promise<IteratorResult<Uint8Array>> | null = null;
  /** The error that the source ended in. */
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

  // There is no `return` here: a stream that has enough must not close the source, whose rest is still to be seen.
  next(): Promise<IteratorResult<Uint8Array>> {
    this.#next = this.#take();
    return this.#next;
  }

  /** What the reader, which is done, did not use: of the chunks it was given, and of those it was not. */
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

  async close(): Promise<void> {
    await this.#source.return?.();
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

  /** Not the last that was used: as long as zlib has not begun with another chunk, it comes back to that one's memory. */
  #forget(): void {
    for (let [first] = this.#given; first && this.#start + first.length < this.#used(); [first] = this.#given) {
      this.#start += first.length;
      this.#given.shift();
      if (this.#mayDetach) discard(first);
    }
  }
}
