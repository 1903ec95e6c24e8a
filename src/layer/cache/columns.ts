/** Columns as bytes: of every entry, or of the few that have a value. */
import type { NumberKind } from './fields.ts';

/** What was kept is not what it should be; such an entry counts as none. Internal to the cache. */
export class DamagedEntry extends Error {}

const ARRAYS = { u8: Uint8Array, u32: Uint32Array, f64: Float64Array } as const;

/** Some entries' values, in the order of the entries. */
export interface Values<V> {
  entries: number[];
  values: V[];
}

/** @param count of all entries: where each has a value, they need not be named */
export function writeNumbers({ entries, values }: Values<number>, kind: NumberKind, count: number): Uint8Array[] {
  return [...writeEntries(entries, count), bytesOf(ARRAYS[kind].from(values))];
}

export function writeTexts({ entries, values }: Values<string>, count: number): Uint8Array[] {
  const lengths = Uint32Array.from(values, value => value.length);
  return [...writeEntries(entries, count), bytesOf(lengths), Buffer.from(values.join(''), 'latin1')];
}

function writeEntries(entries: readonly number[], count: number): Uint8Array[] {
  const isAll = entries.length === count;
  return [bytesOf(Uint32Array.of(entries.length)), ...(isAll ? [] : [bytesOf(Uint32Array.from(entries))])];
}

function bytesOf(array: Uint8Array | Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** A column that is read from its first entry to its last. */
export interface ColumnReader<V> {
  /** Entries that have a value; null where all have. */
  entries: Uint32Array | null;
  length: number;
  /** The value of the nth entry that has one. */
  value(nth: number): V;
}

/** Reads columns one after the other. @throws DamagedEntry where they end early */
export class ColumnsReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  numbers(kind: NumberKind, count: number): ColumnReader<number> {
    const { length, entries } = this.#entries(count);
    const array = ARRAYS[kind];
    const values = new array(this.#take(length * array.BYTES_PER_ELEMENT));
    return { entries, length, value: nth => values[nth] ?? 0 };
  }

  texts(count: number): ColumnReader<string> {
    const { length, entries } = this.#entries(count);
    const lengths = new Uint32Array(this.#take(4 * length));
    const starts = new Float64Array(length + 1);
    for (let nth = 0; nth < length; nth++) starts[nth + 1] = (starts[nth] ?? 0) + (lengths[nth] ?? 0);
    const from = this.#at;
    this.#skip(starts[length] ?? 0);
    const bytes = this.#bytes;
    return {
      entries,
      length,
      value: nth => bytes.toString('latin1', from + (starts[nth] ?? 0), from + (starts[nth + 1] ?? 0)),
    };
  }

  #entries(count: number): { length: number; entries: Uint32Array | null } {
    const [length = 0] = new Uint32Array(this.#take(4));
    if (length > count) throw new DamagedEntry('more values than entries');
    return { length, entries: length === count ? null : new Uint32Array(this.#take(4 * length)) };
  }

  /** A copy, since arrays of numbers must start at a multiple of their width. */
  #take(length: number): ArrayBuffer {
    const from = this.#at;
    this.#skip(length);
    return new Uint8Array(this.#bytes.subarray(from, this.#at)).buffer;
  }

  #skip(length: number): void {
    if (length > this.#bytes.length - this.#at) throw new DamagedEntry('it ends early');
    this.#at += length;
  }
}
