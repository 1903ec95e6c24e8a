/** What only development needs, by the record of pnpm. */
import { describe, expect, test } from '@jest/globals';
import { developmentPackages, packageInStore } from '../../src/rules/lockfiles/pnpm-lock.ts';

type Versions = Readonly<Record<string, string>>;

interface Installed {
  /** Lists of the project's packages. */
  project: Readonly<Record<string, Versions>>;
  /** What each package needs. */
  packages: Readonly<Record<string, Versions>>;
  /** What it can do without. */
  optional?: Readonly<Record<string, Versions>>;
}

/** The text that pnpm 9 writes. */
function recordOf({ project, packages, optional = {} }: Installed): string {
  const wanted = Object.entries(project).flatMap(([list, versions]) => [
    `    ${list}:`,
    ...Object.entries(versions).flatMap(([name, version]) => [
      `      ${name}:`,
      '        specifier: ^1.0.0',
      `        version: ${version}`,
    ]),
  ]);
  const listed = (list: string, versions: Versions = {}) => {
    const lines = Object.entries(versions).map(([name, version]) => `      ${name}: ${version}`);
    return lines.length === 0 ? [] : [`    ${list}:`, ...lines];
  };
  const snapshots = Object.entries(packages).flatMap(([key, versions]) => {
    const needs = [...listed('dependencies', versions), ...listed('optionalDependencies', optional[key])];
    return needs.length === 0 ? ['', `  ${key}: {}`] : ['', `  ${key}:`, ...needs];
  });
  const details = Object.keys(packages).flatMap(key => ['', `  ${key}:`, '    resolution: {integrity: sha512-a==}']);
  const settings = ['settings:', '  autoInstallPeers: true', ''];
  const importers = ['importers:', '', '  .:', ...wanted, ''];
  return [
    "lockfileVersion: '9.0'",
    '',
    ...settings,
    ...importers,
    'packages:',
    ...details,
    '',
    'snapshots:',
    ...snapshots,
  ]
    .map(line => `${line}\n`)
    .join('');
}

const installed: Installed = {
  project: {
    dependencies: { d: 'debug@4.0.0(react@18.0.0)' },
    devDependencies: { use: '1.0.0(react@18.0.0)' },
    optionalDependencies: { fsevents: '2.0.0', native: '3.0.0' },
  },
  packages: {
    "'@types/node@20.1.0'": {},
    'debug@4.0.0(react@18.0.0)': { ms: '2.0.0', react: '18.0.0' },
    'ms@2.0.0': {},
    'ms@2.1.0': {},
    'native@3.0.0': {},
    'react@18.0.0': {},
    'rimraf@2.7.1': { ms: '2.1.0' },
    'use@1.0.0(react@18.0.0)': { "'@types/node'": '20.1.0', rimraf: '2.7.1', react: '18.0.0' },
  },
};

const named = (installation: Installed) => developmentPackages(recordOf(installation));

describe('packages that only development needs', () => {
  test('with peers, an alias, two versions and one for another platform', () => {
    expect([...(named(installed) ?? [])]).toEqual(['@types+node@20.1.0', 'ms@2.1.0', 'rimraf@2.7.1', 'use@1.0.0']);
  });

  test('not what an optional package needs', () => {
    const optional = { 'native@3.0.0': { ms: '2.1.0' } };
    expect([...(named({ ...installed, optional }) ?? [])]).not.toContain('ms@2.1.0');
  });

  test('a link to a directory is no package', () => {
    const dependencies = { ...installed.project.dependencies, here: 'link:../here' };
    expect(named({ ...installed, project: { ...installed.project, dependencies } })?.size).toBe(4);
  });

  const other = '  packages/b:\n    dependencies:\n      rimraf:\n        version: 2.7.1\n\npackages:';
  const unknown: Record<string, string> = {
    'a production package that is not listed': recordOf({
      ...installed,
      project: { ...installed.project, dependencies: { lost: '1.0.0' } },
    }),
    'another version': recordOf(installed).replace("'9.0'", "'6.0'"),
    'several projects': recordOf(installed).replace('packages:', other),
    'no project': "lockfileVersion: '9.0'\n\nsnapshots:\n\n  a@1.0.0: {}\n",
    'no record': 'a',
  };
  test.each(Object.entries(unknown))('unknown for %s', (_, text) => {
    expect(developmentPackages(text)).toBeNull();
  });

  test('many packages that need each other take no long', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `p${n}`);
    const packages = Object.fromEntries(
      many.map((name, n) => [`${name}@1.0.0`, { [`p${n + 1}`]: '1.0.0', p0: '1.0.0' }]),
    );
    const project = { dependencies: { p0: '1.0.0' } };
    expect(named({ project, packages: { ...packages, 'p20000@1.0.0': {}, 'dev@1.0.0': {} } })).toEqual(
      new Set(['dev@1.0.0']),
    );
  });
});

test.each([
  ['rimraf@2.7.1', 'rimraf@2.7.1'],
  ['@types+node@20.1.0', '@types+node@20.1.0'],
  ['use_it@1.0.0_react-dom@18.0.0_react@18.0.0', 'use_it@1.0.0'],
  ['JSONStream@1.3.5_0123456789abcdef', 'JSONStream@1.3.5'],
  ['node_modules', null],
  ['lock.yaml', null],
])('the directory %s is of %s', (directory, expected) => {
  expect(packageInStore(directory)).toBe(expected);
});
