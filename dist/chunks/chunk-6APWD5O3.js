import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  LimitReached
} from "./chunk-3TBRLTWZ.js";
import {
  MeasureError
} from "./chunk-BM3QPQNS.js";

// src/layer/limits.ts
var KIB = 1024;
var MIB = KIB ** 2;
var GIB = KIB ** 3;
var DEFAULT_LIMITS = {
  entries: 4e6,
  members: 1e5,
  nameBytes: MIB,
  allNameBytes: GIB,
  headerBytes: MIB,
  layerBytes: 100 * GIB,
  imageBytes: 500 * GIB,
  ratio: 200,
  windowBytes: 128 * MIB,
  layers: 1e3,
  manifestBytes: 4 * MIB,
  documentBytes: 64 * MIB,
  paths: 4e6,
  pathDepth: 1e3,
  pathSteps: 2e8
};
var NO_LIMITS = {
  entries: Number.POSITIVE_INFINITY,
  members: Number.POSITIVE_INFINITY,
  nameBytes: Number.POSITIVE_INFINITY,
  allNameBytes: Number.POSITIVE_INFINITY,
  headerBytes: Number.POSITIVE_INFINITY,
  layerBytes: Number.POSITIVE_INFINITY,
  imageBytes: Number.POSITIVE_INFINITY,
  ratio: Number.POSITIVE_INFINITY,
  windowBytes: Number.POSITIVE_INFINITY,
  layers: Number.POSITIVE_INFINITY,
  manifestBytes: Number.POSITIVE_INFINITY,
  documentBytes: Number.POSITIVE_INFINITY,
  paths: Number.POSITIVE_INFINITY,
  pathDepth: Number.POSITIVE_INFINITY,
  pathSteps: Number.POSITIVE_INFINITY
};
var RATIO_FROM = GIB;
var WORDS = {
  entries: (n) => `has ${n} entries`,
  members: (n) => `has ${n} members`,
  nameBytes: (n) => `has a name of ${n} bytes`,
  allNameBytes: (n) => `has ${n} bytes of names`,
  headerBytes: (n) => `has an extended header of ${n} bytes`,
  layerBytes: (n) => `unpacks to ${n} bytes`,
  imageBytes: (n) => `unpacks to ${n} bytes in all`,
  ratio: (n) => `unpacks to ${n} times its size`,
  windowBytes: (n) => `needs a zstd window of ${n} bytes`,
  layers: (n) => `has ${n} layers`,
  manifestBytes: (n) => `has ${n} bytes`,
  documentBytes: (n) => `has ${n} bytes of documents`,
  paths: (n) => `has ${n} paths`,
  pathDepth: (n) => `has a path of ${n} components`,
  pathSteps: (n) => `takes ${n} steps along its paths`
};
function overLimit(limits, name, reached) {
  const past = { limit: limits[name], reached };
  return new LimitReached(`it ${words(name, past)}`, hintFor(name, past));
}
function beyond(subject, name, past) {
  return new MeasureError(`${subject} ${words(name, past)}`, { hint: hintFor(name, past) });
}
function words(name, { limit, reached }) {
  return `${WORDS[name](reached)}, more than the limit "${name}" of ${limit}`;
}
function hintFor(name, { limit, reached }) {
  const value = written(name, enough(limit, reached));
  const option = `--limit ${name}=${value.replace(" ", "")}`;
  return `No real image needs that much; it may be a bomb. If it is right, write "limits: { ${name}: ${value} }" in the config, or ${option}.`;
}
function enough(limit, reached) {
  let value = Math.max(1, limit);
  while (value < reached) value *= 2;
  return Math.min(value, Number.MAX_SAFE_INTEGER);
}
function written(name, value) {
  if (!isBytes(name)) return String(value);
  if (value % GIB === 0) return `${value / GIB} GiB`;
  return value % MIB === 0 ? `${value / MIB} MiB` : String(value);
}
function isBytes(name) {
  return name.endsWith("Bytes");
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

export {
  DEFAULT_LIMITS,
  NO_LIMITS,
  RATIO_FROM,
  overLimit,
  beyond,
  algorithmOf,
  Digester,
  digestLike,
  sha256Of
};
