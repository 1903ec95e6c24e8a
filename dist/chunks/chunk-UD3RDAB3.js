import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MeasureError,
  UsageError,
  codeOf
} from "./chunk-BM3QPQNS.js";

// src/layer/data-error.ts
var LayerDataError = class extends Error {
  kind;
  constructor(kind, message, cause) {
    super(message, cause === void 0 ? void 0 : { cause });
    this.name = "LayerDataError";
    this.kind = kind;
  }
};

// src/image/platform.ts
var NODE_ARCHITECTURES = {
  x64: "amd64",
  ia32: "386",
  mipsel: "mipsle",
  ppc64: "ppc64le"
};
function parsePlatform(text) {
  const parts = text.split("/");
  const [os = "", architecture = "", variant] = parts;
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => !/^[A-Za-z0-9_.-]+$/.test(part)))
    throw new UsageError(`--platform: ${JSON.stringify(text.slice(0, 60))} is no platform`, {
      hint: "Write it as os/architecture[/variant], as in linux/amd64 or linux/arm/v7."
    });
  return normal({ os, architecture, ...variant === void 0 ? {} : { variant } });
}
function formatPlatform(platform) {
  const { os, architecture, variant } = normal(platform);
  return variant === void 0 ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
function hostPlatform(arch) {
  return normal({ os: "linux", architecture: NODE_ARCHITECTURES[arch] ?? arch });
}
function samePlatform(a, b) {
  return formatPlatform(a) === formatPlatform(b);
}
function choosePlatform(candidates, wish) {
  const of = (platform) => candidates.filter((candidate) => samePlatform(candidate.platform, platform));
  const choices = [...new Set(candidates.map((candidate) => formatPlatform(candidate.platform)))].join(", ");
  const matching = of(wish.wanted ?? wish.host);
  if (matching.length > 1)
    throw new MeasureError(`the image has ${matching.length} manifests for the same platform`, {
      hint: "The index is contradictory; write the image again."
    });
  const only = wish.wanted === null && candidates.length === 1 ? candidates[0] : void 0;
  const chosen = matching[0] ?? only;
  if (chosen !== void 0) return chosen;
  if (wish.wanted)
    throw new UsageError(`the image has no platform ${formatPlatform(wish.wanted)}; it has ${choices}`, {
      hint: "Choose one with --platform, or leave it out for the host’s."
    });
  throw new UsageError(`the image has several platforms and none is this machine's: ${choices}`, {
    hint: "Choose one with --platform."
  });
}
function requirePlatform(have, wanted, reference) {
  if (wanted === null || samePlatform(wanted, have)) return;
  throw new UsageError(`${reference} is for ${formatPlatform(have)}, not for ${formatPlatform(wanted)}`, {
    hint: `Leave --platform out, give ${formatPlatform(have)}, or pull or build the image for the other platform.`
  });
}
function platformNote({ os }) {
  return os.toLowerCase() === "windows" ? WINDOWS_NOTE : null;
}
var WINDOWS_NOTE = "a Windows image: files are counted as its layers store them, under Files/, UtilityVM/ and Hives/; registry changes in Hives/ that a later layer repeats count as wasted though Windows needs them all, and most waste rules know only Linux paths";
function normal(platform) {
  const os = platform.os.toLowerCase();
  const [architecture, variant] = normalArchitecture(
    platform.architecture.toLowerCase(),
    platform.variant?.toLowerCase() ?? ""
  );
  return { os: os === "macos" ? "darwin" : os, architecture, ...variant === "" ? {} : { variant } };
}
function normalArchitecture(name, variant) {
  switch (name) {
    case "i386":
      return ["386", ""];
    case "x86_64":
    case "x86-64":
    case "amd64":
      return ["amd64", variant === "v1" ? "" : variant];
    case "aarch64":
    case "arm64":
      return ["arm64", /^v?8(\.0)?$/.test(variant) ? "" : variant];
    case "armhf":
      return ["arm", "v7"];
    case "armel":
      return ["arm", "v6"];
    case "arm":
      return ["arm", variant === "" ? "v7" : variant.replace(/^(?=[5-8]$)/, "v")];
    default:
      return [name, variant];
  }
}

// src/image/digest.ts
import { createHash } from "node:crypto";
function algorithmOf(digest) {
  const name = digest.slice(0, digest.indexOf(":"));
  if (name === "sha256" || name === "sha512") return name;
  throw new MeasureError(`${JSON.stringify(digest.slice(0, 40))} is a digest that cannot be checked`, {
    hint: "Only sha256 and sha512 are known. Write the image with one of them."
  });
}
var Digester = class {
  algorithm;
  #hash;
  constructor(algorithm) {
    this.algorithm = algorithm;
    this.#hash = createHash(algorithm);
  }
  update(chunk) {
    this.#hash.update(chunk);
  }
  /** The digest, to be asked for once. */
  digest() {
    return `${this.algorithm}:${this.#hash.digest("hex")}`;
  }
};
function digestLike(like, bytes) {
  const digester = new Digester(algorithmOf(like));
  digester.update(bytes);
  return digester.digest();
}
function sha256Of(bytes) {
  return digestLike("sha256:", bytes);
}

// src/source/files.ts
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
function openFile(path, shown, signal) {
  const { fd, size } = open(path, shown);
  let closed = false;
  return {
    kind: "seekable",
    size,
    readAt(target, offset, length = target.length) {
      signal.throwIfAborted();
      try {
        return readSync(fd, target, 0, length, offset);
      } catch (cause) {
        throw cannotRead(shown, cause);
      }
    },
    close() {
      if (!closed) closeSync(fd);
      closed = true;
    }
  };
}
function open(path, shown) {
  let fd = null;
  try {
    fd = openSync(path, "r");
    return { fd, size: fstatSync(fd).size };
  } catch (cause) {
    if (fd !== null) closeSync(fd);
    throw cannotRead(shown, cause);
  }
}
function slice(bytes, offset, size) {
  return {
    kind: "seekable",
    size,
    readAt: (target, at, length = target.length) => at >= size ? 0 : bytes.readAt(target, offset + at, Math.min(length, size - at))
  };
}
function readDocument(bytes, what, limit) {
  if (bytes.kind === "index")
    throw new MeasureError(`${what} is a layer, not a document`, { hint: "The image is damaged. Save it again." });
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
function openDirectory(path, shown, signal) {
  const opened = /* @__PURE__ */ new Map();
  return {
    name: shown,
    get(name) {
      const known = opened.get(name);
      if (known) return known;
      const at = join(path, name);
      if (!isFile(at, join(shown, name))) return null;
      const file = openFile(at, join(shown, name), signal);
      opened.set(name, file);
      return file;
    },
    close() {
      for (const file of opened.values()) file.close();
      opened.clear();
    }
  };
}
function isFile(path, shown) {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch (cause) {
    if (codeOf(cause) === "ENOTDIR") return false;
    throw cannotRead(shown, cause);
  }
}
var REASONS = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "there is no such file",
  EISDIR: "it is a directory",
  ELOOP: "its symbolic links lead in a circle",
  EIO: "the disk reports an error",
  EMFILE: "too many files are open"
};
function cannotRead(shown, cause) {
  const code = codeOf(cause) ?? "unknown error";
  return new MeasureError(`cannot read ${shown}: ${REASONS[code] ?? code}`, {
    hint: "Check the path and its permissions.",
    cause
  });
}

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
var MAX_WINDOW = 2 ** 27;
var RLE = 1;
var RESERVED = 3;
async function* zstdFrames(source) {
  const input = new Input(source);
  try {
    for (; ; ) {
      const magic = await input.take(4, true);
      if (magic === null) return;
      const value = little(magic);
      if ((value & 4294967280) >>> 0 === 407710288) await input.skip(little(await input.need(4)));
      else if (value === FRAME_MAGIC) yield* frame(input, magic);
      else throw new LayerDataError("invalid", "something that is not zstd follows a zstd frame");
    }
  } finally {
    await input.close();
  }
}
async function* frame(input, magic) {
  const descriptor = await input.need(1);
  const flags = descriptor[0] ?? 0;
  const hasChecksum = (flags & 4) !== 0;
  const header = await input.need(headerLength(flags));
  if (windowOf(flags, header) > MAX_WINDOW)
    throw new LayerDataError("limit", `it needs a zstd window of more than ${MAX_WINDOW} bytes`);
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
async function* decompress(source, compression) {
  switch (compression) {
    case "none":
      yield* source;
      break;
    case "gzip":
      yield* gunzip(source);
      break;
    case "zstd":
      yield* typeof zlib.createZstdDecompress === "function" ? nativeZstd(source) : portableZstd(source);
      break;
  }
}
async function* gunzip(source) {
  const decoder = zlib.createGunzip({ chunkSize: CHUNK });
  const supply = new Supply(source, () => decoder.bytesWritten);
  try {
    yield* through(supply, decoder);
    for await (const chunk of supply.rest())
      if (chunk.some((byte) => byte !== 0))
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
async function* nativeZstd(source) {
  const pieces = zstdFrames(source);
  try {
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      const { parts, complete } = await smallFrame(next.value, pieces);
      if (complete) yield decodeAtOnce(Buffer.concat(parts));
      else {
        const decoder = zlib.createZstdDecompress({ chunkSize: CHUNK });
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
function decodeAtOnce(frame2) {
  try {
    return zlib.zstdDecompressSync(frame2);
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
async function* portableZstd(source) {
  const { Decompress } = await import("./esm-CYAW3ERM.js");
  const out = [];
  let decoder = new Decompress((chunk) => out.push(chunk));
  for await (const { bytes, last } of zstdFrames(source)) {
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
  LayerDataError,
  MAGIC_BYTES,
  compressionOf,
  peek,
  decompress,
  parsePlatform,
  formatPlatform,
  hostPlatform,
  choosePlatform,
  requirePlatform,
  platformNote,
  algorithmOf,
  Digester,
  digestLike,
  sha256Of,
  openFile,
  slice,
  readDocument,
  openDirectory
};
