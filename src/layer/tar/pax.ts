/** PAX extended headers with the semantics of Go's archive/tar (`reader.go` parsePAX and mergePAX). */
import { LayerDataError } from '../data-error.ts';
import type { TarHeader } from './header.ts';
import { parseDecimal } from './numeric.ts';

export type PaxRecords = Map<string, string>;

const NAMES = new Set(['path', 'linkpath', 'uname', 'gname']);

/**
 * Parses the body of a PAX header, given as latin1 text. GNU sparse 0.0 repeats its keys; these records are joined into one
 * `GNU.sparse.map`, as in version 0.1.
 * @throws LayerDataError `invalid` if Go returns an error
 */
export function parsePax(body: string): PaxRecords {
  const records: PaxRecords = new Map();
  const sparse: string[] = [];
  let rest = body;
  while (rest.length > 0) {
    const { key, value, length } = parseRecord(rest);
    rest = rest.slice(length);
    if (key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes') {
      const expected = sparse.length % 2 === 0 ? 'GNU.sparse.offset' : 'GNU.sparse.numbytes';
      if (key !== expected || value.includes(',')) throw invalid();
      sparse.push(value);
    } else records.set(key, value);
  }
  if (sparse.length > 0) records.set('GNU.sparse.map', sparse.join(','));
  return records;
}

function parseRecord(text: string): { key: string; value: string; length: number } {
  const space = text.indexOf(' ');
  if (space < 0) throw invalid();
  const length = parseDecimal(text.slice(0, space));
  if (!(length >= 5) || length > text.length || length <= space + 1) throw invalid();
  if (text[length - 1] !== '\n') throw invalid();
  const record = text.slice(space + 1, length - 1);
  const equals = record.indexOf('=');
  if (equals <= 0) throw invalid();
  const key = record.slice(0, equals);
  const value = record.slice(equals + 1);
  if ((NAMES.has(key) ? value : key).includes('\0')) throw invalid();
  return { key, value, length };
}

/**
 * Replaces header fields by PAX records; records with empty values are ignored.
 * @throws LayerDataError `invalid` for an invalid number or time
 */
export function mergePax(header: TarHeader, records: PaxRecords): void {
  for (const [key, value] of records) {
    if (value === '') continue;
    switch (key) {
      case 'path':
        header.name = value;
        break;
      case 'linkpath':
        header.link = value;
        break;
      case 'size':
        header.size = integer(value);
        break;
      case 'uid':
        header.uid = integer(value);
        break;
      case 'gid':
        header.gid = integer(value);
        break;
      case 'mtime':
        header.mtime = time(value);
        break;
      case 'atime':
      case 'ctime':
        time(value);
        break;
    }
  }
}

function integer(text: string): number {
  const value = parseDecimal(text);
  if (Number.isNaN(value)) throw invalid();
  return value;
}

/** Seconds; the optional fraction is dropped. */
function time(text: string): number {
  const [, seconds = '', fraction = ''] = /^([^.]*)(?:\.([\s\S]*))?$/.exec(text) ?? [];
  if (!/^[0-9]*$/.test(fraction)) throw invalid();
  return integer(seconds);
}

function invalid(): LayerDataError {
  return new LayerDataError('invalid', 'a PAX header is malformed');
}
