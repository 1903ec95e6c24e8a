/** The biggest of many files, without keeping or sorting them all. */

interface Candidate {
  /** Of the layer's index. */
  entry: number;
  bytes: number;
}

export class TopFiles {
  readonly #most: number;
  readonly #candidates: Candidate[] = [];
  /** Bytes that a file must exceed; below all sizes while there is room. */
  #bar = -1;
  #isCut = true;

  constructor(most: number) {
    this.#most = most;
  }

  /** Of equal files the first added stays. */
  add(entry: number, bytes: number): void {
    if (bytes <= this.#bar) return;
    this.#candidates.push({ entry, bytes });
    this.#isCut = false;
    if (this.#candidates.length >= this.#most * 8) this.#cut();
  }

  /** Whether a file of that size is listed for certain. */
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
