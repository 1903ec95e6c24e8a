import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ByteSpan } from '../../../src/layer/tar/byte-span.ts';
import { CleanPath, cleanPath, splitName } from '../../../src/layer/tar/clean-path.ts';
import { runs } from '../../kit/runner/thorough.ts';

const name = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 12 });

describe('a name', () => {
  test('is cleaned as by path.Clean', () => {
    fc.assert(
      fc.property(name, text => {
        expect(cleanPath(text)).toBe(posix.normalize(`/${text}`).replace(/^\/|\/$/g, ''));
      }),
      { numRuns: runs(2000) },
    );
  });

  test('with several slashes at its end is the same file', () => {
    expect(['a//', 'a///', 'd/a//'].map(cleanPath)).toEqual(['a', 'a', 'd/a']);
  });
});

describe('CleanPath', () => {
  test('says of a name among other bytes what its text says', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '\xff'), maxLength: 10 });
    fc.assert(
      fc.property(
        name,
        fc.constantFrom('', '/', '.', '/./'),
        fc.constantFrom('', '/', '.', '\0'),
        (text, before, after) => {
          const span = new ByteSpan();
          span.point(Buffer.from(before + text + after, 'latin1'), before.length, before.length + text.length);
          const { bytes, start, directoryEnd, base, end } = cleaned(span);
          expect({
            directory: bytes.toString('latin1', start, directoryEnd),
            base: bytes.toString('latin1', base, end),
          }).toEqual(splitName(text));
          expect(end - start).toBe(cleanPath(text).length);
        },
      ),
    );
  });

  function cleaned(span: ByteSpan): CleanPath {
    const path = new CleanPath();
    path.clean(span);
    return path;
  }
});
