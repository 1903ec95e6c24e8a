import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  LayerDataError
} from "./chunk-3TBRLTWZ.js";

// src/layer/columns.ts
var BYTES = (length) => new Uint8Array(length);
var SHORTS = (length) => new Uint16Array(length);
var WORDS = (length) => new Uint32Array(length);
var PIECE = 1 << 12;
var PIECE_BITS = 12;
var Column = class {
  #make;
  #pieces;
  #length;
  /**
   * @param make makes an array of the narrowest type of number that is worth a try
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
  get length() {
    return this.#length;
  }
  push(value) {
    const at = this.#length & PIECE - 1;
    if (at === 0) this.#pieces.push(this.#make(PIECE));
    const nth = this.#length >> PIECE_BITS;
    const piece = this.#pieces[nth];
    if (piece) {
      piece[at] = value;
      if (piece[at] !== value) this.#widen(nth, piece)[at] = value;
    }
    this.#length++;
  }
  #widen(nth, piece) {
    const wide = Float64Array.from(piece);
    this.#pieces[nth] = wide;
    return wide;
  }
  /** The value at an index; 0 outside. */
  at(index) {
    return this.#pieces[index >> PIECE_BITS]?.[index & PIECE - 1] ?? 0;
  }
};
var TEXT_PIECE = 1 << 16;
var SHORT = 64;
var scratch = Buffer.allocUnsafeSlow(SHORT);
var MANY = 16;
var TextColumn = class {
  #pieces;
  /** The last of the pieces. */
  #last = Buffer.alloc(0);
  #ends;
  /** Where the last text ends. */
  #end;
  /** Perf: a part of a text costs a fraction of one that is made of bytes. */
  #texts = [];
  /** How many texts of the last piece have been asked for since it grew. */
  #asked = 0;
  /** @param from what another column held. Nothing is added to such a column. */
  constructor(from) {
    this.#pieces = (from?.text.pieces ?? []).map((piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.length));
    this.#ends = new Column(WORDS, from?.ends);
    this.#end = from?.text.length ?? 0;
  }
  get data() {
    return { text: { pieces: this.#pieces, length: this.#end }, ends: this.#ends.data };
  }
  get length() {
    return this.#ends.length;
  }
  /** Length of all texts together. */
  get bytes() {
    return this.#end;
  }
  push(text) {
    const { length } = text;
    const bytes = length > SHORT ? Buffer.from(text, "latin1") : scratch;
    if (bytes === scratch) for (let i = 0; i < length; i++) bytes[i] = text.charCodeAt(i);
    this.pushBytes(bytes, 0, length);
  }
  /** Takes a copy of these bytes. */
  pushBytes(bytes, start, end) {
    if (this.#asked > 0) this.#texts[this.#pieces.length - 1] = null;
    this.#asked = 0;
    for (let from = start; from < end; ) {
      const at = this.#end % TEXT_PIECE;
      if (at === 0) this.#grow();
      const piece = this.#last;
      const count = Math.min(end - from, TEXT_PIECE - at);
      if (count > SHORT) bytes.copy(piece, at, from, from + count);
      else for (let i = 0; i < count; i++) piece[at + i] = bytes[from + i] ?? 0;
      from += count;
      this.#end += count;
    }
    this.#ends.push(this.#end);
  }
  #grow() {
    this.#last = Buffer.allocUnsafeSlow(TEXT_PIECE);
    this.#pieces.push(this.#last);
  }
  /** Whether some text in the column holds this one; may also find it across two texts. */
  mayHold(part) {
    let before = "";
    return this.#pieces.some((piece, nth) => {
      const filled2 = piece.subarray(0, this.#end - nth * TEXT_PIECE);
      const isAcross = (before + filled2.toString("latin1", 0, part.length)).includes(part);
      before = filled2.toString("latin1", Math.max(0, filled2.length - part.length));
      return isAcross || filled2.includes(part, 0, "latin1");
    });
  }
  /** Length of the text at an index. */
  lengthAt(index) {
    return this.#ends.at(index) - (index === 0 ? 0 : this.#ends.at(index - 1));
  }
  /** The text at an index; empty outside. */
  at(index) {
    const start = index === 0 ? 0 : this.#ends.at(index - 1);
    const end = this.#ends.at(index);
    if (end <= start) return "";
    const nth = Math.floor(start / TEXT_PIECE);
    const from = start % TEXT_PIECE;
    const to = from + end - start;
    return to <= TEXT_PIECE ? this.#part(nth, from, to) : this.#across(nth, from, to);
  }
  #part(nth, from, to) {
    const text = this.#texts[nth];
    if (text) return text.slice(from, to);
    const piece = this.#pieces[nth];
    if (piece === void 0) return "";
    if (nth === this.#pieces.length - 1 && this.#asked++ < MANY) return piece.toString("latin1", from, to);
    const whole = piece.toString("latin1", 0, Math.min(TEXT_PIECE, this.#end - nth * TEXT_PIECE));
    this.#texts[nth] = whole;
    return whole.slice(from, to);
  }
  /** A text that begins in one piece and ends in another. */
  #across(nth, from, to) {
    const pieces = this.#pieces.slice(nth, nth + Math.ceil(to / TEXT_PIECE));
    return Buffer.concat(pieces).toString("latin1", from, to);
  }
};
function filled({ pieces, length }) {
  let left = length;
  return pieces.map((piece) => {
    const part = piece.subarray(0, left);
    left -= part.length;
    return part;
  });
}
function columnOf(numbers) {
  return { pieces: inPieces(numbers, PIECE), length: numbers.length };
}
function textColumnOf(text, ends) {
  return { text: { pieces: inPieces(text, TEXT_PIECE), length: text.length }, ends: columnOf(ends) };
}
function inPieces(numbers, length) {
  const count = Math.ceil(numbers.length / length);
  return Array.from({ length: count }, (_, n) => numbers.subarray(n * length, (n + 1) * length));
}

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
var SLASH = 47;
var DOT = 46;
var CleanPath = class {
  bytes = Buffer.alloc(0);
  start = 0;
  end = 0;
  /** Where the directory ends; the start where there is none. */
  directoryEnd = 0;
  /** Where the last component starts. */
  base = 0;
  /** Takes the clean path of a name; see `cleanPath`. */
  clean(name) {
    if (this.#find(name)) return;
    const path = Buffer.from(cleanPath(name.text), "latin1");
    const slash = path.lastIndexOf(SLASH);
    this.bytes = path;
    this.start = 0;
    this.end = path.length;
    this.directoryEnd = Math.max(0, slash);
    this.base = slash + 1;
  }
  /** Whether the clean path is a part of the name, which it then is taken to be. */
  #find({ bytes, start, end: nameEnd }) {
    if (start === nameEnd) return false;
    const end = bytes[nameEnd - 1] === SLASH ? nameEnd - 1 : nameEnd;
    const first = bytes[start] === DOT && bytes[start + 1] === SLASH ? start + 2 : start;
    if (first >= end) return false;
    let component = first;
    for (let at = first; ; at++) {
      if (at < end && bytes[at] !== SLASH) continue;
      if (isOdd(bytes, component, at)) return false;
      if (at === end) break;
      component = at + 1;
    }
    this.bytes = bytes;
    this.start = first;
    this.end = end;
    this.directoryEnd = Math.max(first, component - 1);
    this.base = component;
    return true;
  }
};
function isOdd(bytes, start, end) {
  const length = end - start;
  if (length > 2) return false;
  return length === 0 || bytes[start] === DOT && (length === 1 || bytes[start + 1] === DOT);
}
function splitName(name) {
  const path = cleanPath(name);
  const slash = path.lastIndexOf("/");
  return slash < 0 ? { directory: "", base: path } : { directory: path.slice(0, slash), base: path.slice(slash + 1) };
}

// src/layer/entry-paths.ts
var EntryPaths = class {
  #bases;
  #directories;
  #directoryOf;
  #lastDirectory = Buffer.alloc(0);
  #path = new CleanPath();
  #bytes;
  /** @param from what others held. Nothing is added to such paths. */
  constructor(from) {
    this.#bases = new TextColumn(from?.bases);
    this.#directories = new TextColumn(from?.directories);
    this.#directoryOf = new Column(WORDS, from?.directoryOf);
    this.#bytes = from?.bytes ?? 0;
  }
  get data() {
    return {
      bases: this.#bases.data,
      directories: this.#directories.data,
      directoryOf: this.#directoryOf.data,
      bytes: this.#bytes
    };
  }
  /** Length of all paths together. */
  get bytes() {
    return this.#bytes;
  }
  /** Appends the clean path of a name. */
  add(name) {
    const path = this.#path;
    path.clean(name);
    this.#bytes += path.end - path.start;
    if (this.#directories.length === 0 || !this.#isLastDirectory(path)) {
      this.#directories.pushBytes(path.bytes, path.start, path.directoryEnd);
      this.#lastDirectory = Buffer.from(path.bytes.subarray(path.start, path.directoryEnd));
    }
    this.#directoryOf.push(this.#directories.length - 1);
    this.#bases.pushBytes(path.bytes, path.base, path.end);
  }
  #isLastDirectory({ bytes, start, directoryEnd }) {
    const last = this.#lastDirectory;
    if (directoryEnd - start !== last.length) return false;
    for (let i = 0; i < last.length; i++) if (bytes[start + i] !== last[i]) return false;
    return true;
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
  mayHoldBase(part) {
    return this.#bases.mayHold(part);
  }
};

// src/layer/tar/byte-span.ts
var NOTHING = Buffer.alloc(0);
var ByteSpan = class {
  bytes = NOTHING;
  /** Where it starts and ends in the bytes. */
  start = 0;
  end = 0;
  get length() {
    return this.end - this.start;
  }
  get text() {
    return this.start === this.end ? "" : this.bytes.toString("latin1", this.start, this.end);
  }
  set text(text) {
    this.point(Buffer.from(text, "latin1"), 0, text.length);
  }
  /** Points at these bytes, which stay the caller's. */
  point(bytes, start, end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }
  /** Points at a copy of the bytes, where those that it points at will not stay. */
  detach() {
    this.point(Buffer.from(this.bytes.subarray(this.start, this.end)), 0, this.length);
  }
};

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

// src/layer/tar/checksum.ts
var WORDS2 = 128;
var FIELD = { start: 148, end: 156 };
var Checksum = class {
  /** Perf: many headers come in one buffer, so one view of its words serves them all. */
  #bytes = null;
  #words = null;
  /** For headers that lie askew: words start at multiples of their width. */
  #block = Buffer.allocUnsafeSlow(4 * WORDS2);
  /**
   * POSIX sums unsigned bytes, the checksum itself as spaces; old Sun tar summed signed ones. Either is accepted.
   * Perf: four bytes at a time; byte by byte it took a tenth of the time for a large layer.
   */
  fits(bytes, at) {
    let words = this.#wordsOf(bytes);
    let first = at >> 2;
    if (words === null || (at & 3) !== 0) {
      bytes.copy(this.#block, 0, at, at + 4 * WORDS2);
      words = new Int32Array(this.#block.buffer);
      first = 0;
    }
    let pairs = 0;
    for (let i = first; i < first + WORDS2; i++) {
      const word = words[i] ?? 0;
      pairs += (word & 16711935) + (word >>> 8 & 16711935);
    }
    const all = (pairs & 65535) + (pairs >>> 16);
    let field = 0;
    for (let i = at + FIELD.start; i < at + FIELD.end; i++) field += bytes[i] ?? 0;
    const unsigned = all - field + (FIELD.end - FIELD.start) * 32;
    const stated = parseOctal(bytes, at + FIELD.start, FIELD.end - FIELD.start);
    return stated === unsigned || stated === unsigned - 256 * highBytes(bytes, at);
  }
  #wordsOf(bytes) {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#words = bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : null;
    }
    return this.#words;
  }
};
function highBytes(bytes, at) {
  let high = 0;
  for (let i = 0; i < 4 * WORDS2; i++) if (i < FIELD.start || i >= FIELD.end) high += (bytes[at + i] ?? 0) >> 7;
  return high;
}

// src/layer/tar/header.ts
var BLOCK = 512;
var NAME = { offset: 0, length: 100 };
var MODE = { offset: 100, length: 8 };
var UID = { offset: 108, length: 8 };
var GID = { offset: 116, length: 8 };
var SIZE = { offset: 124, length: 12 };
var MTIME = { offset: 136, length: 12 };
var LINK = { offset: 157, length: 100 };
var DEV_MAJOR = { offset: 329, length: 8 };
var DEV_MINOR = { offset: 337, length: 8 };
var PREFIX = { offset: 345, length: 155 };
var STAR = {
  prefix: { offset: 345, length: 131 },
  accessed: { offset: 476, length: 12 },
  changed: { offset: 488, length: 12 }
};
var SLASH2 = 47;
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
var TarHeader = class {
  type = 0;
  /** Logical size in bytes. */
  size = 0;
  /** Bytes of the body that are stored; differs from `size` for sparse files. */
  stored = 0;
  sparse = false;
  mode = 0;
  uid = 0;
  gid = 0;
  /** Seconds since 1970. */
  mtime = 0;
  gnu = false;
  nameBytes = new ByteSpan();
  linkBytes = new ByteSpan();
  /** For a name that lies in two places. */
  #joined = Buffer.allocUnsafeSlow(PREFIX.length + 1 + NAME.length);
  #checksum = new Checksum();
  get name() {
    return this.nameBytes.text;
  }
  set name(text) {
    this.nameBytes.text = text;
  }
  get link() {
    return this.linkBytes.text;
  }
  set link(text) {
    this.linkBytes.text = text;
  }
  /**
   * Takes a header where it lies. Names point at these bytes.
   * @throws LayerDataError `invalid` on a wrong checksum or a number that cannot be read
   */
  read(bytes, at) {
    if (!this.#checksum.fits(bytes, at)) throw new LayerDataError("invalid", "a tar header has a wrong checksum");
    const format = formatOf(bytes, at);
    this.type = bytes[at + 156] ?? 0;
    this.size = number(bytes, at, SIZE);
    this.stored = 0;
    this.sparse = false;
    this.mode = number(bytes, at, MODE);
    this.uid = number(bytes, at, UID);
    this.gid = number(bytes, at, GID);
    this.mtime = number(bytes, at, MTIME);
    this.gnu = format === "gnu";
    this.nameBytes.point(bytes, at, textEnd(bytes, at, NAME));
    this.linkBytes.point(bytes, at + LINK.offset, textEnd(bytes, at, LINK));
    if (format === "v7") return;
    number(bytes, at, DEV_MAJOR);
    number(bytes, at, DEV_MINOR);
    const prefix = prefixOf(bytes, at, format);
    if (prefix !== null) this.#join(bytes, at + prefix.offset, textEnd(bytes, at, prefix));
  }
  #join(bytes, start, end) {
    if (start === end) return;
    const joined = this.#joined;
    let length = 0;
    for (let i = start; i < end; i++) joined[length++] = bytes[i] ?? 0;
    joined[length++] = SLASH2;
    for (let i = this.nameBytes.start; i < this.nameBytes.end; i++) joined[length++] = bytes[i] ?? 0;
    this.nameBytes.point(joined, 0, length);
  }
  /** Lets names outlast the bytes that the header was read from. */
  detach() {
    this.nameBytes.detach();
    this.linkBytes.detach();
  }
};
function isHeaderOnly(type) {
  return type >= TYPE.link && type <= TYPE.fifo;
}
function isSpecial(type) {
  return type === TYPE.paxLocal || type === TYPE.paxGlobal || type === TYPE.gnuLongName || type === TYPE.gnuLongLink;
}
function isZeroBlock(bytes, at = 0) {
  for (let i = at; i < at + BLOCK; i++) if (bytes[i] !== 0) return false;
  return true;
}
function decodeHeader(block) {
  const header = new TarHeader();
  header.read(asBuffer(block), 0);
  return header;
}
function latin1(bytes) {
  return asBuffer(bytes).toString("latin1");
}
function asBuffer(bytes) {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
function textEnd(bytes, at, { offset, length }) {
  const last = at + offset + length;
  let end = at + offset;
  while (end < last && bytes[end] !== 0) end++;
  return end;
}
function formatOf(bytes, at) {
  const isUstar = bytes[at + 257] === 117 && bytes[at + 258] === 115 && bytes[at + 259] === 116 && bytes[at + 260] === 97 && bytes[at + 261] === 114;
  if (!isUstar) return "v7";
  if (bytes[at + 262] === 32) return bytes[at + 263] === 32 && bytes[at + 264] === 0 ? "gnu" : "v7";
  if (bytes[at + 262] !== 0) return "v7";
  const isStar = bytes[at + 508] === 116 && bytes[at + 509] === 97 && bytes[at + 510] === 114 && bytes[at + 511] === 0;
  return isStar ? "star" : "ustar";
}
function prefixOf(bytes, at, format) {
  if (format === "ustar") return PREFIX;
  if (format === "gnu") return hasMisplacedPrefix(bytes, at) ? PREFIX : null;
  number(bytes, at, STAR.accessed);
  number(bytes, at, STAR.changed);
  return STAR.prefix;
}
function hasMisplacedPrefix(bytes, at) {
  const bad = (offset) => bytes[at + offset] !== 0 && Number.isNaN(parseNumeric(bytes, at + offset, 12));
  if (!bad(345) && !bad(357)) return false;
  const end = textEnd(bytes, at, PREFIX);
  for (let i = at + PREFIX.offset; i < end; i++) if ((bytes[i] ?? 0) >= 128) return false;
  return true;
}
function number(bytes, at, { offset, length }) {
  const value = parseNumeric(bytes, at + offset, length);
  if (Number.isNaN(value)) throw new LayerDataError("invalid", `a tar header has no number at byte ${offset}`);
  return value;
}

// src/layer/entry-type.ts
function isListed(flag) {
  return flag !== TYPE.paxGlobal;
}
function entryTypeOf(flag) {
  switch (flag) {
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

// src/layer/partial-column.ts
var PartialColumn = class _PartialColumn {
  #make;
  #entries;
  #values;
  /** Values that came out of order, or that replace others. */
  #late = /* @__PURE__ */ new Map();
  /** Nothing can be appended to what another column held. */
  #isSealed;
  /** Where the last search ended. */
  #near = 0;
  /**
   * @param make makes what holds the values
   * @param from what another column held
   */
  constructor(make, from) {
    this.#make = make;
    this.#entries = new Column(WORDS, from?.entries);
    this.#values = make(from?.values);
    this.#isSealed = from !== void 0;
  }
  get data() {
    const { entries, values } = this.#late.size === 0 ? { entries: this.#entries, values: this.#values } : this.#settled();
    return { entries: entries.data, values: values.data };
  }
  /** How many entries have a value. */
  get size() {
    let size = this.#entries.length;
    for (const entry of this.#late.keys()) if (this.#find(entry) < 0) size++;
    return size;
  }
  /** The entries that have a value, ascending. */
  get all() {
    const known = Array.from({ length: this.#entries.length }, (_, nth) => this.#entries.at(nth));
    return this.#late.size === 0 ? known : [.../* @__PURE__ */ new Set([...known, ...this.#late.keys()])].sort((a, b) => a - b);
  }
  set(entry, value) {
    const { length } = this.#entries;
    if (this.#isSealed || length > 0 && entry <= this.#entries.at(length - 1)) this.#late.set(entry, value);
    else {
      this.#entries.push(entry);
      this.#values.push(value);
    }
  }
  has(entry) {
    return this.#late.has(entry) || this.#find(entry) >= 0;
  }
  get(entry) {
    const late = this.#late.size === 0 ? void 0 : this.#late.get(entry);
    if (late !== void 0) return late;
    const nth = this.#find(entry);
    return nth < 0 ? void 0 : this.#values.at(nth);
  }
  /** All values in their order. */
  #settled() {
    const settled = new _PartialColumn(this.#make);
    for (const entry of this.all) {
      const value = this.get(entry);
      if (value !== void 0) settled.set(entry, value);
    }
    return { entries: settled.#entries, values: settled.#values };
  }
  /** Which of the values is the entry's; -1 where it has none. */
  #find(entry) {
    const entries = this.#entries;
    if (entries.length === 0) return -1;
    if (!this.#isNear(entry)) {
      if (this.#near + 1 < entries.length) this.#near++;
      if (!this.#isNear(entry)) this.#near = this.#search(entry);
    }
    return entries.at(this.#near) === entry ? this.#near : -1;
  }
  /** Whether the entry is where the last search ended, or between there and the next. */
  #isNear(entry) {
    const next = this.#near + 1;
    return this.#entries.at(this.#near) <= entry && (next === this.#entries.length || entry < this.#entries.at(next));
  }
  /** The last place whose entry is not after this one; the first where there is none. */
  #search(entry) {
    let [low, high] = [0, this.#entries.length];
    while (high - low > 1) {
      const middle = low + high >>> 1;
      if (this.#entries.at(middle) <= entry) low = middle;
      else high = middle;
    }
    return low;
  }
};

// src/layer/layer-index.ts
var LATEST = 2 ** 32;
var someNumbers = (from) => new PartialColumn((data) => new Column(WORDS, data), from);
var someTexts = (from) => new PartialColumn((data) => new TextColumn(data), from);
var LayerIndex = class {
  #paths;
  #types;
  #sizes;
  #bodies;
  #modes;
  #times;
  #numbers;
  #texts;
  #linkBytes;
  #kept;
  /** @param from what another index held, which must not be used any more. Nothing is added to such an index. */
  constructor(from) {
    this.#paths = new EntryPaths(from?.paths);
    this.#types = new Column(BYTES, from?.full.types);
    this.#sizes = new Column(WORDS, from?.full.sizes);
    this.#bodies = new Column(WORDS, from?.full.bodies);
    this.#modes = new Column(SHORTS, from?.full.modes);
    this.#times = new Column(WORDS, from?.full.times);
    this.#numbers = {
      uids: someNumbers(from?.numbers.uids),
      gids: someNumbers(from?.numbers.gids),
      checksums: someNumbers(from?.numbers.checksums),
      stored: someNumbers(from?.numbers.stored),
      symbols: someNumbers(from?.numbers.symbols)
    };
    this.#texts = { links: someTexts(from?.texts.links), hashes: someTexts(from?.texts.hashes) };
    this.#linkBytes = from?.texts.links.values.text.length ?? 0;
    this.#kept = from?.kept ?? /* @__PURE__ */ new Map();
  }
  /** All of it as plain data. */
  get data() {
    const { uids, gids, checksums, stored, symbols } = this.#numbers;
    return {
      paths: this.#paths.data,
      full: {
        types: this.#types.data,
        sizes: this.#sizes.data,
        bodies: this.#bodies.data,
        modes: this.#modes.data,
        times: this.#times.data
      },
      numbers: {
        uids: uids.data,
        gids: gids.data,
        checksums: checksums.data,
        stored: stored.data,
        symbols: symbols.data
      },
      texts: { links: this.#texts.links.data, hashes: this.#texts.hashes.data },
      kept: this.#kept
    };
  }
  /** How many entries there are. */
  get length() {
    return this.#types.length;
  }
  /** Bytes of all names and link targets. */
  get textBytes() {
    return this.#paths.bytes + this.#linkBytes;
  }
  /**
   * Appends an entry.
   * @param body where its content starts in the uncompressed tar
   * @returns its index
   */
  add(entry, body) {
    const { length } = this;
    const { uids, gids, stored } = this.#numbers;
    this.#paths.add(entry.nameBytes);
    if (entry.linkBytes.length > 0) this.#texts.links.set(length, entry.link);
    this.#linkBytes += entry.linkBytes.length;
    this.#types.push(entry.type);
    this.#sizes.push(isHeaderOnly(entry.type) ? 0 : entry.size);
    this.#bodies.push(entry.sparse ? -1 : body);
    if (entry.sparse) stored.set(length, entry.stored);
    this.#modes.push(entry.mode);
    this.#times.push(entry.mtime > 0 && entry.mtime < LATEST ? entry.mtime : 0);
    if (entry.uid !== 0) uids.set(length, entry.uid);
    if (entry.gid !== 0) gids.set(length, entry.gid);
    return length;
  }
  /** Without slashes at either end; empty for the root. */
  path(entry) {
    return this.#paths.path(entry);
  }
  /** The path without its last component; empty where that is all. */
  directory(entry) {
    return this.#paths.directory(entry);
  }
  /** The last component of the path; empty for the root. */
  base(entry) {
    return this.#paths.base(entry);
  }
  /** Whether an entry is in the same directory as the one before it. */
  isBesideLast(entry) {
    return this.#paths.isBesideLast(entry);
  }
  /** Whether some last component may hold this text; false is certain. */
  mayHold(part) {
    return this.#paths.mayHoldBase(part);
  }
  /** Target of a symbolic link, or the name a hard link repeats. */
  link(entry) {
    return this.#texts.links.get(entry) ?? "";
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
    return this.#numbers.uids.get(entry) ?? 0;
  }
  gid(entry) {
    return this.#numbers.gids.get(entry) ?? 0;
  }
  /** Offset of the content in the uncompressed tar; -1 where content cannot be compared. */
  body(entry) {
    return this.#bodies.at(entry);
  }
  type(entry) {
    return entryTypeOf(this.#types.at(entry));
  }
  /** Remembers the hash of an entry's content, for layers whose bytes pass only once. */
  setHash(entry, hash) {
    this.#texts.hashes.set(entry, hash);
  }
  /** Whether the hash of an entry's content has been calculated. Perf: asked of all entries, it costs less than the hash. */
  isHashed(entry) {
    return this.#texts.hashes.has(entry);
  }
  /** How many entries have the hash of their content. */
  get hashCount() {
    return this.#texts.hashes.size;
  }
  /** Hash of an entry's content, where it has been calculated. */
  hash(entry) {
    return this.#texts.hashes.get(entry);
  }
  setChecksum(entry, sum) {
    this.#numbers.checksums.set(entry, sum);
  }
  /** CRC-32 of a large file's content, where it has been calculated; see checksums.ts. */
  checksum(entry) {
    return this.#numbers.checksums.get(entry);
  }
  /** Remembers an entry's content, or the start of it; see kept-files.ts. */
  keep(entry, bytes) {
    this.#kept.set(entry, bytes);
  }
  /** An entry's content, where it is one of the small files that are kept. */
  kept(entry) {
    return this.#kept.get(entry);
  }
  /** Entries whose content is kept, and those that are further names of others, of which it may be kept. */
  keptOrLinked() {
    return [...this.#kept.keys(), ...this.#texts.links.all.filter((one) => this.type(one) === "hardlink")];
  }
  /** Bytes that the layer holds of an entry; fewer than its size for sparse files. */
  stored(entry) {
    return this.#numbers.stored.get(entry) ?? this.size(entry);
  }
  setSymbolBytes(entry, bytes) {
    if (bytes > 0) this.#numbers.symbols.set(entry, bytes);
  }
  /** Bytes of symbols and debug information in a program; 0 for all else. */
  symbolBytes(entry) {
    return this.#numbers.symbols.get(entry) ?? 0;
  }
};

export {
  parseNumeric,
  parseDecimal,
  BLOCK,
  TYPE,
  TarHeader,
  isHeaderOnly,
  isSpecial,
  isZeroBlock,
  decodeHeader,
  latin1,
  asBuffer,
  isListed,
  splitName,
  WORDS,
  Column,
  TextColumn,
  filled,
  columnOf,
  textColumnOf,
  PartialColumn,
  LayerIndex
};
