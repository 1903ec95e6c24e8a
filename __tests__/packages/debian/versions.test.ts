import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accepts, clausesOf } from '../../../src/packages/debian/relations.ts';
import { compareVersions } from '../../../src/packages/debian/versions.ts';

describe('versions as dpkg orders them', () => {
  test.each([
    ['1.0', '1.1'],
    ['1.9', '1.10'],
    ['1.0~rc1', '1.0'],
    ['1.0~~', '1.0~'],
    ['1.0', '1.0a'],
    ['1.0a', '1.0+b'],
    ['9.9', '1:0.1'],
    ['1.0-1', '1.0-2'],
    ['1.0', '1.0-1'],
    ['1.0-1~deb12u1', '1.0-1'],
    ['7.88.1-10+deb12u5', '7.88.1-10+deb12u12'],
    ['2.36-9', '2.36-9+deb12u1'],
  ])('%s is older than %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
  });

  test.each([
    ['1.0', '0:1.0'],
    ['1.0-0', '1.0'],
    ['1.01', '1.1'],
    ['', ''],
  ])('%s equals %s', (a, b) => expect(compareVersions(a, b)).toBe(0));

  test('are in a total order', () => {
    const version = fc.stringMatching(/^(?:\d:)?\d[\da-z.+~]{0,5}(?:-[\da-z.+~]{1,3})?$/);
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('relations', () => {
  test('have alternatives, versions, and architectures that do not matter here', () => {
    expect(clausesOf('libc6 (>= 2.36), debconf (>= 0.5) | debconf-2.0, perl:any, ')).toEqual([
      [{ name: 'libc6', operator: '>=', version: '2.36' }],
      [
        { name: 'debconf', operator: '>=', version: '0.5' },
        { name: 'debconf-2.0', operator: null, version: '' },
      ],
      [{ name: 'perl', operator: null, version: '' }],
    ]);
    expect(clausesOf(undefined)).toEqual([]);
  });

  test.each([
    ['a', '1', true],
    ['a (>= 2)', '2', true],
    ['a (>= 2)', '1.9', false],
    ['a (>> 2)', '2', false],
    ['a (>> 2)', '2.1', true],
    ['a (= 2)', '2', true],
    ['a (= 2)', '2-1', false],
    ['a (<= 2)', '2', true],
    ['a (<< 2)', '2', false],
    ['a (<< 2)', '2~', true],
    ['a (< 2)', '2', true],
    ['a (> 2)', '2', true],
  ])('%s of %s: %s', (text, version, expected) => {
    const [[wanted] = []] = clausesOf(text);
    if (wanted === undefined) throw new Error('no relation');
    expect(accepts(wanted, version)).toBe(expected);
  });
});
