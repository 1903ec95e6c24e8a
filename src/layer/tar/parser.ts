/**
 * Reads the entries of a layer tar with the semantics of Go's archive/tar. The parser asks for bytes and is fed by
 * `TarFeed`, so it neither knows nor cares how they arrive.
 */
import { LayerDataError } from '../data-error.ts';
import { DEFAULT_LIMITS, type Limits, overLimit } from '../limits.ts';
import { BLOCK, isHeaderOnly, isSpecial, isZeroBlock, latin1, TarHeader, TYPE } from './header.ts';
import { parseNumeric } from './numeric.ts';
import { mergePax, type PaxRecords, parsePax } from './pax.ts';
import { applySparseRecords, BodyMap, checkMap, mapOfRecords, paxSparseVersion, readOldEntries } from './sparse.ts';

/** An entry as Go gives it. It lasts until its taker returns: the parser uses the same object for all entries. */
export type TarEntry = Readonly<Omit<TarHeader, 'read' | 'detach'>>;

/**
 * Takes an entry once its header is known, before its body.
 * @returns where the body's chunks go, or null to pass over them.
 */
export type OnEntry = (entry: TarEntry) => ((chunk: Uint8Array) => void) | null;

/** How the archive ended: at its marker of zero blocks, or where the bytes did. */
export type TarEnd = 'marker' | 'eof';

/** What a part of the parser that needs further bytes wants: how many. It gets fewer at the end of input. */
type Parsing<T> = Generator<number, T, Uint8Array>;

const NOTHING = new Uint8Array(0);

/** What headers said of the next entry. */
interface Prepared {
  pax: PaxRecords | null;
  longName: string;
  longLink: string;
}

/**
 * Parses one archive: wants bytes, and is given them.
 *
 * Perf: ordinary headers are read where they lie, without a string or an object; generators only run where a header is special,
 * since each costs about a microsecond.
 */
export class TarParser {
  /** How many bytes it wants handed over at once; 0 where it wants none, but `skip` bytes passed to `sink` or over. */
  take = BLOCK;
  skip = 0;
  sink: ((chunk: Uint8Array) => void) | null = null;
  /** Null until the archive has ended. */
  end: TarEnd | null = null;
  readonly #onEntry: OnEntry;
  readonly #limits: Limits;
  readonly #header = new TarHeader();
  #prepared: Prepared | null = null;
  /** What takes the bytes wanted; null where they are a header. */
  #special: Parsing<void> | null = null;
  /** Zero bytes that follow the body, or end what is skipped. */
  #padding = 0;

  constructor(onEntry: OnEntry, limits = DEFAULT_LIMITS) {
    this.#onEntry = onEntry;
    this.#limits = limits;
  }

  /**
   * The bytes wanted; fewer at the end of input.
   * @throws LayerDataError where Go's reader gives an error
   */
  took(bytes: Buffer, at: number, length: number): void {
    if (this.#special !== null) this.#follow(this.#special.next(bytes.subarray(at, at + length)));
    else if (length === 0) this.end = 'eof';
    else if (length < BLOCK) throw truncated();
    else if (isZeroBlock(bytes, at)) this.#start(this.#endOfArchive());
    else this.#read(bytes, at);
  }

  /** All that was to be skipped is over. @param missing how many bytes of it there were not @throws LayerDataError */
  skipped(missing = 0): void {
    // Go takes an end of input inside padding as the end of the archive.
    if (missing > (this.sink === null ? this.#padding : 0)) throw truncated();
    if (missing > 0) this.end = 'eof';
    else if (this.sink === null) this.#awaitHeader();
    else {
      this.sink = null;
      this.#skipPadding();
    }
  }

  #awaitHeader(): void {
    this.take = BLOCK;
    this.skip = 0;
  }

  #skipPadding(): void {
    this.take = 0;
    this.skip = this.#padding;
    if (this.skip === 0) this.#awaitHeader();
  }

  #read(bytes: Buffer, at: number): void {
    const header = this.#header;
    header.read(bytes, at);
    if (isSpecial(header.type)) {
      this.#start(this.#describe());
      return;
    }
    complete(header, this.#prepared);
    this.#padding = paddingOf(header.stored);
    const pax = this.#prepared?.pax ?? null;
    const version = pax && paxSparseVersion(pax);
    if (header.type === TYPE.gnuSparse) this.#start(this.#oldSparse(Buffer.from(bytes.subarray(at, at + BLOCK))));
    else if (pax && version) this.#start(this.#paxSparse(pax, version));
    else this.#enter();
  }

  /** Hands an entry over. */
  #enter(): void {
    const header = this.#header;
    this.#prepared = null;
    checkSizes(header);
    const { nameBytes } = this.#limits;
    if (header.nameBytes.length > nameBytes || header.linkBytes.length > nameBytes)
      throw overLimit(this.#limits, 'nameBytes', Math.max(header.nameBytes.length, header.linkBytes.length));
    const sink = this.#onEntry(header);
    if (header.stored === 0) this.#skipPadding();
    else {
      this.sink = sink;
      this.take = 0;
      // Perf: body and padding are one jump, unless somebody wants the body.
      this.skip = sink ? header.stored : header.stored + this.#padding;
    }
  }

  /** Lets a generator have the bytes that it wants. */
  #start(special: Parsing<void>): void {
    this.#special = special;
    this.#follow(special.next());
  }

  #follow({ done, value }: IteratorResult<number, void>): void {
    if (done) this.#special = null;
    else this.take = value;
  }

  *#endOfArchive(): Parsing<void> {
    const second = yield BLOCK;
    if (second.length > 0 && second.length < BLOCK) throw truncated();
    if (second.length > 0 && !isZeroBlock(second))
      throw new LayerDataError('invalid', 'a zero block stands between entries');
    this.end = second.length === 0 ? 'eof' : 'marker';
  }

  /** Reads a header that only describes the next entry, or all that follow. */
  *#describe(): Parsing<void> {
    const header = this.#header;
    const { size } = header;
    if (size < 0) throw negative();
    if (size > this.#limits.headerBytes) throw overLimit(this.#limits, 'headerBytes', size);
    // What comes next may take the place of the header.
    if (header.type === TYPE.paxGlobal) header.detach();
    const bytes = size === 0 ? NOTHING : yield size;
    if (bytes.length < size) throw truncated();
    const body = latin1(bytes);
    this.#prepared ??= { pax: null, longName: '', longLink: '' };
    if (header.type === TYPE.paxLocal) this.#prepared.pax = parsePax(body);
    else if (header.type === TYPE.gnuLongName) this.#prepared.longName = upToNul(body);
    else if (header.type === TYPE.gnuLongLink) this.#prepared.longLink = upToNul(body);
    else {
      // Go hands global headers to its caller and lets them change nothing.
      header.name = parsePax(body).get('path') || header.name;
      header.link = '';
      header.size = 0;
      this.#onEntry(header);
      this.#prepared = null;
    }
    this.#padding = paddingOf(size);
    this.#skipPadding();
  }

  *#oldSparse(block: Buffer): Parsing<void> {
    const header = this.#header;
    if (!header.gnu) throw new LayerDataError('invalid', 'a sparse file has no GNU header');
    header.size = parseNumeric(block, 483, 12);
    header.sparse = true;
    header.detach();
    const map: number[] = [];
    let more = readOldEntries(block, { offset: 386, count: 4 }, map);
    for (let read = BLOCK; more; read += BLOCK) {
      if (read >= this.#limits.headerBytes) throw overLimit(this.#limits, 'headerBytes', read + BLOCK);
      const next = yield BLOCK;
      if (next.length < BLOCK) throw truncated();
      more = readOldEntries(next, { offset: 0, count: 21 }, map);
    }
    checkMap(map, header.size, header.stored);
    this.#enter();
  }

  *#paxSparse(pax: PaxRecords, version: '0' | '1.0'): Parsing<void> {
    const header = this.#header;
    header.detach();
    applySparseRecords(header, pax);
    let map: number[] | null = version === '0' ? mapOfRecords(pax) : null;
    for (const body = new BodyMap(this.#limits); map === null; ) {
      if (header.stored < BLOCK) throw truncated();
      const block = yield BLOCK;
      if (block.length < BLOCK) throw truncated();
      header.stored -= BLOCK;
      map = body.add(block);
    }
    if (isHeaderOnly(header.type)) throw new LayerDataError('invalid', 'a sparse map belongs to no regular file');
    checkMap(map, header.size, header.stored);
    header.sparse = true;
    this.#enter();
  }
}

/** Completes an ordinary header by what special ones said before it. */
function complete(header: TarHeader, prepared: Prepared | null): void {
  if (!isHeaderOnly(header.type) && header.size < 0) throw negative();
  if (prepared) {
    const { pax, longName, longLink } = prepared;
    if (pax) mergePax(header, pax);
    if (longName !== '') header.name = longName;
    if (longLink !== '') header.link = longLink;
  }
  if (header.type === TYPE.regularNul) header.type = header.name.endsWith('/') ? TYPE.directory : TYPE.regular;
  const headerOnly = isHeaderOnly(header.type);
  if (!headerOnly && header.size < 0) throw negative();
  header.stored = headerOnly ? 0 : header.size;
}

/** Only a sparse file can state a size that numbers do not hold exactly and still be whole: no sum with it would be exact. */
function checkSizes({ size, stored }: TarHeader): void {
  if (stored > Number.MAX_SAFE_INTEGER) throw truncated();
  if (size > Number.MAX_SAFE_INTEGER) throw new LayerDataError('limit', 'a file is larger than 2^53 bytes');
}

function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function upToNul(text: string): string {
  return text.split('\0', 1)[0] ?? '';
}

function negative(): LayerDataError {
  return new LayerDataError('invalid', 'an entry has a negative size');
}

function truncated(): LayerDataError {
  return new LayerDataError('truncated', 'the tar ends in the middle of an entry');
}
