import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  storedImage
} from "./chunk-M62B2PZL.js";
import {
  choosePlatform,
  formatPlatform,
  hostPlatform
} from "./chunk-OGCHTJQN.js";
import {
  asPlatform,
  isIndex,
  parseImageConfig,
  parseIndex,
  parseManifest
} from "./chunk-XOK6GZ2W.js";
import {
  readDocument
} from "./chunk-SXAFARRY.js";
import {
  beyond,
  digestLike
} from "./chunk-6APWD5O3.js";
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

// src/source/media-types.ts
function mayBeImage({ mediaType }) {
  return !mediaType || MANIFEST_TYPES.has(mediaType);
}
var INDEX_TYPES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json"
];
var MANIFEST_TYPES = /* @__PURE__ */ new Set([
  ...INDEX_TYPES,
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json"
]);
function isIndexType(mediaType) {
  return INDEX_TYPES.includes(mediaType ?? "");
}
function isAttestation(descriptor) {
  return descriptor.annotations?.["vnd.docker.reference.type"] === "attestation-manifest" || descriptor.platform?.os === "unknown" && descriptor.platform.architecture === "unknown";
}
function isImageConfig(mediaType) {
  return !mediaType || CONFIG_TYPES.has(mediaType);
}
var CONFIG_TYPES = /* @__PURE__ */ new Set([
  "application/vnd.oci.image.config.v1+json",
  "application/vnd.docker.container.image.v1+json",
  // Of images that were pushed before Docker named the type; engines take them still.
  "application/octet-stream"
]);

// src/source/oci.ts
var REF_NAME = "org.opencontainers.image.ref.name";
var CONTAINERD_NAME = "io.containerd.image.name";
var MAX_DEPTH = 4;
function openOciLayout(files, request, io) {
  const layout = new Layout(files, io.limits);
  const roots = rootsOf(layout.index(), request, files.name);
  const images = distinct(roots.flatMap((root) => layout.images(root, 0)));
  if (images.length === 0) throw noImage(files.name, layout.passedOver);
  const { descriptor } = chooseImage(images, request, io);
  const manifest = parseManifest(layout.document(descriptor), `the manifest ${short(descriptor)}`);
  refuseEncrypted(manifest.layers, request.reference);
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
function refuseEncrypted(layers, reference) {
  const encrypted = layers.findIndex(({ mediaType }) => mediaType?.endsWith("+encrypted"));
  if (encrypted >= 0)
    throw new MeasureError(`layer ${encrypted} of ${reference} is encrypted`, {
      hint: "Measure it decrypted: skopeo copy --decryption-key KEY."
    });
}
function noImage(where, types) {
  const [first, ...others] = [...types].map((type) => type.slice(0, 100));
  const instead = others.length === 0 ? `an artifact of type ${first}` : `artifacts of types ${list([...types])}`;
  return new MeasureError(`${where} holds no container image${first === void 0 ? "" : `, but ${instead}`}`, {
    hint: "Artifacts such as charts, signatures and attestations have no size to judge. Name an image."
  });
}
function chooseImage(images, request, io) {
  const held = images.filter((image) => image.held);
  const wish = { wanted: request.platform, host: hostPlatform(io.arch) };
  const chosen = choosePlatform(wish.wanted === null && held.length > 0 ? held : images, wish);
  if (chosen.held) return chosen;
  const platforms = held.map(({ platform }) => formatPlatform(platform));
  throw new MeasureError(
    `${request.reference} lists an image for ${formatPlatform(chosen.platform)}, but does not hold it`,
    { hint: `It holds ${list(platforms)}. Save the image with the platform that is to be measured.` }
  );
}
function distinct(images) {
  return [...new Map(images.map((image) => [image.descriptor.digest, image])).values()];
}
function namesOf(descriptor) {
  const { annotations } = descriptor;
  return [annotations?.[CONTAINERD_NAME], annotations?.[REF_NAME]].filter((name) => name !== void 0);
}
function rootsOf(entries, { ref, kind }, where) {
  const images = entries.filter((entry) => !isAttestation(entry));
  const choices = images.map((entry) => namesOf(entry)[0] ?? entry.digest);
  const means = (entry, name) => entry.digest === name || namesOf(entry).some((full) => meansReference(name, full));
  const named = ref === null ? images : images.filter((entry) => means(entry, ref));
  if (ref !== null && named.length === 0)
    throw new UsageError(`${where} has no image ${JSON.stringify(ref)}`, { hint: `It has: ${list(choices)}.` });
  const titles = new Set(named.map((entry) => namesOf(entry)[0] ?? ""));
  const digests = new Set(named.map((entry) => entry.digest));
  if (titles.size > 1 && digests.size > 1)
    throw new UsageError(`${where} holds several images: ${list(choices)}`, {
      hint: `Choose one, as in ${PREFIX[kind] ?? ""}PATH:${choices[0] ?? "NAME"}.`
    });
  return named;
}
var PREFIX = {
  "oci-layout": "oci:",
  "oci-archive": "oci-archive:",
  "docker-archive": "docker-archive:"
};
function list(names) {
  return [...new Set(names)].slice(0, 20).join(", ") || "none";
}
var Layout = class {
  /** Types of what was met and is no image. */
  passedOver = /* @__PURE__ */ new Set();
  #files;
  #limits;
  #read = 0;
  constructor(files, limits) {
    this.#files = files;
    this.#limits = limits;
  }
  index() {
    const file = this.#files.get("index.json");
    if (file === null)
      throw new MeasureError(`${this.#files.name} has no index.json`, { hint: "It is no OCI image layout." });
    return parseIndex(readDocument(file, "index.json", this.#limits.manifestBytes), "index.json");
  }
  /** A document by its descriptor. @throws MeasureError where it is missing or not what the digest says */
  document(descriptor) {
    const what = `the document ${short(descriptor)}`;
    const file = this.#files.get(blobName(descriptor.digest));
    if (file === null)
      throw new MeasureError(`${what} is missing from ${this.#files.name}`, {
        hint: "The image is incomplete. Save it again."
      });
    const bytes = readDocument(file, what, this.#limits.manifestBytes);
    const { documentBytes: limit } = this.#limits;
    this.#read += bytes.length;
    if (this.#read > limit) throw beyond(this.#files.name, "documentBytes", { limit, reached: this.#read });
    if (digestLike(descriptor.digest, bytes) !== descriptor.digest)
      throw new MeasureError(`${what} does not match its digest`, {
        hint: "The image was changed or damaged. Save it again."
      });
    return bytes;
  }
  /** The images below a descriptor. Manifests that the layout lists but does not hold are other platforms'. */
  images(descriptor, depth) {
    if (isAttestation(descriptor)) return [];
    if (!mayBeImage(descriptor)) return this.#passOver(descriptor.artifactType || descriptor.mediaType);
    if (depth > MAX_DEPTH)
      throw new MeasureError(`${this.#files.name} nests indexes more than ${MAX_DEPTH} deep`, {
        hint: "No tool writes that. Save the image again."
      });
    const platform = descriptor.platform ? asPlatform(descriptor.platform) : null;
    if (depth > 0 && this.#files.get(blobName(descriptor.digest)) === null)
      return platform ? [{ descriptor, platform, held: false }] : [];
    const json = this.document(descriptor);
    if (isIndex(json, `the document ${short(descriptor)}`))
      return parseIndex(json, `the index ${short(descriptor)}`).flatMap((child) => this.images(child, depth + 1));
    const { config, artifactType } = parseManifest(json, `the manifest ${short(descriptor)}`);
    if (!isImageConfig(config.mediaType)) return this.#passOver(artifactType ?? config.mediaType);
    return [{ descriptor, platform: platform ?? this.#platformOf(config), held: true }];
  }
  #passOver(type) {
    if (type) this.passedOver.add(type);
    return [];
  }
  #platformOf(config) {
    return parseImageConfig(this.document(config), `the config ${short(config)}`).platform;
  }
};
function blobName(digest) {
  return `blobs/${digest.replace(":", "/")}`;
}
function short({ digest }) {
  return `${digest.slice(0, 19)}…`;
}

export {
  meansReference,
  mayBeImage,
  MANIFEST_TYPES,
  isIndexType,
  isAttestation,
  isImageConfig,
  MAX_DEPTH,
  openOciLayout,
  noImage,
  short
};
