import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  BLOCK,
  decodeHeader,
  isZeroBlock
} from "./chunk-OGOWTOFU.js";
import {
  compressionOf
} from "./chunk-2ATB6TBB.js";
import {
  MeasureError
} from "./chunk-BM3QPQNS.js";

// src/source/detect.ts
var SAVE_HINT = "Make one with docker save, or copy the image to an OCI archive or layout.";
function checkArchive(file, shown) {
  const block = new Uint8Array(BLOCK);
  const read = file.readAt(block, 0);
  if (read === 0)
    throw new MeasureError(`${shown} is empty`, { hint: "Whatever wrote it failed. Save the image again." });
  const start = block.subarray(0, read);
  refuseForeign(start, shown);
  if (!mayBeLayer(start)) throw new MeasureError(`${shown} is no image: it is not a tar archive`, { hint: SAVE_HINT });
  return compressionOf(start);
}
function mayBeLayer(start) {
  if (compressionOf(start) !== "none") return true;
  return start.length >= BLOCK && (isZeroBlock(start) || isHeader(start));
}
var UNPACKERS = [
  ["fd377a585a00", "xz"],
  ["425a68", "bzip2"],
  ["04224d18", "lz4"]
];
function refuseForeign(start, shown) {
  const hex = Buffer.from(start.subarray(0, 8)).toString("hex");
  for (const [magic, tool] of UNPACKERS)
    if (hex.startsWith(magic))
      throw new MeasureError(`${shown} is compressed with ${tool}, which is not read`, {
        hint: `Unpack it on the way: ${tool} -dc ARCHIVE | imagebudget check -`
      });
}
function archiveForm(files) {
  if (files.get("manifest.json") !== null) return "docker-archive";
  if (files.get("index.json") !== null) return "oci-archive";
  if (files.get("repositories") !== null)
    throw new MeasureError(`${files.name} is in the format of Docker before 1.10, which has no manifest.json`, {
      hint: "Load it with a docker that still reads it and save it again: docker load, then docker save."
    });
  throw new MeasureError(`${files.name} is a tar archive, but no image: it has neither manifest.json nor index.json`, {
    hint: `A file system that docker export wrote has no layers. ${SAVE_HINT}`
  });
}
function directoryForm(files, shown) {
  if (files.get("index.json") !== null) return "oci";
  if (files.get("manifest.json") !== null && files.get("version") !== null) return "dir";
  throw new MeasureError(`the directory ${shown} holds no image: it has no index.json`, {
    hint: `An OCI image layout has oci-layout, index.json and blobs. For an engine's image of that name, write docker:${shown}`
  });
}
function isHeader(block) {
  try {
    decodeHeader(block);
    return true;
  } catch {
    return false;
  }
}

export {
  checkArchive,
  mayBeLayer,
  refuseForeign,
  archiveForm,
  directoryForm
};
