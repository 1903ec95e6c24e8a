/**
 * Turns a layer into the bytes of a cache entry and back: a header in JSON, the index as `node:v8` writes it, and a SHA-256 of
 * both and of the entry's name. The name is included so that an entry copied to another name counts as damaged.
 */
import { createHash, type Hash } from 'node:crypto';
import { endianness } from 'node:os';
import { VERSION } from '../../version.ts';
import type { Compression } from '../decompress/decompress.ts';
import type { LayerIndex } from '../index/layer-index.ts';
import type { Known, StreamRead } from '../layer-bytes.ts';
import { isCount, isReached, type Reached } from '../reached.ts';
import { field, readIndex, writeIndex } from './index-bytes.ts';

/** A layer with everything that a cache entry needs. */
export type KeepableRead = StreamRead & { reached: Reached };

/** What an entry stores beside the index. */
export type LayerFacts = Omit<KeepableRead, 'index' | 'verified'>;

/** The header of an entry. */
export interface EntryHead extends LayerFacts {
  /** The entry's name. */
  name: string;
  entries: number;
  /** Length of the index that follows. */
  indexBytes: number;
}

/** Entries of another release or byte order count as damaged: a release may store other things. */
const LAYOUT = `${VERSION} ${endianness()} columns, known, proved and reached`;

const SUM_BYTES = 32;
const LENGTH_BYTES = 4;

/** @param name the entry's name */
export function encodeLayer(name: string, { index, verified: _, ...facts }: KeepableRead): Buffer {
  const bytes = writeIndex(index);
  return seal(name, [headBytes({ ...facts, name, entries: index.length, indexBytes: bytes.length }), bytes]);
}

/** @returns null if the bytes are damaged, of another version or of another entry */
export function decodeLayer(name: string, bytes: Buffer): (LayerFacts & { index: LayerIndex }) | null {
  const head = unsealed(name, bytes) === null ? null : readHead(bytes);
  if (head === null) return null;
  const { name: _, entries, indexBytes, ...facts } = head;
  const indexPart = bytes.subarray(indexAt(bytes), -SUM_BYTES);
  const index = indexPart.length === indexBytes ? readIndex(indexPart, entries) : null;
  return index && { ...facts, index };
}

/** The header at the start of an entry, not checked against the checksum; null if this version would not write it. */
export function readHead(bytes: Buffer): EntryHead | null {
  if (bytes.length < LENGTH_BYTES || bytes.length < indexAt(bytes)) return null;
  try {
    const head: unknown = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, indexAt(bytes)));
    return isHead(head) ? head : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Appends an entry's checksum. */
export function seal(name: string, parts: readonly Uint8Array[]): Buffer {
  const hash = sealOf(name);
  for (const part of parts) hash.update(part);
  return Buffer.concat([...parts, hash.digest()]);
}

/** The bytes without their checksum; null if it does not match. */
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

const indexAt = (bytes: Buffer): number => LENGTH_BYTES + bytes.readUInt32LE(0);

function isHead(head: unknown): head is EntryHead {
  const of = (name: string) => field(head, name);
  const compressions: unknown[] = ['none', 'gzip', 'zstd'] satisfies Compression[];
  const known: unknown[] = ['hashes', 'checksums'] satisfies Known[];
  return (
    of('layout') === LAYOUT &&
    compressions.includes(of('compression')) &&
    ['name', 'digest', 'diffId'].every(name => typeof of(name) === 'string') &&
    known.includes(of('known')) &&
    ['isHashed', 'hasMarker'].every(name => typeof of(name) === 'boolean') &&
    ['entries', 'indexBytes', 'blobBytes'].every(name => isCount(of(name))) &&
    (of('unpackedBytes') === undefined || isCount(of('unpackedBytes'))) &&
    isReached(of('reached'))
  );
}
