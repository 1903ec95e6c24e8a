import { describe, expect, test } from '@jest/globals';
import { MeasureError } from '../../src/errors.ts';
import { algorithmOf, Digester, digestLike, sha256Of } from '../../src/image/digest.ts';

const EMPTY = new Uint8Array(0);
/** Of no bytes, as sha256sum and sha512sum print them. */
const SHA256 = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const SHA512 = `sha512:cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e`;

describe('digests', () => {
  test('are calculated as another one was', () => {
    expect(sha256Of(EMPTY)).toBe(SHA256);
    expect(digestLike('sha256:x', EMPTY)).toBe(SHA256);
    expect(digestLike('sha512:x', EMPTY)).toBe(SHA512);
  });

  test('do not depend on chunks', () => {
    const whole = new Digester('sha256');
    whole.update(Buffer.from('hello'));
    const parts = new Digester('sha256');
    for (const part of 'hello') parts.update(Buffer.from(part));
    expect(parts.digest()).toBe(whole.digest());
  });

  test.each(['sha384:00', 'md5:00', 'blake3:00', 'sha256+b64:00', 'SHA256:00'] as const)(
    '%s cannot be checked',
    digest => {
      expect(() => algorithmOf(digest)).toThrow(MeasureError);
      expect(() => algorithmOf(digest)).toThrow(digest.slice(0, 6));
    },
  );
});
