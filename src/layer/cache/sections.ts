/** Columns as bytes, and back: each is a section that holds its numbers as they are in memory. */
import {
  type ColumnData,
  columnOf,
  filled,
  type Numbers,
  TextColumn,
  type TextColumnData,
  textColumnOf,
} from '../index/columns.ts';
import type { EntryPathsData } from '../index/entry-paths.ts';
import type { SomeNumbers, SomeTexts } from '../index/layer-index-data.ts';

/** What was kept is not what it should be; such an entry counts as none. Internal to the cache. */
export class DamagedEntry extends Error {}

/** Before a section's numbers: how many there are, and how many bytes each takes. */
const HEAD_BYTES = 8;

export function writeNumbers(column: ColumnData): Uint8Array[] {
  const { pieces, width } = alike(filled(column));
  return [bytesOf(Uint32Array.of(column.length, width)), ...pieces.map(bytesOf)];
}

/** Pieces of one kind: the narrowest of those that they have, where they have more than one that holds all. */
function alike(pieces: Numbers[]): { pieces: Numbers[]; width: number } {
  const widths = new Set(pieces.map(piece => piece.BYTES_PER_ELEMENT));
  const [width = 1] = widths;
  if (widths.size < 2) return { pieces, width };
  return { pieces: pieces.map(piece => Float64Array.from(piece)), width: Float64Array.BYTES_PER_ELEMENT };
}

export function writeTexts({ text, ends }: TextColumnData): Uint8Array[] {
  return [...writeNumbers(ends), ...filled(text)];
}

export function writeSomeNumbers({ entries, values }: SomeNumbers): Uint8Array[] {
  return [...writeNumbers(entries), ...writeNumbers(values)];
}

export function writeSomeTexts({ entries, values }: SomeTexts): Uint8Array[] {
  return [...writeNumbers(entries), ...writeTexts(values)];
}

function bytesOf(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Reads sections one after the other. @throws DamagedEntry where one is not what could have been written */
export class SectionReader {
  readonly #bytes: Buffer;
  /** How many entries the layer has. */
  readonly #count: number;
  #at = 0;

  constructor(bytes: Buffer, count: number) {
    this.#bytes = bytes;
    this.#count = count;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** A number for every entry. */
  full(): ColumnData {
    return columnOf(this.#sameCount(this.#numbers()));
  }

  /** The paths of all entries. */
  paths(): EntryPathsData {
    const bases = this.texts();
    this.#sameCount(bases.ends);
    const directories = this.texts();
    const directoryOf = this.#sameCount(this.#numbers());
    let bytes = bases.text.length;
    const lengths = lengthsOf(directories);
    for (let entry = 0; entry < this.#count; entry++) {
      const length = lengths[directoryOf[entry] ?? 0];
      if (length === undefined) throw new DamagedEntry('an entry is in no directory');
      bytes += length;
    }
    return { bases, directories, directoryOf: columnOf(directoryOf), bytes };
  }

  #sameCount<T extends { length: number }>(values: T): T {
    if (values.length !== this.#count) throw new DamagedEntry('a column has not all entries');
    return values;
  }

  /** Any number of texts. */
  texts(): TextColumnData {
    const ends = this.#numbers();
    let last = 0;
    for (const end of ends) {
      if (end < last) throw new DamagedEntry('a text ends before it starts');
      last = end;
    }
    return textColumnOf(new Uint8Array(this.#take(last)), ends);
  }

  someNumbers(): SomeNumbers {
    const entries = this.#entries();
    const values = this.#numbers();
    return { entries, values: columnOf(sameLength(values, entries)) };
  }

  someTexts(): SomeTexts {
    const entries = this.#entries();
    const values = this.texts();
    sameLength(values.ends, entries);
    return { entries, values };
  }

  #entries(): ColumnData {
    const entries = this.#numbers();
    let last = -1;
    for (const entry of entries) {
      if (entry <= last || entry >= this.#count) throw new DamagedEntry('entries are out of order');
      last = entry;
    }
    return columnOf(entries);
  }

  #numbers(): Numbers {
    const [length = 0, width = 0] = new Uint32Array(this.#take(HEAD_BYTES));
    const bytes = this.#take(length * width);
    if (width === 1) return new Uint8Array(bytes);
    if (width === 2) return new Uint16Array(bytes);
    if (width === 4) return new Uint32Array(bytes);
    if (width !== 8) throw new DamagedEntry('numbers are of no known width');
    const numbers = new Float64Array(bytes);
    if (!numbers.every(Number.isInteger)) throw new DamagedEntry('a number is no integer');
    return numbers;
  }

  /** A copy, since arrays of numbers must start at a multiple of their width, and what is not wanted shall not stay. */
  #take(length: number): ArrayBuffer {
    if (!(length >= 0 && length <= this.#bytes.length - this.#at)) throw new DamagedEntry('it ends early');
    const from = this.#at;
    this.#at += length;
    return new Uint8Array(this.#bytes.subarray(from, this.#at)).buffer;
  }
}

function sameLength<T extends { length: number }>(values: T, entries: { length: number }): T {
  if (values.length !== entries.length) throw new DamagedEntry('there are not as many values as entries');
  return values;
}

/** How long directories are as parts of paths: with their slash, which the root has not. */
function lengthsOf(directories: TextColumnData): Float64Array {
  const texts = new TextColumn(directories);
  return Float64Array.from({ length: texts.length }, (_, nth) => {
    const length = texts.lengthAt(nth);
    return length === 0 ? 0 : length + 1;
  });
}
