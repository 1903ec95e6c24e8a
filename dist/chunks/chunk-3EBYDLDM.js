import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  bytesOf
} from "./chunk-72BGGMHV.js";
import {
  VERSION
} from "./chunk-3WVSTMB5.js";
import {
  archiveForm,
  checkArchive,
  directoryForm,
  refuseForeign
} from "./chunk-JH3RYL4L.js";
import {
  Tally,
  chunksOf,
  readLayer,
  unpacked
} from "./chunk-NSZMKYW3.js";
import {
  LayerIndex,
  TYPE
} from "./chunk-OGOWTOFU.js";
import {
  parsePlatform
} from "./chunk-OGCHTJQN.js";
import {
  openDirectory,
  openFile,
  slice
} from "./chunk-SXAFARRY.js";
import {
  compressionOf,
  decompress,
  peek
} from "./chunk-2ATB6TBB.js";
import {
  DEFAULT_LIMITS
} from "./chunk-6APWD5O3.js";
import {
  MeasureError,
  UsageError,
  codeOf
} from "./chunk-BM3QPQNS.js";

// src/layer/cache/open.ts
import { platform as platform2 } from "node:os";
import { isAbsolute, join as join2 } from "node:path";

// src/layer/cache/folder.ts
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { platform } from "node:os";
import { dirname, join } from "node:path";
var MAX_CACHE_BYTES = 512 * 1024 ** 2;
var ABANDONED = 60 * 6e4;
var TEMPORARY = ".part";
var CacheFolder = class {
  #path;
  #options;
  #told = /* @__PURE__ */ new Set();
  /** What could not be written once is not tried again. */
  #canWrite = true;
  constructor(path, options) {
    this.#path = path;
    this.#options = options;
  }
  /** @returns null where there is no such entry or it cannot be read */
  async read(name) {
    try {
      if (!await this.#isOurs()) return null;
      const path = join(this.#path, name);
      const bytes = await readFile(path);
      await this.#touch(path);
      return bytes;
    } catch (error) {
      if (codeOf(error) !== "ENOENT") this.#tell("cannot read an entry", error);
      return null;
    }
  }
  /** The first bytes of an entry; null where there is none. It counts as used. */
  async peek(name, length) {
    try {
      const path = join(this.#path, name);
      const file = await open(path, "r");
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
        await this.#touch(path);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    } catch (error) {
      if (codeOf(error) !== "ENOENT") this.#tell("cannot read an entry", error);
      return null;
    }
  }
  async remove(name) {
    await rm(join(this.#path, name), { force: true }).catch((error) => this.#tell("cannot remove an entry", error));
  }
  /** Writes an entry whole or not at all. */
  async write(name, bytes) {
    if (!this.#canWrite || bytes.length > this.#options.maxBytes) return;
    const part = join(this.#path, `${randomUUID()}${TEMPORARY}`);
    try {
      await makeFolder(this.#path);
      if (!await this.#isOurs()) return;
      await writeFile(part, bytes, { flag: "wx", mode: 384 });
      await rename(part, join(this.#path, name));
    } catch (error) {
      this.#canWrite = false;
      this.#tell("cannot write an entry", error);
      await rm(part, { force: true }).catch(() => void 0);
    }
  }
  /** Removes the entries that were used longest ago, until the others fit, and what was never finished. */
  async trim() {
    if (!this.#canWrite) return;
    try {
      const files = await this.#files();
      const isDead = (file) => file.name.endsWith(TEMPORARY) && Date.now() - file.used > ABANDONED;
      for (const { name } of files.filter(isDead)) await this.remove(name);
      let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      for (const file of files.filter(({ name }) => !name.endsWith(TEMPORARY)).sort((a, b) => a.used - b.used)) {
        if (bytes <= this.#options.maxBytes) return;
        await this.remove(file.name);
        bytes -= file.bytes;
      }
    } catch (error) {
      this.#tell("cannot be tidied up", error);
    }
  }
  async #files() {
    const found = [];
    for (const entry of await readdir(this.#path, { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const stats = await stat(join(this.#path, entry.name)).catch(() => null);
      if (stats) found.push({ name: entry.name, bytes: stats.size, used: stats.mtimeMs });
    }
    return found;
  }
  /** Whoever can write here says what an image holds, so a folder that others can write is not believed. */
  async #isOurs() {
    const { mode } = await stat(this.#path);
    if ((mode & 18) === 0 || platform() === "win32") return true;
    this.#tell("is not used: others can write to it", null);
    this.#canWrite = false;
    return false;
  }
  /** When it was used last decides what goes first. A folder that is only read keeps no such order. */
  async #touch(path) {
    const now = /* @__PURE__ */ new Date();
    await utimes(path, now, now).catch(() => void 0);
  }
  #tell(what, error) {
    const reason = error === null ? "" : ` (${codeOf(error) ?? String(error)})`;
    const text = `the cache ${this.#path} ${what}${reason}`;
    if (!this.#told.has(text)) this.#options.debug(text);
    this.#told.add(text);
  }
};
async function makeFolder(path) {
  const make = (folder) => mkdir(folder, { mode: 448 }).catch((error) => {
    if (codeOf(error) !== "EEXIST") throw error;
  });
  try {
    await make(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    await make(dirname(path));
    await make(path);
  }
}

// src/layer/cache/encode.ts
import { createHash } from "node:crypto";

// src/layer/cache/columns.ts
var DamagedEntry = class extends Error {
};
var ARRAYS = { u8: Uint8Array, u32: Uint32Array, f64: Float64Array };
function writeNumbers({ entries, values }, kind, count) {
  return [...writeEntries(entries, count), bytesOf2(ARRAYS[kind].from(values))];
}
function writeTexts({ entries, values }, count) {
  const lengths = Uint32Array.from(values, (value) => value.length);
  return [...writeEntries(entries, count), bytesOf2(lengths), Buffer.from(values.join(""), "latin1")];
}
function writeEntries(entries, count) {
  const isAll = entries.length === count;
  return [bytesOf2(Uint32Array.of(entries.length)), ...isAll ? [] : [bytesOf2(Uint32Array.from(entries))]];
}
function bytesOf2(array) {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
var ColumnsReader = class {
  #bytes;
  #at = 0;
  constructor(bytes) {
    this.#bytes = bytes;
  }
  get isAtEnd() {
    return this.#at === this.#bytes.length;
  }
  numbers(kind, count) {
    const { length, entries } = this.#entries(count);
    const array = ARRAYS[kind];
    const values = new array(this.#take(length * array.BYTES_PER_ELEMENT));
    return { entries, length, value: (nth) => values[nth] ?? 0 };
  }
  texts(count) {
    const { length, entries } = this.#entries(count);
    const lengths = new Uint32Array(this.#take(4 * length));
    const starts = new Float64Array(length + 1);
    for (let nth = 0; nth < length; nth++) starts[nth + 1] = (starts[nth] ?? 0) + (lengths[nth] ?? 0);
    const from = this.#at;
    this.#skip(starts[length] ?? 0);
    const bytes = this.#bytes;
    return {
      entries,
      length,
      value: (nth) => bytes.toString("latin1", from + (starts[nth] ?? 0), from + (starts[nth + 1] ?? 0))
    };
  }
  #entries(count) {
    const [length = 0] = new Uint32Array(this.#take(4));
    if (length > count) throw new DamagedEntry("more values than entries");
    return { length, entries: length === count ? null : new Uint32Array(this.#take(4 * length)) };
  }
  /** A copy, since arrays of numbers must start at a multiple of their width. */
  #take(length) {
    const from = this.#at;
    this.#skip(length);
    return new Uint8Array(this.#bytes.subarray(from, this.#at)).buffer;
  }
  #skip(length) {
    if (length > this.#bytes.length - this.#at) throw new DamagedEntry("it ends early");
    this.#at += length;
  }
};

// src/layer/cache/fields.ts
import { endianness } from "node:os";
var FLAGS = {
  file: TYPE.regular,
  dir: TYPE.directory,
  symlink: TYPE.symlink,
  hardlink: TYPE.link,
  char: TYPE.char,
  block: TYPE.block,
  fifo: TYPE.fifo,
  other: 255
};
var unless = (usual, value) => value === usual ? void 0 : value;
var latin1 = (bytes) => bytes && Buffer.from(bytes).toString("latin1");
var FIELDS = [
  { name: "directory", kind: "text", of: (index, at) => index.isBesideLast(at) ? void 0 : index.directory(at), give: (draft, value) => {
    draft.directory = value;
  } },
  { name: "base", kind: "text", of: (index, at) => index.base(at), give: (draft, value) => {
    draft.base = value;
  } },
  { name: "link", kind: "text", of: (index, at) => unless("", index.link(at)), give: (draft, value) => {
    draft.link = value;
  } },
  { name: "type", kind: "u8", of: (index, at) => FLAGS[index.type(at)], give: (draft, value) => {
    draft.type = value;
  } },
  { name: "mode", kind: "u32", of: (index, at) => index.mode(at), give: (draft, value) => {
    draft.mode = value;
  } },
  { name: "size", kind: "f64", of: (index, at) => unless(0, index.size(at)), give: (draft, value) => {
    draft.size = value;
  } },
  { name: "stored", kind: "f64", of: (index, at) => unless(index.size(at), index.stored(at)), give: (draft, value) => {
    draft.stored = value;
  } },
  { name: "body", kind: "f64", of: (index, at) => index.body(at), give: (draft, value) => {
    draft.body = value;
  } },
  { name: "uid", kind: "f64", of: (index, at) => unless(0, index.uid(at)), give: (draft, value) => {
    draft.uid = value;
  } },
  { name: "gid", kind: "f64", of: (index, at) => unless(0, index.gid(at)), give: (draft, value) => {
    draft.gid = value;
  } },
  { name: "mtime", kind: "u32", of: (index, at) => index.mtime(at), give: (draft, value) => {
    draft.mtime = value;
  } },
  { name: "hash", kind: "text", of: (index, at) => index.hash(at), set: (index, at, value) => index.setHash(at, value) },
  { name: "checksum", kind: "f64", of: (index, at) => index.checksum(at), set: (index, at, value) => index.setChecksum(at, value) },
  { name: "kept", kind: "text", of: (index, at) => latin1(index.kept(at)), set: (index, at, value) => index.keep(at, new Uint8Array(Buffer.from(value, "latin1"))) },
  { name: "symbols", kind: "f64", of: (index, at) => unless(0, index.symbolBytes(at)), set: (index, at, value) => index.setSymbolBytes(at, value) }
];
var LAYOUT = `${VERSION} ${endianness()} ${FIELDS.map(({ name, kind }) => `${name}:${kind}`).join(" ")}`;
function newDraft() {
  return {
    directory: "",
    base: "",
    link: "",
    type: 0,
    mode: 0,
    size: 0,
    stored: void 0,
    body: 0,
    uid: 0,
    gid: 0,
    mtime: 0
  };
}
function addDraft(index, draft) {
  const { directory, base, link, type, mode, size, stored = size, body, uid, gid, mtime } = draft;
  const entry = {
    name: directory === "" ? base : `${directory}/${base}`,
    link,
    type,
    size,
    stored,
    sparse: body < 0,
    mode,
    uid,
    gid,
    mtime,
    devMajor: 0,
    devMinor: 0,
    gnu: false
  };
  return index.add(entry, body);
}

// src/layer/cache/encode.ts
var SUM_BYTES = 32;
var LENGTH_BYTES = 4;
function encodeLayer(key, { index, compression, blobBytes, digest, diffId }) {
  const head = {
    key,
    compression,
    blobBytes,
    digest,
    diffId,
    entries: index.length,
    hashes: countHashes(index)
  };
  const columns = FIELDS.flatMap((field) => writeField(field, index));
  return seal([headBytes(head), ...columns]);
}
function decodeLayer(key, bytes, withHashes = true) {
  const head = unsealed(bytes) === null ? null : readHead(bytes);
  if (head === null || head.key !== key) return null;
  try {
    return {
      ...head,
      index: readIndex(bytes.subarray(columnsAt(bytes), -SUM_BYTES), { count: head.entries, withHashes })
    };
  } catch (error) {
    if (error instanceof DamagedEntry) return null;
    throw error;
  }
}
function readHead(bytes) {
  if (bytes.length < LENGTH_BYTES || bytes.length < columnsAt(bytes)) return null;
  try {
    const head = JSON.parse(bytes.toString("utf8", LENGTH_BYTES, columnsAt(bytes)));
    return isHead(head) ? head : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
function seal(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return Buffer.concat([...parts, hash.digest()]);
}
function unsealed(bytes) {
  if (bytes.length < SUM_BYTES) return null;
  const content = bytes.subarray(0, -SUM_BYTES);
  return createHash("sha256").update(content).digest().equals(bytes.subarray(-SUM_BYTES)) ? content : null;
}
function headBytes(head) {
  const json = Buffer.from(JSON.stringify({ layout: LAYOUT, ...head }));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json]);
}
var columnsAt = (bytes) => LENGTH_BYTES + bytes.readUInt32LE(0);
function isHead(head) {
  const of = (name) => typeof head === "object" && head !== null ? Object.getOwnPropertyDescriptor(head, name)?.value : void 0;
  const compressions = ["none", "gzip", "zstd"];
  return of("layout") === LAYOUT && compressions.includes(of("compression")) && ["key", "digest", "diffId"].every((name) => typeof of(name) === "string") && ["entries", "hashes", "blobBytes"].every((name) => Number.isSafeInteger(of(name)));
}
function writeField(field, index) {
  return field.kind === "text" ? writeTexts(valuesOf(field, index), index.length) : writeNumbers(valuesOf(field, index), field.kind, index.length);
}
function valuesOf(field, index) {
  const found = { entries: [], values: [] };
  for (let entry = 0; entry < index.length; entry++) {
    const value = field.of(index, entry);
    if (value === void 0) continue;
    found.entries.push(entry);
    found.values.push(value);
  }
  return found;
}
function readIndex(bytes, { count, withHashes }) {
  const columns = new ColumnsReader(bytes);
  const index = new LayerIndex();
  const draft = newDraft();
  const before = [];
  const after = [];
  for (const field of FIELDS) {
    const column = field.kind === "text" ? stepsOf(field, columns.texts(count)) : stepsOf(field, columns.numbers(field.kind, count));
    if ("give" in column) before.push(column.give(draft));
    else if (withHashes || field.name !== "hash") after.push(column.set(index));
  }
  if (!columns.isAtEnd) throw new DamagedEntry("something follows the columns");
  for (let entry = 0; entry < count; entry++) {
    draft.link = "";
    draft.size = draft.uid = draft.gid = 0;
    draft.stored = void 0;
    for (const step of before) step(entry);
    addDraft(index, draft);
    for (const step of after) step(entry);
  }
  return index;
}
function stepsOf(field, column) {
  if ("give" in field) return { give: (draft) => stepOf(column, (_, value) => field.give(draft, value)) };
  return { set: (index) => stepOf(column, (entry, value) => field.set(index, entry, value)) };
}
function stepOf({ entries, value }, take) {
  let nth = 0;
  return (entry) => {
    if (entries === null || entries[nth] === entry) take(entry, value(nth++));
  };
}
function countHashes(index) {
  let count = 0;
  for (let entry = 0; entry < index.length; entry++) if (index.hash(entry) !== void 0) count++;
  return count;
}

// src/layer/cache/index-cache.ts
var HEAD_BYTES = 4096;
var IndexCache = class {
  #folder;
  #options;
  #wrote = false;
  /** @param folder need not exist */
  constructor(folder, options) {
    this.#folder = new CacheFolder(folder, options);
    this.#options = options;
  }
  /**
   * The layer whose bytes have this digest: of its blob as stored, or of its tar.
   * @param hashes whether all contents must have their hash, as where bytes pass once; else none has, as where they are at hand.
   * What an analysis finds worth comparing depends on it, so it must not depend on who kept the layer
   * @returns null where it must be read
   */
  async layer(key, hashes) {
    const name = layerName(key);
    if (!this.#options.mayRead || name === null) return null;
    const bytes = await this.#folder.read(name);
    if (bytes === null) return null;
    const found = decodeLayer(key, bytes, hashes === "all");
    if (found === null) {
      this.#options.debug(`the cache's entry for ${key.slice(0, 19)}… is damaged and counts as none`);
      await this.#folder.remove(name);
      return null;
    }
    const { entries, allNameBytes } = this.#options.limits;
    if (found.index.length > entries || found.index.textBytes > allNameBytes) return null;
    return hashes === "all" && !isHashed(found.index) ? null : { ...found, verified: "cached" };
  }
  /**
   * Keeps a layer. To be called only with a key that its bytes were proved to have. What is there already stays, unless less
   * was known of it.
   */
  async keepLayer(key, read) {
    const name = layerName(key);
    if (name === null) return;
    const kept = await this.#folder.peek(name, HEAD_BYTES);
    const head = kept && readHead(kept);
    if (head?.key === key && head.entries === read.index.length && head.hashes >= countHashes(read.index)) return;
    await this.#folder.write(name, encodeLayer(key, read));
    this.#wrote = true;
  }
  /** A document that was kept under a name of hexadecimal digits. */
  async document(name) {
    if (!this.#options.mayRead) return null;
    const bytes = await this.#folder.read(documentName(name));
    return bytes && unsealed(bytes);
  }
  async keepDocument(name, bytes) {
    await this.#folder.write(documentName(name), seal([bytes]));
    this.#wrote = true;
  }
  /** To be called when all is kept: makes room. */
  async done() {
    if (this.#wrote) await this.#folder.trim();
    this.#wrote = false;
  }
};
function isHashed(index) {
  for (let entry = 0; entry < index.length; entry++)
    if (index.size(entry) > 0 && index.body(entry) >= 0 && index.hash(entry) === void 0) return false;
  return true;
}
function layerName(key) {
  const [, algorithm, hex] = /^(sha256|sha512):([a-f0-9]{64,128})$/.exec(key) ?? [];
  return algorithm && hex ? `${algorithm}-${hex}.layer` : null;
}
function documentName(name) {
  return `${name}.document`;
}

// src/layer/cache/open.ts
function cacheFolderOf(env, system = platform2()) {
  const usable = (path) => path && isAbsolute(path) ? path : null;
  const home = usable(env.HOME);
  const folder = usable(env.XDG_CACHE_HOME) ?? (system === "win32" ? usable(env.LOCALAPPDATA) : null) ?? (home && join2(home, system === "darwin" ? "Library/Caches" : ".cache"));
  return folder && join2(folder, "imagebudget");
}
function openCache({ cacheFolder, debug = () => void 0 }, { limits, verify }) {
  if (!cacheFolder) return void 0;
  return new IndexCache(cacheFolder, { maxBytes: MAX_CACHE_BYTES, debug, limits, mayRead: !verify });
}

// src/rules/rule.ts
function rule(definition) {
  return definition;
}
function hasConditions({ whenImage, whenFolder, when }) {
  return (whenImage ?? whenFolder ?? when) !== void 0;
}

// src/rules/build/debug-symbols.ts
var debug_symbols_default = rule({
  id: "debug-symbols",
  title: "Detached debug symbols",
  category: "build-tools",
  order: 103,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: ["/usr/lib/debug/**", "/**/.debug/**", "/**/*.{debug,dwo,dwp,pdb}", "/**/*.dSYM/**"],
  evenIfLive: true,
  why: "Input of a debugger.",
  cost: "Stack traces of .NET lose their line numbers without the `.pdb`.",
  remedy: [
    "RUN apt-get purge -y --auto-remove '*-dbg' '*-dbgsym'",
    "# in the RUN that installs them; .NET: RUN dotnet publish -c Release -p:DebugType=none"
  ].join("\n"),
  references: ["https://sourceware.org/gdb/current/onlinedocs/gdb.html/Separate-Debug-Files.html"],
  reports: [
    { files: { "/usr/lib/debug/.build-id/ab/cdef.debug": 9e4, "/app/Api.pdb": 700 }, bytes: 90700 },
    { files: { "/app/bin/.debug/app": 70, "/app/x.dwp": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/app/debug/index.js": 900 }, because: "code" },
    { files: { "/app/lib/debug.so": 900 }, because: "another name" }
  ]
});

// src/rules/build/dev-headers.ts
var dev_headers_default = rule({
  id: "dev-headers",
  title: "C and C++ headers",
  category: "build-tools",
  order: 101,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: ["/usr/include/**", "/usr/local/include/**", "/usr/lib{,64}/{*/,}perl{,5}/*/CORE/*.h"],
  not: [
    { glob: "/**/pyconfig*.h", why: "`sysconfig` reads it at run time" },
    { glob: "/usr/local/cuda*/**", why: "NVRTC, Triton, CuPy compile at run time" }
  ],
  evenIfLive: true,
  why: "Input of a compiler.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE-dev && make install && apt-get purge -y --auto-remove PACKAGE-dev && rm -rf /var/lib/apt/lists/*",
    "# or install the -dev packages in a build stage only; see toolchain-in-image"
  ].join("\n"),
  references: ["https://docs.docker.com/build/building/multi-stage/"],
  reports: [
    { files: { "/usr/include/c++/12/vector": 9e4 }, bytes: 9e4 },
    { files: { "/usr/local/include/node/v8.h": 70, "/usr/lib/x86_64-linux-gnu/perl/5.36/CORE/perl.h": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/usr/include/python3.11/pyconfig.h": 900 }, because: "read by Python" },
    { files: { "/usr/local/cuda/include/cuda.h": 900 }, because: "JIT compilers" }
  ]
});

// src/rules/build/kernel-headers.ts
var kernel_headers_default = rule({
  id: "kernel-headers",
  title: "Kernel headers and modules",
  category: "build-tools",
  order: 99,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: [
    "/usr/src/{linux-headers-*,linux-kbuild-*,linux-source-*,kernels}/**",
    "/{usr/,}lib/modules/**",
    "/boot/**",
    "/{usr/,}lib/firmware/**"
  ],
  evenIfLive: true,
  why: "A container uses the kernel of its host. Only an image that builds modules needs them.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends linux-libc-dev && rm -rf /var/lib/apt/lists/*",
    "# programs are compiled with linux-libc-dev (Alpine: linux-headers); the build tree of the kernel is not needed"
  ].join("\n"),
  references: ["https://packages.debian.org/bookworm/linux-libc-dev"],
  reports: [
    {
      files: {
        "/usr/src/linux-headers-6.1.0-56-common/include/linux/fs.h": 9e4,
        "/lib/modules/6.1.0-56-amd64/build": 700
      },
      bytes: 90700
    },
    { files: { "/boot/vmlinuz-6.1.0": 8e3, "/lib/firmware/a.bin": 4 }, bytes: 8004 }
  ],
  ignores: [
    { files: { "/usr/include/linux/fs.h": 900 }, because: "user-space header: dev-headers" },
    { files: { "/usr/lib/modules-load.d/x.conf": 90 }, because: "another name" }
  ]
});

// src/rules/build/native-build-cache.ts
var native_build_cache_default = rule({
  id: "native-build-cache",
  title: "Caches of ccache, sccache, Bazel, vcpkg and others",
  category: "language-cache",
  order: 79,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "$CACHE/{ccache,sccache,bazel,bazelisk,buck,vcpkg,clangd,mozilla-sccache,meson,cmake-js,kokkos}/**",
    "~/{.ccache,.sccache}/**",
    "/**/vcpkg/{downloads,buildtrees,packages}/**"
  ],
  envDirectories: { CCACHE_DIR: ["**"], SCCACHE_DIR: ["**"] },
  why: "Results of compilers and builds, kept for the next build.",
  remedy: [
    `RUN --mount=type=cache,target=/root/.cache/ccache CC='ccache gcc' make -j"$(nproc)"`,
    "# vcpkg: vcpkg install --clean-after-build"
  ].join("\n"),
  references: ["https://ccache.dev/manual/latest.html", "https://learn.microsoft.com/en-us/vcpkg/commands/install"],
  reports: [
    { files: { "/root/.cache/ccache/0/a/b.o": 9e4, "/opt/vcpkg/buildtrees/zlib/src/zlib.c": 700 }, bytes: 90700 },
    { files: { "/ccache/0/a": 70, "/root/.cache/bazel/_bazel_root/x": 4 }, env: ["CCACHE_DIR=/ccache"], bytes: 74 }
  ],
  ignores: [
    { files: { "/opt/vcpkg/installed/x64-linux/lib/libz.so": 900 }, because: "installed library" },
    { files: { "/usr/bin/ccache": 900 }, because: "the program" }
  ]
});

// src/rules/build/static-libs.ts
var static_libs_default = rule({
  id: "static-libs",
  title: "Static libraries",
  category: "build-tools",
  order: 102,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["/{usr/,usr/local/,}lib{,32,64}/**/*.a", "/opt/**/*.a"],
  not: [
    { glob: "/usr/local/go/**", why: "toolchain-in-image" },
    { glob: "/**/rustlib/**", why: "toolchain-in-image" },
    { glob: "/usr/lib/gcc/**", why: "toolchain-in-image" },
    { glob: "/**/{site,dist}-packages/**", why: "package content" },
    { glob: "/**/node_modules/**", why: "package content" },
    { glob: "/**/gems/**", why: "package content" }
  ],
  adviceWhenNamed: ["ld", "lld", "ld.bfd", "ld.gold", "ld.lld", "ld.mold", "*-ld"],
  adviceWhenText: "A linker is visible: something called `ld`, `lld`, `ld.bfd`, `ld.gold`, `ld.lld` or `ld.mold`, or with a name that ends in `-ld`.",
  evenIfLive: true,
  why: "Only a linker can use them.",
  remedy: [
    "RUN make install && find /usr/local/lib -name '*.a' -delete",
    "# or do not build them: ./configure --disable-static"
  ].join("\n"),
  references: ["https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],
  reports: [
    { files: { "/usr/lib/x86_64-linux-gnu/libc.a": 9e4, "/usr/local/lib/libpython3.12.a": 700 }, bytes: 90700 },
    { files: { "/usr/lib/x86_64-linux-gnu/libc.a": 70, "/usr/bin/ld.bfd": 5 }, bytes: 0, advice: 70 }
  ],
  ignores: [
    { files: { "/usr/lib/x86_64-linux-gnu/libc.so.6": 900 }, because: "shared library" },
    { files: { "/usr/lib/python3/dist-packages/numpy/core/lib/libnpymath.a": 900 }, because: "package content" }
  ]
});

// src/rules/build/systemd-leftover.ts
var INIT = /* @__PURE__ */ new Set(["init", "systemd"]);
var systemd_leftover_default = rule({
  id: "systemd-leftover",
  title: "systemd and udev without systemd",
  category: "build-tools",
  order: 105,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["/{usr/,}lib/{systemd,udev}/**", "/etc/udev/hwdb.bin", "/var/lib/systemd/**"],
  not: [
    { glob: "/{usr/,}lib/systemd/system/*.service", why: "tiny unit files that packages own" },
    { glob: "/{usr/,}lib/*/libsystemd.so*", why: "linked by many programs" }
  ],
  whenImage: ({ commands }) => !commands.some(([program = ""]) => INIT.has(program)),
  whenText: "The container does not start `init` or `systemd`.",
  evenIfLive: true,
  why: "Usually installed because another package recommends it.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/*",
    "# which package brings systemd: apt-get install -s PACKAGE"
  ].join("\n"),
  references: ["https://www.debian.org/doc/debian-policy/ch-relationships.html"],
  reports: [
    { files: { "/usr/lib/systemd/systemd": 9e3, "/etc/udev/hwdb.bin": 70 }, bytes: 9070 },
    { files: { "/lib/udev/hwdb.d/x.hwdb": 5 }, cmd: ["/usr/bin/app"], bytes: 5 }
  ],
  ignores: [
    { files: { "/usr/lib/x86_64-linux-gnu/libsystemd.so.0.35.0": 900 }, because: "library" },
    { files: { "/usr/lib/systemd/systemd": 900 }, cmd: ["/lib/systemd/systemd"], because: "the container starts it" }
  ]
});

// src/rules/build/toolchain-in-image.ts
var toolchain_in_image_default = rule({
  id: "toolchain-in-image",
  title: "Compilers, SDKs and build systems",
  category: "build-tools",
  order: 100,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: [
    "/usr/lib/gcc/**",
    "/usr/libexec/gcc/**",
    "/usr/lib/{llvm-*,clang}/**",
    "/usr/lib/go-*/**",
    "/usr/share/go-*/**",
    "/usr/local/go/**",
    "/usr/lib/rustlib/**",
    "~/.rustup/toolchains/**",
    "/usr/local/rustup/toolchains/**",
    "/usr/{share,lib}/dotnet/{sdk,packs,templates,sdk-manifests}/**",
    "~/.dotnet/{sdk,packs}/**",
    "/usr/share/cmake*/**",
    "/usr/share/{maven,gradle}/**",
    "/opt/{gradle,maven,sbt,bazel}/**",
    "/usr/local/lib/ghc*/**",
    "/usr/lib/ghc/**",
    "/usr/lib/ocaml/**",
    "~/.ghcup/ghc/**",
    "/{usr/,usr/local/,}bin/{gcc*,g++*,cpp*,cc1*,ld.*,as,gfortran*,clang*,llvm-*,make,cmake,ninja,rustc,cargo,go,gofmt,javac,ghc*,ocamlopt*,*-linux-gnu-*}"
  ],
  not: [
    { glob: "/usr/lib/gcc/**/*.so", why: "link stubs of runtime libraries" },
    { glob: "/usr/lib/gcc/**/*.so.*", why: "runtime libraries (libgcc_s, libgomp, libgfortran on some distributions)" },
    { glob: "/usr/share/dotnet/shared/**", why: "the runtime" },
    { glob: "/{usr/,}bin/asciidoctor", why: "other program" }
  ],
  evenIfLive: true,
  why: "Compiled programs do not need them. Images that are made for building are the exception: keep the bytes with an ignore entry.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends build-essential && make install && apt-get purge -y --auto-remove build-essential && rm -rf /var/lib/apt/lists/*",
    "# better, a build stage: FROM debian:bookworm AS build … RUN make install DESTDIR=/out",
    "#                        FROM debian:bookworm-slim … COPY --from=build /out/ /",
    "# Alpine: RUN apk add --no-cache --virtual .build build-base && make install && apk del .build"
  ].join("\n"),
  references: ["https://docs.docker.com/build/building/multi-stage/"],
  reports: [
    {
      files: {
        "/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus": 9e4,
        "/usr/local/go/src/net/http/server.go": 700,
        "/usr/share/dotnet/sdk/9.0.100/Microsoft.Build.dll": 30,
        "/usr/bin/gcc-12": 5
      },
      bytes: 90735
    },
    {
      files: { "/usr/lib/llvm-14/lib/libLLVM.so.1": 70, "/usr/local/bin/cmake": 4 },
      links: { "/etc/alternatives/cc": "/usr/bin/gcc", "/usr/bin/gcc": "gcc-12" },
      bytes: 74
    }
  ],
  ignores: [
    { files: { "/usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.30": 900 }, because: "runtime library" },
    {
      files: { "/usr/share/dotnet/shared/Microsoft.NETCore.App/9.0.0/System.Private.CoreLib.dll": 900 },
      because: "runtime"
    },
    { files: { "/usr/lib/gcc/x86_64-linux-gnu/12/libgomp.so": 900 }, because: "stub" }
  ]
});

// src/rules/build/usr-src-tree.ts
var usr_src_tree_default = rule({
  id: "usr-src-tree",
  title: "Source trees in /usr/src",
  category: "build-tools",
  order: 104,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["/usr/src/**", "/usr/local/src/**"],
  not: [
    { glob: "/usr/src/app/**", why: "the usual WORKDIR of Node, Python and Ruby images" },
    { glob: "/usr/src/{site,web,project,code,service,server,api}/**", why: "likely WORKDIR" }
  ],
  when: ({ path }, image) => image.workingDir === null || !`${path}/`.startsWith(`${image.workingDir}/`),
  whenText: "The file is not below the working directory of the image.",
  evenIfLive: true,
  why: "Kept by mistake after an installation from source.",
  remedy: "RUN curl -fsSL URL | tar -xJ -C /usr/src && make -C /usr/src/NAME install && rm -rf /usr/src/NAME",
  references: ["https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],
  reports: [
    { files: { "/usr/src/nginx-1.26.0/src/core/nginx.c": 9e3 }, bytes: 9e3 },
    { files: { "/usr/local/src/x/a.c": 70, "/usr/src/bot/run.py": 5 }, workingDir: "/usr/src/bot", bytes: 70 }
  ],
  ignores: [
    { files: { "/usr/src/app/server.js": 900 }, because: "application" },
    { files: { "/usr/src/bot/run.py": 900 }, workingDir: "/usr/src/bot", because: "the working directory" }
  ]
});

// src/rules/context/context-ci.ts
var context_ci_default = rule({
  id: "context-ci",
  title: "Files for CI services and code hosts",
  category: "vcs-and-context",
  order: 82,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/{.github,.gitlab,.circleci,.buildkite,.teamcity,.azuredevops,.woodpecker,.forgejo,.gitea,.husky,.changeset}/**",
    "/**/{.gitlab-ci.yml,.travis.yml,Jenkinsfile,azure-pipelines.yml,.drone.yml,bitbucket-pipelines.yml,appveyor.yml,.appveyor.yml,cloudbuild.yaml,.pre-commit-config.yaml,.codecov.yml,codecov.yml,renovate.json,.renovaterc,.sonarcloud.properties}"
  ],
  not: [
    { glob: "/**/node_modules/**", why: "node-package-docs" },
    { glob: "/**/{site,dist}-packages/**", why: "packages" },
    { glob: "/usr/!(src)/**", why: "system tree; /usr/src/app stays in" },
    { glob: "/etc/**", why: "configuration" },
    { glob: "/var/lib/**", why: "data" }
  ],
  why: "Read by a CI service or a code host only.",
  remedy: "# .dockerignore: add the lines .github, .gitlab-ci.yml, .circleci and Jenkinsfile",
  references: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
  reports: [
    { files: { "/app/.github/workflows/ci.yml": 9e4, "/app/.gitlab-ci.yml": 700 }, bytes: 90700 },
    { files: { "/usr/src/app/.husky/pre-commit": 70, "/srv/renovate.json": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/app/github/client.js": 900 }, because: "code" },
    { files: { "/usr/share/jenkins/Jenkinsfile": 900 }, because: "system tree" }
  ]
});

// src/rules/context/context-docker.ts
var context_docker_default = rule({
  id: "context-docker",
  title: "Docker and deployment files",
  category: "vcs-and-context",
  order: 83,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/{Dockerfile,Dockerfile.*,*.Dockerfile,*.dockerfile,Containerfile,Containerfile.*,.dockerignore,docker-compose.yml,docker-compose.yaml,docker-compose.*.yml,docker-compose.*.yaml,compose.yml,compose.yaml,compose.*.yml,compose.*.yaml,docker-bake.hcl,docker-bake.json,skaffold.yaml,Tiltfile,Vagrantfile,fly.toml,Procfile.dev}"
  ],
  not: [
    { glob: "/root/buildinfo/**", why: "Red Hat images keep their Dockerfile there by design" },
    { glob: "/**/node_modules/**", why: "package" },
    { glob: "/**/{site,dist}-packages/**", why: "package" },
    { glob: "/usr/{lib,share,local/lib,local/share}/**", why: "templates of installed programs" },
    { glob: "/usr/local/go/**", why: "the Go distribution has some of its own" },
    { glob: "/var/lib/**", why: "data" },
    { glob: "/etc/**", why: "configuration" }
  ],
  why: "Used by the builder, not by the container.",
  remedy: "# .dockerignore: add the lines Dockerfile*, .dockerignore, docker-compose*.yml and compose*.yaml",
  references: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
  reports: [
    {
      files: { "/app/Dockerfile": 9e4, "/app/docker-compose.override.yml": 700, "/usr/src/app/Dockerfile": 30 },
      bytes: 90730
    },
    { files: { "/srv/web.Dockerfile": 70, "/srv/.dockerignore": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/root/buildinfo/Dockerfile-ubi9-9.4": 900 }, because: "vendor record" },
    { files: { "/usr/local/lib/node_modules/x/Dockerfile": 900 }, because: "template" },
    {
      files: { "/usr/local/go/src/crypto/internal/nistec/fiat/Dockerfile": 900 },
      because: "it is part of the Go distribution"
    }
  ]
});

// src/rules/context/context-editor.ts
var context_editor_default = rule({
  id: "context-editor",
  title: "Files of editors and desktops",
  category: "vcs-and-context",
  order: 84,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/{.vscode,.idea,.vs,.fleet,.zed,.history}/**",
    "/**/*.{iml,swp,swo,swn}",
    "/**/{.DS_Store,Thumbs.db,desktop.ini,.directory}",
    "/**/__MACOSX/**",
    "/**/._*",
    "/**/*.{orig,rej}"
  ],
  not: [
    { glob: "~/.vscode/extensions/**", why: "code-server/remote images run from here" },
    { glob: "~/{.vscode-server,.vscode-remote,.cursor-server}/**", why: "same" },
    { glob: "/**/extensions/**/.vscode/**", why: "inside editor extensions" },
    { glob: "/**/node_modules/**", why: "node-package-docs" },
    { glob: "/usr/!(src)/**", why: "system tree; /usr/src/app stays in" },
    { glob: "/etc/**", why: "system tree" },
    { glob: "/var/lib/**", why: "system tree" }
  ],
  why: "State of one person's editor or desktop.",
  remedy: "# .dockerignore: add the lines **/.vscode, **/.idea, **/.DS_Store, **/._* and **/*.sw?",
  references: [
    "https://docs.docker.com/build/concepts/context/#dockerignore-files",
    "https://github.com/github/gitignore/tree/main/Global"
  ],
  reports: [
    { files: { "/app/.idea/workspace.xml": 9e4, "/app/src/.DS_Store": 700, "/app/.main.py.swp": 30 }, bytes: 90730 },
    { files: { "/app/__MACOSX/._a": 70, "/app/patch.rej": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/home/coder/.vscode/extensions/ms-python/out/x.js": 900 }, because: "runtime" },
    { files: { "/usr/share/doc/x/patch.orig": 900 }, because: "system tree" }
  ]
});

// src/rules/context/context-secrets.ts
var context_secrets_default = rule({
  id: "context-secrets",
  title: "Files that often hold secrets",
  category: "vcs-and-context",
  order: 81,
  severity: "warn",
  confidence: "judgement",
  bucket: "advice",
  globs: [
    "/**/.env",
    "/**/.env.{local,dev,development,prod,production,staging,test}",
    "/**/.env.*.local",
    "~/.aws/{credentials,config}",
    "~/.ssh/id_*",
    "~/.docker/config.json",
    "~/{.netrc,.git-credentials,.pypirc,.npmrc,.yarnrc.yml}",
    "~/.config/gcloud/**",
    "~/.azure/**",
    "~/.kube/config",
    "/**/{.npmrc,.pypirc,.netrc}"
  ],
  not: [
    { glob: "/**/.env.{example,sample,template,dist,defaults}", why: "template" },
    { glob: "/**/node_modules/**", why: "package files" },
    { glob: "/usr/lib/node_modules/npm/.npmrc", why: "shipped" },
    { glob: "/**/*.pub", why: "public key" }
  ],
  why: "Not a matter of size: the file may hold a secret, and who has the image can read it. The content is neither read nor printed. Deleting the file in a later layer does not help.",
  remedy: [
    "# .dockerignore: add the lines **/.env* and !**/.env.example",
    "# a secret of the build: RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci"
  ].join("\n"),
  references: [
    "https://docs.docker.com/build/building/secrets/",
    "https://github.com/goodwithtech/dockle/blob/master/CHECKPOINT.md"
  ],
  reports: [
    { files: { "/app/.env": 9e4, "/root/.aws/credentials": 700, "/app/.npmrc": 30 }, bytes: 90730 },
    {
      files: { "/app/.env.production": 70, "/home/app/.ssh/id_ed25519": 400, "/root/.docker/config.json": 30 },
      bytes: 500
    }
  ],
  ignores: [
    { files: { "/app/.env.example": 900 }, because: "template" },
    { files: { "/app/.environment/readme": 900 }, because: "other name" },
    {
      files: { "/root/.ssh/id_rsa.pub": 90, "/app/node_modules/x/.env": 5 },
      because: "a public key, and a file of a package"
    }
  ]
});

// src/rules/conditions.ts
function perImage(ask) {
  const answers = /* @__PURE__ */ new WeakMap();
  return (image) => {
    let known = answers.get(image);
    if (known === void 0) {
      known = { answer: ask(image) };
      answers.set(image, known);
    }
    return known.answer;
  };
}
function perDirectory(ask) {
  const answers = perImage(() => /* @__PURE__ */ new Map());
  return (directory, image) => {
    const known = answers(image).get(directory) ?? { answer: ask(directory, image) };
    answers(image).set(directory, known);
    return known.answer;
  };
}
function ofDirectory(pattern, holds) {
  const known = perDirectory(holds);
  return (folder, image) => {
    const directory = pattern.exec(folder)?.[1];
    return directory !== void 0 && known(directory, image);
  };
}
function foldersNamed(path, names) {
  const found = [];
  for (let start = 1, end = path.indexOf("/", 1); end > 0; start = end + 1, end = path.indexOf("/", start)) {
    if (names.has(path.slice(start, end))) found.push(path.slice(0, end));
  }
  return found;
}
var NODE_MODULES = "/node_modules/";
function someNodeModules(folder, holds) {
  for (let at = folder.indexOf(NODE_MODULES); at !== -1; at = folder.indexOf(NODE_MODULES, at + 1)) {
    if (holds(folder.slice(0, at + NODE_MODULES.length - 1))) return true;
  }
  return false;
}
function packageAround(folder) {
  for (let at = folder.lastIndexOf(NODE_MODULES); at !== -1; at = folder.lastIndexOf(NODE_MODULES, at - 1)) {
    const start = at + NODE_MODULES.length;
    const name = folder[start] === "@" ? folder.indexOf("/", start) + 1 : start;
    const end = folder.indexOf("/", name);
    if (name > 0 && end > name) return folder.slice(0, end);
    if (at === 0) break;
  }
  return null;
}
function fieldsOf(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return /* @__PURE__ */ new Map();
  return new Map(Object.entries(value));
}

// src/rules/context/coverage-output.ts
var REPORTS = ["lcov.info", "index.html", "clover.xml", "coverage-final.json", ".last_run.json", ".resultset.json"];
var COVERAGE = /* @__PURE__ */ new Set(["coverage"]);
var CERTAIN = /\/(?:\.nyc_output|htmlcov|test-results|playwright-report|\.jest-cache|junit-reports|allure-results)\/|\/(?:lcov\.info|clover\.xml|coverage\.xml|coverage-final\.json|junit\.xml|test-report\.xml)$/;
var hasReport = perDirectory((folder, image) => REPORTS.some((name) => image.exists(`${folder}/${name}`)));
function isOutput({ path }, image) {
  if (CERTAIN.test(path)) return true;
  return foldersNamed(path, COVERAGE).some((folder) => {
    const [below = "", ...more] = path.slice(folder.length + 1).split("/");
    const inside = ["lcov-report", ...more.length > 0 ? [below] : []].map((name) => `${folder}/${name}`);
    return [folder, ...inside].some((one) => hasReport(one, image));
  });
}
var coverage_output_default = rule({
  id: "coverage-output",
  title: "Coverage and test reports",
  category: "vcs-and-context",
  order: 85,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/{coverage,.nyc_output,htmlcov,test-results,playwright-report,.jest-cache,junit-reports,allure-results}/**",
    "/**/{lcov.info,clover.xml,coverage.xml,coverage-final.json,junit.xml,test-report.xml}"
  ],
  not: [
    { glob: "/**/{site,dist}-packages/**", why: 'the Python package "coverage"' },
    { glob: "/**/node_modules/**", why: "packages" },
    { glob: "/**/gems/**", why: "packages" },
    { glob: "/usr/{lib,share,include,local}/**", why: "system tree" }
  ],
  when: isOutput,
  whenText: "A folder named `coverage` counts only with a report in it or one level below: `lcov.info`, `index.html`, `clover.xml`, `coverage-final.json`, `.last_run.json` or `.resultset.json`.",
  why: "Made by a run of the tests on the developer's machine.",
  remedy: "# .dockerignore: add the lines coverage, .nyc_output, htmlcov and test-results",
  references: [
    "https://coverage.readthedocs.io/en/latest/cmd.html",
    "https://github.com/istanbuljs/nyc",
    "https://jestjs.io/docs/configuration"
  ],
  reports: [
    {
      files: {
        "/app/coverage/lcov-report/index.html": 9e3,
        "/app/coverage/base.css": 7,
        "/app/.nyc_output/a.json": 70
      },
      bytes: 9077
    },
    { files: { "/srv/coverage/.last_run.json": 5, "/srv/htmlcov/x.html": 4, "/srv/junit.xml": 3 }, bytes: 12 }
  ],
  ignores: [
    { files: { "/usr/local/lib/python3.12/site-packages/coverage/parser.py": 900 }, because: "package" },
    { files: { "/app/src/coverage/insurance.ts": 900 }, because: "code in a folder of that name" }
  ]
});

// src/rules/context/iac-cache.ts
var iac_cache_default = rule({
  id: "iac-cache",
  title: "Caches of infrastructure tools",
  category: "vcs-and-context",
  order: 86,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/{.terraform,.terragrunt-cache,.serverless,cdk.out,.aws-sam,.pulumi/plugins,.vagrant,.minikube/cache}/**",
    "/**/{terraform.tfstate,terraform.tfstate.backup}"
  ],
  not: [
    { glob: "/usr/!(src)/**", why: "system tree" },
    { glob: "/**/.terraform/providers/**", why: "images that run terraform keep them on purpose" }
  ],
  adviceForCommands: ["terraform", "tofu", "terragrunt"],
  why: "Downloads of providers and modules, and the state of the machine that made them.",
  remedy: "# .dockerignore: add the lines **/.terraform, **/terraform.tfstate*, cdk.out and .serverless",
  references: [
    "https://developer.hashicorp.com/terraform/cli/init",
    "https://docs.aws.amazon.com/cdk/v2/guide/home.html"
  ],
  reports: [
    {
      files: { "/app/infra/.terraform/modules/vpc/main.tf": 9e4, "/app/cdk.out/asset.1a2b/index.js": 700 },
      bytes: 90700
    },
    {
      files: { "/infra/.terraform/modules/a/main.tf": 70, "/infra/terraform.tfstate": 9 },
      entrypoint: ["terraform"],
      bytes: 0,
      advice: 79
    }
  ],
  ignores: [
    { files: { "/app/infra/main.tf": 900 }, because: "source" },
    { files: { "/infra/.terraform/providers/registry/x": 900 }, because: "used by terraform init -plugin-dir images" }
  ]
});

// src/rules/context/test-fixtures.ts
var test_fixtures_default = rule({
  id: "test-fixtures",
  title: "Tests and their data in the application",
  category: "vcs-and-context",
  order: 88,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: [
    "/{app,code,src,srv,workspace,opt/app,usr/src/app,var/www,home/*/app}/**/{__tests__,__mocks__,__snapshots__,__fixtures__,test,tests,spec,e2e,cypress,testdata,features}/**",
    "/{app,code,src,srv,workspace,opt/app,usr/src/app,var/www}/{test,tests,spec,e2e,cypress,testdata}/**"
  ],
  not: [
    { glob: "/**/node_modules/**", why: "other rule" },
    { glob: "/**/vendor/**", why: "dependencies" },
    { glob: "/**/{site,dist}-packages/**", why: "other rule" },
    {
      glob: "/**/src/test/**",
      why: "the layout of Java and Scala: there all of the sources are unwanted, not only their tests"
    }
  ],
  why: "Mostly unused in production. Frameworks may load such folders by convention.",
  remedy: "# .dockerignore: add the lines **/test, **/tests, **/__tests__, e2e and cypress",
  references: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
  reports: [
    { files: { "/app/tests/data/big.json": 9e4, "/usr/src/app/src/__tests__/a.test.js": 700 }, bytes: 90700 },
    { files: { "/srv/e2e/login.ts": 70, "/home/bob/app/x/testdata/a": 4 }, bytes: 74 }
  ],
  ignores: [
    {
      files: { "/app/blog/fixtures/initial.json": 900 },
      because: "Django fixture (folder `fixtures` is not in the list)"
    },
    { files: { "/app/node_modules/x/test/a.js": 900 }, because: "node-package-docs" }
  ]
});

// src/rules/context/vcs-dir.ts
var vcs_dir_default = rule({
  id: "vcs-dir",
  title: "Version control directories",
  category: "vcs-and-context",
  order: 80,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["/**/{.git,.hg,.svn,.bzr,_darcs,.jj}/**", "/**/CVS/{Entries,Repository,Root}"],
  not: [
    { glob: "/**/flutter/.git/**", why: "the Flutter tool reads its own history at each start" },
    { glob: "/**/{homebrew,Homebrew}/.git/**", why: "`brew` needs it" },
    { glob: "~/.{nvm,pyenv,rbenv,asdf,oh-my-zsh}/**", why: "the tool updates itself from its own clone" }
  ],
  why: "The history of the sources, often with secrets that were deleted later. What reads it at run time, such as a version display, can use a build argument.",
  remedy: [
    "# .dockerignore: add the lines **/.git, **/.hg and **/.svn",
    "# in a clone during the build: RUN git clone --depth 1 URL src && rm -rf src/.git",
    "# to show a revision: ARG GIT_SHA",
    "#                     LABEL org.opencontainers.image.revision=$GIT_SHA"
  ].join("\n"),
  references: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
  reports: [
    { files: { "/app/.git/objects/pack/pack-1a2b.pack": 9e7, "/app/.gitignore": 30 }, bytes: 9e7 },
    { files: { "/src/vendor/lib/.svn/wc.db": 4e3, "/src/CVS/Entries": 7, "/src/CVS/notes.txt": 2 }, bytes: 4007 }
  ],
  ignores: [
    { files: { "/app/.gitignore": 30, "/app/.git": 40 }, because: "plain files" },
    {
      files: { "/usr/lib/git-core/git-upload-pack": 3e3, "/usr/share/git-core/templates/hooks/pre-commit.sample": 5 },
      because: "the git program"
    },
    { files: { "/srv/git/repo.git/objects/pack/p.pack": 9e3 }, because: "a bare repository that the image serves" },
    { files: { "/opt/flutter/.git/HEAD": 20 }, because: "the tool reads its own history" }
  ]
});

// src/rules/data/browser-binaries.ts
var browser_binaries_default = rule({
  id: "browser-binaries",
  title: "Downloaded browsers",
  category: "downloads/models",
  order: 37,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: [
    "$CACHE/{ms-playwright,ms-playwright-go,puppeteer,Cypress,selenium}/**",
    "/ms-playwright/**",
    "/**/node_modules/playwright-core/.local-browsers/**",
    "/**/node_modules/puppeteer/.local-{chromium,firefox}/**",
    "/**/node_modules/electron/dist/**"
  ],
  envDirectories: { PLAYWRIGHT_BROWSERS_PATH: ["**"], PUPPETEER_CACHE_DIR: ["**"], CYPRESS_CACHE_FOLDER: ["**"] },
  why: "A scraper or a PDF service needs one; a web service whose development dependencies brought them needs none. Look for several browsers, and for several versions of one.",
  cost: "A program that starts a browser fails without it, or downloads it at its start.",
  remedy: [
    "RUN PLAYWRIGHT_BROWSERS_PATH=/ms-playwright npx playwright install --with-deps --only-shell chromium",
    "# one browser, not three; where none is needed at run time:",
    "ENV PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 CYPRESS_INSTALL_BINARY=0"
  ].join("\n"),
  references: [
    "https://playwright.dev/docs/browsers",
    "https://pptr.dev/guides/configuration",
    "https://docs.cypress.io/app/get-started/install-cypress"
  ],
  reports: [
    {
      files: {
        "/root/.cache/ms-playwright/firefox-1466/firefox/libxul.so": 9e4,
        "/home/pptruser/.cache/puppeteer/chrome/linux-126/chrome-linux64/chrome": 700,
        "/ms-playwright/webkit-2070/minibrowser-wpe/lib/x.so": 30
      },
      bytes: 90730
    },
    {
      files: { "/app/node_modules/electron/dist/electron": 80, "/browsers/chromium-1117/chrome": 7 },
      env: ["PLAYWRIGHT_BROWSERS_PATH=/browsers"],
      bytes: 87
    }
  ],
  ignores: [
    { files: { "/usr/lib/chromium/chromium": 900 }, because: "distribution package" },
    { files: { "/app/node_modules/playwright-core/lib/server/index.js": 900 }, because: "the library" }
  ]
});

// src/rules/data/electron-download-cache.ts
var electron_download_cache_default = rule({
  id: "electron-download-cache",
  title: "Download caches of Electron",
  category: "downloads/models",
  order: 38,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/{electron,electron-builder}/**"],
  why: "Archives that are unpacked in `node_modules/electron/dist` already.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache/electron npm ci",
    "# or in the same RUN as the installation: rm -rf /root/.cache/electron /root/.cache/electron-builder"
  ].join("\n"),
  references: ["https://github.com/electron/get"],
  reports: [
    { files: { "/root/.cache/electron/ab12/electron-v30.0.0-linux-x64.zip": 9e4 }, bytes: 9e4 },
    { files: { "/home/node/.cache/electron-builder/appimage/a": 70 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/app/node_modules/electron/dist/electron": 900 }, because: "the program (browser-binaries)" },
    { files: { "/opt/electron/electron": 900 }, because: "an installed program" }
  ]
});

// src/rules/data/hf-hub-cache.ts
var hf_hub_cache_default = rule({
  id: "hf-hub-cache",
  title: "Hugging Face hub cache",
  category: "downloads/models",
  order: 34,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["$CACHE/huggingface/**"],
  envDirectories: { HF_HOME: ["{hub,datasets,assets}/**"], HF_HUB_CACHE: ["**"] },
  why: "Usually the model that the service runs: then keep it. Look for two formats of the same weights (`.bin` and `.safetensors`), and for data sets that only a training used.",
  cost: "A start without the files downloads them, and fails without a network.",
  remedy: [
    "RUN --mount=type=secret,id=hf_token HF_HOME=/models hf download ORG/MODEL --include '*.safetensors' '*.json' --revision COMMIT",
    "ENV HF_HOME=/models HF_HUB_OFFLINE=1",
    "# one format of the weights only; or mount the model as a volume"
  ].join("\n"),
  references: ["https://huggingface.co/docs/huggingface_hub/guides/manage-cache"],
  reports: [
    {
      files: { "/root/.cache/huggingface/hub/models--gpt2/blobs/248d": 900 },
      links: { "/root/.cache/huggingface/hub/models--gpt2/snapshots/1/model.safetensors": "../../blobs/248d" },
      bytes: 900
    },
    {
      files: { "/root/.cache/huggingface/datasets/glue/x.arrow": 70, "/models/hub/models--x/refs/main": 40 },
      env: ["HF_HOME=/models"],
      bytes: 110
    }
  ],
  ignores: [
    { files: { "/models/gpt2/model.safetensors": 900 }, because: "explicit model folder" },
    {
      files: { "/root/.cache/huggingface/hub/models--gpt2/blobs/248d": 900 },
      links: { "/app/model.bin": "/root/.cache/huggingface/hub/models--gpt2/blobs/248d" },
      because: "the application leads to it"
    }
  ]
});

// src/rules/data/hf-hub-unreferenced.ts
var hf_hub_unreferenced_default = rule({
  id: "hf-hub-unreferenced",
  title: "Hugging Face blobs without a snapshot",
  category: "downloads/models",
  order: 33,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/huggingface/hub/*/blobs/*"],
  envDirectories: { HF_HOME: ["hub/*/blobs/*"], HF_HUB_CACHE: ["*/blobs/*"] },
  when: ({ path }, image) => !image.isLinked(path),
  whenText: "No symbolic link of a snapshot leads to the file.",
  why: "Left from a revision that a newer one replaced.",
  remedy: "RUN hf download ORG/MODEL --revision COMMIT && hf cache prune --yes",
  references: [
    "https://huggingface.co/docs/huggingface_hub/guides/manage-cache",
    "https://huggingface.co/docs/hub/local-cache"
  ],
  reports: [
    {
      files: {
        "/root/.cache/huggingface/hub/models--bert-base-uncased/blobs/0a1b": 400,
        "/root/.cache/huggingface/hub/models--bert-base-uncased/blobs/ff": 900
      },
      links: {
        "/root/.cache/huggingface/hub/models--bert-base-uncased/snapshots/86b5/model.safetensors": "../../blobs/ff"
      },
      bytes: 400
    },
    { files: { "/models/models--x/blobs/1": 9 }, env: ["HF_HUB_CACHE=/models"], bytes: 9 }
  ],
  ignores: [
    {
      files: { "/root/.cache/huggingface/hub/models--bert-base-uncased/snapshots/86b5/config.json": 900 },
      because: "live link"
    },
    {
      files: { "/root/.cache/huggingface/hub/models--x/blobs/ff": 900 },
      links: { "/root/.cache/huggingface/hub/models--x/snapshots/1/config.json": "../../blobs/ff" },
      because: "a snapshot leads to it"
    }
  ]
});

// src/rules/data/hf-xet-chunk-cache.ts
var hf_xet_chunk_cache_default = rule({
  id: "hf-xet-chunk-cache",
  title: "Hugging Face chunk cache, locks, partial blobs",
  category: "downloads/models",
  order: 32,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "$CACHE/huggingface/xet/**",
    "$CACHE/huggingface/hub/.locks/**",
    "$CACHE/huggingface/hub/**/blobs/*.incomplete",
    "$CACHE/huggingface/hub/tmp*/**"
  ],
  envDirectories: {
    HF_HOME: ["xet/**", "hub/.locks/**", "hub/**/blobs/*.incomplete", "hub/tmp*/**"],
    HF_HUB_CACHE: [".locks/**", "**/blobs/*.incomplete", "tmp*/**"]
  },
  why: "The cache of chunks only saves a download between revisions; the files themselves are in `hub`.",
  remedy: "RUN --mount=type=cache,target=/root/.cache/huggingface/xet hf download ORG/MODEL --revision COMMIT && rm -rf /root/.cache/huggingface/hub/.locks",
  references: ["https://huggingface.co/docs/huggingface_hub/guides/manage-cache"],
  reports: [
    { files: { "/root/.cache/huggingface/xet/cas/chunk-cache/aa/bb": 9e4 }, bytes: 9e4 },
    {
      files: { "/models/xet/a": 60, "/models/hub/models--x/blobs/ab.incomplete": 7 },
      env: ["HF_HOME=/models"],
      bytes: 67
    }
  ],
  ignores: [
    { files: { "/root/.cache/huggingface/hub/models--bert/blobs/abc": 900 }, because: "may be the model in use" },
    {
      files: { "/models/hub/models--x/blobs/ab": 900 },
      links: { "/models/hub/models--x/snapshots/1/model.safetensors": "../../blobs/ab" },
      env: ["HF_HOME=/models"],
      because: "a model"
    }
  ]
});

// src/rules/data/ml-model-cache.ts
var ml_model_cache_default = rule({
  id: "ml-model-cache",
  title: "Models in the caches of other libraries",
  category: "downloads/models",
  order: 36,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: [
    "~/.keras/**",
    "$CACHE/{whisper,clip,modelscope,datalab,lama,autogluon,fastembed,chroma,tiktoken,data-gym-cache}/**",
    "~/{.ollama/models,.EasyOCR,.paddleocr,.paddlex,.insightface,.u2net,.deepface,.fastai,.cache/lm-studio}/**"
  ],
  why: "May be in use.",
  cost: "A start without the files downloads them, and fails without a network.",
  remedy: [
    "COPY --from=models /models/MODEL /models/MODEL",
    "# keep a model only if it is served; download it in a build stage and copy just the weights"
  ].join("\n"),
  references: ["https://keras.io/api/applications/", "https://github.com/openai/whisper"],
  reports: [
    { files: { "/root/.keras/models/vgg16.h5": 9e4, "/root/.ollama/models/blobs/sha256-1": 700 }, bytes: 90700 },
    { files: { "/root/.cache/whisper/small.pt": 500, "/home/app/.EasyOCR/model/craft.pth": 7 }, bytes: 507 }
  ],
  ignores: [
    { files: { "/app/models/vgg16.h5": 900 }, because: "explicit folder" },
    { files: { "/root/.ollama/id_ed25519.pub": 90 }, because: "no model" }
  ]
});

// src/rules/data/spacy-model-variants.ts
var SIZES = ["sm", "md", "trf", "lg"];
var MODEL = /^(.*\/(?:site|dist)-packages\/[^/]{2}_(?:core|dep|ent)_(?:web|news|wiki)_)(sm|md|lg|trf)\//;
var spacy_model_variants_default = rule({
  id: "spacy-model-variants",
  title: "Several sizes of one spaCy model",
  category: "downloads/models",
  order: 31,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["/**/{site,dist}-packages/??_{core,dep,ent}_{web,news,wiki}_{sm,md,lg,trf}/**"],
  whenFolder: (path, image) => {
    const [, prefix = "", size = ""] = MODEL.exec(path) ?? [];
    const larger = SIZES.slice(SIZES.indexOf(size) + 1);
    return larger.some((one) => image.isDirectory(prefix + one));
  },
  whenText: "A larger model of the same name is visible beside it; the largest is not counted.",
  why: "An application loads one of them.",
  remedy: [
    "RUN pip install --no-cache-dir 'en_core_web_sm @ URL'",
    "# one size only; `spacy download` goes through pip as well"
  ].join("\n"),
  references: ["https://spacy.io/models"],
  reports: [
    {
      files: {
        "/usr/local/lib/python3.12/site-packages/en_core_web_sm/en_core_web_sm-3.7.1/model": 12e3,
        "/usr/local/lib/python3.12/site-packages/en_core_web_lg/en_core_web_lg-3.7.1/vocab/vectors": 5e5
      },
      bytes: 12e3
    },
    {
      files: {
        "/v/site-packages/de_core_news_md/a": 7,
        "/v/site-packages/de_core_news_trf/a": 9,
        "/v/site-packages/de_core_news_lg/a": 11
      },
      bytes: 16
    }
  ],
  ignores: [
    { files: { "/usr/local/lib/python3.12/site-packages/spacy/lang/en/stop_words.py": 900 }, because: "the library" },
    {
      files: { "/v/site-packages/en_core_web_lg/a": 900, "/v/site-packages/de_core_news_lg/a": 900 },
      because: "one size of each model"
    }
  ]
});

// src/rules/data/torch-hub-cache.ts
var torch_hub_cache_default = rule({
  id: "torch-hub-cache",
  title: "torch.hub checkpoints and repositories",
  category: "downloads/models",
  order: 35,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["$CACHE/torch/**"],
  envDirectories: { TORCH_HOME: ["hub/**"] },
  why: "May be the weights in use.",
  cost: "A start without the files downloads them, and fails without a network.",
  remedy: [
    `RUN TORCH_HOME=/models/torch python -c "import torchvision; torchvision.models.get_model('resnet50', weights='DEFAULT')"`,
    "ENV TORCH_HOME=/models/torch",
    "# only what is served"
  ].join("\n"),
  references: ["https://pytorch.org/docs/stable/hub.html"],
  reports: [
    { files: { "/root/.cache/torch/hub/checkpoints/resnet50-11ad3fa6.pth": 9e4 }, bytes: 9e4 },
    { files: { "/models/torch/hub/checkpoints/a.pth": 70 }, env: ["TORCH_HOME=/models/torch"], bytes: 70 }
  ],
  ignores: [
    { files: { "/usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cpu.so": 900 }, because: "the library" },
    {
      files: { "/models/torch/resnet.pt": 900 },
      env: ["TORCH_HOME=/models/torch"],
      because: "a file of another place below the same directory"
    }
  ]
});

// src/rules/docs/doc-files.ts
var doc_files_default = rule({
  id: "doc-files",
  title: "Documentation of packages",
  category: "docs-and-locales",
  order: 108,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: [
    "/usr/{share,local/share}/{doc,doc-base,gtk-doc,help,lintian,linda,bug,devhelp}/**",
    "/usr/share/{perl,perl5}/**/*.pod",
    "/usr/local/share/javadoc/**"
  ],
  not: [
    { glob: "/**/copyright*", why: "licence text: the distribution's permission to redistribute depends on it" },
    { glob: "/**/{LICENSE,LICENCE,COPYING,NOTICE,COPYRIGHT,AUTHORS}*", why: "licence text" },
    { glob: "/usr/share/{licenses,common-licenses}/**", why: "never matched" }
  ],
  evenIfLive: true,
  why: "Changelogs, explanations and examples.",
  remedy: [
    "RUN printf 'path-exclude /usr/share/doc/*\\npath-include /usr/share/doc/*/copyright\\npath-exclude /usr/share/man/*\\npath-exclude /usr/share/info/*\\npath-exclude /usr/share/locale/*\\npath-include /usr/share/locale/locale.alias\\n' > /etc/dpkg/dpkg.cfg.d/01-nodoc",
    "# before the installations, in a Debian or Ubuntu base of your own; with rpm: dnf install --nodocs",
    "# or start from a base without them: debian:bookworm-slim, ubi9-minimal, alpine"
  ].join("\n"),
  references: ["https://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimify-excludes"],
  reports: [
    {
      files: { "/usr/share/doc/git/RelNotes/2.39.5.txt": 9e4, "/usr/share/doc/bash/changelog.Debian.gz": 700 },
      bytes: 90700
    },
    { files: { "/usr/share/perl/5.36/pod/perl.pod": 70, "/usr/share/lintian/overrides/bash": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/usr/share/doc/git/copyright": 900 }, because: "licence" },
    { files: { "/usr/share/common-licenses/GPL-3": 900 }, because: "licence" },
    { files: { "/usr/share/doc/x/LICENSE.txt": 900 }, because: "licence" }
  ]
});

// src/rules/docs/fonts-icons.ts
var fonts_icons_default = rule({
  id: "fonts-icons",
  title: "Fonts, icons, themes and sounds",
  category: "docs-and-locales",
  order: 111,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: [
    "/usr/{share,local/share}/{fonts,icons,themes,pixmaps,backgrounds,sounds,wallpapers}/**",
    "/var/cache/fontconfig/**"
  ],
  evenIfLive: true,
  why: "Browsers, PDF and chart rendering need fonts; a plain service has no use for them. Themes of icons are installed because GTK recommends them.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends fonts-dejavu-core && rm -rf /var/lib/apt/lists/*",
    "# the one family that is rendered"
  ].join("\n"),
  references: ["https://packages.debian.org/bookworm/fonts/"],
  reports: [
    {
      files: {
        "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf": 9e4,
        "/usr/share/icons/Adwaita/48x48/x.png": 700
      },
      bytes: 90700
    },
    { files: { "/usr/local/share/fonts/x.ttf": 70, "/var/cache/fontconfig/a.cache-7": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/app/public/fonts/inter.woff2": 900 }, because: "application asset" },
    { files: { "/usr/share/fonts/truetype/x/LICENSE.txt": 90 }, because: "a licence" }
  ]
});

// src/rules/docs/info-pages.ts
var info_pages_default = rule({
  id: "info-pages",
  title: "Pages of GNU info",
  category: "docs-and-locales",
  order: 109,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: ["/usr/{share,local/share}/info/**"],
  evenIfLive: true,
  why: "Text for people at a terminal.",
  remedy: [
    "RUN printf 'path-exclude /usr/share/doc/*\\npath-include /usr/share/doc/*/copyright\\npath-exclude /usr/share/man/*\\npath-exclude /usr/share/info/*\\npath-exclude /usr/share/locale/*\\npath-include /usr/share/locale/locale.alias\\n' > /etc/dpkg/dpkg.cfg.d/01-nodoc",
    "# before the installations, in a Debian or Ubuntu base of your own; with rpm: dnf install --nodocs",
    "# or start from a base without them: debian:bookworm-slim, ubi9-minimal, alpine"
  ].join("\n"),
  references: ["https://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimify-excludes"],
  reports: [
    { files: { "/usr/share/info/sed.info.gz": 9e4 }, bytes: 9e4 },
    { files: { "/usr/local/share/info/dir": 70 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/usr/share/infodata/x": 900 }, because: "other name" },
    { files: { "/app/info/a.txt": 90 }, because: "another place" }
  ]
});

// src/rules/docs/locale-files.ts
var VARIABLES = ["LANG", "LC_ALL", "LANGUAGE"];
var languagesOf = perImage(
  (image) => new Set(
    VARIABLES.flatMap((name) => (image.env(name) ?? "").split(":")).flatMap((one) => [
      one,
      one.replace(/[.@].*/, ""),
      one.replace(/[_.@].*/, "")
    ])
  )
);
var locale_files_default = rule({
  id: "locale-files",
  title: "Translations and sources of locales",
  category: "docs-and-locales",
  order: 110,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["/usr/{share,local/share}/locale/**", "/usr/share/i18n/**"],
  not: [
    { glob: "/**/locale/{en,en_*,C,C.*,POSIX}/**", why: "the languages of LANG stay" },
    { glob: "/usr/share/locale/locale.alias", why: "read by libc" }
  ],
  whenFolder: (path, image) => {
    const language = /\/locale\/([^/]+)\//.exec(path)?.[1];
    return language === void 0 || !languagesOf(image).has(language);
  },
  whenText: "The language is not named in `LANG`, `LC_ALL` or `LANGUAGE` of the image.",
  evenIfLive: true,
  why: "Translations of command line tools. Compiled locales, which `LANG` needs, are in `/usr/lib/locale` and belong to no rule.",
  remedy: [
    "RUN printf 'path-exclude /usr/share/doc/*\\npath-include /usr/share/doc/*/copyright\\npath-exclude /usr/share/man/*\\npath-exclude /usr/share/info/*\\npath-exclude /usr/share/locale/*\\npath-include /usr/share/locale/locale.alias\\n' > /etc/dpkg/dpkg.cfg.d/01-nodoc",
    "# before the installations, in a Debian or Ubuntu base of your own; with rpm: dnf install --nodocs",
    "# or start from a base without them: debian:bookworm-slim, ubi9-minimal, alpine"
  ].join("\n"),
  references: ["https://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimify-excludes"],
  reports: [
    {
      files: { "/usr/share/locale/de/LC_MESSAGES/coreutils.mo": 9e3, "/usr/share/i18n/charmaps/UTF-8.gz": 70 },
      bytes: 9070
    },
    {
      files: { "/usr/share/locale/fr/LC_MESSAGES/a.mo": 5, "/usr/share/locale/de/LC_MESSAGES/a.mo": 4 },
      env: ["LANG=de_DE.UTF-8"],
      bytes: 5
    }
  ],
  ignores: [
    { files: { "/usr/lib/locale/C.utf8/LC_CTYPE": 900 }, because: "compiled locale" },
    { files: { "/usr/share/zoneinfo/Europe/Berlin": 900 }, because: "time zones: never a rule" },
    { files: { "/usr/share/locale/en_GB/LC_MESSAGES/x.mo": 900 }, because: "language in use" },
    {
      files: { "/usr/share/locale/pt_BR/LC_MESSAGES/a.mo": 900, "/usr/share/locale/fr/LC_MESSAGES/a.mo": 9 },
      env: ["LC_ALL=pt_BR.UTF-8", "LANGUAGE=fr:en"],
      because: "languages in use"
    }
  ]
});

// src/rules/docs/man-pages.ts
var man_pages_default = rule({
  id: "man-pages",
  title: "Manual pages",
  category: "docs-and-locales",
  order: 107,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: ["/usr/{share,local/share,local}/man/**", "/usr/share/groff/**"],
  evenIfLive: true,
  why: "Text for people at a terminal.",
  cost: "Keep the directories `/usr/share/man/man1` to `man8`: some packages (OpenJDK, PostgreSQL) put links there when they are installed, and fail without them.",
  remedy: [
    "RUN printf 'path-exclude /usr/share/doc/*\\npath-include /usr/share/doc/*/copyright\\npath-exclude /usr/share/man/*\\npath-exclude /usr/share/info/*\\npath-exclude /usr/share/locale/*\\npath-include /usr/share/locale/locale.alias\\n' > /etc/dpkg/dpkg.cfg.d/01-nodoc",
    "# before the installations, in a Debian or Ubuntu base of your own; with rpm: dnf install --nodocs",
    "# or start from a base without them: debian:bookworm-slim, ubi9-minimal, alpine"
  ].join("\n"),
  references: ["https://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimify-excludes"],
  reports: [
    { files: { "/usr/share/man/man1/ls.1.gz": 9e4 }, bytes: 9e4 },
    { files: { "/usr/local/man/man1/x.1": 70, "/usr/share/groff/1.22/tmac/an.tmac": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/usr/share/mantis/index.php": 900 }, because: "other name" },
    { files: { "/usr/share/man/man7/COPYING": 90 }, because: "a licence" }
  ]
});

// src/rules/docs/ruby-docs.ts
var ruby_docs_default = rule({
  id: "ruby-docs",
  title: "RDoc and ri",
  category: "docs-and-locales",
  order: 106,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/{usr/,usr/local/}share/ri/**", "/**/{gems,bundle}/doc/**", "/{usr/local/lib/ruby,var/lib}/gems/*/doc/**"],
  why: "Read by the command `ri` only.",
  remedy: [
    "RUN echo 'gem: --no-document' >> /usr/local/etc/gemrc",
    "# before the installations; a single gem: RUN gem install --no-document GEM"
  ].join("\n"),
  references: ["https://guides.rubygems.org/command-reference/"],
  reports: [
    {
      files: {
        "/usr/local/lib/ruby/gems/3.3.0/doc/json-2.7/ri/JSON/cdesc-JSON.ri": 9e4,
        "/usr/share/ri/3.1.0/system/x.ri": 700
      },
      bytes: 90700
    },
    { files: { "/usr/local/bundle/doc/rails-7.1/ri/cache.ri": 70 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/usr/local/bundle/gems/rails-7.1/README.md": 900 }, because: "gem content" },
    { files: { "/usr/local/bundle/doc/x/LICENSE": 90 }, because: "a licence" }
  ]
});

// src/rules/dotnet/dotnet-obj.ts
var OBJ = /* @__PURE__ */ new Set(["obj"]);
var isOfMsbuild = perDirectory((folder, image) => image.exists(`${folder}/project.assets.json`));
var dotnet_obj_default = rule({
  id: "dotnet-obj",
  title: "Intermediate output of .NET builds",
  category: "language-cache",
  order: 73,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/obj/{Debug,Release,project.assets.json,*.nuget.*}", "/**/obj/{Debug,Release}/**"],
  whenFolder: (path, image) => foldersNamed(path, OBJ).some((folder) => isOfMsbuild(folder, image)),
  whenText: "`obj/project.assets.json` is visible.",
  why: "Intermediate files of MSBuild.",
  remedy: "# .dockerignore: add the lines **/bin and **/obj",
  references: ["https://learn.microsoft.com/en-us/dotnet/core/docker/build-container"],
  reports: [
    { files: { "/src/Api/obj/Release/net8.0/Api.dll": 9e3, "/src/Api/obj/project.assets.json": 500 }, bytes: 9500 },
    { files: { "/app/obj/Api.csproj.nuget.g.props": 7, "/app/obj/project.assets.json": 5 }, bytes: 12 }
  ],
  ignores: [
    { files: { "/app/Api.dll": 900 }, because: "published" },
    { files: { "/src/lib/obj/model.obj": 900 }, because: "3D model folder" },
    { files: { "/src/obj/Debug/x": 900 }, because: "no folder of MSBuild" }
  ]
});

// src/rules/dotnet/nuget-http-cache.ts
var nuget_http_cache_default = rule({
  id: "nuget-http-cache",
  title: "HTTP, plug-in and scratch caches of NuGet",
  category: "language-cache",
  order: 71,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "~/.local/share/NuGet/{v3-cache,http-cache,plugins-cache,Cache}/**",
    "/tmp/NuGetScratch*/**",
    "~/.dotnet/{TelemetryStorageService,toolResolverCache,optimizationdata}/**",
    "~/.templateengine/**"
  ],
  why: "Raw copies that NuGet itself trusts for half an hour, and data of the SDK about its own use.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.local/share/NuGet --mount=type=cache,target=/root/.nuget/packages dotnet publish -c Release -o /out",
    "# or in the same RUN as the build: dotnet nuget locals all --clear"
  ].join("\n"),
  references: [
    "https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders"
  ],
  reports: [
    {
      files: { "/root/.local/share/NuGet/v3-cache/670c1461/list_x.dat": 9e4, "/tmp/NuGetScratchroot/lock/a": 700 },
      bytes: 90700
    },
    { files: { "/home/app/.dotnet/TelemetryStorageService/x.trn": 70 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/root/.nuget/NuGet/NuGet.Config": 900 }, because: "configuration" },
    { files: { "/root/.dotnet/tools/dotnet-ef": 900 }, because: "an installed tool" }
  ]
});

// src/rules/dotnet/nuget-packages.ts
var nuget_packages_default = rule({
  id: "nuget-packages",
  title: "Global packages folder of NuGet",
  category: "language-cache",
  order: 72,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["~/.nuget/packages/**", "/usr/{share,lib}/dotnet/sdk/NuGetFallbackFolder/**"],
  envDirectories: { NUGET_PACKAGES: ["**"] },
  whenImage: (image) => !image.hasNameThatEnds(".runtimeconfig.dev.json"),
  whenText: "No `*.runtimeconfig.dev.json` is visible: it makes a program that was not published load packages from here.",
  adviceForCommands: ["dotnet run", "dotnet watch", "dotnet test"],
  why: "`dotnet publish` copies what the program needs.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish -c Release -o /out",
    "# and copy only the result to the final stage, which has the runtime and no SDK: COPY --from=build /out /app"
  ].join("\n"),
  references: [
    "https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders"
  ],
  reports: [
    {
      files: {
        "/root/.nuget/packages/newtonsoft.json/13.0.3/lib/net6.0/Newtonsoft.Json.dll": 9e4,
        "/packages/x/1.0/x.dll": 7
      },
      env: ["NUGET_PACKAGES=/packages"],
      bytes: 90007
    },
    { files: { "/root/.nuget/packages/x/1.0/x.dll": 7 }, entrypoint: ["dotnet", "watch", "run"], bytes: 0, advice: 7 }
  ],
  ignores: [
    { files: { "/app/Newtonsoft.Json.dll": 900 }, because: "published" },
    {
      files: { "/root/.nuget/packages/x/1.0/x.dll": 900, "/src/bin/Debug/Api.runtimeconfig.dev.json": 5 },
      because: "a program that was not published loads it"
    }
  ]
});

// src/rules/downloads/archive-left.ts
var MIN_SIZE = 1048576;
var archive_left_default = rule({
  id: "archive-left",
  title: "Large archive without a sign of unpacking",
  category: "downloads/models",
  order: 97,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["/**/*.{tar,tar.gz,tgz,tar.xz,txz,tar.bz2,tbz2,tar.zst,zip,7z,rar}", "/usr/src/php.tar.xz"],
  not: [
    { glob: "/usr/{share,lib,lib64,libexec}/**", why: "distribution data" },
    { glob: "/**/node_modules/**", why: "package content" },
    { glob: "/**/{site,dist}-packages/**", why: "package content" },
    { glob: "/**/gems/**", why: "package content" },
    { glob: "/**/nltk_data/**", why: "data" },
    { glob: "/**/.yarn/**", why: "yarn rules" },
    { glob: "/**/python[0-9]*.zip", why: "zipimport" }
  ],
  when: ({ size }) => size >= MIN_SIZE,
  whenText: "The archive has at least 1048576 bytes.",
  why: "May be data that a program reads. `/usr/src/php.tar.xz` belongs to the official image of PHP, which unpacks it to build extensions; only a smaller base leaves it out.",
  remedy: [
    "RUN --mount=type=bind,from=fetch,source=/dl,target=/dl tar -xf /dl/a.tar.gz -C /opt",
    "# if it is needed during the build only"
  ].join("\n"),
  references: [
    "https://docs.docker.com/reference/dockerfile/#run---mounttypebind",
    "https://github.com/docker-library/php"
  ],
  reports: [
    { files: { "/srv/dump.tar.gz": 9e6, "/usr/src/php.tar.xz": 12e6 }, bytes: 21e6 },
    { files: { "/data/a.7z": 1048576, "/data/b.7z": 1048575 }, bytes: 1048576 }
  ],
  ignores: [
    { files: { "/usr/share/dict/words.tar.gz": 900 }, because: "distribution data" },
    { files: { "/srv/a.tar.gz": 9e5 }, because: "too small to bother" }
  ]
});

// src/rules/downloads/archive-unpacked.ts
var MIN_SIZE2 = 262144;
var SUFFIX = /\.(tar|tar\.gz|tgz|tar\.xz|txz|tar\.bz2|tbz2|tar\.zst|zip|7z|rar)$/;
var UNPACKS = /\b(?:bsd)?tar |\bunzip |\b7z x|\bgunzip/;
function isUnpacked({ path, size, layer }, image) {
  if (size < MIN_SIZE2) return false;
  if (image.isDirectory(path.replace(SUFFIX, ""))) return true;
  const command = image.createdBy(layer);
  return UNPACKS.test(command) && command.includes(path.slice(path.lastIndexOf("/") + 1));
}
var archive_unpacked_default = rule({
  id: "archive-unpacked",
  title: "Archive beside what was unpacked from it",
  category: "downloads/models",
  order: 96,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/*.{tar,tar.gz,tgz,tar.xz,txz,tar.bz2,tbz2,tar.zst,zip,7z,rar}"],
  not: [
    { glob: "/usr/{share,lib,lib64,libexec}/**", why: "distribution data" },
    { glob: "/**/node_modules/**", why: "package content" },
    { glob: "/**/{site,dist}-packages/**", why: "package content" },
    { glob: "/**/gems/**", why: "package content" },
    { glob: "/**/nltk_data/**", why: "the rule nltk-zip" },
    { glob: "/**/.yarn/**", why: "the yarn rules" },
    { glob: "/**/.ivy2/**", why: "Ivy resolves from it" },
    { glob: "/**/python[0-9]*.zip", why: "Python imports its standard library from it" }
  ],
  when: isUnpacked,
  whenText: "The archive has at least 262144 bytes, and either a directory with its name without the suffix is beside it (`foo-1.2` for `foo-1.2.tar.gz`), or the command that made its layer names it and unpacks something (`tar`, `bsdtar`, `unzip`, `7z x`, `gunzip`).",
  why: "Its content is in the image a second time.",
  remedy: [
    "RUN curl -fsSL URL | tar -xJ -C /opt --strip-components=1",
    "# or in one RUN: curl -fsSLo a.zip URL && unzip -q a.zip -d /opt && rm a.zip",
    "# or: ADD local.tar.gz /opt/ (unpacks a local archive and keeps no copy)"
  ].join("\n"),
  references: ["https://docs.docker.com/reference/dockerfile/#add", "https://github.com/hadolint/hadolint/wiki/DL3010"],
  reports: [
    { files: { "/opt/solr-9.6.0.tgz": 27e7, "/opt/solr-9.6.0/bin/solr": 3e3 }, bytes: 27e7 },
    {
      files: { "/app/data.zip": 262144 },
      createdBy: "RUN /bin/sh -c curl -fsSLO https://example.org/data.zip && unzip -q data.zip # buildkit",
      bytes: 262144
    }
  ],
  ignores: [
    {
      files: { "/app/public/downloads/brochure.zip": 9e5 },
      createdBy: "COPY public /app/public # buildkit",
      because: "a file that the image serves: nothing unpacked it"
    },
    {
      files: { "/usr/local/lib/python311.zip": 9e5, "/usr/local/lib/python311/": 0 },
      because: "the standard library of Python"
    },
    { files: { "/app/lib/app.jar": 9e5, "/app/lib/app/": 0 }, because: "no archive for this rule" },
    { files: { "/opt/a.zip": 262143, "/opt/a/": 0 }, because: "too small to bother" }
  ]
});

// src/rules/downloads/gcloud-backup.ts
var gcloud_backup_default = rule({
  id: "gcloud-backup",
  title: "Backup of Google Cloud CLI components",
  category: "downloads/models",
  order: 93,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/google-cloud-sdk/.install/.backup/**",
    "/**/google-cloud-cli/.install/.backup/**",
    "/**/google-cloud-sdk/.install/.download/**"
  ],
  why: "The state before the last change, kept for `gcloud components restore`.",
  remedy: `RUN gcloud components install COMPONENT --quiet && rm -rf "$(gcloud info --format='value(installation.sdk_root)')/.install/.backup"`,
  references: ["https://cloud.google.com/sdk/gcloud/reference/components/restore"],
  reports: [
    { files: { "/opt/google-cloud-sdk/.install/.backup/lib/x.py": 9e4 }, bytes: 9e4 },
    { files: { "/usr/lib/google-cloud-sdk/.install/.download/a.tar.gz": 70 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/opt/google-cloud-sdk/lib/googlecloudsdk/core/x.py": 900 }, because: "the tool" },
    { files: { "/opt/google-cloud-sdk/.install/core.manifest": 90 }, because: "what is installed" }
  ]
});

// src/rules/downloads/installer-leftover.ts
var AWS_CLI = /\/aws\/(dist\/|dist$|install$)/;
var installer_leftover_default = rule({
  id: "installer-leftover",
  title: "Installers left in place",
  category: "downloads/models",
  order: 94,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/{get-pip.py,get-poetry.py,install-poetry.py,composer-setup.php,rustup-init,rustup-init.sh,nodesource_setup.sh,awscliv2.zip,awscli-bundle.zip,aws-sam-cli-linux-*.zip,session-manager-plugin.deb,packages-microsoft-prod.deb}",
    "/**/{Miniconda,Anaconda,Miniforge,Mambaforge,Micromamba}*-Linux-*.sh",
    "/**/{google-chrome*,wkhtmltox*,dumb-init*,tini*,libssl*,chrome-remote-desktop*}.{deb,rpm}",
    "/**/{chromedriver*,chrome-linux*,geckodriver*,instantclient*,terraform_*,vault_*,consul_*,packer_*,protoc-*,gradle-*-bin,gradle-*-all,sonar-scanner-*,nifi-*}.zip",
    "/**/{go[0-9]*.linux-*,node-v*-linux-*,apache-maven-*-bin,apache-tomcat-*,spark-*-bin-*,kafka_*,hadoop-*,openjdk-*,jdk-*_linux-*,OpenJDK*U-*,zulu*-linux*,Python-[0-9]*,ruby-[0-9]*,openssl-[0-9]*,nginx-[0-9]*,helm-v*,prometheus-*.linux-*,node_exporter-*,s6-overlay-*,boost_*,cmake-[0-9]*,geckodriver-v*}.{tar.gz,tgz,tar.xz,tar.bz2}",
    "/**/cuda_*_linux.run",
    "/**/cudnn-*.{tar.xz,tgz}",
    "/**/NVIDIA-Linux-*.run",
    "/{,tmp/,opt/,root/,home/*/}aws/{dist,install}",
    "/{,tmp/,opt/,root/,home/*/}aws/dist/**"
  ],
  not: [
    { glob: "/**/node_modules/**", why: "package content" },
    { glob: "/**/{site,dist}-packages/**", why: "package content" },
    { glob: "/usr/share/**", why: "distribution data" },
    { glob: "/usr/lib/**", why: "distribution data" }
  ],
  when: ({ path }, image) => !AWS_CLI.test(path) || image.exists("/usr/local/aws-cli"),
  whenText: "`aws/dist` and `aws/install` count only if `/usr/local/aws-cli` is visible.",
  why: "Programs that run once, or archives of something that is installed elsewhere.",
  remedy: [
    "RUN curl -fsSL URL | tar -xz -C /opt",
    "# an installer, in one RUN:",
    "RUN curl -fsSLo /tmp/install.sh URL && sh /tmp/install.sh -b -p /opt/conda && rm /tmp/install.sh",
    "# or in a build stage, then COPY --from: ADD --checksum=sha256:SUM URL /tmp/tool.tar.gz"
  ].join("\n"),
  references: [
    "https://docs.docker.com/build/building/best-practices/",
    "https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"
  ],
  reports: [
    {
      files: {
        "/get-pip.py": 26e5,
        "/opt/Miniconda3-latest-Linux-x86_64.sh": 15e7,
        "/opt/conda/bin/conda": 500
      },
      bytes: 1526e5
    },
    {
      files: {
        "/awscliv2.zip": 60,
        "/aws/dist/awscli/data/ac.index": 7,
        "/aws/install": 1,
        "/usr/local/aws-cli/v2/current/dist/aws": 9
      },
      bytes: 68
    },
    {
      files: {
        "/opt/apache-maven-3.9.6-bin.tar.gz": 9,
        "/opt/google-chrome-stable_current_amd64.deb": 5,
        "/root/go1.22.1.linux-amd64.tar.gz": 3
      },
      bytes: 17
    }
  ],
  ignores: [
    {
      files: { "/opt/conda/bin/conda": 500, "/usr/local/bin/tini": 2e4, "/usr/local/aws-cli/v2/current/dist/aws": 9 },
      because: "installed"
    },
    { files: { "/opt/aws/dist/index.js": 700 }, because: "no AWS CLI is installed, so the folder is something else" },
    {
      files: { "/app/node_modules/x/get-pip.py": 5, "/usr/lib/python3/dist-packages/virtualenv/get-pip.py": 5 },
      because: "content of a package"
    }
  ]
});

// src/rules/downloads/os-package-file.ts
var MIN_SIZE3 = 4096;
var MAX_PARENTS = 4;
var INDEXES = ["Packages", "Packages.gz", "Packages.xz", "repodata/repomd.xml"];
function isNoRepository({ path, size }, image) {
  let folder = path.slice(0, path.lastIndexOf("/"));
  if (size < MIN_SIZE3 || isRepository(folder, image)) return false;
  for (let up = 0; up < MAX_PARENTS && folder !== ""; up++) {
    folder = folder.slice(0, folder.lastIndexOf("/"));
    if (isRepository(folder, image)) return false;
  }
  return true;
}
function isRepository(folder, image) {
  return INDEXES.some((name) => image.exists(`${folder}/${name}`)) || image.isDirectory(`${folder}/pool`) || image.hasNameEnding(folder, ".db.tar.gz");
}
var os_package_file_default = rule({
  id: "os-package-file",
  title: "Package files outside the caches",
  category: "downloads/models",
  order: 95,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/*.{deb,udeb,ddeb,rpm,srpm,pkg.tar.zst,pkg.tar.xz}"],
  not: [
    { glob: "/**/node_modules/**", why: "payload of a package" },
    { glob: "/**/{site,dist}-packages/**", why: "payload of a package" }
  ],
  when: isNoRepository,
  whenText: "The file has at least 4096 bytes, and neither its folder nor one of four folders above it looks like a package repository (`Packages`, `Packages.gz`, `Packages.xz`, `repodata/repomd.xml`, `*.db.tar.gz` or a folder `pool`). `.apk` files are left out: they may be Android programs.",
  why: "They are installed; the package database holds the record.",
  remedy: [
    "RUN --mount=type=bind,source=packages,target=/packages apt-get update && apt-get install -y --no-install-recommends /packages/*.deb && rm -rf /var/lib/apt/lists/*",
    "# a download, in one RUN: curl -fsSLo /tmp/x.deb URL && apt-get install -y /tmp/x.deb && rm /tmp/x.deb"
  ].join("\n"),
  references: ["https://docs.docker.com/reference/dockerfile/#run---mounttypebind"],
  reports: [
    { files: { "/opt/foo_1.0_amd64.deb": 9e4 }, bytes: 9e4 },
    {
      files: { "/root/epel-release-latest-9.noarch.rpm": 19e3, "/root/small.rpm": 4095, "/root/exact.rpm": 4096 },
      bytes: 23096
    }
  ],
  ignores: [
    { files: { "/srv/mirror/pool/main/f/foo_1.0_amd64.deb": 9e4 }, because: "a repository that the image serves" },
    {
      files: { "/repo/x86_64/a.rpm": 9e4, "/repo/repodata/repomd.xml": 3e3 },
      because: "a repository with its metadata"
    },
    { files: { "/srv/arch/a.pkg.tar.zst": 9e4, "/srv/arch/own.db.tar.gz": 300 }, because: "a repository of pacman" },
    { files: { "/app/assets/demo.apk": 9e4 }, because: "an Android program" }
  ]
});

// src/rules/downloads/wheel-files.ts
var MIN_SIZE4 = 4096;
var WHEEL = /\/([^/-]+)-([^/-]+)(?:-[^/]*)?\.whl$/;
var SOURCE = /\/([^/]+)-([^/-]+)\.tar\.gz$/;
function isInstalled({ path }, image) {
  const [, name = "", version = ""] = WHEEL.exec(path) ?? SOURCE.exec(path) ?? [];
  const plain = name.replace(/[-.]/g, "_");
  return [name, plain, plain.toLowerCase()].some((one) => image.hasName(`${one}-${version}.dist-info`));
}
var wheel_files_default = rule({
  id: "wheel-files",
  title: "Wheels and source archives outside caches",
  category: "downloads/models",
  order: 98,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/*.whl", "/{wheels,wheelhouse,dist,tmp/wheels,app/wheels,app/dist,usr/src/app/wheels}/*.tar.gz"],
  not: [
    { glob: "/**/ensurepip/_bundled/**", why: "python-build-tools" },
    { glob: "/usr/share/python-wheels/**", why: "python-build-tools" },
    { glob: "/**/{site,dist}-packages/**", why: "virtualenv seed wheels and others" },
    { glob: "/**/virtualenv/**", why: "seed wheels" },
    { glob: "/opt/{conda,miniconda}*/**", why: "conda" }
  ],
  when: ({ size }) => size >= MIN_SIZE4,
  whenText: "The file has at least 4096 bytes.",
  adviceFor: (file, image) => !isInstalled(file, image),
  adviceWhenText: "No `.dist-info` of that name and version is visible: then it is not installed, and may be needed.",
  why: "Input of an installation that has taken place.",
  remedy: [
    "RUN --mount=type=bind,from=build,source=/wheels,target=/wheels pip install --no-cache-dir --no-index --find-links=/wheels -r requirements.txt",
    "# instead of COPY --from=build /wheels /wheels: that copy stays in its layer even after rm"
  ].join("\n"),
  references: [
    "https://docs.docker.com/reference/dockerfile/#run---mounttypebind",
    "https://peps.python.org/pep-0427/"
  ],
  reports: [
    {
      files: {
        "/wheels/numpy-1.26.4-cp312-cp312-manylinux_2_17_x86_64.whl": 18e6,
        "/wheels/My.Tool-1.0.tar.gz": 5e3,
        "/usr/lib/python3/dist-packages/numpy-1.26.4.dist-info/METADATA": 5,
        "/v/site-packages/my_tool-1.0.dist-info/RECORD": 5
      },
      bytes: 18005e3
    },
    {
      files: { "/srv/x-1.0-py3-none-any.whl": 5e3, "/v/site-packages/x-2.0.dist-info/RECORD": 5 },
      bytes: 0,
      advice: 5e3
    }
  ],
  ignores: [
    {
      files: { "/usr/lib/python3.12/ensurepip/_bundled/pip-24.0-py3-none-any.whl": 900 },
      because: "needed by `python -m venv`"
    },
    { files: { "/wheels/x-1.0-py3-none-any.whl": 4095 }, because: "too small to bother" }
  ]
});

// src/rules/go/go-build-cache.ts
var go_build_cache_default = rule({
  id: "go-build-cache",
  title: "Go build cache",
  category: "language-cache",
  order: 57,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/{go-build,golangci-lint,gopls,staticcheck}/**"],
  envDirectories: { GOCACHE: ["**"] },
  why: "Compiled packages and results of tests.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache/go-build go build -o /out/app ./cmd/app",
    "# or in the same RUN as the build: go clean -cache"
  ].join("\n"),
  references: ["https://pkg.go.dev/cmd/go"],
  reports: [
    { files: { "/root/.cache/go-build/b1/b1aa-d": 9e4 }, bytes: 9e4 },
    { files: { "/gocache/ab/ab-d": 70, "/root/.cache/golangci-lint/x": 2 }, env: ["GOCACHE=/gocache"], bytes: 72 }
  ],
  ignores: [
    { files: { "/usr/local/go/pkg/tool/linux_amd64/compile": 900 }, because: "toolchain" },
    { files: { "/app/go-build/main.go": 900 }, because: "an application" }
  ]
});

// src/rules/go/go-mod-cache.ts
var go_mod_cache_default = rule({
  id: "go-mod-cache",
  title: "Go module cache",
  category: "language-cache",
  order: 56,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["~/go/pkg/{mod,sumdb}/**", "/go/pkg/{mod,sumdb}/**"],
  envDirectories: { GOMODCACHE: ["**"], GOPATH: ["pkg/{mod,sumdb}/**"] },
  adviceForCommands: ["go", "air"],
  why: "Source code of modules. Linked programs do not read it.",
  remedy: [
    'RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/app ./cmd/app',
    "# and copy only the program to the final stage: COPY --from=build /out/app /app"
  ].join("\n"),
  references: ["https://go.dev/ref/mod", "https://pkg.go.dev/cmd/go"],
  reports: [
    {
      files: {
        "/go/pkg/mod/github.com/gin-gonic/gin@v1.10.0/gin.go": 9e4,
        "/root/go/pkg/mod/cache/download/x/@v/v1.zip": 700
      },
      bytes: 90700
    },
    { files: { "/go/pkg/mod/x@v1/a.go": 70 }, cmd: ["go", "run", "."], bytes: 0, advice: 70 },
    {
      files: { "/mods/cache/download/a.zip": 7, "/gp/pkg/sumdb/x": 2, "/gp/bin/app": 5 },
      env: ["GOMODCACHE=/mods", "GOPATH=/gp"],
      bytes: 9
    }
  ],
  ignores: [
    { files: { "/go/bin/app": 900 }, because: "installed program" },
    { files: { "/app/vendor/github.com/x/y.go": 900 }, because: "vendored source: no rule" }
  ]
});

// src/rules/jvm/gradle-cache.ts
var gradle_cache_default = rule({
  id: "gradle-cache",
  title: "Caches of the Gradle user home",
  category: "language-cache",
  order: 62,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: [
    "~/.gradle/{caches,daemon,native,notifications,workers,.tmp,kotlin-profile,undefined-build}/**",
    "~/.gradle/wrapper/dists/**",
    "~/.{konan/cache,konan/dependencies}/**"
  ],
  envDirectories: {
    GRADLE_USER_HOME: [
      "{caches,daemon,native,notifications,workers,.tmp,kotlin-profile,undefined-build}/**",
      "wrapper/dists/**"
    ]
  },
  adviceForCommands: ["gradle", "gradlew"],
  why: "Caches of dependencies, transforms and builds, and the distributions of the wrapper.",
  remedy: [
    "RUN --mount=type=cache,target=/home/gradle/.gradle gradle --no-daemon bootJar",
    "# and copy only the program to the final stage: COPY --from=build /src/build/libs/app.jar /app.jar"
  ].join("\n"),
  references: ["https://docs.gradle.org/current/userguide/directory_layout.html"],
  reports: [
    {
      files: {
        "/root/.gradle/caches/modules-2/files-2.1/org.slf4j/slf4j-api/2.0.9/abc/slf4j-api-2.0.9.jar": 9e4,
        "/home/gradle/.gradle/wrapper/dists/gradle-8.7-bin/x/gradle-8.7-bin.zip": 700
      },
      bytes: 90700
    },
    {
      files: { "/opt/gradle-home/caches/8.7/x.bin": 70, "/opt/gradle-home/jdks/x/bin/java": 5 },
      env: ["GRADLE_USER_HOME=/opt/gradle-home"],
      bytes: 70
    },
    { files: { "/root/.gradle/daemon/8.7/d.log": 9 }, cmd: ["sh", "./gradlew", "run"], bytes: 0, advice: 9 }
  ],
  ignores: [
    { files: { "/root/.gradle/jdks/eclipse_adoptium-21/bin/java": 900 }, because: "may be the only JVM in the image" },
    { files: { "/root/.gradle/gradle.properties": 900 }, because: "configuration" }
  ]
});

// src/rules/jvm/gradle-project-cache.ts
var MARKS = ["settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts", "gradlew"];
var gradle_project_cache_default = rule({
  id: "gradle-project-cache",
  title: "Gradle and Kotlin project state",
  category: "language-cache",
  order: 63,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/.gradle/**", "/**/.kotlin/**"],
  not: [
    { glob: "~/.gradle/**", why: "user home: other rule" },
    { glob: "/usr/!(src)/**", why: "system tree" }
  ],
  whenFolder: ofDirectory(
    /^(.*)\/\.(?:gradle|kotlin)\//,
    (project, image) => MARKS.some((name) => image.exists(`${project}/${name}`))
  ),
  whenText: "`settings.gradle`, `build.gradle` (also with `.kts`) or `gradlew` is visible beside the folder.",
  why: "Hashes of files, and the history of a build.",
  remedy: "# .dockerignore: add the lines .gradle, .kotlin and **/build",
  references: ["https://docs.gradle.org/current/userguide/directory_layout.html"],
  reports: [
    {
      files: { "/workspace/.gradle/8.7/fileHashes/fileHashes.bin": 9e3, "/workspace/settings.gradle.kts": 5 },
      bytes: 9e3
    },
    { files: { "/app/.kotlin/sessions/a": 7, "/app/gradlew": 5 }, bytes: 7 }
  ],
  ignores: [
    { files: { "/root/.gradle/gradle.properties": 900 }, because: "user home" },
    { files: { "/data/.gradle/x": 900 }, because: "no project is beside it" }
  ]
});

// src/rules/jvm/jdk-only-files.ts
var MAX_PARENTS2 = 8;
function isInJdk({ path }, image) {
  let folder = path.slice(0, path.lastIndexOf("/"));
  for (let up = 0; up < MAX_PARENTS2 && folder !== ""; up++) {
    if (isJdk(folder, image)) return true;
    folder = folder.slice(0, folder.lastIndexOf("/"));
  }
  return false;
}
var isJdk = perDirectory((folder, image) => image.exists(`${folder}/bin/javac`));
var jdk_only_files_default = rule({
  id: "jdk-only-files",
  title: "JDK parts that a JRE does not have",
  category: "build-tools",
  order: 65,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: [
    "/**/{jvm,java,jdk*,*openjdk*,*temurin*,*corretto*,*zulu*}/**/{jmods/*.jmod,lib/src.zip,lib/ct.sym,demo/**,sample/**,man/**}",
    "/**/{jvm,java,jdk*,*openjdk*}/{jmods/*.jmod,lib/src.zip,lib/ct.sym}"
  ],
  when: isInJdk,
  whenText: "`bin/javac` is visible in the same Java home.",
  evenIfLive: true,
  why: "`jmods` feeds jlink, `ct.sym` feeds `javac --release`, and sources, demos and manuals are for people.",
  remedy: [
    "FROM eclipse-temurin:21-jre",
    "# or a runtime with only the modules in use:",
    "RUN jlink --add-modules $(jdeps --print-module-deps --ignore-missing-deps -q app.jar) --strip-debug --no-man-pages --no-header-files --compress=zip-6 --output /jre"
  ].join("\n"),
  references: ["https://docs.oracle.com/en/java/javase/21/docs/specs/man/jlink.html"],
  reports: [
    {
      files: {
        "/usr/lib/jvm/java-17-openjdk-amd64/jmods/java.base.jmod": 7e4,
        "/usr/lib/jvm/java-17-openjdk-amd64/bin/javac": 5
      },
      bytes: 7e4
    },
    {
      files: {
        "/opt/java/openjdk/lib/src.zip": 50,
        "/opt/java/openjdk/lib/ct.sym": 9,
        "/opt/java/openjdk/bin/javac": 5
      },
      bytes: 59
    }
  ],
  ignores: [
    { files: { "/usr/lib/jvm/java-17-openjdk-amd64/lib/modules": 900 }, because: "the runtime image" },
    {
      files: { "/usr/lib/jvm/java-17-openjdk-amd64/lib/server/classes.jsa": 900 },
      because: "class data sharing: start-up speed"
    },
    {
      files: { "/usr/lib/jvm/java-17-openjdk-amd64/lib/ct.sym": 900, "/usr/lib/jvm/java-17-openjdk-amd64/bin/java": 5 },
      because: "a JRE"
    }
  ]
});

// src/rules/jvm/maven-repo.ts
var maven_repo_default = rule({
  id: "maven-repo",
  title: "Maven local repository",
  category: "language-cache",
  order: 61,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["~/.m2/{repository,wrapper/dists,build-cache}/**"],
  adviceForCommands: ["mvn", "mvnw", "mvnd"],
  why: "Input of the build. A packaged jar or war carries its libraries.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.m2 mvn -B -q package -DskipTests",
    "# and copy only the program to the final stage: COPY --from=build /src/target/app.jar /app.jar"
  ].join("\n"),
  references: [
    "https://maven.apache.org/guides/introduction/introduction-to-repositories.html",
    "https://maven.apache.org/settings.html"
  ],
  reports: [
    {
      files: { "/root/.m2/repository/org/springframework/spring-core/6.1.6/spring-core-6.1.6.jar": 9e4 },
      bytes: 9e4
    },
    {
      files: { "/root/.m2/wrapper/dists/apache-maven-3.9.6/x/lib/a.jar": 70 },
      cmd: ["./mvnw", "spring-boot:run"],
      bytes: 0,
      advice: 70
    },
    { files: { "/home/ci/.m2/repository/a/1/a-1.jar": 9 }, cmd: ["java", "-jar", "app.jar"], bytes: 9 }
  ],
  ignores: [
    {
      files: { "/usr/share/maven-repo/org/x/x.jar": 900 },
      because: "debian system repository: links to /usr/share/java"
    },
    { files: { "/root/.m2/settings.xml": 900 }, because: "configuration (may hold passwords)" },
    { files: { "/app/lib/spring-core-6.1.6.jar": 900 }, because: "application library" }
  ]
});

// src/rules/jvm/scala-cache.ts
var scala_cache_default = rule({
  id: "scala-cache",
  title: "Caches of Ivy, sbt and Coursier",
  category: "language-cache",
  order: 64,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: [
    "~/.ivy2/{cache,local}/**",
    "~/.sbt/{boot,launchers}/**",
    "$CACHE/{coursier,sbt,scalablytyped}/**",
    "~/.coursier/**",
    "~/.cache/bloop/**"
  ],
  adviceForCommands: ["sbt", "cs", "coursier", "scala-cli", "scala", "amm", "mill"],
  why: "Resolved jars. Programs that `cs launch` starts need them.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache/coursier --mount=type=cache,target=/root/.ivy2 sbt assembly",
    "# and copy only the assembly to the final stage"
  ].join("\n"),
  references: ["https://get-coursier.io/docs/cache", "https://www.scala-sbt.org/1.x/docs/Dependency-Resolution.html"],
  reports: [
    {
      files: {
        "/root/.cache/coursier/v1/https/central/org/x.jar": 9e4,
        "/root/.ivy2/cache/org.scala-lang/scala-library/jars/s.jar": 700
      },
      bytes: 90700
    },
    { files: { "/root/.sbt/boot/scala-2.12/lib/a.jar": 70 }, cmd: ["cs", "launch", "x"], bytes: 0, advice: 70 },
    { files: { "/home/app/.cache/bloop/a": 9, "/root/.coursier/cache/b.jar": 4 }, bytes: 13 }
  ],
  ignores: [
    { files: { "/opt/app/lib/scala-library.jar": 900 }, because: "application library" },
    { files: { "/root/.sbt/1.0/plugins/plugins.sbt": 90 }, because: "configuration" }
  ]
});

// src/rules/logs/core-dumps.ts
var MIN_SIZE5 = 65536;
var CORE = /\/core(?:\.\d[^/]*)?$/;
var ELF_CORE = `ELF${"\0".repeat(9)}\0`;
function isCore(head) {
  if (head === null || head.length < 18) return false;
  const [a, b, c, d, , order] = head;
  if (a !== 127 || b !== 69 || c !== 76 || d !== 70) return false;
  const [low, high] = order === 2 ? [head[17], head[16]] : [head[16], head[17]];
  return low === 4 && high === 0;
}
var core_dumps_default = rule({
  id: "core-dumps",
  title: "Core and heap dumps",
  category: "logs-and-tmp",
  order: 89,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/core",
    "/**/core.[0-9]*",
    "/**/vgcore.*",
    "/var/{crash,lib/systemd/coredump,lib/apport/coredump}/**",
    "/**/*.{hprof,heapsnapshot,heapdump,mdmp,dmp}"
  ],
  not: [{ glob: "/proc/**", why: "never in a layer" }],
  when: ({ path, size }, image) => size >= MIN_SIZE5 && (!CORE.test(path) || isCore(image.head(path))),
  whenText: "The file has at least 65536 bytes; one named `core` or `core.NUMBER` must be an ELF core file.",
  why: "Left by a program that crashed during the build, or for somebody who looked at its memory. Such files may hold secrets.",
  remedy: ["RUN ulimit -c 0 && COMMAND", "# Java: leave -XX:+HeapDumpOnOutOfMemoryError out of the build"].join("\n"),
  references: ["https://man7.org/linux/man-pages/man5/core.5.html", "https://man7.org/linux/man-pages/man5/elf.5.html"],
  reports: [
    { files: { "/var/crash/_usr_bin_x.0.crash": 9e4, "/app/java_pid1.hprof": 7e4 }, bytes: 16e4 },
    { files: { "/app/core.4711": 7e4 }, contents: { "/app/core.4711": ELF_CORE }, bytes: 7e4 }
  ],
  ignores: [
    {
      files: { "/usr/local/lib/python3.12/site-packages/numpy/core/numeric.py": 900 },
      because: "directory called core"
    },
    { files: { "/opt/app/core": 900 }, because: "program called core (not ET_CORE)" },
    { files: { "/opt/app/core": 9e5 }, because: "no ELF core file as far as is known" },
    { files: { "/app/java_pid1.hprof": 65535 }, because: "too small for a dump" }
  ]
});

// src/rules/logs/debug-log-files.ts
var debug_log_files_default = rule({
  id: "debug-log-files",
  title: "Debug and crash logs in the application",
  category: "logs-and-tmp",
  order: 87,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/{npm-debug,yarn-debug,yarn-error,pnpm-debug,.pnpm-debug,lerna-debug,firebase-debug,ui-debug,hs_err_pid*,replay_pid*,php_errors,error_log,nohup}*.{log,out}",
    "/{app,code,src,srv,workspace,workspaces,opt/app,usr/src/app,var/www}/**/*.log"
  ],
  not: [
    { glob: "/**/node_modules/**", why: "packages may ship sample logs" },
    { glob: "/**/{site,dist}-packages/**", why: "packages" }
  ],
  why: "Written by a run on the developer's machine or during the build.",
  remedy: [
    "# .dockerignore: add the line **/*.log",
    "# from a command of the build, in its own RUN: rm -f npm-debug.log"
  ].join("\n"),
  references: ["https://github.com/github/gitignore/blob/main/Node.gitignore"],
  reports: [
    { files: { "/app/npm-debug.log": 4e3, "/app/log/development.log": 9e4 }, bytes: 94e3 },
    { files: { "/srv/hs_err_pid12.log": 70, "/data/nohup.out": 5 }, bytes: 75 }
  ],
  ignores: [
    { files: { "/app/src/log/index.js": 400 }, because: "code" },
    { files: { "/app/node_modules/pkg/sample.log": 30 }, because: "packages may ship sample logs" },
    { files: { "/var/log/nginx/access.log": 50 }, because: "os-logs claims it" }
  ]
});

// src/rules/logs/os-logs.ts
var os_logs_default = rule({
  id: "os-logs",
  title: "Other files under /var/log",
  category: "logs-and-tmp",
  order: 91,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/log/**"],
  why: "Log lines of the build. Links such as `access.log -> /dev/stdout` have no bytes, are not counted and must stay.",
  remedy: [
    "RUN apt-get update && apt-get install -y PACKAGE && rm -rf /var/lib/apt/lists/* && find /var/log -type f -delete",
    "# keep the directories: nginx, postgres and others do not start without theirs"
  ].join("\n"),
  references: ["https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s10.html"],
  reports: [
    { files: { "/var/log/fontconfig.log": 4e3, "/var/log/journal/1a/system.journal": 8e6 }, bytes: 8004e3 },
    { files: { "/var/log/nginx/access.log": 70, "/var/log/dpkg.log": 9 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/app/log/keep.txt": 40 }, because: "another place" },
    {
      files: { "/var/log/tool/log.txt": 40 },
      links: { "/app/logs": "../var/log/tool" },
      because: "the application keeps its log there: a link leads to it"
    }
  ]
});

// src/rules/logs/sparse-lastlog.ts
var MIN_SIZE6 = 1048576;
var sparse_lastlog_default = rule({
  id: "sparse-lastlog",
  title: "Huge lastlog, faillog or tallylog",
  category: "logs-and-tmp",
  order: 90,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/log/{lastlog,faillog,tallylog}"],
  when: ({ size }) => size >= MIN_SIZE6,
  whenText: "The file has at least 1048576 bytes.",
  why: "These files have a record of fixed size for each user id, so that a high user id makes them huge, mostly of zeros.",
  remedy: "RUN useradd --no-log-init --uid 100000 --create-home app",
  references: [
    "https://github.com/hadolint/hadolint/wiki/DL3046",
    "https://man7.org/linux/man-pages/man8/lastlog.8.html"
  ],
  reports: [
    { files: { "/var/log/lastlog": 36e7 }, bytes: 36e7 },
    { files: { "/var/log/faillog": 1048576, "/var/log/tallylog": 1048575 }, bytes: 1048576 }
  ],
  ignores: [
    { files: { "/var/log/lastlog": 9e5 }, because: "an ordinary size" },
    { files: { "/srv/lastlog": 9e6 }, because: "another place" }
  ]
});

// src/rules/logs/tmp-files.ts
var tmp_files_default = rule({
  id: "tmp-files",
  title: "Files left in temporary directories",
  category: "logs-and-tmp",
  order: 92,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/tmp/**", "/var/tmp/**", "/usr/tmp/**", "/dev/shm/**", "/run/lock/**"],
  liveVariables: ["HOME", "COMPOSER_HOME"],
  why: "A program must not expect files here to survive from run to run, and runtimes often mount an empty file system over them.",
  remedy: [
    "RUN --mount=type=tmpfs,target=/tmp COMMAND",
    "# or at the end of the RUN that leaves them: rm -rf /tmp/* /var/tmp/*"
  ].join("\n"),
  references: [
    "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s18.html",
    "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s15.html"
  ],
  reports: [
    {
      files: { "/tmp/pear/download/redis.tgz": 3e5, "/var/tmp/rpm-tmp.abc": 700, "/tmp/npm-123/x": 5 },
      bytes: 300705
    },
    { files: { "/tmp/app/server": 9e3, "/tmp/build.o": 50 }, workingDir: "/tmp/app", bytes: 50, advice: 9e3 },
    {
      files: { "/tmp/run.sh": 30, "/tmp/x": 4 },
      entrypoint: ["/bin/sh", "-c", "exec /tmp/run.sh"],
      bytes: 4,
      advice: 30
    }
  ],
  ignores: [
    { files: { "/app/tmp/pids/.keep": 1 }, because: "a directory of the application" },
    {
      files: { "/tmp/data/model.bin": 900 },
      links: { "/app/data": "/tmp/data" },
      because: "a link of the application leads there"
    }
  ]
});

// src/rules/misc/cpan-work.ts
var cpan_work_default = rule({
  id: "cpan-work",
  title: "Build directories of CPAN",
  category: "language-cache",
  order: 74,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["~/.cpanm/**", "~/.cpan/{build,sources,Metadata,prefs}/**"],
  envDirectories: { PERL_CPANM_HOME: ["**"] },
  why: "Unpacked sources, archives and logs of past installations.",
  remedy: [
    "RUN cpanm --notest --installdeps . && rm -rf /root/.cpanm",
    "# or: RUN --mount=type=cache,target=/root/.cpanm cpanm --notest --installdeps ."
  ].join("\n"),
  references: ["https://metacpan.org/dist/App-cpanminus/view/bin/cpanm", "https://metacpan.org/pod/CPAN"],
  reports: [
    { files: { "/root/.cpanm/work/1700000000.20333/Foo-Bar-0.01/Makefile": 9e4 }, bytes: 9e4 },
    { files: { "/home/app/.cpan/build/Foo-0.01/Makefile": 70 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/usr/local/share/perl/5.36.0/Foo/Bar.pm": 900 }, because: "installed module" },
    { files: { "/root/.cpan/CPAN/MyConfig.pm": 90 }, because: "configuration" }
  ]
});

// src/rules/misc/haskell-ocaml-cache.ts
var haskell_ocaml_cache_default = rule({
  id: "haskell-ocaml-cache",
  title: "Caches of Cabal, Stack, GHCup and opam",
  category: "language-cache",
  order: 77,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: [
    "~/.cabal/packages/**",
    "$CACHE/cabal/**",
    "~/.stack/{pantry,indices,setup-exe-cache,setup-exe-src}/**",
    "~/.ghcup/{cache,tmp,trash,logs}/**",
    "~/.opam/{download-cache,repo,log}/**",
    "/**/{.stack-work,dist-newstyle}/{cache,tmp,packagedb,downloads}/**"
  ],
  why: "Indexes of packages, and archives.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cabal/packages cabal install --install-method=copy --installdir=/out exe:APP",
    "# opam: RUN opam install -y PACKAGE && opam clean --all-switches --download-cache --logs --repo-cache"
  ].join("\n"),
  references: [
    "https://cabal.readthedocs.io/en/stable/",
    "https://docs.haskellstack.org/en/stable/",
    "https://opam.ocaml.org/doc/Manual.html"
  ],
  reports: [
    {
      files: { "/root/.cabal/packages/hackage/01-index.tar": 9e4, "/root/.opam/download-cache/md5/ab/abc": 700 },
      bytes: 90700
    },
    { files: { "/root/.stack/pantry/pantry.sqlite3": 70, "/src/dist-newstyle/cache/plan.json": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/root/.opam/default/bin/dune": 900 }, because: "switch" },
    { files: { "/root/.cabal/bin/app": 900 }, because: "program" }
  ]
});

// src/rules/misc/home-cache-other.ts
var LEAST = 1048576;
var home_cache_other_default = rule({
  id: "home-cache-other",
  title: "Anything else in ~/.cache",
  category: "language-cache",
  order: 112,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: [
    "$CACHE/**",
    "~/.{nvm,pyenv,rbenv,asdf}/{.cache,.git,cache}/**",
    "~/{.bash_history,.wget-hsts,.python_history,.lesshst,.viminfo,.node_repl_history}"
  ],
  least: LEAST,
  why: "By the XDG specification nothing here is essential. But some tools run from here, so that it is only reported.",
  remedy: ["RUN --mount=type=cache,target=/root/.cache COMMAND", "# or in the same RUN: rm -rf /root/.cache/NAME"].join(
    "\n"
  ),
  references: ["https://specifications.freedesktop.org/basedir-spec/latest/"],
  reports: [
    {
      files: { "/root/.cache/matplotlib/fontlist-v330.json": 2e6, "/root/.cache/sometool/x": 700 },
      bytes: 2000700
    },
    { files: { "/home/app/.pyenv/.git/objects/pack/a.pack": 1048576, "/root/.bash_history": 4 }, bytes: 1048580 }
  ],
  ignores: [
    { files: { "/root/.config/app.toml": 900 }, because: "configuration" },
    { files: { "/root/.cache/matplotlib/fontlist-v330.json": 1048575 }, because: "too few bytes to bother" },
    {
      files: { "/root/.cache/uv/a/x.so": 9e6 },
      links: { "/app/x.so": "/root/.cache/uv/a/x.so" },
      because: "a link leads to it"
    }
  ]
});

// src/rules/misc/julia-cache.ts
var julia_cache_default = rule({
  id: "julia-cache",
  title: "Registries, logs and clones of Julia",
  category: "language-cache",
  order: 75,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "~/.julia/{registries,logs,clones}/**",
    "/usr/local/share/julia/{registries,logs,clones}/**",
    "/opt/julia/depot/{registries,logs,clones}/**"
  ],
  why: "Needed to resolve packages, not to load them.",
  remedy: "RUN julia -e 'using Pkg; Pkg.instantiate(); Pkg.precompile()' && rm -rf ~/.julia/registries ~/.julia/logs",
  references: ["https://pkgdocs.julialang.org/v1/glossary/"],
  reports: [
    { files: { "/root/.julia/registries/General.tar.gz": 9e4 }, bytes: 9e4 },
    { files: { "/opt/julia/depot/clones/a/x": 70, "/home/app/.julia/logs/manifest_usage.toml": 3 }, bytes: 73 }
  ],
  ignores: [
    { files: { "/root/.julia/compiled/v1.10/Example/a.ji": 900 }, because: "precompiled code" },
    { files: { "/root/.julia/packages/Example/aB/src/Example.jl": 900 }, because: "package" },
    { files: { "/root/.julia/artifacts/0a1b/lib/libx.so": 900 }, because: "binary" }
  ]
});

// src/rules/misc/misc-lang-cache.ts
var misc_lang_cache_default = rule({
  id: "misc-lang-cache",
  title: "Caches of Elixir, Erlang, Dart, Zig, Nim, Swift and Conan",
  category: "language-cache",
  order: 78,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: [
    "~/.hex/{packages,cache.ets}",
    "~/.hex/packages/**",
    "$CACHE/{rebar3,zig,nim,hex,elixir_make,mix}/**",
    "~/.pub-cache/{hosted-hashes,log,git/cache,_temp}/**",
    "~/.swiftpm/cache/**",
    "$CACHE/org.swift.swiftpm/**",
    "~/{.conan/data/*/*/*/*/build,.conan/data/*/*/*/*/source,.conan2/p/b}/**"
  ],
  why: "Archives of dependencies that are compiled already.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.hex --mount=type=cache,target=/root/.cache/rebar3 mix deps.get --only prod && mix release",
    "# and copy only the release to the final stage: COPY --from=build /src/_build/prod/rel/APP /app"
  ].join("\n"),
  references: [
    "https://hexdocs.pm/mix/Mix.Tasks.Release.html",
    "https://dart.dev/tools/pub/cmd/pub-cache",
    "https://docs.conan.io/2/"
  ],
  reports: [
    {
      files: {
        "/root/.hex/packages/hexpm/phoenix-1.7.tar": 9e4,
        "/root/.cache/rebar3/hex/default/packages/x.tar": 700
      },
      bytes: 90700
    },
    { files: { "/root/.cache/zig/o/a": 70, "/root/.conan2/p/b/zlib1/b/x.o": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/root/.mix/archives/hex-2.1/hex-2.1/ebin/hex.app": 900 }, because: "needed by mix" },
    {
      files: { "/root/.pub-cache/hosted/pub/args-2.4/lib/args.dart": 900 },
      because: "read when Dart runs from source"
    }
  ]
});

// src/rules/misc/r-cache.ts
var r_cache_default = rule({
  id: "r-cache",
  title: "Caches of R packages",
  category: "language-cache",
  order: 76,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["$CACHE/R/**", "/var/tmp/Rtmp*/**"],
  why: "`pkgcache` is a cache of downloads. In the cache of renv lie the packages themselves; those that a library leads to are not counted.",
  remedy: "RUN --mount=type=cache,target=/root/.cache/R RENV_CONFIG_CACHE_SYMLINKS=FALSE R -s -e 'renv::restore()'",
  references: ["https://rstudio.github.io/renv/articles/package-install.html"],
  reports: [
    { files: { "/root/.cache/R/pkgcache/pkg/x.tar.gz": 9e4 }, bytes: 9e4 },
    { files: { "/var/tmp/RtmpA1/x.so": 70 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/usr/local/lib/R/site-library/dplyr/R/dplyr.rdb": 900 }, because: "installed package" },
    {
      files: { "/root/.cache/R/renv/cache/v5/dplyr/1.1/h/dplyr/R/dplyr.rdb": 900 },
      links: { "/app/renv/library/R-4.4/x/dplyr": "/root/.cache/R/renv/cache/v5/dplyr/1.1/h/dplyr" },
      because: "a library of renv leads to it"
    }
  ]
});

// src/rules/node/bun-cache.ts
var bun_cache_default = rule({
  id: "bun-cache",
  title: "Install cache of Bun",
  category: "language-cache",
  order: 45,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["~/.bun/install/cache/**"],
  envDirectories: { BUN_INSTALL_CACHE_DIR: ["**"] },
  adviceWhen: (image) => image.commands.some(([program]) => program === "bun" || program === "bunx") && !image.hasName("node_modules"),
  adviceWhenText: "The container starts `bun` and no `node_modules` is visible: then Bun runs from its cache.",
  why: "Downloads. A file that `node_modules` shares by a hard link, which is how Bun installs on Linux, is not counted.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.bun/install/cache bun install --frozen-lockfile --production",
    "# or in the same RUN as the installation: rm -rf /root/.bun/install/cache"
  ].join("\n"),
  references: ["https://bun.sh/docs/install/cache"],
  reports: [
    { files: { "/root/.bun/install/cache/react@18.3.1@@@1/index.js": 9e4 }, bytes: 9e4 },
    { files: { "/root/.bun/install/cache/a@1@@@1/index.js": 70 }, cmd: ["bun", "run", "x.ts"], bytes: 0, advice: 70 },
    {
      files: { "/bun/cache/a": 5, "/app/node_modules/a/index.js": 4 },
      env: ["BUN_INSTALL_CACHE_DIR=/bun/cache"],
      cmd: ["bun", "x.js"],
      bytes: 5
    }
  ],
  ignores: [
    { files: { "/root/.bun/bin/bun": 900 }, because: "the runtime" },
    { files: { "/root/.bun/install/global/node_modules/serve/x.js": 900 }, because: "global install" }
  ]
});

// src/rules/node/corepack-cache.ts
var corepack_cache_default = rule({
  id: "corepack-cache",
  title: "Package managers fetched by Corepack",
  category: "language-cache",
  order: 47,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: ["$CACHE/node/corepack/**", "~/.node/corepack/**"],
  envDirectories: { COREPACK_HOME: ["**"] },
  why: "Needed only if the container starts `pnpm` or `yarn`. Then it must stay.",
  cost: "A start by `pnpm` or `yarn` downloads it again, and fails without a network.",
  remedy: [
    'CMD ["node", "dist/server.js"]',
    "# start the program with node, and keep corepack in the build stage"
  ].join("\n"),
  references: ["https://github.com/nodejs/corepack"],
  reports: [
    { files: { "/root/.cache/node/corepack/v1/pnpm/9.1.0/dist/pnpm.cjs": 9e4 }, bytes: 9e4 },
    { files: { "/opt/corepack/v1/yarn/4.1.0/yarn.js": 70 }, env: ["COREPACK_HOME=/opt/corepack"], bytes: 70 }
  ],
  ignores: [
    { files: { "/usr/local/lib/node_modules/corepack/dist/corepack.js": 900 }, because: "corepack itself" },
    { files: { "/root/.cache/node/other": 900 }, because: "another cache" }
  ]
});

// src/rules/node/deno-cache.ts
var deno_cache_default = rule({
  id: "deno-cache",
  title: "Cache of Deno",
  category: "language-cache",
  order: 46,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["$CACHE/deno/**", "/deno-dir/**"],
  why: "Deno runs from this directory; without it, the program downloads at its start. It is never waste, only worth a look: unused versions, and the compiled files in `gen`.",
  cost: "Without it the program downloads at each start.",
  remedy: [
    "RUN deno cache --lock=deno.lock main.ts",
    "# in a final image the cache is wanted; without it: deno compile --output /app/server main.ts in a build stage"
  ].join("\n"),
  references: ["https://docs.deno.com/runtime/reference/env_variables/"],
  reports: [
    { files: { "/deno-dir/npm/registry/x/y.js": 9e4 }, bytes: 9e4 },
    { files: { "/root/.cache/deno/gen/file/a.js": 70 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/usr/local/bin/deno": 900 }, because: "the runtime" },
    { files: { "/app/deno-dir/x": 900 }, because: "another place" }
  ]
});

// src/rules/node/js-source-maps.ts
var OPTION = "--enable-source-maps";
function isUsed(image) {
  return image.env("NODE_OPTIONS")?.includes(OPTION) === true || image.commands.some((words) => words.includes(OPTION));
}
var js_source_maps_default = rule({
  id: "js-source-maps",
  title: "Source maps of JavaScript and CSS",
  category: "language-cache",
  order: 54,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: ["/**/*.{js,mjs,cjs,css,ts,mts,cts}.map"],
  not: [{ glob: "/**/source-map*/**/test/**", why: "fixtures" }],
  whenImage: (image) => !isUsed(image),
  whenText: "Neither the command nor `NODE_OPTIONS` has `--enable-source-maps`.",
  why: "Read by debuggers only.",
  remedy: [
    "RUN npm ci --omit=dev && find node_modules -name '*.map' -type f -delete",
    '# own code: set "sourceMap": false for the production build, or upload the maps to the error tracker and delete them'
  ].join("\n"),
  references: ["https://nodejs.org/api/cli.html"],
  reports: [
    { files: { "/app/node_modules/rxjs/dist/cjs/index.js.map": 90 }, bytes: 90 },
    { files: { "/app/dist/a.css.map": 7, "/app/dist/b.mjs.map": 8 }, cmd: ["node", "server.js"], bytes: 15 }
  ],
  ignores: [
    { files: { "/app/node_modules/map-obj/index.js": 900 }, because: "not a map" },
    {
      files: { "/app/dist/a.js.map": 900 },
      entrypoint: ["node", "--enable-source-maps", "a.js"],
      because: "Node reads it for stack traces"
    },
    {
      files: { "/app/dist/b.js.map": 900 },
      env: ["NODE_OPTIONS=--enable-source-maps"],
      because: "Node reads it for stack traces"
    }
  ]
});

// src/rules/node/next-cache.ts
var next_cache_default = rule({
  id: "next-cache",
  title: "Build cache of Next.js",
  category: "app-framework cache",
  order: 52,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/.next/cache/**"],
  not: [
    { glob: "/**/.next/cache/fetch-cache/**", why: "prerendered fetch data, used by ISR at run time" },
    { glob: "/**/.next/cache/images/**", why: "image optimiser cache, written at run time on purpose" }
  ],
  why: "Caches of webpack, Turbopack and SWC between builds.",
  remedy: [
    "RUN --mount=type=cache,target=/app/.next/cache npx next build",
    "# and ship only: COPY --from=build /app/.next/standalone ./ and COPY --from=build /app/.next/static ./.next/static"
  ].join("\n"),
  references: ["https://nextjs.org/docs/app/guides/ci-build-caching"],
  reports: [
    { files: { "/app/.next/cache/webpack/server-production/0.pack": 9e4 }, bytes: 9e4 },
    { files: { "/srv/web/.next/cache/swc/plugins/x": 70, "/srv/web/.next/cache/images/a": 4 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/app/.next/server/pages/index.js": 900 }, because: "the application" },
    { files: { "/app/.next/cache/fetch-cache/1a2b": 900 }, because: "ISR data" }
  ]
});

// src/rules/node/node-dev-deps.ts
var developmentOnly = perDirectory((modules, image) => {
  const project = parentOf(modules);
  const locked = fieldsOf(fieldsOf(image.json(`${modules}/.package-lock.json`)).get("packages"));
  if (locked.size > 0) {
    const packages = [...locked].filter(([, entry]) => fieldsOf(entry).get("dev") === true);
    return new Set(packages.map(([path]) => `${project}/${path}`));
  }
  if (!image.exists(`${modules}/.yarn-integrity`)) return /* @__PURE__ */ new Set();
  const direct = fieldsOf(fieldsOf(image.json(`${project}/package.json`)).get("devDependencies"));
  return new Set([...direct.keys()].map((name) => `${modules}/${name}`));
});
var hasDevelopmentOnly = perImage((image) => {
  const ofNpm = image.textPaths(".package-lock.json").map(parentOf);
  const ofYarn = image.textPaths("package.json").map((path) => `${parentOf(path)}/node_modules`);
  return [...ofNpm, ...ofYarn].some((modules) => developmentOnly(modules, image).size > 0);
});
function parentOf(path) {
  return path.slice(0, path.lastIndexOf("/"));
}
function isForDevelopment(path, image) {
  return someNodeModules(path, (modules) => {
    const packages = developmentOnly(modules, image);
    return packages.size > 0 && packages.has(packageAround(path) ?? "");
  });
}
var node_dev_deps_default = rule({
  id: "node-dev-deps",
  title: "devDependencies in the image",
  category: "language-cache",
  order: 53,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: ["/**/node_modules/**"],
  whenImage: hasDevelopmentOnly,
  whenFolder: isForDevelopment,
  whenText: 'npm 7 and later: the package has `"dev": true` in `node_modules/.package-lock.json`. Yarn 1, which marks nothing: the package is named in `devDependencies` of the project\'s `package.json`; what only such packages need is not found, so the figure is a lower bound. Installations by pnpm and later versions of Yarn are not looked at.',
  // npm links the programs of a package into `.bin`, which says nothing about who runs them.
  evenIfLive: true,
  why: "Tools for tests and builds. An application must not import them, but some do.",
  remedy: [
    "RUN npm ci --omit=dev",
    "# pnpm: RUN pnpm install --prod --frozen-lockfile",
    "# Yarn 1: RUN yarn install --production --frozen-lockfile; later: RUN yarn workspaces focus --all --production",
    "# if the build needs them: build in one stage, then npm prune --omit=dev before the COPY"
  ].join("\n"),
  references: ["https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json"],
  reports: [
    {
      files: {
        "/app/node_modules/typescript/lib/typescript.js": 9e3,
        "/app/node_modules/jest/node_modules/@x/y/z.js": 70,
        "/app/node_modules/express/lib/express.js": 400
      },
      contents: {
        "/app/node_modules/.package-lock.json": '{"packages":{"node_modules/typescript":{"dev":true},"node_modules/jest/node_modules/@x/y":{"dev":true},"node_modules/express":{}}}'
      },
      bytes: 9070
    },
    {
      files: {
        "/app/node_modules/@types/node/index.js": 30,
        "/app/node_modules/react/index.js": 4,
        "/app/node_modules/.yarn-integrity": 1
      },
      contents: { "/app/package.json": '{"devDependencies":{"@types/node":"*"}}' },
      bytes: 30
    },
    {
      files: { "/app/node_modules/esbuild/bin/esbuild": 9e3 },
      links: { "/app/node_modules/.bin/esbuild": "../esbuild/bin/esbuild" },
      contents: { "/app/node_modules/.package-lock.json": '{"packages":{"node_modules/esbuild":{"dev":true}}}' },
      bytes: 9e3
    }
  ],
  ignores: [
    {
      files: { "/app/node_modules/express/lib/express.js": 900 },
      contents: { "/app/node_modules/.package-lock.json": '{"packages":{"node_modules/express":{}}}' },
      because: "a production dependency"
    },
    {
      files: { "/app/node_modules/a/index.js": 900 },
      contents: { "/app/node_modules/.package-lock.json": '{"packages":[{"dev":true}]}' },
      because: "a lockfile of another shape says nothing"
    }
  ]
});

// src/rules/node/node-foreign-binary.ts
var SYSTEMS = /* @__PURE__ */ new Map([["windows", "win32"]]);
var PROCESSORS = /* @__PURE__ */ new Map([
  ["amd64", "x64"],
  ["386", "ia32"],
  ["ppc64le", "ppc64"],
  ["loong64", "loong64"]
]);
var LOADERS = {
  musl: ["x86_64", "aarch64", "armhf", "armv7", "i386", "riscv64", "powerpc64le", "s390x", "loongarch64"].map(
    (processor) => `ld-musl-${processor}.so.1`
  ),
  glibc: [
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
    "ld-linux-armhf.so.3",
    "ld-linux.so.2",
    "ld64.so.1",
    "ld64.so.2",
    "ld-linux-riscv64-lp64d.so.1",
    "ld-linux-loongarch-lp64d.so.1"
  ]
};
var libcOf = perImage((image) => {
  const [musl, glibc] = [LOADERS.musl, LOADERS.glibc].map((names) => names.some((name) => image.hasName(name)));
  if (musl === glibc) return null;
  return musl ? "musl" : "glibc";
});
function allows(list, value) {
  const names = (Array.isArray(list) ? list : [list]).filter((name) => typeof name === "string");
  if (names.length === 0 || names.includes("any")) return true;
  if (names.includes(`!${value}`)) return false;
  return names.includes(value) || names.every((name) => name.startsWith("!"));
}
var foreignPackages = perImage(
  (image) => new Set(
    image.textPaths("package.json").filter((path) => isForeign(image.json(path), image)).flatMap((path) => packageAround(path) ?? [])
  )
);
function isForeign(manifest, image) {
  const fields = fieldsOf(manifest);
  if (fields.size === 0) return false;
  const { os, architecture } = image.platform;
  const libc = libcOf(image);
  return !(allows(fields.get("os"), SYSTEMS.get(os) ?? os) && allows(fields.get("cpu"), PROCESSORS.get(architecture) ?? architecture) && (libc === null || allows(fields.get("libc"), libc)));
}
var node_foreign_binary_default = rule({
  id: "node-foreign-binary",
  title: "npm packages built for another platform",
  category: "language-cache",
  order: 50,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/node_modules/**"],
  whenImage: (image) => foreignPackages(image).size > 0,
  whenFolder: (folder, image) => foreignPackages(image).has(packageAround(folder) ?? ""),
  whenText: "The `package.json` of the package has `os`, `cpu` or `libc` lists that exclude the image. Looked at are packages that have a system's name in their own, such as `@esbuild/darwin-arm64`; a C library is known by its loader.",
  why: "The package manager would have left the package out itself, and the loader never picks it.",
  remedy: [
    "# .dockerignore: add the line **/node_modules",
    "# install inside the image, for its own platform: RUN npm ci --omit=dev"
  ].join("\n"),
  references: ["https://docs.npmjs.com/cli/v11/configuring-npm/package-json"],
  reports: [
    {
      files: { "/app/node_modules/@next/swc-darwin-arm64/next-swc.darwin-arm64.node": 9e4 },
      contents: { "/app/node_modules/@next/swc-darwin-arm64/package.json": '{"os":["darwin"],"cpu":["arm64"]}' },
      bytes: 90033
    },
    {
      files: { "/app/node_modules/@next/swc-linux-x64-musl/next-swc.node": 70, "/lib64/ld-linux-x86-64.so.2": 5 },
      contents: { "/app/node_modules/@next/swc-linux-x64-musl/package.json": '{"os":"linux","libc":["musl"]}' },
      bytes: 100
    }
  ],
  ignores: [
    {
      files: {
        "/app/node_modules/@next/swc-linux-x64-gnu/next-swc.linux-x64-gnu.node": 900,
        "/lib64/ld-linux-x86-64.so.2": 5
      },
      contents: {
        "/app/node_modules/@next/swc-linux-x64-gnu/package.json": '{"os":["linux"],"cpu":["x64"],"libc":["glibc"]}'
      },
      because: "the right platform"
    },
    {
      files: { "/app/node_modules/@next/swc-linux-x64-musl/a.node": 900 },
      contents: { "/app/node_modules/@next/swc-linux-x64-musl/package.json": '{"libc":["musl"]}' },
      because: "no loader tells which C library the image has"
    },
    {
      files: { "/app/node_modules/not-win32/index.js": 900 },
      contents: { "/app/node_modules/not-win32/package.json": '{"os":["!win32"]}' },
      because: "only another system is excluded"
    },
    {
      files: { "/app/node_modules/x-linux/a.node": 900 },
      contents: { "/app/node_modules/x-linux/package.json": '{"os": [' },
      because: "a `package.json` that cannot be read says nothing"
    }
  ]
});

// src/rules/node/node-gyp-build.ts
var PACKAGE = /^(.*?)\/build\/(?:(?:Release|Debug)\/(?:obj\.target|\.deps|obj)\/|$)/;
var node_gyp_build_default = rule({
  id: "node-gyp-build",
  title: "node-gyp intermediate files",
  category: "language-cache",
  order: 49,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/build/{Release,Debug}/{obj.target,.deps,obj}/**",
    "/**/node_modules/**/build/{Makefile,binding.Makefile,config.gypi,*.target.mk}"
  ],
  whenFolder: ofDirectory(PACKAGE, (folder, image) => image.exists(`${folder}/binding.gyp`)),
  whenText: "`binding.gyp` is visible beside `build`.",
  why: "Objects, and a second copy of the add-on. Node loads `build/Release/*.node`.",
  remedy: "RUN npm ci --omit=dev && find node_modules -path '*/build/Release/obj.target' -prune -exec rm -rf {} +",
  references: ["https://github.com/nodejs/node-gyp"],
  reports: [
    {
      files: {
        "/app/node_modules/bcrypt/build/Release/obj.target/bcrypt_lib/src/bcrypt.o": 2e4,
        "/app/node_modules/bcrypt/binding.gyp": 5,
        "/app/node_modules/bcrypt/build/Makefile": 7
      },
      bytes: 20007
    },
    { files: { "/addon/build/Debug/.deps/a.d": 3, "/addon/binding.gyp": 5 }, bytes: 3 }
  ],
  ignores: [
    { files: { "/app/node_modules/bcrypt/build/Release/bcrypt_lib.node": 900 }, because: "the add-on" },
    { files: { "/src/build/Release/obj/a.o": 900 }, because: "no add-on: nothing is beside `build`" }
  ]
});

// src/rules/node/node-gyp-headers.ts
var node_gyp_headers_default = rule({
  id: "node-gyp-headers",
  title: "Node headers fetched by node-gyp",
  category: "language-cache",
  order: 48,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/node-gyp/**", "~/{.node-gyp,.electron-gyp}/**"],
  why: "Used when native add-ons are compiled, and by nothing else.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache/node-gyp npm ci --omit=dev",
    "# or in the same RUN as the installation: rm -rf /root/.cache/node-gyp"
  ].join("\n"),
  references: ["https://github.com/nodejs/node-gyp"],
  reports: [
    { files: { "/root/.cache/node-gyp/20.15.0/include/node/v8.h": 9e4 }, bytes: 9e4 },
    { files: { "/home/node/.node-gyp/20.15.0/include/node/v8.h": 70 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/usr/local/include/node/v8.h": 900 }, because: "shipped by the official image: dev-headers" },
    { files: { "/usr/local/lib/node_modules/npm/node_modules/node-gyp/bin/node-gyp.js": 900 }, because: "the program" }
  ]
});

// src/rules/node/node-package-docs.ts
var node_package_docs_default = rule({
  id: "node-package-docs",
  title: "Documents, types and tests inside node_modules",
  category: "docs-and-locales",
  order: 55,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: [
    "/**/node_modules/**/*.{md,markdown,d.ts,d.mts,d.cts,flow}",
    "/**/node_modules/**/{.github,.vscode,.idea,.circleci}/**",
    "/**/node_modules/**/{__tests__,test,tests,example,examples}/**"
  ],
  not: [
    { glob: "/**/node_modules/{test,tests,example,examples,@*/test,@*/tests}/**", why: "package of that name" },
    { glob: "/**/{LICENSE,LICENCE,COPYING,NOTICE,license}*", why: "licence text must stay" }
  ],
  why: "Not loaded at run time, with rare exceptions.",
  remedy: [
    "RUN npm ci --omit=dev && find node_modules \\( -name '*.md' -o -name '*.d.ts' \\) -not -iname 'license*' -type f -delete",
    "# or bundle the service in a build stage: esbuild --bundle --platform=node"
  ].join("\n"),
  references: [
    "https://docs.npmjs.com/cli/v11/configuring-npm/package-json",
    "https://esbuild.github.io/getting-started/"
  ],
  reports: [
    {
      files: { "/app/node_modules/express/History.md": 9e4, "/app/node_modules/resolve/test/core.js": 700 },
      bytes: 90700
    },
    { files: { "/app/node_modules/@types/node/fs.d.ts": 70, "/app/node_modules/a/.github/b.yml": 3 }, bytes: 73 }
  ],
  ignores: [
    { files: { "/app/node_modules/foo/LICENSE.md": 900 }, because: "licence" },
    { files: { "/app/docs/README.md": 900 }, because: "application tree" }
  ]
});

// src/rules/node/node-tool-cache.ts
var node_tool_cache_default = rule({
  id: "node-tool-cache",
  title: "Caches of bundlers and linters",
  category: "app-framework cache",
  order: 51,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/node_modules/.cache/**",
    "/**/node_modules/{.vite,.vite-temp,.vitest,.bin-cache}/**",
    "/**/{.parcel-cache,.turbo,.angular/cache,.nx/cache,.rpt2_cache,.rollup.cache,.swc,.docusaurus}/**",
    "/**/{.eslintcache,.stylelintcache,.prettiercache}",
    "/**/*.tsbuildinfo"
  ],
  not: [
    {
      glob: "/**/node_modules/.cache/{puppeteer,ms-playwright,prisma,nx}/**",
      why: "may hold programs or engines used at run time"
    },
    { glob: "/usr/!(src)/**", why: "system tree; /usr/src/app stays in" }
  ],
  why: "Kept by build tools between builds: babel-loader, webpack, ESLint, Vite, Turborepo and others.",
  remedy: [
    "COPY --from=build /app/dist /app/dist",
    "# build in one stage and copy only the result; and in .dockerignore: **/node_modules/.cache, **/.turbo, **/.eslintcache and **/*.tsbuildinfo"
  ].join("\n"),
  references: [
    "https://webpack.js.org/configuration/cache/",
    "https://eslint.org/docs/latest/use/command-line-interface",
    "https://turborepo.com/docs"
  ],
  reports: [
    {
      files: {
        "/app/node_modules/.cache/babel-loader/1b2d.json.gz": 9e4,
        "/app/.turbo/turbo-build.log": 700,
        "/app/.eslintcache": 30
      },
      bytes: 90730
    },
    { files: { "/app/node_modules/.vite/deps/react.js": 70, "/usr/src/app/tsconfig.tsbuildinfo": 8 }, bytes: 78 }
  ],
  ignores: [
    { files: { "/app/.nuxt/dist/server/server.mjs": 900 }, because: "Nuxt 2 runs from .nuxt" },
    { files: { "/app/.svelte-kit/output/server/index.js": 900 }, because: "may be served" },
    { files: { "/app/node_modules/.cache/puppeteer/chrome/linux/chrome": 900 }, because: "browser" }
  ]
});

// src/rules/node/npm-cache.ts
var npm_cache_default = rule({
  id: "npm-cache",
  title: "npm cache and logs",
  category: "language-cache",
  order: 39,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "~/.npm/{_cacache,_logs,_prebuilds,_libvips,_locks,_tmp}/**",
    "~/.npm/{_update-notifier-last-checked,anonymous-cli-metrics.json}"
  ],
  envDirectories: { npm_config_cache: ["{_cacache,_logs}/**"], NPM_CONFIG_CACHE: ["{_cacache,_logs}/**"] },
  why: "Downloads by their hash, checked and fetched again when missing, and logs.",
  remedy: [
    "RUN npm ci --omit=dev && npm cache clean --force",
    "# or keep it outside the image:",
    "RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev"
  ].join("\n"),
  references: ["https://docs.npmjs.com/cli/v11/commands/npm-cache"],
  reports: [
    {
      files: {
        "/root/.npm/_cacache/content-v2/sha512/ab/cd/ef": 900,
        "/home/node/.npm/_logs/2026-debug-0.log": 70,
        "/.npm/_cacache/index-v5/aa/bb/cc": 5,
        "/root/.npm/_update-notifier-last-checked": 1
      },
      bytes: 976
    },
    { files: { "/cache/npm/_cacache/x": 5, "/cache/npm/_npx/y": 2 }, env: ["npm_config_cache=/cache/npm"], bytes: 5 }
  ],
  ignores: [
    { files: { "/root/.npmrc": 30 }, because: "configuration" },
    { files: { "/usr/local/lib/node_modules/npm/lib/npm.js": 900 }, because: "npm itself" },
    {
      files: { "/root/.npm/_npx/1a2b/node_modules/serve/build/main.js": 90 },
      because: "a program that `npx` starts: npx-cache"
    }
  ]
});

// src/rules/node/npx-cache.ts
var npx_cache_default = rule({
  id: "npx-cache",
  title: "Packages fetched by npx",
  category: "language-cache",
  order: 40,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: ["~/.npm/_npx/**"],
  envDirectories: { npm_config_cache: ["_npx/**"], NPM_CONFIG_CACHE: ["_npx/**"] },
  why: "Only the same `npx` call uses them again.",
  cost: "A start by `npx` downloads the package again, and fails without a network.",
  remedy: ["RUN npm install -g PACKAGE", "# and let the CMD start the installed program instead of npx"].join("\n"),
  references: ["https://docs.npmjs.com/cli/v11/commands/npx"],
  reports: [
    { files: { "/root/.npm/_npx/1a2b/node_modules/serve/build/main.js": 900 }, bytes: 900 },
    { files: { "/home/node/.npm/_npx/x/package.json": 30, "/home/node/.npm/_cacache/y": 4 }, bytes: 30 }
  ],
  ignores: [
    { files: { "/usr/local/lib/node_modules/serve/build/main.js": 900 }, because: "installed on purpose" },
    { files: { "/root/.npm/_cacache/x": 4 }, because: "npm-cache claims it" }
  ]
});

// src/rules/node/pnpm-store.ts
var pnpm_store_default = rule({
  id: "pnpm-store",
  title: "pnpm store and metadata cache",
  category: "language-cache",
  order: 44,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "~/.local/share/pnpm/store/**",
    "/pnpm/store/**",
    "/**/.pnpm-store/**",
    "$CACHE/pnpm/**",
    "~/.local/state/pnpm/**"
  ],
  envDirectories: { PNPM_HOME: ["store/**"] },
  why: "Copies of what `node_modules` holds. A file that `node_modules` shares by a hard link costs nothing and is not counted; a store in another layer, or a copied one, counts in full.",
  remedy: [
    "RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --prod --frozen-lockfile --store-dir /pnpm/store",
    "# or: RUN pnpm deploy --filter=APP --prod /out, then COPY --from=build /out /app"
  ].join("\n"),
  references: ["https://pnpm.io/settings", "https://pnpm.io/docker"],
  reports: [
    {
      files: {
        "/root/.local/share/pnpm/store/v3/files/00/ab": 9e4,
        "/app/.pnpm-store/v10/files/00/ab": 700,
        "/root/.cache/pnpm/metadata-v1.3/registry/x.json": 30
      },
      bytes: 90730
    },
    { files: { "/opt/pnpm/store/v10/files/00/ab": 70, "/opt/pnpm/pnpm": 5 }, env: ["PNPM_HOME=/opt/pnpm"], bytes: 70 }
  ],
  ignores: [
    {
      files: { "/app/node_modules/.pnpm/react@18.3.1/node_modules/react/index.js": 900 },
      because: "virtual store: the live packages"
    },
    { files: { "/root/.local/share/pnpm/global/5/node_modules/serve/index.js": 900 }, because: "global install" }
  ]
});

// src/rules/node/yarn-berry-global-cache.ts
var PNP = [".pnp.cjs", ".pnp.js", ".pnp.loader.mjs"];
var yarn_berry_global_cache_default = rule({
  id: "yarn-berry-global-cache",
  title: "Yarn 2+ global cache",
  category: "language-cache",
  order: 42,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["~/.yarn/berry/**"],
  whenImage: (image) => !PNP.some((name) => image.hasName(name)),
  whenText: "Nothing in the image is called `.pnp.cjs`, `.pnp.js` or `.pnp.loader.mjs`: with Plug'n'Play the archives are the dependencies.",
  why: "With the node-modules linker all files are copied out.",
  remedy: [
    "RUN yarn workspaces focus --all --production && yarn cache clean --all",
    "# or keep it outside the image:",
    "RUN --mount=type=cache,target=/root/.yarn/berry yarn workspaces focus --all --production"
  ].join("\n"),
  references: ["https://yarnpkg.com/configuration/yarnrc", "https://yarnpkg.com/features/caching"],
  reports: [
    { files: { "/root/.yarn/berry/cache/react-npm-18.3.1-af38f3c1ae-10c0.zip": 9e4 }, bytes: 9e4 },
    { files: { "/home/node/.yarn/berry/index/x": 7, "/app/node_modules/react/index.js": 5 }, bytes: 7 }
  ],
  ignores: [
    {
      files: { "/root/.yarn/berry/cache/react-npm-18.3.1-af38f3c1ae-10c0.zip": 9e4, "/app/.pnp.cjs": 5 },
      because: "with Plug'n'Play these are the dependencies"
    },
    { files: { "/root/.yarn/switch/yarn": 900 }, because: "another place" }
  ]
});

// src/rules/node/yarn-berry-project-cache.ts
var PNP2 = [".pnp.cjs", ".pnp.js", ".pnp.loader.mjs"];
var OF_PROJECT = /^(.*)\/\.yarn\//;
var yarn_berry_project_cache_default = rule({
  id: "yarn-berry-project-cache",
  title: "Yarn 2+ project cache beside node_modules",
  category: "language-cache",
  order: 43,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["/**/.yarn/cache/**", "/**/.yarn/{install-state.gz,build-state.yml}"],
  whenFolder: ofDirectory(
    OF_PROJECT,
    (project, image) => image.exists(`${project}/node_modules/.yarn-state.yml`) && !PNP2.some((name) => image.exists(`${project}/${name}`))
  ),
  whenText: "`node_modules/.yarn-state.yml` is visible in the project, and no `.pnp.cjs`, `.pnp.js` or `.pnp.loader.mjs`.",
  adviceForCommands: ["yarn"],
  why: "With the node-modules linker the packages are unpacked.",
  remedy: [
    "# .dockerignore: add the lines .yarn/cache and .yarn/install-state.gz",
    "RUN --mount=type=cache,target=/app/.yarn/cache yarn install --immutable"
  ].join("\n"),
  references: ["https://yarnpkg.com/features/linkers", "https://yarnpkg.com/features/caching"],
  reports: [
    {
      files: {
        "/app/.yarn/cache/react-npm-18.3.1-af38f3c1ae.zip": 9e4,
        "/app/.yarn/install-state.gz": 9,
        "/app/node_modules/.yarn-state.yml": 5
      },
      bytes: 90009
    },
    {
      files: { "/app/.yarn/cache/a.zip": 70, "/app/node_modules/.yarn-state.yml": 5 },
      entrypoint: ["yarn", "start"],
      bytes: 0,
      advice: 70
    }
  ],
  ignores: [
    {
      files: { "/app/.yarn/unplugged/esbuild-npm-0.21/node_modules/esbuild/bin/esbuild": 900 },
      because: "pnP unpacked package"
    },
    { files: { "/app/.yarn/releases/yarn-4.5.0.cjs": 900 }, because: "the package manager itself" },
    {
      files: { "/app/.yarn/cache/a.zip": 900, "/app/.pnp.cjs": 5, "/app/node_modules/.yarn-state.yml": 5 },
      because: "the project runs from it by Plug'n'Play"
    }
  ]
});

// src/rules/node/yarn-classic-cache.ts
var yarn_classic_cache_default = rule({
  id: "yarn-classic-cache",
  title: "Yarn 1 cache",
  category: "language-cache",
  order: 41,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/usr/local/share/.cache/yarn/**",
    "$CACHE/yarn/**",
    "/tmp/.yarn-cache*/**",
    "~/.yarn-cache/**",
    "/usr/local/share/.yarn-cache/**"
  ],
  envDirectories: { YARN_CACHE_FOLDER: ["v[0-9]*/**"] },
  why: "Installed packages are copies, not links. Each package lies here unpacked and as an archive, those for other platforms too. As root, yarn takes `/usr/local/share` for the home directory.",
  remedy: [
    "RUN yarn install --frozen-lockfile --production && yarn cache clean",
    "# or keep it outside the image:",
    "RUN --mount=type=cache,target=/usr/local/share/.cache/yarn,sharing=locked yarn install --frozen-lockfile --production"
  ].join("\n"),
  references: [
    "https://classic.yarnpkg.com/lang/en/docs/cli/cache/",
    "https://github.com/yarnpkg/yarn/blob/master/src/constants.js"
  ],
  reports: [
    {
      files: {
        "/usr/local/share/.cache/yarn/v6/npm-lodash-4.17.21-679591c5-integrity/node_modules/lodash/.yarn-tarball.tgz": 3e5,
        "/home/node/.cache/yarn/v6/x/y": 5
      },
      bytes: 300005
    },
    {
      files: { "/tmp/.yarn-cache-0/v1/a": 3, "/cache/yarn/v6/b": 4 },
      env: ["YARN_CACHE_FOLDER=/cache/yarn"],
      bytes: 7
    }
  ],
  ignores: [
    {
      files: { "/usr/local/share/.config/yarn/global/node_modules/serve/package.json": 800 },
      because: "installed by `yarn global add`"
    },
    {
      files: { "/app/.yarn/cache/react-npm-18.zip": 9e4 },
      because: "the cache of Yarn 2 and later, which may run from it"
    }
  ]
});

// src/rules/os/apk-cache.ts
var apk_cache_default = rule({
  id: "apk-cache",
  title: "Alpine package cache and index",
  category: "package-manager-cache",
  order: 8,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/apk/**", "/etc/apk/cache/**"],
  not: [{ glob: "/{etc/apk/cache,var/cache/apk}/installed", why: "diskless-mode package list" }],
  why: "Index and package downloads. The database of what is installed is elsewhere.",
  remedy: [
    "RUN apk add --no-cache PACKAGE",
    "# or keep it outside the image:",
    "RUN --mount=type=cache,target=/var/cache/apk,sharing=locked apk add --cache-dir /var/cache/apk PACKAGE"
  ].join("\n"),
  references: [
    "https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-cache.5.scd",
    "https://github.com/hadolint/hadolint/wiki/DL3019"
  ],
  reports: [
    { files: { "/var/cache/apk/APKINDEX.d8b2a6f4.tar.gz": 19e5 }, bytes: 19e5 },
    { files: { "/etc/apk/cache/musl-1.2.5-r0.abc.apk": 39e4, "/etc/apk/cache/installed": 30 }, bytes: 39e4 }
  ],
  ignores: [
    {
      files: { "/var/cache/apk/installed": 900 },
      because: "the same list where `/etc/apk/cache` is a link to this directory, as `setup-apkcache` makes it"
    },
    { files: { "/lib/apk/db/installed": 6e4 }, because: "the package database" },
    { files: { "/usr/lib/apk/db/installed": 6e4 }, because: "the package database where /lib is merged into /usr" },
    { files: { "/etc/apk/world": 40 }, because: "the packages that are wanted" }
  ]
});

// src/rules/os/apt-archives.ts
var apt_archives_default = rule({
  id: "apt-archives",
  title: "Downloaded .deb files",
  category: "package-manager-cache",
  order: 2,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/apt/archives/**"],
  not: [{ glob: "/var/cache/apt/archives/lock", why: "empty lock file" }],
  why: "dpkg has unpacked them; they are a download cache only. Official Debian and Ubuntu images delete them by themselves, other bases do not.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && apt-get clean && rm -rf /var/lib/apt/lists/*",
    "# or keep them outside the image: RUN --mount=type=cache,target=/var/cache/apt,sharing=locked ..."
  ].join("\n"),
  references: [
    "https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc",
    "https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config"
  ],
  reports: [
    {
      files: {
        "/var/cache/apt/archives/git_1%3a2.39.5-0+deb12u3_amd64.deb": 72e5,
        "/var/cache/apt/archives/lock": 0
      },
      bytes: 72e5
    },
    { files: { "/var/cache/apt/archives/partial/x.deb": 4e3 }, bytes: 4e3 }
  ],
  ignores: [
    { files: { "/opt/repo/pool/main/g/git.deb": 72e5 }, because: "a package repository that the image serves" },
    { files: { "/var/cache/apt/pkgcache.bin": 5 }, because: "apt-pkgcache claims it" }
  ]
});

// src/rules/os/apt-lists.ts
var apt_lists_default = rule({
  id: "apt-lists",
  title: "APT package indexes",
  category: "package-manager-cache",
  order: 1,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/lib/apt/lists/**"],
  not: [
    { glob: "/var/lib/apt/lists/lock", why: "empty lock file" },
    {
      glob: "/var/lib/apt/lists/*{_InRelease,_Release,_Release.gpg}",
      why: "`apt-get dist-clean` keeps the signed release files on purpose: they stop a replay of an older archive"
    }
  ],
  why: "apt downloads them again at the next `apt-get update`. No program reads them at run time; scanners use `/var/lib/dpkg/status`.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/*",
    "# apt 3 (Debian trixie and later) can end the line with: apt-get dist-clean",
    "# or keep the lists outside the image:",
    "RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\",
    "    --mount=type=cache,target=/var/lib/apt,sharing=locked \\",
    "    rm -f /etc/apt/apt.conf.d/docker-clean && apt-get update && apt-get install -y --no-install-recommends PACKAGE"
  ].join("\n"),
  references: [
    "https://docs.docker.com/build/building/best-practices/#apt-get",
    "https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc",
    "https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config"
  ],
  reports: [
    {
      files: { "/var/lib/apt/lists/mirror_debian_dists_bookworm_main_binary-amd64_Packages.lz4": 19616194 },
      bytes: 19616194
    },
    {
      files: { "/var/lib/apt/lists/auxfiles/x": 1, "/var/lib/apt/lists/partial/y": 2, "/var/lib/apt/lists/lock": 0 },
      bytes: 3
    }
  ],
  ignores: [
    {
      files: { "/var/lib/apt/lists/mirror_debian_dists_bookworm_InRelease": 151e3 },
      because: "`apt-get dist-clean` keeps the signed release files"
    },
    {
      files: { "/var/lib/apt/extended_states": 9e3 },
      because: "it records which packages are automatic, and `autoremove` needs it"
    }
  ]
});

// src/rules/os/apt-pkgcache.ts
var apt_pkgcache_default = rule({
  id: "apt-pkgcache",
  title: "APT binary caches",
  category: "package-manager-cache",
  order: 3,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/apt/*.bin", "/var/cache/apt/*.bin.*"],
  why: "Copies of the package lists in a form that apt maps into memory. apt writes them again whenever it runs.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && apt-get clean && rm -rf /var/lib/apt/lists/*",
    "# or switch them off before the first update:",
    `RUN printf 'Dir::Cache::pkgcache "";\\nDir::Cache::srcpkgcache "";\\n' > /etc/apt/apt.conf.d/no-bin-cache`
  ].join("\n"),
  references: [
    "https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc",
    "https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config"
  ],
  reports: [
    { files: { "/var/cache/apt/pkgcache.bin": 3998e4, "/var/cache/apt/srcpkgcache.bin": 3997e4 }, bytes: 7995e4 },
    { files: { "/var/cache/apt/pkgcache.bin.Zx81Qp": 12 }, bytes: 12 }
  ],
  ignores: [
    { files: { "/usr/share/app/model.bin": 800 }, because: "any other .bin file" },
    { files: { "/var/cache/apt/archives/lock": 1 }, because: "not a cache file" }
  ]
});

// src/rules/os/debconf-db.ts
var debconf_db_default = rule({
  id: "debconf-db",
  title: "debconf databases",
  category: "package-manager-cache",
  order: 6,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["/var/cache/debconf/{templates,config,passwords}.dat"],
  why: "Templates are loaded again from the package database. The answers in `config.dat` cannot be, so a later upgrade would ask again.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*",
    "# only in an image that never installs or configures a package again"
  ].join("\n"),
  references: ["https://manpages.debian.org/bookworm/debconf-doc/debconf.conf.5.en.html"],
  reports: [
    { files: { "/var/cache/debconf/templates.dat": 9e4 }, bytes: 9e4 },
    { files: { "/var/cache/debconf/config.dat": 9e3, "/var/cache/debconf/passwords.dat": 100 }, bytes: 9100 }
  ],
  ignores: [
    { files: { "/var/lib/dpkg/info/tzdata.templates": 900 }, because: "shipped by the package" },
    { files: { "/var/cache/debconf/templates.dat-old": 900 }, because: "debconf-old claims it" }
  ]
});

// src/rules/os/debconf-old.ts
var debconf_old_default = rule({
  id: "debconf-old",
  title: "debconf backups",
  category: "package-manager-cache",
  order: 5,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/debconf/*-old"],
  why: "debconf renames its database to `NAME-old` whenever it saves, and never reads the old one back.",
  remedy: "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old",
  references: ["https://manpages.debian.org/bookworm/debconf-doc/debconf.conf.5.en.html"],
  reports: [
    {
      files: { "/var/cache/debconf/templates.dat-old": 75e4, "/var/cache/debconf/templates.dat": 751e3 },
      bytes: 75e4
    },
    { files: { "/var/cache/debconf/config.dat-old": 7e3, "/var/cache/debconf/passwords.dat-old": 0 }, bytes: 7e3 }
  ],
  ignores: [
    { files: { "/var/cache/debconf/config.dat": 7e3 }, because: "the answers given at installation" },
    { files: { "/var/cache/debconf/passwords.dat": 5 }, because: "answers as well" }
  ]
});

// src/rules/os/dnf-cache.ts
var dnf_cache_default = rule({
  id: "dnf-cache",
  title: "dnf, yum, microdnf and tdnf caches",
  category: "package-manager-cache",
  order: 9,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/{dnf,libdnf5,yum,tdnf,microdnf,PackageKit}/**", "$CACHE/libdnf5/**", "/var/tmp/{dnf,yum}-*/**"],
  why: "Repository metadata and kept packages, fetched again when needed.",
  remedy: [
    "RUN dnf install -y --setopt=install_weak_deps=False --nodocs PACKAGE && dnf clean all && rm -rf /var/cache/dnf /var/cache/yum",
    "# microdnf:",
    "RUN microdnf install -y --nodocs --setopt=install_weak_deps=0 PACKAGE && microdnf clean all",
    "# or keep it outside the image (dnf5; dnf 4 has /var/cache/dnf):",
    "RUN --mount=type=cache,target=/var/cache/libdnf5,sharing=locked dnf install -y --setopt=install_weak_deps=False PACKAGE"
  ].join("\n"),
  references: [
    "https://dnf5.readthedocs.io/en/latest/dnf5.conf.5.html",
    "https://dnf.readthedocs.io/en/latest/conf_ref.html"
  ],
  reports: [
    {
      files: { "/var/cache/dnf/baseos-0a1b2c/repodata/repomd.xml": 4e3, "/var/cache/yum/metadata/x.solv": 9e6 },
      bytes: 9004e3
    },
    {
      files: {
        "/var/cache/libdnf5/fedora-1/solv/fedora.solv": 50,
        "/root/.cache/libdnf5/x/y": 5,
        "/var/tmp/dnf-root-ab12/z": 1
      },
      bytes: 56
    }
  ],
  ignores: [
    { files: { "/var/lib/dnf/history.sqlite": 2e5 }, because: "the history of transactions" },
    {
      files: { "/var/lib/dnf/history.sqlite-wal": 57712, "/var/cache/dnf/history.sqlite-wal": 57712 },
      because: "it may hold committed rows; never delete it apart from its database"
    },
    { files: { "/usr/lib/sysimage/libdnf5/packages.toml": 900 }, because: "it records why packages are installed" }
  ]
});

// src/rules/os/dpkg-old.ts
var dpkg_old_default = rule({
  id: "dpkg-old",
  title: "dpkg and apt state backups",
  category: "package-manager-cache",
  order: 4,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/lib/dpkg/*-old", "/var/backups/{dpkg,apt,alternatives}.*"],
  why: "The previous state of files that dpkg and apt rewrite. Nothing reads it unless somebody restores it by hand.",
  remedy: "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/* /var/lib/dpkg/*-old /var/backups/*",
  references: ["https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html"],
  reports: [
    {
      files: {
        "/var/lib/dpkg/status-old": 12e4,
        "/var/lib/dpkg/diversions-old": 150,
        "/var/lib/dpkg/status": 121e3
      },
      bytes: 120150
    },
    { files: { "/var/backups/apt.extended_states.0": 900, "/var/backups/dpkg.status.1.gz": 300 }, bytes: 1200 }
  ],
  ignores: [
    { files: { "/var/lib/dpkg/status": 121e3 }, because: "the package database: dpkg and every scanner need it" },
    { files: { "/var/lib/dpkg/info/bash.list": 400 }, because: "it says which package owns which file" },
    { files: { "/var/backups/postgres.dump": 5e3 }, because: "a backup of something else" }
  ]
});

// src/rules/os/nix-cache.ts
var nix_cache_default = rule({
  id: "nix-cache",
  title: "Nix download cache and logs",
  category: "package-manager-cache",
  order: 13,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/nix/**", "/nix/var/log/nix/**"],
  why: "Downloads, evaluation caches and build logs. No store path needs them.",
  remedy: [
    "RUN nix-env -iA nixpkgs.PACKAGE && nix-collect-garbage -d && rm -rf /root/.cache/nix",
    "# better: build in one stage and COPY only the closure (nix-store -qR) to the final stage"
  ].join("\n"),
  references: ["https://nixos.org/manual/nix/stable/command-ref/nix-collect-garbage"],
  reports: [
    {
      files: { "/root/.cache/nix/fetcher-cache-v2.sqlite": 9e4, "/nix/var/log/nix/drvs/ab/cd.drv.bz2": 700 },
      bytes: 90700
    },
    { files: { "/home/ci/.cache/nix/tarballs/x.tar.gz": 500 }, bytes: 500 }
  ],
  ignores: [
    { files: { "/nix/store/0a1b-bash-5.2/bin/bash": 900 }, because: "live store path" },
    { files: { "/nix/var/nix/db/db.sqlite": 900 }, because: "the database of the store" }
  ]
});

// src/rules/os/nix-store-leftover.ts
var nix_store_leftover_default = rule({
  id: "nix-store-leftover",
  title: "Nix derivations and sources left in the store",
  category: "package-manager-cache",
  order: 14,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: ["/nix/store/*.drv", "/nix/store/*-nixpkgs*/**", "/nix/store/*-source/**", "/nix/store/*.tar.{gz,xz,bz2}"],
  why: "Derivations and fetched sources are needed to build only. But an output may name a source path, so that only the collector can decide.",
  remedy: "RUN nix-env -iA nixpkgs.PACKAGE && nix-collect-garbage -d",
  references: ["https://nixos.org/manual/nix/stable/command-ref/nix-collect-garbage"],
  reports: [
    { files: { "/nix/store/0a1b-hello.drv": 9e4 }, bytes: 9e4 },
    {
      files: {
        "/nix/store/0a1b-nixpkgs-24.05/default.nix": 70,
        "/nix/store/9f-hello-2.12-source/src/hello.c": 9,
        "/nix/store/77-x.tar.xz": 4
      },
      bytes: 83
    }
  ],
  ignores: [
    { files: { "/nix/store/0a1b-hello-2.12/bin/hello": 900 }, because: "output path" },
    { files: { "/nix/store/0a1b-glibc-2.39/lib/libc.so.6": 900 }, because: "a library that programs load" }
  ]
});

// src/rules/os/os-misc-cache.ts
var os_misc_cache_default = rule({
  id: "os-misc-cache",
  title: "Caches that the OS can rebuild",
  category: "package-manager-cache",
  order: 16,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/var/cache/ldconfig/aux-cache",
    "/var/cache/man/**",
    "/var/cache/apt-xapian-index/**",
    "/var/lib/command-not-found/**",
    "/var/lib/apt-xapian-index/**",
    "/var/cache/{app-info,swcatalog}/**",
    "/var/lib/{app-info,swcatalog}/**"
  ],
  why: "They speed up `ldconfig`, `man -k` and software centres. Each is rebuilt by its tool.",
  remedy: "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/* /var/cache/ldconfig/aux-cache /var/cache/man",
  references: [
    "https://man7.org/linux/man-pages/man8/ldconfig.8.html",
    "https://man7.org/linux/man-pages/man8/mandb.8.html"
  ],
  reports: [
    { files: { "/var/cache/ldconfig/aux-cache": 8e3, "/etc/ld.so.cache": 7e3 }, bytes: 8e3 },
    { files: { "/var/cache/man/index.db": 4e5, "/var/lib/command-not-found/commands.db": 3e6 }, bytes: 34e5 }
  ],
  ignores: [
    { files: { "/etc/ld.so.cache": 7e3 }, because: "the loader reads it at run time" },
    { files: { "/var/cache/fontconfig/abc.cache-7": 3e4 }, because: "making it again costs start-up time" }
  ]
});

// src/rules/os/other-pm-cache.ts
var other_pm_cache_default = rule({
  id: "other-pm-cache",
  title: "Caches of xbps, Portage, opkg and Homebrew",
  category: "package-manager-cache",
  order: 15,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/var/cache/xbps/**",
    "/var/cache/distfiles/**",
    "/var/cache/binpkgs/**",
    "/var/{opkg-lists,lib/opkg/lists}/**",
    "$CACHE/Homebrew/**",
    "/var/db/repos/gentoo/**",
    "/usr/portage/**"
  ],
  why: "Downloads and package trees of distributions and tools that build from source. They are needed to install more.",
  remedy: [
    "RUN xbps-install -Sy PACKAGE && rm -rf /var/cache/xbps",
    "# OpenWrt: RUN opkg update && opkg install PACKAGE && rm -rf /var/opkg-lists/*",
    "# Homebrew: RUN brew install FORMULA && brew cleanup --prune=all -s"
  ].join("\n"),
  references: [
    "https://docs.voidlinux.org/xbps/index.html",
    "https://wiki.gentoo.org/wiki/Portage",
    "https://openwrt.org/docs/guide-user/additional-software/opkg",
    "https://docs.brew.sh/Manpage"
  ],
  reports: [
    {
      files: {
        "/var/cache/distfiles/gcc-13.tar.xz": 9e4,
        "/home/linuxbrew/.cache/Homebrew/downloads/x.bottle.tar.gz": 700
      },
      bytes: 90700
    },
    {
      files: {
        "/var/cache/xbps/curl-8.xbps": 60,
        "/var/opkg-lists/base": 7,
        "/var/db/repos/gentoo/app-shells/bash/bash-5.2.ebuild": 3
      },
      bytes: 70
    }
  ],
  ignores: [
    { files: { "/var/db/pkg/app-shells/bash-5.2/CONTENTS": 900 }, because: "installed package database" },
    { files: { "/home/linuxbrew/.linuxbrew/Cellar/jq/1.7/bin/jq": 900 }, because: "an installed program" }
  ]
});

// src/rules/os/pacman-cache.ts
var pacman_cache_default = rule({
  id: "pacman-cache",
  title: "pacman packages and sync databases",
  category: "package-manager-cache",
  order: 11,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/pacman/pkg/**", "/var/lib/pacman/sync/**"],
  why: "`pacman -Sy` downloads both again. The database of what is installed is `/var/lib/pacman/local`.",
  remedy: "RUN pacman -Syu --noconfirm --needed PACKAGE && rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*",
  references: ["https://man.archlinux.org/man/pacman.conf.5"],
  reports: [
    { files: { "/var/cache/pacman/pkg/zlib-1.3-1-x86_64.pkg.tar.zst": 94e3 }, bytes: 94e3 },
    { files: { "/var/lib/pacman/sync/core.db": 13e4, "/var/lib/pacman/sync/extra.db": 8e6 }, bytes: 813e4 }
  ],
  ignores: [
    { files: { "/var/lib/pacman/local/zlib-1.3-1/desc": 900 }, because: "the database of what is installed" },
    { files: { "/etc/pacman.conf": 3e3 }, because: "configuration" }
  ]
});

// src/rules/os/pm-logs.ts
var pm_logs_default = rule({
  id: "pm-logs",
  title: "Package manager logs",
  category: "logs-and-tmp",
  order: 7,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/var/log/apt/**",
    "/var/log/{dpkg,alternatives,bootstrap,aptitude}.log*",
    "/var/log/unattended-upgrades/**",
    "/var/log/{dnf,dnf5,yum,hawkey,tdnf,zypper,pacman,apk}.log*",
    "/var/log/dnf.{librepo,rpm}.log*",
    "/var/log/zypp/**",
    "/var/log/anaconda/**"
  ],
  why: "Written only while packages are installed, and created again when needed. Their time stamps also make builds differ.",
  remedy: [
    "RUN apt-get update && apt-get install -y PACKAGE && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log /var/log/alternatives.log",
    "# dnf and microdnf: rm -rf /var/log/dnf* /var/log/hawkey.log; zypper: rm -rf /var/log/zypp"
  ].join("\n"),
  references: [
    "https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc",
    "https://dnf.readthedocs.io/en/latest/conf_ref.html"
  ],
  reports: [
    {
      files: { "/var/log/apt/term.log": 4e4, "/var/log/apt/eipp.log.xz": 3e3, "/var/log/dpkg.log": 9e4 },
      bytes: 133e3
    },
    {
      files: {
        "/var/log/hawkey.log": 300,
        "/var/log/dnf.librepo.log": 2e3,
        "/var/log/dnf.log.1": 100,
        "/var/log/zypp/history": 50
      },
      bytes: 2450
    }
  ],
  ignores: [
    { files: { "/var/log/nginx/access.log": 500 }, because: "no log of a package manager: os-logs claims it" },
    { files: { "/app/log/apt/term.log": 40 }, because: "another place" }
  ]
});

// src/rules/os/rpm-db-leftover.ts
var rpm_db_leftover_default = rule({
  id: "rpm-db-leftover",
  title: "RPM database leftovers",
  category: "package-manager-cache",
  order: 12,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/{var/lib,usr/lib/sysimage}/rpm/__db.*", "/var/lib/rpmrebuilddb.*/**", "/var/lib/rpmold.*/**"],
  why: "Regions of Berkeley DB and what interrupted rebuilds leave. rpm makes the regions again when it starts.",
  remedy: "RUN dnf install -y PACKAGE && dnf clean all && rm -f /var/lib/rpm/__db.*",
  references: ["https://man7.org/linux/man-pages/man8/rpmdb.8.html"],
  reports: [
    { files: { "/var/lib/rpm/__db.001": 9e4 }, bytes: 9e4 },
    { files: { "/usr/lib/sysimage/rpm/__db.002": 8e4, "/var/lib/rpmrebuilddb.17/Packages": 5 }, bytes: 80005 }
  ],
  ignores: [
    { files: { "/var/lib/rpm/rpmdb.sqlite": 900 }, because: "the database" },
    {
      files: { "/usr/lib/sysimage/rpm/rpmdb.sqlite-wal": 900 },
      because: "uncheckpointed rows of the database: removing it can lose packages from the record"
    },
    { files: { "/var/lib/rpm/Packages": 900 }, because: "the database (bdb)" }
  ]
});

// src/rules/os/zypper-cache.ts
var zypper_cache_default = rule({
  id: "zypper-cache",
  title: "zypper caches",
  category: "package-manager-cache",
  order: 10,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/{zypp,zypper}/**"],
  why: "Raw metadata, solver files and packages in one directory, all made again by a refresh.",
  remedy: "RUN zypper --non-interactive install --no-recommends PACKAGE && zypper clean --all",
  references: ["https://github.com/openSUSE/libzypp/blob/master/zypp.conf"],
  reports: [
    { files: { "/var/cache/zypp/packages/repo-oss/x86_64/vim.rpm": 2006672 }, bytes: 2006672 },
    { files: { "/var/cache/zypp/solv/@System/solv": 7e4, "/var/cache/zypper/RPMS/a.rpm": 5 }, bytes: 70005 }
  ],
  ignores: [
    { files: { "/etc/zypp/repos.d/repo-oss.repo": 300 }, because: "the setup of a repository" },
    { files: { "/var/lib/zypp/AutoInstalled": 200 }, because: "it records why packages are installed" }
  ]
});

// src/rules/php/composer-cache.ts
var composer_cache_default = rule({
  id: "composer-cache",
  title: "Cache of Composer",
  category: "language-cache",
  order: 69,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/composer/**", "~/.composer/cache/**", "/tmp/cache/{files,repo,vcs}/**"],
  envDirectories: { COMPOSER_CACHE_DIR: ["**"], COMPOSER_HOME: ["cache/**"] },
  why: "Archives of packages and metadata of repositories. The image `composer` keeps them in `/tmp/cache`.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache/composer composer install --no-dev --no-interaction --prefer-dist --optimize-autoloader",
    "# or in the same RUN as the installation: composer clear-cache"
  ].join("\n"),
  references: ["https://getcomposer.org/doc/06-config.md", "https://getcomposer.org/doc/03-cli.md"],
  reports: [
    {
      files: {
        "/root/.cache/composer/files/symfony/console/a.zip": 9e4,
        "/root/.composer/cache/repo/x": 700,
        "/tmp/cache/files/a/b.zip": 30
      },
      bytes: 90730
    },
    {
      files: { "/composer/cache/files/a.zip": 70, "/composer/vendor/bin/phpcs": 5 },
      env: ["COMPOSER_HOME=/composer"],
      bytes: 70
    }
  ],
  ignores: [
    { files: { "/root/.composer/vendor/bin/phpcs": 900 }, because: "global package" },
    { files: { "/app/var/cache/prod/Container.php": 900 }, because: "warmed application cache" }
  ]
});

// src/rules/php/symfony-dev-cache.ts
var symfony_dev_cache_default = rule({
  id: "symfony-dev-cache",
  title: "Development cache of Symfony",
  category: "app-framework cache",
  order: 70,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/var/cache/{dev,test}/**"],
  not: [{ glob: "/var/cache/**", why: "system cache folder" }],
  whenFolder: ofDirectory(
    /^(.*)\/var\/cache\/(?:dev|test)\//,
    (application, image) => image.exists(`${application}/bin/console`)
  ),
  whenText: "`bin/console` is visible beside `var`.",
  why: "Belongs to another environment than the one that runs.",
  remedy: ["# .dockerignore: add the line var/cache", "RUN APP_ENV=prod php bin/console cache:warmup"].join("\n"),
  references: ["https://symfony.com/doc/current/configuration.html"],
  reports: [
    { files: { "/app/var/cache/dev/App_KernelDevDebugContainer.php": 9e3, "/app/bin/console": 5 }, bytes: 9e3 },
    { files: { "/srv/app/var/cache/test/a.php": 7, "/srv/app/bin/console": 5 }, bytes: 7 }
  ],
  ignores: [
    { files: { "/app/var/cache/prod/App_KernelProdContainer.php": 900 }, because: "wanted" },
    { files: { "/app/var/cache/dev/a": 900 }, because: "no application of Symfony" }
  ]
});

// src/rules/python/conda-pkgs.ts
var conda_pkgs_default = rule({
  id: "conda-pkgs",
  title: "conda / mamba / pixi package cache",
  category: "language-cache",
  order: 22,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/opt/{conda,miniconda,miniconda3,anaconda,anaconda3,miniforge,miniforge3,mambaforge,mamba,micromamba}/pkgs/**",
    "~/{conda,miniconda,miniconda3,anaconda3,miniforge3,mambaforge,micromamba,.conda,.mamba}/pkgs/**",
    "$CACHE/rattler/cache/**"
  ],
  envDirectories: { RATTLER_CACHE_DIR: ["**"] },
  why: "Archives, unpacked packages and indexes of channels. Environments have links or copies of their own; a file that an environment shares by a hard link is not counted.",
  remedy: [
    "RUN conda install -y PACKAGE && conda clean --all --yes --force-pkgs-dirs",
    "# micromamba: RUN micromamba install -y -n base -f env.yml && micromamba clean --all --yes",
    "# pixi: RUN --mount=type=cache,target=/root/.cache/rattler pixi install --locked"
  ].join("\n"),
  references: [
    "https://docs.conda.io/projects/conda/en/stable/commands/clean.html",
    "https://docs.rs/rattler_cache/latest/rattler_cache/fn.default_cache_dir.html"
  ],
  reports: [
    {
      files: {
        "/opt/conda/pkgs/numpy-1.26.4-py312.conda": 9e4,
        "/opt/conda/pkgs/cache/497deca9.json": 700,
        "/root/miniconda3/pkgs/openssl-3/lib/libssl.so.3": 30
      },
      bytes: 90730
    },
    { files: { "/opt/miniforge3/pkgs/python-3.12.tar.bz2": 40, "/home/app/micromamba/pkgs/x.conda": 3 }, bytes: 43 },
    {
      files: { "/root/.cache/rattler/cache/pkgs/demo-1.0-0/bin/demo": 200, "/pixi/pkgs/demo-1.0-0/info/files": 9 },
      env: ["RATTLER_CACHE_DIR=/pixi"],
      bytes: 209
    }
  ],
  ignores: [
    { files: { "/opt/conda/conda-meta/numpy-1.26.4-py312.json": 900 }, because: "conda needs it, scanners read it" },
    {
      files: { "/opt/conda/envs/app/lib/python3.12/site-packages/pkg_resources/__init__.py": 900 },
      because: "live package"
    }
  ]
});

// src/rules/python/nltk-zip.ts
var nltk_zip_default = rule({
  id: "nltk-zip",
  title: "NLTK archive beside its unpacked copy",
  category: "downloads/models",
  order: 30,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["/**/nltk_data/{corpora,tokenizers,taggers,chunkers,grammars,models,stemmers,sentiment,misc,help}/*.zip"],
  when: (file, image) => image.isDirectory(file.path.slice(0, -".zip".length)),
  whenText: "A directory with the name of the archive is visible beside it.",
  why: "`nltk.data.find` opens the directory or the archive; one is enough.",
  cost: "`nltk.download` looks at the archive to see that a package is there, and fetches it again at a start that calls it. An offline start must not call it.",
  remedy: [
    'RUN python -m nltk.downloader -d /usr/share/nltk_data punkt_tab && for z in /usr/share/nltk_data/*/*.zip; do if [ -d "$(dirname $z)/$(basename $z .zip)" ]; then rm $z; fi; done',
    "# a start that calls nltk.download would fetch the archives again"
  ].join("\n"),
  references: ["https://github.com/nltk/nltk/blob/develop/nltk/downloader.py"],
  reports: [
    {
      files: {
        "/usr/share/nltk_data/tokenizers/punkt.zip": 13e6,
        "/usr/share/nltk_data/tokenizers/punkt/english.pickle": 4e5
      },
      bytes: 13e6
    },
    { files: { "/root/nltk_data/corpora/stopwords.zip": 24, "/root/nltk_data/corpora/stopwords/": 0 }, bytes: 24 }
  ],
  ignores: [
    {
      files: { "/root/nltk_data/corpora/wordnet.zip": 1e7 },
      because: "no directory beside it: the archive is the data"
    },
    { files: { "/app/corpora/a.zip": 5, "/app/corpora/a/": 0 }, because: "not in a data directory of NLTK" }
  ]
});

// src/rules/python/pdm-hatch-cache.ts
var pdm_hatch_cache_default = rule({
  id: "pdm-hatch-cache",
  title: "PDM and Hatch caches",
  category: "language-cache",
  order: 21,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/{pdm,hatch}/**"],
  why: "Downloads. Packages that an environment reaches by a link into the cache are not counted.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache/pdm pdm sync --prod --no-editable",
    "# or in the same RUN as the installation: rm -rf /root/.cache/pdm /root/.cache/hatch"
  ].join("\n"),
  references: ["https://pdm-project.org/latest/reference/configuration/", "https://hatch.pypa.io/latest/config/hatch/"],
  reports: [
    { files: { "/root/.cache/pdm/http/x": 9e4 }, bytes: 9e4 },
    { files: { "/root/.cache/hatch/x.whl": 70, "/home/app/.cache/pdm/metadata/y": 4 }, bytes: 74 }
  ],
  ignores: [
    { files: { "/root/.local/share/hatch/env/virtual/app/bin/python": 900 }, because: "environment" },
    {
      files: { "/root/.cache/pdm/packages/flask-3.0/lib/flask/app.py": 900 },
      links: { "/app/__pypackages__/3.12/lib/flask": "/root/.cache/pdm/packages/flask-3.0/lib/flask" },
      because: "`install.cache` makes the environment lead into the cache"
    }
  ]
});

// src/rules/python/pip-cache.ts
var pip_cache_default = rule({
  id: "pip-cache",
  title: "pip cache",
  category: "language-cache",
  order: 17,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/pip/**"],
  envDirectories: { PIP_CACHE_DIR: ["**"] },
  why: "Downloads, wheels built here and the file of the self-check. Installed packages are copies.",
  remedy: [
    "RUN pip install --no-cache-dir -r requirements.txt",
    "# or for all calls, those for the build tools of a package that is built from source too: ENV PIP_NO_CACHE_DIR=1",
    "# or keep it outside the image:",
    "RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt"
  ].join("\n"),
  references: ["https://pip.pypa.io/en/stable/topics/caching/"],
  reports: [
    {
      files: {
        "/root/.cache/pip/http-v2/a/b/c/d/e/abcde.body": 900,
        "/home/app/.cache/pip/wheels/aa/bb/x.whl": 70,
        "/.cache/pip/selfcheck/x": 3
      },
      bytes: 973
    },
    {
      files: { "/var/pip/http/x": 5, "/opt/app/.cache/pip/y": 2 },
      env: ["PIP_CACHE_DIR=/var/pip", "HOME=/opt/app"],
      bytes: 7
    }
  ],
  ignores: [
    { files: { "/usr/lib/python3/dist-packages/pip/_internal/cache.py": 12e3 }, because: "pip itself" },
    { files: { "/app/.cache/pip/x": 4 }, because: "not below a home directory" },
    {
      files: { "/app/main.py": 40 },
      env: ["PIP_CACHE_DIR=/app"],
      workingDir: "/app",
      because: "a variable that names the application is not believed"
    }
  ]
});

// src/rules/python/pipenv-cache.ts
var pipenv_cache_default = rule({
  id: "pipenv-cache",
  title: "Pipenv cache",
  category: "language-cache",
  order: 20,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/pipenv/**"],
  envDirectories: { PIPENV_CACHE_DIR: ["**"] },
  why: "Cached dependencies and helper data of the lock command.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache pipenv sync --system",
    "# or in the same RUN as the installation: rm -rf /root/.cache/pipenv"
  ].join("\n"),
  references: ["https://pipenv.pypa.io/en/latest/configuration.html"],
  reports: [
    { files: { "/root/.cache/pipenv/depcache7-py3.12.json": 900 }, bytes: 900 },
    { files: { "/home/web/.cache/pipenv/a": 1, "/var/pipenv/b": 2 }, env: ["PIPENV_CACHE_DIR=/var/pipenv"], bytes: 3 }
  ],
  ignores: [
    { files: { "/root/.local/share/virtualenvs/app-AbC/bin/python": 300 }, because: "the environment" },
    { files: { "/app/pipenv/core.py": 90 }, because: "pipenv itself" }
  ]
});

// src/rules/python/poetry-cache.ts
var poetry_cache_default = rule({
  id: "poetry-cache",
  title: "Poetry caches",
  category: "language-cache",
  order: 19,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/pypoetry/{cache,artifacts}/**"],
  not: [
    {
      glob: "$CACHE/pypoetry/virtualenvs/**",
      why: "the default place of the application's environment is inside the cache directory"
    }
  ],
  envDirectories: { POETRY_CACHE_DIR: ["{cache,artifacts}/**"] },
  why: "Metadata of package indexes and downloaded archives. The environments beside them stay: inside the cache is their default place.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache/pypoetry/cache --mount=type=cache,target=/root/.cache/pypoetry/artifacts poetry install --only main --no-interaction",
    "# or in the same RUN as the installation: rm -rf /root/.cache/pypoetry/cache /root/.cache/pypoetry/artifacts"
  ].join("\n"),
  references: ["https://python-poetry.org/docs/configuration/"],
  reports: [
    {
      files: {
        "/root/.cache/pypoetry/artifacts/1a/2b/3c/x.whl": 900,
        "/root/.cache/pypoetry/cache/repositories/a": 10
      },
      bytes: 910
    },
    {
      files: { "/opt/poetry-cache/artifacts/x.whl": 7, "/opt/poetry-cache/virtualenvs/a/bin/gunicorn": 5 },
      env: ["POETRY_CACHE_DIR=/opt/poetry-cache"],
      bytes: 7
    }
  ],
  ignores: [
    {
      files: { "/root/.cache/pypoetry/virtualenvs/app-py3.12/bin/gunicorn": 300 },
      because: "the application as it runs"
    },
    { files: { "/root/.local/share/pypoetry/venv/bin/poetry": 300 }, because: "poetry itself" }
  ]
});

// src/rules/python/python-build-tools.ts
var python_build_tools_default = rule({
  id: "python-build-tools",
  title: "pip, setuptools, wheel in the final image",
  category: "build-tools",
  order: 29,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: [
    "/**/{site,dist}-packages/{pip,setuptools,wheel,pkg_resources,_distutils_hack}/**",
    "/**/{site,dist}-packages/{pip,setuptools,wheel}-*.{dist,egg}-info/**",
    "/**/ensurepip/_bundled/*.whl",
    "/usr/share/python-wheels/*.whl"
  ],
  why: "Needed to install, not to run. Some packages still import `pkg_resources`, so look before you delete.",
  remedy: [
    "RUN python -m venv --without-pip /opt/venv && pip --python /opt/venv/bin/python install --no-cache-dir -r requirements.txt",
    "# in a build stage; then in the final one: COPY --from=build /opt/venv /opt/venv"
  ].join("\n"),
  references: ["https://docs.python.org/3/library/venv.html", "https://python-poetry.org/docs/configuration/"],
  reports: [
    { files: { "/usr/lib/python3/dist-packages/pip/_vendor/rich/console.py": 9e4 }, bytes: 9e4 },
    {
      files: {
        "/opt/venv/lib/python3.12/site-packages/setuptools/dist.py": 70,
        "/opt/venv/lib/python3.12/site-packages/pip-24.0.dist-info/RECORD": 5,
        "/usr/lib/python3.12/ensurepip/_bundled/pip-24.0-py3-none-any.whl": 4
      },
      bytes: 79
    }
  ],
  ignores: [
    { files: { "/usr/local/lib/python3.12/site-packages/pipdeptree/cli.py": 900 }, because: "other package" },
    { files: { "/app/pip/index.js": 900 }, because: "no installed package" }
  ]
});

// src/rules/python/python-bytecode.ts
var python_bytecode_default = rule({
  id: "python-bytecode",
  title: "Python bytecode caches",
  category: "bytecode",
  order: 24,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["/**/__pycache__/*.{pyc,pyo}"],
  adviceWhen: (image) => /^(1|true|yes|on)$/i.test(image.env("UV_COMPILE_BYTECODE") ?? ""),
  adviceWhenText: "`UV_COMPILE_BYTECODE` is set in the image, so it is compiled on purpose.",
  evenIfLive: true,
  why: "Python makes it from the sources again. Installers write it whether it is wanted or not; Debian packages do so as well, so that `dpkg -S` does not know the files.",
  cost: "Start-up is slower without it: each start compiles what it imports, on a read-only file system every time. An image that starts often may rather keep it, with an ignore entry for this rule.",
  remedy: [
    "RUN pip install --no-cache-dir --no-compile -r requirements.txt",
    "# and for what runs later in the build or at start: ENV PYTHONDONTWRITEBYTECODE=1",
    "# packages of the distribution, in the RUN that installs them: find /usr -name __pycache__ -type d -exec rm -rf {} +",
    "# start-up is slower without bytecode; to keep it, ignore the rule python-bytecode in the config"
  ].join("\n"),
  references: [
    "https://peps.python.org/pep-3147/",
    "https://docs.python.org/3/using/cmdline.html#envvar-PYTHONDONTWRITEBYTECODE"
  ],
  reports: [
    {
      files: {
        "/usr/lib/python3/dist-packages/numpy/__pycache__/__init__.cpython-311.pyc": 900,
        "/usr/lib/python3/dist-packages/numpy/__init__.py": 700,
        "/usr/bin/python3.11": 50
      },
      bytes: 900
    },
    {
      files: { "/app/__pycache__/a.cpython-312.opt-1.pyc": 60, "/app/a.py": 5, "/opt/python/bin/python3.12": 9 },
      bytes: 60
    },
    {
      files: { "/app/__pycache__/a.cpython-312.pyc": 60, "/app/a.py": 5, "/usr/bin/python3.12": 9 },
      env: ["UV_COMPILE_BYTECODE=1"],
      bytes: 0,
      advice: 60
    }
  ],
  ignores: [
    { files: { "/app/pkg/mod.pyc": 40 }, because: "a module without source outside `__pycache__` can be imported" },
    { files: { "/app/plugin/__pycache__/data.json": 30 }, because: "no bytecode" }
  ]
});

// src/rules/python/python-bytecode-orphan.ts
var CPYTHON = /^cpython-(\d)(\d+)(?:t?)(?:-|$)/;
var PYPY = /^pypy(\d)(\d+)(?:-|$)/;
function isOrphan({ path }, image) {
  const at = path.lastIndexOf("/__pycache__/");
  const [stem = "", tag = ""] = path.slice(at + "/__pycache__/".length).split(".");
  return !image.exists(`${path.slice(0, at)}/${stem}.py`) || isForeign2(tag, image);
}
function isForeign2(tag, image) {
  const [, major, minor] = CPYTHON.exec(tag) ?? [];
  if (major !== void 0) {
    const name2 = `python${major}.${minor}`;
    return ![name2, `${name2}t`, `lib${name2}.so`, `lib${name2}.so.1.0`].some((one) => image.hasName(one));
  }
  const [, pypyMajor, pypyMinor] = PYPY.exec(tag) ?? [];
  if (pypyMajor === void 0) return false;
  const name = `pypy${pypyMajor}.${pypyMinor}`;
  return ![name, `lib${name}-c.so`].some((one) => image.hasName(one));
}
var python_bytecode_orphan_default = rule({
  id: "python-bytecode-orphan",
  title: "Bytecode that Python will never load",
  category: "bytecode",
  order: 23,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/__pycache__/*.{pyc,pyo}"],
  when: isOrphan,
  whenText: "The source `NAME.py` is not visible beside `__pycache__`, or the tag (`cpython-312`) is of a Python version that nothing in the image has the name of (`python3.12`, `libpython3.12.so`, `pypy3.10`). A tag of an interpreter that the rule does not know decides nothing.",
  evenIfLive: true,
  why: "Python ignores a cached file whose source is missing or whose tag is of another version.",
  remedy: [
    "# .dockerignore: add the lines **/__pycache__ and **/*.py[cod]",
    "# where the sources were deleted on purpose, keep bytecode in their place: RUN python -m compileall -b DIRECTORY"
  ].join("\n"),
  references: ["https://peps.python.org/pep-3147/"],
  reports: [
    { files: { "/app/pkg/__pycache__/gone.cpython-312.pyc": 700, "/usr/bin/python3.12": 20 }, bytes: 700 },
    {
      files: { "/app/__pycache__/main.cpython-39.pyc": 300, "/app/main.py": 50, "/usr/local/bin/python3.12": 20 },
      bytes: 300
    }
  ],
  ignores: [
    {
      files: { "/app/__pycache__/main.cpython-312.pyc": 300, "/app/main.py": 50, "/usr/local/bin/python3.12": 20 },
      because: "it is loaded: python-bytecode claims it"
    },
    { files: { "/app/pkg/mod.pyc": 40 }, because: "a module without source outside `__pycache__` can be imported" },
    {
      files: { "/opt/tool/__pycache__/a.cpython-311.pyc": 9, "/opt/tool/a.py": 1, "/usr/lib/libpython3.11.so.1.0": 6 },
      because: "a program has this Python built in"
    }
  ]
});

// src/rules/python/python-dev-caches.ts
var python_dev_caches_default = rule({
  id: "python-dev-caches",
  title: "Caches of Python development tools",
  category: "vcs-and-context",
  order: 26,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/{.pytest_cache,.mypy_cache,.ruff_cache,.tox,.nox,.hypothesis,.ipynb_checkpoints,.pytype,.pyre,.eggs,.dmypy.json}/**",
    "/**/.coverage",
    "/**/.coverage.*",
    "$CACHE/{pre-commit,pylint,black,ruff,mypy,virtualenv}/**"
  ],
  not: [{ glob: "/**/.coveragerc", why: "configuration" }],
  why: "Results of tests, type checks and linters.",
  remedy: "# .dockerignore: add the lines **/.pytest_cache, **/.mypy_cache, **/.ruff_cache, **/.tox, **/.nox and **/.coverage*",
  references: [
    "https://docs.pytest.org/en/stable/how-to/cache.html",
    "https://mypy.readthedocs.io/en/stable/command_line.html",
    "https://docs.astral.sh/ruff/settings/",
    "https://github.com/github/gitignore/blob/main/Python.gitignore"
  ],
  reports: [
    {
      files: {
        "/app/.pytest_cache/v/cache/lastfailed": 9e4,
        "/app/.tox/py312/bin/python": 700,
        "/app/.coverage": 30
      },
      bytes: 90730
    },
    {
      files: {
        "/src/.mypy_cache/3.12/os.data.json": 80,
        "/root/.cache/pre-commit/db.db": 7,
        "/app/.coverage.host.1.2": 3
      },
      bytes: 90
    }
  ],
  ignores: [
    { files: { "/usr/local/lib/python3.12/site-packages/coverage/control.py": 900 }, because: "the coverage package" },
    { files: { "/app/.coveragerc": 900 }, because: "configuration" }
  ]
});

// src/rules/python/python-foreign-venv.ts
var NAMES = /* @__PURE__ */ new Set([".venv", "venv", "env", ".env"]);
var isForeign3 = perDirectory((folder, image) => {
  const [, home] = /^home[ \t]*=[ \t]*(.*?)[ \t]*$/im.exec(image.text(`${folder}/pyvenv.cfg`) ?? "") ?? [];
  if (home === void 0 || image.isStartedFrom(folder)) return false;
  const isHere = home.startsWith("/") ? image.reaches(home) : !/^[A-Za-z]:\\/.test(home);
  return !isHere && !["python", "python3"].some((name) => image.reaches(`${folder}/bin/${name}`));
});
var python_foreign_venv_default = rule({
  id: "python-foreign-venv",
  title: "Virtual environment copied from the host",
  category: "vcs-and-context",
  order: 27,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/{.venv,venv,env,.env}/**"],
  whenFolder: (path, image) => foldersNamed(path, NAMES).some((folder) => isForeign3(folder, image)),
  whenText: "`pyvenv.cfg` in the folder says `home = …` with a directory that the image does not have, and its `bin/python` leads nowhere. An environment that the command or `PATH` names is left alone: its interpreter may come with a mount.",
  why: "Its interpreter is not in the image, so that nothing in it can run.",
  remedy: [
    "# .dockerignore: add the lines **/.venv and **/venv",
    "# and install inside the image: RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir -r requirements.txt"
  ].join("\n"),
  references: ["https://docs.python.org/3/library/venv.html", "https://docs.astral.sh/uv/guides/integration/docker/"],
  reports: [
    {
      files: { "/app/.venv/lib/python3.11/site-packages/flask/app.py": 9e3 },
      contents: { "/app/.venv/pyvenv.cfg": "home = /opt/hostedtoolcache/Python/3.11/bin\nversion = 3.11.4\n" },
      links: { "/app/.venv/bin/python": "/opt/hostedtoolcache/Python/3.11/bin/python3", "/app/.venv/lib64": "lib" },
      bytes: 9061
    },
    {
      files: { "/src/venv/Scripts/x.exe": 700 },
      contents: { "/src/venv/pyvenv.cfg": "home = C:\\Python311\n" },
      bytes: 720
    }
  ],
  ignores: [
    {
      files: { "/opt/venv/lib/python3.12/site-packages/flask/app.py": 900 },
      contents: { "/opt/venv/pyvenv.cfg": "home = /usr/bin\n" },
      entrypoint: ["/opt/venv/bin/python", "app.py"],
      because: "the container starts from it"
    },
    {
      files: { "/opt/venv/lib/python3.12/site-packages/flask/app.py": 900, "/usr/local/bin/python3.12": 5 },
      contents: { "/opt/venv/pyvenv.cfg": "home = /usr/local/bin\n" },
      because: "the interpreter is in the image"
    },
    {
      files: { "/opt/venv/lib/x.py": 900, "/usr/bin/python3": 5 },
      contents: { "/opt/venv/pyvenv.cfg": "home = /bin\n" },
      links: { "/bin": "usr/bin" },
      because: "a link leads to the interpreter"
    },
    { files: { "/app/env/settings.py": 900 }, because: "no environment: a folder of that name" },
    {
      files: { "/app/venv/lib/x.py": 900 },
      contents: { "/app/venv/pyvenv.cfg": " home home = \n===" },
      because: "the file says nothing about an interpreter"
    }
  ]
});

// src/rules/python/python-legacy-bytecode.ts
var python_legacy_bytecode_default = rule({
  id: "python-legacy-bytecode",
  title: "Legacy .pyc/.pyo beside its source",
  category: "bytecode",
  order: 25,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["/**/*.{pyc,pyo}"],
  not: [{ glob: "/**/__pycache__/**", why: "other rule" }],
  when: ({ path }, image) => image.exists(path.replace(/\.py[co]$/, ".py")),
  whenText: "The source of the same name is visible beside it. Without it, the file is the module.",
  why: "Python 3 ignores such a file when its source is beside it. Only Python 2 uses it, as its cache.",
  cost: "A program of Python 2 compiles at each start what it imports.",
  remedy: "# .dockerignore: add the line **/*.py[cod]",
  references: ["https://peps.python.org/pep-3147/"],
  reports: [
    { files: { "/app/mod.pyc": 700, "/app/mod.py": 500 }, bytes: 700 },
    {
      files: { "/usr/lib/python2.7/os.pyo": 30, "/usr/lib/python2.7/os.pyc": 40, "/usr/lib/python2.7/os.py": 50 },
      bytes: 70
    }
  ],
  ignores: [
    { files: { "/app/lib/licensed.pyc": 900 }, because: "no source beside it: deleting the module breaks the import" },
    {
      files: { "/app/__pycache__/mod.pyc": 9, "/app/__pycache__/mod.py": 5 },
      because: "the other rules on bytecode decide in `__pycache__`"
    }
  ]
});

// src/rules/python/python-tests.ts
var python_tests_default = rule({
  id: "python-tests",
  title: "Test suites inside installed packages",
  category: "language-cache",
  order: 28,
  severity: "info",
  confidence: "judgement",
  bucket: "advice",
  globs: [
    "/**/{site,dist}-packages/**/{test,tests}/**",
    "/usr/{lib,local/lib}/python*/{test,lib2to3/tests,idlelib/idle_test,unittest/test,distutils/tests,ctypes/test,sqlite3/test,tkinter/test}/**"
  ],
  not: [
    { glob: "/**/{site,dist}-packages/django/test/**", why: "public API, imported by applications and plug-ins" },
    { glob: "/**/{site,dist}-packages/astropy/tests/**", why: "imported by astropy itself" },
    { glob: "/**/{site,dist}-packages/{test,tests}/**", why: "a top-level package of that name is the user's own" },
    { glob: "/**/site-packages/**/{LICENSE,COPYING}*", why: "licence" }
  ],
  why: "Not imported in normal use; a few packages import their own.",
  remedy: [
    "RUN pip install --no-cache-dir -r requirements.txt && find /usr/local/lib -type d \\( -name test -o -name tests \\) -not -path '*/django/test*' -not -path '*/astropy/tests*' -prune -exec rm -rf {} +",
    "# or the same in a build stage, before the COPY to the final one"
  ].join("\n"),
  references: ["https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],
  reports: [
    {
      files: {
        "/usr/lib/python3/dist-packages/numpy/core/tests/test_api.py": 9e4,
        "/usr/local/lib/python3.12/test/test_os.py": 700
      },
      bytes: 90700
    },
    {
      files: {
        "/usr/lib/python3.11/unittest/test/x.py": 60,
        "/opt/venv/lib/python3.12/site-packages/pandas/tests/io/a.csv": 9
      },
      bytes: 69
    }
  ],
  ignores: [
    { files: { "/usr/local/lib/python3.12/site-packages/django/test/client.py": 900 }, because: "runtime API" },
    {
      files: { "/usr/local/lib/python3.12/site-packages/numpy/testing/__init__.py": 900 },
      because: "`testing` is API"
    },
    { files: { "/app/tests/test_x.py": 900 }, because: "application tree: see test-fixtures" }
  ]
});

// src/rules/python/uv-cache.ts
var uv_cache_default = rule({
  id: "uv-cache",
  title: "uv cache",
  category: "language-cache",
  order: 18,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/uv/**"],
  envDirectories: { UV_CACHE_DIR: ["**"] },
  why: "Unpacked archives, built wheels and index responses. Files that an environment shares with it by a hard link or reaches by a symbolic link are not counted.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache/uv UV_LINK_MODE=copy uv sync --locked --no-dev",
    "# or without a cache:",
    "RUN uv sync --locked --no-dev --no-cache"
  ].join("\n"),
  references: ["https://docs.astral.sh/uv/guides/integration/docker/", "https://docs.astral.sh/uv/concepts/cache/"],
  reports: [
    {
      files: { "/root/.cache/uv/archive-v0/xyz/numpy/core.so": 800, "/root/.cache/uv/simple-v15/a.rkyv": 30 },
      bytes: 830
    },
    { files: { "/cache/uv/wheels-v5/x.whl": 60 }, env: ["UV_CACHE_DIR=/cache/uv"], bytes: 60 }
  ],
  ignores: [
    {
      files: { "/root/.local/share/uv/python/cpython-3.12.3-linux-x86_64-gnu/bin/python3.12": 5e3 },
      because: "a managed interpreter"
    },
    { files: { "/root/.local/share/uv/tools/ruff/bin/ruff": 9e3 }, because: "an installed tool" },
    {
      files: { "/root/.cache/uv/archive-v0/xyz/numpy/core.so": 800 },
      links: { "/app/.venv/lib/python3.12/site-packages/numpy": "/root/.cache/uv/archive-v0/xyz/numpy" },
      because: "`UV_LINK_MODE=symlink`: the environment leads there"
    }
  ]
});

// src/rules/ruby/gem-cache.ts
var gem_cache_default = rule({
  id: "gem-cache",
  title: "Download caches of RubyGems and Bundler",
  category: "language-cache",
  order: 66,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/usr/local/bundle/{cache,ruby/*/cache}/**",
    "/usr/local/lib/ruby/gems/*/cache/*.gem",
    "/usr/lib{,64}/ruby/gems/*/cache/*.gem",
    "/var/lib/gems/*/cache/*.gem",
    "~/.gem/ruby/*/cache/**",
    "~/.local/share/gem/ruby/*/cache/**",
    "/**/vendor/bundle/ruby/*/cache/**",
    "~/.bundle/cache/**",
    "~/{.gem,.local/share/gem}/specs/**",
    "$CACHE/gem/**"
  ],
  envDirectories: { GEM_HOME: ["cache/*.gem"], BUNDLE_PATH: ["cache/*.gem", "ruby/*/cache/*.gem"] },
  why: "The archive was unpacked to `gems`.",
  remedy: [
    'RUN bundle install && rm -rf "$GEM_HOME"/cache "$GEM_HOME"/ruby/*/cache ~/.bundle/cache',
    '# a single gem: RUN gem install --no-document GEM && rm -f "$(gem env gemdir)"/cache/*.gem'
  ].join("\n"),
  references: ["https://guides.rubygems.org/command-reference/", "https://bundler.io/man/bundle-config.1.html"],
  reports: [
    {
      files: {
        "/usr/local/bundle/cache/nokogiri-1.16.5-x86_64-linux.gem": 9e4,
        "/app/vendor/bundle/ruby/3.3.0/cache/rails-7.1.gem": 700,
        "/usr/local/lib/ruby/gems/3.3.0/cache/bundler-2.5.gem": 30
      },
      bytes: 90730
    },
    {
      files: { "/gems/cache/a-1.gem": 70, "/gems/gems/a-1/lib/a.rb": 5, "/var/lib/gems/3.1.0/cache/b-1.gem": 3 },
      env: ["GEM_HOME=/gems"],
      bytes: 73
    }
  ],
  ignores: [
    {
      files: { "/app/vendor/cache/rails-7.1.gem": 900 },
      because: "`bundle package`: still read by `bundle install --local`"
    },
    {
      files: { "/usr/local/bundle/gems/activesupport-7.1/lib/active_support/cache/file_store.rb": 900 },
      because: "library code in a folder called cache"
    }
  ]
});

// src/rules/ruby/gem-ext-build.ts
var HOME = /^(.*)\/(?:gems\/[^/]+\/ext|extensions)\//;
var gem_ext_build_default = rule({
  id: "gem-ext-build",
  title: "Objects left by native gems",
  category: "language-cache",
  order: 67,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/gems/*/ext/**/*.{o,log,time}",
    "/**/gems/*/ext/**/Makefile",
    "/**/extensions/*/*/*/{gem_make.out,mkmf.log}"
  ],
  whenFolder: ofDirectory(HOME, (home, image) => image.isDirectory(`${home}/specifications`)),
  whenText: "A folder `specifications` is visible beside `gems`: it is a gem home.",
  why: "Output of the compiler. Ruby loads `lib/**/*.so` and `extensions/**/*.so`.",
  remedy: `RUN bundle install && find "$GEM_HOME" -path '*/ext/*' -name '*.o' -delete && find "$GEM_HOME" \\( -name gem_make.out -o -name mkmf.log \\) -delete`,
  references: ["https://guides.rubygems.org/gems-with-extensions/"],
  reports: [
    {
      files: {
        "/usr/local/bundle/gems/bcrypt-3.1.20/ext/mri/bcrypt_ext.o": 9e3,
        "/usr/local/bundle/extensions/x86_64-linux/3.3.0/bcrypt-3.1.20/gem_make.out": 70,
        "/usr/local/bundle/specifications/bcrypt-3.1.20.gemspec": 5
      },
      bytes: 9070
    },
    {
      files: {
        "/usr/local/lib/ruby/gems/3.3.0/gems/x-1/ext/x/Makefile": 8,
        "/usr/local/lib/ruby/gems/3.3.0/specifications/": 0
      },
      bytes: 8
    }
  ],
  ignores: [
    { files: { "/usr/local/bundle/gems/bcrypt-3.1.20/lib/bcrypt_ext.so": 900 }, because: "loaded" },
    {
      files: { "/usr/local/bundle/extensions/x86_64-linux/3.3.0/bcrypt-3.1.20/gem.build_complete": 900 },
      because: "marks the gem as built"
    },
    {
      files: { "/usr/local/bundle/gems/x-1.0/ext/x/x.so": 900 },
      because: "third copy of the library: left to duplicate-content"
    },
    { files: { "/app/gems/x/ext/y.o": 900 }, because: "no gem home" }
  ]
});

// src/rules/ruby/rails-build-cache.ts
var rails_build_cache_default = rule({
  id: "rails-build-cache",
  title: "Asset caches of Rails",
  category: "app-framework cache",
  order: 68,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/tmp/cache/{assets,webpacker,shakapacker,sass,babel-loader}/**"],
  not: [{ glob: "/**/tmp/cache/bootsnap*/**", why: "precompiled on purpose for a fast boot" }],
  whenFolder: ofDirectory(
    /^(.*)\/tmp\/cache\//,
    (application, image) => image.exists(`${application}/config/application.rb`)
  ),
  whenText: "`config/application.rb` is visible beside `tmp`.",
  why: "Intermediate files of Sprockets and the bundlers. The result is in `public`.",
  remedy: "RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile && rm -rf tmp/cache/assets",
  references: ["https://guides.rubyonrails.org/asset_pipeline.html"],
  reports: [
    {
      files: { "/rails/tmp/cache/assets/sprockets/v4.0/ab/x.cache": 9e3, "/rails/config/application.rb": 5 },
      bytes: 9e3
    },
    {
      files: { "/app/tmp/cache/webpacker/a": 7, "/app/tmp/cache/bootsnap/b": 8, "/app/config/application.rb": 5 },
      bytes: 7
    }
  ],
  ignores: [
    { files: { "/rails/tmp/cache/bootsnap/compile-cache-iseq/aa/bb": 900 }, because: "wanted" },
    { files: { "/rails/public/assets/application-1a2b.js": 900 }, because: "served" },
    { files: { "/srv/tmp/cache/assets/x": 900 }, because: "no application of Rails" }
  ]
});

// src/rules/rust/cargo-registry.ts
var cargo_registry_default = rule({
  id: "cargo-registry",
  title: "Cargo registry and git checkouts",
  category: "language-cache",
  order: 58,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "~/.cargo/registry/**",
    "/usr/local/cargo/registry/**",
    "~/.cargo/git/{db,checkouts}/**",
    "/usr/local/cargo/git/{db,checkouts}/**",
    "~/.cargo/{.package-cache,.package-cache-mutate,.global-cache}",
    "/usr/local/cargo/{.package-cache,.package-cache-mutate,.global-cache}"
  ],
  envDirectories: {
    CARGO_HOME: ["registry/**", "git/{db,checkouts}/**", "{.package-cache,.package-cache-mutate,.global-cache}"]
  },
  adviceForCommands: ["cargo"],
  why: "Index, archives and their unpacked sources. They are used to compile, and by nothing else.",
  remedy: [
    "RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked --mount=type=cache,target=/usr/local/cargo/git,sharing=locked cargo build --release --locked && rm -f /usr/local/cargo/.global-cache",
    "# and copy only the program to the final stage: COPY --from=build /src/target/release/APP /usr/local/bin/APP"
  ].join("\n"),
  references: ["https://doc.rust-lang.org/cargo/guide/cargo-home.html"],
  reports: [
    {
      files: {
        "/usr/local/cargo/registry/src/index-6f17/serde-1.0.200/src/lib.rs": 9e4,
        "/root/.cargo/git/db/x/objects/pack/a.pack": 700
      },
      bytes: 90700
    },
    {
      files: { "/opt/cargo/registry/cache/x.crate": 70, "/opt/cargo/bin/cargo": 5 },
      env: ["CARGO_HOME=/opt/cargo"],
      bytes: 70
    },
    { files: { "/root/.cargo/registry/index/x": 9 }, entrypoint: ["cargo", "run"], bytes: 0, advice: 9 }
  ],
  ignores: [
    { files: { "/usr/local/cargo/bin/cargo": 900 }, because: "program" },
    { files: { "/root/.cargo/config.toml": 900 }, because: "configuration" }
  ]
});

// src/rules/rust/rust-target.ts
var TARGET = /* @__PURE__ */ new Set(["target"]);
var isOfCargo = perDirectory(
  (folder, image) => image.exists(`${folder}/CACHEDIR.TAG`) || image.exists(`${folder}/.rustc_info.json`)
);
var rust_target_default = rule({
  id: "rust-target",
  title: "Cargo target intermediates",
  category: "language-cache",
  order: 59,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/target/{debug,release,*-*-*/debug,*-*-*/release}/{deps,build,incremental,.fingerprint,examples}/**",
    "/**/target/{doc,tmp,package,.rustc_info.json}",
    "/**/target/{doc,tmp,package}/**"
  ],
  whenFolder: (path, image) => foldersNamed(path, TARGET).some((folder) => isOfCargo(folder, image)),
  whenText: "`target/CACHEDIR.TAG` or `target/.rustc_info.json` is visible.",
  why: "What the build makes lies directly in `target/release`; everything below these folders is input of the next build. A file in `deps` that is the program by a hard link is not counted.",
  remedy: [
    "COPY --from=build /src/target/release/APP /usr/local/bin/APP",
    "# never the whole directory; and in .dockerignore: target"
  ].join("\n"),
  references: ["https://doc.rust-lang.org/cargo/reference/build-cache.html"],
  reports: [
    {
      files: {
        "/src/target/debug/deps/x-1a2b.rlib": 9e3,
        "/src/target/CACHEDIR.TAG": 177,
        "/src/target/release/app": 500
      },
      bytes: 9e3
    },
    {
      files: { "/src/target/x86_64-unknown-linux-musl/release/incremental/a/b": 70, "/src/target/.rustc_info.json": 5 },
      bytes: 75
    }
  ],
  ignores: [
    { files: { "/src/target/release/app": 900 }, because: "the program" },
    { files: { "/app/target/app.jar": 900 }, because: "Maven target" },
    { files: { "/app/target/release/libfoo.so": 900 }, because: "cdylib in use" },
    { files: { "/app/target/release/deps/lib.so": 900 }, because: "no directory of Cargo" }
  ]
});

// src/rules/rust/rustup-leftovers.ts
var rustup_leftovers_default = rule({
  id: "rustup-leftovers",
  title: "Downloads and books of rustup",
  category: "language-cache",
  order: 60,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "~/.rustup/{downloads,tmp}/**",
    "/usr/local/rustup/{downloads,tmp}/**",
    "~/.rustup/toolchains/*/share/doc/**",
    "/usr/local/rustup/toolchains/*/share/doc/**"
  ],
  envDirectories: { RUSTUP_HOME: ["{downloads,tmp}/**", "toolchains/*/share/doc/**"] },
  why: "Partial downloads, and the HTML books of the default profile.",
  remedy: "RUN rustup-init -y --profile minimal --default-toolchain 1.85.0",
  references: ["https://rust-lang.github.io/rustup/concepts/profiles.html"],
  reports: [
    {
      files: {
        "/usr/local/rustup/toolchains/stable-x86_64-unknown-linux-gnu/share/doc/rust/html/book/ch01.html": 9e4
      },
      bytes: 9e4
    },
    {
      files: { "/root/.rustup/downloads/x.partial": 70, "/opt/rustup/tmp/y": 3 },
      env: ["RUSTUP_HOME=/opt/rustup"],
      bytes: 73
    }
  ],
  ignores: [
    {
      files: { "/usr/local/rustup/toolchains/stable-x86_64-unknown-linux-gnu/bin/rustc": 900 },
      because: "toolchain-in-image"
    },
    { files: { "/root/.rustup/settings.toml": 90 }, because: "configuration" }
  ]
});

// src/rules/index.ts
var rules = [
  apt_lists_default,
  apt_archives_default,
  apt_pkgcache_default,
  dpkg_old_default,
  debconf_old_default,
  debconf_db_default,
  pm_logs_default,
  apk_cache_default,
  dnf_cache_default,
  zypper_cache_default,
  pacman_cache_default,
  rpm_db_leftover_default,
  nix_cache_default,
  nix_store_leftover_default,
  other_pm_cache_default,
  os_misc_cache_default,
  pip_cache_default,
  uv_cache_default,
  poetry_cache_default,
  pipenv_cache_default,
  pdm_hatch_cache_default,
  conda_pkgs_default,
  python_bytecode_orphan_default,
  python_bytecode_default,
  python_legacy_bytecode_default,
  python_dev_caches_default,
  python_foreign_venv_default,
  python_tests_default,
  python_build_tools_default,
  nltk_zip_default,
  spacy_model_variants_default,
  hf_xet_chunk_cache_default,
  hf_hub_unreferenced_default,
  hf_hub_cache_default,
  torch_hub_cache_default,
  ml_model_cache_default,
  browser_binaries_default,
  electron_download_cache_default,
  npm_cache_default,
  npx_cache_default,
  yarn_classic_cache_default,
  yarn_berry_global_cache_default,
  yarn_berry_project_cache_default,
  pnpm_store_default,
  bun_cache_default,
  deno_cache_default,
  corepack_cache_default,
  node_gyp_headers_default,
  node_gyp_build_default,
  node_foreign_binary_default,
  node_tool_cache_default,
  next_cache_default,
  node_dev_deps_default,
  js_source_maps_default,
  node_package_docs_default,
  go_mod_cache_default,
  go_build_cache_default,
  cargo_registry_default,
  rust_target_default,
  rustup_leftovers_default,
  maven_repo_default,
  gradle_cache_default,
  gradle_project_cache_default,
  scala_cache_default,
  jdk_only_files_default,
  gem_cache_default,
  gem_ext_build_default,
  rails_build_cache_default,
  composer_cache_default,
  symfony_dev_cache_default,
  nuget_http_cache_default,
  nuget_packages_default,
  dotnet_obj_default,
  cpan_work_default,
  julia_cache_default,
  r_cache_default,
  haskell_ocaml_cache_default,
  misc_lang_cache_default,
  native_build_cache_default,
  vcs_dir_default,
  context_secrets_default,
  context_ci_default,
  context_docker_default,
  context_editor_default,
  coverage_output_default,
  iac_cache_default,
  debug_log_files_default,
  test_fixtures_default,
  core_dumps_default,
  sparse_lastlog_default,
  os_logs_default,
  tmp_files_default,
  gcloud_backup_default,
  installer_leftover_default,
  os_package_file_default,
  archive_unpacked_default,
  archive_left_default,
  wheel_files_default,
  kernel_headers_default,
  toolchain_in_image_default,
  dev_headers_default,
  static_libs_default,
  debug_symbols_default,
  usr_src_tree_default,
  systemd_leftover_default,
  ruby_docs_default,
  man_pages_default,
  doc_files_default,
  info_pages_default,
  locale_files_default,
  fonts_icons_default,
  home_cache_other_default
];

// src/job.ts
import { existsSync as existsSync2, readFileSync, statSync as statSync2 } from "node:fs";
import { dirname as dirname2, join as join3, relative, resolve as resolve2 } from "node:path";

// src/rules/chosen.ts
var OWN_CATEGORY = "custom";
function chosenRules(catalogue, choices) {
  const off = new Set(choices.flatMap((choice) => choice.kind === "off" ? [choice.id] : []));
  const severities = new Map(
    choices.flatMap((choice) => choice.kind === "severity" ? [[choice.id, choice.severity]] : [])
  );
  const own = choices.flatMap((choice) => choice.kind === "own" ? [choice.rule] : []);
  return [
    ...own.map((rule2, at) => ruleOf(rule2, at - own.length)),
    ...catalogue.filter(({ id }) => !off.has(id)).map((rule2) => ({ ...rule2, severity: severities.get(rule2.id) ?? rule2.severity }))
  ];
}
function ruleOf({ paths, not, ...rule2 }, order) {
  const because = "the config says so";
  return {
    ...rule2,
    category: OWN_CATEGORY,
    order,
    confidence: "judgement",
    globs: paths,
    not: not.map((glob) => ({ glob, why: because })),
    references: [],
    reports: [],
    ignores: []
  };
}

// src/source/stored.ts
import { existsSync, statSync } from "node:fs";
import { Readable } from "node:stream";

// src/source/envelope.ts
import { posix } from "node:path";
var MAX_LINKS = 8;
async function openEnvelope(archive, shown, limits) {
  const tally = new Tally(limits, "members");
  const { index } = await readLayer(`the archive ${shown}`, archive, { diffId: null, digest: null, limits, tally });
  const files = /* @__PURE__ */ new Map();
  for (let entry = 0; entry < index.length; entry++) files.set(index.path(entry), entry);
  return {
    name: shown,
    get: (name) => {
      const entry = resolve(index, files, bytesOf(name));
      return entry === null ? null : bodyOf(archive, index, entry);
    },
    close: () => archive.close()
  };
}
function resolve(index, files, name) {
  let at = inner(name);
  for (let hops = 0; hops < MAX_LINKS; hops++) {
    const entry = files.get(at);
    if (entry === void 0) return null;
    const type = index.type(entry);
    if (type === "file") return entry;
    if (type === "symlink") at = inner(posix.join(posix.dirname(at), index.link(entry)));
    else if (type === "hardlink") at = inner(index.link(entry));
    else return null;
  }
  return null;
}
function bodyOf(archive, index, entry) {
  const body = index.body(entry);
  if (body < 0)
    throw new MeasureError(`${JSON.stringify(index.path(entry).slice(0, 80))} is stored as a sparse file`, {
      hint: "Write the archive with a tool that stores layers whole."
    });
  return slice(archive, body, index.size(entry));
}
function inner(name) {
  return posix.normalize(`/${name}`).slice(1);
}

// src/source/stored.ts
async function openArchive(at, form, io) {
  if (!existsSync(at.path))
    throw new MeasureError(`there is no file ${JSON.stringify(at.shown)}`, { hint: "Check the path." });
  const stats = statSync(at.path);
  if (stats.isDirectory())
    throw new MeasureError(`${at.shown} is a directory, not an archive`, {
      hint: "For an OCI image layout write oci:PATH."
    });
  if (!stats.isFile())
    throw new MeasureError(`${at.shown} is no regular file`, { hint: "Save the image to a file and name that." });
  const file = openFile(at.path, at.shown, io.signal);
  try {
    return await imageIn(await filesIn(file, at.shown, io), { ...at, form }, io);
  } catch (error) {
    file.close();
    throw error;
  }
}
async function openStandardInput(platform3, io) {
  const input = io.stdin();
  if (input === null)
    throw new UsageError("-: standard input is no file and no pipe", {
      hint: "Pipe an archive into it: docker save web:ci | imagebudget check -"
    });
  const stop = () => input.destroy();
  io.signal.addEventListener("abort", stop, { once: true });
  try {
    io.signal.throwIfAborted();
    const { start, all } = await peek(bytesOf3(input));
    if (start.length === 0)
      throw new MeasureError("standard input is empty", { hint: "Whatever writes to it failed, or wrote nothing." });
    refuseForeign(start, STANDARD_INPUT);
    const files = await passing({ bytes: all, compression: compressionOf(start) }, STANDARD_INPUT, io);
    return await imageIn(files, { shown: STANDARD_INPUT, ref: null, platform: platform3, form: null }, io);
  } finally {
    io.signal.removeEventListener("abort", stop);
    input.destroy();
  }
}
var STANDARD_INPUT = "standard input";
async function* bytesOf3(input) {
  for await (const chunk of input) if (chunk instanceof Uint8Array) yield chunk;
}
async function imageIn(files, { shown, ref, platform: platform3, form }, io) {
  const kind = form ?? archiveForm(files);
  const request = { kind, reference: shown, ref, platform: platform3 };
  if (kind === "docker-archive") return (await import("./docker-archive-SYEHQDBH.js")).openDockerArchive(files, request, io);
  return (await import("./oci-WYY2BRFU.js")).openOciLayout(files, request, io);
}
async function filesIn(file, shown, io) {
  const compression = checkArchive(file, shown);
  if (compression === "none") return openEnvelope(file, shown, io.limits);
  try {
    return await passing({ bytes: chunksOf(file), compression }, `the archive ${shown}`, io);
  } finally {
    file.close();
  }
}
async function passing(archive, name, io) {
  const { readArchiveStream } = await import("./archive-stream-OKXOUZYJ.js");
  io.progress.stage(`reading ${name}`, null);
  try {
    const tar = Readable.from(contentsOf(archive, io), { objectMode: true, highWaterMark: 1 });
    return await readArchiveStream(tar, { name, hint: SAVE_AGAIN }, io);
  } finally {
    io.progress.done();
  }
}
function contentsOf({ bytes, compression }, { limits }) {
  if (compression === "none") return bytes;
  let packed = 0;
  const counted = async function* () {
    for await (const chunk of bytes) {
      packed += chunk.length;
      yield chunk;
    }
  };
  return unpacked(decompress(counted(), compression, { limits }), () => packed, new Tally(limits));
}
var SAVE_AGAIN = "The image is incomplete or damaged. Save it again; check the disk for space.";
async function openLayout(at, io) {
  if (!existsSync(at.path))
    throw new MeasureError(`there is no directory ${JSON.stringify(at.shown)}`, { hint: "Check the path." });
  if (!statSync(at.path).isDirectory())
    throw new MeasureError(`${at.shown} is a file, not an OCI image layout`, {
      hint: "For an archive write oci-archive:PATH."
    });
  const files = openDirectory(at.path, at.shown, io.signal);
  const request = { reference: at.shown, ref: at.ref, platform: at.platform };
  try {
    if (directoryForm(files, at.shown) === "dir")
      return (await import("./image-directory-TXUXHWBB.js")).openImageDirectory(files, request, io);
    return (await import("./oci-WYY2BRFU.js")).openOciLayout(files, { ...request, kind: "oci-layout" }, io);
  } catch (error) {
    files.close();
    throw error;
  }
}

// src/job.ts
var CONFIG_NAME = ".imagebudget.yml";
var EXAMPLE = `version: 1
  image: web:ci
  budgets:
    size: 250 MB`;
async function jobFor(wishes) {
  const config = await readConfig(wishes);
  const folder = dirname2(resolve2(wishes.cwd, config.path));
  const platformText = wishes.platform ?? config.platform;
  const platform3 = platformText === null ? null : parsePlatform(platformText);
  const { targets, build } = targetsOf(wishes, { config, folder, platform: platform3 });
  return {
    targets,
    budgets: config.budgets,
    ignore: config.ignore,
    rules: chosenRules(rules, config.rules),
    patterns: patternsOf(config),
    dockerfile: dockerfileOf(config, { build, folder, cwd: wishes.cwd }),
    verify: wishes.verify,
    limits: { ...DEFAULT_LIMITS, ...config.limits, ...wishes.limits }
  };
}
function inspectionOf(source, wishes) {
  const { platform: platform3, verify } = wishes;
  const target = { name: withoutPrefix(source), platform: platform3 === null ? null : parsePlatform(platform3), source };
  return {
    targets: [target],
    budgets: null,
    ignore: [],
    rules,
    patterns: [],
    dockerfile: null,
    verify,
    limits: { ...DEFAULT_LIMITS, ...wishes.limits }
  };
}
function patternsOf({ ignore, rules: choices }) {
  return [
    ...ignore.flatMap(({ path, position }) => path === null ? [] : [{ pattern: path, position }]),
    ...choices.flatMap(
      (choice) => choice.kind === "own" ? [...choice.rule.paths, ...choice.rule.not].map((pattern) => ({ pattern, position: choice.position })) : []
    )
  ];
}
async function readConfig({ cwd, config }) {
  const { parseConfig } = await import("./config-2HKIMTJA.js");
  const path = config ?? CONFIG_NAME;
  const full = resolve2(cwd, path);
  if (!existsSync2(full))
    throw new UsageError(
      config === null ? `there is no ${CONFIG_NAME} here` : `there is no config file ${JSON.stringify(path.slice(0, 200))}`,
      {
        hint: `Write one, such as:
  ${EXAMPLE}
Or look at an image without budgets: imagebudget inspect IMAGE`
      }
    );
  if (!statSync2(full).isFile())
    throw new UsageError(`cannot read the config ${path}`, { hint: "It must be a regular file." });
  try {
    return parseConfig(readFileSync(full), { path, ruleIds: rules.map(({ id }) => id) });
  } catch (error) {
    if (error instanceof Error && "syscall" in error)
      throw new UsageError(`cannot read the config ${path}`, { hint: "It must be a readable file.", cause: error });
    throw error;
  }
}
function targetsOf(wishes, { config, folder, platform: platform3 }) {
  const named = (fallback) => config.name ?? fallback;
  if (wishes.sources.length > 0) {
    const name = (source) => wishes.sources.length === 1 ? named(withoutPrefix(source)) : withoutPrefix(source);
    return { targets: wishes.sources.map((source) => ({ name: name(source), platform: platform3, source })), build: null };
  }
  const { target } = config;
  const wished = wishes.build && { directory: wishes.cwd, build: wishes.build };
  const build = wished ?? (target?.kind === "build" ? { directory: folder, build: target.build } : null);
  if (build) {
    const request = { ...build.build, platform: platform3, directory: build.directory };
    return { targets: [{ name: named(build.build.target ?? build.build.context), platform: platform3, build: request }], build };
  }
  if (target?.kind !== "source")
    throw new UsageError(`${config.path} names no image, and neither does the command`, {
      hint: `Add "image: NAME", "registry: REF", "archive: PATH", "layout: PATH" or "build: CONTEXT" to it, or give one: imagebudget check IMAGE`
    });
  const isName = target.form === "image" || target.form === "registry";
  const shown = isName ? target.source : relative(wishes.cwd, resolve2(folder, target.source)) || ".";
  const prefix = { image: "docker:", registry: "registry:", archive: "", layout: "oci:" }[target.form];
  const marked = target.form === "archive" && (/^[a-z-]+:/.test(shown) || !existsSync2(resolve2(wishes.cwd, shown)));
  return {
    targets: [{ name: named(shown), platform: platform3, source: `${marked ? "./" : prefix}${shown}` }],
    build: null
  };
}
function withoutPrefix(source) {
  return source === "-" ? STANDARD_INPUT : source.replace(/^(docker|podman|docker-archive|oci|oci-archive|registry):/, "");
}
function dockerfileOf(config, { build, folder, cwd }) {
  const target = build?.build.target ?? null;
  const at = (path) => ({ path, shown: relative(cwd, path), target });
  if (config.dockerfile !== null) return at(resolve2(folder, config.dockerfile));
  if (build?.build.file != null) return at(resolve2(build.directory, build.build.file));
  const beside = join3(build ? resolve2(build.directory, build.build.context) : folder, "Dockerfile");
  return existsSync2(beside) ? at(beside) : null;
}

export {
  OWN_CATEGORY,
  hasConditions,
  cacheFolderOf,
  openCache,
  openArchive,
  openStandardInput,
  openLayout,
  rules,
  jobFor,
  inspectionOf
};
