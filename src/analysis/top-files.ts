/** The biggest of many files, without keeping or sorting them all. */

interface Candidate {
  /** Of the layer's index. */
  entry: number;
  bytes: number;
}

export class TopFiles {
  readonly #most: number;
  readonly #candidates: Candidate[] = [];
  /** Bytes that a file must exceed; -1 as long as there is room for any. */
  #bar = -1;
  #isCut = true;

  constructor(most: number) {
    this.#most = most;
  }

  /** Of files with equal size, the one added first stays. */
  add(entry: number, bytes: number): void {
    if (bytes <= this.#bar) return;
    this.#candidates.push({ entry, bytes });
    this.#isCut = false;
    if (this.#candidates.length >= this.#most * 8) this.#cut();
  }

  /** Whether every file of that size is listed. */
  isListed(bytes: number): boolean {
    this.#cut();
    return bytes > this.#bar;
  }

  /** In no particular order. */
  list(): readonly Candidate[] {
    this.#cut();
    return this.#candidates;
  }

  #cut(): void {
    if (this.#isCut || this.#candidates.length < this.#most) return;
    this.#isCut = true;
    this.#candidates.sort((a, b) => b.bytes - a.bytes);
    this.#candidates.length = this.#most;
    this.#bar = this.#candidates.at(-1)?.bytes ?? -1;
  }
}
