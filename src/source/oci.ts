/**
 * Images in an OCI image layout, be it a directory or an archive.
 * https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
import { MeasureError, UsageError } from '../errors.ts';
import { digestLike } from '../image/digest.ts';
import { asPlatform, type Descriptor, isIndex, parseImageConfig, parseIndex, parseManifest } from '../image/parse.ts';
import { choosePlatform, formatPlatform, hostPlatform } from '../image/platform.ts';
import type { Platform, SourceKind } from '../image/types.ts';
import { beyond, type Limits } from '../layer/limits.ts';
import { type FileSet, readDocument } from './files.ts';
import { isAttestation, isImageConfig, mayBeImage } from './media-types.ts';
import { list, means, namesOf, several, titleOf } from './oci-names.ts';
import { storedImage } from './stored-image.ts';
import type { ImageSource, SourceIo } from './types.ts';

/** Which image of a layout to take. */
export interface OciRequest {
  kind: SourceKind;
  /** How reports call the image. */
  reference: string;
  /** Name or digest in the layout; null for its only image. */
  ref: string | null;
  platform: Platform | null;
}

/** An index in an index in an index is more than any tool writes. */
export const MAX_DEPTH = 4;
/** Most documents that are read to find an image. Indexes that name each other many times, level upon level, are small. */
const MAX_DOCUMENTS = 10_000;

/** @throws UsageError where a choice must be made or fails; MeasureError where the layout is damaged */
export function openOciLayout(files: FileSet, request: OciRequest, io: SourceIo): ImageSource {
  const layout = new Layout(files, io.limits);
  const roots = rootsOf(layout, request);
  const found = roots.map(root => layout.images(root, 0));
  if (areSeveral(found)) throw several(files.name, [...new Set(roots.map(({ digest }) => digest))], request.kind);
  const images = distinct(found.flat());
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
      layers: manifest.layers.map(layer => ({
        name: blobName(layer.digest),
        digest: layer.digest,
        size: layer.size,
        foreign: (layer.urls ?? []).length > 0,
      })),
    },
    files,
  );
}

/** Layers of ocicrypt: what is inside cannot be told without a key. https://github.com/containers/ocicrypt */
export function refuseEncrypted(layers: readonly Descriptor[], reference: string): void {
  const encrypted = layers.findIndex(({ mediaType }) => mediaType?.endsWith('+encrypted'));
  if (encrypted >= 0)
    throw new MeasureError(`layer ${encrypted} of ${reference} is encrypted`, {
      hint: 'Measure it decrypted: skopeo copy --decryption-key KEY.',
    });
}

/** The error for what holds no image. @param types of what it holds instead */
export function noImage(where: string, types: ReadonlySet<string>): MeasureError {
  const [first, ...others] = [...types].map(type => type.slice(0, 100));
  const instead = others.length === 0 ? `an artifact of type ${first}` : `artifacts of types ${list([...types])}`;
  return new MeasureError(`${where} holds no container image${first === undefined ? '' : `, but ${instead}`}`, {
    hint: 'Artifacts such as charts, signatures and attestations have no size to judge. Name an image.',
  });
}

/**
 * Chooses by platform. An engine saves the index of all platforms with the blobs of one: without a wish, only the images
 * that are there count.
 */
function chooseImage(images: readonly Candidate[], request: OciRequest, io: SourceIo): Candidate {
  const held = images.filter(image => image.held);
  const wish = { wanted: request.platform, host: hostPlatform(io.arch) };
  const chosen = choosePlatform(wish.wanted === null && held.length > 0 ? held : images, wish);
  if (chosen.held) return chosen;
  const platforms = held.map(({ platform }) => formatPlatform(platform));
  throw new MeasureError(
    `${request.reference} lists an image for ${formatPlatform(chosen.platform)}, but does not hold it`,
    { hint: `It holds ${list(platforms)}. Save the image with the platform that is to be measured.` },
  );
}

function distinct(images: readonly Candidate[]): Candidate[] {
  return [...new Map(images.map(image => [image.descriptor.digest, image])).values()];
}

/** The index entries that make up one image: several only as its platforms. */
function rootsOf(layout: Layout, { ref, kind }: OciRequest): Descriptor[] {
  const entries = layout.index().filter(entry => !isAttestation(entry));
  const named = ref === null ? entries : entries.filter(entry => means(entry, ref));
  if (ref !== null && named.length === 0)
    throw new UsageError(`${layout.name} has no image ${JSON.stringify(ref)}`, {
      hint: `It has: ${list(entries.map(titleOf))}.`,
    });
  if (!areTold(named)) return named;
  // Signatures and other artifacts lie beside the image that they belong to.
  const images = named.filter(entry => layout.mayHoldImage(entry));
  if (areTold(images)) throw several(layout.name, images.map(titleOf), kind);
  return images.length > 0 ? images : named;
}

/** Whether names tell entries apart as several images. */
function areTold(entries: readonly Descriptor[]): boolean {
  const titles = new Set(entries.map(entry => namesOf(entry)[0] ?? ''));
  return titles.size > 1 && new Set(entries.map(({ digest }) => digest)).size > 1;
}

/** Whether entries that no name tells apart have different images for one platform: then they are not one image's platforms. */
function areSeveral(found: readonly (readonly Candidate[])[]): boolean {
  const known = new Map<string, { digest: string; entry: number }>();
  for (const [entry, images] of found.entries())
    for (const { descriptor, platform } of images) {
      const name = formatPlatform(platform);
      const other = known.get(name);
      if (other && other.entry !== entry && other.digest !== descriptor.digest) return true;
      known.set(name, { digest: descriptor.digest, entry });
    }
  return false;
}

interface Candidate {
  descriptor: Descriptor;
  platform: Platform;
  /** Whether its manifest is there. */
  held: boolean;
}

class Layout {
  /** Types of what was met and is no image. */
  readonly passedOver = new Set<string>();
  readonly name: string;
  readonly #files: FileSet;
  readonly #limits: Limits;
  #bytes = 0;
  #documents = 0;

  constructor(files: FileSet, limits: Limits) {
    this.name = files.name;
    this.#files = files;
    this.#limits = limits;
  }

  index(): Descriptor[] {
    const file = this.#files.get('index.json');
    if (file === null)
      throw new MeasureError(`${this.#files.name} has no index.json`, { hint: 'It is no OCI image layout.' });
    return parseIndex(readDocument(file, 'index.json', this.#limits.manifestBytes), 'index.json');
  }

  /** A document by its descriptor. @throws MeasureError where it is missing or not what the digest says */
  document(descriptor: Descriptor): Uint8Array {
    const what = `the document ${short(descriptor)}`;
    const file = this.#files.get(blobName(descriptor.digest));
    if (file === null)
      throw new MeasureError(`${what} is missing from ${this.#files.name}`, {
        hint: 'The image is incomplete. Save it again.',
      });
    if (++this.#documents > MAX_DOCUMENTS)
      throw new MeasureError(
        `${this.#files.name}: more than ${MAX_DOCUMENTS} documents would have to be read to find the image`,
        {
          hint: 'Its indexes name each other over and over, which no tool writes. Save the image again, or name one of them.',
        },
      );
    const bytes = readDocument(file, what, this.#limits.manifestBytes);
    const { documentBytes: limit } = this.#limits;
    this.#bytes += bytes.length;
    if (this.#bytes > limit) throw beyond(this.#files.name, 'documentBytes', { limit, reached: this.#bytes });
    if (digestLike(descriptor.digest, bytes) !== descriptor.digest)
      throw new MeasureError(`${what} does not match its digest`, {
        hint: 'The image was changed or damaged. Save it again.',
      });
    return bytes;
  }

  /** The images below a descriptor. Manifests that the layout lists but does not hold are other platforms'. */
  images(descriptor: Descriptor, depth: number): Candidate[] {
    if (isAttestation(descriptor)) return [];
    if (!mayBeImage(descriptor)) return this.#passOver(descriptor.artifactType || descriptor.mediaType);
    if (depth > MAX_DEPTH)
      throw new MeasureError(`${this.#files.name} nests indexes more than ${MAX_DEPTH} deep`, {
        hint: 'No tool writes that. Save the image again.',
      });
    const platform = descriptor.platform ? asPlatform(descriptor.platform) : null;
    if (depth > 0 && this.#files.get(blobName(descriptor.digest)) === null)
      return platform ? [{ descriptor, platform, held: false }] : [];
    const json = this.document(descriptor);
    if (isIndex(json, `the document ${short(descriptor)}`, descriptor.mediaType))
      return parseIndex(json, `the index ${short(descriptor)}`).flatMap(child => this.images(child, depth + 1));
    const { config, artifactType } = parseManifest(json, `the manifest ${short(descriptor)}`);
    if (!isImageConfig(config.mediaType)) return this.#passOver(artifactType ?? config.mediaType);
    return [{ descriptor, platform: platform ?? this.#platformOf(config), held: true }];
  }

  /** False where a descriptor is known to lead to no image. */
  mayHoldImage(descriptor: Descriptor): boolean {
    try {
      return this.images(descriptor, 0).length > 0;
    } catch (error) {
      // What is damaged is told of once it is chosen.
      if (error instanceof MeasureError) return true;
      throw error;
    }
  }

  #passOver(type: string | null | undefined): [] {
    if (type) this.passedOver.add(type);
    return [];
  }

  #platformOf(config: Descriptor): Platform {
    return parseImageConfig(this.document(config), `the config ${short(config)}`).platform;
  }
}

function blobName(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

export function short({ digest }: Descriptor): string {
  return `${digest.slice(0, 19)}…`;
}
