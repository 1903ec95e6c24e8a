import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  KeptFiles,
  TarFeed,
  mayHaveSymbols,
  noteSymbols,
  symbolsOf
} from "./chunk-NWKAKDZI.js";
import {
  LayerIndex,
  isHeaderOnly,
  isListed
} from "./chunk-OGOWTOFU.js";
import {
  MAGIC_BYTES,
  compressionOf,
  decompress,
  peek
} from "./chunk-2ATB6TBB.js";
import {
  DEFAULT_LIMITS,
  Digester,
  NO_LIMITS,
  RATIO_FROM,
  algorithmOf,
  overLimit
} from "./chunk-6APWD5O3.js";
import {
  LayerDataError,
  LimitReached
} from "./chunk-3TBRLTWZ.js";
import {
  MeasureError
} from "./chunk-BM3QPQNS.js";

// src/layer/tally.ts
var Tally = class {
  #limits;
  #what;
  #entries = 0;
  #names = 0;
  #unpacked = 0;
  /** @param what the limit that the entries keep to */
  constructor(limits, what = "entries") {
    this.#limits = limits;
    this.#what = what;
  }
  /** @param nameBytes of the entry's name and link target */
  addEntry(nameBytes) {
    this.#entries++;
    this.#names += nameBytes;
    if (this.#entries > this.#limits[this.#what]) throw overLimit(this.#limits, this.#what, this.#entries);
    if (this.#names > this.#limits.allNameBytes) throw overLimit(this.#limits, "allNameBytes", this.#names);
  }
  /** A layer that has been read, be it here, in a thread or earlier. */
  addLayer({ index, unpackedBytes = 0 }) {
    this.#entries += index.length - 1;
    this.addEntry(index.textBytes);
    this.addUnpacked(unpackedBytes);
  }
  addUnpacked(bytes) {
    this.#unpacked += bytes;
    if (this.#unpacked > this.#limits.imageBytes) throw overLimit(this.#limits, "imageBytes", this.#unpacked);
  }
  /** @param bytes unpacked, of one stream @param from the compressed bytes that they came from */
  checkRatio(bytes, from) {
    const ratio = Math.floor(bytes / Math.max(1, from));
    if (bytes > RATIO_FROM && ratio > this.#limits.ratio) throw overLimit(this.#limits, "ratio", ratio);
  }
};
async function* unpacked(stream, packed, tally) {
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    tally.addUnpacked(chunk.length);
    tally.checkRatio(bytes, packed());
    yield chunk;
  }
}

// src/layer/read-layer.ts
import { setImmediate as turn2 } from "node:timers/promises";

// src/layer/bytes.ts
import { setImmediate as turn } from "node:timers/promises";
var CHUNK = 1 << 18;
var PATIENCE = 40;
function part(bytes, offset, size) {
  return { kind: "seekable", size, readAt: (target, at, length) => bytes.readAt(target, offset + at, length) };
}
async function* chunksOf(bytes, chunk = CHUNK) {
  let rested = performance.now();
  for (let offset = 0; offset < bytes.size; ) {
    if (performance.now() - rested > PATIENCE) {
      await turn();
      rested = performance.now();
    }
    const buffer = new Uint8Array(Math.min(chunk, bytes.size - offset));
    const read = bytes.readAt(buffer, offset);
    if (read === 0) return;
    yield buffer.subarray(0, read);
    offset += read;
  }
}

// src/layer/checksums.ts
import { crc32 } from "node:zlib";
var LEAST_SUMMED = 65536;
function summed(index, entry, size) {
  if (size < LEAST_SUMMED) return null;
  let sum = 0;
  let left = size;
  return (chunk) => {
    sum = crc32(chunk, sum);
    left -= chunk.length;
    if (left === 0) index.setChecksum(entry, sum);
  };
}
async function sumContents(bytes, index, entries) {
  for (const entry of entries) {
    if (index.checksum(entry) !== void 0) continue;
    const size = index.size(entry);
    let sum = 0;
    let read = 0;
    for await (const chunk of chunksOf(part(bytes, index.body(entry), size))) {
      sum = crc32(chunk, sum);
      read += chunk.length;
    }
    if (read < size) throw new LayerDataError("truncated", `it ends ${size - read} bytes early`);
    index.setChecksum(entry, sum);
  }
}

// src/layer/contents.ts
import { createHash } from "node:crypto";
var ContentHasher = class {
  #hash = null;
  #done = () => void 0;
  /** Starts an entry's body; the hash goes to the index when the next entry starts. */
  start(index, entry) {
    this.finish();
    const hash = createHash("sha256");
    this.#hash = hash;
    this.#done = () => index.setHash(entry, hash.digest("base64"));
    return (chunk) => hash.update(chunk);
  }
  /** Ends the last body. */
  finish() {
    if (this.#hash) this.#done();
    this.#hash = null;
  }
};
function isPlain(bytes) {
  return bytes.kind === "seekable" && compressionAt(bytes) === "none";
}
function compressionAt(bytes) {
  const start = new Uint8Array(MAGIC_BYTES);
  return compressionOf(start.subarray(0, bytes.readAt(start, 0)));
}
async function hashContents(bytes, index, entries) {
  const wanted = new Set(entries.filter((entry) => index.body(entry) >= 0 && index.hash(entry) === void 0));
  if (wanted.size === 0 || bytes.kind === "index") return;
  try {
    if (bytes.kind === "seekable") await hashSeekable(bytes, index, wanted);
    else await hashStream(await tarOf(bytes), index, wanted);
  } catch (error) {
    if (!(error instanceof LayerDataError)) throw error;
    throw new MeasureError(`a layer cannot be read a second time: ${error.message}`, {
      hint: "The image changed while it was measured. Measure it again.",
      cause: error
    });
  }
}
async function hashSeekable(bytes, index, wanted) {
  const compression = compressionAt(bytes);
  if (compression === "none")
    for (const entry of wanted) index.setHash(entry, await hashRange(bytes, index.body(entry), index.size(entry)));
  else await hashStream(decompress(chunksOf(bytes), compression, { limits: NO_LIMITS }), index, wanted);
}
async function tarOf(bytes) {
  const { start, all } = await peek(chunksOfStream(bytes));
  return decompress(all, compressionOf(start), { limits: NO_LIMITS });
}
async function* chunksOfStream(bytes) {
  yield* bytes.open(new AbortController().signal);
}
async function hashStream(tar, index, wanted) {
  const contents = new ContentHasher();
  let entry = -1;
  const feed = new TarFeed(({ type }) => {
    if (!isListed(type)) return null;
    entry++;
    return wanted.has(entry) ? contents.start(index, entry) : null;
  }, NO_LIMITS);
  for await (const chunk of tar) feed.push(chunk);
  feed.finish();
  contents.finish();
}
async function hashRange(bytes, offset, size) {
  const hash = createHash("sha256");
  let read = 0;
  for await (const chunk of chunksOf(part(bytes, offset, size))) {
    hash.update(chunk);
    read += chunk.length;
  }
  if (read < size) throw new LayerDataError("truncated", `it ends ${size - read} bytes early`);
  return hash.digest("base64");
}

// src/layer/layer-error.ts
var ADVICE = {
  truncated: "The image is incomplete. Save or pull it again; check the disk for space.",
  invalid: "The image is damaged, or something other than a tar was stored as a layer. Save or pull it again.",
  mismatch: "The image was changed or damaged after it was written. Save or pull it again.",
  limit: "No real image needs that much."
};
function asMeasureError(label, error) {
  const hint = error instanceof LimitReached ? error.hint : ADVICE[error.kind];
  return new MeasureError(`${label} cannot be read: ${error.message}`, { hint, cause: error });
}

// src/layer/read-layer.ts
async function readLayer(label, bytes, options) {
  try {
    if (bytes.kind === "index") return compared(bytes.read, options);
    if (bytes.kind === "stream")
      return await readStream(bytes.open(options.stop ?? NEVER), { ...options, hashContents: true });
    const { pool } = options;
    return await (pool && bytes.file ? pool.read(bytes.file, options) : readSeekable(bytes, options));
  } catch (error) {
    if (error instanceof LayerDataError) throw asMeasureError(label, error);
    throw error;
  }
}
var NEVER = new AbortController().signal;
async function readSeekable(bytes, options) {
  const whole = () => readStream(chunksOf(bytes, options.chunk), options);
  if (compressionOf(firstBytes(bytes)) !== "none") return whole();
  const byHeaders = options.verify ? null : await readHeaders(bytes, options);
  if (byHeaders === null && options.digest === null && options.diffId === null)
    throw new LayerDataError("truncated", "it has no end-of-archive marker");
  return byHeaders ?? whole();
}
async function readStream(source, options) {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const blob = new Digester(options.digest === null ? "sha256" : algorithmOf(options.digest));
  const diffAlgorithm = options.diffId === null ? "sha256" : algorithmOf(options.diffId);
  let blobBytes = 0;
  const { start, all } = await peek(
    tap(source, (chunk) => {
      blobBytes += chunk.length;
      blob.update(chunk);
      options.onProgress?.(chunk.length);
    })
  );
  const compression = compressionOf(start);
  const trusted = compression !== "none" && options.digest !== null && !options.verify ? options.diffId : null;
  const isBlob = compression === "none" && diffAlgorithm === blob.algorithm;
  const diff = trusted !== null || isBlob ? null : new Digester(diffAlgorithm);
  const tally = options.tally ?? new Tally(limits);
  const tar = decompress(all, compression, { chunk: options.chunk, limits });
  const bounded = compression === "none" ? tar : unpacked(tar, () => blobBytes, tally);
  let tarBytes = 0;
  const index = await indexStream(bounded, { ...options, limits, tally }, (chunk) => {
    tarBytes += chunk.length;
    diff?.update(chunk);
  });
  const digest = blob.digest();
  compare(options.digest, digest);
  const diffId = trusted ?? diff?.digest() ?? digest;
  compare(options.diffId, diffId);
  const read = { index, verified: "digest", compression, blobBytes, digest, diffId };
  return compression === "none" ? read : { ...read, unpackedBytes: tarBytes };
}
async function indexStream(tar, { limits, tally, hashContents: hashContents2 }, see) {
  const contents = hashContents2 ? new ContentHasher() : null;
  const index = new LayerIndex();
  const kept = new KeptFiles(index);
  const feed = new TarFeed((entry) => {
    const at = addEntry({ index, tally }, entry, feed.position);
    if (at < 0) return null;
    const bytes = kept.wanted(entry, at);
    const keep = bytes > 0 ? kept.start(at, bytes) : null;
    const isComparable = !isHeaderOnly(entry.type) && !entry.sparse;
    const hash = contents && isComparable ? contents.start(index, at) : null;
    const sum = isComparable ? summed(index, at, entry.size) : null;
    return both(both(keep, hash), both(sum, mayHaveSymbols(entry) ? symbolsOf(index, at) : null));
  }, limits);
  let size = 0;
  for await (const chunk of tar) {
    size += chunk.length;
    if (size > limits.layerBytes) throw overLimit(limits, "layerBytes", size);
    see(chunk);
    feed.push(chunk);
  }
  feed.finish();
  contents?.finish();
  return index;
}
async function readHeaders(bytes, options) {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const tally = options.tally ?? new Tally(limits);
  const index = new LayerIndex();
  const kept = new KeptFiles(index);
  const feed = new TarFeed((entry) => {
    const at = addEntry({ index, tally }, entry, feed.position);
    const wanted = at < 0 ? 0 : kept.wanted(entry, at);
    if (wanted > 0) {
      const content = new Uint8Array(wanted);
      if (bytes.readAt(content, feed.position) === wanted) kept.keep(at, content);
    }
    if (at >= 0 && mayHaveSymbols(entry)) noteSymbols(bytes, index, { entry: at, body: feed.position });
    return null;
  }, limits);
  const end = await walkHeaders(bytes, feed, options.onProgress);
  return end === "marker" ? { index, verified: "structure" } : null;
}
var WINDOW = { least: 1 << 11, most: 1 << 16 };
var PATIENCE2 = 40;
async function walkHeaders(bytes, feed, onProgress) {
  const buffer = Buffer.allocUnsafe(WINDOW.most);
  let window = WINDOW.least;
  let reported = 0;
  let reads = 0;
  let rested = performance.now();
  for (let offset = 0; offset < bytes.size && !feed.ended; ) {
    const jump = Math.min(feed.skippable, bytes.size - offset);
    if (jump > 0) {
      feed.skip(jump);
      offset += jump;
      window = WINDOW.least;
      continue;
    }
    const read = bytes.readAt(buffer, offset, Math.min(window, bytes.size - offset));
    if (read === 0) break;
    feed.push(buffer, read);
    offset += read;
    window = Math.min(WINDOW.most, window * 2);
    if (++reads % 32 === 0 && performance.now() - rested > PATIENCE2) {
      onProgress?.(offset - reported);
      reported = offset;
      await turn2();
      rested = performance.now();
    }
  }
  onProgress?.(bytes.size - reported);
  return feed.finish();
}
function addEntry({ index, tally }, entry, body) {
  if (!isListed(entry.type)) return -1;
  tally.addEntry(entry.name.length + entry.link.length);
  return index.add(entry, body);
}
function both(one, other) {
  if (one === null || other === null) return one ?? other;
  return (chunk) => {
    one(chunk);
    other(chunk);
  };
}
function firstBytes(bytes) {
  const start = new Uint8Array(MAGIC_BYTES);
  return start.subarray(0, bytes.readAt(start, 0));
}
async function* tap(source, see) {
  for await (const chunk of source) {
    see(chunk);
    yield chunk;
  }
}
function compared(read, { digest, diffId }) {
  compare(digest, read.digest);
  compare(diffId, read.diffId);
  return read;
}
function compare(expected, actual) {
  if (expected !== null && expected !== actual)
    throw new LayerDataError("mismatch", `its bytes hash to ${actual.slice(0, 19)}…, not to ${expected.slice(0, 19)}…`);
}

export {
  chunksOf,
  isPlain,
  hashContents,
  LEAST_SUMMED,
  sumContents,
  asMeasureError,
  Tally,
  unpacked,
  readLayer,
  readSeekable,
  readStream
};
