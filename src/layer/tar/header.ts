/**
 * Decodes a 512-byte tar header: V7, ustar, PAX, GNU or STAR, distinguished as in Go's archive/tar (`format.go`, `reader.go`
 * readHeader). Names are bytes, even when given as latin1 strings.
 */
import { LayerDataError } from '../data-error.ts';
import { ByteSpan } from './byte-span.ts';
import { Checksum } from './checksum.ts';
import { parseNumeric } from './numeric.ts';

export const BLOCK = 512;

/** A fixed field of the block. */
interface Field {
  offset: number;
  length: number;
}

const NAME: Field = { offset: 0, length: 100 };
const MODE: Field = { offset: 100, length: 8 };
const UID: Field = { offset: 108, length: 8 };
const GID: Field = { offset: 116, length: 8 };
const SIZE: Field = { offset: 124, length: 12 };
const MTIME: Field = { offset: 136, length: 12 };
const LINK: Field = { offset: 157, length: 100 };
const DEV_MAJOR: Field = { offset: 329, length: 8 };
const DEV_MINOR: Field = { offset: 337, length: 8 };
const PREFIX: Field = { offset: 345, length: 155 };
const STAR = {
  prefix: { offset: 345, length: 131 },
  accessed: { offset: 476, length: 12 },
  changed: { offset: 488, length: 12 },
} satisfies Record<string, Field>;
const SLASH = 0x2f;

/** Type flags by their character code. */
export const TYPE = {
  regularNul: 0x00,
  regular: 0x30,
  link: 0x31,
  symlink: 0x32,
  char: 0x33,
  block: 0x34,
  directory: 0x35,
  fifo: 0x36,
  contiguous: 0x37,
  paxGlobal: 0x67,
  paxLocal: 0x78,
  gnuSparse: 0x53,
  gnuLongName: 0x4c,
  gnuLongLink: 0x4b,
} as const;

/** The fields of a header. Perf: one object is reused for all headers, and names are decoded only on demand. */
export class TarHeader {
  type = 0;
  /** Logical size in bytes. */
  size = 0;
  /** Stored bytes of the body; differs from `size` for sparse files. */
  stored = 0;
  sparse = false;
  mode = 0;
  uid = 0;
  gid = 0;
  /** Seconds since 1970. */
  mtime = 0;
  gnu = false;
  readonly nameBytes = new ByteSpan();
  readonly linkBytes = new ByteSpan();
  /** For a name that is split into prefix and name. */
  readonly #joined = Buffer.allocUnsafeSlow(PREFIX.length + 1 + NAME.length);
  readonly #checksum = new Checksum();

  get name(): string {
    return this.nameBytes.text;
  }

  set name(text: string) {
    this.nameBytes.text = text;
  }

  get link(): string {
    return this.linkBytes.text;
  }

  set link(text: string) {
    this.linkBytes.text = text;
  }

  /**
   * Reads a header in place. Names point at these bytes.
   * @throws LayerDataError `invalid` for a wrong checksum or an invalid number
   */
  read(bytes: Buffer, at: number): void {
    if (!this.#checksum.fits(bytes, at)) throw new LayerDataError('invalid', 'a tar header has a wrong checksum');
    const format = formatOf(bytes, at);
    this.type = bytes[at + 156] ?? 0;
    this.size = number(bytes, at, SIZE);
    this.stored = 0;
    this.sparse = false;
    this.mode = number(bytes, at, MODE);
    this.uid = number(bytes, at, UID);
    this.gid = number(bytes, at, GID);
    this.mtime = number(bytes, at, MTIME);
    this.gnu = format === 'gnu';
    this.nameBytes.point(bytes, at, textEnd(bytes, at, NAME));
    this.linkBytes.point(bytes, at + LINK.offset, textEnd(bytes, at, LINK));
    if (format === 'v7') return;
    number(bytes, at, DEV_MAJOR);
    number(bytes, at, DEV_MINOR);
    const prefix = prefixOf(bytes, at, format);
    if (prefix !== null) this.#join(bytes, at + prefix.offset, textEnd(bytes, at, prefix));
  }

  #join(bytes: Buffer, start: number, end: number): void {
    if (start === end) return;
    const joined = this.#joined;
    let length = 0;
    for (let i = start; i < end; i++) joined[length++] = bytes[i] ?? 0;
    joined[length++] = SLASH;
    for (let i = this.nameBytes.start; i < this.nameBytes.end; i++) joined[length++] = bytes[i] ?? 0;
    this.nameBytes.point(joined, 0, length);
  }

  /** Copies the names, so that the header's bytes may be overwritten. */
  detach(): void {
    this.nameBytes.detach();
    this.linkBytes.detach();
  }
}

/** Whether a type has no body, regardless of the size field. */
export function isHeaderOnly(type: number): boolean {
  return type >= TYPE.link && type <= TYPE.fifo;
}

/** Whether a header only describes the next entry, or all following ones. */
export function isSpecial(type: number): boolean {
  return type === TYPE.paxLocal || type === TYPE.paxGlobal || type === TYPE.gnuLongName || type === TYPE.gnuLongLink;
}

/** Whether these 512 bytes are zero, which is half of an end-of-archive marker. */
export function isZeroBlock(bytes: Uint8Array, at = 0): boolean {
  for (let i = at; i < at + BLOCK; i++) if (bytes[i] !== 0) return false;
  return true;
}

/** Decodes one block; see `TarHeader.read`. */
export function decodeHeader(block: Uint8Array): TarHeader {
  const header = new TarHeader();
  header.read(asBuffer(block), 0);
  return header;
}

/** Bytes as a latin1 string: one UTF-16 unit per byte. */
export function latin1(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('latin1');
}

/** The same bytes as a Buffer. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** End of a text field: its first NUL. */
function textEnd(bytes: Uint8Array, at: number, { offset, length }: Field): number {
  const last = at + offset + length;
  let end = at + offset;
  while (end < last && bytes[end] !== 0) end++;
  return end;
}

type Format = 'v7' | 'ustar' | 'star' | 'gnu';

function formatOf(bytes: Uint8Array, at: number): Format {
  // Perf: compares `ustar`, `tar` and blanks byte by byte; comparing strings or arrays showed up in profiles.
  const isUstar =
    bytes[at + 257] === 0x75 &&
    bytes[at + 258] === 0x73 &&
    bytes[at + 259] === 0x74 &&
    bytes[at + 260] === 0x61 &&
    bytes[at + 261] === 0x72;
  if (!isUstar) return 'v7';
  if (bytes[at + 262] === 0x20) return bytes[at + 263] === 0x20 && bytes[at + 264] === 0 ? 'gnu' : 'v7';
  if (bytes[at + 262] !== 0) return 'v7';
  const isStar =
    bytes[at + 508] === 0x74 && bytes[at + 509] === 0x61 && bytes[at + 510] === 0x72 && bytes[at + 511] === 0;
  return isStar ? 'star' : 'ustar';
}

function prefixOf(bytes: Uint8Array, at: number, format: Exclude<Format, 'v7'>): Field | null {
  if (format === 'ustar') return PREFIX;
  if (format === 'gnu') return hasMisplacedPrefix(bytes, at) ? PREFIX : null;
  number(bytes, at, STAR.accessed);
  number(bytes, at, STAR.changed);
  return STAR.prefix;
}

/**
 * GNU headers have no prefix, but Go before 1.8 wrote one over the access and change times
 * (golang.org/issues/12594). If these are not valid times and the field is ASCII, it is that prefix.
 */
function hasMisplacedPrefix(bytes: Uint8Array, at: number): boolean {
  const bad = (offset: number) => bytes[at + offset] !== 0 && Number.isNaN(parseNumeric(bytes, at + offset, 12));
  if (!bad(345) && !bad(357)) return false;
  const end = textEnd(bytes, at, PREFIX);
  for (let i = at + PREFIX.offset; i < end; i++) if ((bytes[i] ?? 0) >= 0x80) return false;
  return true;
}

function number(bytes: Uint8Array, at: number, { offset, length }: Field): number {
  const value = parseNumeric(bytes, at + offset, length);
  if (Number.isNaN(value)) throw new LayerDataError('invalid', `a tar header has an invalid number at byte ${offset}`);
  return value;
}
