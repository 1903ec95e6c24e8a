/**
 * Images as skopeo's and podman's `dir:` transport writes them: a manifest and its blobs, named by digest, in one folder.
 * Reports call it `oci-layout`, the contract's word for an image laid out in a directory.
 */
import { MeasureError } from '../../errors.ts';
import { digestLike, sha256Of } from '../../image/digest.ts';
import {
  type Descriptor,
  isIndex,
  parseImageConfig,
  parseIndex,
  parseManifest,
  parsePlatformOf,
} from '../../image/parse.ts';
import { choosePlatform, hostPlatform, otherPlatforms, requirePlatform } from '../../image/platform.ts';
import type { Digest, Platform } from '../../image/types.ts';
import { type FileSet, readDocument } from '../files/files.ts';
import { isAttestation, isImageConfig } from '../media-types.ts';
import { listedLayers, storedImage } from '../stored-image.ts';
import type { ImageSource, NamedImage, SourceIo } from '../types.ts';
import { noImage, refuseEncrypted } from './oci-layout.ts';
import { isUnknown, type StatedPlatform, sameImage, statedBy } from './stated-platform.ts';

/** @throws UsageError if a platform must be chosen; MeasureError if the folder is incomplete or damaged */
export function openImageDirectory(files: FileSet, { reference, platform }: NamedImage, io: SourceIo): ImageSource {
  const { json, others } = manifestIn(files, platform, io);
  const manifest = parseManifest(json, 'the manifest');
  const { config: described, artifactType } = manifest;
  if (!isImageConfig(described.mediaType))
    throw noImage(files.name, new Set([artifactType ?? described.mediaType ?? '']));
  refuseEncrypted(manifest.layers, reference);
  const config = document(files, { digest: manifest.config.digest, suffix: '', what: 'the config' }, io);
  const source = storedImage(
    {
      kind: 'oci-layout',
      reference,
      digest: sha256Of(json),
      config,
      layers: listedLayers(manifest.layers, blobName),
      otherPlatforms: others,
    },
    files,
  );
  requirePlatform(source.manifest.config.platform, platform, reference);
  return source;
}

interface ChosenManifest {
  json: Uint8Array;
  /** Platforms of the other manifests. */
  others: readonly string[];
}

/** The folder's manifest, or that of one platform: `skopeo copy --all` writes an index and all manifests. */
function manifestIn(files: FileSet, wanted: Platform | null, io: SourceIo): ChosenManifest {
  const file = files.get('manifest.json');
  if (file === null)
    throw new MeasureError(`${files.name} has no manifest.json`, { hint: 'It is not an image directory.' });
  const json = readDocument(file, 'manifest.json', io.limits.manifestBytes);
  if (!isIndex(json, 'manifest.json')) return { json, others: [] };
  const entries = parseIndex(json, 'manifest.json').flatMap(entry => {
    const stated = isAttestation(entry) ? null : (statedBy(entry) ?? platformInConfig(files, entry, io));
    return stated ? [{ digest: entry.digest, mediaType: entry.mediaType, ...stated }] : [];
  });
  const platforms = [...new Map(entries.map(entry => [sameImage(entry, entry.platform), entry])).values()];
  if (platforms.length === 0)
    throw new MeasureError(`${files.name} holds an index without images`, { hint: 'Copy the image again.' });
  const { digest, mediaType, platform } = choosePlatform(platforms, { wanted, host: hostPlatform(io.arch) });
  const chosen = document(files, { digest, suffix: '.manifest.json', what: 'the manifest' }, io);
  if (isIndex(chosen, 'the manifest', mediaType))
    throw new MeasureError(`${files.name} holds an index in an index`, { hint: 'Copy the image alone: skopeo copy.' });
  const held = platforms.filter(entry => files.get(`${blobName(entry.digest)}.manifest.json`) !== null);
  return { json: chosen, others: otherPlatforms(held, platform) };
}

/** The platform of an entry for which the index states none. Null if it is not an image. */
function platformInConfig(files: FileSet, { digest, mediaType }: Descriptor, io: SourceIo): StatedPlatform | null {
  const manifest = { digest, suffix: '.manifest.json', what: 'the manifest' };
  // A listed manifest that is missing belongs to another platform.
  if (files.get(`${blobName(digest)}${manifest.suffix}`) === null) return null;
  const json = document(files, manifest, io);
  if (isIndex(json, manifest.what, mediaType)) return null;
  const { config } = parseManifest(json, manifest.what);
  const isImage = isImageConfig(config.mediaType);
  if (!isImage && files.get(blobName(config.digest)) === null) return null;
  const bytes = document(files, { digest: config.digest, suffix: '', what: 'the config' }, io);
  const platform = isImage ? parseImageConfig(bytes, 'the config').platform : parsePlatformOf(bytes, 'the config');
  return platform && !isUnknown(platform) ? { platform, isStated: false } : null;
}

interface Document {
  digest: Digest;
  suffix: string;
  what: string;
}

function document(files: FileSet, { digest, suffix, what }: Document, io: SourceIo): Uint8Array {
  const file = files.get(`${blobName(digest)}${suffix}`);
  if (file === null)
    throw new MeasureError(`${what} is missing from ${files.name}`, {
      hint: 'The image is incomplete. Copy it again.',
    });
  const bytes = readDocument(file, what, io.limits.manifestBytes);
  if (digestLike(digest, bytes) !== digest)
    throw new MeasureError(`${what} of ${files.name} does not match its digest`, {
      hint: 'The image was changed or damaged. Copy it again.',
    });
  return bytes;
}

/** The transport leaves the algorithm out where it is sha256. */
function blobName(digest: string): string {
  return digest.replace(/^sha256:/, '').replace(':', '-');
}
