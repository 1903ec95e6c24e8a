import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  StoreProblem
} from "./chunk-PH5A7QWE.js";
import {
  member
} from "./chunk-XZ666ZMN.js";
import {
  HeldFiles,
  require_tar_stream
} from "./chunk-6R5PW5L4.js";
import {
  KeptFiles,
  TarFeed,
  mayHaveSymbols,
  noteSymbols
} from "./chunk-NWKAKDZI.js";
import "./chunk-474TXXUP.js";
import {
  LayerIndex,
  isHeaderOnly,
  isListed
} from "./chunk-OGOWTOFU.js";
import {
  asDigest,
  parseImageConfig
} from "./chunk-XOK6GZ2W.js";
import {
  inMemory,
  openDirectory
} from "./chunk-SXAFARRY.js";
import "./chunk-5TPRPYVJ.js";
import {
  sha256Of
} from "./chunk-6APWD5O3.js";
import {
  LayerDataError
} from "./chunk-3TBRLTWZ.js";
import {
  ImagebudgetError,
  codeOf
} from "./chunk-BM3QPQNS.js";
import {
  __toESM
} from "./chunk-5HJ3J6EK.js";

// src/source/store/open.ts
import { existsSync as existsSync2 } from "node:fs";

// src/source/store/content-store.ts
import { existsSync } from "node:fs";
import { join } from "node:path";
var OWN = "containerd/daemon";
var SYSTEM = "/var/lib/containerd";
var CONTENT = "io.containerd.content.v1.content";
var SNAPSHOTTER = /^io\.containerd\.snapshotter\./;
function mayHaveContent(facts) {
  return member(facts, "Descriptor") !== void 0 || member(member(facts, "GraphDriver"), "Name") === "overlayfs";
}
function openContent({ facts, info }, shown, io) {
  if (!hasSnapshotter(info)) throw new StoreProblem("it is neither of a graph driver nor of containerd");
  const digest = asDigest(String(member(facts, "Id")));
  if (digest === null) throw new StoreProblem("the engine does not say which image it is");
  const own = member(info, "DockerRootDir");
  const roots = [...typeof own === "string" && own.startsWith("/") ? [join(own, OWN)] : [], SYSTEM];
  const blob = `blobs/${digest.replace(":", "/")}`;
  const root = roots.map((folder) => join(folder, CONTENT)).find((folder) => existsSync(join(folder, blob)));
  if (root === void 0) throw new StoreProblem("the image is not found on this machine");
  return layoutOf(openDirectory(root, shown, io.signal), { digest, blob });
}
function hasSnapshotter(info) {
  const status = member(info, "DriverStatus");
  return Array.isArray(status) && status.some((pair) => Array.isArray(pair) && SNAPSHOTTER.test(String(pair[1])));
}
function layoutOf(content, { digest, blob }) {
  const size = content.get(blob);
  if (size?.kind !== "seekable") throw new StoreProblem("the image is no file");
  const documents = /* @__PURE__ */ new Map([
    ["oci-layout", { imageLayoutVersion: "1.0.0" }],
    ["index.json", { schemaVersion: 2, manifests: [{ digest, size: size.size }] }]
  ]);
  return {
    name: content.name,
    get(name) {
      const document = documents.get(name);
      return document ? inMemory(Buffer.from(JSON.stringify(document))) : content.get(name);
    },
    close: () => content.close()
  };
}

// src/source/store/graph-driver.ts
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

// src/source/store/contents.ts
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

// src/source/store/crc64.ts
function makeTable() {
  const table = { high: new Uint32Array(256), low: new Uint32Array(256) };
  for (let byte = 0; byte < 256; byte++) {
    let [high, low] = [0, byte];
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = (low & 1) === 1;
      low = (low >>> 1 | high << 31) >>> 0;
      high = isOdd ? high >>> 1 ^ 3623878656 : high >>> 1;
    }
    table.high[byte] = high;
    table.low[byte] = low;
  }
  return table;
}
var made = null;
function crc64(bytes) {
  made ??= makeTable();
  let [high, low] = [4294967295, 4294967295];
  for (const byte of bytes) {
    const at = (low ^ byte) & 255;
    low = ((low >>> 8 | high << 24) ^ (made.low[at] ?? 0)) >>> 0;
    high = (high >>> 8 ^ (made.high[at] ?? 0)) >>> 0;
  }
  const sum = Buffer.alloc(8);
  sum.writeUInt32BE(~high >>> 0, 0);
  sum.writeUInt32BE(~low >>> 0, 4);
  return sum.toString("base64");
}

// src/source/store/base64.ts
var BAD = 128;
var PADDING = 61;
var ZEROS = 1094795585;
var made2 = null;
function makeTable2() {
  const table = new Uint8Array(256).fill(BAD);
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (let value = 0; value < letters.length; value++) table[letters.charCodeAt(value)] = value;
  return table;
}
function decodeBase64(text, { from, to }, into) {
  made2 ??= makeTable2();
  const table = made2;
  const letter = (at) => table[text.getUint8(at)] ?? BAD;
  if ((to - from) % 4 !== 0) return -1;
  const padding = to > from && text.getUint8(to - 1) === PADDING ? text.getUint8(to - 2) === PADDING ? 2 : 1 : 0;
  const whole = padding > 0 ? to - 4 : to;
  into.fill(0, 0, (to - from) / 4 * 3);
  let seen = 0;
  let out = 0;
  for (let at = from; at < whole; at += 4, out += 3) {
    if (text.getUint32(at) === ZEROS) continue;
    const a = letter(at);
    const b = letter(at + 1);
    const c = letter(at + 2);
    const d = letter(at + 3);
    seen |= a | b | c | d;
    into[out] = a << 2 | b >> 4;
    into[out + 1] = b << 4 | c >> 2;
    into[out + 2] = c << 6 | d;
  }
  if (padding > 0) {
    const a = letter(whole);
    const b = letter(whole + 1);
    const c = padding === 1 ? letter(whole + 2) : 0;
    seen |= a | b | c;
    into[out] = a << 2 | b >> 4;
    if (padding === 1) into[out + 1] = b << 4 | c >> 2;
    out += 3 - padding;
  }
  return (seen & BAD) === 0 ? out : -1;
}

// src/source/store/tar-split.ts
var SEGMENT = Buffer.from('{"type":2,"payload":"');
var [NEWLINE, QUOTE] = [10, 34];
function readTarSplit(split, limits) {
  const reader = new SplitReader(limits);
  const view = new DataView(split.buffer, split.byteOffset, split.length);
  for (let at = 0; at < split.length; ) {
    const newline = split.indexOf(NEWLINE, at);
    const end = newline < 0 ? split.length : newline;
    const from = at + SEGMENT.length;
    if (startsWith(split, at, SEGMENT)) {
      const quote = split.indexOf(QUOTE, from);
      if (quote < 0 || quote > end) throw new StoreProblem("a segment has no end");
      reader.segment(view, from, quote);
    } else if (end > at) reader.line(contentLine(split, at, end) ?? parseLine(split.toString("utf8", at, end)));
    at = end + 1;
  }
  return reader.finish();
}
function startsWith(bytes, at, prefix) {
  for (let n = 0; n < prefix.length; n++) if (bytes[at + n] !== prefix[n]) return false;
  return true;
}
var CONTENT2 = Buffer.from('{"type":1,"');
var CONTENT_TAIL = /(?:,"size":(\d{1,15}))?,"payload":(?:"([A-Za-z0-9+/]{11}=)"|null),"position":\d+}$/;
var TAIL = 100;
function contentLine(split, at, end) {
  if (!startsWith(split, at, CONTENT2)) return null;
  const tail = CONTENT_TAIL.exec(split.toString("latin1", Math.max(at, end - TAIL), end));
  return tail && { type: 1, size: Number(tail[1] ?? 0), payload: tail[2] ?? "" };
}
function parseLine(line) {
  try {
    const value = JSON.parse(line);
    const [type, size = 0, payload] = ["type", "size", "payload"].map((name) => member(value, name));
    if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) throw new StoreProblem("a size is none");
    return { type, size, payload: typeof payload === "string" ? payload : "" };
  } catch (error) {
    if (error instanceof SyntaxError) throw new StoreProblem("a line is no JSON", error);
    throw error;
  }
}
var SplitReader = class {
  #index = new LayerIndex();
  #kept = new KeptFiles(this.#index);
  #feed;
  #limits;
  #wanted = [];
  #programs = [];
  /** The entry whose content comes next, and how much of it. */
  #entry = -1;
  #stored = 0;
  #isComparable = false;
  #wantedBytes = 0;
  #buffer = Buffer.allocUnsafeSlow(1 << 14);
  constructor(limits) {
    this.#limits = limits;
    this.#feed = new TarFeed((entry) => {
      if (this.#stored > 0) throw new StoreProblem("a content is missing");
      if (!isListed(entry.type)) return null;
      this.#entry = this.#index.add(entry, this.#feed.position);
      if (this.#entry >= limits.entries || this.#index.textBytes > limits.allNameBytes)
        throw new StoreProblem("it reaches a limit");
      this.#stored = entry.stored;
      this.#isComparable = !isHeaderOnly(entry.type) && !entry.sparse;
      this.#wantedBytes = this.#kept.wanted(entry, this.#entry);
      if (mayHaveSymbols(entry)) this.#programs.push(this.#entry);
      return null;
    }, limits);
  }
  /** @param text base64 from one place to another */
  segment(text, from, to) {
    const bytes = to - from > this.#buffer.length ? Buffer.allocUnsafe(to - from) : this.#buffer;
    const length = decodeBase64(text, { from, to }, bytes);
    if (length < 0) throw new StoreProblem("a segment is no base64");
    this.#feed.push(bytes.subarray(0, length));
  }
  line({ type, size, payload }) {
    if (type === 2) this.segment(new DataView(new TextEncoder().encode(payload).buffer), 0, payload.length);
    else if (type !== 1) throw new StoreProblem("an entry is of no known type");
    else if (size > 0 || this.#stored > 0) this.#content(size, payload);
  }
  #content(size, checksum) {
    if (size !== this.#stored || this.#feed.skippable < size)
      throw new StoreProblem("a size is not that of its header");
    if (checksum.length !== 12) throw new StoreProblem("a content has no checksum");
    this.#feed.skip(size);
    this.#stored = 0;
    if (this.#feed.position > this.#limits.layerBytes) throw new StoreProblem("it reaches a limit");
    if (this.#isComparable) this.#index.setHash(this.#entry, `crc64:${checksum}`);
    if (this.#wantedBytes > 0) {
      const content = new Uint8Array(this.#wantedBytes);
      this.#kept.keep(this.#entry, content);
      this.#wanted.push({ entry: this.#entry, size, content, checksum });
    }
  }
  finish() {
    if (this.#stored > 0 || this.#feed.finish() !== "marker") throw new StoreProblem("it ends early");
    return { index: this.#index, wanted: this.#wanted, programs: this.#programs };
  }
};
function isSizeOf(index, stated) {
  return sizesOf(index, allOf(index)).includes(stated) || sizesOf(index, lastOf(index)).includes(stated);
}
function sizesOf(index, entries) {
  let files = 0;
  let links = 0;
  for (const entry of entries) {
    files += index.size(entry);
    links += index.type(entry) === "symlink" ? index.link(entry).length : 0;
  }
  return [files, files + links];
}
function* allOf(index) {
  for (let entry = 0; entry < index.length; entry++) yield entry;
}
function lastOf(index) {
  const last = /* @__PURE__ */ new Map();
  for (let entry = 0; entry < index.length; entry++) last.set(index.path(entry), entry);
  return last.values();
}

// src/source/store/contents.ts
var { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = constants;
async function readContents(layer, folder, files) {
  const { index, wanted, programs } = layer;
  if (wanted.length + programs.length === 0) return;
  const plain = new PlainPaths(index);
  const entries = [...wanted.map(({ entry }) => entry), ...programs];
  if (!entries.every((entry) => plain.has(entry))) throw new StoreProblem("a file that matters is behind a link");
  if (files.sudo) return (await import("./contents-by-sudo-KT4DLDAM.js")).readBySudo(layer, { folder, sudo: files.sudo }, fill);
  const root = `${files.root}/${folder}`;
  for (const one of wanted) {
    const place = { path: index.path(one.entry), size: one.size };
    withFile(root, place, (fd) => {
      const found = new Uint8Array(one.content.length);
      fill(one, found.subarray(0, readSync(fd, found, 0, found.length, 0)));
    });
  }
  for (const entry of programs) {
    const [body, size] = [index.body(entry), index.size(entry)];
    withFile(root, { path: index.path(entry), size }, (fd) => {
      const readAt = (target, offset, length = target.length) => readSync(fd, target, 0, length, offset - body);
      noteSymbols({ kind: "seekable", size: body + size, readAt }, index, { entry, body });
    });
  }
}
function fill({ content, size, checksum }, found) {
  if (found.length !== content.length) throw new StoreProblem("a small file has another size");
  if (content.length === size && crc64(found) !== checksum) throw new StoreProblem("a small file has other content");
  content.set(found);
}
function withFile(root, { path, size }, use) {
  let fd = null;
  try {
    fd = openSync(root, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    const parts = path.split("/");
    for (const [at, part] of parts.entries()) {
      const kind = at === parts.length - 1 ? O_NONBLOCK : O_DIRECTORY;
      const next = openSync(Buffer.from(`/proc/self/fd/${fd}/${part}`, "latin1"), O_RDONLY | O_NOFOLLOW | kind);
      closeSync(fd);
      fd = next;
    }
    const stats = fstatSync(fd);
    if (!stats.isFile() || stats.size !== size) throw new StoreProblem("a file that matters has another size");
    use(fd);
  } catch (error) {
    if (error instanceof StoreProblem) throw error;
    throw new StoreProblem(`a file that matters cannot be read (${codeOf(error)})`, error);
  } finally {
    if (fd !== null) closeSync(fd);
  }
}
var PlainPaths = class {
  #index;
  /** What lies at a path in the end. */
  #types = /* @__PURE__ */ new Map();
  constructor(index) {
    this.#index = index;
    for (const entry of lastOf(index))
      this.#types.set(index.path(entry), { entry, isDirectory: index.type(entry) === "dir" });
  }
  has(entry) {
    const path = this.#index.path(entry);
    if (this.#types.get(path)?.entry !== entry || path.split("/").includes("..")) return false;
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1))
      if (this.#types.get(path.slice(0, slash))?.isDirectory === false) return false;
    return true;
  }
};

// src/source/store/graph-driver.ts
var MAX_SPLIT_BYTES = 2 ** 31;
var MAX_PIECE = 1 << 26;
async function readGraphDriver(files, request) {
  const { id, driver, namesBlobs } = request;
  const hex = id.slice("sha256:".length);
  const [config = Buffer.alloc(0)] = await files.read([`image/${driver}/imagedb/content/sha256/${hex}`]);
  if (sha256Of(config) !== id) throw new StoreProblem("the config does not have its digest");
  const { diffIds } = parseImageConfig(config, "the config");
  if (diffIds.length === 0) throw new StoreProblem("the image has no layers");
  const reads = await readLayers(files, diffIds, request);
  const layers = /* @__PURE__ */ new Map();
  const names = diffIds.map((diffId, at) => {
    const name = namesBlobs ? `blobs/${diffId.replace(":", "/")}` : `${at}/layer.tar`;
    const read = reads[at];
    if (read) layers.set(name, read);
    return name;
  });
  const configName = namesBlobs ? `blobs/sha256/${hex}` : `${hex}.json`;
  const manifest = Buffer.from(JSON.stringify([{ Config: configName, RepoTags: [], Layers: names }]));
  const documents = /* @__PURE__ */ new Map([
    [configName, config],
    ["manifest.json", manifest]
  ]);
  return { documents, layers, links: /* @__PURE__ */ new Map() };
}
var PARTS = ["diff", "size", "cache-id", "tar-split.json.gz"];
async function readLayers(files, diffIds, request) {
  const chain = chainIds(diffIds);
  const folder = (at) => `image/${request.driver}/layerdb/${chain[at]?.replace(":", "/")}`;
  const names = diffIds.flatMap(
    (_, at) => [...PARTS, ...at > 0 ? ["parent"] : []].map((part) => `${folder(at)}/${part}`)
  );
  const found = (await files.read(names)).values();
  const next = () => found.next().value ?? Buffer.alloc(0);
  const reads = [];
  const stored = diffIds.map((diffId, at) => {
    const [diff, size, cacheId, split] = [next(), next(), next(), next()];
    const parent = at > 0 ? next().toString() : null;
    if (diff.toString() !== diffId || parent !== null && parent !== chain[at - 1])
      throw new StoreProblem("a layer is another one than its name says");
    return { diffId, size: size.toString(), cacheId: cacheId.toString(), split };
  });
  const unpacked = ahead(
    stored.map(
      ({ split }) => () => unpack(split)
    )
  );
  for (const layer of stored) {
    const split = (await unpacked.next()).value;
    if (split) reads.push(await readLayer(files, { ...layer, split }, request));
  }
  return reads;
}
async function readLayer(files, { diffId, size, cacheId, split }, { driver, limits }) {
  const layer = readTarSplit(split, limits);
  if (!/^[0-9]{1,16}$/.test(size) || !isSizeOf(layer.index, Number(size)))
    throw new StoreProblem("a layer has another size than the engine says");
  if (layer.wanted.length + layer.programs.length > 0) {
    if (driver !== "overlay2" || !/^[a-z0-9]{20,64}$/.test(cacheId))
      throw new StoreProblem("the folder of a layer is not known");
    await readContents(layer, `${driver}/${cacheId}/diff`, files);
  }
  return { index: layer.index, verified: "structure", compression: "none", blobBytes: 0, digest: diffId, diffId };
}
function chainIds(diffIds) {
  const chain = [];
  for (const diffId of diffIds) {
    const below = chain.at(-1);
    chain.push(
      below === void 0 ? diffId : `sha256:${createHash("sha256").update(`${below} ${diffId}`).digest("hex")}`
    );
  }
  return chain;
}
function lengthOf(gzip) {
  const stated = gzip.length < 4 ? 0 : gzip.readUInt32LE(gzip.length - 4);
  return Math.min(MAX_PIECE, Math.max(1 << 14, stated + 64));
}
async function* ahead(work) {
  let next = work[0]?.();
  for (let at = 1; next !== void 0; at++) {
    const result = await next;
    next = work[at]?.();
    next?.catch(() => void 0);
    yield result;
  }
}
async function unpack(bytes) {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAX_SPLIT_BYTES, chunkSize: lengthOf(bytes) });
  } catch (error) {
    throw new StoreProblem("a list of entries is damaged", error);
  }
}

// src/source/store/store-files.ts
import { readFile } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/source/store/sudo.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { Readable } from "node:stream";
var MAX_NAMES = 1 << 17;
var [START, END] = [1 << 12, 1 << 14];
var MAX_SINGLE = 100;
var [TYPE, REGULAR] = [61440, 32768];
var SudoFiles = class {
  #root;
  #io;
  #single = 0;
  constructor(root, io) {
    this.#root = root;
    this.#io = io;
  }
  /** Whole files, in the order of their names. @throws StoreProblem */
  async whole(names) {
    const files = [];
    for (const some of inPieces(names, (name) => name)) {
      const output = await this.#run("tar", [
        "--create",
        "--file=-",
        "--no-recursion",
        "--hard-dereference",
        `--directory=${this.#root}`,
        "--",
        ...some
      ]);
      for await (const entry of Readable.from([output]).pipe((0, import_tar_stream.extract)())) {
        const content = [];
        for await (const chunk of entry) if (chunk instanceof Uint8Array) content.push(chunk);
        files.push(entry.header.type === "file" ? Buffer.concat(content) : Buffer.alloc(0));
      }
    }
    if (files.length !== names.length) throw new StoreProblem("sudo gave other files than were asked for");
    return files;
  }
  /** @throws StoreProblem where one of these is no regular file of its size, itself and not by a link */
  async checkSizes(files) {
    for (const some of inPieces(files, ({ name }) => name)) {
      const output = await this.#run("stat", ["-c", "%f %s", "--", ...some.map(({ name }) => this.#at(name))]);
      const lines = output.toString("latin1").split("\n");
      const fits = some.every(({ size }, at) => {
        const [mode, bytes] = lines[at]?.split(" ") ?? [];
        return (Number.parseInt(mode ?? "", 16) & TYPE) === REGULAR && bytes === `${size}`;
      });
      if (!fits || lines.length !== some.length + 1) throw new StoreProblem("a file that matters has another size");
    }
  }
  /** Parts of files whose sizes are known to fit, in their order. @throws StoreProblem */
  async parts(parts) {
    const found = /* @__PURE__ */ new Map();
    const isStart = ({ offset, length }) => offset + length <= START;
    const isEnd = (part) => !isStart(part) && part.size - part.offset <= END;
    await this.#pieces(found, parts.filter(isStart), { program: "head", length: START });
    await this.#pieces(found, parts.filter(isEnd), { program: "tail", length: END });
    for (const part of parts) if (!found.has(part)) found.set(part, await this.#one(part));
    return parts.map((part) => found.get(part) ?? Buffer.alloc(0));
  }
  /** The starts or ends of files, one after the other. */
  async #pieces(found, parts, { program, length }) {
    for (const some of inPieces(parts, ({ name }) => name)) {
      const names = some.map(({ name }) => this.#at(name));
      const output = await this.#run(program, ["-q", "-c", `${length}`, "--", ...names]);
      let at = 0;
      for (const part of some) {
        const bytes = Math.min(length, part.size);
        const from = at + part.offset - (program === "head" ? 0 : part.size - bytes);
        found.set(part, output.subarray(from, from + part.length));
        at += bytes;
      }
      if (at !== output.length) throw new StoreProblem("sudo gave other bytes than were asked for");
    }
  }
  async #one({ name, offset, length }) {
    if (++this.#single > MAX_SINGLE) throw new StoreProblem("too many files would have to be read as root one by one");
    const output = await this.#run("dd", [
      `if=${this.#at(name)}`,
      "iflag=skip_bytes,count_bytes,fullblock,nofollow",
      `skip=${offset}`,
      `count=${length}`,
      "bs=65536",
      "status=none"
    ]);
    if (output.length !== length) throw new StoreProblem("sudo gave other bytes than were asked for");
    return output;
  }
  #at(name) {
    return `${this.#root}/${name}`;
  }
  async #run(program, args) {
    const parts = [];
    const { cwd, env, signal, run } = this.#io;
    const onOutput = (chunk) => parts.push(chunk);
    const code = await run("sudo", ["-n", "--", program, ...args], { cwd, env, signal, quiet: true, onOutput });
    if (code !== 0) throw new StoreProblem(`only root can read it, and sudo -n does not (exit code ${code})`);
    return Buffer.concat(parts);
  }
};
function* inPieces(all, nameOf) {
  let some = [];
  let bytes = 0;
  for (const one of all) {
    const more = Buffer.byteLength(nameOf(one)) + MAX_ROOT;
    if (some.length > 0 && bytes + more > MAX_NAMES) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(one);
    bytes += more;
  }
  if (some.length > 0) yield some;
}
var MAX_ROOT = 200;

// src/source/store/store-files.ts
var StoreFiles = class {
  root;
  #io;
  #sudo = null;
  /** @param root folder that names are relative to */
  constructor(root, io) {
    this.root = root;
    this.#io = io;
  }
  /** What reads here where only root can, and sudo lets us. Known once something has been read. */
  get sudo() {
    return this.#sudo;
  }
  /**
   * The contents of these files, in their order. Names must be of our own making.
   * @throws StoreProblem where one cannot be read
   */
  async read(names) {
    if (this.#sudo === null) {
      try {
        return await Promise.all(names.map((name) => readFile(join2(this.root, name), { signal: this.#io.signal })));
      } catch (error) {
        this.#io.signal.throwIfAborted();
        if (codeOf(error) !== "EACCES") throw new StoreProblem(`cannot read it (${codeOf(error)})`, error);
      }
      this.#sudo = new SudoFiles(this.root, this.#io);
    }
    return this.#sudo.whole(names);
  }
};

// src/source/store/open.ts
async function openStore(request, io) {
  const { facts, shown, open } = request;
  const place = placeOf(facts);
  if (place === null && !mayHaveContent(facts)) return null;
  try {
    if (place === null) return openWhole(openContent({ facts, info: await asked(request, "/info") }, shown, io), open);
    const id = asDigest(String(member(facts, "Id")));
    if (!id?.startsWith("sha256:")) return null;
    const major = Number(/^(\d+)\./.exec(String(member(await asked(request, "/version"), "Version")))?.[1]);
    if (!Number.isInteger(major)) throw new StoreProblem("the engine does not say which version it is");
    const wanted = { id, driver: place.driver, namesBlobs: major >= 25, limits: io.limits };
    return open(new HeldFiles(shown, await readGraphDriver(new StoreFiles(place.root, io), wanted)));
  } catch (error) {
    io.signal.throwIfAborted();
    if (!(error instanceof StoreProblem || error instanceof LayerDataError || error instanceof ImagebudgetError))
      throw error;
    io.debug?.(`${shown} is not used: ${error.message}`);
    return null;
  }
}
function openWhole(files, open) {
  try {
    return open(files);
  } catch (error) {
    files.close();
    throw error;
  }
}
async function asked({ ask }, path) {
  try {
    return await ask(path);
  } catch (cause) {
    throw new StoreProblem(`the engine does not answer ${path}`, cause);
  }
}
function placeOf(facts) {
  const driver = member(member(facts, "GraphDriver"), "Name");
  const upper = member(member(member(facts, "GraphDriver"), "Data"), "UpperDir");
  if (typeof driver !== "string" || typeof upper !== "string" || !/^[a-z0-9-]{1,40}$/.test(driver)) return null;
  const [, root] = /^(\/.*)\/[^/]+\/[^/]+\/diff$/.exec(upper) ?? [];
  return root !== void 0 && upper.startsWith(`${root}/${driver}/`) && existsSync2(root) ? { root, driver } : null;
}
export {
  openStore
};
