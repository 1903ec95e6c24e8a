import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  archiveForm,
  checkArchive,
  directoryForm,
  refuseForeign
} from "./chunk-UZJWOPXI.js";
import {
  chunksOf,
  readLayer
} from "./chunk-SMHF6TSD.js";
import {
  openDirectory,
  openFile,
  slice
} from "./chunk-3SYWJ554.js";
import {
  compressionOf,
  decompress,
  peek
} from "./chunk-CWOV6OYU.js";
import {
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";

// src/image/byte-path.ts
import { Buffer, isUtf8 as isUtf8Buffer } from "node:buffer";
var NOT_ASCII = /[\u0080-\uffff]/;
function isUtf8(bytes) {
  return !NOT_ASCII.test(bytes) || isUtf8Buffer(Buffer.from(bytes, "latin1"));
}
function displayPath(bytes) {
  if (!NOT_ASCII.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, "latin1");
  if (isUtf8Buffer(buffer)) return buffer.toString("utf8");
  let text = "";
  for (let at = 0; at < buffer.length; ) {
    const length = characterLength(buffer, at);
    text += length === 0 ? escapeByte(buffer[at]) : buffer.toString("utf8", at, at + length);
    at += length || 1;
  }
  return text;
}
function matchText(bytes) {
  if (!NOT_ASCII.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, "latin1");
  return isUtf8Buffer(buffer) ? buffer.toString("utf8") : bytes;
}
function bytesOf(text) {
  return NOT_ASCII.test(text) ? Buffer.from(text, "utf8").toString("latin1") : text;
}
function characterLength(buffer, at) {
  for (let length = 1; length <= 4 && at + length <= buffer.length; length++) {
    if (isUtf8Buffer(buffer.subarray(at, at + length))) return length;
  }
  return 0;
}
function escapeByte(byte = 0) {
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}

// src/source/stored.ts
import { existsSync, statSync } from "node:fs";
import { Readable } from "node:stream";

// src/source/envelope.ts
import { posix } from "node:path";
var MAX_LINKS = 8;
async function openEnvelope(archive, shown, limits) {
  const { index } = await readLayer(`the archive ${shown}`, archive, { diffId: null, digest: null, limits });
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
async function openStandardInput(platform, io) {
  const input = io.stdin();
  if (input === null)
    throw new UsageError("-: standard input is no file and no pipe", {
      hint: "Pipe an archive into it: docker save web:ci | imagebudget check -"
    });
  const stop = () => input.destroy();
  io.signal.addEventListener("abort", stop, { once: true });
  try {
    const { start, all } = await peek(bytesOf2(input));
    if (start.length === 0)
      throw new MeasureError("standard input is empty", { hint: "Whatever writes to it failed, or wrote nothing." });
    refuseForeign(start, STANDARD_INPUT);
    const files = await passing(decompress(all, compressionOf(start)), STANDARD_INPUT, io);
    return await imageIn(files, { shown: STANDARD_INPUT, ref: null, platform, form: null }, io);
  } finally {
    io.signal.removeEventListener("abort", stop);
    input.destroy();
  }
}
var STANDARD_INPUT = "standard input";
async function* bytesOf2(input) {
  for await (const chunk of input) if (chunk instanceof Uint8Array) yield chunk;
}
async function imageIn(files, { shown, ref, platform, form }, io) {
  const kind = form ?? archiveForm(files);
  const request = { kind, reference: shown, ref, platform };
  if (kind === "docker-archive") return (await import("./docker-archive-SIRIAIMI.js")).openDockerArchive(files, request, io);
  return (await import("./oci-E653OASV.js")).openOciLayout(files, request, io);
}
async function filesIn(file, shown, io) {
  const compression = checkArchive(file, shown);
  if (compression === "none") return openEnvelope(file, shown, io.limits);
  try {
    return await passing(decompress(chunksOf(file), compression), `the archive ${shown}`, io);
  } finally {
    file.close();
  }
}
async function passing(archive, name, io) {
  const { readArchiveStream } = await import("./archive-stream-3BTLMYC7.js");
  io.progress.stage(`reading ${name}`, null);
  try {
    const tar = Readable.from(archive, { objectMode: true, highWaterMark: 1 });
    return await readArchiveStream(tar, { name, hint: SAVE_AGAIN }, io);
  } finally {
    io.progress.done();
  }
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
      return (await import("./image-directory-Y3FJBUDV.js")).openImageDirectory(files, request, io);
    return (await import("./oci-E653OASV.js")).openOciLayout(files, { ...request, kind: "oci-layout" }, io);
  } catch (error) {
    files.close();
    throw error;
  }
}

export {
  isUtf8,
  displayPath,
  matchText,
  bytesOf,
  openArchive,
  openStandardInput,
  STANDARD_INPUT,
  openLayout
};
