import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  DEFAULT_LIMITS,
  overLimit
} from "./chunk-6APWD5O3.js";
import {
  LayerDataError
} from "./chunk-3TBRLTWZ.js";
import {
  codeOf
} from "./chunk-BM3QPQNS.js";

// src/layer/decompress.ts
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as zlib from "node:zlib";

// src/layer/supply.ts
var Supply = class {
  #source;
  #used;
  /** Chunks given, of which the last bytes may be unused, and where the first of them starts. */
  #given = [];
  #start = 0;
  #next = null;
  /** The error that the source ended in. */
  failure = null;
  /** @param used how many bytes the reader has used so far */
  constructor(source, used) {
    this.#source = source[Symbol.asyncIterator]();
    this.#used = used;
  }
  [Symbol.asyncIterator]() {
    return this;
  }
  // There is no `return` here: a stream that has enough must not close the source, whose rest is still to be seen.
  next() {
    this.#next = this.#take();
    return this.#next;
  }
  /** What the reader, which is done, did not use: of the chunks it was given, and of those it was not. */
  async *rest() {
    await this.#next;
    this.#forget();
    let skip = this.#used() - this.#start;
    for (const chunk of this.#given) {
      yield chunk.subarray(skip);
      skip = 0;
    }
    for (let next = await this.#source.next(); !next.done; next = await this.#source.next()) yield next.value;
  }
  async close() {
    await this.#source.return?.();
  }
  async #take() {
    try {
      const next = await this.#source.next();
      this.#forget();
      if (!next.done) this.#given.push(next.value);
      return next;
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }
  #forget() {
    for (let [first] = this.#given; first && this.#start + first.length <= this.#used(); [first] = this.#given) {
      this.#start += first.length;
      this.#given.shift();
    }
  }
};

// src/layer/zstd-frames.ts
var FRAME_MAGIC = 4247762216;
var MAX_BLOCK = 128 * 1024;
var RLE = 1;
var RESERVED = 3;
async function* zstdFrames(source, limits) {
  const input = new Input(source);
  try {
    for (; ; ) {
      const magic = await input.take(4, true);
      if (magic === null) return;
      const value = little(magic);
      if ((value & 4294967280) >>> 0 === 407710288) await input.skip(little(await input.need(4)));
      else if (value === FRAME_MAGIC) yield* frame(input, magic, limits);
      else throw new LayerDataError("invalid", "something that is not zstd follows a zstd frame");
    }
  } finally {
    await input.close();
  }
}
async function* frame(input, magic, limits) {
  const descriptor = await input.need(1);
  const flags = descriptor[0] ?? 0;
  const hasChecksum = (flags & 4) !== 0;
  const header = await input.need(headerLength(flags));
  const window = windowOf(flags, header);
  if (window > limits.windowBytes) throw overLimit(limits, "windowBytes", window);
  yield { bytes: concat(magic, descriptor, header), last: false };
  for (let last = false; !last; ) {
    const blockHeader = await input.need(3);
    const fields = little(blockHeader);
    last = (fields & 1) === 1;
    const type = fields >> 1 & 3;
    const size = fields >> 3;
    if (type === RESERVED || size > MAX_BLOCK) throw new LayerDataError("invalid", "its zstd data are damaged");
    const body = await input.need(type === RLE ? 1 : size);
    yield { bytes: concat(blockHeader, body), last: last && !hasChecksum };
  }
  if (hasChecksum) yield { bytes: await input.need(4), last: true };
}
function headerLength(flags) {
  const singleSegment = (flags & 32) !== 0;
  const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  return (singleSegment ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0) + contentSize;
}
function windowOf(flags, header) {
  const singleSegment = (flags & 32) !== 0;
  if (!singleSegment) {
    const descriptor = header[0] ?? 0;
    const base = 2 ** (10 + (descriptor >> 3));
    return base + base / 8 * (descriptor & 7);
  }
  const sizeBytes = [1, 2, 4, 8][flags >> 6] ?? 0;
  return little(header.subarray(header.length - sizeBytes));
}
var Input = class {
  #source;
  #chunk = new Uint8Array(0);
  #at = 0;
  constructor(source) {
    this.#source = source[Symbol.asyncIterator]();
  }
  /** As many bytes as asked; null at the end of input, if that is allowed here. */
  async take(bytes, mayEnd = false) {
    if (this.#chunk.length - this.#at >= bytes) {
      this.#at += bytes;
      return this.#chunk.subarray(this.#at - bytes, this.#at);
    }
    const parts = [];
    for (let missing = bytes; missing > 0; ) {
      if (this.#at === this.#chunk.length && !await this.#refill()) {
        if (mayEnd && missing === bytes) return null;
        throw new LayerDataError("truncated", "its zstd data end in the middle of a frame");
      }
      const part = this.#chunk.subarray(this.#at, this.#at + missing);
      this.#at += part.length;
      missing -= part.length;
      parts.push(part);
    }
    return concat(...parts);
  }
  async need(bytes) {
    return await this.take(bytes) ?? new Uint8Array(0);
  }
  async skip(bytes) {
    for (let missing = bytes; missing > 0; ) {
      const step = Math.min(missing, 1 << 16);
      await this.need(step);
      missing -= step;
    }
  }
  /** Tells the source that nobody reads on. */
  async close() {
    await this.#source.return?.();
  }
  async #refill() {
    const { done, value } = await this.#source.next();
    if (done) return false;
    this.#chunk = value;
    this.#at = 0;
    return true;
  }
};
function little(bytes) {
  let value = 0;
  for (let i = bytes.length - 1; i >= 0; i--) value = value * 256 + (bytes[i] ?? 0);
  return value;
}
function concat(...parts) {
  return parts.length === 1 ? parts[0] ?? new Uint8Array(0) : Buffer.concat(parts);
}

// src/layer/decompress.ts
var MAGIC_BYTES = 4;
var CHUNK = 1 << 18;
function compressionOf(start) {
  if (start[0] === 31 && start[1] === 139) return "gzip";
  const zstd = start[0] === 40 && start[1] === 181 && start[2] === 47 && start[3] === 253;
  const skippable = ((start[0] ?? 0) & 240) === 80 && start[1] === 42 && start[2] === 77 && start[3] === 24;
  return zstd || skippable ? "zstd" : "none";
}
async function peek(source) {
  let start = new Uint8Array(0);
  while (start.length < MAGIC_BYTES) {
    const { done, value } = await source.next();
    if (done) break;
    start = start.length === 0 ? value : Buffer.concat([start, value]);
  }
  const head = start;
  return {
    start: head,
    all: (async function* () {
      try {
        if (head.length > 0) yield head;
        yield* source;
      } finally {
        await source.return(void 0);
      }
    })()
  };
}
async function* decompress(source, compression, { chunk = CHUNK, limits = DEFAULT_LIMITS } = {}) {
  switch (compression) {
    case "none":
      yield* source;
      break;
    case "gzip":
      yield* gunzip(source, chunk);
      break;
    case "zstd":
      yield* typeof zlib.createZstdDecompress === "function" ? nativeZstd(source, limits) : portableZstd(source, limits);
      break;
  }
}
async function* gunzip(source, chunk) {
  const decoder = zlib.createGunzip({ chunkSize: chunk });
  const supply = new Supply(source, () => decoder.bytesWritten);
  try {
    yield* through(supply, decoder);
    for await (const rest of supply.rest())
      if (rest.some((byte) => byte !== 0))
        throw new LayerDataError("invalid", "something that is not gzip follows its gzip data");
  } finally {
    await supply.close();
  }
}
async function* through(supply, decoder) {
  const feeding = pipeline(Readable.from(supply, { objectMode: true, highWaterMark: 1 }), decoder).catch(
    () => void 0
  );
  try {
    for await (const chunk of decoder) if (chunk instanceof Uint8Array) yield chunk;
  } catch (error) {
    throw supply.failure ? supply.failure.error : asDataError(error);
  } finally {
    await feeding;
  }
}
async function* nativeZstd(source, limits = DEFAULT_LIMITS) {
  const pieces = zstdFrames(source, limits);
  try {
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      const { parts, complete } = await smallFrame(next.value, pieces);
      if (complete) yield decodeAtOnce(Buffer.concat(parts), windowParameter(limits));
      else {
        const decoder = zlib.createZstdDecompress({ chunkSize: CHUNK, params: windowParameter(limits) });
        yield* through(new Supply(restOfFrame(parts, pieces), () => decoder.bytesWritten), decoder);
      }
    }
  } finally {
    await pieces.return(void 0);
  }
}
async function smallFrame(first, pieces) {
  const parts = [first.bytes];
  for (let complete = first.last; !complete; ) {
    if (parts.length > 4) return { parts, complete: false };
    const { done, value } = await pieces.next();
    if (done) break;
    parts.push(value.bytes);
    complete = value.last;
  }
  return { parts, complete: true };
}
function windowParameter({ windowBytes }) {
  const log = Math.min(31, Math.max(10, Math.ceil(Math.log2(windowBytes))));
  return { [zlib.constants.ZSTD_d_windowLogMax]: log };
}
function decodeAtOnce(frame2, params) {
  try {
    return zlib.zstdDecompressSync(frame2, { params });
  } catch (error) {
    throw asDataError(error);
  }
}
async function* restOfFrame(parts, pieces) {
  yield* parts;
  for (let last = false; !last; ) {
    const { done, value } = await pieces.next();
    if (done) return;
    yield value.bytes;
    last = value.last;
  }
}
async function* portableZstd(source, limits = DEFAULT_LIMITS) {
  const { Decompress } = await import("./esm-CYAW3ERM.js");
  const out = [];
  let decoder = new Decompress((chunk) => out.push(chunk));
  for await (const { bytes, last } of zstdFrames(source, limits)) {
    try {
      decoder.push(bytes, last);
    } catch (error) {
      throw new LayerDataError("invalid", ZSTD_DAMAGED, error);
    }
    yield* out.splice(0);
    if (last) decoder = new Decompress((chunk) => out.push(chunk));
  }
}
var ZSTD_DAMAGED = "its zstd data are damaged";
function asDataError(error) {
  const code = codeOf(error) ?? "";
  if (code === "Z_BUF_ERROR") return new LayerDataError("truncated", "its gzip data end early", error);
  if (code.startsWith("Z_")) return new LayerDataError("invalid", "its gzip data are damaged", error);
  return code.startsWith("ZSTD_") ? new LayerDataError("invalid", ZSTD_DAMAGED, error) : error;
}

export {
  MAGIC_BYTES,
  compressionOf,
  peek,
  decompress
};
