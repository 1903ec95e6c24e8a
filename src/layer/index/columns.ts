/**
 * Growing columns, so that a million entries take a few arrays instead of a million objects. Columns grow by pieces and are never
 * copied: the old copies stayed in memory until the next collection and doubled the peak.
 */

export type Numbers = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** Makes the first array of a piece. */
export const BYTES = (length: number) => new Uint8Array(length);
export const SHORTS = (length: number) => new Uint16Array(length);
export const WORDS = (length: number) => new Uint32Array(length);

/** Values per piece; a power of two. */
export const PIECE = 1 << 12;
const PIECE_BITS = 12;

/** A column as plain data, for another thread or the cache. All pieces but the last are full. */
export interface ColumnData {
  pieces: Numbers[];
  length: number;
}

/** A column of numbers. Most are small, so pieces start narrow; a piece is widened for a number that does not fit. */
export class Column {
  readonly #make: (length: number) => Numbers;
  readonly #pieces: Numbers[];
  #length: number;

  /**
   * @param make makes a piece of the narrowest useful type
   * @param from data of another column of the same type. Nothing may be added to such a column
   */
  constructor(make: (length: number) => Numbers, from: ColumnData = { pieces: [], length: 0 }) {
    this.#make = make;
    this.#pieces = from.pieces;
    this.#length = from.length;
  }

  get data(): ColumnData {
    return { pieces: filled({ pieces: this.#pieces, length: this.#length }), length: this.#length };
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const at = this.#length & (PIECE - 1);
    if (at === 0) this.#pieces.push(this.#make(PIECE));
    const nth = this.#length >> PIECE_BITS;
    const piece = this.#pieces[nth];
    if (piece) {
      piece[at] = value;
      if (piece[at] !== value) this.#pieces[nth] = Float64Array.from(piece).fill(value, at, at + 1);
    }
    this.#length++;
  }

  /** The value at an index; 0 outside. */
  at(index: number): number {
    return this.#pieces[index >> PIECE_BITS]?.[index & (PIECE - 1)] ?? 0;
  }
}

/** Bytes per piece of text; a power of two. */
export const TEXT_PIECE = 1 << 16;
/** Perf: up to this length, copying bytes one by one is faster than a call to copy them. */
const SHORT = 64;
/** Holds a short text while it is added. */
const scratch = Buffer.allocUnsafeSlow(SHORT);

/** A column of texts as plain data, for another thread or the cache. */
export interface TextColumnData {
  /** All texts one after another, in pieces. */
  text: { pieces: Uint8Array[]; length: number };
  /** Where each text ends. */
  ends: ColumnData;
}

/** A column of byte strings, used as latin1 text. */
export class TextColumn {
  readonly #pieces: Buffer[];
  /** The last of the pieces. */
  #last = Buffer.alloc(0);
  readonly #ends: Column;
  /** Where the last text ends. */
  #end: number;

  /** @param from data of another column. Nothing may be added to such a column */
  constructor(from?: TextColumnData) {
    this.#pieces = (from?.text.pieces ?? []).map(piece => Buffer.from(piece.buffer, piece.byteOffset, piece.length));
    this.#ends = new Column(WORDS, from?.ends);
    this.#end = from?.text.length ?? 0;
  }

  get data(): TextColumnData {
    const pieces = filled({ pieces: this.#pieces, length: this.#end });
    return { text: { pieces, length: this.#end }, ends: this.#ends.data };
  }

  get length(): number {
    return this.#ends.length;
  }

  /** Length of all texts together. */
  get bytes(): number {
    return this.#end;
  }

  push(text: string): void {
    const { length } = text;
    const bytes = length > SHORT ? Buffer.from(text, 'latin1') : scratch;
    // Perf: a call to write the text costs more than a few bytes one by one.
    if (bytes === scratch) for (let i = 0; i < length; i++) bytes[i] = text.charCodeAt(i);
    this.pushBytes(bytes, 0, length);
  }

  /** Takes a copy of these bytes. */
  pushBytes(bytes: Buffer, start: number, end: number): void {
    for (let from = start; from < end; ) {
      const at = this.#end % TEXT_PIECE;
      if (at === 0) {
        this.#last = Buffer.allocUnsafeSlow(TEXT_PIECE);
        this.#pieces.push(this.#last);
      }
      const piece = this.#last;
      const count = Math.min(end - from, TEXT_PIECE - at);
      if (count > SHORT) bytes.copy(piece, at, from, from + count);
      else for (let i = 0; i < count; i++) piece[at + i] = bytes[from + i] ?? 0;
      from += count;
      this.#end += count;
    }
    this.#ends.push(this.#end);
  }

  /** The texts that contain this one, ascending. Perf: searches the bytes of all texts at once. */
  holding(part: string): number[] {
    const found: number[] = [];
    let text = 0;
    for (const place of this.#placesOf(part)) {
      while (this.#ends.at(text) <= place) text++;
      if (place + part.length <= this.#ends.at(text) && found.at(-1) !== text) found.push(text);
    }
    return found;
  }

  /** Positions of a non-empty part in all texts together, even across the border of two texts. */
  *#placesOf(part: string): Generator<number> {
    const across = part.length - 1;
    for (const [nth, piece] of this.#pieces.entries()) {
      const start = nth * TEXT_PIECE;
      const bytes = piece.subarray(0, this.#end - start);
      const before = this.#pieces[nth - 1]?.subarray(TEXT_PIECE - across);
      if (before !== undefined)
        yield* placesIn(Buffer.concat([before, bytes.subarray(0, across)]), part, start - across);
      yield* placesIn(bytes, part, start);
    }
  }

  /** The text at an index; empty outside. */
  at(index: number): string {
    const start = index === 0 ? 0 : this.#ends.at(index - 1);
    const end = this.#ends.at(index);
    if (end <= start) return '';
    const nth = Math.floor(start / TEXT_PIECE);
    const from = start % TEXT_PIECE;
    const to = from + end - start;
    if (to <= TEXT_PIECE) return this.#pieces[nth]?.toString('latin1', from, to) ?? '';
    const pieces = this.#pieces.slice(nth, nth + Math.ceil(to / TEXT_PIECE));
    return Buffer.concat(pieces).toString('latin1', from, to);
  }
}

function* placesIn(bytes: Buffer, part: string, start: number): Generator<number> {
  for (let at = bytes.indexOf(part, 0, 'latin1'); at >= 0; at = bytes.indexOf(part, at + 1, 'latin1')) yield start + at;
}

/** The pieces, the last cut to its filled length. */
function filled<T extends Numbers>({ pieces, length }: { pieces: readonly T[]; length: number }): T[] {
  let left = length;
  return pieces.map(piece => {
    const part = piece.subarray(0, left) as T;
    left -= part.length;
    return part;
  });
}
