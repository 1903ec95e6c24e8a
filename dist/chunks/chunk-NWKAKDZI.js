import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  LEAST_ELF,
  partsOf,
  symbolBytes
} from "./chunk-474TXXUP.js";
import {
  BLOCK,
  TYPE,
  decodeHeader,
  isHeaderOnly,
  isZeroBlock,
  latin1,
  parseDecimal,
  parseNumeric
} from "./chunk-OGOWTOFU.js";
import {
  DEFAULT_LIMITS,
  overLimit
} from "./chunk-6APWD5O3.js";
import {
  LayerDataError
} from "./chunk-3TBRLTWZ.js";

// src/layer/tar/pax.ts
var NAMES = /* @__PURE__ */ new Set(["path", "linkpath", "uname", "gname"]);
function parsePax(body) {
  const records = /* @__PURE__ */ new Map();
  const sparse = [];
  let rest = body;
  while (rest.length > 0) {
    const { key, value, length } = parseRecord(rest);
    rest = rest.slice(length);
    if (key === "GNU.sparse.offset" || key === "GNU.sparse.numbytes") {
      const expected = sparse.length % 2 === 0 ? "GNU.sparse.offset" : "GNU.sparse.numbytes";
      if (key !== expected || value.includes(",")) throw invalid();
      sparse.push(value);
    } else records.set(key, value);
  }
  if (sparse.length > 0) records.set("GNU.sparse.map", sparse.join(","));
  return records;
}
function parseRecord(text) {
  const space = text.indexOf(" ");
  if (space < 0) throw invalid();
  const length = parseDecimal(text.slice(0, space));
  if (!(length >= 5) || length > text.length || length <= space + 1) throw invalid();
  if (text[length - 1] !== "\n") throw invalid();
  const record = text.slice(space + 1, length - 1);
  const equals = record.indexOf("=");
  if (equals <= 0) throw invalid();
  const key = record.slice(0, equals);
  const value = record.slice(equals + 1);
  if ((NAMES.has(key) ? value : key).includes("\0")) throw invalid();
  return { key, value, length };
}
function mergePax(header, records) {
  for (const [key, value] of records) {
    if (value === "") continue;
    switch (key) {
      case "path":
        header.name = value;
        break;
      case "linkpath":
        header.link = value;
        break;
      case "size":
        header.size = integer(value);
        break;
      case "uid":
        header.uid = integer(value);
        break;
      case "gid":
        header.gid = integer(value);
        break;
      case "mtime":
        header.mtime = time(value);
        break;
      case "atime":
      case "ctime":
        time(value);
        break;
    }
  }
}
function integer(text) {
  const value = parseDecimal(text);
  if (Number.isNaN(value)) throw invalid();
  return value;
}
function time(text) {
  const [, seconds = "", fraction = ""] = /^([^.]*)(?:\.([\s\S]*))?$/.exec(text) ?? [];
  if (!/^[0-9]*$/.test(fraction)) throw invalid();
  return integer(seconds);
}
function invalid() {
  return new LayerDataError("invalid", "a PAX header is malformed");
}

// src/layer/tar/sparse.ts
function paxSparseVersion(records) {
  const major = records.get("GNU.sparse.major") ?? "";
  const minor = records.get("GNU.sparse.minor") ?? "";
  if (major === "0" && (minor === "0" || minor === "1")) return "0";
  if (major === "1" && minor === "0") return "1.0";
  if (major !== "" || minor !== "") return null;
  return (records.get("GNU.sparse.map") ?? "") !== "" ? "0" : null;
}
function applySparseRecords(header, records) {
  const name = records.get("GNU.sparse.name") ?? "";
  if (name !== "") header.name = name;
  const size = records.get("GNU.sparse.size") || records.get("GNU.sparse.realsize") || "";
  if (size !== "") header.size = entryNumber(size);
}
function mapOfRecords(records) {
  const count = entryNumber(records.get("GNU.sparse.numblocks") ?? "");
  const text = records.get("GNU.sparse.map") ?? "";
  const parts = text === "" ? [] : text.split(",");
  if (count < 0 || parts.length !== 2 * count) throw invalid2();
  return parts.map(entryNumber);
}
var BodyMap = class {
  #text = "";
  #lines = [];
  #read = 0;
  #limits;
  constructor(limits = DEFAULT_LIMITS) {
    this.#limits = limits;
  }
  /** Takes one block; returns the map once it is complete. */
  add(block) {
    this.#read += BLOCK;
    if (this.#read > this.#limits.headerBytes) throw overLimit(this.#limits, "headerBytes", this.#read);
    const [end = "", ...lines] = latin1(block).split("\n");
    this.#text += end;
    for (const line of lines) {
      this.#lines.push(this.#text);
      this.#text = line;
    }
    const [first] = this.#lines;
    if (first === void 0) return null;
    const count = entryNumber(first);
    if (count < 0) throw invalid2();
    if (this.#lines.length < 1 + 2 * count) return null;
    return this.#lines.slice(1, 1 + 2 * count).map(entryNumber);
  }
};
function readOldEntries(block, at, map) {
  for (let i = 0; i < at.count; i++) {
    const entry = at.offset + 24 * i;
    if (block[entry] === 0) break;
    const offset = parseNumeric(block, entry, 12);
    const length = parseNumeric(block, entry + 12, 12);
    if (Number.isNaN(offset) || Number.isNaN(length)) throw invalid2();
    map.push(offset, length);
  }
  return (block[at.offset + 24 * at.count] ?? 0) > 0;
}
function checkMap(map, size, stored) {
  let end = 0;
  let sum = 0;
  for (let i = 0; i < map.length; i += 2) {
    const offset = map[i] ?? -1;
    const length = map[i + 1] ?? -1;
    if (offset < 0 || length < 0 || offset + length > size || end > offset) throw invalid2();
    end = offset + length;
    sum += length;
  }
  if (!(size >= 0) || sum !== stored) throw invalid2();
}
function entryNumber(text) {
  const value = parseDecimal(text);
  if (Number.isNaN(value)) throw invalid2();
  return value;
}
function invalid2() {
  return new LayerDataError("invalid", "a sparse file has a malformed map");
}

// src/layer/tar/parser.ts
function* parseTar(onEntry, limits = DEFAULT_LIMITS) {
  const want = { take: BLOCK, skip: 0, sink: null };
  let prepared = { pax: null, longName: "", longLink: "" };
  for (; ; ) {
    want.take = BLOCK;
    const { bytes: block } = yield want;
    if (block.length === 0) return "eof";
    if (block.length < BLOCK) throw truncated();
    if (isZeroBlock(block)) return yield* endOfArchive(want);
    const header = decodeHeader(block);
    let padding = paddingOf(header.size);
    if (isSpecial(header.type)) {
      yield* readSpecial(want, header, { prepared, limits });
      if (header.type === TYPE.paxGlobal) {
        onEntry(header);
        prepared = { pax: null, longName: "", longLink: "" };
      }
    } else {
      complete(header, prepared);
      padding = paddingOf(header.stored);
      if (header.type === TYPE.gnuSparse) yield* oldSparse(want, header, { block, limits });
      else if (prepared.pax) yield* paxSparse(want, header, { pax: prepared.pax, limits });
      if (prepared.pax || prepared.longName || prepared.longLink) prepared = { pax: null, longName: "", longLink: "" };
      checkSizes(header);
      if (header.name.length > limits.nameBytes || header.link.length > limits.nameBytes)
        throw overLimit(limits, "nameBytes", Math.max(header.name.length, header.link.length));
      want.sink = onEntry(header);
      if (header.stored > 0) {
        want.take = 0;
        want.skip = want.sink ? header.stored : header.stored + padding;
        const { missing } = yield want;
        if (want.sink === null) {
          if (missing > padding) throw truncated();
          if (missing > 0) return "eof";
          padding = 0;
        } else if (missing > 0) throw truncated();
        want.sink = null;
        want.skip = 0;
      }
    }
    if (padding > 0) {
      want.take = 0;
      want.skip = padding;
      if ((yield want).missing > 0) return "eof";
      want.skip = 0;
    }
  }
}
function* endOfArchive(want) {
  const second = yield* take(want, BLOCK);
  if (second.length === 0) return "eof";
  if (second.length < BLOCK) throw truncated();
  if (isZeroBlock(second)) return "marker";
  throw new LayerDataError("invalid", "a zero block stands between entries");
}
function isSpecial(type) {
  return type === TYPE.paxLocal || type === TYPE.paxGlobal || type === TYPE.gnuLongName || type === TYPE.gnuLongLink;
}
function* readSpecial(want, header, { prepared, limits }) {
  const { size } = header;
  if (size < 0) throw negative();
  if (size > limits.headerBytes) throw overLimit(limits, "headerBytes", size);
  const bytes = yield* take(want, size);
  if (bytes.length < size) throw truncated();
  const body = latin1(bytes);
  if (header.type === TYPE.paxLocal) prepared.pax = parsePax(body);
  else if (header.type === TYPE.gnuLongName) prepared.longName = upToNul(body);
  else if (header.type === TYPE.gnuLongLink) prepared.longLink = upToNul(body);
  else {
    header.name = parsePax(body).get("path") || header.name;
    header.link = "";
    header.size = 0;
  }
}
function complete(header, { pax, longName, longLink }) {
  if (!isHeaderOnly(header.type) && header.size < 0) throw negative();
  if (pax) mergePax(header, pax);
  if (longName !== "") header.name = longName;
  if (longLink !== "") header.link = longLink;
  if (header.type === TYPE.regularNul) header.type = header.name.endsWith("/") ? TYPE.directory : TYPE.regular;
  const headerOnly = isHeaderOnly(header.type);
  if (!headerOnly && header.size < 0) throw negative();
  header.stored = headerOnly ? 0 : header.size;
}
function checkSizes({ size, stored }) {
  if (stored > Number.MAX_SAFE_INTEGER) throw truncated();
  if (size > Number.MAX_SAFE_INTEGER) throw new LayerDataError("limit", "a file is larger than 2^53 bytes");
}
function* oldSparse(want, entry, { block: header, limits }) {
  if (!entry.gnu) throw new LayerDataError("invalid", "a sparse file has no GNU header");
  entry.size = parseNumeric(header, 483, 12);
  entry.sparse = true;
  const map = [];
  let more = readOldEntries(header, { offset: 386, count: 4 }, map);
  for (let read = BLOCK; more; read += BLOCK) {
    if (read >= limits.headerBytes) throw overLimit(limits, "headerBytes", read + BLOCK);
    const block = yield* take(want, BLOCK);
    if (block.length < BLOCK) throw truncated();
    more = readOldEntries(block, { offset: 0, count: 21 }, map);
  }
  checkMap(map, entry.size, entry.stored);
}
function* paxSparse(want, entry, { pax, limits }) {
  const version = paxSparseVersion(pax);
  if (version === null) return;
  applySparseRecords(entry, pax);
  let map = version === "0" ? mapOfRecords(pax) : null;
  for (const body = new BodyMap(limits); map === null; ) {
    if (entry.stored < BLOCK) throw truncated();
    const block = yield* take(want, BLOCK);
    if (block.length < BLOCK) throw truncated();
    entry.stored -= BLOCK;
    map = body.add(block);
  }
  if (isHeaderOnly(entry.type)) throw new LayerDataError("invalid", "a sparse map belongs to no regular file");
  checkMap(map, entry.size, entry.stored);
  entry.sparse = true;
}
function* take(want, bytes) {
  if (bytes === 0) return new Uint8Array(0);
  want.take = bytes;
  want.skip = 0;
  return (yield want).bytes;
}
function paddingOf(size) {
  return (BLOCK - size % BLOCK) % BLOCK;
}
function upToNul(text) {
  const nul = text.indexOf("\0");
  return nul < 0 ? text : text.slice(0, nul);
}
function negative() {
  return new LayerDataError("invalid", "an entry has a negative size");
}
function truncated() {
  return new LayerDataError("truncated", "the tar ends in the middle of an entry");
}

// src/layer/tar/feed.ts
var NOTHING = new Uint8Array(0);
var TarFeed = class {
  #parser;
  #reply = { bytes: NOTHING, missing: 0 };
  #want = null;
  #end = null;
  /** Perf: every header is copied here, which costs less than a view of its own for each. */
  #block = Buffer.allocUnsafeSlow(BLOCK);
  /** Bytes collected so far of a `take` that spans chunks. */
  #carry = NOTHING;
  #carried = 0;
  #toSkip = 0;
  #position = 0;
  constructor(onEntry, limits = DEFAULT_LIMITS) {
    this.#parser = parseTar(onEntry, limits);
    this.#advance(NOTHING, 0);
  }
  /** Bytes of the archive consumed so far; inside `onEntry`, where the entry's body starts. */
  get position() {
    return this.#position;
  }
  /** Whether the end-of-archive marker has been read; what follows does not count. */
  get ended() {
    return this.#end !== null;
  }
  /** How many of the next bytes nobody looks at; Infinity after the end. */
  get skippable() {
    if (this.#end !== null) return Number.POSITIVE_INFINITY;
    return this.#want?.sink ? 0 : this.#toSkip;
  }
  /** Jumps over up to `skippable` bytes that exist in the source. */
  skip(bytes) {
    if (this.#end !== null) return;
    this.#position += bytes;
    this.#toSkip -= bytes;
    if (this.#toSkip === 0) this.#advance(NOTHING, 0);
  }
  /** @param length how many of the bytes count, from the first. Perf: a view of fewer would be a new object each time */
  push(bytes, length = bytes.length) {
    const chunk = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    while (at < length && this.#end === null)
      at = this.#toSkip > 0 ? this.#pass(chunk, at, length) : this.#collect(chunk, at, length);
  }
  /** To be called at the end of the bytes. @returns how the archive ended. */
  finish() {
    while (this.#end === null) {
      const missing = this.#toSkip;
      this.#toSkip = 0;
      const bytes = this.#carry.subarray(0, this.#carried);
      this.#carried = 0;
      this.#advance(bytes, missing);
    }
    return this.#end;
  }
  #pass(chunk, at, length) {
    const end = Math.min(length, at + this.#toSkip);
    this.#want?.sink?.(at === 0 && end === chunk.length ? chunk : chunk.subarray(at, end));
    this.#toSkip -= end - at;
    this.#position += end - at;
    if (this.#toSkip === 0) this.#advance(NOTHING, 0);
    return end;
  }
  #collect(chunk, at, length) {
    const take3 = this.#want?.take ?? 0;
    if (this.#carried === 0 && length - at >= take3) {
      this.#position += take3;
      if (take3 === BLOCK) chunk.copy(this.#block, 0, at, at + BLOCK);
      this.#advance(take3 === BLOCK ? this.#block : chunk.subarray(at, at + take3), 0);
      return at + take3;
    }
    const part = chunk.subarray(at, Math.min(length, at + take3 - this.#carried));
    if (this.#carry.length < this.#carried + part.length) {
      const larger = new Uint8Array(Math.min(take3, 2 * (this.#carried + part.length)));
      larger.set(this.#carry.subarray(0, this.#carried));
      this.#carry = larger;
    }
    this.#carry.set(part, this.#carried);
    this.#carried += part.length;
    this.#position += part.length;
    if (this.#carried === take3) {
      this.#carried = 0;
      this.#advance(this.#carry.subarray(0, take3), 0);
    }
    return at + part.length;
  }
  #advance(bytes, missing) {
    this.#reply.bytes = bytes;
    this.#reply.missing = missing;
    const step = this.#parser.next(this.#reply);
    if (step.done) {
      this.#end = step.value;
      this.#want = null;
      this.#toSkip = 0;
    } else {
      this.#want = step.value;
      this.#toSkip = step.value.skip;
    }
  }
};

// src/layer/elf-parts.ts
var HEADER = 64;
function mayHaveSymbols({ name, size, type, sparse }) {
  return size >= LEAST_ELF && !sparse && !isHeaderOnly(type) && !/\.(?:o|ko|a)$/.test(name);
}
function noteSymbols(bytes, index, { entry, body }) {
  const size = index.size(entry);
  const read = (offset, length) => {
    if (length < 0 || offset + length > size) return null;
    const part = new Uint8Array(length);
    return bytes.readAt(part, body + offset) === length ? part : null;
  };
  index.setSymbolBytes(entry, symbolBytes(read, size));
}
function symbolsOf(index, entry) {
  const size = index.size(entry);
  const header = partOf({ offset: 0, length: HEADER });
  const parts = [header];
  let table = null;
  let named = false;
  let position = 0;
  return (chunk) => {
    const end = position + chunk.length;
    const add = (wanted) => {
      const added = wanted.filter(({ offset }) => offset >= position).map(partOf);
      for (const part of added) take2(part, chunk, position);
      parts.push(...added);
      return added[0] ?? null;
    };
    for (const part of parts) take2(part, chunk, position);
    if (position < HEADER && end >= HEADER) table = add(partsOf(header.bytes, size));
    if (table !== null && !named && end >= table.offset + table.bytes.length) {
      named = true;
      add(partsOf(header.bytes, size, table.bytes));
    }
    position = end;
    if (position === size && table !== null) index.setSymbolBytes(entry, symbolBytes(reader(parts), size));
  };
}
function take2({ offset, bytes }, chunk, position) {
  const start = Math.max(offset, position);
  const end = Math.min(offset + bytes.length, position + chunk.length);
  if (start < end) bytes.set(chunk.subarray(start - position, end - position), start - offset);
}
function partOf({ offset, length }) {
  return { offset, bytes: new Uint8Array(length) };
}
function reader(parts) {
  return (offset, length) => {
    const found = parts.find((one) => one.offset <= offset && offset + length <= one.offset + one.bytes.length);
    return found ? found.bytes.subarray(offset - found.offset, offset - found.offset + length) : null;
  };
}

// src/layer/kept-files.ts
var KIB = 1024;
var MIB = KIB * KIB;
var ANYWHERE = /^/;
var LOCKFILE = { directory: /(?:^|\/)node_modules$/, most: 4 * MIB };
var PLATFORM_PACKAGE = /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]*(?:linux|darwin|win32|windows|freebsd|openbsd|netbsd|sunos|aix|android|openharmony|fsevents)[^/]*$/;
var NO_PACKAGE = /^(?!(?:.*\/)?node_modules(?:\/|$))/;
var KEPT = /* @__PURE__ */ new Map([
  ["passwd", [{ directory: /^etc$/, most: 256 * KIB }]],
  ["os-release", [{ directory: /^(?:etc|usr\/lib)$/, most: 16 * KIB }]],
  ["apt.conf", [{ directory: /^etc\/apt$/, most: 64 * KIB }]],
  ["config", [{ directory: /^usr\/local\/bundle$/, most: 64 * KIB }]],
  ["pyvenv.cfg", [{ directory: ANYWHERE, most: 4 * KIB }]],
  [".package-lock.json", [LOCKFILE]],
  ["installed.json", [{ directory: /(?:^|\/)vendor\/composer$/, most: 4 * MIB }]],
  [
    "package.json",
    [
      { directory: PLATFORM_PACKAGE, most: 64 * KIB },
      { directory: NO_PACKAGE, most: 64 * KIB }
    ]
  ]
]);
var APT_PARTS = { directory: /^etc\/apt\/apt\.conf\.d$/, most: 64 * KIB };
var CORE_NAME = /^core(?:\.\d+)?$/;
var CORE = { directory: ANYWHERE, most: Number.POSITIVE_INFINITY, head: 64 };
var MAX_KEPT = 32 * MIB;
var OVERHEAD = 128;
var KeptFiles = class {
  #index;
  #left = MAX_KEPT;
  #bytes = null;
  #filled = 0;
  #entry = -1;
  constructor(index) {
    this.#index = index;
  }
  /** How many bytes from the start of an entry are kept; 0 for most. The entry is in the index already. */
  wanted(header, entry) {
    const { name, size } = header;
    if (size === 0 || isHeaderOnly(header.type) || header.sparse) return 0;
    const base = name.slice(name.lastIndexOf("/") + 1);
    const known = KEPT.get(base);
    if (known === void 0 && !name.includes("apt.conf.d/") && !(base.startsWith("core") && CORE_NAME.test(base)))
      return 0;
    const directory = this.#index.directory(entry);
    const found = [...known ?? [], APT_PARTS, ...CORE_NAME.test(base) ? [CORE] : []].find(
      (one) => one.directory.test(directory) && size <= one.most
    );
    if (found === void 0) return 0;
    const bytes = Math.min(size, found.head ?? size);
    return bytes + OVERHEAD <= this.#left ? bytes : 0;
  }
  /** Keeps these bytes, which become the index's own. */
  keep(entry, bytes) {
    this.#left -= bytes.length + OVERHEAD;
    this.#index.keep(entry, bytes);
  }
  /** Takes the first bytes of an entry's body as it passes; they are kept once all have come. */
  start(entry, bytes) {
    this.#entry = entry;
    this.#bytes = new Uint8Array(bytes);
    this.#filled = 0;
    return (chunk) => this.#take(chunk);
  }
  #take(chunk) {
    if (this.#bytes === null) return;
    const part = chunk.subarray(0, this.#bytes.length - this.#filled);
    this.#bytes.set(part, this.#filled);
    this.#filled += part.length;
    if (this.#filled < this.#bytes.length) return;
    this.keep(this.#entry, this.#bytes);
    this.#bytes = null;
  }
};

export {
  TarFeed,
  mayHaveSymbols,
  noteSymbols,
  symbolsOf,
  KeptFiles
};
