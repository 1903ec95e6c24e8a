import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  meansReference,
  openOciLayout
} from "./chunk-KUX3JCRT.js";
import {
  storedImage
} from "./chunk-M62B2PZL.js";
import {
  requirePlatform
} from "./chunk-OGCHTJQN.js";
import {
  asDigest,
  parseArchiveManifest,
  parseIndex
} from "./chunk-XOK6GZ2W.js";
import {
  readDocument
} from "./chunk-SXAFARRY.js";
import {
  digestLike,
  sha256Of
} from "./chunk-6APWD5O3.js";
import {
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";

// src/source/docker-archive.ts
function openDockerArchive(files, request, io) {
  const limit = io.limits.manifestBytes;
  if (hasOciImages(files, limit)) return openOciLayout(files, request, io);
  const list = files.get("manifest.json");
  if (list === null)
    throw new MeasureError(`${files.name} has no manifest.json`, { hint: "It is no archive of docker save." });
  const images = parseArchiveManifest(readDocument(list, "manifest.json", limit), "manifest.json");
  const image = chooseImage(images, request.ref, files.name);
  const config = files.get(image.config);
  if (config === null)
    throw new MeasureError(`the config ${JSON.stringify(image.config.slice(0, 80))} is missing from ${files.name}`, {
      hint: "The archive is incomplete. Save it again."
    });
  const bytes = readDocument(config, "the image config", limit);
  checkConfig(image.config, bytes, files.name);
  const source = storedImage(
    {
      kind: request.kind,
      reference: request.reference,
      digest: sha256Of(bytes),
      config: bytes,
      layers: image.layers.map((name) => ({ name, digest: blobDigest(name), size: null, foreign: false }))
    },
    files
  );
  requirePlatform(source.manifest.config.platform, request.platform, request.reference);
  return source;
}
function hasOciImages(files, limit) {
  const index = files.get("oci-layout") === null ? null : files.get("index.json");
  return index !== null && parseIndex(readDocument(index, "index.json", limit), "index.json").length > 0;
}
function chooseImage(images, ref, where) {
  const names = images.map((image2) => image2.tags[0] ?? image2.config).join(", ");
  const matching = ref === null ? images : images.filter((image2) => isMeant(image2, ref));
  const [image] = matching;
  if (image === void 0 && ref !== null && images.length > 0)
    throw new UsageError(`${where} has no image ${JSON.stringify(ref)}`, { hint: `It has: ${names}.` });
  if (image === void 0)
    throw new MeasureError(`${where} holds no image`, { hint: "Its manifest.json is empty. Save it again." });
  if (matching.length > 1)
    throw new UsageError(`${where} holds several images: ${names}`, {
      hint: `Choose one, as in docker-archive:PATH:${image.tags[0] ?? image.config}.`
    });
  return image;
}
function isMeant({ tags, config }, ref) {
  return ref === config || ref === digestIn(config) || tags.some((tag) => meansReference(ref, tag));
}
function blobDigest(name) {
  const [, algorithm, hex] = /^(?:\.\/)?blobs\/([a-z0-9]+)\/([a-f0-9]+)$/.exec(name) ?? [];
  return algorithm && hex ? asDigest(`${algorithm}:${hex}`) : null;
}
function checkConfig(name, bytes, where) {
  const digest = digestIn(name);
  if (digest === null || digestLike(digest, bytes) === digest) return;
  throw new MeasureError(`the config of ${where} does not match its digest`, {
    hint: "It was changed or damaged. Save the image again."
  });
}
function digestIn(name) {
  const [, hex] = /^([a-f0-9]{64})\.json$/.exec(name) ?? [];
  return hex ? asDigest(`sha256:${hex}`) : blobDigest(name) ?? asDigest(name);
}

export {
  openDockerArchive,
  chooseImage,
  blobDigest
};
