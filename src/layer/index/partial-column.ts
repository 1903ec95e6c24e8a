/** Columns for values that few entries have, such as link targets and owners other than root. */
import { Column, type ColumnData, WORDS } from './columns.ts';

/** A column of the values, in the order of adding. */
interface Values<V, D> {
  readonly data: D;
  push(value: V): void;
  at(nth: number): V;
}

/** A partial column as plain data, for another thread or the cache. */
export interface PartialColumnData<D> {
  /** Entries with a value, ascending. */
  entries: ColumnData;
  /** A value for each of these entries. */
  values: D;
}

/** Values of some entries. Perf: fast if values are added and read in the order of entries. */
export class PartialColumn<V, D> {
  readonly #make: (from?: D) => Values<V, D>;
  readonly #entries: Column;
  readonly #values: Values<V, D>;
  /** Values that were set out of order or replace others. */
  readonly #late = new Map<number, V>();
  /** Whether the data are those of another column, to which nothing can be added. */
  readonly #isSealed: boolean;
  /** Result of the last search. */
  #near = 0;

  /**
   * @param make makes the column of values
   * @param from data of another column
   */
  constructor(make: (from?: D) => Values<V, D>, from?: PartialColumnData<D>) {
    this.#make = make;
    this.#entries = new Column(WORDS, from?.entries);
    this.#values = make(from?.values);
    this.#isSealed = from !== undefined;
  }

  get data(): PartialColumnData<D> {
    if (this.#late.size > 0) return this.#settled().data;
    return { entries: this.#entries.data, values: this.#values.data };
  }

  /** The entries that have a value, ascending. */
  get all(): number[] {
    const known = Array.from({ length: this.#entries.length }, (_, nth) => this.#entries.at(nth));
    return this.#late.size === 0 ? known : [...new Set([...known, ...this.#late.keys()])].sort((a, b) => a - b);
  }

  set(entry: number, value: V): void {
    const { length } = this.#entries;
    if (this.#isSealed || (length > 0 && entry <= this.#entries.at(length - 1))) this.#late.set(entry, value);
    else {
      this.#entries.push(entry);
      this.#values.push(value);
    }
  }

  get(entry: number): V | undefined {
    const late = this.#late.size === 0 ? undefined : this.#late.get(entry);
    if (late !== undefined) return late;
    const nth = this.#find(entry);
    return nth < 0 ? undefined : this.#values.at(nth);
  }

  /** A column with all values in the order of entries. */
  #settled(): PartialColumn<V, D> {
    const settled = new PartialColumn(this.#make);
    for (const entry of this.all) {
      const value = this.get(entry);
      if (value !== undefined) settled.set(entry, value);
    }
    return settled;
  }

  /** Position of the entry's value; -1 if it has none. */
  #find(entry: number): number {
    const entries = this.#entries;
    if (entries.length === 0) return -1;
    if (!this.#isNear(entry)) {
      if (this.#near + 1 < entries.length) this.#near++;
      if (!this.#isNear(entry)) this.#near = this.#search(entry);
    }
    return entries.at(this.#near) === entry ? this.#near : -1;
  }

  /** Whether the entry is at the last result, or between it and the next. */
  #isNear(entry: number): boolean {
    const next = this.#near + 1;
    return this.#entries.at(this.#near) <= entry && (next === this.#entries.length || entry < this.#entries.at(next));
  }

  /** The last position whose entry is not after this one; 0 if there is none. */
  #search(entry: number): number {
    let [low, high] = [0, this.#entries.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#entries.at(middle) <= entry) low = middle;
      else high = middle;
    }
    return low;
  }
}
