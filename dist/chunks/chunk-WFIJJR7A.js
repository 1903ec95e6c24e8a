import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openArchive,
  openLayout,
  openStandardInput
} from "./chunk-3EBYDLDM.js";
import {
  terminal
} from "./chunk-SSKBKBTE.js";
import {
  bytesOf,
  displayPath,
  matchText
} from "./chunk-72BGGMHV.js";
import {
  Tally,
  asMeasureError,
  chunksOf,
  readLayer
} from "./chunk-NSZMKYW3.js";
import {
  splitName
} from "./chunk-OGOWTOFU.js";
import {
  MAGIC_BYTES,
  compressionOf
} from "./chunk-2ATB6TBB.js";
import {
  DEFAULT_LIMITS,
  Digester,
  algorithmOf,
  beyond
} from "./chunk-6APWD5O3.js";
import {
  LayerDataError
} from "./chunk-3TBRLTWZ.js";
import {
  MeasureError,
  UsageError,
  codeOf
} from "./chunk-BM3QPQNS.js";

// src/report/figures.ts
var UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];
function count(n) {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
function counted(n, one, many = `${one}s`) {
  return `${count(n)} ${n === 1 ? one : many}`;
}
function exactBytes(n) {
  return `${count(n)} B`;
}
function bytes(n) {
  if (n < 0) return `-${bytes(-n)}`;
  if (n < 1e3) return `${n} B`;
  let unit = 1;
  while (unit < UNITS.length - 1 && Number(scaled(n, unit)) >= 1e3) unit += 1;
  return `${scaled(n, unit)} ${UNITS[unit]}`;
}
function limitBytes(n) {
  const [figure, unit = ""] = bytes(n).split(" ");
  const exact = Math.round(Number(figure) * 1e3 ** UNITS.indexOf(unit)) === n;
  if (!exact) return n < 1e5 ? exactBytes(n) : bytes(n);
  return bytes(n).replace(/\.0+ /, " ").replace(/(\.\d)0 /, "$1 ");
}
function distinctBytes(actual, limit) {
  const same = actual !== limit && bytes(actual) === bytes(limit);
  return same ? [exactBytes(actual), exactBytes(limit)] : [bytes(actual), limitBytes(limit)];
}
function percent(part, whole) {
  if (part === whole) return whole === 0 ? "0 %" : "100 %";
  if (part === 0) return "0 %";
  if (whole === 0) return ">100 %";
  const value = 100 * part / whole;
  if (value < 0.1) return "<0.1 %";
  if (value >= 999.5) return ">999 %";
  const text = value.toFixed(value < 9.95 ? 1 : 0).replace(".0", "");
  if (text !== "100") return `${text} %`;
  return part < whole ? "99.9 %" : ">100 %";
}
function ratio(n) {
  return `${Math.floor(n * 1e3 + 1e-9) / 10} %`;
}
function distinctRatios(actual, limit) {
  if (actual === limit || ratio(actual) !== ratio(limit)) return [ratio(actual), ratio(limit)];
  for (let decimals = 2; decimals < 12; decimals += 1) {
    const [a, b] = [(100 * actual).toFixed(decimals), (100 * limit).toFixed(decimals)];
    if (a !== b) return [`${a} %`, `${Number(b)} %`];
  }
  return [`${100 * actual} %`, `${100 * limit} %`];
}
function duration(milliseconds) {
  if (milliseconds < 100) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1e3;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
function scaled(n, unit) {
  const value = n / 1e3 ** unit;
  const decimals = unit >= UNITS.indexOf("GB") && value < 100 ? 2 : 1;
  return value.toFixed(decimals);
}

// src/progress.ts
var BAR = { first: 300, every: 100, width: 24 };
var LINE = { first: 1e4, every: 1e4 };
function progressOn(out) {
  return new Reporter(out);
}
var Reporter = class {
  #out;
  #what = "";
  #total = null;
  #read = 0;
  #started = 0;
  #next = 0;
  #drawn = false;
  constructor(out) {
    this.#out = out;
  }
  stage(what, total) {
    this.done();
    this.#what = terminal(what);
    this.#total = total;
    this.#read = 0;
    this.#started = performance.now();
    this.#next = this.#started + (this.#out.isTTY ? BAR.first : LINE.first);
  }
  advance(count3) {
    this.#read += count3;
    const now = performance.now();
    if (now < this.#next) return;
    this.#next = now + (this.#out.isTTY ? BAR.every : LINE.every);
    this.#say(this.#out.isTTY ? `\r\x1B[2K${this.#line(true)}` : `${this.#line(false)}
`);
    this.#drawn = this.#out.isTTY;
  }
  done() {
    if (this.#drawn) this.#say("\r\x1B[2K");
    this.#drawn = false;
  }
  #line(bar) {
    const seconds = (performance.now() - this.#started) / 1e3;
    const rate = `${bytes(Math.round(this.#read / seconds))}/s`;
    if (this.#total === null || this.#total === 0) return `${this.#what}: ${bytes(this.#read)}, ${rate}`;
    const share = Math.min(1, this.#read / this.#total);
    const filled = Math.round(share * BAR.width);
    const drawn = bar ? `${"█".repeat(filled)}${"░".repeat(BAR.width - filled)} ` : "";
    return `${drawn}${Math.floor(share * 100)} % of ${bytes(this.#total)}, ${rate}  ${this.#what}`;
  }
  /** Nobody waits for progress, and nobody minds if it is lost. */
  #say(text) {
    this.#out.write(text).catch(() => void 0);
  }
};

// src/layer/cache/read-cached.ts
async function readCached(label, bytes2, options) {
  const { cache, digest, diffId } = options;
  const key = digest ?? diffId;
  const hashes = bytes2.kind === "seekable" ? "none" : "all";
  const found = cache && key && isLate(bytes2) ? await cache.layer(key, hashes) : null;
  if (found === null) return readLayer(label, bytes2, options);
  if (bytes2.kind !== "seekable") return found;
  return await digestOf(bytes2, found.digest, options) === found.digest ? found : readLayer(label, bytes2, options);
}
async function keepLayers(cache, manifest, layers) {
  for (const [at, { digest, diffId }] of manifest.layers.entries()) {
    const layer = layers[at];
    if (layer && (isLate(layer.bytes) || layer.bytes.kind === "index") && isProved(layer.read))
      await cache.keepLayer(digest ?? diffId, layer.read);
  }
  await cache.done();
}
function isProved(read) {
  return read.verified !== "structure" && "blobBytes" in read;
}
function isLate(bytes2) {
  if (bytes2.kind !== "seekable") return bytes2.kind !== "index";
  const start = new Uint8Array(MAGIC_BYTES);
  return compressionOf(start.subarray(0, bytes2.readAt(start, 0))) !== "none";
}
async function digestOf(bytes2, like, { onProgress }) {
  const digester = new Digester(algorithmOf(like));
  for await (const chunk of chunksOf(bytes2)) {
    digester.update(chunk);
    onProgress?.(chunk.length);
  }
  return digester.digest();
}

// src/layer/read-layers.ts
var AT_ONCE = 4;
var WORTH_THREADS = 1 << 24;
var MOST_THREADS = 8;
async function readLayers(image, { verify, io }) {
  const { limits } = io;
  const count3 = image.manifest.layers.length;
  if (count3 > limits.layers) throw beyond(image.reference, "layers", { limit: limits.layers, reached: count3 });
  const tally = new Tally(limits);
  const all = image.manifest.layers.map((layer, index) => ({ layer, index, bytes: image.layer(index) }));
  io.progress.stage(
    `reading ${all.length} layers of ${image.reference}`,
    all.reduce((total, { bytes: bytes2 }) => total + lengthOf(bytes2), 0)
  );
  const byContent = /* @__PURE__ */ new Map();
  const pool = await poolFor(all, { verify, io });
  try {
    const queue = pool ? largestFirst(all) : all;
    const results = await mapLimit(queue, pool?.size ?? AT_ONCE, ({ layer, index, bytes: bytes2 }, failed) => {
      io.signal.throwIfAborted();
      const key = `${layer.digest} ${layer.diffId}`;
      const known = byContent.get(key);
      if (known) return known;
      const label = `${image.reference}: layer ${index} (${layer.diffId.slice(0, 19)}…)`;
      const reading = readCached(label, bytes2, {
        diffId: layer.diffId,
        digest: layer.digest,
        verify,
        cache: io.cache,
        limits,
        stop: failed,
        pool,
        onProgress: (count4) => {
          io.signal.throwIfAborted();
          failed.throwIfAborted();
          io.progress.advance(count4);
        }
      });
      const read = reading.then((one) => counted2(label, one, tally));
      byContent.set(key, read);
      return read;
    });
    const reads = inOrder(queue, results);
    return {
      layers: reads.map((read, at) => ({ index: read.index, bytes: image.layer(at), read })),
      verified: weakest(reads)
    };
  } finally {
    await pool?.close();
    io.progress.done();
  }
}
function counted2(label, read, tally) {
  try {
    tally.addLayer(read);
    return read;
  } catch (error) {
    throw error instanceof LayerDataError ? asMeasureError(`${label} and those below it`, error) : error;
  }
}
function weakest(reads) {
  if (reads.some(({ verified }) => verified === "cached")) return "cached";
  return reads.every(({ verified }) => verified === "digest") ? "digest" : "structure";
}
async function poolFor(layers, { verify, io }) {
  const whole = layers.filter(({ layer, bytes: bytes2 }) => hasFile(bytes2) && (verify || layer.compressedSize !== null));
  const size = whole.reduce((sum, { bytes: bytes2 }) => sum + lengthOf(bytes2), 0);
  const count3 = Math.min(io.workers?.count ?? 0, whole.length, MOST_THREADS);
  if (!io.workers || count3 < 2 || size < WORTH_THREADS) return null;
  return new (await import("./pool-RXBQVTFZ.js")).LayerPool({ ...io.workers, count: count3 });
}
function largestFirst(layers) {
  return [...layers].sort((a, b) => lengthOf(b.bytes) - lengthOf(a.bytes));
}
function inOrder(queue, results) {
  return results.map((result, at) => ({ result, index: queue[at]?.index ?? at })).sort((a, b) => a.index - b.index).map(({ result }) => result);
}
function hasFile(bytes2) {
  return bytes2.kind === "seekable" && bytes2.file !== void 0;
}
function lengthOf(bytes2) {
  return bytes2.kind === "index" ? 0 : bytes2.size;
}
async function mapLimit(items, atOnce, work) {
  const failure = new AbortController();
  const results = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [at, item] of queue) {
      if (failure.signal.aborted) return;
      try {
        results[at] = await work(item, failure.signal);
      } catch (error) {
        failure.abort(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  failure.signal.throwIfAborted();
  return results;
}

// src/source/open.ts
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
async function openTarget(target, io) {
  if ("source" in target) return openSource(target.source, target.platform, io);
  return (await import("./build-3JA46OAX.js")).openBuild(target.build, io);
}
var FORCED = {
  docker: async (reference, platform, io) => (await import("./docker-3E4PFVDH.js")).openDocker({ reference, platform }, io),
  podman: async (reference, platform, io) => (await import("./docker-3E4PFVDH.js")).openPodman({ reference, platform }, io),
  "docker-archive": (rest, platform, io) => openArchive(splitPath(rest, platform, io), "docker-archive", io),
  registry: async (reference, platform, io) => (await import("./open-A5JRBZCZ.js")).openRegistry({ reference, platform }, io),
  oci: (rest, platform, io) => openLayout(splitPath(rest, platform, io), io),
  "oci-archive": (rest, platform, io) => openArchive(splitPath(rest, platform, io), "oci-archive", io)
};
async function openSource(source, platform, io) {
  const [, prefix = "", rest = ""] = /^([a-z-]+):([\s\S]*)$/.exec(source) ?? [];
  const forced = Object.hasOwn(FORCED, prefix) ? FORCED[prefix] : void 0;
  if (forced) {
    if (rest === "")
      throw new UsageError(`${prefix}: names nothing`, { hint: `Write ${prefix}: and what to open, without a space.` });
    return forced(rest, platform, io);
  }
  if (source === "-") return openStandardInput(platform, io);
  const path = resolve(io.cwd, source);
  if (source !== "" && existsSync(path)) {
    const found = { path, shown: source, ref: null, platform };
    if (statSync(path).isDirectory()) return openLayout(found, io);
    return openArchive(found, null, io);
  }
  if (looksLikePath(source))
    throw new MeasureError(`there is no file or directory ${JSON.stringify(source.slice(0, 200))}`, {
      hint: `Check the path. For an engine's image of that name, write docker:${source.slice(0, 200)}`
    });
  return (await import("./docker-3E4PFVDH.js")).openDocker({ reference: source, platform }, io);
}
function splitPath(rest, platform, io) {
  for (let end = rest.length; end > 0; end = rest.lastIndexOf(":", end - 1)) {
    const path = resolve(io.cwd, rest.slice(0, end));
    if (existsSync(path)) return { path, shown: rest, ref: end === rest.length ? null : rest.slice(end + 1), platform };
  }
  throw new MeasureError(`there is no file or directory ${JSON.stringify(rest.slice(0, 200))}`, {
    hint: "Check the path after the prefix."
  });
}
function looksLikePath(source) {
  return source === "" || /^[./~\\]|\.(tar|tgz|tar\.gz|zst|oci)$|\\/.test(source);
}

// src/program.ts
import { spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
var NOT_FOUND = 127;
var PATIENCE = 3e3;
function programRunner(around) {
  return (program, args, { cwd, env, signal, quiet = false, input, onOutput }) => new Promise((resolve2, reject) => {
    signal.throwIfAborted();
    const detached = around.platform !== "win32";
    const child = spawn(program, args, { cwd, env: { ...env }, detached, stdio: ["pipe", "pipe", "pipe"] });
    if (!quiet) for (const stream of [child.stdout, child.stderr]) passOn(stream, around);
    else child.stderr.resume();
    child.stdout.on("data", (chunk) => onOutput?.(chunk));
    child.stdin.on("error", () => void 0);
    child.stdin.end(input);
    let last = null;
    const over = (settle2) => {
      if (last) clearTimeout(last);
      signal.removeEventListener("abort", stop2);
      settle2();
    };
    const end = () => {
      signalAll(child, "SIGKILL", around);
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      over(() => reject(signal.reason));
    };
    const stop2 = () => {
      if (quiet) return end();
      signalAll(child, "SIGTERM", around);
      last = setTimeout(end, PATIENCE);
    };
    signal.addEventListener("abort", stop2, { once: true });
    child.on("error", (error) => over(() => codeOf(error) === "ENOENT" ? resolve2(NOT_FOUND) : reject(error)));
    child.on("close", (code) => signal.aborted ? end() : over(() => resolve2(code ?? 1)));
  });
}
function passOn(stream, { write }) {
  const decoder = new StringDecoder("utf8");
  stream.on("data", (chunk) => write(decoder.write(chunk)));
}
function signalAll({ pid }, signal, { kill, platform }) {
  if (pid === void 0) return;
  try {
    kill(platform === "win32" ? pid : -pid, signal);
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}

// src/analysis/file-tree.ts
function pathOf(node) {
  return `/${namesTo(node).join("/")}`;
}
function textPathOf(node) {
  return `/${namesTo(node).map(matchText).join("/")}`;
}
function namesTo(node) {
  const names = [];
  for (let at = node; at.parent !== null; at = at.parent) names.push(at.name);
  return names.reverse();
}
function nodeAt(root, path) {
  let node = root;
  for (const part of path.split("/")) {
    if (part !== "") node = node?.children?.get(bytesOf(part)) ?? node?.children?.get(part);
  }
  return node;
}
function walk(from, enter) {
  const pending = enter(from) ? [from] : [];
  for (let node = pending.pop(); node !== void 0; node = pending.pop()) {
    for (const child of node.children?.values() ?? []) {
      if (enter(child) && child.children !== null) pending.push(child);
    }
  }
}

// src/analysis/whiteouts.ts
var WHITEOUT = ".wh.";
var META = ".wh..wh.";
var OPAQUE = ".wh..wh..opq";
function whiteoutOf(base) {
  if (!base.startsWith(WHITEOUT)) return null;
  if (base === OPAQUE) return { kind: "opaque" };
  const name = base.slice(WHITEOUT.length);
  if (base.startsWith(META) || name === "" || name === "." || name === "..") return { kind: "nothing" };
  return { kind: "whiteout", name };
}

// src/analysis/layer-changes.ts
var LayerChanges = class {
  #made = /* @__PURE__ */ new Set();
  #added = /* @__PURE__ */ new Set();
  #removed = [];
  /** Perf: files come in a row for each directory. */
  #last = { parent: null, isMade: false };
  /** A node has come into the tree. */
  add(node) {
    if (node.children !== null) this.#made.add(node);
    if (!this.#isMade(node.parent)) this.#added.add(node);
  }
  /**
   * A node has gone out of the tree, with all below it.
   * @returns whether it is kept, since a lower layer put it there
   */
  remove(node) {
    if (this.#added.delete(node) || this.#isMade(node.parent)) return false;
    this.#removed.push(node);
    return true;
  }
  undo() {
    for (const node of this.#added) node.parent?.children?.delete(node.name);
    for (const node of this.#removed) node.parent?.children?.set(node.name, node);
  }
  redo() {
    for (const node of this.#removed) node.parent?.children?.delete(node.name);
    for (const node of this.#added) node.parent?.children?.set(node.name, node);
  }
  /** The layer is complete. */
  close() {
    this.#made.clear();
    this.#last = { parent: null, isMade: false };
  }
  #isMade(parent) {
    if (this.#last.parent !== parent || parent === null)
      this.#last = { parent, isMade: parent !== null && this.#made.has(parent) };
    return this.#last.isMade;
  }
};
function lookBack(changes, layers, look) {
  let top = changes.length - 1;
  try {
    for (const layer of [...layers].sort((a, b) => b - a)) {
      for (; top > layer; top--) changes[top]?.undo();
      look(layer);
    }
  } finally {
    for (top++; top < changes.length; top++) changes[top]?.redo();
  }
}

// src/analysis/layer-facts.ts
function whiteoutsOf(index) {
  const found = [];
  if (!index.mayHold(".wh.")) return found;
  for (let entry = 0; entry < index.length; entry++) {
    const whiteout = whiteoutOf(index.base(entry));
    if (whiteout?.kind === "whiteout") found.push({ directory: index.directory(entry), base: whiteout.name });
    if (whiteout?.kind === "opaque") found.push({ directory: index.directory(entry), base: null });
  }
  return found.sort(shallowFirst);
}
function directoriesOf(index) {
  const directories = [];
  for (let entry = 0; entry < index.length; entry++) {
    if (index.type(entry) !== "dir") continue;
    const base = index.base(entry);
    if (base !== "" && !whiteoutOf(base)) directories.push({ directory: index.directory(entry), base });
  }
  return directories.sort(shallowFirst);
}
function lastEntries(index) {
  const last = /* @__PURE__ */ new Map();
  for (let entry = 0; entry < index.length; entry++) last.set(index.path(entry), entry);
  return last;
}
function shallowFirst(a, b) {
  return depth(a.directory) - depth(b.directory);
}
function depth(directory) {
  if (directory === "") return 0;
  let slashes = 1;
  for (let at = directory.indexOf("/"); at >= 0; at = directory.indexOf("/", at + 1)) slashes++;
  return slashes;
}

// src/analysis/tree-effort.ts
var TreeEffort = class {
  #limits;
  #paths = 0;
  #pastPaths = 0;
  #steps = 0;
  #lostBytes = 0;
  constructor(limits) {
    this.#limits = limits;
  }
  /** A name comes into the tree. */
  add() {
    if (++this.#paths > this.#limits.paths) this.#stop("paths", this.#paths);
  }
  /** A name goes out of it. */
  remove() {
    this.#paths--;
  }
  /** A name that went out of it is remembered, as part of what stood there before. */
  remember() {
    if (++this.#pastPaths > this.#limits.paths) this.#stop("paths", this.#pastPaths);
  }
  walk(components) {
    this.#steps += components;
    if (this.#steps > this.#limits.pathSteps) this.#stop("pathSteps", this.#steps);
  }
  /** A directory at so many components from the root is made. */
  goTo(depth2) {
    if (depth2 > this.#limits.pathDepth) this.#stop("pathDepth", depth2);
  }
  /** The path of a file that is gone is kept. */
  keep(pathBytes) {
    this.#lostBytes += pathBytes;
    if (this.#lostBytes > this.#limits.allNameBytes) this.#stop("allNameBytes", this.#lostBytes);
  }
  #stop(name, reached) {
    throw beyond("the image", name, { limit: this.#limits[name], reached });
  }
};

// src/analysis/merged-tree.ts
var MAX_LINKS = 40;
var StackNode = class {
  name;
  parent;
  children;
  inode;
  link;
  type;
  /** The layer that put it here, or last changed a directory. */
  layer;
  /** Its entry there; -1 for a directory that no entry names. */
  entry;
  /** As an inode. */
  size;
  names;
  lost;
  constructor({ parent, base, layer, entry }, { type, size, inode, link }) {
    this.name = base;
    this.parent = parent;
    this.children = type === "dir" ? /* @__PURE__ */ new Map() : null;
    this.inode = inode ?? (type === "file" ? this : null);
    this.link = link ?? null;
    this.type = type;
    this.layer = layer;
    this.entry = entry;
    this.size = size ?? 0;
    this.names = 0;
    this.lost = null;
  }
};
var StackRoot = class extends StackNode {
  effort;
  constructor(limits = DEFAULT_LIMITS) {
    super({ parent: null, base: "", layer: -1, entry: -1 }, { type: "dir" });
    this.effort = new TreeEffort(limits);
  }
};
var stop = () => null;
function findDirectory(root, path, onObstacle) {
  if (path === "") return root;
  let node = root;
  let depth2 = 0;
  let hops = 0;
  const pending = path.split("/").reverse();
  root.effort.walk(pending.length);
  for (let part = pending.pop(); part !== void 0; part = pending.pop()) {
    if (part === "" || part === ".") continue;
    if (part === "..") {
      node = node.parent ?? root;
      depth2 = Math.max(0, depth2 - 1);
      continue;
    }
    const child = node.children?.get(part);
    if (child?.children) {
      node = child;
      depth2++;
      continue;
    }
    if (child?.link != null) {
      if (++hops > MAX_LINKS)
        throw new MeasureError(`the path /${displayPath(path)} passes through a loop of symbolic links`, {
          hint: "No engine can unpack this image."
        });
      if (child.link.startsWith("/")) {
        node = root;
        depth2 = 0;
      }
      const parts = child.link.split("/").reverse();
      root.effort.walk(parts.length);
      for (const one of parts) pending.push(one);
      continue;
    }
    root.effort.goTo(++depth2);
    const made = onObstacle(node, part, child);
    if (made === null) return null;
    node = made;
  }
  return node;
}

// src/analysis/settle.ts
function settle(root, lost) {
  const now = standing(root, lost.path);
  if (now === "obstructed" || now !== null && now.inode === null) lost.how = "replaced";
  else if (lost.how === "deleted" || lost.how === "opaque") return;
  else if (now === null) lost.how = "replaced";
  else {
    lost.how = "rewritten";
    lost.successor = now.inode;
  }
}
function standing(root, path) {
  let node = root;
  for (const part of path.slice(1).split("/")) {
    if (node.children === null) return "obstructed";
    const child = node.children.get(part);
    if (child === void 0) return null;
    node = child;
  }
  return node;
}

// src/analysis/apply-layer.ts
var LayerApplier = class {
  #stack;
  #layer;
  #index;
  #lost = [];
  #changes = new LayerChanges();
  /** What takes names away at the moment. */
  #how = "replaced";
  /** Perf: tars come grouped by directory, so the last entry's answers for most. */
  #known = null;
  /** That the layer adds to the image. */
  #bytes = 0;
  #duplicates = 0;
  #dangling = [];
  constructor(stack2, layer, index) {
    this.#stack = stack2;
    this.#layer = layer;
    this.#index = index;
  }
  apply() {
    const whiteouts = whiteoutsOf(this.#index);
    this.#clearForDirectories();
    this.#how = "deleted";
    for (const { directory, base } of whiteouts) if (base !== null) this.#delete(directory, base);
    this.#how = "opaque";
    for (const { directory, base } of whiteouts) if (base === null) this.#hide(directory);
    this.#how = "replaced";
    for (let entry = 0; entry < this.#index.length; entry++) this.#place(entry);
    const late = this.#dangling;
    this.#dangling = [];
    for (const entry of late) this.#place(entry);
    this.#stack.layerBytes[this.#layer] = this.#bytes;
    this.#changes.close();
    this.#stack.changes.push(this.#changes);
    for (const item of this.#lost) {
      settle(this.#stack.root, item.name);
      this.#stack.lost.push(item);
    }
    this.#tell();
  }
  /**
   * Takes away the symbolic links that this layer replaces by directories, so that what it says of the inside is not said
   * of the link's target, in whatever order it says it.
   */
  #clearForDirectories() {
    if (this.#stack.root.children?.size === 0) return;
    let last = null;
    for (const { directory, base } of directoriesOf(this.#index)) {
      const node = findDirectory(this.#stack.root, directory, stop)?.children?.get(base);
      if (node?.link == null) continue;
      last ??= lastEntries(this.#index);
      const entry = last.get(directory === "" ? base : `${directory}/${base}`);
      if (entry !== void 0 && this.#index.type(entry) === "dir") this.#remove(node);
    }
  }
  #delete(directory, base) {
    const there = findDirectory(this.#stack.root, directory, stop)?.children?.get(base);
    if (there) this.#remove(there);
  }
  #hide(directory) {
    const parent = findDirectory(this.#stack.root, directory, stop);
    for (const child of [...parent?.children?.values() ?? []]) this.#remove(child);
  }
  #place(entry) {
    const base = this.#index.base(entry);
    const type = this.#index.type(entry);
    if (base === "" || type === "other" || whiteoutOf(base)) return;
    const place = { parent: this.#parentOf(entry), base, layer: this.#layer, entry };
    if (type === "hardlink") this.#link(place);
    else if (type === "file") this.#putFile(place, this.#index.size(entry));
    else if (type === "dir") this.#putDirectory(place);
    else {
      this.#clear(place);
      this.#attach(place, { type, link: type === "symlink" ? this.#index.link(entry) : null });
      this.#known = null;
    }
  }
  #parentOf(entry) {
    const known = this.#known;
    if (known && known.entry === entry - 1 && this.#index.isBesideLast(entry)) {
      known.entry = entry;
      return known.node;
    }
    const node = findDirectory(this.#stack.root, this.#index.directory(entry), (parent, base, there) => {
      if (there) this.#remove(there);
      return this.#attach({ parent, base, layer: this.#layer, entry: -1 }, { type: "dir" });
    }) ?? this.#stack.root;
    this.#known = { entry, node };
    return node;
  }
  #putDirectory(place) {
    const there = place.parent.children?.get(place.base);
    if (there?.children) {
      there.layer = this.#layer;
      there.entry = place.entry;
      return;
    }
    this.#clear(place);
    this.#attach(place, { type: "dir" });
  }
  #putFile(place, size) {
    this.#clearForFile(place);
    this.#attach(place, { type: "file", size }).names = 1;
    this.#bytes += size;
  }
  #putLink(place, inode) {
    if (place.parent.children?.get(place.base)?.inode === inode) return;
    inode.names++;
    this.#clearForFile(place);
    this.#attach(place, { type: "file", inode });
  }
  #clearForFile({ parent, base }) {
    const there = parent.children?.get(base);
    if (there === void 0) return;
    if (there.inode?.layer === this.#layer && there.layer === this.#layer) this.#duplicates++;
    this.#remove(there);
  }
  #link(place) {
    const target = splitName(this.#index.link(place.entry));
    const there = findDirectory(this.#stack.root, target.directory, stop)?.children?.get(target.base);
    if (there?.inode) this.#putLink(place, there.inode);
    else if (there && there.children === null) {
      this.#clear(place);
      this.#attach(place, { type: there.type, link: there.link });
      this.#known = null;
    } else this.#dangling.push(place.entry);
  }
  #attach(place, content) {
    const node = new StackNode(place, content);
    place.parent.children?.set(place.base, node);
    this.#stack.root.effort.add();
    if (this.#layer > 0) this.#changes.add(node);
    return node;
  }
  #clear({ parent, base }) {
    const there = parent.children?.get(base);
    if (there) this.#remove(there);
  }
  /** Takes a node and all below it out of the tree. */
  #remove(node) {
    const { effort } = this.#stack.root;
    const isKept = this.#layer > 0 && this.#changes.remove(node);
    const pending = [node];
    for (let at = pending.pop(); at !== void 0; at = pending.pop()) {
      effort.remove();
      if (isKept) effort.remember();
      if (at.inode) this.#loseName(at, at.inode);
      for (const child of at.children?.values() ?? []) pending.push(child);
    }
    node.parent?.children?.delete(node.name);
    if (node.inode === null) this.#known = null;
  }
  #loseName(node, inode) {
    inode.names--;
    if (inode.layer === this.#layer) {
      if (inode.names === 0) this.#bytes -= inode.size;
      return;
    }
    if (inode.size === 0) return;
    const path = pathOf(node);
    this.#stack.root.effort.keep(path.length);
    const tells = node.layer !== this.#layer;
    if (tells && (inode.lost?.layer !== this.#layer || path < inode.lost.path))
      inode.lost = { path, layer: this.#layer, how: this.#how, successor: null };
    if (inode.names === 0 && inode.lost) this.#lost.push({ inode, name: inode.lost });
  }
  #tell() {
    const { notes } = this.#stack;
    if (this.#duplicates > 0)
      notes.push(`layer ${this.#layer} names ${count2(this.#duplicates, "file")} more than once; the last entry counts`);
    const [first] = this.#dangling;
    if (first === void 0) return;
    const example = displayPath(this.#index.path(first));
    notes.push(
      `layer ${this.#layer} has ${count2(this.#dangling.length, "hard link")} to nothing, such as ${example}; they add no bytes`
    );
  }
};
function count2(n, noun) {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

// src/analysis/stack.ts
function stack(layers, { limits } = {}) {
  const merged = {
    root: new StackRoot(limits),
    layerBytes: layers.map(() => 0),
    lost: [],
    changes: [],
    notes: []
  };
  for (const [layer, index] of layers.entries()) new LayerApplier(merged, layer, index).apply();
  return merged;
}

export {
  pathOf,
  textPathOf,
  nodeAt,
  walk,
  lookBack,
  whiteoutOf,
  stack,
  keepLayers,
  readLayers,
  openTarget,
  openSource,
  count,
  counted,
  bytes,
  limitBytes,
  distinctBytes,
  percent,
  ratio,
  distinctRatios,
  duration,
  programRunner,
  progressOn
};
