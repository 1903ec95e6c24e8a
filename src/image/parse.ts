/**
 * Parsers for the JSON documents of an image, one per shape. All of it is foreign: only what has been checked passes.
 * Shapes: the OCI image specification, Docker's image manifest version 2 schema 2, and `docker save`'s manifest.json.
 */
import * as z from 'zod/mini';
import { MeasureError } from '../errors.ts';
import { kindOfDocument, kindOfType } from './document-kind.ts';
import { type AmbiguousKey, findAmbiguousKey, type Keys, keysOf } from './json-keys.ts';
import type { Digest, HistoryEntry, ImageConfig, Platform } from './types.ts';

// The algorithm's grammar matters: a digest names a file in a layout, and `..` must not be an algorithm.
const digest = z.templateLiteral([
  z.string().check(z.regex(/^[a-z0-9]+(?:[+._-][a-z0-9]+)*$/)),
  ':',
  z.string().check(z.regex(/^[a-f0-9]{32,128}$/)),
]);
// Go, in which the formats were defined, reads null as missing.
const text = z.nullish(z.string());
const strings = z.nullish(z.array(z.string()));

const platform = z.object({ os: z.string(), architecture: z.string(), variant: text, 'os.features': strings });

const descriptor = z.object({
  mediaType: text,
  digest,
  size: z.int().check(z.nonnegative()),
  platform: z.nullish(platform),
  annotations: z.nullish(z.record(z.string(), z.string())),
  urls: strings,
  artifactType: text,
});

/** How a manifest or an index describes a document or a layer. */
export type Descriptor = z.infer<typeof descriptor>;

const index = z.object({ manifests: z.nullish(z.array(descriptor)) });
const manifest = z.object({ config: descriptor, layers: z.nullish(z.array(descriptor)), artifactType: text });
const ownPlatform = z.object({ os: text, architecture: text, variant: text });
const config = z.object({
  ...ownPlatform.shape,
  rootfs: z.nullish(z.object({ diff_ids: z.nullish(z.array(digest)) })),
  history: z.nullish(z.array(z.object({ created_by: text, empty_layer: z.nullish(z.boolean()) }))),
  config: z.nullish(z.object({ Env: strings, Entrypoint: strings, Cmd: strings, WorkingDir: text })),
});
const layoutFile = z.object({ imageLayoutVersion: text });
const archive = z.array(z.object({ Config: z.string(), RepoTags: strings, Layers: strings }));

/** The keys of both: engines look at all of them, and at those that only Docker's first manifests have. */
const INDEX_OR_MANIFEST = keysOf(
  z.object({ ...index.shape, ...manifest.shape, fsLayers: z.unknown(), schemaVersion: z.unknown(), mediaType: text }),
);
const CONFIG = keysOf(config);
const OWN_PLATFORM = keysOf(ownPlatform);
const ARCHIVE = keysOf(archive);

/** Parses an image index. @returns its manifests in order. @throws MeasureError, as every parser here does */
export function parseIndex(json: Uint8Array, what: string): Descriptor[] {
  const value = parseJson(json, INDEX_OR_MANIFEST, what);
  kindOfDocument(value, 'index', what);
  return accept(index, value, what).manifests ?? [];
}

/** A manifest: its config, its layers, bottom first, and its type if it is not an image. */
export interface ParsedManifest {
  config: Descriptor;
  layers: Descriptor[];
  artifactType: string | null;
}

/** Parses an image manifest. */
export function parseManifest(json: Uint8Array, what: string): ParsedManifest {
  const value = parseJson(json, INDEX_OR_MANIFEST, what);
  kindOfDocument(value, 'manifest', what);
  const parsed = accept(manifest, value, what);
  return { config: parsed.config, layers: parsed.layers ?? [], artifactType: parsed.artifactType || null };
}

/**
 * Whether a document is an image index rather than a manifest.
 * @param mediaType of its descriptor, which it must not contradict
 */
export function isIndex(json: Uint8Array, what: string, mediaType: string | null | undefined = null): boolean {
  return kindOfDocument(parseJson(json, INDEX_OR_MANIFEST, what), kindOfType(mediaType), what) === 'index';
}

/** Parses an image config. */
export function parseImageConfig(json: Uint8Array, what: string): ImageConfig {
  const parsed = accept(config, parseJson(json, CONFIG, what), what);
  const { os, architecture, variant } = parsed;
  const history: HistoryEntry[] = (parsed.history ?? []).map(entry => ({
    createdBy: entry.created_by ?? '',
    emptyLayer: entry.empty_layer ?? false,
  }));
  return {
    platform: asPlatform({ os: os || 'linux', architecture: architecture || 'unknown', variant }),
    diffIds: parsed.rootfs?.diff_ids ?? [],
    history,
    env: parsed.config?.Env ?? [],
    entrypoint: parsed.config?.Entrypoint ?? [],
    cmd: parsed.config?.Cmd ?? [],
    workingDir: parsed.config?.WorkingDir ?? '',
  };
}

/**
 * The platform in the config of an artifact, where engines look for it too.
 * @returns null if it states none, or is not a JSON object
 */
export function parsePlatformOf(json: Uint8Array, what: string): Platform | null {
  if (!/^[ \t\r\n]*\{/.test(new TextDecoder().decode(json.subarray(0, 1024)))) return null;
  const { os, architecture, variant } = accept(ownPlatform, parseJson(json, OWN_PLATFORM, what), what);
  return architecture ? asPlatform({ os: os || 'linux', architecture, variant }) : null;
}

/** A platform as a document states it, without an empty variant. */
export function asPlatform({ os, architecture, variant }: Omit<z.infer<typeof platform>, 'os.features'>): Platform {
  return { os, architecture, ...(variant ? { variant } : {}) };
}

/** One image of a `docker save` archive: paths inside the archive. */
export interface ArchivedImage {
  config: string;
  tags: string[];
  layers: string[];
}

/** Parses `manifest.json` of a `docker save` archive. */
export function parseArchiveManifest(json: Uint8Array, what: string): ArchivedImage[] {
  return accept(archive, parseJson(json, ARCHIVE, what), what).map(({ Config, RepoTags, Layers }) => ({
    config: Config,
    tags: RepoTags ?? [],
    layers: Layers ?? [],
  }));
}

/** The version that a file `oci-layout` states; null if it states none. */
export function parseLayoutVersion(json: Uint8Array, what: string): string | null {
  return accept(layoutFile, parseJson(json, keysOf(layoutFile), what), what).imageLayoutVersion || null;
}

/** The text as a digest such as `sha256:…`; null if it is not one. */
export function asDigest(text: string): Digest | null {
  const { success, data } = digest.safeParse(text);
  return success ? data : null;
}

function accept<T extends z.ZodMiniType>(shape: T, value: unknown, what: string): z.infer<T> {
  const { success, data, error } = shape.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const where = path === '' ? '' : `"${path}": `;
  throw new MeasureError(`${what} does not have the expected form: ${where}${issue?.message ?? ''}`, {
    hint: 'The image is damaged or of an unknown kind. Save or pull it again.',
  });
}

/** All documents of an image are parsed here. */
function parseJson(json: Uint8Array, keys: Keys, what: string): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(json);
    value = JSON.parse(text);
  } catch (cause) {
    throw new MeasureError(`${what} is not valid JSON`, {
      hint: 'The image is damaged. Save or pull it again.',
      cause,
    });
  }
  const ambiguous = findAmbiguousKey(text, keys);
  if (ambiguous) throw ambiguity(ambiguous, what);
  return value;
}

function ambiguity({ key, known }: AmbiguousKey, what: string): MeasureError {
  const shown = JSON.stringify(key);
  const problem =
    key === known ? `${shown} twice in one object` : `${shown}, which engines read as ${JSON.stringify(known)}`;
  return new MeasureError(`${what} has the key ${problem}`, {
    hint: 'Engines would see another image than this tool does, and no tool writes that. Build or save the image again.',
  });
}
