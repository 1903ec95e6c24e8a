/**
 * Reads the rows of one table of an SQLite database (https://www.sqlite.org/fileformat2.html). Not by a library: SQLite as
 * WebAssembly (sql.js 1.17) is 750 kB, more than all the rest of this program, and does not open files in WAL mode, as rpm's are.
 * A write-ahead log beside the file is not read.
 */
import { type ByteView, byteView, Unreadable } from './byte-view.ts';

/** A column's value; null for NULL and for floating-point numbers. */
export type Value = Uint8Array | number | null;

const MAGIC = 'SQLite format 3\0';
const HEADER = 100;
const PAGES = { interior: 5, leaf: 13 };
/** Bytes before the pointers to a page's cells. */
const PAGE_HEADERS = { interior: 12, leaf: 8 };
/** What SQLite allows by default. rpm's tables have two. */
const MOST_COLUMNS = 2000;

interface Database {
  view: ByteView;
  pageSize: number;
  /** Bytes of a page that tables use. */
  usable: number;
  /** Bytes that rows may still have. In a hostile file many rows are at the same place. */
  left: number;
}

export function isSqlite(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;
}

/** The rows in the order of their IDs; none without the table. @throws Unreadable if the file is damaged */
export function* tableRows(bytes: Uint8Array, table: string): Generator<Value[]> {
  const view = byteView(bytes, false);
  const stated = view.u16(16);
  const pageSize = stated === 1 ? 65_536 : stated;
  if (pageSize < 512) throw new Unreadable();
  const database = { view, pageSize, usable: pageSize - view.u8(20), left: view.length };
  for (const [type, name, , root] of rowsFrom(database, 1))
    if (textOf(type) === 'table' && textOf(name) === table && typeof root === 'number')
      return yield* rowsFrom(database, root);
}

function textOf(value: Value | undefined): string | null {
  return value instanceof Uint8Array ? Buffer.from(value).toString() : null;
}

/** Walks a b-tree. A page may be in it only once, so that the walk has an end. */
function* rowsFrom(database: Database, root: number): Generator<Value[]> {
  const { view, pageSize } = database;
  const seen = new Set<number>();
  const ahead = [root];
  for (let page = ahead.pop(); page !== undefined; page = ahead.pop()) {
    if (seen.has(page)) throw new Unreadable();
    seen.add(page);
    const start = (page - 1) * pageSize;
    const at = page === 1 ? HEADER : start;
    const type = view.u8(at);
    if (type !== PAGES.interior && type !== PAGES.leaf) throw new Unreadable();
    const pointers = at + (type === PAGES.leaf ? PAGE_HEADERS.leaf : PAGE_HEADERS.interior);
    const cells = view.u16(at + 3);
    if (pointers + 2 * cells > start + pageSize) throw new Unreadable();
    const offsets = Array.from({ length: cells }, (_, n) => start + view.u16(pointers + 2 * n));
    if (type === PAGES.interior) ahead.push(view.u32(at + 8), ...offsets.map(offset => view.u32(offset)).reverse());
    else for (const offset of offsets) yield rowOf(payloadAt(database, offset));
    if (ahead.length * pageSize > view.length) throw new Unreadable();
  }
}

/** The payload of a leaf's cell, which may go on in overflow pages. */
function payloadAt(database: Database, cell: number): Uint8Array {
  const { view, pageSize, usable } = database;
  const [length, afterLength] = varint(view, cell);
  const [, start] = varint(view, afterLength);
  database.left -= length;
  if (database.left < 0) throw new Unreadable();
  const most = usable - 35;
  if (length <= most) return view.part(start, length);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  const local = fitting <= most ? fitting : least;
  const payload = new Uint8Array(length);
  payload.set(view.part(start, local));
  let next = view.u32(start + local);
  for (let filled = local; filled < length; ) {
    const at = (next - 1) * pageSize;
    const part = view.part(at + 4, Math.min(usable - 4, length - filled));
    payload.set(part, filled);
    filled += part.length;
    next = view.u32(at);
  }
  return payload;
}

/** A record: the types of its columns, then their values. */
function rowOf(payload: Uint8Array): Value[] {
  const view = byteView(payload, false);
  const [headerLength, first] = varint(view, 0);
  const row: Value[] = [];
  let body = headerLength;
  for (let at = first; at < headerLength; ) {
    if (row.length === MOST_COLUMNS) throw new Unreadable();
    const [type, next] = varint(view, at);
    const length = lengthOf(type);
    row.push(columnOf(type, view.part(body, length)));
    body += length;
    at = next;
  }
  return row;
}

/** Lengths of the integers of types 1 to 6, and of a floating-point number. */
const NUMBERS = [0, 1, 2, 3, 4, 6, 8, 8];

function lengthOf(type: number): number {
  return type < 12 ? (NUMBERS[type] ?? 0) : Math.floor((type - 12) / 2);
}

function columnOf(type: number, bytes: Uint8Array): Value {
  if (type >= 12) return bytes;
  if (type === 8 || type === 9) return type - 8;
  if (type < 1 || type > 5) return null;
  return Buffer.from(bytes).readIntBE(0, bytes.length);
}

/** An integer of one to nine bytes. @returns it and where the next byte is */
function varint(view: ByteView, start: number): [value: number, next: number] {
  let value = 0;
  for (let n = 0; n < 8; n++) {
    const byte = view.u8(start + n);
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, start + n + 1];
  }
  return [value * 256 + view.u8(start + 8), start + 9];
}
