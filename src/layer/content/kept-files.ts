/** Small files whose content the analysis asks about: kept while a layer is read, so that no layer is read again for them. */
import type { LayerIndex } from '../index/layer-index.ts';
import type { ByteSpan } from '../tar/byte-span.ts';
import { isHeaderOnly } from '../tar/header.ts';
import type { TarEntry } from '../tar/parser.ts';

interface Kept {
  /** Clean directory, without slashes at either end. */
  directory: RegExp;
  /** Longest file that is kept. Larger ones are not what they seem, and nobody asks about them. */
  most: number;
  /** Keep only so many bytes from the start, however long the file is. */
  head?: number;
}

const KIB = 1024;
const MIB = KIB * KIB;
const ANYWHERE = /^/;

/** Lockfiles of the largest monorepos known have a few megabytes. */
const LOCKFILE = { directory: /(?:^|\/)node_modules$/, most: 4 * MIB };

/** A package for one platform has its name in its own: `@esbuild/linux-x64`, `fsevents`. */
const PLATFORM_PACKAGE =
  /(?:^|\/)node_modules\/(?:@[^/]+\/)?(?=[^/]*$)[^/]*(?:linux|darwin|win32|windows|freebsd|openbsd|netbsd|sunos|aix|android|openharmony|fsevents)/;
const NO_PACKAGE = /^(?!(?:.*\/)?node_modules(?:\/|$))/;

/** What is kept, by the last component of the path. */
const KEPT: ReadonlyMap<string, readonly Kept[]> = new Map([
  ['passwd', [{ directory: /^etc$/, most: 256 * KIB }]],
  ['os-release', [{ directory: /^(?:etc|usr\/lib)$/, most: 16 * KIB }]],
  ['apt.conf', [{ directory: /^etc\/apt$/, most: 64 * KIB }]],
  ['config', [{ directory: /^usr\/local\/bundle$/, most: 64 * KIB }]],
  ['pyvenv.cfg', [{ directory: ANYWHERE, most: 4 * KIB }]],
  ['.package-lock.json', [LOCKFILE]],
  ['installed.json', [{ directory: /(?:^|\/)vendor\/composer$/, most: 4 * MIB }]],
  [
    'package.json',
    [
      { directory: PLATFORM_PACKAGE, most: 64 * KIB },
      { directory: NO_PACKAGE, most: 64 * KIB },
    ],
  ],
]);

/** Whose files are kept, whatever they are called. */
const APT_PARTS_FOLDER = 'etc/apt/apt.conf.d';
const APT_PARTS: Kept = { directory: /^etc\/apt\/apt\.conf\.d$/, most: 64 * KIB };

/** An ELF header's type stands in its first 18 bytes. */
const CORE_NAME = /^core(?:\.\d+)?$/;
const CORE_START = Buffer.from('core');
const CORE: Kept = { directory: ANYWHERE, most: Number.POSITIVE_INFINITY, head: 64 };

/** Lengths, first and last letters of the names above. */
const OUTLINES = new Set([...KEPT.keys()].map(base => outlineOf(Buffer.from(base), 0, base.length)));

function outlineOf(bytes: Buffer, start: number, end: number): number {
  return (((end - start) << 8) | (bytes[start] ?? 0)) * 256 + (bytes[end - 1] ?? 0);
}

/** Perf: nearly all names are told by a few bytes, before any text is made of them. */
function mayBeKept({ bytes, end }: ByteSpan, start: number): boolean {
  if (OUTLINES.has(outlineOf(bytes, start, end))) return true;
  for (let i = 0; i < CORE_START.length; i++) if (bytes[start + i] !== CORE_START[i]) return false;
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
export const MAX_KEPT = 32 * MIB;

/** Bytes that one kept file costs beyond its content, so that empty ones are bounded too. */
const OVERHEAD = 128;

/** Decides what is kept of one layer, and takes it. */
export class KeptFiles {
  readonly #index: LayerIndex;
  #left = MAX_KEPT;
  #bytes: Uint8Array | null = null;
  #filled = 0;
  #entry = -1;
  /** Whether the entry is in the folder of apt's settings. */
  #isAptPart = false;

  constructor(index: LayerIndex) {
    this.#index = index;
  }

  /** How many bytes from the start of an entry are kept; 0 for most. The entry is in the index already. */
  wanted(header: TarEntry, entry: number): number {
    if (!this.#index.isBesideLast(entry)) this.#isAptPart = this.#index.directory(entry) === APT_PARTS_FOLDER;
    const { size } = header;
    if (size === 0 || isHeaderOnly(header.type) || header.sparse) return 0;
    const start = baseStart(header.nameBytes);
    if (!this.#isAptPart && !mayBeKept(header.nameBytes, start)) return 0;
    const base = header.name.slice(start - header.nameBytes.start);
    const known = KEPT.get(base);
    const directory = this.#index.directory(entry);
    const found = [...(known ?? []), APT_PARTS, ...(CORE_NAME.test(base) ? [CORE] : [])].find(
      one => one.directory.test(directory) && size <= one.most,
    );
    if (found === undefined) return 0;
    const bytes = Math.min(size, found.head ?? size);
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
