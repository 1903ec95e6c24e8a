/**
 * What of a layer index the cache keeps: one line a field. A field that is missing here is lost with a cached layer, so a test
 * compares every getter of `LayerIndex` with this table. Entries of another table or another release are never read.
 */
import { endianness } from 'node:os';
import { VERSION } from '../../version.ts';
import type { EntryType, LayerIndex } from '../layer-index.ts';
import { TarHeader, TYPE } from '../tar/header.ts';

/** What becomes an entry of an index again. */
export interface Draft {
  directory: string;
  base: string;
  link: string;
  type: number;
  mode: number;
  size: number;
  /** Bytes that the layer holds of it; fewer than its size for sparse files. */
  stored: number | undefined;
  /** -1 where content cannot be compared. */
  body: number;
  uid: number;
  gid: number;
  /** Seconds since 1970. */
  mtime: number;
}

/** How a column is stored: numbers of so many bits, or texts of bytes as latin1. */
export type NumberKind = 'u8' | 'u32' | 'f64';

interface Field<V> {
  name: string;
  /** The value of an entry; undefined where it is what the entry would have anyway. */
  of(index: LayerIndex, entry: number): V | undefined;
}

/** A field that entries are made of; `give` puts a value that was kept into the draft. */
type DraftField<V> = Field<V> & { give(draft: Draft, value: V): void };
/** A field that an index is told of after it has the entry. */
type LateField<V> = Field<V> & { set(index: LayerIndex, entry: number, value: V): void };

export type NumberField = { kind: NumberKind } & (DraftField<number> | LateField<number>);
export type TextField = { kind: 'text' } & (DraftField<string> | LateField<string>);

/** Entries are read back as one of the flags that mean the same. */
const FLAGS: Readonly<Record<EntryType, number>> = {
  file: TYPE.regular,
  dir: TYPE.directory,
  symlink: TYPE.symlink,
  hardlink: TYPE.link,
  char: TYPE.char,
  block: TYPE.block,
  fifo: TYPE.fifo,
  other: 0xff,
};

const unless = <V>(usual: V, value: V): V | undefined => (value === usual ? undefined : value);

const latin1 = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('latin1');

// biome-ignore format: one line a field
export const FIELDS: readonly (NumberField | TextField)[] = [
  { name: 'directory', kind: 'text', of: (index, at) => (index.isBesideLast(at) ? undefined : index.directory(at)), give: (draft, value) => { draft.directory = value; } },
  { name: 'base', kind: 'text', of: (index, at) => index.base(at), give: (draft, value) => { draft.base = value; } },
  { name: 'link', kind: 'text', of: (index, at) => unless('', index.link(at)), give: (draft, value) => { draft.link = value; } },
  { name: 'type', kind: 'u8', of: (index, at) => FLAGS[index.type(at)], give: (draft, value) => { draft.type = value; } },
  { name: 'mode', kind: 'u32', of: (index, at) => index.mode(at), give: (draft, value) => { draft.mode = value; } },
  { name: 'size', kind: 'f64', of: (index, at) => unless(0, index.size(at)), give: (draft, value) => { draft.size = value; } },
  { name: 'stored', kind: 'f64', of: (index, at) => unless(index.size(at), index.stored(at)), give: (draft, value) => { draft.stored = value; } },
  { name: 'body', kind: 'f64', of: (index, at) => index.body(at), give: (draft, value) => { draft.body = value; } },
  { name: 'uid', kind: 'f64', of: (index, at) => unless(0, index.uid(at)), give: (draft, value) => { draft.uid = value; } },
  { name: 'gid', kind: 'f64', of: (index, at) => unless(0, index.gid(at)), give: (draft, value) => { draft.gid = value; } },
  { name: 'mtime', kind: 'u32', of: (index, at) => index.mtime(at), give: (draft, value) => { draft.mtime = value; } },
  { name: 'hash', kind: 'text', of: (index, at) => index.hash(at), set: (index, at, value) => index.setHash(at, value) },
  { name: 'checksum', kind: 'f64', of: (index, at) => index.checksum(at), set: (index, at, value) => index.setChecksum(at, value) },
  { name: 'kept', kind: 'text', of: (index, at) => latin1(index.kept(at)), set: (index, at, value) => index.keep(at, new Uint8Array(Buffer.from(value, 'latin1'))) },
  { name: 'symbols', kind: 'f64', of: (index, at) => unless(0, index.symbolBytes(at)), set: (index, at, value) => index.setSymbolBytes(at, value) },
];

/** Names the table and the machine's order of bytes; and the release, since another may find other things worth keeping. */
export const LAYOUT = `${VERSION} ${endianness()} ${FIELDS.map(({ name, kind }) => `${name}:${kind}`).join(' ')}`;

export function newDraft(): Draft {
  return {
    directory: '',
    base: '',
    link: '',
    type: 0,
    mode: 0,
    size: 0,
    stored: undefined,
    body: 0,
    uid: 0,
    gid: 0,
    mtime: 0,
  };
}

/** Appends a draft to an index, which keeps nothing of it. */
export function addDraft(index: LayerIndex, draft: Draft): number {
  const { directory, base, link, type, mode, size, stored = size, body, uid, gid, mtime } = draft;
  const entry = Object.assign(new TarHeader(), {
    name: directory === '' ? base : `${directory}/${base}`,
    link,
    type,
    size,
    stored,
    sparse: body < 0,
    mode,
    uid,
    gid,
    mtime,
  });
  return index.add(entry, body);
}
