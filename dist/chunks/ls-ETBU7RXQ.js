import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  surroundings
} from "./chunk-ZQKFFYRN.js";
import {
  HELP,
  IMAGE,
  oneSource,
  readArgs,
  wholeNumber
} from "./chunk-OSHH4UAZ.js";
import {
  keepLayers,
  openSource,
  pathOf,
  readLayers,
  stack,
  whiteoutOf
} from "./chunk-WFIJJR7A.js";
import {
  openCache
} from "./chunk-3EBYDLDM.js";
import {
  jsonText,
  terminal
} from "./chunk-SSKBKBTE.js";
import {
  displayPath,
  isUtf8
} from "./chunk-72BGGMHV.js";
import "./chunk-3WVSTMB5.js";
import {
  parseBounds
} from "./chunk-5MPPURCK.js";
import "./chunk-HPE3OQZE.js";
import "./chunk-JH3RYL4L.js";
import "./chunk-NSZMKYW3.js";
import "./chunk-NWKAKDZI.js";
import "./chunk-474TXXUP.js";
import {
  splitName
} from "./chunk-OGOWTOFU.js";
import {
  parsePlatform
} from "./chunk-OGCHTJQN.js";
import "./chunk-SXAFARRY.js";
import "./chunk-2ATB6TBB.js";
import {
  DEFAULT_LIMITS
} from "./chunk-6APWD5O3.js";
import "./chunk-3TBRLTWZ.js";
import {
  EXIT,
  UsageError
} from "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";

// src/analysis/listing.ts
var PERMISSIONS = 4095;
var IMPLIED_MODE = 493;
function* listImage(layers, limits) {
  const firstNames = /* @__PURE__ */ new Map();
  const pending = sorted(stack(layers, { limits }).root);
  for (let node = pending.pop(); node !== void 0; node = pending.pop()) {
    yield listed(node, layers, firstNames);
    pending.push(...sorted(node));
  }
}
function sorted(node) {
  return [...node.children?.values() ?? []].sort((a, b) => a.name < b.name ? 1 : -1);
}
function listed(node, layers, firstNames) {
  const path = pathOf(node);
  const index = node.entry < 0 ? void 0 : layers[node.layer];
  const attributes = {
    mode: index ? index.mode(node.entry) & PERMISSIONS : IMPLIED_MODE,
    uid: index?.uid(node.entry) ?? 0,
    gid: index?.gid(node.entry) ?? 0,
    layer: node.layer
  };
  const { inode } = node;
  const first = inode ? firstNames.get(inode) : void 0;
  if (first !== void 0) return { path, type: "hardlink", size: 0, ...attributes, link: first };
  if (inode && inode.names > 1) firstNames.set(inode, path);
  return { path, type: node.type, size: inode?.size ?? 0, ...attributes, link: node.link };
}
function* listLayer(index, layer) {
  for (let entry = 0; entry < index.length; entry++) {
    const type = index.type(entry);
    const directory = index.directory(entry);
    const base = index.base(entry);
    const whiteout = whiteoutOf(base);
    if (base === "" || type === "other" || whiteout?.kind === "nothing") continue;
    const attributes = { mode: index.mode(entry) & PERMISSIONS, uid: index.uid(entry), gid: index.gid(entry), layer };
    if (whiteout?.kind === "whiteout")
      yield { path: absolute(directory, whiteout.name), type: "whiteout", size: 0, ...attributes, link: null };
    else if (whiteout?.kind === "opaque")
      yield { path: `/${directory}`, type: "opaque", size: 0, ...attributes, link: null };
    else
      yield {
        path: absolute(directory, base),
        type,
        size: index.size(entry),
        ...attributes,
        link: linkOf(index, entry)
      };
  }
}
function linkOf(index, entry) {
  if (index.type(entry) === "symlink") return index.link(entry);
  if (index.type(entry) !== "hardlink") return null;
  const { directory, base } = splitName(index.link(entry));
  return absolute(directory, base);
}
function absolute(directory, base) {
  return directory === "" ? `/${base}` : `/${directory}/${base}`;
}

// src/list.ts
async function list({ source, layer, platform, limits: raised }, surroundings2) {
  const limits = { ...DEFAULT_LIMITS, ...raised };
  const cache = openCache(surroundings2, { limits, verify: false });
  const io = { ...surroundings2, limits, cache };
  const image = await openSource(source, platform === null ? null : parsePlatform(platform), io);
  try {
    const { layers } = await readLayers(image, { verify: false, io });
    if (cache) await keepLayers(cache, image.manifest, layers);
    if (layer === null)
      return listImage(
        layers.map(({ index }) => index),
        limits
      );
    const wanted = layers[layer];
    if (wanted) return listLayer(wanted.index, layer);
    throw new UsageError(`--layer: ${source} has ${layers.length} layers, counted from 0; there is no ${layer}`, {
      hint: "imagebudget inspect shows them."
    });
  } finally {
    await image[Symbol.asyncDispose]();
  }
}

// src/report/listing.ts
function listingJson({ path, type, size, mode, uid, gid, layer, link }) {
  return jsonText({
    path: displayPath(path),
    type,
    size,
    mode,
    uid,
    gid,
    layer,
    ...link === null ? {} : { link: displayPath(link) },
    ...isUtf8(path) ? {} : { pathBase64: Buffer.from(path, "latin1").toString("base64") }
  });
}
var LETTERS = {
  file: "-",
  dir: "d",
  symlink: "l",
  hardlink: "h",
  char: "c",
  block: "b",
  fifo: "p",
  whiteout: "w",
  opaque: "o"
};
function listingText({ path, type, size, mode, uid, gid, layer, link }) {
  const target = link === null ? "" : ` -> ${terminal(displayPath(link))}`;
  const owner = `${uid}:${gid}`.padStart(11);
  return `${LETTERS[type]}${permissions(mode)} ${owner} ${String(size).padStart(12)} ${String(layer).padStart(3)} ${terminal(displayPath(path))}${target}`;
}
function permissions(mode) {
  const bits = [6, 3, 0].map((shift) => mode >> shift & 7);
  const letters = bits.map((bit) => `${bit & 4 ? "r" : "-"}${bit & 2 ? "w" : "-"}${bit & 1 ? "x" : "-"}`).join("");
  return [...letters].map((letter, at) => special(mode, at, letter)).join("");
}
function special(mode, at, letter) {
  if (at === 2 && mode & 2048) return letter === "x" ? "s" : "S";
  if (at === 5 && mode & 1024) return letter === "x" ? "s" : "S";
  if (at === 8 && mode & 512) return letter === "x" ? "t" : "T";
  return letter;
}

// src/cli/ls.ts
var OPTIONS = { ...IMAGE, layer: { type: "string" }, json: { type: "boolean" } };
var BATCH = 2e3;
async function lsCommand(context) {
  const { values, positionals } = readArgs("ls", context.args, OPTIONS);
  if (values.help) {
    await context.stdout.write(HELP.ls);
    return EXIT.pass;
  }
  const source = oneSource("ls", positionals);
  const layer = values.layer === void 0 ? null : wholeNumber("--layer", values.layer);
  const limits = parseBounds("--limit", values.limit ?? []);
  const request = { source, layer, platform: values.platform ?? null, limits };
  const entries = await list(request, surroundings(context, values));
  await print(context, entries, values.json ? listingJson : listingText);
  return EXIT.pass;
}
async function print(context, entries, line) {
  let batch = [];
  const flush = async () => {
    if (batch.length > 0) await context.stdout.write(`${batch.join("\n")}
`);
    batch = [];
  };
  for (const entry of entries) {
    context.signal.throwIfAborted();
    batch.push(line(entry));
    if (batch.length >= BATCH) await flush();
  }
  await flush();
}
export {
  lsCommand
};
