/** Chooses an image of an index, with as few requests as possible. */
import { MeasureError } from '../../errors.ts';
import {
  type Descriptor,
  isIndex,
  type ParsedManifest,
  parseImageConfig,
  parseIndex,
  parseManifest,
  parsePlatformOf,
} from '../../image/parse.ts';
import { choosePlatform, otherPlatforms, type PlatformChoice } from '../../image/platform.ts';
import type { Digest } from '../../image/types.ts';
import { MAX_DEPTH } from '../layout/indexed-images.ts';
import { noImage } from '../layout/oci-layout.ts';
import { isUnknown, type StatedPlatform, sameImage, statedBy, within } from '../layout/stated-platform.ts';
import { isAttestation, isImageConfig, isIndexType, mayBeImage } from '../media-types.ts';
import type { Document, Documents } from './documents.ts';

/** An image with its config. */
export interface FoundImage {
  digest: Digest;
  config: Uint8Array;
  layers: readonly Descriptor[];
}

export interface ChosenImage extends FoundImage {
  /** Of the images beside it. */
  otherPlatforms: readonly string[];
}

interface Candidate extends StatedPlatform {
  digest: Digest;
  read(): Promise<FoundImage>;
}

/** @throws UsageError if a choice must be made or fails; MeasureError if there is no image */
export async function chooseImage(root: Document, documents: Documents, choice: PlatformChoice): Promise<ChosenImage> {
  const finder = new Finder(documents);
  const found = await finder.in(root, 0);
  const images = [...new Map(found.map(image => [sameImage(image, image.platform), image])).values()];
  if (images.length === 0) throw noImage(root.what, finder.passedOver);
  const chosen = choosePlatform(images, choice);
  return { ...(await chosen.read()), otherPlatforms: otherPlatforms(images, chosen.platform) };
}

class Finder {
  /** Types of entries that are not images. */
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
    if (!isIndex(document.json, document.what, document.mediaType)) return this.#image(document, depth);
    const below: Candidate[] = [];
    // One by one: they may be too many for the arguments of one call.
    for (const entry of parseIndex(document.json, document.what))
      for (const image of await this.#under(entry, depth + 1)) below.push(image);
    return below;
  }

  async #under(entry: Descriptor, depth: number): Promise<Candidate[]> {
    if (isAttestation(entry)) return [];
    if (!mayBeImage(entry)) return this.#passOver(entry.artifactType || entry.mediaType);
    const stated = statedBy(entry);
    if (stated && !isIndexType(entry.mediaType))
      return [{ digest: entry.digest, ...stated, read: async () => this.#read(await this.#documents.child(entry)) }];
    const document = await this.#documents.child(entry);
    const below = await this.in(document, depth);
    return below.map(image => ({ ...image, ...within(stated, image, document.what) }));
  }

  /** An image whose own config states the platform. Engines also look into the config of an artifact in an index. */
  async #image(document: Document, depth: number): Promise<Candidate[]> {
    const manifest = parseManifest(document.json, document.what);
    const isImage = isImageConfig(manifest.config.mediaType);
    const what = `the config of ${document.what}`;
    const config = isImage || depth > 0 ? await this.#configOf(manifest, isImage) : null;
    const platform = config && (isImage ? parseImageConfig(config, what).platform : parsePlatformOf(config, what));
    if (config === null || platform === null || isUnknown(platform))
      return this.#passOver(isImage ? null : (manifest.artifactType ?? manifest.config.mediaType));
    const read = async () => (isImage ? { ...document, config, layers: manifest.layers } : this.#read(document));
    return [{ digest: document.digest, platform, isStated: false, read }];
  }

  /** Null if it is the config of an artifact, which may be missing. */
  async #configOf({ config }: ParsedManifest, isImage: boolean): Promise<Uint8Array | null> {
    try {
      return await this.#documents.config(config);
    } catch (error) {
      if (isImage || !(error instanceof MeasureError)) throw error;
      return null;
    }
  }

  /** @throws MeasureError if it is not an image, contrary to its index */
  async #read({ digest, json, mediaType, what }: Document): Promise<FoundImage> {
    const manifest = isIndex(json, what, mediaType) ? null : parseManifest(json, what);
    if (manifest && isImageConfig(manifest.config.mediaType))
      return { digest, config: await this.#documents.config(manifest.config), layers: manifest.layers };
    throw new MeasureError(`${what} is not a container image`, { hint: 'Its index says that it is. Push it again.' });
  }

  #passOver(type: string | null | undefined): [] {
    if (type) this.passedOver.add(type);
    return [];
  }
}
