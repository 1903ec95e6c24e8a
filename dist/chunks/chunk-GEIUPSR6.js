import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  mayBeLayer
} from "./chunk-JH3RYL4L.js";
import {
  HeldFiles,
  inner,
  require_tar_stream
} from "./chunk-6R5PW5L4.js";
import {
  Tally,
  readStream
} from "./chunk-NSZMKYW3.js";
import {
  TarFeed
} from "./chunk-NWKAKDZI.js";
import {
  blobDigest
} from "./chunk-VBAJM7DR.js";
import {
  beyond
} from "./chunk-6APWD5O3.js";
import {
  LayerDataError,
  LimitReached
} from "./chunk-3TBRLTWZ.js";
import {
  MeasureError
} from "./chunk-BM3QPQNS.js";
import {
  __toESM
} from "./chunk-5HJ3J6EK.js";

// src/source/archive-stream.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { posix } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
var HEAD = 512;
async function readArchiveStream(stream, of, io) {
  const collected = new Collected(of, io);
  const entries = (0, import_tar_stream.extract)();
  const feeding = pipeline(stream, bounded(io.limits), entries).catch(() => void 0);
  try {
    for await (const entry of entries) await collected.take(entry);
    await feeding;
  } catch (error) {
    if (error instanceof LayerDataError || isTarStreamError(error)) throw damaged(of, error);
    throw error;
  }
  return collected.files;
}
function damaged({ name, hint }, cause) {
  if (cause instanceof LimitReached)
    return new MeasureError(`${name} cannot be read: ${cause.message}`, { hint: cause.hint, cause });
  return new MeasureError(`${name} is damaged: ${cause.message}`, { hint, cause });
}
function bounded(limits) {
  const tally = new Tally(limits, "members");
  const feed = new TarFeed(({ name, link }) => {
    tally.addEntry(name.length + link.length);
    return null;
  }, limits);
  return new Transform({
    transform(chunk, _encoding, done) {
      try {
        feed.push(chunk);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    }
  });
}
var Collected = class {
  files;
  #of;
  #io;
  #tally;
  #kept = 0;
  constructor(of, io) {
    this.files = new HeldFiles(of.name);
    this.#of = of;
    this.#io = io;
    this.#tally = new Tally(io.limits);
  }
  async take(entry) {
    const { name, type, linkname, size } = entry.header;
    const path = inner(name);
    if (type === "symlink") this.files.held.links.set(path, inner(posix.join(posix.dirname(path), linkname)));
    if (type === "link") this.files.held.links.set(path, inner(linkname));
    if (type !== "file") {
      entry.resume();
      return;
    }
    const { head, all } = await headOf(bytesOf(entry));
    if (isDocument(head)) await this.#keep(path, size, all);
    else if (isLayerName(path) || mayBeLayer(head)) await this.#index(path, all);
    else await drain(all);
  }
  async #keep(path, size, all) {
    if (size > this.#io.limits.manifestBytes) return drain(all);
    this.#kept += size;
    const limit = this.#io.limits.documentBytes;
    if (this.#kept > limit) throw beyond(this.files.name, "documentBytes", { limit, reached: this.#kept });
    const parts = [];
    for await (const part of all) parts.push(part);
    this.files.held.documents.set(path, Buffer.concat(parts));
  }
  /** Artifacts and attachments lie among the blobs too, so what cannot be read is only remembered. */
  async #index(path, all) {
    try {
      const read = await readStream(unclosed(all), {
        diffId: null,
        digest: blobDigest(path),
        hashContents: true,
        limits: this.#io.limits,
        tally: this.#tally,
        onProgress: (bytes) => this.#io.progress.advance(bytes)
      });
      this.files.held.layers.set(path, read);
    } catch (error) {
      if (!(error instanceof LayerDataError)) throw error;
      this.files.unreadable.set(path, damaged(this.#of, error));
      await drain(all);
    }
  }
};
async function* bytesOf(entry) {
  for await (const chunk of entry) if (chunk instanceof Uint8Array) yield chunk;
}
async function headOf(entry) {
  let head = new Uint8Array(0);
  while (head.length < HEAD) {
    const { done, value } = await entry.next();
    if (done) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  }
  const start = head;
  const all = async function* () {
    if (start.length > 0) yield start;
    for (let next = await entry.next(); !next.done; next = await entry.next()) yield next.value;
  };
  return { head: start, all: all() };
}
function isDocument(head) {
  return (head[0] === 123 || head[0] === 91) && !head.subarray(0, HEAD).includes(0);
}
function isLayerName(path) {
  return path.endsWith(".tar") || path.startsWith("blobs/");
}
function unclosed(all) {
  return { [Symbol.asyncIterator]: () => ({ next: () => all.next() }) };
}
async function drain(all) {
  for await (const _ of all) ;
}
function isTarStreamError(error) {
  return error instanceof Error && error.name === "Error" && !("code" in error);
}

export {
  readArchiveStream
};
