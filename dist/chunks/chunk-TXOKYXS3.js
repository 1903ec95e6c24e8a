import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";

// src/source/engine-address.ts
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
function engineAddress(env) {
  const host = env.DOCKER_HOST;
  const folder = env.DOCKER_CERT_PATH || configFolder(env);
  if (host) return parseAddress(host, "DOCKER_HOST", tlsWanted(env) ? certificates(folder) : null);
  const context = env.DOCKER_CONTEXT || currentContext(env);
  if (context && context !== "default") return contextAddress(context, env);
  return socket(defaultSockets(env).find((path) => existsSync(path)) ?? "/var/run/docker.sock");
}
function podmanAddress(env) {
  if (env.CONTAINER_HOST) return parseAddress(env.CONTAINER_HOST, "CONTAINER_HOST", null);
  const runtime = env.XDG_RUNTIME_DIR;
  const sockets = [...runtime ? [join(runtime, "podman/podman.sock")] : [], "/run/podman/podman.sock"];
  return socket(sockets.find((path) => existsSync(path)) ?? sockets[0] ?? "");
}
function defaultSockets(env) {
  const home = env.HOME;
  const runtime = env.XDG_RUNTIME_DIR;
  return [
    "/var/run/docker.sock",
    ...runtime ? [join(runtime, "docker.sock")] : [],
    ...home ? [join(home, ".docker/run/docker.sock")] : []
  ];
}
function socket(path) {
  return { shown: `unix://${path}`, socketPath: path };
}
function parseAddress(text, setting, tls) {
  if (text.startsWith("unix://")) return socket(text.slice("unix://".length) || "/var/run/docker.sock");
  if (text.startsWith("npipe://"))
    return { shown: text, socketPath: text.slice("npipe://".length) || "//./pipe/docker_engine" };
  const [, scheme = "tcp", address = ""] = /^(?:(tcp|https?):\/\/)?([^/]+)\/?$/.exec(text) ?? [];
  const url = URL.canParse(`tcp://${address}`) ? new URL(`tcp://${address}`) : null;
  if (url === null || !isPlain(url))
    throw new UsageError(`${setting}: ${JSON.stringify(text.slice(0, 80))} is no address that can be used`, {
      hint: "Use unix://, tcp://, http:// or https:// with a host and a port. For ssh://, save the image on that machine and measure the archive."
    });
  const secure = tls !== null || scheme === "https" || url.port === "2376";
  return {
    shown: text,
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: Number(url.port || (secure ? 2376 : 2375)),
    protocol: secure ? "https" : "http",
    ...tls
  };
}
function isPlain({ hostname, pathname, username, password, search, hash }) {
  return hostname !== "" && /^\/?$/.test(pathname) && `${username}${password}${search}${hash}` === "";
}
function tlsWanted(env) {
  return (env.DOCKER_TLS_VERIFY ?? "") !== "" || (env.DOCKER_TLS ?? "") !== "";
}
function certificates(folder) {
  if (folder === null) return {};
  const read = (name) => existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : void 0;
  const [ca, cert, key] = [read("ca.pem"), read("cert.pem"), read("key.pem")];
  return { ...ca ? { ca } : {}, ...cert ? { cert } : {}, ...key ? { key } : {} };
}
function configFolder(env) {
  if (env.DOCKER_CONFIG) return env.DOCKER_CONFIG;
  return env.HOME ? join(env.HOME, ".docker") : null;
}
function currentContext(env) {
  const folder = configFolder(env);
  const name = folder === null ? null : member(readJson(join(folder, "config.json")), "currentContext");
  return typeof name === "string" ? name : null;
}
function contextAddress(name, env) {
  const id = createHash("sha256").update(name).digest("hex");
  const folder = join(configFolder(env) ?? "", "contexts");
  const meta = readJson(join(folder, "meta", id, "meta.json"));
  const host = member(member(member(meta, "Endpoints"), "docker"), "Host");
  if (typeof host !== "string")
    throw new UsageError(`the Docker context ${JSON.stringify(name.slice(0, 60))} has no engine address`, {
      hint: "Choose a context with docker context use, or set DOCKER_HOST."
    });
  const tls = join(folder, "tls", id, "docker");
  return parseAddress(
    host,
    `the Docker context ${JSON.stringify(name.slice(0, 60))}`,
    existsSync(tls) ? certificates(tls) : null
  );
}
function readJson(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new UsageError(`cannot read ${path}`, {
      hint: "It must be a JSON file. Repair it, or set DOCKER_HOST.",
      cause
    });
  }
}
function member(value, key) {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : void 0;
}

// src/source/watchdog.ts
import { Transform } from "node:stream";
var PATIENCE = { answer: 2 * 6e4, firstByte: 20 * 6e4, nextByte: 2 * 6e4 };
function silence(who, milliseconds) {
  return new MeasureError(`${who} sent nothing for ${milliseconds / 1e3} seconds`, {
    hint: "It hangs or is overloaded. Look at its log; try again."
  });
}
async function answered(ask, wait) {
  const { who, milliseconds, signal } = wait;
  signal.throwIfAborted();
  const over = new AbortController();
  const late = silence(who, milliseconds);
  const timer = setTimeout(() => over.abort(late), milliseconds);
  signal.addEventListener("abort", () => over.abort(signal.reason), { once: true });
  try {
    return await ask(over.signal);
  } catch (error) {
    throw over.signal.reason === late ? late : error;
  } finally {
    clearTimeout(timer);
  }
}
function watched(stream, who, patience = PATIENCE) {
  let timer = null;
  const expect = (milliseconds) => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => out.destroy(silence(who, milliseconds)), milliseconds);
  };
  const out = new Transform({
    transform(chunk, _encoding, done) {
      expect(patience.nextByte);
      done(null, chunk);
    },
    destroy(error, done) {
      if (timer) clearTimeout(timer);
      if ("destroy" in stream && typeof stream.destroy === "function") stream.destroy();
      done(error);
    }
  });
  expect(patience.firstByte);
  stream.on("error", (error) => out.destroy(error));
  stream.on("end", () => timer && clearTimeout(timer));
  stream.pipe(out);
  return out;
}

export {
  engineAddress,
  podmanAddress,
  configFolder,
  member,
  PATIENCE,
  answered,
  watched
};
