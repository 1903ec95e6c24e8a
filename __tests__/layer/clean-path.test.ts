import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanPath } from '../../src/layer/clean-path.ts';

const name = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 12 });

describe('a name', () => {
  test('is cleaned as by path.Clean', () => {
    fc.assert(
      fc.property(name, text => {
        expect(cleanPath(text)).toBe(posix.normalize(`/${text}`).replace(/^\/|\/$/g, ''));
      }),
      { numRuns: 2000 },
    );
  });

  test('with several slashes at its end is the same file', () => {
    expect(['a//', 'a///', 'd/a//'].map(cleanPath)).toEqual(['a', 'a', 'd/a']);
  });
});
