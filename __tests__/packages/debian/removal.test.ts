import { describe, expect, test } from '@jest/globals';
import { removedWith } from '../../../src/packages/debian/removal.ts';
import { packagesIn } from '../../../src/packages/debian/states.ts';

function packages(lines: Record<string, string>) {
  const texts = Object.entries(lines).map(([name, fields]) => {
    const given = fields.split('; ').filter(field => field !== '');
    return [`Package: ${name}`, 'Status: install ok installed', 'Version: 1', ...given].join('\n');
  });
  return packagesIn(`${texts.join('\n\n')}\n`) ?? new Map();
}

interface Case {
  packages: Record<string, string>;
  automatic: string;
  purged: string;
  keptFor?: { recommends: boolean; suggests: boolean };
}

function removed({ packages: lines, automatic, purged, keptFor = { recommends: true, suggests: true } }: Case) {
  const state = { packages: packages(lines), automatic: new Set(automatic.split(' ')) };
  return [...removedWith({ state, purged: new Set(purged.split(' ')), keptFor })].sort().join(' ');
}

describe('what a purge takes away', () => {
  test.each<[string, Case, string]>([
    [
      'what it names and what only that needs',
      { packages: { a: 'Depends: b', b: 'Depends: c', c: '', d: '' }, automatic: 'b c', purged: 'a' },
      'a b c',
    ],
    [
      'not what another one needs',
      { packages: { a: 'Depends: b', b: '', c: 'Depends: b' }, automatic: 'b', purged: 'a' },
      'a',
    ],
    ['not what somebody asked for', { packages: { a: 'Depends: b', b: '' }, automatic: '', purged: 'a' }, 'a'],
    [
      'what depends on it',
      { packages: { a: '', b: 'Depends: a', c: 'Depends: a | d', d: '' }, automatic: '', purged: 'a' },
      'a b',
    ],
    [
      'none of several alternatives',
      { packages: { a: 'Depends: b', b: '', c: '', d: 'Depends: c | b' }, automatic: 'b c', purged: 'a' },
      'a',
    ],
    [
      'no package that provides a name',
      { packages: { a: 'Depends: b', b: 'Provides: x', d: 'Depends: x' }, automatic: 'b', purged: 'a' },
      'a',
    ],
    [
      'one whose version does not fit',
      { packages: { a: 'Depends: b', b: '', d: 'Depends: b (>= 2) | c', c: '' }, automatic: 'b c', purged: 'a' },
      'a b',
    ],
    [
      'not what others recommend or suggest',
      {
        packages: { a: 'Depends: b, c', b: '', c: '', d: 'Recommends: b; Suggests: c' },
        automatic: 'b c',
        purged: 'a',
      },
      'a',
    ],
    [
      'nor what is essential',
      { packages: { a: 'Depends: b, c', b: 'Essential: yes', c: 'Priority: required' }, automatic: 'b c', purged: 'a' },
      'a',
    ],
    [
      'what others suggest, if the settings say so',
      {
        packages: { a: 'Depends: b, c', b: '', c: '', d: 'Recommends: b; Suggests: c' },
        automatic: 'b c',
        purged: 'a',
        keptFor: { recommends: true, suggests: false },
      },
      'a c',
    ],
  ])('%s', (_, given, expected) => expect(removed(given)).toBe(expected));
});
