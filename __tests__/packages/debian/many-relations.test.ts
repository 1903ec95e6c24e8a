/** Relations of an attacker: one name over and over, many alternatives, many packages of one name. */
import { describe, expect, test } from '@jest/globals';
import { clausesOf } from '../../../src/packages/debian/relations.ts';
import { closureOfAll, removedWith } from '../../../src/packages/debian/removal.ts';
import { packagesIn } from '../../../src/packages/debian/states.ts';
import { PackageNeeds } from '../../../src/packages/package-needs.ts';
import { files, packagesIn as packagesOf } from '../../kit/reports/find-packages.ts';

/** More than a call may have arguments. */
const MANY = 150_000;

/** @param fields of each package by its name */
function statusOf(fields: Readonly<Record<string, string>>): string {
  const texts = Object.entries(fields).map(([name, more]) =>
    ['Package: ', name, '\nStatus: install ok installed\nVersion: 1\n', more].join(''),
  );
  return `${texts.join('\n\n')}\n`;
}

const stateOf = (fields: Readonly<Record<string, string>>) => packagesIn(statusOf(fields)) ?? new Map();

test('a relation that is repeated is one', () => {
  expect(clausesOf('b, b , b:any, c (>= 1) | c (>=1) | b, c (>= 1) | b, b (>= 1)')).toEqual([
    [{ name: 'b', operator: null, version: '' }],
    [
      { name: 'c', operator: '>=', version: '1' },
      { name: 'b', operator: null, version: '' },
    ],
    [{ name: 'b', operator: '>=', version: '1' }],
  ]);
});

describe(`${MANY} at once`, () => {
  const names = Array.from({ length: MANY }, (_, n) => `b${n}`);

  test('alternatives', () => {
    const one = stateOf({ b: '' }).get('b');
    if (one === undefined) throw new Error('no package');
    const packages = new Map(['a', ...names].map(name => [name, { ...one, name }]));
    const alternatives = names.map(name => ({ name, operator: null, version: '' }));
    const closure = closureOfAll(packages, ['a'], ({ name }) => (name === 'a' ? [alternatives] : []));
    expect(closure.size).toBe(MANY + 1);
  });

  test('packages that one needs', async () => {
    const { installed } = await packagesOf([files({ 'var/lib/dpkg/status': statusOf({ b: '' }) })]);
    const all = installed.flatMap(one => [
      { ...one, name: 'a', depends: names.map(name => [name]) },
      ...names.map(name => ({ ...one, name })),
    ]);
    expect(new PackageNeeds(all, 'dpkg').closure(['a']).size).toBe(MANY + 1);
  });

  test('packages that go, each of which a package could do with', () => {
    const some = names.slice(0, 8000);
    const packages = stateOf({
      a: `Depends: ${some.map(name => `${name} | kept`).join()}`,
      c: `Depends: ${some.join('|')}`,
      kept: '',
      ...Object.fromEntries(some.map(name => [name, ''])),
    });
    const state = { packages, automatic: new Set<string>() };
    const started = process.cpuUsage();
    const removed = removedWith({ state, purged: new Set(some), keptFor: { recommends: true, suggests: true } });
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
    expect([removed.size, removed.has('a'), removed.has('c')]).toEqual([8001, false, true]);
  });
});

test('a record with a million packages that could meet a relation is read, and none with more', () => {
  const providers = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`p${n}`, 'Provides: x']));
  const needs = (count: number) => Array.from({ length: count }, (_, n) => `x | y${n}`).join();
  const read = (count: number) => packagesIn(statusOf({ ...providers, a: `Depends: ${needs(count)}` }));
  expect(read(1000)?.size).toBe(1001);
  expect(read(1001)).toBeNull();
});
