/**
 * Checks that what was read is the image that the engine named. A tag may move between two requests, so the digests of every image
 * are compared with the engine's ID for it.
 */
import { MeasureError } from '../../errors.ts';
import { digestLike } from '../../image/digest.ts';
import { asDigest, asPlatform, isIndex, parseIndex } from '../../image/parse.ts';
import { samePlatform } from '../../image/platform.ts';
import type { Digest, ImageManifest, Platform, SourceKind } from '../../image/types.ts';
import { type FileSet, readDocument } from '../files/files.ts';
import { exactMember } from './engine-json.ts';

/** An image as an engine knows it. */
export interface EngineImage {
  kind: SourceKind;
  /** As the user wrote it. */
  reference: string;
  /** The engine's answer to `GET /images/NAME/json`. */
  facts: unknown;
}

/** The engine's ID of an image. @throws MeasureError if the engine states none */
export function idOf({ facts, reference }: EngineImage): Digest {
  const id = exactMember(facts, 'Id');
  const digest = typeof id === 'string' ? asDigest(id) : null;
  if (digest !== null) return digest;
  throw new MeasureError(`the engine does not say which image ${reference} is: its answer has no ID that is a digest`, {
    hint: 'Save the image and give the path of the archive.',
  });
}

/**
 * Compares what was read with the engine's facts: the ID must be the digest of the config, of the manifest, or of an index that has
 * the manifest; and the engine's list of layers must be that of the config.
 * @param from where the image was read, and how many bytes a document may have there
 * @returns the manifest; if the ID is the config's digest, with the ID as its digest: graph drivers keep no manifests, and newer engines
 *   write another one for each export
 * @throws MeasureError if it is another image
 */
export function bound(
  manifest: ImageManifest,
  image: EngineImage,
  from: { files: FileSet; limit: number },
): ImageManifest {
  const { name } = from.files;
  const id = idOf(image);
  const isIts = (digest: Digest) =>
    digest === manifest.configDigest || digest === manifest.digest || new Indexes(from).lead(digest, manifest.digest);
  const wanted = [
    { digest: id, by: 'the engine named' },
    { digest: idIn(image.reference), by: 'was asked for' },
  ];
  for (const { digest, by } of wanted)
    if (digest !== null && !isIts(digest))
      throw new MeasureError(`${name} does not hold ${short(digest)}, the image that ${by}`, {
        hint: image.kind === 'podman' ? `${MOVED} ${PULLED_IN_PARTS}` : MOVED,
      });
  if (!agreesOnLayers(image.facts, manifest, id))
    throw new MeasureError(`${name} has other layers than the engine says that the image has`, {
      hint: 'Run again. If it happens again, save the image and give the path of the archive.',
    });
  return id === manifest.configDigest ? { ...manifest, digest: id } : manifest;
}

const MOVED = 'The tag was moved, or the image was replaced, while it was read. Run again.';

/** The ID of such an image depends on the tables of contents of its layers too. */
const PULLED_IN_PARTS =
  'If it happens again, Podman may have pulled the image in parts, and know it by an ID of another kind: podman save it and ' +
  'give the path of the archive.';

/** The full ID that a user gave instead of a name. */
function idIn(reference: string): Digest | null {
  const [, hex] = /^(?:sha256:)?([a-f0-9]{64})$/.exec(reference) ?? [];
  return hex === undefined ? null : `sha256:${hex}`;
}

const short = (digest: Digest): string => `${digest.slice(0, 19)}…`;

/**
 * An engine with containerd's store describes one platform of an image, perhaps not the wanted one; if none fits its machine, it
 * describes none. Its ID is that of a manifest or an index, which identifies the config without the list of layers.
 */
function agreesOnLayers(facts: unknown, { config, configDigest }: ImageManifest, id: Digest): boolean {
  const layers = exactMember(exactMember(facts, 'RootFS'), 'Layers') ?? [];
  const platform = platformIn(facts);
  const isSilent = platform === null && Array.isArray(layers) && layers.length === 0;
  if (id !== configDigest && (isSilent || (platform && !samePlatform(platform, config.platform)))) return true;
  const { diffIds } = config;
  return (
    Array.isArray(layers) && layers.length === diffIds.length && diffIds.every((diffId, at) => layers[at] === diffId)
  );
}

function platformIn(facts: unknown): Platform | null {
  const [os, architecture, variant] = ['Os', 'Architecture', 'Variant'].map(name => exactMember(facts, name));
  if (typeof os !== 'string' || typeof architecture !== 'string' || os === '' || architecture === '') return null;
  return asPlatform({ os, architecture, variant: typeof variant === 'string' ? variant : null });
}

/** As in a layout, no tool nests indexes that deep. */
const MAX_DEPTH = 4;

/** The indexes among an image's documents. */
class Indexes {
  readonly #from: { files: FileSet; limit: number };
  /** Each is read only once. */
  readonly #seen = new Set<Digest>();

  constructor(from: { files: FileSet; limit: number }) {
    this.#from = from;
  }

  /** Whether the index with this digest leads to the manifest, directly or through other indexes. */
  lead(digest: Digest, manifest: Digest, depth = 0): boolean {
    if (depth > MAX_DEPTH || this.#seen.has(digest)) return false;
    this.#seen.add(digest);
    const { files, limit } = this.#from;
    const file = files.get(`blobs/${digest.replace(':', '/')}`);
    if (file?.kind !== 'seekable') return false;
    const what = `the document ${short(digest)}`;
    // The digest may be that of a layer, which may be longer than any document.
    if (file.size > limit) return false;
    const json = readDocument(file, what, limit);
    if (digestLike(digest, json) !== digest || !isIndex(json, what)) return false;
    const entries = parseIndex(json, what);
    return (
      entries.some(entry => entry.digest === manifest) ||
      entries.some(entry => this.lead(entry.digest, manifest, depth + 1))
    );
  }
}
