/** The entries of one layer, in tar order. */
import { type EntryType, entryTypeOf } from '../tar/entry-type.ts';
import { isHeaderOnly } from '../tar/header.ts';
import type { TarEntry } from '../tar/parser.ts';
import { BYTES, Column, type ColumnData, SHORTS, TextColumn, type TextColumnData, WORDS } from './columns.ts';
import { EntryPaths } from './entry-paths.ts';
import type { LayerIndexData, NumberFacts, SomeNumbers, SomeTexts, TextFacts } from './layer-index-data.ts';
import { PartialColumn } from './partial-column.ts';

/** Later times do not fit into 32 bits; no real file has them. */
const LATEST = 2 ** 32;

/** Most bytes of lists of modules. Real layers have some hundred kilobytes. */
const MOST_MODULES = 16_777_216;

const someNumbers = (from?: SomeNumbers) => new PartialColumn((data?: ColumnData) => new Column(WORDS, data), from);
const someTexts = (from?: SomeTexts) => new PartialColumn((data?: TextColumnData) => new TextColumn(data), from);

/**
 * Entries of one layer as columns. Paths and links are bytes as latin1 strings. Paths are clean (see `cleanPath`), links are
 * as in the tar.
 */
export class LayerIndex {
  readonly #paths: EntryPaths;
  readonly #types: Column;
  readonly #sizes: Column;
  readonly #bodies: Column;
  readonly #modes: Column;
  readonly #times: Column;
  readonly #numbers: Record<keyof NumberFacts, ReturnType<typeof someNumbers>>;
  readonly #texts: Record<keyof TextFacts, ReturnType<typeof someTexts>>;
  #linkBytes: number;
  readonly #kept: Map<number, Uint8Array>;
  readonly #modules: Map<number, Uint8Array>;
  #moduleBytes = 0;

  /** @param from data of another index, which must no longer be used. Nothing may be added to the new index */
  constructor(from?: LayerIndexData) {
    this.#paths = new EntryPaths(from?.paths);
    this.#types = new Column(BYTES, from?.full.types);
    this.#sizes = new Column(WORDS, from?.full.sizes);
    this.#bodies = new Column(WORDS, from?.full.bodies);
    this.#modes = new Column(SHORTS, from?.full.modes);
    this.#times = new Column(WORDS, from?.full.times);
    this.#numbers = {
      uids: someNumbers(from?.numbers.uids),
      gids: someNumbers(from?.numbers.gids),
      checksums: someNumbers(from?.numbers.checksums),
      stored: someNumbers(from?.numbers.stored),
      symbols: someNumbers(from?.numbers.symbols),
    };
    this.#texts = { links: someTexts(from?.texts.links), hashes: someTexts(from?.texts.hashes) };
    this.#linkBytes = from?.texts.links.values.text.length ?? 0;
    this.#kept = from?.kept ?? new Map();
    this.#modules = from?.modules ?? new Map();
  }

  /** The index as plain data. */
  get data(): LayerIndexData {
    const { uids, gids, checksums, stored, symbols } = this.#numbers;
    return {
      paths: this.#paths.data,
      full: {
        types: this.#types.data,
        sizes: this.#sizes.data,
        bodies: this.#bodies.data,
        modes: this.#modes.data,
        times: this.#times.data,
      },
      numbers: {
        uids: uids.data,
        gids: gids.data,
        checksums: checksums.data,
        stored: stored.data,
        symbols: symbols.data,
      },
      texts: { links: this.#texts.links.data, hashes: this.#texts.hashes.data },
      kept: this.#kept,
      modules: this.#modules,
    };
  }

  /** Number of entries. */
  get length(): number {
    return this.#types.length;
  }

  /** Bytes of all names and link targets. */
  get textBytes(): number {
    return this.#paths.bytes + this.#linkBytes;
  }

  /**
   * Appends an entry.
   * @param body where its content starts in the uncompressed tar
   * @returns its position
   */
  add(entry: TarEntry, body: number): number {
    const { length } = this;
    const { uids, gids, stored } = this.#numbers;
    this.#paths.add(entry.nameBytes);
    if (entry.linkBytes.length > 0) this.#texts.links.set(length, entry.link);
    this.#linkBytes += entry.linkBytes.length;
    this.#types.push(entry.type);
    this.#sizes.push(isHeaderOnly(entry.type) ? 0 : entry.size);
    // The stored bytes of a sparse file are not its content, so it is never compared.
    this.#bodies.push(entry.sparse ? -1 : body);
    if (entry.sparse) stored.set(length, entry.stored);
    this.#modes.push(entry.mode);
    this.#times.push(entry.mtime > 0 && entry.mtime < LATEST ? entry.mtime : 0);
    if (entry.uid !== 0) uids.set(length, entry.uid);
    if (entry.gid !== 0) gids.set(length, entry.gid);
    return length;
  }

  /** Without slashes at either end; empty for the root. */
  path(entry: number): string {
    return this.#paths.path(entry);
  }

  /** The path without its last component; empty if there is only one. */
  directory(entry: number): string {
    return this.#paths.directory(entry);
  }

  /** The last component of the path; empty for the root. */
  base(entry: number): string {
    return this.#paths.base(entry);
  }

  /** Whether an entry is in the same directory as the one before it. */
  isBesideLast(entry: number): boolean {
    return this.#paths.isBesideLast(entry);
  }

  /** The entries whose last component contains this text, ascending. Perf: far faster than checking each entry. */
  withBaseHolding(part: string): number[] {
    return this.#paths.withBaseHolding(part);
  }

  /** Target of a symbolic or hard link. */
  link(entry: number): string {
    return this.#texts.links.get(entry) ?? '';
  }

  /** Logical size in bytes; 0 for all but regular files. */
  size(entry: number): number {
    return this.#sizes.at(entry);
  }

  /** Mode as in the header: permissions and possibly more. */
  mode(entry: number): number {
    return this.#modes.at(entry);
  }

  /** Modification time in whole seconds since 1970; 0 if the header has no plausible one. */
  mtime(entry: number): number {
    return this.#times.at(entry);
  }

  uid(entry: number): number {
    return this.#numbers.uids.get(entry) ?? 0;
  }

  gid(entry: number): number {
    return this.#numbers.gids.get(entry) ?? 0;
  }

  /** Offset of the content in the uncompressed tar; -1 if the content cannot be compared. */
  body(entry: number): number {
    return this.#bodies.at(entry);
  }

  type(entry: number): EntryType {
    return entryTypeOf(this.#types.at(entry));
  }

  /** Stores the hash of an entry's content, for streamed layers. */
  setHash(entry: number, hash: string): void {
    this.#texts.hashes.set(entry, hash);
  }

  /** Hash of an entry's content, if calculated. */
  hash(entry: number): string | undefined {
    return this.#texts.hashes.get(entry);
  }

  setChecksum(entry: number, sum: number): void {
    this.#numbers.checksums.set(entry, sum);
  }

  /** CRC-32 of a large file's content, if calculated; see checksums.ts. */
  checksum(entry: number): number | undefined {
    return this.#numbers.checksums.get(entry);
  }

  /** Stores an entry's content or the start of it; see kept-files.ts. */
  keep(entry: number, bytes: Uint8Array): void {
    this.#kept.set(entry, bytes);
  }

  /** An entry's content, if it is a kept small file. */
  kept(entry: number): Uint8Array | undefined {
    return this.#kept.get(entry);
  }

  /** Entries whose content is kept, and hard links, whose target may be kept. */
  keptOrLinked(): number[] {
    return [...this.#kept.keys(), ...this.#texts.links.all.filter(one => this.type(one) === 'hardlink')];
  }

  /** Bytes that the layer stores for an entry; fewer than its size for sparse files. */
  stored(entry: number): number {
    return this.#numbers.stored.get(entry) ?? this.size(entry);
  }

  /** Stores a copy of the list of modules in a program, which may be a small part of what was read. Of a hostile layer not all are stored. */
  setModules(entry: number, bytes: Uint8Array): void {
    this.#moduleBytes += bytes.length;
    this.#modules.set(entry, this.#moduleBytes <= MOST_MODULES ? new Uint8Array(bytes) : new Uint8Array());
  }

  /** The list of modules in a Go or Rust program, see elf.ts; empty if it is not stored. */
  modules(entry: number): Uint8Array | undefined {
    return this.#modules.get(entry);
  }

  /** Entries that list modules, ascending. */
  withModules(): number[] {
    return [...this.#modules.keys()].sort((a, b) => a - b);
  }

  setSymbolBytes(entry: number, bytes: number): void {
    if (bytes > 0) this.#numbers.symbols.set(entry, bytes);
  }

  /** Bytes of symbols and debug information in a program; 0 for other files. */
  symbolBytes(entry: number): number {
    return this.#numbers.symbols.get(entry) ?? 0;
  }
}
