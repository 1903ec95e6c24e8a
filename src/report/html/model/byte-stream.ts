/** Numbers and texts as few bytes: the two ends of the page's data. Nothing here needs Node. */

const MORE = 0x80;
const BITS = 7;

/** Writes bytes into room that grows. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number from 0 to 2^53, seven bits a byte, lowest first. */
  number(value: number): void {
    let rest = value;
    while (rest >= MORE) {
      this.byte((rest % MORE) + MORE);
      rest = Math.floor(rest / MORE);
    }
    this.byte(rest);
  }

  /** A whole number with a sign, small ones in few bytes. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Bytes with their length before them. */
  block(bytes: Uint8Array): void {
    this.number(bytes.length);
    this.raw(bytes);
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + more));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Reads what a `ByteWriter` wrote. @throws RangeError behind the end */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new RangeError('the data of this page end too early');
    return value;
  }

  number(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const next = this.byte();
      if (next < MORE) return value + next * factor;
      value += (next - MORE) * factor;
      factor *= 2 ** BITS;
    }
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  block(): Uint8Array {
    const length = this.number();
    if (this.#at + length > this.#bytes.length) throw new RangeError('the data of this page end too early');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}
