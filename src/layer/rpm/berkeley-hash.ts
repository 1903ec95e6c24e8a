/**
 * Reads the values of a hash table of Berkeley DB, as rpm used until version 4.16: `src/dbinc/db_page.h` of Berkeley DB 5.3 has
 * the format. Values that are too large for a page go on in a chain of overflow pages.
 */
import { type ByteView, byteView, Unreadable } from './byte-view.ts';

const MAGIC = 0x061561;
const PAGES = { unsorted: 2, overflow: 7, sorted: 13 };
const ITEMS = { here: 1, elsewhere: 3 };
const HEADER = 26;

export function isBerkeleyHash(bytes: Uint8Array): boolean {
  return viewOf(bytes) !== null;
}

/** In the byte order in which the file has the magic number; null for other files. */
function viewOf(bytes: Uint8Array): ByteView | null {
  if (bytes.length < 512) return null;
  return [true, false].map(little => byteView(bytes, little)).find(view => view.u32(12) === MAGIC) ?? null;
}

/** The values, without keys, by page. @throws Unreadable if the file is damaged */
export function* berkeleyValues(bytes: Uint8Array): Generator<Uint8Array> {
  const view = viewOf(bytes);
  const pageSize = view?.u32(20) ?? 0;
  if (view === null || pageSize < 512 || pageSize > 65_536) throw new Unreadable();
  // Page 0 describes the table.
  for (let page = pageSize; page + pageSize <= view.length; page += pageSize) {
    const type = view.u8(page + 25);
    if (type !== PAGES.unsorted && type !== PAGES.sorted) continue;
    const items = view.u16(page + 20);
    if (HEADER + 2 * items > pageSize) throw new Unreadable();
    // Keys and values take turns.
    for (let n = 1; n < items; n += 2) yield* valueAt(view, { page, pageSize, n });
  }
}

/** None for other types of items, which rpm does not write. */
function valueAt(view: ByteView, { page, pageSize, n }: { page: number; pageSize: number; n: number }): Uint8Array[] {
  const offset = view.u16(page + HEADER + 2 * n);
  const at = page + offset;
  const type = view.u8(at);
  // Items are laid out from the end of the page, each below the one before.
  if (type === ITEMS.here) return [view.part(at + 1, view.u16(page + HEADER + 2 * (n - 1)) - offset - 1)];
  return type === ITEMS.elsewhere
    ? [overflow(view, { pageSize, first: view.u32(at + 4), length: view.u32(at + 8) })]
    : [];
}

function overflow(view: ByteView, { pageSize, first, length }: { pageSize: number; first: number; length: number }) {
  if (length > view.length) throw new Unreadable();
  const value = new Uint8Array(length);
  let next = first;
  for (let filled = 0; filled < length; ) {
    const page = next * pageSize;
    const here = view.u16(page + 22);
    if (view.u8(page + 25) !== PAGES.overflow || here === 0 || here > length - filled) throw new Unreadable();
    value.set(view.part(page + HEADER, here), filled);
    filled += here;
    next = view.u32(page + 16);
  }
  return value;
}
