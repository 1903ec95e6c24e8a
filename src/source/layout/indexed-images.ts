/** Finds the images in an OCI image layout, over all its indexes. */
import { MeasureError } from '../../errors.ts';
import { digestLike } from '../../image/digest.ts';
import {
  type Descriptor,
  isIndex,
  parseImageConfig,
  parseIndex,
  parseLayoutVersion,
  parseManifest,
  parsePlatformOf,
} from '../../image/parse.ts';
import type { Digest, Platform } from '../../image/types.ts';
import { beyond, type Limits } from '../../layer/limits.ts';
import { blobName } from '../files/blob-name.ts';
import { type FileSet, readDocument } from '../files/files.ts';
import { isAttestation, isImageConfig, mayBeImage } from '../media-types.ts';
import { isUnknown, type StatedPlatform, statedBy, within } from './stated-platform.ts';

/** An index in an index in an index is more than any tool writes. */
export const MAX_DEPTH = 4;
/** Most documents that are read to find an image. Indexes that name each other many times, level upon level, are small. */
const MAX_DOCUMENTS = 10_000;

/** What may be the image that is meant. */
export interface Candidate extends StatedPlatform {
  descriptor: Descriptor;
  /** Whether its manifest is there. */
  held: boolean;
  /** Its config's digest, where its manifest is there. */
  config: Digest | null;
  /** What it is where its config is no image's; engines choose it all the same. */
  artifact: string | null;
}

export class Layout {
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
    this.#checkVersion();
    const file = this.#files.get('index.json');
    if (file === null)
      throw new MeasureError(`${this.#files.name} has no index.json`, { hint: 'It is no OCI image layout.' });
    return parseIndex(readDocument(file, 'index.json', this.#limits.manifestBytes), 'index.json');
  }

  /** containerd takes an archive without a version for no layout, and reads its manifest.json instead. */
  #checkVersion(): void {
    const file = this.#files.get('oci-layout');
    if (file === null) return;
    const version = parseLayoutVersion(readDocument(file, 'oci-layout', this.#limits.manifestBytes), 'oci-layout');
    if (version === '1.0.0') return;
    const stated = version === null ? 'no version' : `the version ${JSON.stringify(version.slice(0, 40))}`;
    throw new MeasureError(`oci-layout of ${this.name} states ${stated}, not 1.0.0`, {
      hint: 'Only that version of image layouts is known. Save the image again.',
    });
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
      throw new MeasureError(`${this.name} nests indexes more than ${MAX_DEPTH} deep`, {
        hint: 'No tool writes that. Save the image again.',
      });
    const stated = statedBy(descriptor);
    if (depth > 0 && this.#files.get(blobName(descriptor.digest)) === null)
      return stated ? [{ descriptor, ...stated, held: false, config: null, artifact: null }] : [];
    const what = `the document ${short(descriptor)}`;
    const json = this.document(descriptor);
    if (isIndex(json, what, descriptor.mediaType)) {
      const below = parseIndex(json, what).flatMap(child => this.images(child, depth + 1));
      return depth === 0 ? below : below.map(image => ({ ...image, ...within(stated, image, what) }));
    }
    return this.#image(descriptor, stated, json);
  }

  #image(descriptor: Descriptor, stated: StatedPlatform | null, json: Uint8Array): Candidate[] {
    const { config, artifactType } = parseManifest(json, `the manifest ${short(descriptor)}`);
    const isImage = isImageConfig(config.mediaType);
    const artifact = isImage ? null : (artifactType ?? config.mediaType ?? '');
    const platform = stated ? null : this.#platformOf(config, isImage);
    const known = stated ?? (platform && !isUnknown(platform) ? { platform, isStated: false } : null);
    return known ? [{ descriptor, ...known, held: true, config: config.digest, artifact }] : this.#passOver(artifact);
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

  /** Engines look into the config of an artifact as into any other; it may be missing. */
  #platformOf(config: Descriptor, isImage: boolean): Platform | null {
    if (!isImage && this.#files.get(blobName(config.digest)) === null) return null;
    const [json, what] = [this.document(config), `the config ${short(config)}`];
    return isImage ? parseImageConfig(json, what).platform : parsePlatformOf(json, what);
  }
}

export function short({ digest }: Descriptor): string {
  return `${digest.slice(0, 19)}…`;
}
