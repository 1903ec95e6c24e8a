/** Whether a document is an image index or a manifest, by its keys, its own media type and its descriptor's. */
import { MeasureError } from '../errors.ts';

export type DocumentKind = 'index' | 'manifest';

const KINDS: ReadonlyMap<string, DocumentKind> = new Map([
  ['application/vnd.oci.image.index.v1+json', 'index'],
  ['application/vnd.docker.distribution.manifest.list.v2+json', 'index'],
  ['application/vnd.oci.image.manifest.v1+json', 'manifest'],
  ['application/vnd.docker.distribution.manifest.v2+json', 'manifest'],
]);

/** Media types of the documents that images are found by. */
export const DOCUMENT_TYPES: readonly string[] = [...KINDS.keys()];

/** The kind that a media type names; null if it names neither. */
export function kindOfType(mediaType: unknown): DocumentKind | null {
  return typeof mediaType === 'string' ? (KINDS.get(mediaType) ?? null) : null;
}

/** Keys that only one kind has, even with the value null. containerd decides by the same. */
const KEYS: Readonly<Record<DocumentKind, readonly string[]>> = {
  index: ['manifests'],
  manifest: ['config', 'layers'],
};

/**
 * The kind of a parsed document. Media types are often missing, so its keys decide; but a media type must not contradict them, since
 * engines go by it.
 * @param stated the kind that its descriptor or its place states; null if they state none
 * @throws MeasureError if it is both kinds, or not the kind that is stated
 */
export function kindOfDocument(value: unknown, stated: DocumentKind | null, what: string): DocumentKind {
  if (typeof value !== 'object' || value === null) return 'manifest';
  if ('fsLayers' in value)
    throw new MeasureError(`${what} is in Docker's first manifest schema, which names no config`, {
      hint: 'Convert the image: skopeo copy --format v2s2, or push it again with a newer docker.',
    });
  const own = 'mediaType' in value ? kindOfType(value.mediaType) : null;
  const has = (kind: DocumentKind) => KEYS[kind].some(key => key in value);
  if (has('index') && has('manifest'))
    throw contradiction(
      `${what} is an image index and a manifest at once: it has "manifests" and "config" or "layers"`,
    );
  const shape: DocumentKind | null = has('index') ? 'index' : has('manifest') ? 'manifest' : null;
  const kinds = [stated, own, shape].filter(kind => kind !== null);
  const [kind = 'manifest'] = kinds;
  const contrary = kinds.find(one => one !== kind);
  if (contrary) throw contradiction(`${what} is called ${NAMES[kind]}, but is ${NAMES[contrary]}`);
  return kind;
}

const NAMES: Readonly<Record<DocumentKind, string>> = { index: 'an image index', manifest: 'an image manifest' };

function contradiction(message: string): MeasureError {
  return new MeasureError(message, {
    hint: 'Engines refuse it or see another image than this tool does. Build or save the image again.',
  });
}
