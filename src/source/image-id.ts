/** An engine's ID of an image. */
import { sha256Of } from '../image/digest.ts';
import { asDigest } from '../image/parse.ts';
import type { Digest } from '../image/types.ts';
import { type FileSet, readDocument } from './files.ts';
import { member } from './json.ts';

/**
 * The image's ID where it is the digest of the config, as with graph drivers: these have no manifest, and the one that newer
 * engines put into an export is of the export alone.
 * @param facts the engine's answer to `GET /images/NAME/json`
 */
export function configId(facts: unknown, files: FileSet, limit: number): Digest | null {
  const id = asDigest(String(member(facts, 'Id')));
  if (!id?.startsWith('sha256:')) return null;
  const hex = id.slice('sha256:'.length);
  const bytes = files.get(`${hex}.json`) ?? files.get(`blobs/sha256/${hex}`);
  if (bytes?.kind !== 'seekable') return null;
  const document = readDocument(bytes, 'the image config', limit);
  return sha256Of(document) === id && isConfig(document) ? id : null;
}

function isConfig(document: Uint8Array): boolean {
  try {
    return member(JSON.parse(Buffer.from(document).toString()), 'rootfs') !== undefined;
  } catch {
    // What is no JSON is no config, whatever else it is.
    return false;
  }
}
