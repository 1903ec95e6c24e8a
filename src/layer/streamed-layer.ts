/** A layer whose bytes pass once: hashed, indexed and proved as they are pushed. */
import { algorithmOf, Digester } from '../image/digest.ts';
import type { SmallFile } from '../image/small-file.ts';
import type { Digest } from '../image/types.ts';
import { summed } from './content/checksums.ts';
import { mayHaveSymbols, symbolsOf } from './content/elf-parts.ts';
import { hashed } from './content/hash-contents.ts';
import { KeptFiles } from './content/kept-files.ts';
import { LayerDataError } from './data-error.ts';
import type { Compression } from './decompress/decompress.ts';
import { LayerIndex } from './index/layer-index.ts';
import type { Known, StreamRead } from './layer-bytes.ts';
import { DEFAULT_LIMITS, type Limits, overLimit } from './limits.ts';
import type { Reached } from './reached.ts';
import { isListed } from './tar/entry-type.ts';
import { TarFeed } from './tar/feed.ts';
import { isHeaderOnly } from './tar/header.ts';
import type { TarEntry } from './tar/parser.ts';
import { checkUnpackable } from './unpackable.ts';
import { ratioOf, Tally } from './usage.ts';

export interface PassingOptions {
  /** Digest of the uncompressed tar; null where it is unknown and must be computed. */
  diffId: Digest | null;
  /** Digest of the blob as stored; null where the source has none. */
  digest: Digest | null;
  /** Hash everything, also where the structure alone would do. */
  verify?: boolean;
  /** What the index shall know of contents; `checksums` by default. */
  known?: Known;
  limits?: Limits;
  /** Files whose contents are kept; none by default. */
  smallFiles?: readonly SmallFile[];
  /** What this layer and others may cost together; by default it counts alone. */
  tally?: Tally;
  /** Told of each stretch of the blob that has been read or jumped over, in bytes. */
  onProgress?: (bytes: number) => void;
}

/**
 * Takes a layer's bytes in order, keeping hold of none, and tells in the end what it is. All methods are synchronous: nothing
 * waits between a byte's arrival and the last that is done with it. They throw LayerDataError.
 */
export class PassingLayer {
  readonly tally: Tally;
  /** Bytes of the blob so far. */
  blobBytes = 0;
  readonly #options: PassingOptions;
  readonly #known: Known;
  readonly #blob: Digester;
  readonly #tar: PassingTar;
  #diff: Digester | null = null;
  #compression: Compression = 'none';
  #ratio = 0;
  #trusted: Digest | null = null;

  constructor(options: PassingOptions) {
    const { digest, limits = DEFAULT_LIMITS, smallFiles = [] } = options;
    this.tally = options.tally ?? new Tally(limits);
    this.#options = options;
    this.#known = options.known ?? 'checksums';
    this.#blob = new Digester(digest === null ? 'sha256' : algorithmOf(digest));
    this.#tar = new PassingTar({ limits, tally: this.tally, known: this.#known, smallFiles });
  }

  /** Must be said before the first byte of the tar comes. */
  isPacked(compression: Compression): void {
    const { digest, diffId, verify = false } = this.#options;
    const algorithm = diffId === null ? 'sha256' : algorithmOf(diffId);
    this.#compression = compression;
    // One hash is proof enough, unless the other is asked for: a good blob digest vouches for what it decompresses to.
    this.#trusted = compression !== 'none' && digest !== null && !verify ? diffId : null;
    const isBlob = compression === 'none' && algorithm === this.#blob.algorithm;
    this.#diff = this.#trusted !== null || isBlob ? null : new Digester(algorithm);
  }

  /** Takes a stretch of the blob, as it is stored. */
  see(chunk: Uint8Array): void {
    this.blobBytes += chunk.length;
    this.#blob.update(chunk);
    this.#options.onProgress?.(chunk.length);
  }

  /** Takes a stretch of the tar that the blob holds. */
  take(chunk: Uint8Array): void {
    this.#diff?.update(chunk);
    this.#tar.push(chunk);
    if (this.#compression !== 'none') this.#ratio = Math.max(this.#ratio, ratioOf(this.#tar.bytes, this.blobBytes));
  }

  /** Takes a stretch of a blob that is not packed. */
  push(chunk: Uint8Array): void {
    this.see(chunk);
    this.take(chunk);
  }

  /** To be called after the last byte. */
  finish(): StreamRead {
    const { index, hasMarker } = this.#tar.finish();
    const [known, compression] = [this.#known, this.#compression];
    const digest = this.#blob.digest();
    compare(this.#options.digest, digest);
    const diffId = this.#trusted ?? this.#diff?.digest() ?? digest;
    compare(this.#options.diffId, diffId);
    const [isHashed, reached] = [this.#trusted === null, this.#reached(index)];
    const facts = { known, compression, blobBytes: this.blobBytes, digest, diffId, hasMarker, isHashed, reached };
    const read = { index, verified: 'digest', ...facts } as const;
    return compression === 'none' ? read : { ...read, unpackedBytes: this.#tar.bytes };
  }

  #reached(index: LayerIndex): Reached {
    const { limits = DEFAULT_LIMITS } = this.#options;
    const { bytes } = this.#tar;
    return {
      ...this.#tar.reached,
      entries: index.length,
      layerBytes: bytes,
      imageBytes: this.#compression === 'none' ? 0 : bytes,
      ratio: this.#ratio,
      // Parser and decoder do not tell: neither was larger than it might be.
      headerBytes: limits.headerBytes,
      windowBytes: this.#compression === 'zstd' ? limits.windowBytes : 0,
    };
  }
}

type PassingTarOptions = Required<Pick<PassingOptions, 'limits' | 'tally' | 'known' | 'smallFiles'>>;

/** Indexes an uncompressed tar. */
class PassingTar {
  bytes = 0;
  readonly #limits: Limits;
  readonly #index = new LayerIndex();
  readonly #feed: TarFeed;
  #nameBytes = 0;
  #allNameBytes = 0;

  constructor({ limits, tally, known, smallFiles }: PassingTarOptions) {
    const index = this.#index;
    const kept = new KeptFiles(index, smallFiles);
    this.#limits = limits;
    this.#feed = new TarFeed(entry => {
      const at = addEntry({ index, tally }, entry, this.#feed.position);
      if (at < 0) return null;
      this.#sawNames(entry.nameBytes.length, entry.linkBytes.length);
      const bytes = kept.wanted(entry, at);
      const keep = bytes > 0 ? kept.start(at, bytes) : null;
      const isComparable = !isHeaderOnly(entry.type) && !entry.sparse;
      const content = !isComparable ? null : known === 'hashes' ? hashed(index, at) : summed(index, at, entry.size);
      return both(both(keep, content), mayHaveSymbols(entry) ? symbolsOf(index, at) : null);
    }, limits);
  }

  push(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    if (this.bytes > this.#limits.layerBytes) throw overLimit(this.#limits, 'layerBytes', this.bytes);
    this.#feed.push(chunk);
  }

  get reached(): Pick<Reached, 'nameBytes' | 'allNameBytes'> {
    return { nameBytes: this.#nameBytes, allNameBytes: this.#allNameBytes };
  }

  #sawNames(name: number, link: number): void {
    this.#nameBytes = Math.max(this.#nameBytes, name, link);
    this.#allNameBytes += name + link;
  }

  finish(): { index: LayerIndex; hasMarker: boolean } {
    return { hasMarker: this.#feed.finish() === 'marker', index: this.#index };
  }
}

/**
 * @returns the entry's place in the index; -1 where it is none of the layer's
 * @throws LayerDataError where no engine would unpack it
 */
export function addEntry({ index, tally }: { index: LayerIndex; tally: Tally }, entry: TarEntry, body: number): number {
  if (!isListed(entry.type)) return -1;
  checkUnpackable(entry);
  tally.addEntry(entry.nameBytes.length + entry.linkBytes.length);
  return index.add(entry, body);
}

type Sink = (chunk: Uint8Array) => void;

function both(one: Sink | null, other: Sink | null): Sink | null {
  if (one === null || other === null) return one ?? other;
  return chunk => {
    one(chunk);
    other(chunk);
  };
}

/** @throws LayerDataError where bytes are not those that were expected */
export function compare(expected: Digest | null, actual: Digest): void {
  if (expected !== null && expected !== actual)
    throw new LayerDataError('mismatch', `its bytes hash to ${actual.slice(0, 19)}…, not to ${expected.slice(0, 19)}…`);
}
