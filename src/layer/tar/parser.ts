/**
 * Reads the entries of a layer tar with the semantics of Go's archive/tar. The parser asks for bytes and is fed by
 * `TarFeed`, so it neither knows nor cares how they arrive.
 */

import { LayerDataError } from '../data-error.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { BLOCK, decodeHeader, isHeaderOnly, isZeroBlock, latin1, type TarHeader, TYPE } from './header.ts';
import { parseNumeric } from './numeric.ts';
import { mergePax, type PaxRecords, parsePax } from './pax.ts';
import {
  applySparseRecords,
  BodyMap,
  checkMap,
  MAX_SPECIAL,
  mapOfRecords,
  paxSparseVersion,
  readOldEntries,
} from './sparse.ts';

export interface TarEntry extends TarHeader {
  /** Bytes of the body that are stored; differs from `size` for sparse files. */
  stored: number;
  sparse: boolean;
}

/**
 * Takes an entry once its header is known, before its body.
 * @returns where the body's chunks go, or null to pass over them.
 */
export type OnEntry = (entry: TarEntry) => ((chunk: Uint8Array) => void) | null;

/** What the parser wants next: exactly `take` bytes handed over, or `skip` bytes passed to `sink` or over. */
export interface Want {
  take: number;
  skip: number;
  sink: ((chunk: Uint8Array) => void) | null;
}

/** How the archive ended: at its marker of zero blocks, or where the bytes did. */
export type TarEnd = 'marker' | 'eof';

/** Bytes taken (fewer at the end of input), or for a skip how many bytes were missing. */
type Reply = { bytes: Uint8Array; missing: number };
type Parsing<T> = Generator<Want, T, Reply>;

/** Parses one archive. @throws LayerDataError where Go's reader gives an error. */
export function* parseTar(onEntry: OnEntry, limits = DEFAULT_LIMITS): Parsing<TarEnd> {
  const want: Want = { take: 0, skip: 0, sink: null };
  const reader = new EntryReader(want);
  for (;;) {
    const block = yield* reader.headerBlock();
    if (typeof block === 'string') return block;
    const entry = yield* reader.entry(block);
    if (entry === null) continue;
    if (entry.name.length > limits.nameBytes || entry.link.length > limits.nameBytes)
      throw new LayerDataError('limit', `a name is longer than ${limits.nameBytes} bytes`);
    want.sink = onEntry(entry);
    yield* reader.skipBody(entry.stored);
  }
}

class EntryReader {
  readonly #want: Want;
  #pax: PaxRecords | null = null;
  #longName = '';
  #longLink = '';
  /** Bytes between the end of the last body read and the next block. */
  #padding = 0;

  constructor(want: Want) {
    this.#want = want;
  }

  *headerBlock(): Parsing<Uint8Array | TarEnd> {
    if (this.#padding > 0) {
      // Go takes an end of input inside padding as the end of the archive.
      if ((yield* this.#skip(this.#padding)) > 0) return 'eof';
      this.#padding = 0;
    }
    const block = yield* this.#take(BLOCK);
    if (block.length === 0) return 'eof';
    if (block.length < BLOCK) throw truncated();
    if (!isZeroBlock(block)) return block;
    const second = yield* this.#take(BLOCK);
    if (second.length === 0) return 'eof';
    if (second.length < BLOCK) throw truncated();
    if (isZeroBlock(second)) return 'marker';
    throw new LayerDataError('invalid', 'a zero block stands between entries');
  }

  /** The entry that a header starts; null where the header only prepares the next. */
  *entry(block: Uint8Array): Parsing<TarEntry | null> {
    const header = decodeHeader(block);
    if (!isHeaderOnly(header.type) && header.size < 0)
      throw new LayerDataError('invalid', 'an entry has a negative size');
    switch (header.type) {
      case TYPE.paxLocal:
        this.#pax = parsePax(yield* this.#special(header.size));
        return null;
      case TYPE.paxGlobal: {
        // Go hands global headers to its caller and lets them change nothing, so they end what was prepared.
        const { name } = header;
        const path = parsePax(yield* this.#special(header.size)).get('path');
        this.#reset();
        return { ...header, name: path || name, link: '', size: 0, stored: 0, sparse: false };
      }
      case TYPE.gnuLongName:
        this.#longName = upToNul(yield* this.#special(header.size));
        return null;
      case TYPE.gnuLongLink:
        this.#longLink = upToNul(yield* this.#special(header.size));
        return null;
      default:
        return yield* this.#complete(header, block);
    }
  }

  *#complete(header: TarHeader, block: Uint8Array): Parsing<TarEntry> {
    const pax = this.#pax;
    if (pax) mergePax(header, pax);
    if (this.#longName !== '') header.name = this.#longName;
    if (this.#longLink !== '') header.link = this.#longLink;
    this.#reset();
    if (header.type === TYPE.regularNul) header.type = header.name.endsWith('/') ? TYPE.directory : TYPE.regular;
    const headerOnly = isHeaderOnly(header.type);
    if (!headerOnly && header.size < 0) throw new LayerDataError('invalid', 'an entry has a negative size');
    const entry: TarEntry = { ...header, stored: headerOnly ? 0 : header.size, sparse: false };
    this.#padding = padding(entry.stored);
    if (header.type === TYPE.gnuSparse) yield* this.#oldSparse(entry, block);
    else if (pax) yield* this.#paxSparse(entry, pax);
    checkSizes(entry);
    return entry;
  }

  *#oldSparse(entry: TarEntry, header: Uint8Array): Parsing<void> {
    if (!entry.gnu) throw new LayerDataError('invalid', 'a sparse file has no GNU header');
    entry.size = parseNumeric(header, 483, 12);
    entry.sparse = true;
    const map: number[] = [];
    let more = readOldEntries(header, { offset: 386, count: 4 }, map);
    for (let read = BLOCK; more; read += BLOCK) {
      if (read >= MAX_SPECIAL) throw new LayerDataError('limit', 'a sparse map is longer than 1 MiB');
      const block = yield* this.#take(BLOCK);
      if (block.length < BLOCK) throw truncated();
      more = readOldEntries(block, { offset: 0, count: 21 }, map);
    }
    checkMap(map, entry.size, entry.stored);
  }

  *#paxSparse(entry: TarEntry, pax: PaxRecords): Parsing<void> {
    const version = paxSparseVersion(pax);
    if (version === null) return;
    applySparseRecords(entry, pax);
    let map: number[] | null = version === '0' ? mapOfRecords(pax) : null;
    for (const body = new BodyMap(); map === null; ) {
      if (entry.stored < BLOCK) throw truncated();
      const block = yield* this.#take(BLOCK);
      if (block.length < BLOCK) throw truncated();
      entry.stored -= BLOCK;
      map = body.add(block);
    }
    if (isHeaderOnly(entry.type)) throw new LayerDataError('invalid', 'a sparse map belongs to no regular file');
    checkMap(map, entry.size, entry.stored);
    entry.sparse = true;
  }

  *skipBody(bytes: number): Parsing<void> {
    if (bytes > 0 && (yield* this.#skip(bytes)) > 0) throw truncated();
    this.#want.sink = null;
  }

  /** Body of a header that describes the next entry. */
  *#special(size: number): Parsing<string> {
    if (size > MAX_SPECIAL) throw new LayerDataError('limit', 'an extended header is longer than 1 MiB');
    const body = yield* this.#take(size);
    if (body.length < size) throw truncated();
    this.#padding = padding(size);
    return latin1(body);
  }

  *#take(bytes: number): Parsing<Uint8Array> {
    if (bytes === 0) return new Uint8Array(0);
    this.#want.take = bytes;
    this.#want.skip = 0;
    return (yield this.#want).bytes;
  }

  *#skip(bytes: number): Parsing<number> {
    this.#want.take = 0;
    this.#want.skip = bytes;
    return (yield this.#want).missing;
  }

  #reset(): void {
    this.#pax = null;
    this.#longName = '';
    this.#longLink = '';
  }
}

/** Only a sparse file can state a size that numbers do not hold exactly and still be whole: no sum with it would be exact. */
function checkSizes({ size, stored }: TarEntry): void {
  if (stored > Number.MAX_SAFE_INTEGER) throw truncated();
  if (size > Number.MAX_SAFE_INTEGER) throw new LayerDataError('limit', 'a file is larger than 2^53 bytes');
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function upToNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul < 0 ? text : text.slice(0, nul);
}

function truncated(): LayerDataError {
  return new LayerDataError('truncated', 'the tar ends in the middle of an entry');
}
