import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  parseManifest,
  storedImage
} from "./chunk-NRXDIXZZ.js";
import "./chunk-TFYFTENR.js";
import "./chunk-74GFGGQ6.js";
import {
  digestLike,
  readDocument,
  requirePlatform,
  sha256Of
} from "./chunk-FF47CL5I.js";
import {
  MeasureError
} from "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";

// src/source/image-directory.ts
function openImageDirectory(files, { reference, platform }, io) {
  const limit = io.limits.manifestBytes;
  const file = files.get("manifest.json");
  if (file === null)
    throw new MeasureError(`${files.name} has no manifest.json`, { hint: "It is no image directory." });
  const json = readDocument(file, "manifest.json", limit);
  const manifest = parseManifest(json, "manifest.json");
  const blob = files.get(blobName(manifest.config.digest));
  if (blob === null)
    throw new MeasureError(`the config is missing from ${files.name}`, {
      hint: "The image is incomplete. Copy it again."
    });
  const config = readDocument(blob, "the image config", limit);
  if (digestLike(manifest.config.digest, config) !== manifest.config.digest)
    throw new MeasureError(`the config of ${files.name} does not match its digest`, {
      hint: "The image was changed or damaged. Copy it again."
    });
  const source = storedImage(
    {
      kind: "oci-layout",
      reference,
      digest: sha256Of(json),
      config,
      layers: manifest.layers.map(({ digest, size, urls }) => ({
        name: blobName(digest),
        digest,
        size,
        foreign: (urls ?? []).length > 0
      }))
    },
    files
  );
  requirePlatform(source.manifest.config.platform, platform, reference);
  return source;
}
function blobName(digest) {
  return digest.replace(/^sha256:/, "").replace(":", "-");
}
export {
  openImageDirectory
};
