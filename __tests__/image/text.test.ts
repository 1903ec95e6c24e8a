import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { listed, squeeze, squeezeLines } from '../../src/image/text.ts';

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

test.each<[string[], number | undefined, string]>([
  [[], undefined, ''],
  [['a'], undefined, 'a'],
  [['a', 'b'], 2, 'a and b'],
  [['a', 'b', 'c'], undefined, 'a, b and c'],
  [['a', 'b', 'c'], 2, 'a, b and 1 more'],
])('%j, at most %j of them, are %j', (words, most, expected) => {
  expect(listed(words, most)).toBe(expected);
});
