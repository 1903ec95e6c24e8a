import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  storedImage
} from "./chunk-M62B2PZL.js";
import "./chunk-74GFGGQ6.js";
import {
  choosePlatform,
  hostPlatform,
  requirePlatform
} from "./chunk-OGCHTJQN.js";
import {
  asPlatform,
  isIndex,
  parseIndex,
  parseManifest
} from "./chunk-XOK6GZ2W.js";
import {
  readDocument
} from "./chunk-SXAFARRY.js";
import "./chunk-5TPRPYVJ.js";
import "./chunk-2ATB6TBB.js";
import {
  digestLike,
  sha256Of
} from "./chunk-6APWD5O3.js";
import "./chunk-3TBRLTWZ.js";
import {
  MeasureError
} from "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";

// src/source/image-directory.ts
function openImageDirectory(files, { reference, platform }, io) {
  const json = manifestIn(files, platform, io);
  const manifest = parseManifest(json, "the manifest");
  const config = document(files, { digest: manifest.config.digest, suffix: "", what: "the config" }, io);
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
function manifestIn(files, wanted, io) {
  const file = files.get("manifest.json");
  if (file === null)
    throw new MeasureError(`${files.name} has no manifest.json`, { hint: "It is no image directory." });
  const json = readDocument(file, "manifest.json", io.limits.manifestBytes);
  if (!isIndex(json, "manifest.json")) return json;
  const platforms = parseIndex(json, "manifest.json").flatMap(
    ({ digest: digest2, platform }) => platform && platform.os !== "unknown" ? [{ digest: digest2, platform: asPlatform(platform) }] : []
  );
  if (platforms.length === 0)
    throw new MeasureError(`${files.name} holds an index without images`, { hint: "Copy the image again." });
  const { digest } = choosePlatform(platforms, { wanted, host: hostPlatform(io.arch) });
  return document(files, { digest, suffix: ".manifest.json", what: "the manifest" }, io);
}
function document(files, { digest, suffix, what }, io) {
  const file = files.get(`${blobName(digest)}${suffix}`);
  if (file === null)
    throw new MeasureError(`${what} is missing from ${files.name}`, {
      hint: "The image is incomplete. Copy it again."
    });
  const bytes = readDocument(file, what, io.limits.manifestBytes);
  if (digestLike(digest, bytes) !== digest)
    throw new MeasureError(`${what} of ${files.name} does not match its digest`, {
      hint: "The image was changed or damaged. Copy it again."
    });
  return bytes;
}
function blobName(digest) {
  return digest.replace(/^sha256:/, "").replace(":", "-");
}
export {
  openImageDirectory
};
