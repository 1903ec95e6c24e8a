/** Records of an attacker: huge, cut short, looping, or with paths that lead elsewhere. */
import { describe, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS } from '../../src/layer/limits.ts';
import { readLayer } from '../../src/layer/read-layer.ts';
import { findPackages, PACKAGE_RECORDS } from '../../src/packages/find-packages.ts';
import { stack } from '../../src/stack/stack-layers.ts';
import { type Entry, tarOf } from '../kit/archives/archives.ts';
import { seekable } from '../kit/reports/analyse-tars.ts';
import { files, packagesIn, shortly } from '../kit/reports/find-packages.ts';

const STATUS = 'Package: a\nStatus: install ok installed\nVersion: 1\n';

/** An image with one package of dpkg that lists these paths. */
const listing = (list: string, more: Entry[] = []): Entry[] => [
  ...files({ 'var/lib/dpkg/status': STATUS, 'var/lib/dpkg/info/a.list': list, x: 10, 'd/y': 5 }),
  ...more,
];

describe('paths in a list', () => {
  test.each([
    ['above the root', '/../../x\n/d/../../x\n', 10],
    ['relative', 'x\n', 10],
    ['not clean', '//d/./y\n', 5],
    ['with a line end of its own', '/x\r\n', 0],
    ['of nothing', '\n/\n//\n/..\n/.\n/x/y\n/none/y\n', 0],
    ['through a link', '/l/y\n', 5],
    ['that end in a link, which is not followed', '/m\n', 0],
    ['through a loop of links', '/loop/y\n/loop2/x/y\n/x\n', 10],
  ])('%s', async (_, list, bytes) => {
    const links = [
      { name: 'l', symlink: 'd' },
      { name: 'm', symlink: 'x' },
      { name: 'loop', symlink: 'loop2' },
      { name: 'loop2', symlink: 'loop' },
    ];
    expect(shortly((await packagesIn([listing(list, links)])).installed)).toEqual([`dpkg a 1 ${bytes}`]);
  });

  test('are bytes, whatever they spell', async () => {
    const layer = [...listing('/caf\xc3\xa9\n/\xff\n'), ...files({ 'caf\xc3\xa9': 7, '\xff': 9 })];
    expect(shortly((await packagesIn([layer])).installed)).toEqual(['dpkg a 1 16']);
  });

  test('that take endless steps stop at the limit', async () => {
    const hops = Array.from({ length: 39 }, (_, n) => ({ name: `h${n}`, symlink: `${'d/../'.repeat(10)}h${n + 1}` }));
    const list = Array.from({ length: 1000 }, (_, n) => `/h0/${n}/y\n`).join('');
    const options = { diffId: null, digest: null, smallFiles: PACKAGE_RECORDS };
    const { index } = await readLayer('layer', seekable(tarOf(listing(list, hops))), options);
    const { root } = stack([index], { limits: { ...DEFAULT_LIMITS, pathSteps: 100_000 } });
    expect(() => findPackages({ root, layers: [index], baseLayers: 0 })).toThrow('more than the limit "pathSteps"');
  });
});

describe('records', () => {
  test('cut short count as far as they go', async () => {
    const layer = files({
      'var/lib/dpkg/status': 'Package: a\nStatus: install ok installed\nVersion: 1\n\nPackage: b\nStatus: install o',
      'var/lib/dpkg/info/a.list': '/x\n/d/',
      'lib/apk/db/installed': 'P:c\nF:d\nR:y\nR:',
      's.dist-info/RECORD': '"d/y,,\nz',
      'node_modules/n/package.json': '{"name":"n","ver',
      'vendor/composer/installed.json': '{"packages":[{"name":"p/p"',
      ...{ x: 10, 'd/y': 5, z: 1 },
    });
    const { installed } = await packagesIn([layer]);
    expect(shortly(installed)).toEqual([
      'npm n null 16',
      'dpkg a 1 10',
      'apk c null 5',
      'dpkg b null 0',
      'pip s null 0',
    ]);
  });

  test('of other types are no packages', async () => {
    const layer = files({
      'var/lib/dpkg/status': `\n\n \n:\nPackage:\nStatus: install ok installed\n\n\0\n`,
      'lib/apk/db/installed': 'V:1\n\nP:\n\nF:\nR:x',
      's.dist-info/METADATA': '\n\nName: x\n',
      'node_modules/n/package.json': '[{"name":"n"}]',
      'node_modules/@s/package.json': '{"name":"s"}',
      'vendor/composer/installed.json': '{"packages":{"0":{"name":"p/p"}}}',
      'specifications/x.gemspec': '# stub: \n',
      'x.jar/y': 3,
    });
    const { installed, noPackage, visible } = await packagesIn([layer]);
    expect(shortly(installed).map(line => line.split(' ').slice(0, 2).join(' '))).toEqual(['npm n', 'pip x', 'gem x']);
    expect(noPackage.bytes + installed.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(visible);
  });

  test('with endless names and versions are cut', async () => {
    const long = 'x'.repeat(5000);
    const layer = files({
      'var/lib/dpkg/status': `Package: ${long}\nStatus: install ok installed\nVersion: ${long}\nArchitecture: ${long}\n`,
      'node_modules/n/package.json': JSON.stringify({ name: long, version: long }),
    });
    for (const { name, version, architecture } of (await packagesIn([layer])).installed)
      expect([name, version, architecture].map(text => (text ?? '').length <= 200)).toEqual([true, true, true]);
  });

  test('too large to be kept are noted, and so are databases that cannot be read', async () => {
    const layer = files({
      'var/lib/dpkg/status': STATUS,
      'var/lib/dpkg/info/a.list': '/x\n'.padEnd(16_777_217, '\n'),
      'var/lib/rpm/rpmdb.sqlite': 100,
      'vendor/composer/installed.json': 0,
      x: 10,
    });
    const { installed, notes } = await packagesIn([layer]);
    expect(shortly(installed)).toEqual(['dpkg a 1 0']);
    expect(notes).toEqual([
      'records of packages are not read, and files that only they list count as files of no package: /var/lib/rpm/rpmdb.sqlite, /var/lib/dpkg/info/a.list',
    ]);
  });

  test('deleted by a later layer are no records', async () => {
    const gone = [{ name: 'node_modules/n/.wh.package.json', body: '' }];
    const layer = files({ 'node_modules/n/package.json': '{"name":"n"}', 'node_modules/n/n.js': 4 });
    expect((await packagesIn([layer, gone])).installed).toEqual([]);
  });

  test('of many packages in one directory take no longer than they are', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `Package: p${n}\nStatus: install ok installed\n`);
    const layer = files({ 'var/lib/dpkg/status': many.join('\n') });
    const started = process.cpuUsage();
    expect((await packagesIn([layer])).installed).toHaveLength(20_000);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });
});
