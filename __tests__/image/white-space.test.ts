import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { squeeze, squeezeLines } from '../../src/image/white-space.ts';

const text = fc.string({
  unit: fc.constantFrom(...' \t\n\r\v\f\u0085\u00a0\u1680\u2003\u2028\ufeff\u200bab\u00e9\u6c49\ud83d\ude00'),
});

test('runs of white space become one blank', () => {
  fc.assert(fc.property(text, any => expect(squeeze(any)).toBe(any.replace(/\s+/g, ' ').trim())));
});

test('line breaks stay where they are asked to', () => {
  const plain = (any: string) =>
    any
      .replace(/\r\n?/g, '\n')
      .replace(/[^\S\n]+/g, ' ')
      .trim();
  fc.assert(fc.property(text, any => expect(squeezeLines(any)).toBe(plain(any))));
});
