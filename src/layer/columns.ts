/** Growing columns, so that a million entries cost a few arrays instead of a million objects. */

type Numbers = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A column of numbers that grows by doubling. */
export class Column {
  #values: Numbers;
  #length = 0;

  constructor(empty: Numbers) {
    this.#values = empty;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
  }

  /** The value at an index; 0 outside. */
  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  #grow(): void {
    const Type = this.#values.constructor as new (length: number) => Numbers;
    const larger = new Type(Math.max(1024, 2 * this.#values.length));
    larger.set(this.#values);
    this.#values = larger;
  }
}

/** A column of byte strings, given and taken as latin1 text, stored end to end. */
export class TextColumn {
  #bytes = Buffer.alloc(0);
  #used = 0;
  readonly #ends = new Column(new Float64Array(0));

  /** Bytes of all texts. */
  get bytes(): number {
    return this.#used;
  }

  push(text: string): void {
    if (this.#used + text.length > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(16_384, 2 * this.#bytes.length, this.#used + text.length));
      this.#bytes.copy(larger, 0, 0, this.#used);
      this.#bytes = larger;
    }
    this.#used += this.#bytes.write(text, this.#used, 'latin1');
    this.#ends.push(this.#used);
  }

  at(index: number): string {
    return this.#bytes.toString('latin1', index > 0 ? this.#ends.at(index - 1) : 0, this.#ends.at(index));
  }
}
