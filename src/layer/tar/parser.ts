/**
 * Reads the entries of a layer tar with the semantics of Go's archive/tar. The parser asks for bytes and is fed by
 * `TarFeed`, so it neither knows nor cares how they arrive.
 */
import { LayerDataError } from '../data-error.ts';
import { DEFAULT_LIMITS, type Limits, overLimit } from '../limits.ts';
import { BLOCK, decodeHeader, isHeaderOnly, isZeroBlock, latin1, type TarHeader, TYPE } from './header.ts';
import { parseNumeric } from './numeric.ts';
import { mergePax, type PaxRecords, parsePax } from './pax.ts';
import { applySparseRecords, BodyMap, checkMap, mapOfRecords, paxSparseVersion, readOldEntries } from './sparse.ts';

/** An entry as Go gives it; the parser uses the same object for all that follows it. */
export type TarEntry = Readonly<TarHeader>;

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

/** What headers said of the next entry. */
interface Prepared {
  pax: PaxRecords | null;
  longName: string;
  longLink: string;
}

/**
 * Parses one archive.
 *
 * Perf: one flat generator, with nested ones only where a header is special: each costs about a microsecond, and six of
 * them an entry made up most of the time for 150,000 entries.
 * @throws LayerDataError where Go's reader gives an error
 */
export function* parseTar(onEntry: OnEntry, limits = DEFAULT_LIMITS): Parsing<TarEnd> {
  const want: Want = { take: BLOCK, skip: 0, sink: null };
  let prepared: Prepared = { pax: null, longName: '', longLink: '' };
  for (;;) {
    want.take = BLOCK;
    const { bytes: block } = yield want;
    if (block.length === 0) return 'eof';
    if (block.length < BLOCK) throw truncated();
    if (isZeroBlock(block)) return yield* endOfArchive(want);
    const header = decodeHeader(block);
    let padding = paddingOf(header.size);
    if (isSpecial(header.type)) {
      yield* readSpecial(want, header, { prepared, limits });
      if (header.type === TYPE.paxGlobal) {
        onEntry(header);
        prepared = { pax: null, longName: '', longLink: '' };
      }
    } else {
      complete(header, prepared);
      padding = paddingOf(header.stored);
      if (header.type === TYPE.gnuSparse) yield* oldSparse(want, header, { block, limits });
      else if (prepared.pax) yield* paxSparse(want, header, { pax: prepared.pax, limits });
      if (prepared.pax || prepared.longName || prepared.longLink) prepared = { pax: null, longName: '', longLink: '' };
      checkSizes(header);
      if (header.name.length > limits.nameBytes || header.link.length > limits.nameBytes)
        throw overLimit(limits, 'nameBytes', Math.max(header.name.length, header.link.length));
      want.sink = onEntry(header);
      if (header.stored > 0) {
        want.take = 0;
        // Perf: body and padding are one jump, unless somebody wants the body.
        want.skip = want.sink ? header.stored : header.stored + padding;
        const { missing } = yield want;
        if (want.sink === null) {
          if (missing > padding) throw truncated();
          // Go takes an end of input inside padding as the end of the archive.
          if (missing > 0) return 'eof';
          padding = 0;
        } else if (missing > 0) throw truncated();
        want.sink = null;
        want.skip = 0;
      }
    }
    if (padding > 0) {
      want.take = 0;
      want.skip = padding;
      if ((yield want).missing > 0) return 'eof';
      want.skip = 0;
    }
  }
}

function* endOfArchive(want: Want): Parsing<TarEnd> {
  const second = yield* take(want, BLOCK);
  if (second.length === 0) return 'eof';
  if (second.length < BLOCK) throw truncated();
  if (isZeroBlock(second)) return 'marker';
  throw new LayerDataError('invalid', 'a zero block stands between entries');
}

/** Whether a header only describes the next entry, or all that follow. */
function isSpecial(type: number): boolean {
  return type === TYPE.paxLocal || type === TYPE.paxGlobal || type === TYPE.gnuLongName || type === TYPE.gnuLongLink;
}

function* readSpecial(
  want: Want,
  header: TarHeader,
  { prepared, limits }: { prepared: Prepared; limits: Limits },
): Parsing<void> {
  const { size } = header;
  if (size < 0) throw negative();
  if (size > limits.headerBytes) throw overLimit(limits, 'headerBytes', size);
  const bytes = yield* take(want, size);
  if (bytes.length < size) throw truncated();
  const body = latin1(bytes);
  if (header.type === TYPE.paxLocal) prepared.pax = parsePax(body);
  else if (header.type === TYPE.gnuLongName) prepared.longName = upToNul(body);
  else if (header.type === TYPE.gnuLongLink) prepared.longLink = upToNul(body);
  else {
    // Go hands global headers to its caller and lets them change nothing.
    header.name = parsePax(body).get('path') || header.name;
    header.link = '';
    header.size = 0;
  }
}

/** Completes an ordinary header by what special ones said before it. */
function complete(header: TarHeader, { pax, longName, longLink }: Prepared): void {
  if (!isHeaderOnly(header.type) && header.size < 0) throw negative();
  if (pax) mergePax(header, pax);
  if (longName !== '') header.name = longName;
  if (longLink !== '') header.link = longLink;
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

function* oldSparse(
  want: Want,
  entry: TarHeader,
  { block: header, limits }: { block: Uint8Array; limits: Limits },
): Parsing<void> {
  if (!entry.gnu) throw new LayerDataError('invalid', 'a sparse file has no GNU header');
  entry.size = parseNumeric(header, 483, 12);
  entry.sparse = true;
  const map: number[] = [];
  let more = readOldEntries(header, { offset: 386, count: 4 }, map);
  for (let read = BLOCK; more; read += BLOCK) {
    if (read >= limits.headerBytes) throw overLimit(limits, 'headerBytes', read + BLOCK);
    const block = yield* take(want, BLOCK);
    if (block.length < BLOCK) throw truncated();
    more = readOldEntries(block, { offset: 0, count: 21 }, map);
  }
  checkMap(map, entry.size, entry.stored);
}

function* paxSparse(want: Want, entry: TarHeader, { pax, limits }: { pax: PaxRecords; limits: Limits }): Parsing<void> {
  const version = paxSparseVersion(pax);
  if (version === null) return;
  applySparseRecords(entry, pax);
  let map: number[] | null = version === '0' ? mapOfRecords(pax) : null;
  for (const body = new BodyMap(limits); map === null; ) {
    if (entry.stored < BLOCK) throw truncated();
    const block = yield* take(want, BLOCK);
    if (block.length < BLOCK) throw truncated();
    entry.stored -= BLOCK;
    map = body.add(block);
  }
  if (isHeaderOnly(entry.type)) throw new LayerDataError('invalid', 'a sparse map belongs to no regular file');
  checkMap(map, entry.size, entry.stored);
  entry.sparse = true;
}

function* take(want: Want, bytes: number): Parsing<Uint8Array> {
  if (bytes === 0) return new Uint8Array(0);
  want.take = bytes;
  want.skip = 0;
  return (yield want).bytes;
}

function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function upToNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul < 0 ? text : text.slice(0, nul);
}

function negative(): LayerDataError {
  return new LayerDataError('invalid', 'an entry has a negative size');
}

function truncated(): LayerDataError {
  return new LayerDataError('truncated', 'the tar ends in the middle of an entry');
}
