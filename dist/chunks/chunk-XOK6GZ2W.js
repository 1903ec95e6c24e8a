import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  _nonnegative,
  _regex,
  array,
  boolean,
  int,
  literal,
  nullish,
  object,
  record,
  string,
  templateLiteral,
  unknown
} from "./chunk-5TPRPYVJ.js";
import {
  MeasureError
} from "./chunk-BM3QPQNS.js";

// src/image/parse.ts
var digest = templateLiteral([
  string().check(_regex(/^[a-z0-9]+(?:[+._-][a-z0-9]+)*$/)),
  ":",
  string().check(_regex(/^[a-f0-9]{32,128}$/))
]);
var text = nullish(string());
var strings = nullish(array(string()));
var platform = object({ os: string(), architecture: string(), variant: text });
var descriptor = object({
  mediaType: text,
  digest,
  size: int().check(_nonnegative()),
  platform: nullish(platform),
  annotations: nullish(record(string(), string())),
  urls: strings,
  artifactType: text
});
var index = object({ manifests: nullish(array(descriptor)) });
var manifest = object({ config: descriptor, layers: nullish(array(descriptor)), artifactType: text });
var firstSchema = object({ schemaVersion: literal(1), fsLayers: array(unknown()) });
var config = object({
  os: text,
  architecture: text,
  variant: text,
  rootfs: nullish(object({ diff_ids: nullish(array(digest)) })),
  history: nullish(array(object({ created_by: text, empty_layer: nullish(boolean()) }))),
  config: nullish(object({ Env: strings, Entrypoint: strings, Cmd: strings, WorkingDir: text }))
});
var archive = array(object({ Config: string(), RepoTags: strings, Layers: strings }));
function parseIndex(json, what) {
  return accept(index, json, what).manifests ?? [];
}
function parseManifest(json, what) {
  if (firstSchema.safeParse(parseJson(json, what)).success)
    throw new MeasureError(`${what} is in Docker's first manifest schema, which names no config`, {
      hint: "Convert the image: skopeo copy --format v2s2, or push it again with a newer docker."
    });
  const parsed = accept(manifest, json, what);
  return { config: parsed.config, layers: parsed.layers ?? [], artifactType: parsed.artifactType || null };
}
function isIndex(json, what) {
  const value = parseJson(json, what);
  return typeof value === "object" && value !== null && "manifests" in value && !("config" in value);
}
function parseImageConfig(json, what) {
  const parsed = accept(config, json, what);
  const history = (parsed.history ?? []).map((entry) => ({
    createdBy: entry.created_by ?? "",
    emptyLayer: entry.empty_layer ?? false
  }));
  return {
    platform: asPlatform({
      os: parsed.os || "linux",
      architecture: parsed.architecture || "unknown",
      variant: parsed.variant
    }),
    diffIds: parsed.rootfs?.diff_ids ?? [],
    history,
    env: parsed.config?.Env ?? [],
    entrypoint: parsed.config?.Entrypoint ?? [],
    cmd: parsed.config?.Cmd ?? [],
    workingDir: parsed.config?.WorkingDir ?? ""
  };
}
function asPlatform({ os, architecture, variant }) {
  return { os, architecture, ...variant ? { variant } : {} };
}
function parseArchiveManifest(json, what) {
  return accept(archive, json, what).map(({ Config, RepoTags, Layers }) => ({
    config: Config,
    tags: RepoTags ?? [],
    layers: Layers ?? []
  }));
}
function asDigest(text2) {
  const { success, data } = digest.safeParse(text2);
  return success ? data : null;
}
function accept(shape, json, what) {
  const { success, data, error } = shape.safeParse(parseJson(json, what));
  if (success) return data;
  const [issue] = error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new MeasureError(
    `${what} is not what it should be: ${where === "" ? "" : `"${where}": `}${issue?.message ?? ""}`,
    {
      hint: "The image is damaged or of a kind that is not known. Save or pull it again."
    }
  );
}
function parseJson(json, what) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(json));
  } catch (cause) {
    throw new MeasureError(`${what} is not valid JSON`, {
      hint: "The image is damaged. Save or pull it again.",
      cause
    });
  }
}

export {
  parseIndex,
  parseManifest,
  isIndex,
  parseImageConfig,
  asPlatform,
  parseArchiveManifest,
  asDigest
};
