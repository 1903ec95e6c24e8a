/** Builds an ImageSource over stored blobs, for the OCI forms and docker-archives. */
import { MeasureError } from '../errors.ts';
import { sha256Of } from '../image/digest.ts';
import { alignHistory } from '../image/history.ts';
import { type Descriptor, parseImageConfig } from '../image/parse.ts';
import { platformNote } from '../image/platform.ts';
import type { Digest, ImageConfig, ImageManifest, SourceKind } from '../image/types.ts';
import { compressionAt, type LayerBytes } from '../layer/layer-bytes.ts';
import type { FileSet, StoredBytes } from './files/files.ts';
import type { ImageSource } from './types.ts';

/** A layer's blob where it is stored, bottom first. */
export interface StoredLayer {
  /** Name in the file set. */
  name: string;
  digest: Digest | null;
  /** Size by the manifest; null if it states none. */
  size: number | null;
  /** Whether the image names another place to fetch the layer from, which we never do. */
  foreign: boolean;
}

export interface StoredImage {
  kind: SourceKind;
  reference: string;
  digest: Digest;
  config: Uint8Array;
  layers: StoredLayer[];
  /** Of the images beside it. */
  otherPlatforms?: readonly string[];
}

/** Layers as a manifest lists them. @param nameOf the file of a blob */
export function listedLayers(layers: readonly Descriptor[], nameOf: (digest: string) => string): StoredLayer[] {
  return layers.map(({ digest, size, urls }) => {
    return { name: nameOf(digest), digest, size, foreign: (urls ?? []).length > 0 };
  });
}

/** The parts of an image that its manifest is made from. */
type Described = Pick<StoredImage, 'reference' | 'digest' | 'config'> & {
  layers: readonly Pick<StoredLayer, 'digest'>[];
};

/** Parses an image's config. @throws MeasureError if the config has another number of layers */
export function configOf(image: Described): ImageConfig {
  const config = parseImageConfig(image.config, `the config of ${image.reference}`);
  if (config.diffIds.length !== image.layers.length)
    throw new MeasureError(
      `${image.reference} has ${image.layers.length} layers in its manifest and ${config.diffIds.length} in its config`,
      { hint: 'The image contradicts itself; write it again.' },
    );
  return config;
}

/** Puts an image's manifest together. @param compressedSizes of the layers, as in the manifest */
export function manifestOf(
  image: Described,
  config: ImageConfig,
  compressedSizes: readonly (number | null)[],
): ImageManifest {
  const { createdBy, note } = alignHistory(config.history, config.diffIds.length);
  return {
    digest: image.digest,
    configDigest: sha256Of(image.config),
    config,
    configSize: image.config.length,
    layers: config.diffIds.map((diffId, index) => ({
      diffId,
      digest: image.layers[index]?.digest ?? null,
      compressedSize: compressedSizes[index] ?? null,
      createdBy: createdBy[index] ?? '',
    })),
    notes: [platformNote(config.platform), note].filter(text => text !== null),
  };
}

/** @throws MeasureError if layers are missing or cut short, or if the config has another number of them */
export function storedImage(image: StoredImage, files: FileSet): ImageSource {
  const config = configOf(image);
  const blobs = image.layers.map((layer, index) => blobOf(layer, index, files));
  const { kind, reference, otherPlatforms = [] } = image;
  const manifest = manifestOf(image, config, blobs.map(compressedSize));
  return imageSource({ kind, reference, manifest, otherPlatforms }, blobs, files);
}

/** @param from where the layers are; closed when the source is disposed of */
export function imageSource(
  { otherPlatforms = [], ...facts }: Pick<ImageSource, 'kind' | 'reference' | 'manifest' | 'otherPlatforms'>,
  layers: readonly LayerBytes[],
  from: { close(): void },
): ImageSource {
  return {
    ...facts,
    ...(otherPlatforms.length === 0 ? {} : { otherPlatforms }),
    layer(index) {
      const layer = layers[index];
      if (layer === undefined) throw new RangeError(`no layer ${index}`);
      return layer;
    },
    async [Symbol.asyncDispose]() {
      from.close();
    },
  };
}

function blobOf(layer: StoredLayer, index: number, files: FileSet): StoredBytes {
  const blob = files.get(layer.name);
  const label = `layer ${index}${layer.digest === null ? '' : ` (${layer.digest.slice(0, 19)}…)`}`;
  if (blob === null && layer.foreign)
    throw new MeasureError(`${label} is a foreign layer, and ${files.name} does not hold its bytes`, {
      hint: 'Foreign layers are never fetched. Save the image with them included.',
    });
  if (blob === null)
    throw new MeasureError(`${label} is missing from ${files.name}`, {
      hint: 'The image is incomplete. Save it again.',
    });
  const size = blob.kind === 'index' ? blob.read.blobBytes : blob.size;
  if (layer.size !== null && layer.size !== size)
    throw new MeasureError(`${label} has ${size} bytes in ${files.name} instead of ${layer.size}`, {
      hint: 'The image is incomplete. Save it again; check the disk for space.',
    });
  return blob;
}

function compressedSize(blob: StoredBytes): number | null {
  if (blob.kind === 'index') return blob.read.compression === 'none' ? null : blob.read.blobBytes;
  return compressionAt(blob) === 'none' ? null : blob.size;
}
