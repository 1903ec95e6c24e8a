import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  beyond
} from "./chunk-6APWD5O3.js";
import {
  MeasureError,
  codeOf
} from "./chunk-BM3QPQNS.js";

// src/source/files.ts
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
function openFile(path, shown, signal) {
  const { fd, size } = open(path, shown);
  let closed = false;
  return {
    kind: "seekable",
    size,
    file: { fd, offset: 0, size, unreadable: (cause) => cannotRead(shown, cause) },
    readAt(target, offset, length = target.length) {
      signal.throwIfAborted();
      try {
        return readSync(fd, target, 0, length, offset);
      } catch (cause) {
        throw cannotRead(shown, cause);
      }
    },
    close() {
      if (!closed) closeSync(fd);
      closed = true;
    }
  };
}
function open(path, shown) {
  let fd = null;
  try {
    fd = openSync(path, "r");
    return { fd, size: fstatSync(fd).size };
  } catch (cause) {
    if (fd !== null) closeSync(fd);
    throw cannotRead(shown, cause);
  }
}
function slice(bytes, offset, size) {
  return {
    kind: "seekable",
    size,
    readAt: (target, at, length = target.length) => at >= size ? 0 : bytes.readAt(target, offset + at, Math.min(length, size - at)),
    ...bytes.file && { file: { ...bytes.file, offset: bytes.file.offset + offset, size } }
  };
}
function inMemory(bytes) {
  return {
    kind: "seekable",
    size: bytes.length,
    readAt(target, offset, length = target.length) {
      const part = bytes.subarray(offset, offset + length);
      target.set(part);
      return part.length;
    }
  };
}
function readDocument(bytes, what, limit) {
  if (bytes.kind === "index")
    throw new MeasureError(`${what} is a layer, not a document`, { hint: "The image is damaged. Save it again." });
  if (bytes.size > limit) throw beyond(what, "manifestBytes", { limit, reached: bytes.size });
  const buffer = new Uint8Array(bytes.size);
  let at = 0;
  while (at < buffer.length) {
    const read = bytes.readAt(buffer.subarray(at), at);
    if (read === 0)
      throw new MeasureError(`${what} ends after ${at} of ${bytes.size} bytes`, { hint: "Save the image again." });
    at += read;
  }
  return buffer;
}
function openDirectory(path, shown, signal) {
  const opened = /* @__PURE__ */ new Map();
  return {
    name: shown,
    get(name) {
      const known = opened.get(name);
      if (known) return known;
      const at = join(path, name);
      if (!isFile(at, join(shown, name))) return null;
      const file = openFile(at, join(shown, name), signal);
      opened.set(name, file);
      return file;
    },
    close() {
      for (const file of opened.values()) file.close();
      opened.clear();
    }
  };
}
function isFile(path, shown) {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch (cause) {
    if (codeOf(cause) === "ENOTDIR") return false;
    throw cannotRead(shown, cause);
  }
}
var REASONS = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "there is no such file",
  EISDIR: "it is a directory",
  ELOOP: "its symbolic links lead in a circle",
  EIO: "the disk reports an error",
  EMFILE: "too many files are open"
};
function cannotRead(shown, cause) {
  const code = codeOf(cause) ?? "unknown error";
  return new MeasureError(`cannot read ${shown}: ${REASONS[code] ?? code}`, {
    hint: "Check the path and its permissions.",
    cause
  });
}

export {
  openFile,
  slice,
  inMemory,
  readDocument,
  openDirectory
};
