/** What the media types of descriptors say: which are images, indexes, attestations. */
import { DOCUMENT_TYPES, kindOfType } from '../image/document-kind.ts';
import type { Descriptor } from '../image/parse.ts';

/** The specification has readers pass over what they do not know. Some tools leave the media type out. */
export function mayBeImage({ mediaType }: Descriptor): boolean {
  return !mediaType || MANIFEST_TYPES.has(mediaType);
}

/** Of the documents that images are found by. */
export const MANIFEST_TYPES: ReadonlySet<string> = new Set(DOCUMENT_TYPES);

export function isIndexType(mediaType: string | null | undefined): boolean {
  return kindOfType(mediaType) === 'index';
}

/**
 * BuildKit keeps provenance and SBOMs beside the images, as manifests of no platform. Their annotation says what they are too, but
 * engines don't look at it: an entry with a platform is an image to them, whatever its annotations.
 */
export function isAttestation({ platform }: Descriptor): boolean {
  return platform?.os === 'unknown' && platform.architecture === 'unknown';
}

/** Signatures, charts and other artifacts use the manifest format with a config of their own. */
export function isImageConfig(mediaType: string | null | undefined): boolean {
  return !mediaType || CONFIG_TYPES.has(mediaType);
}

const CONFIG_TYPES = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
  // Of images that were pushed before Docker named the type; engines take them still.
  'application/octet-stream',
]);
