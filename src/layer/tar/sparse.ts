/** GNU sparse maps, old format and PAX 0.0, 0.1 and 1.0, with the checks of Go's archive/tar (`reader.go`). */
import { LayerDataError } from '../data-error.ts';
import { DEFAULT_LIMITS, type Limits, overLimit } from '../limits.ts';
import { BLOCK, latin1, type TarHeader } from './header.ts';
import { parseDecimal, parseNumeric } from './numeric.ts';
import type { PaxRecords } from './pax.ts';

/** Offsets and lengths of the stored parts, in turn: `[offset, length, offset, length, …]`. */
export type SparseMap = number[];

/** The PAX sparse format of the records; null for an ordinary file or an unknown version. */
export function paxSparseVersion(records: PaxRecords): '0' | '1.0' | null {
  const major = records.get('GNU.sparse.major') ?? '';
  const minor = records.get('GNU.sparse.minor') ?? '';
  if (major === '0' && (minor === '0' || minor === '1')) return '0';
  if (major === '1' && minor === '0') return '1.0';
  if (major !== '' || minor !== '') return null;
  return (records.get('GNU.sparse.map') ?? '') !== '' ? '0' : null;
}

/** Sets name and logical size of a PAX sparse file from its records. */
export function applySparseRecords(header: TarHeader, records: PaxRecords): void {
  const name = records.get('GNU.sparse.name') ?? '';
  if (name !== '') header.name = name;
  const size = records.get('GNU.sparse.size') || records.get('GNU.sparse.realsize') || '';
  if (size !== '') header.size = entryNumber(size);
}

/** The map of PAX sparse 0.0 and 0.1, from the records. */
export function mapOfRecords(records: PaxRecords): SparseMap {
  const count = entryNumber(records.get('GNU.sparse.numblocks') ?? '');
  const text = records.get('GNU.sparse.map') ?? '';
  const parts = text === '' ? [] : text.split(',');
  if (count < 0 || parts.length !== 2 * count) throw invalid();
  return parts.map(entryNumber);
}

/** Collects a PAX sparse 1.0 map from the blocks at the start of the body. */
export class BodyMap {
  #text = '';
  #lines: string[] = [];
  #read = 0;
  readonly #limits: Limits;

  constructor(limits: Limits = DEFAULT_LIMITS) {
    this.#limits = limits;
  }

  /** Adds a block. @returns the map once it is complete */
  add(block: Uint8Array): SparseMap | null {
    this.#read += BLOCK;
    if (this.#read > this.#limits.headerBytes) throw overLimit(this.#limits, 'headerBytes', this.#read);
    // Searches only the new block, even if it continues a long line.
    const [end = '', ...lines] = latin1(block).split('\n');
    this.#text += end;
    for (const line of lines) {
      this.#lines.push(this.#text);
      this.#text = line;
    }
    const [first] = this.#lines;
    if (first === undefined) return null;
    const count = entryNumber(first);
    if (count < 0) throw invalid();
    if (this.#lines.length < 1 + 2 * count) return null;
    return this.#lines.slice(1, 1 + 2 * count).map(entryNumber);
  }
}

/**
 * Reads the entries of an old-format sparse header into `map`.
 * @param at offset and length of the array of 24-byte entries
 * @returns whether another block of entries follows
 */
export function readOldEntries(block: Uint8Array, at: { offset: number; count: number }, map: SparseMap): boolean {
  for (let i = 0; i < at.count; i++) {
    const entry = at.offset + 24 * i;
    if (block[entry] === 0) break;
    const offset = parseNumeric(block, entry, 12);
    const length = parseNumeric(block, entry + 12, 12);
    if (Number.isNaN(offset) || Number.isNaN(length)) throw invalid();
    map.push(offset, length);
  }
  return (block[at.offset + 24 * at.count] ?? 0) > 0;
}

/**
 * Checks a map against the logical size and the bytes stored.
 * @throws LayerDataError `invalid` if parts overlap, exceed the size, or do not add up to the stored bytes
 */
export function checkMap(map: SparseMap, size: number, stored: number): void {
  let end = 0;
  let sum = 0;
  for (let i = 0; i < map.length; i += 2) {
    const offset = map[i] ?? -1;
    const length = map[i + 1] ?? -1;
    if (offset < 0 || length < 0 || offset + length > size || end > offset) throw invalid();
    end = offset + length;
    sum += length;
  }
  // Not `size < 0`: an invalid size is NaN, which also passes the comparisons above.
  if (!(size >= 0) || sum !== stored) throw invalid();
}

function entryNumber(text: string): number {
  const value = parseDecimal(text);
  if (Number.isNaN(value)) throw invalid();
  return value;
}

function invalid(): LayerDataError {
  return new LayerDataError('invalid', 'a sparse file has a malformed map');
}
