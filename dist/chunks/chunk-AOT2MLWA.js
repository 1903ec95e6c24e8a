import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MeasureError
} from "./chunk-GKU4NLNN.js";

// src/source/files.ts
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
function openFile(path, shown) {
  let fd;
  try {
    fd = openSync(path, "r");
  } catch (cause) {
    throw cannotRead(shown, cause);
  }
  const { size } = statSync(path);
  return {
    kind: "seekable",
    size,
    readAt(target, offset) {
      try {
        return readSync(fd, target, 0, target.length, offset);
      } catch (cause) {
        throw cannotRead(shown, cause);
      }
    },
    close: () => closeSync(fd)
  };
}
function slice(bytes, offset, size) {
  return {
    kind: "seekable",
    size,
    readAt: (target, at) => at >= size ? 0 : bytes.readAt(target.subarray(0, Math.min(target.length, size - at)), offset + at)
  };
}
function readDocument(bytes, what, limit) {
  if (bytes.size > limit)
    throw new MeasureError(`${what} is ${bytes.size} bytes long, more than the ${limit} that are read`, {
      hint: "No real image needs a document of that size."
    });
  const buffer = new Uint8Array(bytes.size);
  let at = 0;
  while (at < buffer.length) {
    const read = bytes.readAt(buffer.subarray(at), at);
    if (read === 0)
      throw new MeasureError(`${what} ends after ${at} of ${bytes.size} bytes`, { hint: "Save the image again." });
    at += read;
  }
  return buffer;
}
function openDirectory(path, shown) {
  const open = /* @__PURE__ */ new Map();
  return {
    name: shown,
    get(name) {
      const known = open.get(name);
      if (known) return known;
      const file = join(path, name);
      if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return null;
      const opened = openFile(file, join(shown, name));
      open.set(name, opened);
      return opened;
    },
    close() {
      for (const file of open.values()) file.close();
    }
  };
}
var REASONS = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "there is no such file",
  EISDIR: "it is a directory",
  EIO: "the disk reports an error",
  EMFILE: "too many files are open"
};
function cannotRead(shown, cause) {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error";
  return new MeasureError(`cannot read ${shown}: ${REASONS[code] ?? code}`, {
    hint: "Check the path and its permissions.",
    cause
  });
}

// src/layer/data-error.ts
var LayerDataError = class extends Error {
  kind;
  constructor(kind, message, cause) {
    super(message, cause === void 0 ? void 0 : { cause });
    this.name = "LayerDataError";
    this.kind = kind;
  }
};

// src/layer/decompress.ts
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as zlib from "node:zlib";

// src/layer/zstd-frames.ts
var FRAME_MAGIC = 4247762216;
var MAX_BLOCK = 128 * 1024;
var RLE = 1;
var RESERVED = 3;
async function* zstdFrames(source) {
  const input = new Input(source);
  for (; ; ) {
    const magic = await input.take(4, true);
    if (magic === null) return;
    const value = little(magic);
    if ((value & 4294967280) >>> 0 === 407710288) await input.skip(little(await input.need(4)));
    else if (value === FRAME_MAGIC) yield* frame(input, magic);
    else throw new LayerDataError("invalid", "something that is not zstd follows a zstd frame");
  }
}
async function* frame(input, magic) {
  const descriptor = await input.need(1);
  const flags = descriptor[0] ?? 0;
  const hasChecksum = (flags & 4) !== 0;
  yield { bytes: concat(magic, descriptor, await input.need(headerLength(flags))), last: false };
  for (let last = false; !last; ) {
    const header = await input.need(3);
    const fields = little(header);
    last = (fields & 1) === 1;
    const type = fields >> 1 & 3;
    const size = fields >> 3;
    if (type === RESERVED || type !== RLE && size > MAX_BLOCK)
      throw new LayerDataError("invalid", "its zstd data are damaged");
    const body = await input.need(type === RLE ? 1 : size);
    yield { bytes: concat(header, body), last: last && !hasChecksum };
  }
  if (hasChecksum) yield { bytes: await input.need(4), last: true };
}
function headerLength(flags) {
  const singleSegment = (flags & 32) !== 0;
  const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  return (singleSegment ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0) + contentSize;
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
async function* decompress(source, compression) {
  switch (compression) {
    case "none":
      yield* source;
      break;
    case "gzip":
      yield* through(source, zlib.createGunzip({ chunkSize: CHUNK }));
      break;
    case "zstd":
      yield* typeof zlib.createZstdDecompress === "function" ? nativeZstd(source) : portableZstd(source);
      break;
  }
}
async function* through(source, decoder) {
  const feeding = pipeline(Readable.from(source, { objectMode: true, highWaterMark: 1 }), decoder).catch(
    () => void 0
  );
  try {
    for await (const chunk of decoder) {
      if (typeof chunk !== "string") yield chunk;
    }
  } catch (error) {
    throw asDataError(error);
  }
  await feeding;
}
async function* nativeZstd(source) {
  const pieces = zstdFrames(source);
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    const first = next.value;
    const whole = await smallFrame(first, pieces);
    if (whole.complete) yield decodeAtOnce(Buffer.concat(whole.parts));
    else yield* through(rest(whole.parts, pieces), zlib.createZstdDecompress({ chunkSize: CHUNK }));
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
function decodeAtOnce(frame2) {
  try {
    return zlib.zstdDecompressSync(frame2);
  } catch (error) {
    throw asDataError(error);
  }
}
async function* rest(parts, pieces) {
  yield* parts;
  for (let last = false; !last; ) {
    const { done, value } = await pieces.next();
    if (done) return;
    yield value.bytes;
    last = value.last;
  }
}
async function* portableZstd(source) {
  const { Decompress } = await import("./esm-CYAW3ERM.js");
  const out = [];
  let decoder = new Decompress((chunk) => out.push(chunk));
  for await (const { bytes, last } of zstdFrames(source)) {
    try {
      decoder.push(bytes, last);
    } catch (error) {
      throw asDataError(error);
    }
    yield* out.splice(0);
    if (last) decoder = new Decompress((chunk) => out.push(chunk));
  }
}
function asDataError(error) {
  const code = error instanceof Error && "code" in error ? error.code : void 0;
  if (code === "Z_BUF_ERROR") return new LayerDataError("truncated", "its gzip data end early", error);
  if (typeof code === "string" && code.startsWith("Z_"))
    return new LayerDataError("invalid", "its gzip data are damaged", error);
  if (typeof code === "number" || typeof code === "string" && code.startsWith("ZSTD_"))
    return new LayerDataError("invalid", "its zstd data are damaged", error);
  return error;
}

export {
  LayerDataError,
  MAGIC_BYTES,
  compressionOf,
  decompress,
  openFile,
  slice,
  readDocument,
  openDirectory
};
