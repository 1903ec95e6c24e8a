/** Columns of what few entries have: most are no links and belong to root. */
import { Column, type ColumnData, WORDS } from './columns.ts';

/** What holds the values, in the order in which they come. */
interface Values<V, D> {
  readonly data: D;
  push(value: V): void;
  at(nth: number): V;
}

/** A column as plain data, to be sent to another thread. */
export interface PartialColumnData<D> {
  /** Ascending. */
  entries: ColumnData;
  /** One for each of the entries. */
  values: D;
}

/** Values that some entries have. Perf: they come in the order of the entries, and are asked for in that order. */
export class PartialColumn<V, D> {
  readonly #make: (from?: D) => Values<V, D>;
  readonly #entries: Column;
  readonly #values: Values<V, D>;
  /** Values that came out of order, or that replace others. */
  readonly #late = new Map<number, V>();
  /** Nothing can be appended to what another column held. */
  readonly #isSealed: boolean;
  /** Where the last search ended. */
  #near = 0;

  /**
   * @param make makes what holds the values
   * @param from what another column held
   */
  constructor(make: (from?: D) => Values<V, D>, from?: PartialColumnData<D>) {
    this.#make = make;
    this.#entries = new Column(WORDS, from?.entries);
    this.#values = make(from?.values);
    this.#isSealed = from !== undefined;
  }

  get data(): PartialColumnData<D> {
    const { entries, values } =
      this.#late.size === 0 ? { entries: this.#entries, values: this.#values } : this.#settled();
    return { entries: entries.data, values: values.data };
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

  /** All values in their order. */
  #settled(): { entries: Column; values: Values<V, D> } {
    const settled = new PartialColumn(this.#make);
    for (const entry of this.all) {
      const value = this.get(entry);
      if (value !== undefined) settled.set(entry, value);
    }
    return { entries: settled.#entries, values: settled.#values };
  }

  /** Which of the values is the entry's; -1 where it has none. */
  #find(entry: number): number {
    const entries = this.#entries;
    if (entries.length === 0) return -1;
    if (!this.#isNear(entry)) {
      if (this.#near + 1 < entries.length) this.#near++;
      if (!this.#isNear(entry)) this.#near = this.#search(entry);
    }
    return entries.at(this.#near) === entry ? this.#near : -1;
  }

  /** Whether the entry is where the last search ended, or between there and the next. */
  #isNear(entry: number): boolean {
    const next = this.#near + 1;
    return this.#entries.at(this.#near) <= entry && (next === this.#entries.length || entry < this.#entries.at(next));
  }

  /** The last place whose entry is not after this one; the first where there is none. */
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
