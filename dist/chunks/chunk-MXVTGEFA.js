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
  TarHeader,
  asBuffer,
  isHeaderOnly,
  isSpecial,
  isZeroBlock,
  latin1,
  parseDecimal,
  parseNumeric
} from "./chunk-EBBSLRIS.js";
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
var NOTHING = new Uint8Array(0);
var TarParser = class {
  /** How many bytes it wants handed over at once; 0 where it wants none, but `skip` bytes passed to `sink` or over. */
  take = BLOCK;
  skip = 0;
  sink = null;
  /** Null until the archive has ended. */
  end = null;
  #onEntry;
  #limits;
  #header = new TarHeader();
  #prepared = null;
  /** What takes the bytes wanted; null where they are a header. */
  #special = null;
  /** Zero bytes that follow the body, or end what is skipped. */
  #padding = 0;
  constructor(onEntry, limits = DEFAULT_LIMITS) {
    this.#onEntry = onEntry;
    this.#limits = limits;
  }
  /**
   * The bytes wanted; fewer at the end of input.
   * @throws LayerDataError where Go's reader gives an error
   */
  took(bytes, at, length) {
    if (this.#special !== null) this.#follow(this.#special.next(bytes.subarray(at, at + length)));
    else if (length === 0) this.end = "eof";
    else if (length < BLOCK) throw truncated();
    else if (isZeroBlock(bytes, at)) this.#start(this.#endOfArchive());
    else this.#read(bytes, at);
  }
  /** All that was to be skipped is over. @param missing how many bytes of it there were not @throws LayerDataError */
  skipped(missing = 0) {
    if (missing > (this.sink === null ? this.#padding : 0)) throw truncated();
    if (missing > 0) this.end = "eof";
    else if (this.sink === null) this.#awaitHeader();
    else {
      this.sink = null;
      this.#skipPadding();
    }
  }
  #awaitHeader() {
    this.take = BLOCK;
    this.skip = 0;
  }
  #skipPadding() {
    this.take = 0;
    this.skip = this.#padding;
    if (this.skip === 0) this.#awaitHeader();
  }
  #read(bytes, at) {
    const header = this.#header;
    header.read(bytes, at);
    if (isSpecial(header.type)) {
      this.#start(this.#describe());
      return;
    }
    complete(header, this.#prepared);
    this.#padding = paddingOf(header.stored);
    const pax = this.#prepared?.pax ?? null;
    const version = pax && paxSparseVersion(pax);
    if (header.type === TYPE.gnuSparse) this.#start(this.#oldSparse(Buffer.from(bytes.subarray(at, at + BLOCK))));
    else if (pax && version) this.#start(this.#paxSparse(pax, version));
    else this.#enter();
  }
  /** Hands an entry over. */
  #enter() {
    const header = this.#header;
    this.#prepared = null;
    checkSizes(header);
    const { nameBytes } = this.#limits;
    if (header.nameBytes.length > nameBytes || header.linkBytes.length > nameBytes)
      throw overLimit(this.#limits, "nameBytes", Math.max(header.nameBytes.length, header.linkBytes.length));
    const sink = this.#onEntry(header);
    if (header.stored === 0) this.#skipPadding();
    else {
      this.sink = sink;
      this.take = 0;
      this.skip = sink ? header.stored : header.stored + this.#padding;
    }
  }
  /** Lets a generator have the bytes that it wants. */
  #start(special) {
    this.#special = special;
    this.#header.detach();
    this.#follow(special.next());
  }
  #follow({ done, value }) {
    if (done) this.#special = null;
    else this.take = value;
  }
  *#endOfArchive() {
    const second = yield BLOCK;
    if (second.length > 0 && second.length < BLOCK) throw truncated();
    if (second.length > 0 && !isZeroBlock(second))
      throw new LayerDataError("invalid", "a zero block stands between entries");
    this.end = second.length === 0 ? "eof" : "marker";
  }
  /** Reads a header that only describes the next entry, or all that follow. */
  *#describe() {
    const header = this.#header;
    const { size } = header;
    if (size < 0) throw negative();
    if (size > this.#limits.headerBytes) throw overLimit(this.#limits, "headerBytes", size);
    const bytes = size === 0 ? NOTHING : yield size;
    if (bytes.length < size) throw truncated();
    const body = latin1(bytes);
    this.#prepared ??= { pax: null, longName: "", longLink: "" };
    if (header.type === TYPE.paxLocal) this.#prepared.pax = parsePax(body);
    else if (header.type === TYPE.gnuLongName) this.#prepared.longName = upToNul(body);
    else if (header.type === TYPE.gnuLongLink) this.#prepared.longLink = upToNul(body);
    else {
      header.name = parsePax(body).get("path") || header.name;
      header.link = "";
      header.size = 0;
      this.#onEntry(header);
      this.#prepared = null;
    }
    this.#padding = paddingOf(size);
    this.#skipPadding();
  }
  *#oldSparse(block) {
    const header = this.#header;
    if (!header.gnu) throw new LayerDataError("invalid", "a sparse file has no GNU header");
    header.size = parseNumeric(block, 483, 12);
    header.sparse = true;
    const map = [];
    let more = readOldEntries(block, { offset: 386, count: 4 }, map);
    for (let read = BLOCK; more; read += BLOCK) {
      if (read >= this.#limits.headerBytes) throw overLimit(this.#limits, "headerBytes", read + BLOCK);
      const next = yield BLOCK;
      if (next.length < BLOCK) throw truncated();
      more = readOldEntries(next, { offset: 0, count: 21 }, map);
    }
    checkMap(map, header.size, header.stored);
    this.#enter();
  }
  *#paxSparse(pax, version) {
    const header = this.#header;
    applySparseRecords(header, pax);
    let map = version === "0" ? mapOfRecords(pax) : null;
    for (const body = new BodyMap(this.#limits); map === null; ) {
      if (header.stored < BLOCK) throw truncated();
      const block = yield BLOCK;
      if (block.length < BLOCK) throw truncated();
      header.stored -= BLOCK;
      map = body.add(block);
    }
    if (isHeaderOnly(header.type)) throw new LayerDataError("invalid", "a sparse map belongs to no regular file");
    checkMap(map, header.size, header.stored);
    header.sparse = true;
    this.#enter();
  }
};
function complete(header, prepared) {
  if (!isHeaderOnly(header.type) && header.size < 0) throw negative();
  if (prepared) {
    const { pax, longName, longLink } = prepared;
    if (pax) mergePax(header, pax);
    if (longName !== "") header.name = longName;
    if (longLink !== "") header.link = longLink;
  }
  if (header.type === TYPE.regularNul) header.type = header.name.endsWith("/") ? TYPE.directory : TYPE.regular;
  const headerOnly = isHeaderOnly(header.type);
  if (!headerOnly && header.size < 0) throw negative();
  header.stored = headerOnly ? 0 : header.size;
}
function checkSizes({ size, stored }) {
  if (stored > Number.MAX_SAFE_INTEGER) throw truncated();
  if (size > Number.MAX_SAFE_INTEGER) throw new LayerDataError("limit", "a file is larger than 2^53 bytes");
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
var TarFeed = class {
  #parser;
  /** Bytes collected so far of what the parser wants and chunks have in parts. */
  #carry = Buffer.alloc(0);
  #carried = 0;
  #position = 0;
  constructor(onEntry, limits) {
    this.#parser = new TarParser(onEntry, limits);
  }
  /** Bytes of the archive consumed so far; inside `onEntry`, where the entry's body starts. */
  get position() {
    return this.#position;
  }
  /** Whether the end-of-archive marker has been read; what follows does not count. */
  get ended() {
    return this.#parser.end !== null;
  }
  /** How many of the next bytes nobody looks at; Infinity after the end. */
  get skippable() {
    if (this.#parser.end !== null) return Number.POSITIVE_INFINITY;
    return this.#parser.sink ? 0 : this.#parser.skip;
  }
  /** Jumps over up to `skippable` bytes that exist in the source. */
  skip(bytes) {
    if (this.#parser.end === null) this.#skipped(bytes);
  }
  /** @param length how many of the bytes count, from the first. Perf: a view of fewer would be a new object each time */
  push(bytes, length = bytes.length) {
    const parser = this.#parser;
    const chunk = asBuffer(bytes);
    let at = 0;
    while (at < length && parser.end === null)
      at = parser.skip > 0 ? this.#pass(chunk, at, length) : this.#collect(chunk, at, length);
  }
  /** To be called at the end of the bytes. @returns how the archive ended. */
  finish() {
    const parser = this.#parser;
    for (; ; ) {
      if (parser.end !== null) return parser.end;
      const length = this.#carried;
      this.#carried = 0;
      if (parser.skip > 0) parser.skipped(parser.skip);
      else parser.took(this.#carry, 0, length);
    }
  }
  #pass(chunk, at, length) {
    const { sink, skip } = this.#parser;
    const end = Math.min(length, at + skip);
    sink?.(at === 0 && end === chunk.length ? chunk : chunk.subarray(at, end));
    this.#skipped(end - at);
    return end;
  }
  #skipped(bytes) {
    this.#position += bytes;
    this.#parser.skip -= bytes;
    if (this.#parser.skip === 0) this.#parser.skipped();
  }
  #collect(chunk, at, length) {
    const { take: take2 } = this.#parser;
    if (this.#carried === 0 && length - at >= take2) {
      this.#position += take2;
      this.#parser.took(chunk, at, take2);
      return at + take2;
    }
    const part = chunk.subarray(at, Math.min(length, at + take2 - this.#carried));
    if (this.#carry.length < this.#carried + part.length) {
      const larger = Buffer.alloc(Math.min(take2, 2 * (this.#carried + part.length)));
      larger.set(this.#carry.subarray(0, this.#carried));
      this.#carry = larger;
    }
    this.#carry.set(part, this.#carried);
    this.#carried += part.length;
    this.#position += part.length;
    if (this.#carried === take2) {
      this.#carried = 0;
      this.#parser.took(this.#carry, 0, take2);
    }
    return at + part.length;
  }
};

// src/layer/elf-parts.ts
var HEADER = 64;
function mayHaveSymbols(entry) {
  return entry.size >= LEAST_ELF && !entry.sparse && !isHeaderOnly(entry.type) && !/\.(?:o|ko|a)$/.test(entry.name);
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
      for (const part of added) take(part, chunk, position);
      parts.push(...added);
      return added[0] ?? null;
    };
    for (const part of parts) take(part, chunk, position);
    if (position < HEADER && end >= HEADER) table = add(partsOf(header.bytes, size));
    if (table !== null && !named && end >= table.offset + table.bytes.length) {
      named = true;
      add(partsOf(header.bytes, size, table.bytes));
    }
    position = end;
    if (position === size && table !== null) index.setSymbolBytes(entry, symbolBytes(reader(parts), size));
  };
}
function take({ offset, bytes }, chunk, position) {
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
var APT_PARTS_FOLDER = "etc/apt/apt.conf.d";
var APT_PARTS = { directory: /^etc\/apt\/apt\.conf\.d$/, most: 64 * KIB };
var CORE_NAME = /^core(?:\.\d+)?$/;
var CORE_START = Buffer.from("core");
var CORE = { directory: ANYWHERE, most: Number.POSITIVE_INFINITY, head: 64 };
var OUTLINES = new Set([...KEPT.keys()].map((base) => outlineOf(Buffer.from(base), 0, base.length)));
function outlineOf(bytes, start, end) {
  return (end - start << 8 | (bytes[start] ?? 0)) * 256 + (bytes[end - 1] ?? 0);
}
function mayBeKept({ bytes, end }, start) {
  if (OUTLINES.has(outlineOf(bytes, start, end))) return true;
  for (let i = 0; i < CORE_START.length; i++) if (bytes[start + i] !== CORE_START[i]) return false;
  return true;
}
function baseStart({ bytes, start, end }) {
  let at = end;
  while (at > start && bytes[at - 1] !== SLASH) at--;
  return at;
}
var SLASH = 47;
var MAX_KEPT = 32 * MIB;
var OVERHEAD = 128;
var KeptFiles = class {
  #index;
  #left = MAX_KEPT;
  #bytes = null;
  #filled = 0;
  #entry = -1;
  /** Whether the entry is in the folder of apt's settings. */
  #isAptPart = false;
  constructor(index) {
    this.#index = index;
  }
  /** How many bytes from the start of an entry are kept; 0 for most. The entry is in the index already. */
  wanted(header, entry) {
    if (!this.#index.isBesideLast(entry)) this.#isAptPart = this.#index.directory(entry) === APT_PARTS_FOLDER;
    const { size } = header;
    if (size === 0 || isHeaderOnly(header.type) || header.sparse) return 0;
    const start = baseStart(header.nameBytes);
    if (!this.#isAptPart && !mayBeKept(header.nameBytes, start)) return 0;
    const base = header.name.slice(start - header.nameBytes.start);
    const known = KEPT.get(base);
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
