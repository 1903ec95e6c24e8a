/**
 * Binds what was read to the image that an engine was asked for. An engine answers one request after the other, and a tag may
 * move in between. So whatever way an image was read, its digests are compared with the ID that the engine gave for it.
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
 * Compares what was read with what the engine says of the image: its ID must be the digest of the config, of the manifest, or of
 * an index that has the manifest; and its list of layers must be that of the config.
 * @param from where the image was read, and how many bytes a document may have there
 * @returns the manifest, by the engine's ID where that is the config's digest: graph drivers keep no manifests, and the one that
 *   newer engines put into an export is of that export alone
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

/** Of such an image the ID is made from the tables of contents of its layers too. */
const PULLED_IN_PARTS =
  'If it happens again, Podman may have pulled the image in parts, and know it by an ID of another kind: podman save it and ' +
  'give the path of the archive.';

/** The whole ID that a user gave in place of a name. */
function idIn(reference: string): Digest | null {
  const [, hex] = /^(?:sha256:)?([a-f0-9]{64})$/.exec(reference) ?? [];
  return hex === undefined ? null : `sha256:${hex}`;
}

const short = (digest: Digest): string => `${digest.slice(0, 19)}…`;

/**
 * An engine with containerd's store describes one platform of an image, and may have been asked for another; where it has none that
 * fits itself, it describes none. The ID, which is that of a manifest or an index there, binds the config by itself.
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

/** As in a layout, an index in an index in an index is more than any tool writes. */
const MAX_DEPTH = 4;

/** The indexes among an image's documents. */
class Indexes {
  readonly #from: { files: FileSet; limit: number };
  /** Each is read once, however often it is named. */
  readonly #seen = new Set<Digest>();

  constructor(from: { files: FileSet; limit: number }) {
    this.#from = from;
  }

  /** Whether one of this digest has the manifest, or has an index that has it. */
  lead(digest: Digest, manifest: Digest, depth = 0): boolean {
    if (depth > MAX_DEPTH || this.#seen.has(digest)) return false;
    this.#seen.add(digest);
    const { files, limit } = this.#from;
    const file = files.get(`blobs/${digest.replace(':', '/')}`);
    if (file?.kind !== 'seekable') return false;
    const what = `the document ${short(digest)}`;
    // A layer may be meant by it, and that is no document, however long it is.
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
