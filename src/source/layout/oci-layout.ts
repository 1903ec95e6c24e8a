/**
 * Images in an OCI image layout, a directory or an archive.
 * https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
import { MeasureError, UsageError } from '../../errors.ts';
import { type Descriptor, parseManifest } from '../../image/parse.ts';
import { choosePlatform, formatPlatform, hostPlatform, otherPlatforms } from '../../image/platform.ts';
import type { Platform, SourceKind } from '../../image/types.ts';
import { checkSecondList } from '../archive/conflicting-lists.ts';
import { blobName } from '../files/blob-name.ts';
import type { FileSet } from '../files/files.ts';
import { isAttestation } from '../media-types.ts';
import { listedLayers, storedImage } from '../stored-image.ts';
import type { ImageSource, SourceIo } from '../types.ts';
import { type Candidate, Layout, short } from './indexed-images.ts';
import { list, means, namesOf, several, titleOf } from './oci-names.ts';
import { sameImage, statedBy, within } from './stated-platform.ts';

/** Which image of an archive or a layout to take. */
export interface ImageRequest {
  /** What reports call the source: an engine's export is an archive too. */
  kind: SourceKind;
  /** How reports call the image. */
  reference: string;
  /** A name, tag or digest; null for the only image. */
  ref: string | null;
  platform: Platform | null;
}

/** @throws UsageError if a choice must be made or fails; MeasureError if the layout is damaged */
export function openOciLayout(files: FileSet, request: ImageRequest, io: SourceIo): ImageSource {
  const layout = new Layout(files, io.limits);
  const roots = rootsOf(layout, request);
  const found = roots.map(root => imagesOf(root, layout, roots.length));
  if (areSeveral(found)) throw several(files.name, [...new Set(roots.map(({ digest }) => digest))], request.kind);
  const images = distinct(found.flat());
  if (images.length === 0) throw noImage(files.name, layout.passedOver);
  const { descriptor, artifact, platform: chosen } = chooseImage(images, request, io);
  if (artifact !== null) throw noImage(files.name, new Set([artifact]));
  const manifest = parseManifest(layout.document(descriptor), `the manifest ${short(descriptor)}`);
  const { ref, platform } = request;
  const names = ref === null ? null : [ref, ...roots.flatMap(namesOf)];
  const configs = images.map(image => image.config).filter(config => config !== null);
  checkSecondList(files, { names, platform, configs, chosen: manifest }, io.limits.manifestBytes);
  refuseEncrypted(manifest.layers, request.reference);
  return storedImage(
    {
      kind: request.kind,
      reference: request.reference,
      digest: descriptor.digest,
      config: layout.document(manifest.config),
      layers: listedLayers(manifest.layers, blobName),
      otherPlatforms: isFile(request.kind)
        ? otherPlatforms(
            images.filter(({ held }) => held),
            chosen,
          )
        : [],
    },
    files,
  );
}

/** Whether the kind is a file or a folder: an engine's export says little of what the engine holds. */
function isFile(kind: SourceKind): boolean {
  return kind === 'oci-layout' || kind === 'oci-archive' || kind === 'docker-archive';
}

/** What index.json states of its entry tells several entries apart; of the only one engines don't ask. */
function imagesOf(root: Descriptor, layout: Layout, roots: number): Candidate[] {
  const images = layout.images(root, 0);
  if (roots === 1) return images;
  return images.map(image => ({ ...image, ...within(statedBy(root), image, `the document ${short(root)}`) }));
}

/** Layers of ocicrypt: what is inside cannot be told without a key. https://github.com/containers/ocicrypt */
export function refuseEncrypted(layers: readonly Descriptor[], reference: string): void {
  const encrypted = layers.findIndex(({ mediaType }) => mediaType?.endsWith('+encrypted'));
  if (encrypted >= 0)
    throw new MeasureError(`layer ${encrypted} of ${reference} is encrypted`, {
      hint: 'Measure it decrypted: skopeo copy --decryption-key KEY.',
    });
}

/** The error for a place without an image. @param types of what it holds instead */
export function noImage(where: string, types: ReadonlySet<string>): MeasureError {
  const [first, ...others] = [...types].map(type => type.slice(0, 100));
  const instead = others.length === 0 ? `an artifact of type ${first}` : `artifacts of types ${list([...types])}`;
  return new MeasureError(`${where} holds no container image${first === undefined ? '' : `, but ${instead}`}`, {
    hint: 'Artifacts such as charts, signatures and attestations have no size to judge. Name an image.',
  });
}

/**
 * Chooses by platform. An engine saves the index of all platforms with the blobs of one: unless a platform is asked for, only images
 * that the layout holds count.
 */
function chooseImage(images: readonly Candidate[], request: ImageRequest, io: SourceIo): Candidate {
  const held = images.filter(image => image.held);
  const choice = { wanted: request.platform, host: hostPlatform(io.arch) };
  const chosen = choosePlatform(choice.wanted === null && held.length > 0 ? held : images, choice);
  if (chosen.held) return chosen;
  const platforms = held.map(({ platform }) => formatPlatform(platform));
  throw new MeasureError(
    `${request.reference} lists an image for ${formatPlatform(chosen.platform)}, but does not hold it`,
    { hint: `It holds ${list(platforms)}. Save the image with the platform that is to be measured.` },
  );
}

function distinct(images: readonly Candidate[]): Candidate[] {
  return [...new Map(images.map(image => [sameImage(image.descriptor, image.platform), image])).values()];
}

/** The index entries of one image; several if they are its platforms. */
function rootsOf(layout: Layout, { ref, kind }: ImageRequest): Descriptor[] {
  const all = layout.index();
  const twice = sharedName(ref === null ? all : all.filter(entry => means(entry, ref)));
  if (twice) throw several(layout.name, twice, kind);
  const entries = all.filter(entry => !isAttestation(entry));
  const named = ref === null ? entries : entries.filter(entry => means(entry, ref));
  if (ref !== null && named.length === 0)
    throw new UsageError(`${layout.name} has no image ${JSON.stringify(ref)}`, {
      hint: `It has: ${list(entries.map(titleOf))}.`,
    });
  if (!haveSeveralNames(named)) return named;
  // Signatures and other artifacts have entries beside that of their image.
  const images = named.filter(entry => layout.mayHoldImage(entry));
  if (haveSeveralNames(images)) throw several(layout.name, images.map(titleOf), kind);
  return images.length > 0 ? images : named;
}

/** Digests of different entries with one name: containerd's store keeps the last of them, other tools take the first. */
function sharedName(entries: readonly Descriptor[]): string[] | null {
  const digests = new Map<string, string>();
  for (const entry of entries)
    for (const name of namesOf(entry).slice(0, 1)) {
      const first = digests.get(name);
      if (first !== undefined && first !== entry.digest)
        return entries.filter(other => namesOf(other)[0] === name).map(({ digest }) => digest);
      digests.set(name, entry.digest);
    }
  return null;
}

/** Whether the entries are several images, by their names. */
function haveSeveralNames(entries: readonly Descriptor[]): boolean {
  const titles = new Set(entries.map(entry => namesOf(entry)[0] ?? ''));
  return titles.size > 1 && new Set(entries.map(({ digest }) => digest)).size > 1;
}

/** Whether entries of one name have different images for one platform: then they are several images. */
function areSeveral(found: readonly (readonly Candidate[])[]): boolean {
  const known = new Map<string, { digest: string; entry: number }>();
  for (const [entry, images] of found.entries())
    for (const { descriptor, platform } of images) {
      const name = formatPlatform(platform);
      const other = known.get(name);
      if (other && other.entry !== entry && other.digest !== descriptor.digest) return true;
      known.set(name, { digest: descriptor.digest, entry });
    }
  return false;
}
