/** Which descriptors are of images, indexes or attestations, by their media types. */
import { DOCUMENT_TYPES, kindOfType } from '../image/document-kind.ts';
import type { Descriptor } from '../image/parse.ts';

/** Readers must ignore unknown media types, by the specification. Some tools leave the media type out. */
export function mayBeImage({ mediaType }: Descriptor): boolean {
  return !mediaType || MANIFEST_TYPES.has(mediaType);
}

/** Media types of indexes and manifests. */
export const MANIFEST_TYPES: ReadonlySet<string> = new Set(DOCUMENT_TYPES);

export function isIndexType(mediaType: string | null | undefined): boolean {
  return kindOfType(mediaType) === 'index';
}

/**
 * BuildKit stores provenance and SBOMs beside the images, as manifests for an unknown platform. They have an annotation too, but
 * engines ignore it: for them an entry with a platform is an image.
 */
export function isAttestation({ platform }: Descriptor): boolean {
  return platform?.os === 'unknown' && platform.architecture === 'unknown';
}

/** Signatures, charts and other artifacts use the manifest format with another type of config. */
export function isImageConfig(mediaType: string | null | undefined): boolean {
  return !mediaType || CONFIG_TYPES.has(mediaType);
}

const CONFIG_TYPES = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
  // For images pushed before Docker named the type; engines still accept it.
  'application/octet-stream',
]);
