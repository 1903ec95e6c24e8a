/**
 * Reads an image from a registry, without an engine. It fetches the manifest, config and layers of one platform, each layer only
 * when it is read.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
import { MeasureError } from '../../errors.ts';
import { hostPlatform } from '../../image/platform.ts';
import type { StreamedLayer } from '../../layer/layer-bytes.ts';
import { refuseEncrypted } from '../layout/oci-layout.ts';
import { configOf, imageSource, manifestOf } from '../stored-image.ts';
import type { ImageSource, NamedImage, SourceIo } from '../types.ts';
import { type Blob, blobBytes } from './blob.ts';
import { type ChosenImage, chooseImage } from './choose-platform.ts';
import { Documents } from './documents.ts';
import { parseReference } from './reference.ts';
import { openSession, type Session } from './session.ts';

/** Opens an image by its name in a registry. @throws UsageError, MeasureError */
export async function openRegistry({ reference, platform }: NamedImage, io: SourceIo): Promise<ImageSource> {
  const parsed = parseReference(reference);
  const session = await openSession(parsed, io);
  try {
    const documents = new Documents(session, io.limits.manifestBytes);
    const root = await documents.root(parsed);
    const image = await chooseImage(root, documents, { wanted: platform, host: hostPlatform(io.arch) });
    refuseEncrypted(image.layers, reference);
    return registryImage(reference, image, session);
  } catch (error) {
    session.close();
    throw error;
  }
}

function registryImage(reference: string, image: ChosenImage, session: Session): ImageSource {
  const described = { reference, digest: image.digest, config: image.config, layers: image.layers };
  const sizes = image.layers.map(({ size }) => size);
  const layers = image.layers.map((descriptor, index): StreamedLayer => {
    const label = `${reference}: layer ${index} (${descriptor.digest.slice(0, 19)}…)`;
    const isForeign = (descriptor.urls ?? []).length > 0;
    const blob = {
      ...descriptor,
      what: label,
      missing: () => missing(label, session.registry, isForeign),
    } satisfies Blob;
    return { kind: 'stream', size: descriptor.size, open: stop => blobBytes(session, blob, stop) };
  });
  // Sizes are those that the registry serves, compressed or not: that is what a download costs.
  const manifest = manifestOf(described, configOf(described), sizes);
  return imageSource({ kind: 'registry', reference, manifest, otherPlatforms: image.otherPlatforms }, layers, session);
}

function missing(label: string, registry: string, isForeign: boolean): MeasureError {
  if (isForeign)
    return new MeasureError(`${label} is a foreign layer, and ${registry} does not hold its bytes`, {
      hint: 'Foreign layers are never fetched from elsewhere. Push the image with them included.',
    });
  return new MeasureError(`${label} is missing from ${registry}`, {
    hint: 'The image is incomplete there. Push it again.',
  });
}
