/** Small files whose content the analysis asks about: kept while a layer is read, so that no layer is read again for them. */
import type { LayerIndex } from './layer-index.ts';
import { isHeaderOnly } from './tar/header.ts';
import type { TarEntry } from './tar/parser.ts';

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
  /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]*(?:linux|darwin|win32|windows|freebsd|openbsd|netbsd|sunos|aix|android|openharmony|fsevents)[^/]*$/;
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

/** Files of `/etc/apt/apt.conf.d`, whose names anybody may choose. */
const APT_PARTS: Kept = { directory: /^etc\/apt\/apt\.conf\.d$/, most: 64 * KIB };

/** An ELF header's type stands in its first 18 bytes. */
const CORE_NAME = /^core(?:\.\d+)?$/;
const CORE: Kept = { directory: ANYWHERE, most: Number.POSITIVE_INFINITY, head: 64 };

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

  constructor(index: LayerIndex) {
    this.#index = index;
  }

  /** How many bytes from the start of an entry are kept; 0 for most. The entry is in the index already. */
  wanted(header: TarEntry, entry: number): number {
    const { name, size } = header;
    if (size === 0 || isHeaderOnly(header.type) || header.sparse) return 0;
    // Perf: nearly all names are told by their last component, before any path is made.
    const base = name.slice(name.lastIndexOf('/') + 1);
    const known = KEPT.get(base);
    if (known === undefined && !name.includes('apt.conf.d/') && !(base.startsWith('core') && CORE_NAME.test(base)))
      return 0;
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
