import { describe, expect, test } from '@jest/globals';
import { directory, environment, isWithin, resolve } from '../../src/image/config-paths.ts';

describe('a directory of a config', () => {
  test.each([
    ['/app', '/app'],
    ['//app/./a/../b/', '/app/b'],
    ['/', null],
    ['/..', null],
    ['app', null],
    ['', null],
    // Of 512 characters, and of one more.
    [`/${'a'.repeat(511)}`, `/${'a'.repeat(511)}`],
    [`/${'a'.repeat(512)}`, null],
  ])('%j is %j', (text, expected) => expect(directory(text)).toBe(expected));

  test.each([
    ['/app', 'a', '/app/a'],
    ['/app', '../a', '/a'],
    ['/app', '/a', '/a'],
    ['/app', '..', null],
  ])('from %s, %s is %j', (from, path, expected) => expect(resolve(from, path)).toBe(expected));
});

test('the last value of a variable counts', () => {
  expect([...environment({ env: ['A=1', 'B', 'A=2=3', '=C'] })]).toEqual([
    ['A', '2=3'],
    ['B', ''],
    ['', 'C'],
  ]);
});

test.each([
  ['/app', true],
  ['/app/a/b', true],
  ['/application', false],
  ['/', false],
  ['/srv/app', false],
])('%s is within /app: %s', (path, expected) => {
  expect(isWithin(path, new Set(['/app', '/other']))).toBe(expected);
  expect(isWithin(path, new Set())).toBe(false);
});
