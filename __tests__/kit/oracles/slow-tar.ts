/**
 * A tar reader that is as plain as can be, after Go's archive/tar (`reader.go`, `strconv.go`): all of the archive in memory,
 * 64-bit numbers, no thought for speed. slow-tar.test.ts holds it against Go's own listings; the fuzz targets hold the real
 * reader against it.
 */

export interface SlowEntry {
  /** Bytes as latin1. */
  name: string;
  link: string;
  /** One character. */
  type: string;
  size: number;
}

export interface SlowListing {
  entries: SlowEntry[];
  /** Whether Go gives an error, be it for a header or for what the entry holds. */
  failed: boolean;
}

/** What Go calls ErrHeader, ErrUnexpectedEOF and the like. */
class Bad extends Error {}

const BLOCK = 512;
const MAX_SPECIAL = 1 << 20;
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

type Pax = Map<string, string>;
type Spans = [offset: bigint, length: bigint][];

interface Header {
  name: string;
  link: string;
  type: string;
  size: bigint;
  gnu: boolean;
}

/** Lists an archive as a program does that reads every entry to its end. */
export function slowListing(archive: Buffer): SlowListing {
  const reader = new SlowReader(archive);
  const entries: SlowEntry[] = [];
  try {
    for (let entry = reader.next(); entry !== null; entry = reader.next()) {
      if (entry.size > BigInt(Number.MAX_SAFE_INTEGER)) throw new Bad('a size that no sum holds exactly');
      entries.push({ ...entry, size: Number(entry.size) });
    }
    return { entries, failed: false };
  } catch (error) {
    if (!(error instanceof Bad)) throw error;
    return { entries, failed: true };
  }
}

class SlowReader {
  readonly #bytes: Buffer;
  #at = 0;
  /** What is left of the last entry: its body and the padding behind it. */
  #body = 0n;
  #padding = 0n;
  #unfit = false;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The next entry, or null at the end. */
  next(): Omit<Header, 'gnu'> | null {
    let pax: Pax = new Map();
    let longName = '';
    let longLink = '';
    for (;;) {
      if (this.#unfit) throw new Bad('the map does not fit the body');
      if (this.#left() < this.#body) throw new Bad('the body is cut short');
      this.#at += Number(this.#body);
      if (this.#left() < this.#padding) return null;
      this.#at += Number(this.#padding);
      this.#body = 0n;
      this.#padding = 0n;
      const block = this.#block();
      if (block === null) return null;
      if (block.every(byte => byte === 0)) {
        const second = this.#block();
        if (second === null || second.every(byte => byte === 0)) return null;
        throw new Bad('a zero block between entries');
      }
      const header = headerOf(block);
      this.#startBody(header);
      if (header.type === 'x') pax = paxOf(this.#special());
      else if (header.type === 'g') {
        const records = paxOf(this.#special());
        return { name: records.get('path') || header.name, link: '', type: 'g', size: 0n };
      } else if (header.type === 'L') longName = cString(this.#special());
      else if (header.type === 'K') longLink = cString(this.#special());
      else {
        mergePax(header, pax);
        header.name = longName || header.name;
        header.link = longLink || header.link;
        if (header.type === '\0') header.type = header.name.endsWith('/') ? '5' : '0';
        this.#startBody(header);
        this.#sparse(header, block, pax);
        const { name, link, type, size } = header;
        return { name, link, type, size };
      }
    }
  }

  #left(): bigint {
    return BigInt(this.#bytes.length - this.#at);
  }

  /** A whole block; null at the end of the bytes. */
  #block(): Buffer | null {
    const block = this.#bytes.subarray(this.#at, this.#at + BLOCK);
    if (block.length === 0) return null;
    if (block.length < BLOCK) throw new Bad('a block is cut short');
    this.#at += BLOCK;
    return block;
  }

  #mustBlock(): Buffer {
    const block = this.#block();
    if (block === null) throw new Bad('a block is missing');
    return block;
  }

  #startBody({ type, size }: Header): void {
    const stored = hasNoBody(type) ? 0n : size;
    if (stored < 0n) throw new Bad('a negative size');
    this.#body = stored;
    this.#padding = (512n - (stored % 512n)) % 512n;
  }

  /** All of a special file. */
  #special(): string {
    if (this.#body > BigInt(MAX_SPECIAL)) throw new Bad('a special file is too long');
    if (this.#left() < this.#body) throw new Bad('a special file is cut short');
    const text = this.#bytes.toString('latin1', this.#at, this.#at + Number(this.#body));
    this.#at += Number(this.#body);
    this.#body = 0n;
    return text;
  }

  #sparse(header: Header, block: Buffer, pax: Pax): void {
    const map = header.type === 'S' ? this.#oldMap(header, block) : this.#paxMap(header, pax);
    if (map === null) return;
    if (hasNoBody(header.type) || !isValidMap(map, header.size)) throw new Bad('a bad sparse map');
    // Found by whoever reads the entry, which the listing has by then.
    this.#unfit = map.reduce((sum, [, length]) => sum + length, 0n) !== this.#body;
  }

  #oldMap(header: Header, block: Buffer): Spans {
    if (!header.gnu) throw new Bad('sparse without a GNU header');
    header.size = numeric(block.subarray(483, 495));
    const map: Spans = [];
    let part = block.subarray(386, 386 + 97);
    for (let total = part.length; total < MAX_SPECIAL; total += BLOCK) {
      const count = Math.floor(part.length / 24);
      for (let i = 0; i < count && part[24 * i] !== 0; i++)
        map.push([numeric(part.subarray(24 * i, 24 * i + 12)), numeric(part.subarray(24 * i + 12, 24 * i + 24))]);
      if (part[24 * count] === 0) return map;
      part = this.#mustBlock();
    }
    throw new Bad('a sparse map is too long');
  }

  #paxMap(header: Header, pax: Pax): Spans | null {
    const [major, minor] = [pax.get('GNU.sparse.major') ?? '', pax.get('GNU.sparse.minor') ?? ''];
    const inBody = major === '1' && minor === '0';
    const inRecords = major === '0' && (minor === '0' || minor === '1');
    if (!inBody && !inRecords && (major !== '' || minor !== '')) return null;
    if (!inBody && !inRecords && !pax.get('GNU.sparse.map')) return null;
    header.name = pax.get('GNU.sparse.name') || header.name;
    const size = pax.get('GNU.sparse.size') || pax.get('GNU.sparse.realsize');
    if (size) header.size = parseInt64(size);
    return inBody ? this.#mapInBody() : mapInRecords(pax);
  }

  #mapInBody(): Spans {
    let text = '';
    const lines = (wanted: number): string[] => {
      while (text.split('\n').length - 1 < wanted) {
        if (text.length >= MAX_SPECIAL || this.#body < 512n) throw new Bad('a sparse map is cut short');
        text += this.#mustBlock().toString('latin1');
        this.#body -= 512n;
      }
      return text.split('\n');
    };
    const count = parseInt64(lines(1)[0] ?? '');
    if (count < 0n || count > BigInt(MAX_SPECIAL)) throw new Bad('a bad sparse map');
    const numbers = lines(1 + 2 * Number(count)).slice(1, 1 + 2 * Number(count));
    return pairs(numbers);
  }
}

function mapInRecords(pax: Pax): Spans {
  const count = parseInt64(pax.get('GNU.sparse.numblocks') ?? '');
  const text = pax.get('GNU.sparse.map') ?? '';
  const numbers = text === '' ? [] : text.split(',');
  if (count < 0n || BigInt(numbers.length) !== 2n * count) throw new Bad('a bad sparse map');
  return pairs(numbers);
}

function pairs(numbers: string[]): Spans {
  const map: Spans = [];
  for (let i = 0; i < numbers.length; i += 2)
    map.push([parseInt64(numbers[i] ?? ''), parseInt64(numbers[i + 1] ?? '')]);
  return map;
}

function isValidMap(map: Spans, size: bigint): boolean {
  let end = 0n;
  for (const [offset, length] of map) {
    if (offset < 0n || length < 0n || offset + length > size || end > offset) return false;
    end = offset + length;
  }
  return size >= 0n;
}

function hasNoBody(type: string): boolean {
  return '123456'.includes(type);
}

function headerOf(block: Buffer): Header {
  const stated = octal(block.subarray(148, 156));
  const spaced = Buffer.from(block).fill(' ', 148, 156);
  const unsigned = spaced.reduce((sum, byte) => sum + byte, 0);
  const signed = spaced.reduce((sum, byte) => sum + (byte > 127 ? byte - 256 : byte), 0);
  if (stated !== BigInt(unsigned) && stated !== BigInt(signed)) throw new Bad('a wrong checksum');
  const text = (from: number, length: number) => cString(block.toString('latin1', from, from + length));
  const number = (from: number, length: number) => numeric(block.subarray(from, from + length));
  const isNumber = (from: number) => block[from] === 0 || good(() => number(from, 12));
  const magic = block.toString('latin1', 257, 263);
  const isStar = magic === 'ustar\0' && block.toString('latin1', 508, 512) === 'tar\0';
  const gnu = magic === 'ustar ' && block.toString('latin1', 263, 265) === ' \0';
  const header = {
    name: text(0, 100),
    link: text(157, 100),
    type: block.toString('latin1', 156, 157),
    gnu,
    size: number(124, 12),
  };
  for (const [from, length] of [
    [100, 8],
    [108, 8],
    [116, 8],
    [136, 12],
  ] as const)
    number(from, length);
  if (magic !== 'ustar\0' && !gnu) return header;
  number(329, 8);
  number(337, 8);
  let prefix = '';
  if (isStar) {
    prefix = text(345, 131);
    number(476, 12);
    number(488, 12);
  } else if (!gnu) prefix = text(345, 155);
  // Old versions of Go wrote a prefix where GNU has times.
  else if (!(isNumber(345) && isNumber(357)) && isAscii(text(345, 155))) prefix = text(345, 155);
  if (prefix !== '') header.name = `${prefix}/${header.name}`;
  return header;
}

function good(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch (error) {
    if (error instanceof Bad) return false;
    throw error;
  }
}

function numeric(field: Buffer): bigint {
  const [first = 0] = field;
  if ((first & 0x80) === 0) return octal(field);
  const negative = (first & 0x40) !== 0;
  let value = 0n;
  for (const [at, byte] of field.entries()) {
    const bits = (negative ? byte ^ 0xff : byte) & (at === 0 ? 0x7f : 0xff);
    if (value >> 56n > 0n) throw new Bad('a number of more than 64 bits');
    value = (value << 8n) | BigInt(bits);
  }
  if (value >> 63n > 0n) throw new Bad('a number of more than 63 bits');
  return negative ? -value - 1n : value;
}

function octal(field: Buffer): bigint {
  const trimmed = field.toString('latin1').replace(/^[ \0]+|[ \0]+$/g, '');
  if (trimmed === '') return 0n;
  const digits = cString(trimmed);
  if (!/^[0-7]+$/.test(digits)) throw new Bad('no octal number');
  return BigInt(`0o${digits}`);
}

function parseInt64(text: string): bigint {
  if (!/^[+-]?[0-9]+$/.test(text)) throw new Bad('no number');
  const value = BigInt(text.replace(/^\+/, ''));
  if (value < INT64.min || value > INT64.max) throw new Bad('a number of more than 64 bits');
  return value;
}

function cString(text: string): string {
  return text.split('\0')[0] ?? '';
}

function paxOf(body: string): Pax {
  const records: Pax = new Map();
  const spans: string[] = [];
  for (let rest = body; rest !== ''; ) {
    const space = rest.indexOf(' ');
    if (space < 0) throw new Bad('no length');
    const length = parseInt64(rest.slice(0, space));
    if (length < 5n || length > BigInt(rest.length) || length - BigInt(space + 1) <= 0n) throw new Bad('a bad length');
    const record = rest.slice(space + 1, Number(length));
    rest = rest.slice(Number(length));
    const equals = record.indexOf('=');
    const [key, value] = [record.slice(0, Math.max(0, equals)), record.slice(equals + 1, -1)];
    if (!record.endsWith('\n') || key === '') throw new Bad('a bad record');
    const forbidden = ['path', 'linkpath', 'uname', 'gname'].includes(key) ? value : key;
    if (forbidden.includes('\0')) throw new Bad('a NUL');
    if (key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes') {
      const expected = spans.length % 2 === 0 ? 'GNU.sparse.offset' : 'GNU.sparse.numbytes';
      if (key !== expected || value.includes(',')) throw new Bad('a bad sparse record');
      spans.push(value);
    } else records.set(key, value);
  }
  if (spans.length > 0) records.set('GNU.sparse.map', spans.join(','));
  return records;
}

function mergePax(header: Header, pax: Pax): void {
  for (const [key, value] of pax) {
    if (value === '') continue;
    if (key === 'path') header.name = value;
    if (key === 'linkpath') header.link = value;
    if (key === 'size') header.size = parseInt64(value);
    if (key === 'uid' || key === 'gid') parseInt64(value);
    if (key === 'mtime' || key === 'atime' || key === 'ctime') {
      const dot = value.indexOf('.');
      parseInt64(dot < 0 ? value : value.slice(0, dot));
      if (dot >= 0 && !/^[0-9]*$/.test(value.slice(dot + 1))) throw new Bad('a bad fraction');
    }
  }
}

function isAscii(text: string): boolean {
  return [...text].every(character => character.charCodeAt(0) < 0x80);
}
