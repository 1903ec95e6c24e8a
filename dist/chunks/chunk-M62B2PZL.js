import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  alignHistory
} from "./chunk-74GFGGQ6.js";
import {
  platformNote
} from "./chunk-OGCHTJQN.js";
import {
  parseImageConfig
} from "./chunk-XOK6GZ2W.js";
import {
  MAGIC_BYTES,
  compressionOf
} from "./chunk-2ATB6TBB.js";
import {
  MeasureError
} from "./chunk-BM3QPQNS.js";

// src/source/stored-image.ts
function configOf(image) {
  const config = parseImageConfig(image.config, `the config of ${image.reference}`);
  if (config.diffIds.length !== image.layers.length)
    throw new MeasureError(
      `${image.reference} has ${image.layers.length} layers in its manifest and ${config.diffIds.length} in its config`,
      { hint: "The image is contradictory; write it again." }
    );
  return config;
}
function manifestOf(image, config, compressedSizes) {
  const { createdBy, note } = alignHistory(config.history, config.diffIds.length);
  return {
    digest: image.digest,
    config,
    configSize: image.config.length,
    layers: config.diffIds.map((diffId, index) => ({
      diffId,
      digest: image.layers[index]?.digest ?? null,
      compressedSize: compressedSizes[index] ?? null,
      createdBy: createdBy[index] ?? ""
    })),
    notes: [platformNote(config.platform), note].filter((text) => text !== null)
  };
}
function storedImage(image, files) {
  const config = configOf(image);
  const blobs = image.layers.map((layer, index) => blobOf(layer, index, files));
  return {
    kind: image.kind,
    reference: image.reference,
    manifest: manifestOf(image, config, blobs.map(compressedSize)),
    layer(index) {
      const blob = blobs[index];
      if (blob === void 0) throw new RangeError(`no layer ${index}`);
      return blob;
    },
    async [Symbol.asyncDispose]() {
      files.close();
    }
  };
}
function blobOf(layer, index, files) {
  const blob = files.get(layer.name);
  const label = `layer ${index}${layer.digest === null ? "" : ` (${layer.digest.slice(0, 19)}…)`}`;
  if (blob === null && layer.foreign)
    throw new MeasureError(`${label} is a foreign layer, and ${files.name} does not hold its bytes`, {
      hint: "Foreign layers are never fetched. Save the image with them included."
    });
  if (blob === null)
    throw new MeasureError(`${label} is missing from ${files.name}`, {
      hint: "The image is incomplete. Save it again."
    });
  const size = blob.kind === "index" ? blob.read.blobBytes : blob.size;
  if (layer.size !== null && layer.size !== size)
    throw new MeasureError(`${label} has ${size} bytes in ${files.name} instead of ${layer.size}`, {
      hint: "The image is incomplete. Save it again; check the disk for space."
    });
  return blob;
}
function compressedSize(blob) {
  if (blob.kind === "index") return blob.read.compression === "none" ? null : blob.read.blobBytes;
  const start = new Uint8Array(MAGIC_BYTES);
  return compressionOf(start.subarray(0, blob.readAt(start, 0))) === "none" ? null : blob.size;
}

export {
  configOf,
  manifestOf,
  storedImage
};
