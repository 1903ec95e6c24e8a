import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  VERSION
} from "./chunk-3WVSTMB5.js";
import {
  answered,
  configFolder,
  member
} from "./chunk-TXOKYXS3.js";
import {
  MANIFEST_TYPES,
  MAX_DEPTH,
  isAttestation,
  isImageConfig,
  isIndexType,
  mayBeImage,
  noImage,
  short
} from "./chunk-KUX3JCRT.js";
import {
  configOf,
  manifestOf
} from "./chunk-M62B2PZL.js";
import "./chunk-74GFGGQ6.js";
import {
  choosePlatform,
  hostPlatform
} from "./chunk-OGCHTJQN.js";
import {
  asDigest,
  asPlatform,
  isIndex,
  parseImageConfig,
  parseIndex,
  parseManifest
} from "./chunk-XOK6GZ2W.js";
import "./chunk-SXAFARRY.js";
import "./chunk-5TPRPYVJ.js";
import "./chunk-2ATB6TBB.js";
import {
  digestLike,
  sha256Of
} from "./chunk-6APWD5O3.js";
import "./chunk-3TBRLTWZ.js";
import {
  MeasureError,
  UsageError,
  codeOf
} from "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";

// src/source/registry/failures.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/source/registry/patience.ts
var PATIENCE = {
  /** Until the headers of an answer are complete. */
  answer: 6e4,
  /** Until `leastBytes` more of a body have come. */
  body: 6e4,
  leastBytes: 1024,
  /** Before the second and the third try. */
  backOff: [1e3, 5e3],
  /** The longest that a registry can ask us to wait. */
  retryAfter: 6e4
};
var TRIES = 3;

// src/source/registry/failures.ts
var PassingFailure = class extends Error {
  lasting;
  /** Milliseconds that the registry asks us to wait; null where it does not. */
  after;
  constructor(lasting, after = null) {
    super(lasting.message, { cause: lasting });
    this.lasting = lasting;
    this.after = after;
  }
};
var Tries = class {
  #signal;
  #failed = 0;
  constructor(signal) {
    this.#signal = signal;
  }
  /** Returns when it is time for the next try. @throws the error itself where another try is of no use, or was the last */
  async afterFailure(error) {
    this.#signal.throwIfAborted();
    if (!(error instanceof PassingFailure)) throw error;
    const wait = error.after ?? PATIENCE.backOff[this.#failed] ?? 0;
    this.#failed++;
    if (this.#failed >= TRIES) throw lastingOf(error.lasting);
    await sleep(Math.min(wait, PATIENCE.retryAfter), void 0, { signal: this.#signal });
  }
};
function lastingOf({ message, hint, cause }) {
  return new MeasureError(`${message}, ${TRIES} times`, { ...hint === void 0 ? {} : { hint }, cause });
}
async function withTries(work, signal) {
  const tries = new Tries(signal);
  for (; ; ) {
    try {
      return await work();
    } catch (error) {
      await tries.afterFailure(error);
    }
  }
}
function lateness(who, what, milliseconds) {
  const message = `${who} ${what} ${milliseconds / 1e3} seconds`;
  return new PassingFailure(new MeasureError(message, { hint: HINT }));
}
var HINT = "Check the network and the registry’s state; try again.";
var PASSING = {
  ECONNRESET: "hung up",
  EPIPE: "hung up",
  HPE_INVALID_EOF_STATE: "hung up",
  ETIMEDOUT: "did not answer (ETIMEDOUT)",
  EAI_AGAIN: "cannot be looked up now (EAI_AGAIN)"
};
var LASTING = {
  ECONNREFUSED: "cannot be reached: connection refused",
  ENOTFOUND: "cannot be reached: the host is unknown",
  EHOSTUNREACH: "cannot be reached: no route to it",
  ENETUNREACH: "cannot be reached: no network"
};
function connectionFailure(error, who) {
  if (error instanceof MeasureError || error instanceof PassingFailure) return error;
  const code = codeOf(error) ?? "unknown error";
  if (code === "ABORT_ERR") return error;
  const passing = PASSING[code];
  if (passing) return new PassingFailure(new MeasureError(`${who} ${passing}`, { hint: HINT, cause: error }));
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code))
    return new MeasureError(`the certificate of ${who} is not trusted (${code})`, {
      hint: "Name the authority that signed it in NODE_EXTRA_CA_CERTS.",
      cause: error
    });
  const what = LASTING[code] ?? `cannot be talked to (${code})`;
  return new MeasureError(`${who} ${what}`, { hint: HINT, cause: error });
}
var STATUS = {
  403: "Forbidden",
  404: "Not Found",
  408: "Request Timeout",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout"
};
function statusFailure(response, who, what) {
  const { statusCode: status = 0 } = response;
  const message = `${who} answered ${[status, STATUS[status]].filter(Boolean).join(" ")} when asked for ${what}`;
  if (status === 429)
    return new PassingFailure(
      new MeasureError(message, { hint: "It limits how much may be read. Log in with docker login, or wait." }),
      retryAfter(response)
    );
  if (status === 408 || status >= 500)
    return new PassingFailure(
      new MeasureError(message, { hint: "Look at the registry’s state; try again." }),
      retryAfter(response)
    );
  if (status === 403)
    return new MeasureError(message, { hint: "The credentials do not allow it. Check the name, and docker login." });
  return new MeasureError(message, { hint: "Is it a registry? Check the name." });
}
function retryAfter({ headers }) {
  const text = headers["retry-after"] ?? "";
  if (/^[0-9]{1,9}$/.test(text)) return Number(text) * 1e3;
  const wait = Date.parse(text) - Date.parse(headers.date ?? "");
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

// src/source/registry/body.ts
async function* chunksOf(response, who) {
  const chunks = response[Symbol.asyncIterator]();
  const late = lateness(who, `sent fewer than ${PATIENCE.leastBytes} bytes in`, PATIENCE.body);
  let waited = 0;
  let come = 0;
  try {
    for (; ; ) {
      const from = performance.now();
      const timer = setTimeout(() => response.destroy(late), Math.max(1, PATIENCE.body - waited));
      const next = await chunks.next().finally(() => clearTimeout(timer));
      if (next.done) break;
      if (!(next.value instanceof Uint8Array)) continue;
      waited += performance.now() - from;
      come += next.value.length;
      if (come >= PATIENCE.leastBytes) waited = come = 0;
      yield next.value;
    }
  } catch (error) {
    throw connectionFailure(error, who);
  } finally {
    response.destroy();
  }
}
async function wholeBody(response, { who, what, limit }) {
  const stated = response.headers["content-length"];
  const parts = [];
  let length = 0;
  const chunks = chunksOf(response, who);
  try {
    if (Number(stated ?? 0) > limit) throw tooLong(what, limit);
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > limit) throw tooLong(what, limit);
      parts.push(chunk);
    }
  } finally {
    await chunks.return(void 0);
    response.destroy();
  }
  return Buffer.concat(parts);
}
function tooLong(what, limit) {
  return new MeasureError(`${what} is longer than the ${limit} bytes that are read`, {
    hint: "No real image needs a document of that size."
  });
}

// src/source/registry/blob.ts
async function* blobBytes(session, blob, stop) {
  const either = eitherOf(session.signal, stop);
  try {
    yield* resumed(session, blob, either.signal);
  } finally {
    either.release();
  }
}
async function* resumed(session, blob, signal) {
  const tries = new Tries(signal);
  let got = 0;
  let tag;
  for (; ; ) {
    try {
      const request3 = { path: `blobs/${blob.digest}`, headers: rangeFrom(got, tag), signal };
      const { response, who } = await withTries(() => session.get({ ...blob, ...request3 }), signal);
      tag = /^"[\x21-\x7e]*"$/.test(response.headers.etag ?? "") ? response.headers.etag : void 0;
      for await (const chunk of partFrom(got, { response, who }, blob)) {
        got += chunk.length;
        yield chunk;
      }
      return;
    } catch (error) {
      await tries.afterFailure(error);
    }
  }
}
function rangeFrom(got, tag) {
  if (got === 0) return {};
  return { range: `bytes=${got}-`, ...tag === void 0 ? {} : { "if-range": tag } };
}
async function* partFrom(got, { response, who }, blob) {
  const chunks = chunksOf(response, who);
  let at = 0;
  try {
    at = startOf(response, got, blob);
    for await (const chunk of chunks) {
      const known = Math.min(chunk.length, Math.max(0, got - at));
      at += chunk.length;
      if (at > blob.size) throw wrongLength(blob, `more than the ${blob.size} bytes that its manifest states`);
      if (known < chunk.length) yield chunk.subarray(known);
    }
  } finally {
    await chunks.return(void 0);
    response.destroy();
  }
  if (at < blob.size)
    throw new PassingFailure(
      new MeasureError(`${blob.what} ends after ${at} of ${blob.size} bytes`, {
        hint: "The registry broke off. Try again; push the image again if it stays so."
      })
    );
}
function startOf({ statusCode, headers }, got, blob) {
  const isPart = statusCode === 206;
  const [, from, size] = /^bytes ([0-9]{1,16})-[0-9]{1,16}\/([0-9]{1,16}|\*)$/.exec(headers["content-range"] ?? "") ?? [];
  if (isPart && (got === 0 || Number(from) !== got || size !== "*" && Number(size) !== blob.size))
    throw new MeasureError(`${blob.what} came as another part than was asked for`, {
      hint: "The registry, or a proxy before it, does not answer requests for a range as it should."
    });
  const start = isPart ? got : 0;
  const length = headers["content-length"];
  if (length !== void 0 && Number(length) !== blob.size - start)
    throw wrongLength(blob, `${Number(length) + start} bytes instead of ${blob.size}`);
  return start;
}
function wrongLength({ what }, has) {
  return new MeasureError(`${what} has ${has} at the registry`, {
    hint: "The image is damaged there. Push it again."
  });
}
function eitherOf(...signals) {
  const over = new AbortController();
  const follow = signals.map((signal) => ({ signal, end: () => over.abort(signal.reason) }));
  for (const { signal, end } of follow) {
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
  }
  const release = () => {
    for (const { signal, end } of follow) signal.removeEventListener("abort", end);
  };
  return { signal: over.signal, release };
}

// src/source/registry/choose.ts
async function chooseImage(root, documents, wish) {
  const finder = new Finder(documents);
  const found = await finder.in(root, 0);
  const images = [...new Map(found.map((image) => [image.digest, image])).values()];
  if (images.length === 0) throw noImage(root.what, finder.passedOver);
  return choosePlatform(images, wish).read();
}
var Finder = class {
  /** Types of what was met and is no image. */
  passedOver = /* @__PURE__ */ new Set();
  #documents;
  constructor(documents) {
    this.#documents = documents;
  }
  /** The images below a document. */
  async in(document, depth) {
    if (depth > MAX_DEPTH)
      throw new MeasureError(`${document.what} nests indexes more than ${MAX_DEPTH} deep`, {
        hint: "No tool writes that. Push the image again."
      });
    if (!isIndex(document.json, document.what)) {
      const image = await this.#read(document);
      if (image === null) return [];
      const { platform } = parseImageConfig(image.config, `the config of ${document.what}`);
      return [{ digest: document.digest, platform, read: async () => image }];
    }
    const below = [];
    for (const entry of parseIndex(document.json, document.what)) below.push(...await this.#under(entry, depth + 1));
    return below;
  }
  async #under(entry, depth) {
    if (isAttestation(entry)) return [];
    if (!mayBeImage(entry)) {
      this.#passOver(entry.artifactType || entry.mediaType);
      return [];
    }
    if (!entry.platform || isIndexType(entry.mediaType)) return this.in(await this.#documents.child(entry), depth);
    const read = async () => {
      const document = await this.#documents.child(entry);
      const image = isIndex(document.json, document.what) ? null : await this.#read(document);
      if (image) return image;
      throw new MeasureError(`${document.what} is no container image`, {
        hint: "Its index says so, though. Push it again."
      });
    };
    return [{ digest: entry.digest, platform: asPlatform(entry.platform), read }];
  }
  /** An image and its config; null for other artifacts. */
  async #read({ digest, json, what }) {
    const { config, layers, artifactType } = parseManifest(json, what);
    if (!isImageConfig(config.mediaType)) {
      this.#passOver(artifactType ?? config.mediaType);
      return null;
    }
    return { digest, config: await this.#documents.config(config), layers };
  }
  #passOver(type) {
    if (type) this.passedOver.add(type);
  }
};

// src/source/registry/reference.ts
var DOCKER_HUB = "docker.io";
var DOCKER_HUB_HOST = "registry-1.docker.io";
var MAX_LENGTH = 512;
var MAX_NAME = 255;
var DOMAIN = /^(?:[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*|\[[a-fA-F0-9:]+\])(?::[0-9]{1,5})?$/;
var COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
var TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
function parseReference(text) {
  const [name = "", digest] = splitAt(text, text.indexOf("@"));
  const colon = name.lastIndexOf(":");
  const [path, tag] = splitAt(name, colon > name.lastIndexOf("/") ? colon : -1);
  const { registry, repository } = completed(path);
  const fits = text.length <= MAX_LENGTH && path.length <= MAX_NAME && isHost(registry);
  if (!fits || !repository.split("/").every((part) => COMPONENT.test(part))) throw wrong(text);
  if (tag !== void 0 && !TAG.test(tag)) throw wrong(text);
  if (digest === void 0) return { registry, repository, version: { tag: tag ?? "latest" } };
  const known = /^sha(256:[a-f0-9]{64}|512:[a-f0-9]{128})$/.test(digest) ? asDigest(digest) : null;
  if (known === null) throw wrong(text);
  return { registry, repository, version: { digest: known } };
}
function formatReference({ registry, repository, version }) {
  return `${registry}/${repository}${"digest" in version ? `@${version.digest}` : `:${version.tag}`}`;
}
function engineHint({ registry, repository }) {
  const [, tag] = /^library\/(latest|[0-9][a-z0-9.-]*)$/.exec(repository) ?? [];
  if (registry !== DOCKER_HUB || tag === void 0) return "";
  return ` For the engine's image named registry, write docker:registry:${tag}`;
}
function serverOf(registry) {
  return registry === DOCKER_HUB ? DOCKER_HUB_HOST : registry;
}
function isLoopback({ hostname }) {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
function completed(path) {
  const slash = path.indexOf("/");
  const first = path.slice(0, Math.max(0, slash));
  const named = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  const registry = named ? first : DOCKER_HUB;
  const repository = named ? path.slice(slash + 1) : path;
  if (registry !== DOCKER_HUB && registry !== "index.docker.io") return { registry, repository };
  return { registry: DOCKER_HUB, repository: repository.includes("/") ? repository : `library/${repository}` };
}
function isHost(registry) {
  return DOMAIN.test(registry) && URL.canParse(`https://${registry}`);
}
function splitAt(text, at) {
  return at < 0 ? [text, void 0] : [text.slice(0, at), text.slice(at + 1)];
}
function wrong(text) {
  const what = `registry: ${JSON.stringify(text.slice(0, 80))} is no name of an image in a registry`;
  const hint = "Write it as in registry:web:ci or registry:registry.example:5000/team/web@sha256:…, in lower case.";
  return new UsageError(what, {
    hint: /^https?:\/\//.test(text) ? `Leave ${text.startsWith("https") ? "https" : "http"}:// out. ${hint}` : hint
  });
}

// src/source/registry/documents.ts
var MAX_DOCUMENTS = 64;
var Documents = class {
  #session;
  #limit;
  #read = 0;
  /** @param limit bytes of one document */
  constructor(session, limit) {
    this.#session = session;
    this.#limit = limit;
  }
  /** What a reference names. */
  async root(reference) {
    const { version } = reference;
    const what = formatReference(reference);
    const missing2 = () => new MeasureError(`${reference.registry} has no image ${JSON.stringify(what)}`, {
      hint: `Check the name and the tag; has it been pushed?${engineHint(reference)}`
    });
    const wanted = "digest" in version ? version.digest : version.tag;
    const { json, digest } = await this.#manifest(wanted, what, missing2);
    if ("digest" in version) compare({ json, what }, version.digest);
    return { digest: "digest" in version ? version.digest : digest, json, what };
  }
  /** The manifest or index that an index names. */
  async child(descriptor) {
    const what = `the manifest ${short(descriptor)}`;
    const { json } = await this.#manifest(descriptor.digest, what, () => this.#gone(what));
    return { digest: descriptor.digest, json: fitting({ json, what }, descriptor), what };
  }
  async config(descriptor) {
    const what = `the config ${short(descriptor)}`;
    const { json } = await this.#get({ path: `blobs/${descriptor.digest}`, what, missing: () => this.#gone(what) });
    return fitting({ json, what }, descriptor);
  }
  #gone(what) {
    return new MeasureError(`${what} is missing from ${this.#session.registry}`, {
      hint: "The image is incomplete there. Push it again."
    });
  }
  async #manifest(wanted, what, missing2) {
    const headers = { accept: [...MANIFEST_TYPES].join(", ") };
    const { json, response } = await this.#get({ path: `manifests/${wanted}`, headers, what, missing: missing2 });
    checkKind(response.headers["content-type"], { json, what });
    const stated = asDigest(String(response.headers["docker-content-digest"] ?? ""));
    if (stated !== null) compare({ json, what }, stated);
    return { json, digest: sha256Of(json) };
  }
  #get(wanted) {
    if (++this.#read > MAX_DOCUMENTS)
      throw new MeasureError(`more than ${MAX_DOCUMENTS} documents would have to be read to find the image`, {
        hint: "Its index does not say of what platform its images are. Name the image by its digest."
      });
    const { signal } = this.#session;
    return withTries(async () => {
      const { response, who } = await this.#session.get({ ...wanted, signal });
      const json = await wholeBody(response, { who, what: wanted.what, limit: this.#limit });
      return { json, response };
    }, signal);
  }
};
function fitting({ json, what }, { digest, size }) {
  compare({ json, what }, digest);
  if (json.length === size) return json;
  throw new MeasureError(`${what} has ${json.length} bytes instead of ${size}`, {
    hint: "The image is contradictory; push it again."
  });
}
function compare({ json, what }, digest) {
  if (digestLike(digest, json) === digest) return;
  throw new MeasureError(`${what} does not match its digest`, {
    hint: "It was changed or damaged at the registry or on the way. Push the image again."
  });
}
var VAGUE_TYPES = /* @__PURE__ */ new Set(["", "application/json", "application/octet-stream", "text/plain"]);
function checkKind(contentType, { json, what }) {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (json.length === 0)
    throw new MeasureError(`${what} came empty`, { hint: "Look at the registry’s state; try again." });
  if (/^application\/vnd\.docker\.distribution\.manifest\.v1\+/.test(type) || hasSchema1(type, json))
    throw new MeasureError(`${what} has a manifest of schema 1, which says too little to measure it`, {
      hint: "Push the image again with a builder of this decade."
    });
  if (MANIFEST_TYPES.has(type) || VAGUE_TYPES.has(type)) return;
  throw new MeasureError(`${what} is no image manifest, but ${JSON.stringify(type.slice(0, 80))}`, {
    hint: type === "text/html" ? "Is it a registry, and is no proxy in between?" : "Name an image."
  });
}
function hasSchema1(type, json) {
  if (!VAGUE_TYPES.has(type)) return false;
  try {
    return member(JSON.parse(json.toString("utf8")), "schemaVersion") === 1;
  } catch {
    return false;
  }
}

// src/source/registry/challenge.ts
var PART = /[\s,]*(?:([A-Za-z][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))|([A-Za-z][\w-]*)(?=[\s,]|$))/y;
function parseChallenges(header) {
  const challenges = [];
  PART.lastIndex = 0;
  for (let part = PART.exec(header); part !== null; part = PART.exec(header)) {
    const [, key, quoted, plain, scheme] = part;
    if (scheme !== void 0) challenges.push({ scheme: scheme.toLowerCase(), parameters: /* @__PURE__ */ Object.create(null) });
    const parameters = challenges.at(-1)?.parameters;
    if (key !== void 0 && parameters) parameters[key.toLowerCase()] = plain ?? unquoted(quoted ?? "");
  }
  return challenges;
}
function unquoted(text) {
  return text.replace(/\\(.)/g, "$1");
}

// src/source/registry/connections.ts
import * as http from "node:http";
import * as https from "node:https";
import { isIP } from "node:net";
import { connect } from "node:tls";
var MAX_REDIRECTS = 5;
var Connections = class {
  /** Through a proxy where the environment names one; Node knows how since 24.5 and passes the wish over before. */
  #outward;
  #secure = new https.Agent({ keepAlive: true });
  #plain = new http.Agent({ keepAlive: true });
  constructor(env) {
    this.#outward = new https.Agent({ keepAlive: true, proxyEnv: env });
  }
  /**
   * Asks, and follows redirects. What authorises us goes to the first origin only, and never over what is not encrypted.
   * @throws MeasureError or PassingFailure
   */
  async ask({ url, headers, form, signal }) {
    let at = url;
    let { authorization, ...others } = headers;
    for (let redirects = 0; ; redirects++) {
      const sent = authorization === void 0 ? others : { ...others, authorization };
      const response = await this.#once({ url: at, headers: sent, ...form === void 0 ? {} : { form }, signal });
      const { location } = response.headers;
      const isRedirect = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0) && location !== void 0;
      if (!isRedirect) return { response, url: at };
      discard(response);
      if (form !== void 0 || redirects === MAX_REDIRECTS) throw tooFar(url, form !== void 0);
      const next = target(location, at);
      if (next.origin !== at.origin) authorization = void 0;
      at = next;
    }
  }
  close() {
    this.#outward.destroy();
    this.#secure.destroy();
    this.#plain.destroy();
  }
  #once({ url, headers, form, signal }) {
    const isSecure = url.protocol === "https:";
    const request3 = isSecure ? https.request : http.request;
    const secure = isLoopback(url) ? this.#secure : this.#outward;
    return new Promise((resolve, reject) => {
      const asked = request3(url, {
        agent: isSecure ? secure : this.#plain,
        method: form === void 0 ? "GET" : "POST",
        // Bytes are hashed as they are stored: nobody may compress them on the way.
        headers: { "user-agent": `imagebudget/${VERSION}`, "accept-encoding": "identity", ...headers },
        signal
      });
      const late = lateness(hostOf(url), "did not answer for", PATIENCE.answer);
      const timer = setTimeout(() => asked.destroy(late), PATIENCE.answer);
      asked.on("response", (response) => {
        clearTimeout(timer);
        resolve(response);
      });
      asked.on("error", (error) => {
        clearTimeout(timer);
        reject(connectionFailure(error, hostOf(url)));
      });
      asked.end(form);
    });
  }
};
function hostOf(url) {
  return `the server ${url.host}`;
}
function discard(response) {
  response.on("error", () => void 0);
  if (Number(response.headers["content-length"] ?? Number.POSITIVE_INFINITY) <= 1 << 14) response.resume();
  else response.destroy();
}
function target(location, from) {
  const next = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  const refuse = (why) => new MeasureError(`${hostOf(from)} redirects to ${why}, which is refused`, {
    hint: "Images are read over HTTPS only. Ask those who run the registry."
  });
  if (next === null) throw refuse("what is no address");
  if (next.protocol !== "https:" && next.protocol !== "http:") throw refuse(`a ${next.protocol} address`);
  const plain = next.protocol === "http:";
  if (plain && from.protocol === "https:") throw refuse(`${next.host} without encryption`);
  if (plain && !isLoopback(next)) throw refuse(`${next.host} without encryption`);
  if (next.username !== "" || next.password !== "") throw refuse("an address with a password");
  return next;
}
function tooFar(url, isForm) {
  const what = isForm ? "a request that carries credentials" : `a request more than ${MAX_REDIRECTS} times`;
  return new MeasureError(`${hostOf(url)} redirects ${what}`, { hint: "Ask those who run the registry." });
}
async function originOf(server, signal) {
  const secure = new URL(`https://${server}`);
  if (!isLoopback(secure) || await speaksTls(secure, signal)) return secure;
  return new URL(`http://${server}`);
}
function speaksTls(url, signal) {
  signal.throwIfAborted();
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const socket = connect({ host, port: Number(url.port || 443), ...isIP(host) ? {} : { servername: host } });
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    socket.setTimeout(PATIENCE.answer, () => resolve(false));
    socket.on("secureConnect", () => resolve(true));
    socket.on("error", (error) => resolve(!/^(EPROTO|ECONNRESET|ECONNREFUSED|ERR_SSL_.*)$/.test(codeOf(error) ?? "")));
    socket.on("close", () => {
      signal.removeEventListener("abort", stop);
      resolve(false);
    });
  }).finally(() => socket.destroy());
}

// src/source/registry/credentials.ts
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

// src/source/registry/helper.ts
var NO_PROGRAM = 127;
var MAX_OUTPUT = 1 << 18;
var TOKEN_USER = "<token>";
async function askHelper({ helper, setting, server }, io) {
  if (typeof helper !== "string" || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(helper))
    throw new UsageError(`${setting} is no name of a credential helper`, {
      hint: 'Write "pass" for docker-credential-pass, for example.'
    });
  const program = `docker-credential-${helper}`;
  const { code, output } = await run(program, server, io);
  if (code === NO_PROGRAM)
    throw new UsageError(`${setting} names ${program}, which is not installed`, {
      hint: "Install it, or log in where DOCKER_CONFIG points to another folder."
    });
  if (code !== 0) {
    if (/^credentials not found/.test(output)) return null;
    throw new MeasureError(`${program}, named by ${setting}, failed with exit code ${code}`, {
      hint: `Run it by hand: echo ${server} | ${program} get`
    });
  }
  return parse(output, program);
}
async function run(program, server, io) {
  const parts = [];
  let length = 0;
  const onOutput = (chunk) => {
    length += chunk.length;
    if (length <= MAX_OUTPUT) parts.push(chunk);
  };
  const { cwd, env } = io;
  const ask = (signal) => io.run(program, ["get"], { cwd, env, signal, quiet: true, input: server, onOutput });
  const code = await answered(ask, { who: program, milliseconds: PATIENCE.answer, signal: io.signal });
  return { code, output: Buffer.concat(parts).toString("utf8") };
}
function parse(output, program) {
  let answer;
  try {
    answer = JSON.parse(output);
  } catch {
    answer = null;
  }
  const [user, secret] = [member(answer, "Username"), member(answer, "Secret")];
  if (typeof user !== "string" || typeof secret !== "string")
    throw new MeasureError(`${program} answered with something other than credentials`, {
      hint: "Is it a credential helper of Docker? Log in again with docker login."
    });
  if (secret === "") return null;
  return user === TOKEN_USER ? { kind: "identity", token: secret } : { kind: "password", user, password: secret };
}

// src/source/registry/credentials.ts
var DOCKER_HUB_KEY = "https://index.docker.io/v1/";
async function credentialsFor(registry, io) {
  const folder = configFolder(io.env);
  const path = folder === null ? null : join(folder, "config.json");
  if (path === null || !existsSync(path)) return null;
  const config = readConfig(path);
  const keys = registry === DOCKER_HUB ? [DOCKER_HUB_KEY, "index.docker.io", DOCKER_HUB] : [registry];
  const [key = registry] = keys;
  const helpers = member(config, "credHelpers");
  const own = keys.map((name) => member(helpers, name)).find((name) => name !== void 0);
  const helper = own ?? member(config, "credsStore");
  if (helper !== void 0 && helper !== "") {
    const setting = `"${own === void 0 ? "credsStore" : "credHelpers"}" in ${path}`;
    const found = await askHelper({ helper, setting, server: key }, io);
    if (found) return found;
  }
  return stored(member(config, "auths"), keys, path);
}
function readConfig(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new UsageError(`cannot read ${path}`, {
      hint: "It must be a JSON file. Repair it, or name another folder in DOCKER_CONFIG."
    });
  }
}
function stored(auths, keys, path) {
  if (typeof auths !== "object" || auths === null) return null;
  const exact = keys.find((key) => Object.hasOwn(auths, key));
  const name = exact ?? Object.keys(auths).find((key) => keys.some((name2) => hostIn(key) === name2.toLowerCase()));
  return name === void 0 ? null : parseEntry(member(auths, name), `"auths" in ${path}`);
}
function hostIn(key) {
  return (key.replace(/^https?:\/\//, "").split("/")[0] ?? "").toLowerCase();
}
function parseEntry(entry, setting) {
  const text = (key) => {
    const value = member(entry, key);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const bearer = text("registrytoken");
  if (bearer !== null) return { kind: "bearer", token: checked(bearer, setting) };
  const identity = text("identitytoken");
  if (identity !== null) return { kind: "identity", token: identity };
  const encoded = text("auth");
  const plain = encoded === null ? `${text("username") ?? ""}:${text("password") ?? ""}` : decoded(encoded);
  const colon = plain.indexOf(":");
  if (plain === ":") return null;
  if (colon < 1)
    throw new UsageError(`${setting}: an entry has an "auth" that is not base64 of user:password`, {
      hint: "Log in again with docker login."
    });
  return { kind: "password", user: plain.slice(0, colon), password: plain.slice(colon + 1) };
}
function decoded(encoded) {
  return Buffer.from(encoded, "base64").toString("utf8").replace(/\0+$/, "");
}
function checked(token, setting) {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new UsageError(`${setting}: a token has characters that none can have`, {
    hint: "Log in again with docker login."
  });
}

// src/source/registry/token.ts
var MAX_ANSWER = 1 << 18;
var CLIENT = "imagebudget";
async function fetchToken(connections, request3) {
  const realm = realmOf(request3);
  const { response, url } = await connections.ask(askFor(realm, request3));
  const who = hostOf(url);
  const { statusCode: status = 0 } = response;
  if (status === 400 || status === 401 || status === 403) {
    discard(response);
    throw new MeasureError(`${who}, which gives out tokens for ${request3.registry}, refuses one (${status})`, {
      hint: request3.credentials ? "The credentials in the Docker config are wrong or too old: docker login." : "Check the name. If the image is not public, log in with docker login."
    });
  }
  const what = `a token for ${request3.registry}`;
  if (status < 200 || status > 299) {
    discard(response);
    throw statusFailure(response, who, what);
  }
  const token = tokenIn(await wholeBody(response, { who, what, limit: MAX_ANSWER }));
  if (token !== null) return token;
  throw new MeasureError(`${who} answered without a token for ${request3.registry}`, {
    hint: "It may be a proxy’s page instead. Ask those who run the registry."
  });
}
function realmOf({ challenge, registry }) {
  const { realm = "" } = challenge.parameters;
  const url = URL.canParse(realm) ? new URL(realm) : null;
  const isSafe = url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url);
  if (url && isSafe && url.username === "" && url.password === "") return url;
  throw new MeasureError(`${registry} sends us for a token to an address that cannot be used`, {
    hint: "It must be an https: URL. Ask those who run the registry."
  });
}
function askFor(realm, { challenge, credentials, scope: usual, signal }) {
  const { service, scope = usual } = challenge.parameters;
  const fields = { ...service === void 0 ? {} : { service }, scope };
  if (credentials?.kind === "identity") {
    const form = { grant_type: "refresh_token", refresh_token: credentials.token, client_id: CLIENT, ...fields };
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return { url: realm, headers, form: new URLSearchParams(form).toString(), signal };
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(fields)) url.searchParams.append(name, value);
  if (credentials === null) return { url, headers: {}, signal };
  return { url, headers: { authorization: basic(credentials) }, signal };
}
function basic({ user, password }) {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
function tokenIn(body) {
  let answer;
  try {
    answer = JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
  const token = [member(answer, "token"), member(answer, "access_token")].find(
    (value) => value !== void 0 && value !== ""
  );
  return typeof token === "string" && /^[\x21-\x7e]+$/.test(token) ? token : null;
}

// src/source/registry/session.ts
async function openSession(reference, io) {
  return new Session(await originOf(serverOf(reference.registry), io.signal), reference, io);
}
var Session = class {
  registry;
  signal;
  #io;
  #origin;
  #repository;
  #hint;
  #connections;
  #authorization;
  #authorizing = null;
  #credentials = null;
  constructor(origin, reference, io) {
    const { registry, repository } = reference;
    this.registry = registry;
    this.signal = io.signal;
    this.#io = io;
    this.#connections = new Connections(io.env);
    this.#origin = origin;
    this.#repository = repository;
    this.#hint = engineHint(reference);
  }
  close() {
    this.#connections.close();
  }
  /**
   * Asks once. @returns an answer of success
   * @throws MeasureError; PassingFailure where another try may help
   */
  async get({ path, headers = {}, what, missing: missing2, signal }) {
    const url = new URL(`/v2/${this.#repository}/${path}`, this.#origin);
    for (let authorised = false; ; authorised = true) {
      const used = this.#authorization;
      const sent = used === void 0 ? headers : { ...headers, authorization: used };
      const { response, url: from } = await this.#connections.ask({ url, headers: sent, signal });
      const { statusCode: status = 0 } = response;
      if (status >= 200 && status <= 299) return { response, who: hostOf(from) };
      discard(response);
      if (status === 404) throw missing2();
      if (status !== 401 || from.origin !== url.origin) throw statusFailure(response, hostOf(from), what);
      if (authorised) throw await this.#refused(what);
      if (used === this.#authorization) await this.#authorise(response.headers["www-authenticate"] ?? "");
    }
  }
  async #authorise(header) {
    this.#authorizing ??= this.#authorizationFor(header).finally(() => {
      this.#authorizing = null;
    });
    this.#authorization = await this.#authorizing;
  }
  async #authorizationFor(header) {
    const challenges = parseChallenges(header);
    const challenge = ["bearer", "basic"].flatMap((name) => challenges.find(({ scheme }) => scheme === name) ?? [])[0];
    if (challenge === void 0)
      throw new MeasureError(`${this.registry} wants us to log in, but not in a way that is known`, {
        hint: "Known are Bearer and Basic. Ask those who run the registry."
      });
    this.#credentials ??= credentialsFor(this.registry, this.#io);
    return this.#answerTo(challenge, await this.#credentials);
  }
  async #answerTo(challenge, credentials) {
    if (credentials?.kind === "bearer") return `Bearer ${credentials.token}`;
    if (challenge.scheme === "bearer") {
      const { registry, signal } = this;
      const scope = `repository:${this.#repository}:pull`;
      const request3 = { challenge, credentials, scope, registry, signal };
      return `Bearer ${await withTries(() => fetchToken(this.#connections, request3), signal)}`;
    }
    if (credentials?.kind === "password" && (this.#origin.protocol === "https:" || isLoopback(this.#origin)))
      return basic(credentials);
    throw new MeasureError(`${this.registry} wants a user and a password for ${this.#repository}`, { hint: LOG_IN });
  }
  async #refused(what) {
    const hasSome = await this.#credentials !== null;
    const hint = hasSome ? "The credentials in the Docker config do not allow it. Check the name, and docker login." : LOG_IN;
    return new MeasureError(`${this.registry} refuses to give ${what} (401 Unauthorized)`, { hint: hint + this.#hint });
  }
};
var LOG_IN = "Check the name. Log in with docker login, or set DOCKER_CONFIG to the folder of a config that has credentials.";

// src/source/registry/open.ts
var openRegistry = async ({ reference, platform }, io) => {
  const parsed = parseReference(reference);
  const session = await openSession(parsed, io);
  try {
    const documents = new Documents(session, io.limits.manifestBytes);
    const root = await documents.root(parsed);
    const image = await chooseImage(root, documents, { wanted: platform, host: hostPlatform(io.arch) });
    return imageSource(reference, image, session);
  } catch (error) {
    session.close();
    throw error;
  }
};
function imageSource(reference, image, session) {
  const described = { reference, digest: image.digest, config: image.config, layers: image.layers };
  const sizes = image.layers.map(({ size }) => size);
  const layers = image.layers.map((descriptor, index) => {
    const label = `${reference}: layer ${index} (${descriptor.digest.slice(0, 19)}…)`;
    const isForeign = (descriptor.urls ?? []).length > 0;
    const blob = {
      ...descriptor,
      what: label,
      missing: () => missing(label, session.registry, isForeign)
    };
    return { kind: "stream", size: descriptor.size, open: (stop) => blobBytes(session, blob, stop) };
  });
  return {
    kind: "registry",
    reference,
    // As a registry serves them, compressed or not: that is what a download costs.
    manifest: manifestOf(described, configOf(described), sizes),
    layer(index) {
      const layer = layers[index];
      if (layer === void 0) throw new RangeError(`no layer ${index}`);
      return layer;
    },
    async [Symbol.asyncDispose]() {
      session.close();
    }
  };
}
function missing(label, registry, isForeign) {
  if (isForeign)
    return new MeasureError(`${label} is a foreign layer, and ${registry} does not hold its bytes`, {
      hint: "Foreign layers are never fetched from elsewhere. Push the image with them included."
    });
  return new MeasureError(`${label} is missing from ${registry}`, {
    hint: "The image is incomplete there. Push it again."
  });
}
export {
  openRegistry
};
