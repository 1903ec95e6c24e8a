/**
 * A layer that has been read, as bytes and back. The bytes are a header in JSON, the columns of its index, and the SHA-256 of
 * all that and of the entry's name, so that no file can pass for another.
 */
import { createHash, type Hash } from 'node:crypto';
import { endianness } from 'node:os';
import { VERSION } from '../../version.ts';
import type { Compression } from '../decompress/decompress.ts';
import type { LayerIndex } from '../index/layer-index.ts';
import type { Known, StreamRead } from '../layer-bytes.ts';
import { isCount, isReached, type Reached } from '../reached.ts';
import { readIndex, writeIndex } from './index-bytes.ts';
import { DamagedEntry } from './sections.ts';

/** A layer with all that must be known of it to keep it. */
export type KeepableRead = StreamRead & { reached: Reached };

/** Facts of a layer beside its index. */
export type LayerFacts = Omit<KeepableRead, 'index' | 'verified'>;

/** What is said of a layer that is kept. */
export interface EntryHead extends LayerFacts {
  /** The entry's own. */
  name: string;
  entries: number;
}

/**
 * Names the order of the columns in index-bytes.ts, and the machine's order of bytes; and the release, since another may find
 * other things worth keeping.
 */
const LAYOUT = `${VERSION} ${endianness()} sections of what is known, proved and reached`;

const SUM_BYTES = 32;
const LENGTH_BYTES = 4;

/** @param name the entry's */
export function encodeLayer(name: string, { index, verified: _, ...facts }: KeepableRead): Buffer {
  const head: EntryHead = { ...facts, name, entries: index.length };
  return seal(name, [headBytes(head), ...writeIndex(index)]);
}

/** @returns null where the bytes are not whole, of another version, or another entry's */
export function decodeLayer(name: string, bytes: Buffer): (LayerFacts & { index: LayerIndex }) | null {
  const head = unsealed(name, bytes) === null ? null : readHead(bytes);
  if (head === null) return null;
  try {
    const { name: _, entries, ...facts } = head;
    return { ...facts, index: readIndex(bytes.subarray(columnsAt(bytes), -SUM_BYTES), entries) };
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

/** Bytes with the checksum of an entry. */
export function seal(name: string, parts: readonly Uint8Array[]): Buffer {
  const hash = sealOf(name);
  for (const part of parts) hash.update(part);
  return Buffer.concat([...parts, hash.digest()]);
}

/** The bytes that were sealed; null where they are not what they were, of another version, or another entry's. */
export function unsealed(name: string, bytes: Buffer): Buffer | null {
  if (bytes.length < SUM_BYTES) return null;
  const content = bytes.subarray(0, -SUM_BYTES);
  return sealOf(name).update(content).digest().equals(bytes.subarray(-SUM_BYTES)) ? content : null;
}

function sealOf(name: string): Hash {
  return createHash('sha256').update(`${LAYOUT}\n${name}\n`);
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
  const known: unknown[] = ['hashes', 'checksums'] satisfies Known[];
  return (
    of('layout') === LAYOUT &&
    compressions.includes(of('compression')) &&
    ['name', 'digest', 'diffId'].every(name => typeof of(name) === 'string') &&
    known.includes(of('known')) &&
    ['isHashed', 'hasMarker'].every(name => typeof of(name) === 'boolean') &&
    ['entries', 'blobBytes'].every(name => isCount(of(name))) &&
    (of('unpackedBytes') === undefined || isCount(of('unpackedBytes'))) &&
    isReached(of('reached'))
  );
}
