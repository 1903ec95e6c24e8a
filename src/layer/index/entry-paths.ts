/** The paths of a layer's entries. */
import type { ByteSpan } from '../tar/byte-span.ts';
import { CleanPath } from '../tar/clean-path.ts';
import { Column, type ColumnData, TextColumn, type TextColumnData, WORDS } from './columns.ts';

/** Paths as plain data. */
export interface EntryPathsData {
  /** Last components. */
  bases: TextColumnData;
  directories: TextColumnData;
  /** The directory of each entry, as a position in `directories`. */
  directoryOf: ColumnData;
  /** Length of all paths together. */
  bytes: number;
}

/** Clean paths as columns. Perf: tars are grouped by directory, so consecutive entries share a directory. */
export class EntryPaths {
  readonly #bases: TextColumn;
  readonly #directories: TextColumn;
  readonly #directoryOf: Column;
  #lastDirectory = Buffer.alloc(0);
  readonly #path = new CleanPath();
  /** Perf: the last result of `directory`. The same string object is fast to compare and look up. */
  #asked = { nth: -1, path: '' };
  #bytes: number;

  /** @param from data of other paths. Nothing may be added to them */
  constructor(from?: EntryPathsData) {
    this.#bases = new TextColumn(from?.bases);
    this.#directories = new TextColumn(from?.directories);
    this.#directoryOf = new Column(WORDS, from?.directoryOf);
    this.#bytes = from?.bytes ?? 0;
  }

  get data(): EntryPathsData {
    return {
      bases: this.#bases.data,
      directories: this.#directories.data,
      directoryOf: this.#directoryOf.data,
      bytes: this.#bytes,
    };
  }

  /** Length of all paths together. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Appends the clean path of a name. */
  add(name: ByteSpan): void {
    const path = this.#path;
    path.clean(name);
    this.#bytes += path.end - path.start;
    if (this.#directories.length === 0 || !this.#isLastDirectory(path)) {
      this.#directories.pushBytes(path.bytes, path.start, path.directoryEnd);
      this.#lastDirectory = Buffer.from(path.bytes.subarray(path.start, path.directoryEnd));
    }
    this.#directoryOf.push(this.#directories.length - 1);
    this.#bases.pushBytes(path.bytes, path.base, path.end);
  }

  #isLastDirectory({ bytes, start, directoryEnd }: CleanPath): boolean {
    const last = this.#lastDirectory;
    if (directoryEnd - start !== last.length) return false;
    for (let i = 0; i < last.length; i++) if (bytes[start + i] !== last[i]) return false;
    return true;
  }

  /** Without slashes at either end; empty for the root. */
  path(entry: number): string {
    const directory = this.directory(entry);
    return directory === '' ? this.base(entry) : `${directory}/${this.base(entry)}`;
  }

  /** The path without its last component; empty if there is only one. */
  directory(entry: number): string {
    const nth = this.#directoryOf.at(entry);
    if (nth !== this.#asked.nth) this.#asked = { nth, path: this.#directories.at(nth) };
    return this.#asked.path;
  }

  /** The last component of the path; empty for the root. */
  base(entry: number): string {
    return this.#bases.at(entry);
  }

  /** Whether an entry is in the same directory as the one before it. */
  isBesideLast(entry: number): boolean {
    return entry > 0 && this.#directoryOf.at(entry) === this.#directoryOf.at(entry - 1);
  }

  /** The entries whose last component contains this text, ascending. */
  withBaseHolding(part: string): number[] {
    return this.#bases.holding(part);
  }
}
