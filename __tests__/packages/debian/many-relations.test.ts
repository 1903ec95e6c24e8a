/** Relations of an attacker: one name over and over, many alternatives, many packages of one name. */
import { describe, expect, test } from '@jest/globals';
import { closureOfAll } from '../../../src/packages/debian/removal.ts';
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
});
