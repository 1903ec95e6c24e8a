/**
 * A layer that has been read, as bytes and back. The bytes are a header in JSON, the columns of `FIELDS`, and the SHA-256 of
 * all that. They name the digest that they were kept under, so that no file can pass for another.
 */
import { createHash } from 'node:crypto';
import type { Digest } from '../../image/types.ts';
import type { StreamRead } from '../bytes.ts';
import type { Compression } from '../decompress.ts';
import { LayerIndex } from '../layer-index.ts';
import { type ColumnReader, ColumnsReader, DamagedEntry, type Values, writeNumbers, writeTexts } from './columns.ts';
import { addDraft, type Draft, FIELDS, LAYOUT, type NumberField, newDraft, type TextField } from './fields.ts';

/** Facts of a layer beside its index. */
export interface LayerFacts {
  compression: Compression;
  blobBytes: number;
  digest: Digest;
  diffId: Digest;
}

/** Of a layer that is kept: its key, and how many of its entries have the hash of their content. */
export interface EntryHead extends LayerFacts {
  key: Digest;
  entries: number;
  hashes: number;
}

const SUM_BYTES = 32;
const LENGTH_BYTES = 4;

/** @param key the digest that it is to be kept under */
export function encodeLayer(key: Digest, { index, compression, blobBytes, digest, diffId }: StreamRead): Buffer {
  const head: EntryHead = {
    key,
    compression,
    blobBytes,
    digest,
    diffId,
    entries: index.length,
    hashes: countHashes(index),
  };
  const columns = FIELDS.flatMap(field => writeField(field, index));
  return seal([headBytes(head), ...columns]);
}

/**
 * @param withHashes false leaves out the hashes of contents
 * @returns null where the bytes are not whole, of another version, or kept under another key
 */
export function decodeLayer(
  key: Digest,
  bytes: Buffer,
  withHashes = true,
): (LayerFacts & { index: LayerIndex }) | null {
  const head = unsealed(bytes) === null ? null : readHead(bytes);
  if (head === null || head.key !== key) return null;
  try {
    return {
      ...head,
      index: readIndex(bytes.subarray(columnsAt(bytes), -SUM_BYTES), { count: head.entries, withHashes }),
    };
  } catch (error) {
    if (error instanceof DamagedEntry) return null;
    throw error;
  }
}

/** What an entry says of itself, from its first bytes; null where that is not what this version writes. Proves nothing. */
export function readHead(bytes: Buffer): EntryHead | null {
  if (bytes.length < LENGTH_BYTES || bytes.length < columnsAt(bytes)) return null;
  try {
    const head: unknown = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, columnsAt(bytes)));
    return isHead(head) ? head : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Bytes with their checksum. */
export function seal(parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return Buffer.concat([...parts, hash.digest()]);
}

/** The bytes that were sealed; null where they are not what they were. */
export function unsealed(bytes: Buffer): Buffer | null {
  if (bytes.length < SUM_BYTES) return null;
  const content = bytes.subarray(0, -SUM_BYTES);
  return createHash('sha256').update(content).digest().equals(bytes.subarray(-SUM_BYTES)) ? content : null;
}

function headBytes(head: EntryHead): Buffer {
  const json = Buffer.from(JSON.stringify({ layout: LAYOUT, ...head }));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json]);
}

const columnsAt = (bytes: Buffer): number => LENGTH_BYTES + bytes.readUInt32LE(0);

function isHead(head: unknown): head is EntryHead {
  const of = (name: string): unknown =>
    typeof head === 'object' && head !== null ? Object.getOwnPropertyDescriptor(head, name)?.value : undefined;
  const compressions: unknown[] = ['none', 'gzip', 'zstd'] satisfies Compression[];
  return (
    of('layout') === LAYOUT &&
    compressions.includes(of('compression')) &&
    ['key', 'digest', 'diffId'].every(name => typeof of(name) === 'string') &&
    ['entries', 'hashes', 'blobBytes'].every(name => Number.isSafeInteger(of(name)))
  );
}

function writeField(field: NumberField | TextField, index: LayerIndex): Uint8Array[] {
  return field.kind === 'text'
    ? writeTexts(valuesOf(field, index), index.length)
    : writeNumbers(valuesOf(field, index), field.kind, index.length);
}

function valuesOf<V>(field: { of(index: LayerIndex, entry: number): V | undefined }, index: LayerIndex): Values<V> {
  const found: Values<V> = { entries: [], values: [] };
  for (let entry = 0; entry < index.length; entry++) {
    const value = field.of(index, entry);
    if (value === undefined) continue;
    found.entries.push(entry);
    found.values.push(value);
  }
  return found;
}

/** Goes through one column with the entries. Perf: closures made once a column, not once an entry. */
type Step = (entry: number) => void;

function readIndex(bytes: Buffer, { count, withHashes }: { count: number; withHashes: boolean }): LayerIndex {
  const columns = new ColumnsReader(bytes);
  const index = new LayerIndex();
  const draft = newDraft();
  const before: Step[] = [];
  const after: Step[] = [];
  for (const field of FIELDS) {
    const column =
      field.kind === 'text' ? stepsOf(field, columns.texts(count)) : stepsOf(field, columns.numbers(field.kind, count));
    if ('give' in column) before.push(column.give(draft));
    else if (withHashes || field.name !== 'hash') after.push(column.set(index));
  }
  if (!columns.isAtEnd) throw new DamagedEntry('something follows the columns');
  for (let entry = 0; entry < count; entry++) {
    // What most entries lack; the directory lasts.
    draft.link = '';
    draft.size = draft.uid = draft.gid = 0;
    draft.stored = undefined;
    for (const step of before) step(entry);
    addDraft(index, draft);
    for (const step of after) step(entry);
  }
  return index;
}

type Kept<V> = { give(draft: Draft, value: V): void } | { set(index: LayerIndex, entry: number, value: V): void };

function stepsOf<V>(
  field: Kept<V>,
  column: ColumnReader<V>,
): { give(draft: Draft): Step } | { set(index: LayerIndex): Step } {
  if ('give' in field) return { give: draft => stepOf(column, (_, value) => field.give(draft, value)) };
  return { set: index => stepOf(column, (entry, value) => field.set(index, entry, value)) };
}

function stepOf<V>({ entries, value }: ColumnReader<V>, take: (entry: number, value: V) => void): Step {
  let nth = 0;
  return entry => {
    if (entries === null || entries[nth] === entry) take(entry, value(nth++));
  };
}

/** How many entries have the hash of their content. */
export function countHashes(index: LayerIndex): number {
  let count = 0;
  for (let entry = 0; entry < index.length; entry++) if (index.hash(entry) !== undefined) count++;
  return count;
}
