import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minimatch } from 'minimatch';
import { globMatcher } from '../../../src/report/html/model/glob.ts';
import { expectAtMost, processorTime } from '../../kit/runner/quickness.ts';

describe('globs', () => {
  test.each([
    ['/usr/lib/**', '/usr/lib/a/b', true],
    ['/usr/lib/**', '/usr/libx', false],
    ['*.pyc', '/a/b/c.pyc', true],
    ['*.pyc', '/a/b.pyc/c', false],
    ['b/*.py?', '/a/b/c.pyc', true],
    ['/a/**/z', '/a/z', true],
    ['/a/**/z', '/a/b/c/z', true],
    ['/a/*/z', '/a/b/c/z', false],
    ['/A/*', '/a/b', true],
    ['?', '/a', true],
    ['?', '/ab', false],
  ])('%s for %s: %s', (glob, path, expected) => {
    expect(globMatcher(glob)(path)).toBe(expected);
  });

  test('are what minimatch says', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 });
    const part = fc.oneof(
      fc.constant('**'),
      fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4 }),
    );
    const whole = (parts: readonly string[]) => `/${parts.join('/')}`;
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.array(text, { minLength: 1, maxLength: 5 }),
        (glob, path) => {
          // minimatch wants something below a `**` at the end, and reads `***` in its own way.
          fc.pre(glob.at(-1) !== '**' && glob.every(one => one === '**' || !one.includes('**')));
          expect(globMatcher(whole(glob))(whole(path))).toBe(minimatch(whole(path), whole(glob), { dot: true }));
        },
      ),
    );
  });

  test('take no time that grows fast', async () => {
    await expectAtMost(3000, () =>
      processorTime(() => {
        expect(globMatcher(`/${'*a'.repeat(200)}b`)(`/${'a'.repeat(4000)}`)).toBe(false);
        expect(globMatcher(`/${'**/a/'.repeat(100)}b`)(`/${'a/'.repeat(1000)}c`)).toBe(false);
      }),
    );
  });
});
