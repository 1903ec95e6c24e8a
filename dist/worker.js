import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readSeekable
} from "./chunks/chunk-NSZMKYW3.js";
import "./chunks/chunk-NWKAKDZI.js";
import "./chunks/chunk-474TXXUP.js";
import "./chunks/chunk-OGOWTOFU.js";
import "./chunks/chunk-2ATB6TBB.js";
import "./chunks/chunk-6APWD5O3.js";
import {
  LayerDataError,
  LimitReached
} from "./chunks/chunk-3TBRLTWZ.js";
import {
  codeOf
} from "./chunks/chunk-BM3QPQNS.js";
import "./chunks/chunk-5HJ3J6EK.js";

// src/worker.ts
import { parentPort } from "node:worker_threads";

// src/layer/serve.ts
import { readSync } from "node:fs";
var CHUNK = 1 << 20;
function serveLayers(port) {
  port.on("message", (task) => void serve(port, task));
}
async function serve(port, task) {
  const answer = (message) => port.postMessage(message);
  let unreported = 0;
  const report = () => {
    if (unreported > 0) answer({ kind: "progress", bytes: unreported });
    unreported = 0;
  };
  const onProgress = (bytes) => {
    unreported += bytes;
    if (unreported >= CHUNK) report();
  };
  try {
    const { digest, diffId, verify = false, limits } = task;
    const options = { digest, diffId, verify, ...limits && { limits }, chunk: CHUNK, onProgress };
    const { index, ...read } = await readSeekable(bytesOf(task), options);
    report();
    const { data } = index;
    const message = { kind: "read", read, index: data };
    port.postMessage(message, buffersOf(data));
  } catch (error) {
    answer(failure(error));
  }
}
var Unreadable = class extends Error {
};
function bytesOf({ fd, offset, size }) {
  return {
    kind: "seekable",
    size,
    readAt(target, at, length = target.length) {
      try {
        return readSync(fd, target, 0, Math.min(length, size - at), offset + at);
      } catch (cause) {
        throw new Unreadable("cannot be read", { cause });
      }
    }
  };
}
function buffersOf(data) {
  const columns = [data.directoryOf, data.types, data.sizes, data.bodies, data.modes, data.times];
  const texts = [data.bases, data.directories];
  const pieces = [
    ...[...columns, ...texts.flatMap(({ starts, lengths }) => [starts, lengths])].flatMap((column) => column.pieces),
    ...texts.flatMap((text) => text.pieces)
  ];
  return pieces.flatMap(({ buffer }) => buffer instanceof ArrayBuffer ? [buffer] : []);
}
function failure(error) {
  if (error instanceof LimitReached) return { kind: "limit", message: error.message, hint: error.hint };
  if (error instanceof LayerDataError) return { kind: "invalid", reason: error.kind, message: error.message };
  if (error instanceof Unreadable)
    return { kind: "unreadable", code: codeOf(error.cause) ?? "unknown error", message: String(error.cause) };
  return { kind: "crashed", error: error instanceof Error ? error : new Error(String(error)) };
}

// src/worker.ts
if (parentPort) serveLayers(parentPort);
