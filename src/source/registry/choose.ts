/** Which image of an index is meant; what can be told without it is not fetched. */
import { MeasureError } from '../../errors.ts';
import {
  asPlatform,
  type Descriptor,
  isIndex,
  parseImageConfig,
  parseIndex,
  parseManifest,
} from '../../image/parse.ts';
import { choosePlatform, type PlatformWish } from '../../image/platform.ts';
import type { Digest, Platform } from '../../image/types.ts';
import { isAttestation, isImageConfig, isIndexType, mayBeImage } from '../media-types.ts';
import { MAX_DEPTH, noImage } from '../oci.ts';
import type { Document, Documents } from './documents.ts';

/** An image, its config read. */
export interface FoundImage {
  digest: Digest;
  config: Uint8Array;
  layers: readonly Descriptor[];
}

interface Candidate {
  digest: Digest;
  platform: Platform;
  read(): Promise<FoundImage>;
}

/** @throws UsageError where a choice must be made or fails; MeasureError where there is no image */
export async function chooseImage(root: Document, documents: Documents, wish: PlatformWish): Promise<FoundImage> {
  const finder = new Finder(documents);
  const found = await finder.in(root, 0);
  const images = [...new Map(found.map(image => [image.digest, image])).values()];
  if (images.length === 0) throw noImage(root.what, finder.passedOver);
  return choosePlatform(images, wish).read();
}

class Finder {
  /** Types of what was met and is no image. */
  readonly passedOver = new Set<string>();
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** The images below a document. */
  async in(document: Document, depth: number): Promise<Candidate[]> {
    if (depth > MAX_DEPTH)
      throw new MeasureError(`${document.what} nests indexes more than ${MAX_DEPTH} deep`, {
        hint: 'No tool writes that. Push the image again.',
      });
    if (!isIndex(document.json, document.what, document.mediaType)) {
      const image = await this.#read(document);
      if (image === null) return [];
      const { platform } = parseImageConfig(image.config, `the config of ${document.what}`);
      return [{ digest: document.digest, platform, read: async () => image }];
    }
    const below: Candidate[] = [];
    // One by one: as arguments of one call they may be too many.
    for (const entry of parseIndex(document.json, document.what))
      for (const image of await this.#under(entry, depth + 1)) below.push(image);
    return below;
  }

  async #under(entry: Descriptor, depth: number): Promise<Candidate[]> {
    if (isAttestation(entry)) return [];
    if (!mayBeImage(entry)) {
      this.#passOver(entry.artifactType || entry.mediaType);
      return [];
    }
    if (!entry.platform || isIndexType(entry.mediaType)) return this.in(await this.#documents.child(entry), depth);
    const read = async () => {
      const document = await this.#documents.child(entry);
      const image = isIndex(document.json, document.what, document.mediaType) ? null : await this.#read(document);
      if (image) return image;
      throw new MeasureError(`${document.what} is no container image`, {
        hint: 'Its index says so, though. Push it again.',
      });
    };
    return [{ digest: entry.digest, platform: asPlatform(entry.platform), read }];
  }

  /** An image and its config; null for other artifacts. */
  async #read({ digest, json, what }: Document): Promise<FoundImage | null> {
    const { config, layers, artifactType } = parseManifest(json, what);
    if (!isImageConfig(config.mediaType)) {
      this.#passOver(artifactType ?? config.mediaType);
      return null;
    }
    return { digest, config: await this.#documents.config(config), layers };
  }

  #passOver(type: string | null | undefined): void {
    if (type) this.passedOver.add(type);
  }
}
