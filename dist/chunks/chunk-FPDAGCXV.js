import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  PATIENCE,
  answered,
  engineAddress,
  podmanAddress,
  watched
} from "./chunk-TXOKYXS3.js";
import {
  readArchiveStream
} from "./chunk-XSIC2G2I.js";
import {
  openDockerArchive
} from "./chunk-JXAOVHVG.js";
import {
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";

// src/source/docker.ts
import { Readable } from "node:stream";
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
    io.progress.stage(`reading ${reference} from the engine`, sizeOf(facts));
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
    return openDockerArchive(files, { ...request, kind, ref: null }, io);
  } catch (error) {
    throw engineError(error, reference, engine);
  } finally {
    io.progress.done();
  }
}
var LOOK = "Try again; if it happens again, look at the engine’s log and its disk.";
function exportOf(reference) {
  return { name: `the engine's export of ${reference}`, hint: LOOK };
}
async function connect(io, kind) {
  const address = kind === "podman" ? podmanAddress(io.env) : engineAddress(io.env);
  const { shown: _, ...options } = address;
  const { default: Engine } = await import("./docker-IXV24CPD.js");
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
