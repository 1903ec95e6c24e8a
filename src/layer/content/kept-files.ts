/** Keeps the contents of small files that rules read, so that a layer is not read again for them. */
import { createHash } from 'node:crypto';
import type { SmallFile } from '../../image/small-file.ts';
import type { LayerIndex } from '../index/layer-index.ts';
import { storedPackages } from '../rpm/stored-packages.ts';
import type { ByteSpan } from '../tar/byte-span.ts';
import { isHeaderOnly } from '../tar/header.ts';
import type { TarEntry } from '../tar/parser.ts';

/** The wanted files, compiled. Perf: a few bytes rule out nearly all names before they are decoded. */
class Wanted {
  readonly #byName = new Map<string, SmallFile[]>();
  /** Length, first and last byte of each of these names. */
  readonly #outlines = new Set<number>();
  /** Files given by the start of their name. */
  readonly #byStart: { file: SmallFile; start: Buffer }[] = [];
  /** Those that may be in the current directory. */
  #here: { file: SmallFile; start: Buffer }[] = [];

  constructor(files: readonly SmallFile[]) {
    for (const file of files) {
      const start = Buffer.from(file.name);
      if (file.rest) this.#byStart.push({ file, start });
      else {
        this.#outlines.add(outlineOf(start, 0, start.length));
        this.#byName.set(file.name, [...(this.#byName.get(file.name) ?? []), file]);
      }
    }
  }

  enter(directory: string): void {
    this.#here = this.#byStart.filter(({ file }) => file.folder?.test(directory) ?? true);
  }

  mayHave({ bytes, end }: ByteSpan, from: number): boolean {
    if (this.#outlines.has(outlineOf(bytes, from, end))) return true;
    for (const { start } of this.#here) if (startsWith(bytes, start, from)) return true;
    return false;
  }

  /** How many bytes to keep from the start of a file. */
  bytesOf(base: string, directory: string, size: number): number {
    return Math.max(0, ...this.#fitting(base, directory, size).map(({ head = size }) => Math.min(head, size)));
  }

  /** What is kept of a file; undefined for its bytes. */
  formOf(base: string, directory: string, size: number): SmallFile['form'] {
    const forms = this.#fitting(base, directory, size).map(({ form }) => form);
    return forms.includes(undefined) ? undefined : forms[0];
  }

  #fitting(base: string, directory: string, size: number): SmallFile[] {
    const byStart = this.#byStart
      .map(({ file }) => file)
      .filter(({ name, rest }) => base.startsWith(name) && rest?.test(base.slice(name.length)));
    return [...(this.#byName.get(base) ?? []), ...byStart].filter(
      ({ folder, most }) => size <= most && (folder?.test(directory) ?? true),
    );
  }
}

function outlineOf(bytes: Buffer, start: number, end: number): number {
  return (((end - start) << 8) | (bytes[start] ?? 0)) * 256 + (bytes[end - 1] ?? 0);
}

function startsWith(bytes: Buffer, start: Buffer, from: number): boolean {
  for (let i = 0; i < start.length; i++) if (bytes[from + i] !== start[i]) return false;
  return true;
}

function baseStart({ bytes, start, end }: ByteSpan): number {
  let at = end;
  while (at > start && bytes[at - 1] !== SLASH) at--;
  return at;
}

const SLASH = 0x2f;

/** Most bytes kept of one layer. Real layers have some hundred kilobytes. */
export const MAX_KEPT = 32 * 1024 * 1024;

/** Memory per kept file beyond its content, so that the number of tiny files is limited too. */
const OVERHEAD = 128;

/** What is kept of a file with these bytes; null if nothing is. */
function inForm(form: SmallFile['form'], bytes: Uint8Array): Uint8Array | null {
  if (form === 'rpm-database') return storedPackages(bytes);
  return form === 'digest' ? createHash('sha256').update(bytes).digest() : bytes;
}

/** Decides what to keep of one layer, and collects it. */
export class KeptFiles {
  readonly #index: LayerIndex;
  readonly #wanted: Wanted;
  #left = MAX_KEPT;

  constructor(index: LayerIndex, files: readonly SmallFile[]) {
    this.#index = index;
    this.#wanted = new Wanted(files);
  }

  /** How many bytes to keep from the start of an entry; 0 for most. The entry must be in the index. */
  wanted(header: TarEntry, entry: number): number {
    if (!this.#index.isBesideLast(entry)) this.#wanted.enter(this.#index.directory(entry));
    const { size } = header;
    if (size === 0 || isHeaderOnly(header.type) || header.sparse) return 0;
    const start = baseStart(header.nameBytes);
    if (!this.#wanted.mayHave(header.nameBytes, start)) return 0;
    const base = header.name.slice(start - header.nameBytes.start);
    const bytes = this.#wanted.bytesOf(base, this.#index.directory(entry), size);
    // What is kept in another form counts once it is known.
    if (bytes === 0 || this.#formOf(entry) !== undefined) return bytes;
    return this.#reserve(bytes) ? bytes : 0;
  }

  /** Keeps these bytes, or what they record; the index owns them from then on. Called once for each entry that is wanted. */
  keep(entry: number, bytes: Uint8Array): void {
    const kept = inForm(this.#formOf(entry), bytes);
    if (kept === null || (kept !== bytes && !this.#reserve(kept.length))) return;
    this.#index.keep(entry, kept);
  }

  #reserve(bytes: number): boolean {
    if (bytes + OVERHEAD > this.#left) return false;
    this.#left -= bytes + OVERHEAD;
    return true;
  }

  #formOf(entry: number): SmallFile['form'] {
    return this.#wanted.formOf(this.#index.base(entry), this.#index.directory(entry), this.#index.size(entry));
  }

  /** Collects the first bytes of a streamed body and keeps them once they are complete. */
  start(entry: number, length: number): (chunk: Uint8Array) => void {
    const bytes = new Uint8Array(length);
    let filled = 0;
    return chunk => {
      if (filled === length) return;
      const part = chunk.subarray(0, length - filled);
      bytes.set(part, filled);
      filled += part.length;
      if (filled === length) this.keep(entry, bytes);
    };
  }
}
