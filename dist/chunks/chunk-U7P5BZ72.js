import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MeasureError
} from "./chunk-BM3QPQNS.js";

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
  algorithmOf,
  Digester,
  digestLike,
  sha256Of
};
