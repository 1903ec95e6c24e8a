/** Calculates digests as images write them. */
import { createHash, type Hash } from 'node:crypto';
import { MeasureError } from '../errors.ts';
import type { Digest } from './types.ts';

export type DigestAlgorithm = 'sha256' | 'sha512';

/** The algorithm of a digest. @throws MeasureError if it is unknown */
export function algorithmOf(digest: Digest): DigestAlgorithm {
  const name = digest.slice(0, digest.indexOf(':'));
  if (name === 'sha256' || name === 'sha512') return name;
  throw new MeasureError(`${JSON.stringify(digest.slice(0, 40))} is a digest that cannot be checked`, {
    hint: 'Only sha256 and sha512 are known. Write the image with one of them.',
  });
}

/** Calculates a digest of bytes that come in chunks. */
export class Digester {
  readonly algorithm: DigestAlgorithm;
  readonly #hash: Hash;

  constructor(algorithm: DigestAlgorithm) {
    this.algorithm = algorithm;
    this.#hash = createHash(algorithm);
  }

  update(chunk: Uint8Array): void {
    this.#hash.update(chunk);
  }

  /** The digest. May be called once. */
  digest(): Digest {
    return `${this.algorithm}:${this.#hash.digest('hex')}`;
  }
}

/** The digest of a document, with the algorithm of another digest. */
export function digestLike(like: Digest, bytes: Uint8Array): Digest {
  const digester = new Digester(algorithmOf(like));
  digester.update(bytes);
  return digester.digest();
}

/** The usual digest of images. */
export function sha256Of(bytes: Uint8Array): Digest {
  return digestLike('sha256:', bytes);
}
