import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  LayerDataError
} from "./chunk-3TBRLTWZ.js";

// src/layer/clean-path.ts
function cleanPath(name) {
  const path = name.endsWith("/") ? name.slice(0, -1) : name;
  const starts = path !== "" && path[0] !== "/" && path[0] !== ".";
  if (starts && !path.includes("/.") && !path.includes("//") && !path.endsWith("/")) return path;
  const kept = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") kept.pop();
    else kept.push(part);
  }
  return kept.join("/");
}
function splitName(name) {
  const path = cleanPath(name);
  const slash = path.lastIndexOf("/");
  return slash < 0 ? { directory: "", base: path } : { directory: path.slice(0, slash), base: path.slice(slash + 1) };
}

// src/layer/columns.ts
var PIECE = 1 << 12;
var PIECE_BITS = 12;
var Column = class {
  #make;
  #pieces;
  #length;
  /**
   * @param make makes an array of the type of number that the column holds
   * @param from what another column of the type held
   */
  constructor(make, from = { pieces: [], length: 0 }) {
    this.#make = make;
    this.#pieces = from.pieces;
    this.#length = from.length;
  }
  get data() {
    return { pieces: this.#pieces, length: this.#length };
  }
  push(value) {
    const at = this.#length & PIECE - 1;
    if (at === 0) this.#pieces.push(this.#make(PIECE));
    const piece = this.#pieces[this.#length >> PIECE_BITS];
    if (piece) piece[at] = value;
    this.#length++;
  }
  /** The value at an index; 0 outside. */
  at(index) {
    return this.#pieces[index >> PIECE_BITS]?.[index & PIECE - 1] ?? 0;
  }
};
var SHORT = 48;
function write(text, to, offset) {
  if (text.length > SHORT) to.write(text, offset, "latin1");
  else for (let i = 0; i < text.length; i++) to[offset + i] = text.charCodeAt(i);
}
var TEXT_PIECE = 1 << 16;
var RADIX = 2 ** 32;
var TextColumn = class {
  #pieces;
  /** Bytes used of the last piece. */
  #used;
  #starts;
  #lengths;
  /** @param from what another column held */
  constructor(from) {
    this.#pieces = (from?.pieces ?? []).map((piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.length));
    this.#used = from?.used ?? 0;
    this.#starts = new Column((length) => new Float64Array(length), from?.starts);
    this.#lengths = new Column((length) => new Uint32Array(length), from?.lengths);
  }
  get data() {
    const { data: starts } = this.#starts;
    const { data: lengths } = this.#lengths;
    return { pieces: this.#pieces, used: this.#used, starts, lengths };
  }
  push(text) {
    const last = this.#pieces.at(-1);
    let piece = last;
    if (piece === void 0 || this.#used + text.length > piece.length) {
      piece = Buffer.allocUnsafeSlow(Math.max(TEXT_PIECE, text.length));
      this.#pieces.push(piece);
      this.#used = 0;
    }
    this.#starts.push((this.#pieces.length - 1) * RADIX + this.#used);
    this.#lengths.push(text.length);
    write(text, piece, this.#used);
    this.#used += text.length;
  }
  /** Whether some text in the column holds this one; may also find it across two texts. */
  mayHold(part) {
    return this.#pieces.some((piece, at) => {
      const filled = at === this.#pieces.length - 1 ? piece.subarray(0, this.#used) : piece;
      return filled.includes(part, 0, "latin1");
    });
  }
  /** The text at an index; empty outside. */
  at(index) {
    const start = this.#starts.at(index);
    const offset = start % RADIX;
    return this.#pieces[Math.floor(start / RADIX)]?.toString("latin1", offset, offset + this.#lengths.at(index)) ?? "";
  }
};

// src/layer/layer-index-data.ts
function noFacts() {
  return {
    links: /* @__PURE__ */ new Map(),
    uids: /* @__PURE__ */ new Map(),
    gids: /* @__PURE__ */ new Map(),
    hashes: /* @__PURE__ */ new Map(),
    checksums: /* @__PURE__ */ new Map(),
    kept: /* @__PURE__ */ new Map(),
    stored: /* @__PURE__ */ new Map(),
    symbols: /* @__PURE__ */ new Map()
  };
}

// src/layer/tar/numeric.ts
function parseNumeric(block, offset, length) {
  const first = block[offset] ?? 0;
  return first & 128 ? parseBase256(block, offset, length) : parseOctal(block, offset, length);
}
function parseOctal(block, offset, length) {
  let start = offset;
  let end = offset + length;
  while (start < end && isPadding(block[start])) start++;
  while (end > start && isPadding(block[end - 1])) end--;
  let value = 0;
  for (let i = start; i < end; i++) {
    const byte = block[i] ?? 0;
    if (byte === 0) return value;
    if (byte < 48 || byte > 55) return Number.NaN;
    value = value * 8 + (byte - 48);
  }
  return value;
}
function isPadding(byte) {
  return byte === 32 || byte === 0;
}
function parseBase256(block, offset, length) {
  const invert = (block[offset] ?? 0) & 64 ? 255 : 0;
  let value = 0n;
  for (let i = 0; i < length; i++) {
    let byte = (block[offset + i] ?? 0) ^ invert;
    if (i === 0) byte &= 127;
    value = value << 8n | BigInt(byte);
  }
  if (value >> 63n) return Number.NaN;
  return Number(invert ? -value - 1n : value);
}
var INT64_MAX = 2n ** 63n - 1n;
var MAX_DIGITS = 19;
function parseDecimal(text) {
  let start = text[0] === "-" || text[0] === "+" ? 1 : 0;
  const negative = text[0] === "-";
  while (text[start] === "0" && start < text.length - 1) start++;
  const digits = text.length - start > MAX_DIGITS ? "" : text.slice(start);
  if (!/^[0-9]+$/.test(digits)) return Number.NaN;
  const value = BigInt(digits);
  if (value > INT64_MAX + (negative ? 1n : 0n)) return Number.NaN;
  return negative ? -Number(value) : Number(value);
}

// src/layer/tar/header.ts
var BLOCK = 512;
var TYPE = {
  regularNul: 0,
  regular: 48,
  link: 49,
  symlink: 50,
  char: 51,
  block: 52,
  directory: 53,
  fifo: 54,
  contiguous: 55,
  paxGlobal: 103,
  paxLocal: 120,
  gnuSparse: 83,
  gnuLongName: 76,
  gnuLongLink: 75
};
function isHeaderOnly(type) {
  return type >= TYPE.link && type <= TYPE.fifo;
}
function isZeroBlock(block) {
  for (let i = 0; i < BLOCK; i++) if (block[i] !== 0) return false;
  return true;
}
function fieldText(block, offset, length) {
  if (block[offset] === 0) return "";
  let end = offset + 1;
  while (end < offset + length && block[end] !== 0) end++;
  return latin1(block, offset, end);
}
function latin1(bytes, start = 0, end = bytes.length) {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.toString("latin1", start, end);
}
function decodeHeader(block) {
  if (!checksumFits(block)) throw new LayerDataError("invalid", "a tar header has a wrong checksum");
  const format = formatOf(block);
  const header = {
    name: fieldText(block, 0, 100),
    link: fieldText(block, 157, 100),
    type: block[156] ?? 0,
    size: number(block, 124, 12),
    stored: 0,
    sparse: false,
    mode: number(block, 100, 8),
    uid: number(block, 108, 8),
    gid: number(block, 116, 8),
    mtime: number(block, 136, 12),
    devMajor: 0,
    devMinor: 0,
    gnu: format === "gnu"
  };
  if (format !== "v7") {
    header.devMajor = number(block, 329, 8);
    header.devMinor = number(block, 337, 8);
    const prefix = prefixOf(block, format);
    if (prefix !== "") header.name = `${prefix}/${header.name}`;
  }
  return header;
}
function formatOf(block) {
  const isUstar = block[257] === 117 && block[258] === 115 && block[259] === 116 && block[260] === 97 && block[261] === 114;
  if (!isUstar) return "v7";
  if (block[262] === 32) return block[263] === 32 && block[264] === 0 ? "gnu" : "v7";
  if (block[262] !== 0) return "v7";
  const isStar = block[508] === 116 && block[509] === 97 && block[510] === 114 && block[511] === 0;
  return isStar ? "star" : "ustar";
}
function prefixOf(block, format) {
  switch (format) {
    case "ustar":
      return fieldText(block, 345, 155);
    case "star":
      number(block, 476, 12);
      number(block, 488, 12);
      return fieldText(block, 345, 131);
    case "gnu":
      return misplacedPrefix(block);
    case "v7":
      return "";
  }
}
function misplacedPrefix(block) {
  const bad = (offset) => block[offset] !== 0 && Number.isNaN(parseNumeric(block, offset, 12));
  if (!bad(345) && !bad(357)) return "";
  const prefix = fieldText(block, 345, 155);
  for (let i = 0; i < prefix.length; i++) if (prefix.charCodeAt(i) >= 128) return "";
  return prefix;
}
function number(block, offset, length) {
  const value = parseNumeric(block, offset, length);
  if (Number.isNaN(value)) throw new LayerDataError("invalid", `a tar header has no number at byte ${offset}`);
  return value;
}
var viewed = { block: new Uint8Array(0), words: new Int32Array(0) };
function checksumFits(block) {
  const { words } = block === viewed.block ? viewed : view(block);
  let pairs = 0;
  for (let i = 0; i < BLOCK / 4; i++) {
    const word = words[i] ?? 0;
    pairs += (word & 16711935) + (word >>> 8 & 16711935);
  }
  const all = (pairs & 65535) + (pairs >>> 16);
  let field = 0;
  for (let i = 148; i < 156; i++) field += block[i] ?? 0;
  const unsigned = all - field + 8 * 32;
  const stated = parseOctal(block, 148, 8);
  return stated === unsigned || stated === unsigned - 256 * highBytes(block);
}
function view(block) {
  const aligned = block.byteOffset % 4 === 0 ? block : Uint8Array.from(block);
  const seen = { block, words: new Int32Array(aligned.buffer, aligned.byteOffset, BLOCK / 4) };
  if (aligned === block) viewed = seen;
  return seen;
}
function highBytes(block) {
  let high = 0;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) high += (block[i] ?? 0) >> 7;
  return high;
}

// src/layer/layer-index.ts
var LATEST = 2 ** 32;
function isListed(type) {
  return type !== TYPE.paxGlobal;
}
var LayerIndex = class {
  #count;
  /** Last components. Perf: tars come grouped by directory, so a directory is kept once for all entries in a row. */
  #bases;
  #directories;
  /** Which of the directories an entry is in. */
  #directoryOf;
  #directoryCount;
  #lastDirectory = "";
  #pathBytes;
  #linkBytes;
  #types;
  #sizes;
  #bodies;
  #modes;
  #times;
  #facts;
  /** @param from what another index held, which must not be used any more. Nothing is added to such an index. */
  constructor(from) {
    this.#count = from?.count ?? 0;
    this.#bases = new TextColumn(from?.bases);
    this.#directories = new TextColumn(from?.directories);
    this.#directoryOf = new Column((length) => new Uint32Array(length), from?.directoryOf);
    this.#directoryCount = from?.directoryCount ?? 0;
    this.#pathBytes = from?.pathBytes ?? 0;
    this.#linkBytes = from?.linkBytes ?? 0;
    this.#types = new Column((length) => new Uint8Array(length), from?.types);
    this.#sizes = new Column((length) => new Float64Array(length), from?.sizes);
    this.#bodies = new Column((length) => new Float64Array(length), from?.bodies);
    this.#modes = new Column((length) => new Uint32Array(length), from?.modes);
    this.#times = new Column((length) => new Uint32Array(length), from?.times);
    this.#facts = from?.facts ?? noFacts();
  }
  /** All of it as plain data, to be sent to another thread. */
  get data() {
    return {
      count: this.#count,
      bases: this.#bases.data,
      directories: this.#directories.data,
      directoryOf: this.#directoryOf.data,
      directoryCount: this.#directoryCount,
      pathBytes: this.#pathBytes,
      linkBytes: this.#linkBytes,
      types: this.#types.data,
      sizes: this.#sizes.data,
      bodies: this.#bodies.data,
      modes: this.#modes.data,
      times: this.#times.data,
      facts: this.#facts
    };
  }
  /** How many entries there are. */
  get length() {
    return this.#count;
  }
  /** Bytes of all names and link targets. */
  get textBytes() {
    return this.#pathBytes + this.#linkBytes;
  }
  /**
   * Appends an entry.
   * @param body where its content starts in the uncompressed tar
   * @returns its index
   */
  add(entry, body) {
    this.#addPath(cleanPath(entry.name));
    if (entry.link !== "") this.#facts.links.set(this.#count, entry.link);
    this.#linkBytes += entry.link.length;
    this.#types.push(entry.type);
    this.#sizes.push(isHeaderOnly(entry.type) ? 0 : entry.size);
    this.#bodies.push(entry.sparse ? -1 : body);
    if (entry.sparse) this.#facts.stored.set(this.#count, entry.stored);
    this.#modes.push(entry.mode);
    this.#times.push(entry.mtime > 0 && entry.mtime < LATEST ? entry.mtime : 0);
    if (entry.uid !== 0) this.#facts.uids.set(this.#count, entry.uid);
    if (entry.gid !== 0) this.#facts.gids.set(this.#count, entry.gid);
    return this.#count++;
  }
  #addPath(path) {
    this.#pathBytes += path.length;
    const slash = path.lastIndexOf("/");
    const length = Math.max(0, slash);
    const isSame = length === this.#lastDirectory.length && path.startsWith(this.#lastDirectory);
    if (!isSame || this.#directoryCount === 0) {
      this.#lastDirectory = path.slice(0, length);
      this.#directories.push(this.#lastDirectory);
      this.#directoryCount++;
    }
    this.#directoryOf.push(this.#directoryCount - 1);
    this.#bases.push(path.slice(slash + 1));
  }
  /** Without slashes at either end; empty for the root. */
  path(entry) {
    const directory = this.directory(entry);
    return directory === "" ? this.base(entry) : `${directory}/${this.base(entry)}`;
  }
  /** The path without its last component; empty where that is all. */
  directory(entry) {
    return this.#directories.at(this.#directoryOf.at(entry));
  }
  /** The last component of the path; empty for the root. */
  base(entry) {
    return this.#bases.at(entry);
  }
  /** Whether an entry is in the same directory as the one before it. */
  isBesideLast(entry) {
    return entry > 0 && this.#directoryOf.at(entry) === this.#directoryOf.at(entry - 1);
  }
  /** Whether some last component may hold this text; false is certain. Perf: one search instead of decoding every one. */
  mayHold(part) {
    return this.#bases.mayHold(part);
  }
  /** Target of a symbolic link, or the name a hard link repeats. */
  link(entry) {
    return this.#facts.links.get(entry) ?? "";
  }
  /** Logical size in bytes; 0 for all but regular files. */
  size(entry) {
    return this.#sizes.at(entry);
  }
  /** Permission bits, and whatever else the header's mode holds. */
  mode(entry) {
    return this.#modes.at(entry);
  }
  /** Time of the last change in whole seconds since 1970; 0 where the header has none that a layer could have. */
  mtime(entry) {
    return this.#times.at(entry);
  }
  uid(entry) {
    return this.#facts.uids.get(entry) ?? 0;
  }
  gid(entry) {
    return this.#facts.gids.get(entry) ?? 0;
  }
  /** Offset of the content in the uncompressed tar; -1 where content cannot be compared. */
  body(entry) {
    return this.#bodies.at(entry);
  }
  type(entry) {
    switch (this.#types.at(entry)) {
      case TYPE.regular:
      case TYPE.contiguous:
      case TYPE.gnuSparse:
        return "file";
      case TYPE.directory:
        return "dir";
      case TYPE.symlink:
        return "symlink";
      case TYPE.link:
        return "hardlink";
      case TYPE.char:
        return "char";
      case TYPE.block:
        return "block";
      case TYPE.fifo:
        return "fifo";
      default:
        return "other";
    }
  }
  /** Remembers the hash of an entry's content, for layers whose bytes pass only once. */
  setHash(entry, hash) {
    this.#facts.hashes.set(entry, hash);
  }
  /** Hash of an entry's content, where it has been calculated. */
  hash(entry) {
    return this.#facts.hashes.get(entry);
  }
  setChecksum(entry, sum) {
    this.#facts.checksums.set(entry, sum);
  }
  /** CRC-32 of a large file's content, where it has been calculated; see checksums.ts. */
  checksum(entry) {
    return this.#facts.checksums.get(entry);
  }
  /** Remembers an entry's content, or the start of it; see kept-files.ts. */
  keep(entry, bytes) {
    this.#facts.kept.set(entry, bytes);
  }
  /** An entry's content, where it is one of the small files that are kept. */
  kept(entry) {
    return this.#facts.kept.get(entry);
  }
  /** Entries whose content is kept, and those that are further names of others, of which it may be kept. */
  keptOrLinked() {
    return [...this.#facts.kept.keys(), ...[...this.#facts.links.keys()].filter((one) => this.type(one) === "hardlink")];
  }
  /** Bytes that the layer holds of an entry; fewer than its size for sparse files. */
  stored(entry) {
    return this.#facts.stored.get(entry) ?? this.size(entry);
  }
  setSymbolBytes(entry, bytes) {
    if (bytes > 0) this.#facts.symbols.set(entry, bytes);
  }
  /** Bytes of symbols and debug information in a program; 0 for all else. */
  symbolBytes(entry) {
    return this.#facts.symbols.get(entry) ?? 0;
  }
};

export {
  splitName,
  parseNumeric,
  parseDecimal,
  BLOCK,
  TYPE,
  isHeaderOnly,
  isZeroBlock,
  latin1,
  decodeHeader,
  isListed,
  LayerIndex
};
