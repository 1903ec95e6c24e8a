/**
 * Reads the entries of a layer tar with the semantics of Go's archive/tar. The parser requests bytes; `TarFeed` delivers them.
 */
import { LayerDataError } from '../data-error.ts';
import { DEFAULT_LIMITS, type Limits, overLimit } from '../limits.ts';
import { BLOCK, isHeaderOnly, isSpecial, isZeroBlock, latin1, TarHeader, TYPE } from './header.ts';
import { parseNumeric } from './numeric.ts';
import { mergePax, type PaxRecords, parsePax } from './pax.ts';
import { applySparseRecords, BodyMap, checkMap, mapOfRecords, paxSparseVersion, readOldEntries } from './sparse.ts';

/** An entry as Go reports it. It is valid only inside `onEntry`: the parser reuses one object for all entries. */
export type TarEntry = Readonly<Omit<TarHeader, 'read' | 'detach'>>;

/**
 * Called for each entry before its body.
 * @returns a function for the body's chunks, or null to skip the body
 */
export type OnEntry = (entry: TarEntry) => ((chunk: Uint8Array) => void) | null;

/** How the archive ended: with a marker of zero blocks, or at the end of the input. */
export type TarEnd = 'marker' | 'eof';

/** Yields how many bytes it needs, and gets them; fewer at the end of the input. */
type Parsing<T> = Generator<number, T, Uint8Array>;

const NOTHING = new Uint8Array(0);

/** What special headers state about the next entry. */
interface Prepared {
  pax: PaxRecords | null;
  longName: string;
  longLink: string;
}

/**
 * Parses one archive. Perf: ordinary headers are read in place, without a string or an object. Generators run only for special
 * headers, since each costs about a microsecond.
 */
export class TarParser {
  /** How many bytes it needs at once; 0 if the next `skip` bytes go to `sink` or are skipped. */
  take = BLOCK;
  skip = 0;
  sink: ((chunk: Uint8Array) => void) | null = null;
  /** Null until the archive has ended. */
  end: TarEnd | null = null;
  readonly #onEntry: OnEntry;
  readonly #limits: Limits;
  readonly #header = new TarHeader();
  #prepared: Prepared | null = null;
  /** Receives the next bytes; null if they are a header. */
  #special: Parsing<void> | null = null;
  /** Padding after the body, included in `skip` if the body is skipped. */
  #padding = 0;

  constructor(onEntry: OnEntry, limits = DEFAULT_LIMITS) {
    this.#onEntry = onEntry;
    this.#limits = limits;
  }

  /**
   * Takes the requested bytes; fewer at the end of the input.
   * @throws LayerDataError if Go's reader returns an error
   */
  took(bytes: Buffer, at: number, length: number): void {
    if (this.#special !== null) this.#follow(this.#special.next(bytes.subarray(at, at + length)));
    else if (length === 0) this.end = 'eof';
    else if (length < BLOCK) throw truncated();
    else if (isZeroBlock(bytes, at)) this.#start(this.#endOfArchive());
    else this.#read(bytes, at);
  }

  /** Called at the end of `skip`. @param missing how many of these bytes the input lacks @throws LayerDataError */
  skipped(missing = 0): void {
    // Go accepts an end of input inside padding as the end of the archive.
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

  /** Reports an entry. */
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
      // Perf: skips body and padding at once if the body is not wanted.
      this.skip = sink ? header.stored : header.stored + this.#padding;
    }
  }

  /** Starts a generator, which receives the next bytes. */
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
      throw new LayerDataError('invalid', 'there is a zero block between entries');
    this.end = second.length === 0 ? 'eof' : 'marker';
  }

  /** Reads a header that only describes the next entry, or all following ones. */
  *#describe(): Parsing<void> {
    const header = this.#header;
    const { size } = header;
    if (size < 0) throw negative();
    if (size > this.#limits.headerBytes) throw overLimit(this.#limits, 'headerBytes', size);
    // The next bytes may overwrite the header.
    if (header.type === TYPE.paxGlobal) header.detach();
    const bytes = size === 0 ? NOTHING : yield size;
    if (bytes.length < size) throw truncated();
    const body = latin1(bytes);
    this.#prepared ??= { pax: null, longName: '', longLink: '' };
    if (header.type === TYPE.paxLocal) this.#prepared.pax = parsePax(body);
    else if (header.type === TYPE.gnuLongName) this.#prepared.longName = upToNul(body);
    else if (header.type === TYPE.gnuLongLink) this.#prepared.longLink = upToNul(body);
    else {
      // Go reports global headers to its caller and ignores their records.
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
    if (isHeaderOnly(header.type))
      throw new LayerDataError('invalid', 'an entry that is not a regular file has a sparse map');
    checkMap(map, header.size, header.stored);
    header.sparse = true;
    this.#enter();
  }
}

/** Applies the preceding special headers to an ordinary one. */
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

/** Refuses sizes that are not exact as numbers. Only a sparse file can be complete and have such a size. */
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
