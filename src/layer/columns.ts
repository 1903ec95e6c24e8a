/**
 * Growing columns, so that a million entries cost a few arrays instead of a million objects. They grow by pieces and never
 * copy: what a copy leaves behind stays in memory until the next collection, which doubled the peak.
 */

type Numbers = Float64Array | Uint32Array | Uint8Array;

/** Values of a piece; a power of two. */
const PIECE = 1 << 12;
const PIECE_BITS = 12;

/** A column as plain data, to be sent to another thread. */
export interface ColumnData {
  pieces: Numbers[];
  length: number;
}

/** A column of numbers. */
export class Column {
  readonly #make: (length: number) => Numbers;
  readonly #pieces: Numbers[];
  #length: number;

  /**
   * @param make makes an array of the type of number that the column holds
   * @param from what another column of the type held
   */
  constructor(make: (length: number) => Numbers, from: ColumnData = { pieces: [], length: 0 }) {
    this.#make = make;
    this.#pieces = from.pieces;
    this.#length = from.length;
  }

  get data(): ColumnData {
    return { pieces: this.#pieces, length: this.#length };
  }

  push(value: number): void {
    const at = this.#length & (PIECE - 1);
    if (at === 0) this.#pieces.push(this.#make(PIECE));
    const piece = this.#pieces[this.#length >> PIECE_BITS];
    if (piece) piece[at] = value;
    this.#length++;
  }

  /** The value at an index; 0 outside. */
  at(index: number): number {
    return this.#pieces[index >> PIECE_BITS]?.[index & (PIECE - 1)] ?? 0;
  }
}

/** Perf: the call that writes a longer text costs more than the letters of a short one. */
const SHORT = 48;

function write(text: string, to: Buffer, offset: number): void {
  if (text.length > SHORT) to.write(text, offset, 'latin1');
  else for (let i = 0; i < text.length; i++) to[offset + i] = text.charCodeAt(i);
}

/** Bytes of a piece of text; a longer text gets a piece of its own. */
const TEXT_PIECE = 1 << 16;
/** Where a text starts is one number: the piece times this, plus the offset in it. */
const RADIX = 2 ** 32;

/** A column of texts as plain data, to be sent to another thread. */
export interface TextColumnData {
  pieces: Uint8Array[];
  used: number;
  starts: ColumnData;
  lengths: ColumnData;
}

/** A column of byte strings, given and taken as latin1 text. No text lies in two pieces. */
export class TextColumn {
  readonly #pieces: Buffer[];
  /** Bytes used of the last piece. */
  #used: number;
  readonly #starts: Column;
  readonly #lengths: Column;

  /** @param from what another column held */
  constructor(from?: TextColumnData) {
    this.#pieces = (from?.pieces ?? []).map(piece => Buffer.from(piece.buffer, piece.byteOffset, piece.length));
    this.#used = from?.used ?? 0;
    this.#starts = new Column(length => new Float64Array(length), from?.starts);
    this.#lengths = new Column(length => new Uint32Array(length), from?.lengths);
  }

  get data(): TextColumnData {
    const { data: starts } = this.#starts;
    const { data: lengths } = this.#lengths;
    return { pieces: this.#pieces, used: this.#used, starts, lengths };
  }

  push(text: string): void {
    const last = this.#pieces.at(-1);
    let piece = last;
    if (piece === undefined || this.#used + text.length > piece.length) {
      piece = Buffer.allocUnsafeSlow(Math.max(TEXT_PIECE, text.length));
      this.#pieces.push(piece);
      this.#used = 0;
    }
    this.#starts.push((this.#pieces.length - 1) * RADIX + this.#used);
    this.#lengths.push(text.length);
    write(text, piece, this.#used);
    this.#used += text.length;
  }

  /** Whether some text in the column holds this one; may also find it across two texts. */
  mayHold(part: string): boolean {
    return this.#pieces.some((piece, at) => {
      const filled = at === this.#pieces.length - 1 ? piece.subarray(0, this.#used) : piece;
      return filled.includes(part, 0, 'latin1');
    });
  }

  /** The text at an index; empty outside. */
  at(index: number): string {
    const start = this.#starts.at(index);
    const offset = start % RADIX;
    return this.#pieces[Math.floor(start / RADIX)]?.toString('latin1', offset, offset + this.#lengths.at(index)) ?? '';
  }
}
