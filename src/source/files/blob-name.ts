/** Names of blobs in image layouts and in the archives of newer engines. */
import { asDigest } from '../../image/parse.ts';
import type { Digest } from '../../image/types.ts';

/** The file of a blob. */
export function blobName(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** The digest in `blobs/sha256/<hex>`, the layout of Docker 25 and later. */
export function blobDigest(name: string): Digest | null {
  const [, algorithm, hex] = /^(?:\.\/)?blobs\/([a-z0-9]+)\/([a-f0-9]+)$/.exec(name) ?? [];
  return algorithm && hex ? asDigest(`${algorithm}:${hex}`) : null;
}
