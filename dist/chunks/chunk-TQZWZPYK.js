import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  member,
  stringsIn
} from "./chunk-XZ666ZMN.js";
import {
  PATIENCE,
  answered,
  engineAddress,
  podmanAddress,
  watched
} from "./chunk-TXOKYXS3.js";
import {
  readArchiveStream
} from "./chunk-GEIUPSR6.js";
import {
  HeldFiles
} from "./chunk-6R5PW5L4.js";
import {
  blobDigest,
  openDockerArchive
} from "./chunk-VBAJM7DR.js";
import {
  formatPlatform
} from "./chunk-OGCHTJQN.js";
import {
  asDigest
} from "./chunk-XOK6GZ2W.js";
import {
  readDocument
} from "./chunk-SXAFARRY.js";
import {
  sha256Of
} from "./chunk-6APWD5O3.js";
import {
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";

// src/source/docker.ts
import { Readable } from "node:stream";

// src/source/image-id.ts
function configId(facts, files, limit) {
  const id = asDigest(String(member(facts, "Id")));
  if (!id?.startsWith("sha256:")) return null;
  const hex = id.slice("sha256:".length);
  const bytes = files.get(`${hex}.json`) ?? files.get(`blobs/sha256/${hex}`);
  if (bytes?.kind !== "seekable") return null;
  const document = readDocument(bytes, "the image config", limit);
  return sha256Of(document) === id && isConfig(document) ? id : null;
}
function isConfig(document) {
  try {
    return member(JSON.parse(Buffer.from(document).toString()), "rootfs") !== void 0;
  } catch {
    return false;
  }
}

// src/source/remembered-export.ts
import { createHash } from "node:crypto";
function exportName(facts, { reference, platform }) {
  const id = member(facts, "Id");
  if (typeof id !== "string" || asDigest(id) === null) return null;
  const stated = ["Os", "Architecture", "Variant", "RootFS"].map((name) => member(facts, name) ?? null);
  const text = JSON.stringify([id, stated, reference, platform && formatPlatform(platform)]);
  return createHash("sha256").update(text).digest("hex");
}
async function rememberExport(cache, name, { held, asked }) {
  const documents = [...held.documents].map(([path, bytes]) => [path, Buffer.from(bytes).toString("base64")]);
  const layers = [...held.layers].filter(([path]) => asked.has(path)).map(([path, read]) => [path, keyOf(path, read)]);
  await cache.keepDocument(name, Buffer.from(JSON.stringify({ documents, layers, links: [...held.links] })));
}
async function recallExport(cache, name, shown) {
  const bytes = await cache.document(name);
  const kept = bytes && parseKept(bytes.toString());
  if (!kept) return null;
  const layers = /* @__PURE__ */ new Map();
  for (const [path, key] of kept.layers) {
    const digest = asDigest(key);
    const read = digest && await cache.layer(digest, "all");
    if (!read) return null;
    layers.set(path, read);
  }
  const documents = new Map(kept.documents.map(([path, base64]) => [path, Buffer.from(base64, "base64")]));
  return new HeldFiles(shown, { documents, layers, links: new Map(kept.links) });
}
function keyOf(path, { digest, diffId }) {
  return blobDigest(path) === null ? diffId : digest;
}
function parseKept(json) {
  const kept = JSON.parse(json);
  const pairs = (name) => {
    const list = member(kept, name);
    if (!Array.isArray(list)) return null;
    return list.map(stringsIn).flatMap(([a, b]) => a !== void 0 && b !== void 0 ? [[a, b]] : []);
  };
  const [documents, layers, links] = [pairs("documents"), pairs("layers"), pairs("links")];
  return documents && layers && links ? { documents, layers, links } : null;
}

// src/source/docker.ts
var openDocker = (request, io) => openFromEngine(request, io, "docker");
var openPodman = (request, io) => openFromEngine(request, io, "podman");
async function openFromEngine(request, io, kind) {
  const { reference } = request;
  checkName(reference);
  const engine = await connect(io, kind);
  try {
    const facts = await get(engine, {
      path: `/images/${reference}/json`,
      isStream: false,
      milliseconds: PATIENCE.answer
    });
    const open = (files2, basis) => {
      const source2 = openDockerArchive(files2, { ...request, kind, ref: null }, io);
      const digest = configId(facts, files2, io.limits.manifestBytes) ?? source2.manifest.digest;
      return { ...source2, manifest: { ...source2.manifest, digest }, basis };
    };
    const name = io.cache ? exportName(facts, request) : null;
    const recalled = io.cache && name ? await recallExport(io.cache, name, exportOf(reference).name) : null;
    if (recalled) return open(recalled, "cache");
    const store = {
      facts,
      shown: `the engine's store of ${reference}`,
      open: (files2) => open(files2, "store")
    };
    const stored = io.engineStore === false ? null : await openFromStore(engine, store, io);
    if (stored) return stored;
    io.progress.stage(`reading ${reference} from the engine`, sizeOf(facts));
    const files = await readExport(engine, reference, io);
    const source = open(files, "export");
    if (io.cache && name) await rememberExport(io.cache, name, files);
    return source;
  } catch (error) {
    throw engineError(error, reference, engine);
  } finally {
    io.progress.done();
  }
}
async function openFromStore(engine, store, io) {
  if (engine.address.socketPath === void 0) return null;
  const { openStore } = await import("./open-IFXCN5KM.js");
  const ask = (path) => get(engine, { path, isStream: false, milliseconds: PATIENCE.answer });
  return openStore({ ...store, ask }, io);
}
async function readExport(engine, reference, io) {
  const answer = await get(engine, {
    path: `/images/${reference}/get`,
    isStream: true,
    milliseconds: PATIENCE.firstByte
  });
  if (!(answer instanceof Readable)) throw new TypeError("the export is no stream");
  const stream = watched(answer, whoIs(engine));
  const files = await readArchiveStream(stream, exportOf(reference), io);
  if (files.get("manifest.json") === null)
    throw new MeasureError(`${files.name} is incomplete: it ends before manifest.json`, { hint: LOOK });
  return files;
}
var LOOK = "Try again; if it happens again, look at the engine’s log and its disk.";
function exportOf(reference) {
  return { name: `the engine's export of ${reference}`, hint: LOOK };
}
async function connect(io, kind) {
  const address = kind === "podman" ? podmanAddress(io.env) : engineAddress(io.env);
  const { shown: _, ...options } = address;
  const { default: Engine } = await import("./docker-45BB4KA6.js");
  const unset = { host: void 0, timeout: void 0, ca: void 0, cert: void 0, key: void 0 };
  try {
    const docker = new Engine({ ...unset, pathPrefix: "/", ...options });
    return { docker, kind, address, signal: io.signal };
  } catch (cause) {
    throw new UsageError("DOCKER_CERT_PATH: the certificates there cannot be read", {
      hint: "Its directory must hold ca.pem, cert.pem and key.pem. Unset it for an engine without TLS.",
      cause
    });
  }
}
var whoIs = ({ address }) => `the engine at ${address.shown}`;
function get(engine, { path, isStream, milliseconds }) {
  const statusCodes = { 200: true, 404: "no such image", 500: "server error" };
  const ask = (abortSignal) => new Promise(
    (resolve, reject) => engine.docker.modem.dial(
      { path, method: "GET", isStream, abortSignal, statusCodes },
      (error, answer) => error ? reject(error) : resolve(answer)
    )
  );
  return answered(ask, { who: whoIs(engine), milliseconds, signal: engine.signal });
}
function sizeOf(facts) {
  const size = typeof facts === "object" && facts !== null && "Size" in facts ? facts.Size : null;
  return typeof size === "number" && size > 0 ? size : null;
}
var MAX_NAME = 512;
function checkName(reference) {
  const fits = reference.length <= MAX_NAME && !reference.includes("..");
  if (fits && /^[A-Za-z0-9][A-Za-z0-9._\-/:@]*$/.test(reference)) return;
  throw new UsageError(`${JSON.stringify(reference.slice(0, 80))} is no image name`, {
    hint: "Give a path of a saved image, or a name such as web:ci."
  });
}
function engineError(error, reference, { address, kind }) {
  if (error instanceof MeasureError || error instanceof UsageError) return error;
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : void 0;
  const code = error instanceof Error && "code" in error ? error.code : void 0;
  const reason = error instanceof Error ? error.message : String(error);
  if (status === 404)
    return new MeasureError(`the engine has no image ${JSON.stringify(reference)}`, {
      hint: `Build or pull it first, check the name with ${kind === "podman" ? "podman" : "docker"} image ls, or give the path of a saved image.`,
      cause: error
    });
  if (status !== void 0)
    return new MeasureError(`the engine at ${address.shown} answered ${String(status)}: ${oneLine(reason)}`, {
      hint: "Look at the engine’s log.",
      cause: error
    });
  if (code === "ENOENT" || code === "ECONNREFUSED" || code === "EACCES" || code === "ENOTFOUND" || code === "ETIMEDOUT")
    return new MeasureError(
      `no ${kind === "podman" ? "Podman service" : "Docker engine"} answers at ${address.shown} (${CONNECT[code] ?? code})`,
      { hint: kind === "podman" ? START_PODMAN : START_DOCKER, cause: error }
    );
  return new MeasureError(`reading ${reference} from the engine at ${address.shown} failed: ${oneLine(reason)}`, {
    hint: "Try again; look at the engine’s log.",
    cause: error
  });
}
var START_DOCKER = "Start Docker, set DOCKER_HOST, or give a saved image: imagebudget check image.tar";
var START_PODMAN = "Start it with systemctl --user start podman.socket, as root without --user, or with podman system service; set CONTAINER_HOST where it listens elsewhere; or give a saved image: podman save.";
var CONNECT = {
  ENOENT: "there is no such socket",
  ECONNREFUSED: "connection refused",
  EACCES: "permission denied",
  ENOTFOUND: "the host is unknown",
  ETIMEDOUT: "connection timed out"
};
function oneLine(text) {
  return text.replace(/\s+/g, " ").slice(0, 200);
}

export {
  openDocker,
  openPodman,
  openFromEngine
};
