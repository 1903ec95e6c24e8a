/**
 * Images in the archive of `docker save`, which podman, skopeo and BuildKit write too. Newer engines add an OCI index; if it names
 * images it is used, since it has platforms and digests that manifest.json lacks.
 */
import { MeasureError, UsageError } from '../../errors.ts';
import { digestLike, sha256Of } from '../../image/digest.ts';
import { type ArchivedImage, asDigest, parseArchiveManifest, parseIndex } from '../../image/parse.ts';
import { requirePlatform } from '../../image/platform.ts';
import { meansReference } from '../../image/reference.ts';
import type { Digest } from '../../image/types.ts';
import { blobDigest } from '../files/blob-name.ts';
import { type FileSet, readDocument } from '../files/files.ts';
import { type ImageRequest, openOciLayout } from '../layout/oci-layout.ts';
import { list, several } from '../layout/oci-names.ts';
import { storedImage } from '../stored-image.ts';
import type { ImageSource, SourceIo } from '../types.ts';

/** @throws UsageError if a choice must be made or fails; MeasureError if the archive is damaged */
export function openDockerArchive(files: FileSet, request: ImageRequest, io: SourceIo): ImageSource {
  const limit = io.limits.manifestBytes;
  if (hasOciImages(files, limit)) return openOciLayout(files, request, io);
  const list = files.get('manifest.json');
  if (list === null)
    throw new MeasureError(`${files.name} has no manifest.json`, { hint: 'It is not an archive of docker save.' });
  const images = parseArchiveManifest(readDocument(list, 'manifest.json', limit), 'manifest.json');
  const image = chooseImage(images, request.ref, files.name);
  const config = files.get(image.config);
  if (config === null)
    throw new MeasureError(`the config ${JSON.stringify(image.config.slice(0, 80))} is missing from ${files.name}`, {
      hint: 'The archive is incomplete. Save it again.',
    });
  const bytes = readDocument(config, 'the image config', limit);
  checkConfig(image.config, bytes, files.name);
  const source = storedImage(
    {
      kind: request.kind,
      reference: request.reference,
      digest: sha256Of(bytes),
      config: bytes,
      layers: image.layers.map(name => ({ name, digest: blobDigest(name), size: null, foreign: false })),
    },
    files,
  );
  requirePlatform(source.manifest.config.platform, request.platform, request.reference);
  return source;
}

/** Docker 25 leaves the index empty for an image that it saves by its ID. */
function hasOciImages(files: FileSet, limit: number): boolean {
  const index = files.get('oci-layout') === null ? null : files.get('index.json');
  return index !== null && parseIndex(readDocument(index, 'index.json', limit), 'index.json').length > 0;
}

/** Chooses an image of a manifest.json by its tag. @throws UsageError naming the choices */
export function chooseImage(images: readonly ArchivedImage[], ref: string | null, where: string): ArchivedImage {
  const names = images.map(image => image.tags[0] ?? image.config);
  const matching = ref === null ? images : images.filter(image => isMeant(image, ref));
  const [image] = matching;
  if (image === undefined && ref !== null && images.length > 0)
    throw new UsageError(`${where} has no image ${JSON.stringify(ref)}`, {
      about: 'image',
      hint: `It has: ${list(names)}.`,
    });
  if (image === undefined)
    throw new MeasureError(`${where} holds no image`, { hint: 'Its manifest.json is empty. Save it again.' });
  if (matching.length > 1) {
    const ids = matching.map(({ config }) => digestIn(config) ?? config);
    throw several(where, ref === null ? names : ids, 'docker-archive');
  }
  return image;
}

/** By a tag, by the image's ID, or by the name of its config. */
function isMeant({ tags, config }: ArchivedImage, ref: string): boolean {
  return ref === config || ref === digestIn(config) || tags.some(tag => meansReference(ref, tag));
}

/** Checks a config against the digest in its name, if it has one. @throws MeasureError */
function checkConfig(name: string, bytes: Uint8Array, where: string): void {
  const digest = digestIn(name);
  if (digest === null || digestLike(digest, bytes) === digest) return;
  throw new MeasureError(`the config of ${where} does not match its digest`, {
    hint: 'It was changed or damaged. Save the image again.',
  });
}

/** The digest that a config's name carries: `<hex>.json`, a blob, or `sha256:<hex>` as go-containerregistry writes it. */
function digestIn(name: string): Digest | null {
  const [, hex] = /^([a-f0-9]{64})\.json$/.exec(name) ?? [];
  return hex ? asDigest(`sha256:${hex}`) : (blobDigest(name) ?? asDigest(name));
}
