import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  LayerIndex
} from "./chunk-OGOWTOFU.js";
import {
  LayerDataError,
  LimitReached
} from "./chunk-3TBRLTWZ.js";
import {
  MeasureError
} from "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";

// src/layer/pool.ts
import { Worker } from "node:worker_threads";
var LayerPool = class {
  #workers;
  #idle = [];
  #running = /* @__PURE__ */ new Set();
  constructor(workers) {
    this.#workers = workers;
  }
  /** How many layers it reads at once; the caller must not ask for more. */
  get size() {
    return this.#workers.count;
  }
  /**
   * Reads a layer as `readLayer` does. When this rejects, nothing reads the file any more.
   * @throws LayerDataError; MeasureError where the file cannot be read or the thread ends; what `onProgress` throws
   */
  async read(part, options) {
    const worker = this.#idle.pop() ?? this.#start();
    try {
      const read = await answerOf(worker, part, options);
      this.#idle.push(worker);
      return read;
    } catch (error) {
      await this.#end(worker);
      throw error;
    }
  }
  /** Ends all threads. */
  async close() {
    await Promise.all([...this.#running].map((worker) => this.#end(worker)));
  }
  #start() {
    const worker = new Worker(this.#workers.script);
    this.#running.add(worker);
    worker.on("error", () => void 0);
    return worker;
  }
  async #end(worker) {
    this.#running.delete(worker);
    await worker.terminate();
  }
};
function answerOf(worker, part, options) {
  const { onProgress, digest, diffId, verify, limits } = options;
  const task = { fd: part.fd, offset: part.offset, size: part.size, digest, diffId, verify, limits };
  return new Promise((resolve, reject) => {
    const settle = (how) => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      how();
    };
    const onMessage = (answer) => {
      try {
        if (answer.kind === "progress") onProgress?.(answer.bytes);
        else if (answer.kind === "read") settle(() => resolve({ ...answer.read, index: new LayerIndex(answer.index) }));
        else settle(() => reject(failureOf(answer, part)));
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const onError = (error) => settle(() => reject(threadEnded(error)));
    const onExit = () => settle(() => reject(threadEnded(void 0)));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(task);
  });
}
function failureOf(answer, part) {
  switch (answer.kind) {
    case "limit":
      return new LimitReached(answer.message, answer.hint);
    case "invalid":
      return new LayerDataError(answer.reason, answer.message);
    case "unreadable":
      return part.unreadable(Object.assign(new Error(answer.message), { code: answer.code }));
    case "crashed":
      return threadEnded(answer.error);
  }
}
function threadEnded(cause) {
  const why = typeof cause === "object" && cause !== null && "message" in cause ? `: ${cause.message}` : "";
  return new MeasureError(`the thread that read a layer ended before it was done${why}`, {
    hint: "The machine may be short of memory. Measure it again; if it fails again, report it.",
    cause
  });
}
export {
  LayerPool
};
