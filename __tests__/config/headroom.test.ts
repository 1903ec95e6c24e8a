import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withHeadroom } from '../../src/config/values/headroom.ts';
import { parseSize, writeSize } from '../../src/config/values/units.ts';

test.each([
  [284_113_204, '300 MB'],
  [2_560_000, '2.7 MB'],
  [10_450_000, '11 MB'],
  [95_300, '101 kB'],
  [1000, '1.05 kB'],
  [20, '21 B'],
  [5, '5 B'],
  [0, '0 B'],
])('%d has the limit %s', (figure, limit) => {
  expect(writeSize(withHeadroom(figure))).toBe(limit);
});

test('a limit is 5 to 10 % above its figure, and only for a few bytes the figure itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 10 ** 14 }), figure => {
      const limit = withHeadroom(figure);
      expect(limit * 100).toBeGreaterThanOrEqual(figure * 105);
      expect(limit * 10).toBeLessThan(figure * 11);
    }),
  );
});

test('a size that is written is read as the same number', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), size => {
      expect(parseSize(writeSize(size))).toBe(size);
    }),
  );
});
