import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  isIndex,
  parseImageConfig,
  parseIndex,
  parseManifest,
  storedImage
} from "./chunk-6RMAZHQ2.js";
import {
  digestLike,
  readDocument
} from "./chunk-WAALARZ6.js";
import {
  choosePlatform,
  hostPlatform
} from "./chunk-ECQBDCJ6.js";
import {
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";

// src/image/reference.ts
function completeReference(name) {
  if (name.includes("@")) return name;
  return name.lastIndexOf(":") > name.lastIndexOf("/") ? name : `${name}:latest`;
}
function meansReference(written, full) {
  if (written === full) return true;
  const wanted = completeReference(written);
  const have = completeReference(full);
  return have === wanted || have.endsWith(`/${wanted}`);
}

// src/source/oci.ts
var REF_NAME = "org.opencontainers.image.ref.name";
var CONTAINERD_NAME = "io.containerd.image.name";
var MAX_DEPTH = 4;
function openOciLayout(files, request, io) {
  const layout = new Layout(files, io.limits.manifestBytes);
  const roots = rootsOf(layout.index(), request.ref, files.name);
  const images = roots.flatMap((root) => layout.images(root, 0));
  if (images.length === 0)
    throw new MeasureError(`${files.name} holds no container image`, {
      hint: "It may hold other artifacts, or only attestations. Name an image layout."
    });
  const chosen = choosePlatform(images, { wanted: request.platform, host: hostPlatform(io.arch) });
  const { descriptor } = chosen;
  const manifest = parseManifest(layout.document(descriptor), `the manifest ${short(descriptor)}`);
  return storedImage(
    {
      kind: request.kind,
      reference: request.reference,
      digest: descriptor.digest,
      config: layout.document(manifest.config),
      layers: manifest.layers.map((layer) => ({
        name: blobName(layer.digest),
        digest: layer.digest,
        size: layer.size,
        foreign: (layer.urls ?? []).length > 0
      }))
    },
    files
  );
}
function namesOf(descriptor) {
  const { annotations } = descriptor;
  return [annotations?.[CONTAINERD_NAME], annotations?.[REF_NAME]].filter((name) => name !== void 0);
}
function rootsOf(entries, ref, where) {
  const images = entries.filter((entry) => !isAttestation(entry));
  const choices = images.map((entry) => namesOf(entry)[0] ?? entry.digest);
  const named = ref === null ? images : images.filter(
    (entry) => entry.digest === ref || namesOf(entry).some((name) => meansReference(ref, name) || name === ref)
  );
  if (ref !== null && named.length === 0)
    throw new UsageError(`${where} has no image ${JSON.stringify(ref)}`, { hint: `It has: ${list(choices)}.` });
  const distinct = [...new Map(named.map((entry) => [entry.digest, entry])).values()];
  const titles = new Set(distinct.map((entry) => namesOf(entry)[0] ?? ""));
  if (titles.size > 1)
    throw new UsageError(`${where} holds several images: ${list(choices)}`, {
      hint: `Choose one, as in oci:PATH:${choices[0] ?? "NAME"}.`
    });
  return distinct;
}
function list(names) {
  return [...new Set(names)].slice(0, 20).join(", ") || "none";
}
var Layout = class {
  #files;
  #limit;
  constructor(files, limit) {
    this.#files = files;
    this.#limit = limit;
  }
  index() {
    const file = this.#files.get("index.json");
    if (file === null)
      throw new MeasureError(`${this.#files.name} has no index.json`, { hint: "It is no OCI image layout." });
    return parseIndex(readDocument(file, "index.json", this.#limit), "index.json");
  }
  /** A document by its descriptor. @throws MeasureError where it is missing or not what the digest says */
  document(descriptor) {
    const what = `the document ${short(descriptor)}`;
    const file = this.#files.get(blobName(descriptor.digest));
    if (file === null)
      throw new MeasureError(`${what} is missing from ${this.#files.name}`, {
        hint: "The image is incomplete. Save it again."
      });
    const bytes = readDocument(file, what, this.#limit);
    if (digestLike(descriptor.digest, bytes) !== descriptor.digest)
      throw new MeasureError(`${what} does not match its digest`, {
        hint: "The image was changed or damaged. Save it again."
      });
    return bytes;
  }
  /** The images below a descriptor. Manifests that the layout lists but does not hold are other platforms'. */
  images(descriptor, depth) {
    if (isAttestation(descriptor)) return [];
    if (depth > MAX_DEPTH) throw new MeasureError(`${this.#files.name} nests indexes more than ${MAX_DEPTH} deep`);
    if (this.#files.get(blobName(descriptor.digest)) === null && depth > 0)
      return descriptor.platform ? [{ descriptor, platform: asPlatform(descriptor.platform) }] : [];
    const json = this.document(descriptor);
    if (isIndex(json, `the document ${short(descriptor)}`))
      return parseIndex(json, `the index ${short(descriptor)}`).flatMap((child) => this.images(child, depth + 1));
    const { config } = parseManifest(json, `the manifest ${short(descriptor)}`);
    if (!isImageConfig(config.mediaType)) return [];
    if (descriptor.platform) return [{ descriptor, platform: asPlatform(descriptor.platform) }];
    return [{ descriptor, platform: parseImageConfig(this.document(config), `the config ${short(config)}`).platform }];
  }
};
function asPlatform({
  os,
  architecture,
  variant
}) {
  return { os, architecture, ...variant ? { variant } : {} };
}
function isAttestation(descriptor) {
  return descriptor.annotations?.["vnd.docker.reference.type"] === "attestation-manifest" || descriptor.platform?.os === "unknown" && descriptor.platform.architecture === "unknown";
}
function isImageConfig(mediaType) {
  return mediaType === void 0 || mediaType === "" || /^application\/vnd\.(oci\.image\.config|docker\.container\.image)\.v1\+json$/.test(mediaType);
}
function blobName(digest) {
  return `blobs/${digest.replace(":", "/")}`;
}
function short({ digest }) {
  return `${digest.slice(0, 19)}…`;
}

export {
  meansReference,
  openOciLayout
};
