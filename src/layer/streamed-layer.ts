/** Hashes, indexes and verifies a layer while its bytes are streamed. */
import { algorithmOf, Digester } from '../image/digest.ts';
import type { SmallFile } from '../image/small-file.ts';
import type { Digest } from '../image/types.ts';
import { sumBody } from './content/checksums.ts';
import { mayBeProgram, programSink } from './content/elf-parts.ts';
import { hashBody } from './content/hash-contents.ts';
import { KeptFiles } from './content/kept-files.ts';
import { LayerDataError } from './data-error.ts';
import type { Compression } from './decompress/decompress.ts';
import { LayerIndex } from './index/layer-index.ts';
import type { Known, StreamRead } from './layer-bytes.ts';
import { ratioOf, Usage } from './limit-usage.ts';
import { DEFAULT_LIMITS, type Limits, overLimit } from './limits.ts';
import type { Reached } from './reached.ts';
import { isListed } from './tar/entry-type.ts';
import { TarFeed } from './tar/feed.ts';
import { isHeaderOnly } from './tar/header.ts';
import type { TarEntry } from './tar/parser.ts';
import { checkUnpackable } from './unpackable.ts';

export interface StreamedLayerOptions {
  /** Digest of the uncompressed tar; null if it is unknown and must be calculated. */
  diffId: Digest | null;
  /** Digest of the blob as stored; null if the source has none. */
  digest: Digest | null;
  /** Hashes everything, even if checking the structure would be enough. */
  verify?: boolean;
  /** What the index holds about contents; `checksums` by default. */
  known?: Known;
  limits?: Limits;
  /** Files whose contents are kept; none by default. */
  smallFiles?: readonly SmallFile[];
  /** Counts this layer together with others; by default it counts alone. */
  usage?: Usage;
  /** Gets the number of bytes after each part of the blob that was read or skipped. */
  onProgress?: (bytes: number) => void;
}

/**
 * Takes a layer's bytes in order and keeps none of them. All methods are synchronous, so the caller may reuse a chunk's memory
 * after a call. They throw LayerDataError.
 */
export class StreamedLayerReader {
  readonly usage: Usage;
  /** Bytes of the blob so far. */
  blobBytes = 0;
  readonly #options: StreamedLayerOptions;
  readonly #known: Known;
  readonly #blob: Digester;
  readonly #tar: StreamedTar;
  #diff: Digester | null = null;
  #compression: Compression = 'none';
  #ratio = 0;
  #trusted: Digest | null = null;

  constructor(options: StreamedLayerOptions) {
    const { digest, limits = DEFAULT_LIMITS, smallFiles = [] } = options;
    this.usage = options.usage ?? new Usage(limits);
    this.#options = options;
    this.#known = options.known ?? 'checksums';
    this.#blob = new Digester(digest === null ? 'sha256' : algorithmOf(digest));
    this.#tar = new StreamedTar({ limits, usage: this.usage, known: this.#known, smallFiles });
  }

  /** Sets the compression. Must be called before `take`. */
  setCompression(compression: Compression): void {
    const { digest, diffId, verify = false } = this.#options;
    const algorithm = diffId === null ? 'sha256' : algorithmOf(diffId);
    this.#compression = compression;
    // A matching blob digest also proves the decompressed tar, so the diff ID is calculated only on request.
    this.#trusted = compression !== 'none' && digest !== null && !verify ? diffId : null;
    const isBlob = compression === 'none' && algorithm === this.#blob.algorithm;
    this.#diff = this.#trusted !== null || isBlob ? null : new Digester(algorithm);
  }

  /** Takes a chunk of the blob as stored. */
  see(chunk: Uint8Array): void {
    this.blobBytes += chunk.length;
    this.#blob.update(chunk);
    this.#options.onProgress?.(chunk.length);
  }

  /** Takes a chunk of the decompressed tar. */
  take(chunk: Uint8Array): void {
    this.#diff?.update(chunk);
    this.#tar.push(chunk);
    if (this.#compression !== 'none') this.#ratio = Math.max(this.#ratio, ratioOf(this.#tar.bytes, this.blobBytes));
  }

  /** Takes a chunk of an uncompressed blob. */
  push(chunk: Uint8Array): void {
    this.see(chunk);
    this.take(chunk);
  }

  /** Must be called after the last byte. */
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
      // Parser and decoder do not report these, so the limit itself is the upper bound.
      headerBytes: limits.headerBytes,
      windowBytes: this.#compression === 'zstd' ? limits.windowBytes : 0,
    };
  }
}

type StreamedTarOptions = Required<Pick<StreamedLayerOptions, 'limits' | 'usage' | 'known' | 'smallFiles'>>;

/** Indexes an uncompressed tar. */
class StreamedTar {
  bytes = 0;
  readonly reached = { nameBytes: 0, allNameBytes: 0 };
  readonly #limits: Limits;
  readonly #index = new LayerIndex();
  readonly #feed: TarFeed;

  constructor({ limits, usage, known, smallFiles }: StreamedTarOptions) {
    const index = this.#index;
    const { reached } = this;
    const kept = new KeptFiles(index, smallFiles);
    this.#limits = limits;
    this.#feed = new TarFeed(entry => {
      const at = addEntry({ index, usage }, entry, this.#feed.position);
      if (at < 0) return null;
      const [name, link] = [entry.nameBytes.length, entry.linkBytes.length];
      reached.nameBytes = Math.max(reached.nameBytes, name, link);
      reached.allNameBytes += name + link;
      const bytes = kept.wanted(entry, at);
      const keep = bytes > 0 ? kept.start(at, bytes) : null;
      const isComparable = !isHeaderOnly(entry.type) && !entry.sparse;
      const content = !isComparable ? null : known === 'hashes' ? hashBody(index, at) : sumBody(index, at, entry.size);
      return both(both(keep, content), mayBeProgram(entry) ? programSink(index, at) : null);
    }, limits);
  }

  push(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    if (this.bytes > this.#limits.layerBytes) throw overLimit(this.#limits, 'layerBytes', this.bytes);
    this.#feed.push(chunk);
  }

  finish(): { index: LayerIndex; hasMarker: boolean } {
    return { hasMarker: this.#feed.finish() === 'marker', index: this.#index };
  }
}

/**
 * @returns the entry's position in the index; -1 if it does not belong there
 * @throws LayerDataError if engines cannot unpack the entry
 */
export function addEntry({ index, usage }: { index: LayerIndex; usage: Usage }, entry: TarEntry, body: number): number {
  if (!isListed(entry.type)) return -1;
  checkUnpackable(entry);
  usage.addEntry(entry.nameBytes.length + entry.linkBytes.length);
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

/** @throws LayerDataError if the digests differ */
export function compare(expected: Digest | null, actual: Digest): void {
  if (expected !== null && expected !== actual)
    throw new LayerDataError('mismatch', `its bytes hash to ${actual.slice(0, 19)}…, not to ${expected.slice(0, 19)}…`);
}
