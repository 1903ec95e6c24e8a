/** What one layer's tar holds, entry by entry, in tar order. */
import { cleanPath } from './clean-path.ts';
import { Column, TextColumn } from './columns.ts';
import { type EntryFacts, type LayerIndexData, noFacts } from './layer-index-data.ts';
import { isHeaderOnly, TYPE } from './tar/header.ts';
import type { TarEntry } from './tar/parser.ts';

export type EntryType = 'file' | 'dir' | 'symlink' | 'hardlink' | 'char' | 'block' | 'fifo' | 'other';

/** Later times do not fit into 32 bits; no file has them. */
const LATEST = 2 ** 32;

/** Whether an entry of a tar belongs to the index. Go hands global PAX headers to its caller too; they are no files. */
export function isListed(type: number): boolean {
  return type !== TYPE.paxGlobal;
}

/**
 * Entries of one layer as columns. Paths and links are bytes, as latin1 strings; paths are clean (see `cleanPath`), links
 * as the tar has them.
 */
export class LayerIndex {
  #count: number;
  /** Last components. Perf: tars come grouped by directory, so a directory is kept once for all entries in a row. */
  readonly #bases: TextColumn;
  readonly #directories: TextColumn;
  /** Which of the directories an entry is in. */
  readonly #directoryOf: Column;
  #directoryCount: number;
  #lastDirectory = '';
  #pathBytes: number;
  #linkBytes: number;
  readonly #types: Column;
  readonly #sizes: Column;
  readonly #bodies: Column;
  readonly #modes: Column;
  readonly #times: Column;
  readonly #facts: EntryFacts;

  /** @param from what another index held, which must not be used any more. Nothing is added to such an index. */
  constructor(from?: LayerIndexData) {
    this.#count = from?.count ?? 0;
    this.#bases = new TextColumn(from?.bases);
    this.#directories = new TextColumn(from?.directories);
    this.#directoryOf = new Column(length => new Uint32Array(length), from?.directoryOf);
    this.#directoryCount = from?.directoryCount ?? 0;
    this.#pathBytes = from?.pathBytes ?? 0;
    this.#linkBytes = from?.linkBytes ?? 0;
    this.#types = new Column(length => new Uint8Array(length), from?.types);
    this.#sizes = new Column(length => new Float64Array(length), from?.sizes);
    this.#bodies = new Column(length => new Float64Array(length), from?.bodies);
    this.#modes = new Column(length => new Uint32Array(length), from?.modes);
    this.#times = new Column(length => new Uint32Array(length), from?.times);
    this.#facts = from?.facts ?? noFacts();
  }

  /** All of it as plain data, to be sent to another thread. */
  get data(): LayerIndexData {
    return {
      count: this.#count,
      bases: this.#bases.data,
      directories: this.#directories.data,
      directoryOf: this.#directoryOf.data,
      directoryCount: this.#directoryCount,
      pathBytes: this.#pathBytes,
      linkBytes: this.#linkBytes,
      types: this.#types.data,
      sizes: this.#sizes.data,
      bodies: this.#bodies.data,
      modes: this.#modes.data,
      times: this.#times.data,
      facts: this.#facts,
    };
  }

  /** How many entries there are. */
  get length(): number {
    return this.#count;
  }

  /** Bytes of all names and link targets. */
  get textBytes(): number {
    return this.#pathBytes + this.#linkBytes;
  }

  /**
   * Appends an entry.
   * @param body where its content starts in the uncompressed tar
   * @returns its index
   */
  add(entry: TarEntry, body: number): number {
    this.#addPath(cleanPath(entry.name));
    if (entry.link !== '') this.#facts.links.set(this.#count, entry.link);
    this.#linkBytes += entry.link.length;
    this.#types.push(entry.type);
    this.#sizes.push(isHeaderOnly(entry.type) ? 0 : entry.size);
    // A sparse file's stored bytes do not tell its content alone, so it is never compared.
    this.#bodies.push(entry.sparse ? -1 : body);
    if (entry.sparse) this.#facts.stored.set(this.#count, entry.stored);
    this.#modes.push(entry.mode);
    this.#times.push(entry.mtime > 0 && entry.mtime < LATEST ? entry.mtime : 0);
    if (entry.uid !== 0) this.#facts.uids.set(this.#count, entry.uid);
    if (entry.gid !== 0) this.#facts.gids.set(this.#count, entry.gid);
    return this.#count++;
  }

  #addPath(path: string): void {
    this.#pathBytes += path.length;
    const slash = path.lastIndexOf('/');
    const length = Math.max(0, slash);
    const isSame = length === this.#lastDirectory.length && path.startsWith(this.#lastDirectory);
    if (!isSame || this.#directoryCount === 0) {
      this.#lastDirectory = path.slice(0, length);
      this.#directories.push(this.#lastDirectory);
      this.#directoryCount++;
    }
    this.#directoryOf.push(this.#directoryCount - 1);
    this.#bases.push(path.slice(slash + 1));
  }

  /** Without slashes at either end; empty for the root. */
  path(entry: number): string {
    const directory = this.directory(entry);
    return directory === '' ? this.base(entry) : `${directory}/${this.base(entry)}`;
  }

  /** The path without its last component; empty where that is all. */
  directory(entry: number): string {
    return this.#directories.at(this.#directoryOf.at(entry));
  }

  /** The last component of the path; empty for the root. */
  base(entry: number): string {
    return this.#bases.at(entry);
  }

  /** Whether an entry is in the same directory as the one before it. */
  isBesideLast(entry: number): boolean {
    return entry > 0 && this.#directoryOf.at(entry) === this.#directoryOf.at(entry - 1);
  }

  /** Whether some last component may hold this text; false is certain. Perf: one search instead of decoding every one. */
  mayHold(part: string): boolean {
    return this.#bases.mayHold(part);
  }

  /** Target of a symbolic link, or the name a hard link repeats. */
  link(entry: number): string {
    return this.#facts.links.get(entry) ?? '';
  }

  /** Logical size in bytes; 0 for all but regular files. */
  size(entry: number): number {
    return this.#sizes.at(entry);
  }

  /** Permission bits, and whatever else the header's mode holds. */
  mode(entry: number): number {
    return this.#modes.at(entry);
  }

  /** Time of the last change in whole seconds since 1970; 0 where the header has none that a layer could have. */
  mtime(entry: number): number {
    return this.#times.at(entry);
  }

  uid(entry: number): number {
    return this.#facts.uids.get(entry) ?? 0;
  }

  gid(entry: number): number {
    return this.#facts.gids.get(entry) ?? 0;
  }

  /** Offset of the content in the uncompressed tar; -1 where content cannot be compared. */
  body(entry: number): number {
    return this.#bodies.at(entry);
  }

  type(entry: number): EntryType {
    switch (this.#types.at(entry)) {
      case TYPE.regular:
      case TYPE.contiguous:
      case TYPE.gnuSparse:
        return 'file';
      case TYPE.directory:
        return 'dir';
      case TYPE.symlink:
        return 'symlink';
      case TYPE.link:
        return 'hardlink';
      case TYPE.char:
        return 'char';
      case TYPE.block:
        return 'block';
      case TYPE.fifo:
        return 'fifo';
      default:
        return 'other';
    }
  }

  /** Remembers the hash of an entry's content, for layers whose bytes pass only once. */
  setHash(entry: number, hash: string): void {
    this.#facts.hashes.set(entry, hash);
  }

  /** Hash of an entry's content, where it has been calculated. */
  hash(entry: number): string | undefined {
    return this.#facts.hashes.get(entry);
  }

  setChecksum(entry: number, sum: number): void {
    this.#facts.checksums.set(entry, sum);
  }

  /** CRC-32 of a large file's content, where it has been calculated; see checksums.ts. */
  checksum(entry: number): number | undefined {
    return this.#facts.checksums.get(entry);
  }

  /** Remembers an entry's content, or the start of it; see kept-files.ts. */
  keep(entry: number, bytes: Uint8Array): void {
    this.#facts.kept.set(entry, bytes);
  }

  /** An entry's content, where it is one of the small files that are kept. */
  kept(entry: number): Uint8Array | undefined {
    return this.#facts.kept.get(entry);
  }

  /** Entries whose content is kept, and those that are further names of others, of which it may be kept. */
  keptOrLinked(): number[] {
    return [...this.#facts.kept.keys(), ...[...this.#facts.links.keys()].filter(one => this.type(one) === 'hardlink')];
  }

  /** Bytes that the layer holds of an entry; fewer than its size for sparse files. */
  stored(entry: number): number {
    return this.#facts.stored.get(entry) ?? this.size(entry);
  }

  setSymbolBytes(entry: number, bytes: number): void {
    if (bytes > 0) this.#facts.symbols.set(entry, bytes);
  }

  /** Bytes of symbols and debug information in a program; 0 for all else. */
  symbolBytes(entry: number): number {
    return this.#facts.symbols.get(entry) ?? 0;
  }
}
