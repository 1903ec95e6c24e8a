/** What cannot be known of an image, as sentences: some are kept and shown, the others counted as far as they are kept. */

const MOST_SHOWN = 8;
/** A hostile image has millions of words. */
const MOST_KEPT = 1000;

export class UnknownParts {
  readonly #limits = new Set<string>();
  readonly #others = new Set<string>();
  #isCut = false;

  /** What is left out because of a limit comes first: it is not like the others. */
  limit(sentence: string): void {
    this.#keep(this.#limits, sentence);
  }

  add(sentence: string): void {
    this.#keep(this.#others, sentence);
  }

  sentences(): string[] {
    const all = [...this.#limits, ...this.#others];
    const more = all.length - MOST_SHOWN;
    const count = this.#isCut ? `More than ${more}` : `${more}`;
    return [...all.slice(0, MOST_SHOWN), ...(more > 0 ? [`${count} more programs or words like these.`] : [])];
  }

  #keep(kept: Set<string>, sentence: string): void {
    if (kept.size < MOST_KEPT) kept.add(sentence);
    else if (!kept.has(sentence)) this.#isCut = true;
  }
}
