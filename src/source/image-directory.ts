/**
 * Images as skopeo's and podman's `dir:` transport writes them: a manifest and its blobs, named by digest, in one folder.
 * Reports call it `oci-layout`, the contract's word for an image laid out in a directory.
 */
import { MeasureError } from '../errors.ts';
import { digestLike, sha256Of } from '../image/digest.ts';
import { parseManifest } from '../image/parse.ts';
import { requirePlatform } from '../image/platform.ts';
import { type FileSet, readDocument } from './files.ts';
import { storedImage } from './stored-image.ts';
import type { ImageSource, SourceIo, SourceRequest } from './types.ts';

/** @throws MeasureError where the folder is incomplete or damaged */
export function openImageDirectory(files: FileSet, { reference, platform }: SourceRequest, io: SourceIo): ImageSource {
  const limit = io.limits.manifestBytes;
  const file = files.get('manifest.json');
  if (file === null)
    throw new MeasureError(`${files.name} has no manifest.json`, { hint: 'It is no image directory.' });
  const json = readDocument(file, 'manifest.json', limit);
  const manifest = parseManifest(json, 'manifest.json');
  const blob = files.get(blobName(manifest.config.digest));
  if (blob === null)
    throw new MeasureError(`the config is missing from ${files.name}`, {
      hint: 'The image is incomplete. Copy it again.',
    });
  const config = readDocument(blob, 'the image config', limit);
  if (digestLike(manifest.config.digest, config) !== manifest.config.digest)
    throw new MeasureError(`the config of ${files.name} does not match its digest`, {
      hint: 'The image was changed or damaged. Copy it again.',
    });
  const source = storedImage(
    {
      kind: 'oci-layout',
      reference,
      digest: sha256Of(json),
      config,
      layers: manifest.layers.map(({ digest, size, urls }) => ({
        name: blobName(digest),
        digest,
        size,
        foreign: (urls ?? []).length > 0,
      })),
    },
    files,
  );
  requirePlatform(source.manifest.config.platform, platform, reference);
  return source;
}

/** The transport leaves the algorithm out where it is sha256. */
function blobName(digest: string): string {
  return digest.replace(/^sha256:/, '').replace(':', '-');
}
