/** Small files whose content somebody asks for: kept while a layer is read, so that no layer is read again for them. */
import type { SmallFile } from '../../image/small-file.ts';
import type { LayerIndex } from '../index/layer-index.ts';
import type { ByteSpan } from '../tar/byte-span.ts';
import { isHeaderOnly } from '../tar/header.ts';
import type { TarEntry } from '../tar/parser.ts';

/** What is kept, compiled. Perf: nearly all names are told by a few bytes, before any text is made of them. */
class Wanted {
  readonly #byName = new Map<string, SmallFile[]>();
  /** Lengths, first and last letters of these names. */
  readonly #outlines = new Set<number>();
  /** Those of which only the start of the name is known. */
  readonly #byStart: { file: SmallFile; start: Buffer }[] = [];
  /** Those of them that may be in the directory at hand. */
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

  /** How many bytes from the start of a file are wanted. */
  bytesOf(base: string, directory: string, size: number): number {
    const byName = (this.#byName.get(base) ?? []).filter(({ folder }) => folder?.test(directory) ?? true);
    const byStart = this.#here
      .map(({ file }) => file)
      .filter(({ name, rest }) => base.startsWith(name) && rest?.test(base.slice(name.length)));
    const fitting = [...byName, ...byStart].filter(({ most }) => size <= most);
    return Math.max(0, ...fitting.map(({ head = size }) => Math.min(head, size)));
  }
}

function outlineOf(bytes: Buffer, start: number, end: number): number {
  return (((end - start) << 8) | (bytes[start] ?? 0)) * 256 + (bytes[end - 1] ?? 0);
}

function startsWith(bytes: Buffer, start: Buffer, from: number): boolean {
  for (let i = 0; i < start.length; i++) if (bytes[from + i] !== start[i]) return false;
  return true;
}

/** Where the last component of a name starts. */
function baseStart({ bytes, start, end }: ByteSpan): number {
  let at = end;
  while (at > start && bytes[at - 1] !== SLASH) at--;
  return at;
}

const SLASH = 0x2f;

/** Bytes kept of one layer. A real one has some hundred kilobytes; what comes after this is not kept. */
export const MAX_KEPT = 32 * 1024 * 1024;

/** Bytes that one kept file costs beyond its content, so that empty ones are bounded too. */
const OVERHEAD = 128;

/** Decides what is kept of one layer, and takes it. */
export class KeptFiles {
  readonly #index: LayerIndex;
  readonly #wanted: Wanted;
  #left = MAX_KEPT;
  #bytes: Uint8Array | null = null;
  #filled = 0;
  #entry = -1;

  constructor(index: LayerIndex, files: readonly SmallFile[]) {
    this.#index = index;
    this.#wanted = new Wanted(files);
  }

  /** How many bytes from the start of an entry are kept; 0 for most. The entry is in the index already. */
  wanted(header: TarEntry, entry: number): number {
    if (!this.#index.isBesideLast(entry)) this.#wanted.enter(this.#index.directory(entry));
    const { size } = header;
    if (size === 0 || isHeaderOnly(header.type) || header.sparse) return 0;
    const start = baseStart(header.nameBytes);
    if (!this.#wanted.mayHave(header.nameBytes, start)) return 0;
    const base = header.name.slice(start - header.nameBytes.start);
    const bytes = this.#wanted.bytesOf(base, this.#index.directory(entry), size);
    return bytes + OVERHEAD <= this.#left ? bytes : 0;
  }

  /** Keeps these bytes, which become the index's own. */
  keep(entry: number, bytes: Uint8Array): void {
    this.#left -= bytes.length + OVERHEAD;
    this.#index.keep(entry, bytes);
  }

  /** Takes the first bytes of an entry's body as it passes; they are kept once all have come. */
  start(entry: number, bytes: number): (chunk: Uint8Array) => void {
    this.#entry = entry;
    this.#bytes = new Uint8Array(bytes);
    this.#filled = 0;
    return chunk => this.#take(chunk);
  }

  #take(chunk: Uint8Array): void {
    if (this.#bytes === null) return;
    const part = chunk.subarray(0, this.#bytes.length - this.#filled);
    this.#bytes.set(part, this.#filled);
    this.#filled += part.length;
    if (this.#filled < this.#bytes.length) return;
    this.keep(this.#entry, this.#bytes);
    this.#bytes = null;
  }
}
