/** What one layer's tar holds, entry by entry, in tar order. */
import { Column, TextColumn } from './columns.ts';
import { isHeaderOnly, TYPE } from './tar/header.ts';
import type { TarEntry } from './tar/parser.ts';

export type EntryType = 'file' | 'dir' | 'symlink' | 'hardlink' | 'char' | 'block' | 'fifo' | 'other';

/** Whether an entry of a tar belongs to the index. Go hands global PAX headers to its caller too; they are no files. */
export function isListed(type: number): boolean {
  return type !== TYPE.paxGlobal;
}

/** Entries of one layer as columns. Names and links are bytes, as latin1 strings, exactly as the tar has them. */
export class LayerIndex {
  #count = 0;
  readonly #names = new TextColumn();
  readonly #links = new TextColumn();
  readonly #types = new Column(new Uint8Array(0));
  readonly #sizes = new Column(new Float64Array(0));
  readonly #bodies = new Column(new Float64Array(0));
  readonly #modes = new Column(new Uint32Array(0));
  readonly #uids = new Column(new Uint32Array(0));
  readonly #gids = new Column(new Uint32Array(0));
  readonly #hashes = new Map<number, string>();

  /** How many entries there are. */
  get length(): number {
    return this.#count;
  }

  /** Bytes of all names and link targets. */
  get textBytes(): number {
    return this.#names.bytes + this.#links.bytes;
  }

  /**
   * Appends an entry.
   * @param body where its content starts in the uncompressed tar
   * @returns its index
   */
  add(entry: TarEntry, body: number): number {
    this.#names.push(entry.name);
    this.#links.push(entry.link);
    this.#types.push(entry.type);
    this.#sizes.push(isHeaderOnly(entry.type) ? 0 : entry.size);
    // A sparse file's stored bytes do not tell its content alone, so it is never compared.
    this.#bodies.push(entry.sparse ? -1 : body);
    this.#modes.push(entry.mode);
    this.#uids.push(entry.uid);
    this.#gids.push(entry.gid);
    return this.#count++;
  }

  name(entry: number): string {
    return this.#names.at(entry);
  }

  /** Target of a symbolic link, or the name a hard link repeats. */
  link(entry: number): string {
    return this.#links.at(entry);
  }

  /** Logical size in bytes; 0 for all but regular files. */
  size(entry: number): number {
    return this.#sizes.at(entry);
  }

  mode(entry: number): number {
    return this.#modes.at(entry);
  }

  uid(entry: number): number {
    return this.#uids.at(entry);
  }

  gid(entry: number): number {
    return this.#gids.at(entry);
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
    this.#hashes.set(entry, hash);
  }

  hash(entry: number): string | undefined {
    return this.#hashes.get(entry);
  }
}
