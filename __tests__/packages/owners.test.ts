/** Who has a file that several packages claim, and that no byte counts twice. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packageSizes } from '../../src/packages/package-sizes.ts';
import type { Entry } from '../kit/archives/archives.ts';
import { files, packagesIn, shortly } from '../kit/reports/find-packages.ts';
import { runs } from '../kit/runner/thorough.ts';

const SITE = 'usr/lib/python3/dist-packages';

const metadata = (name: string, version: string) => `Name: ${name}\nVersion: ${version}\n`;
const dpkgOf = (...names: string[]) =>
  names.map(name => `Package: ${name}\nStatus: install ok installed\nVersion: 1\n`).join('\n');
const json = (name: string) => JSON.stringify({ name, version: '1.0.0' });
const names = (found: readonly string[]) => found.map(line => line.split(' ').slice(0, 2).join(' '));

describe('a file that two packages list', () => {
  test('is of the first of one manager', async () => {
    const { installed } = await packagesIn([
      files({
        'var/lib/dpkg/status': dpkgOf('a', 'b'),
        'var/lib/dpkg/info/a.list': '/x\n/a\n',
        'var/lib/dpkg/info/b.list': '/x\n/b\n/b\n',
        ...{ x: 100, a: 10, b: 1 },
      }),
    ]);
    expect(shortly(installed)).toEqual(['dpkg a 1 110', 'dpkg b 1 1']);
  });

  test("is the system's if that brought the record along", async () => {
    const { installed } = await packagesIn([
      files({
        'var/lib/dpkg/status': dpkgOf('python3-numpy', 'node-x', 'java'),
        'var/lib/dpkg/info/python3-numpy.list': `/${SITE}/numpy.py\n/${SITE}/numpy-1.dist-info/METADATA\n`,
        'var/lib/dpkg/info/node-x.list': '/usr/share/node_modules/x/package.json\n/usr/share/node_modules/x/x.js\n',
        'var/lib/dpkg/info/java.list': '/usr/share/java/a-1.jar\n',
        [`${SITE}/numpy-1.dist-info/METADATA`]: metadata('numpy', '1'),
        [`${SITE}/numpy-1.dist-info/RECORD`]: 'numpy.py,,\n',
        [`${SITE}/numpy.py`]: 500,
        'usr/share/node_modules/x/package.json': json('x'),
        'usr/share/node_modules/x/x.js': 50,
        'usr/share/java/a-1.jar': 5,
      }),
    ]);
    expect(names(shortly(installed))).toEqual(['dpkg python3-numpy', 'dpkg node-x', 'dpkg java']);
  });

  test("is the language's if that was installed over the system's", async () => {
    const { installed } = await packagesIn([
      files({
        'var/lib/dpkg/status': dpkgOf('python3-pip'),
        'var/lib/dpkg/info/python3-pip.list': `/${SITE}/pip.py\n/${SITE}/pip-1.dist-info/METADATA\n/${SITE}/old.py\n`,
        [`${SITE}/old.py`]: 3,
        [`${SITE}/pip.py`]: 30,
      }),
      files({
        [`${SITE}/pip-2.dist-info/METADATA`]: metadata('pip', '2'),
        [`${SITE}/pip-2.dist-info/RECORD`]: 'pip.py,,\n',
        [`${SITE}/pip.py`]: 60,
      }),
    ]);
    expect(shortly(installed)).toEqual(['pip pip 2 60', 'dpkg python3-pip 1 3']);
  });

  test('is of the package that vendors it', async () => {
    const { installed } = await packagesIn([
      files({
        [`${SITE}/setuptools-1.dist-info/METADATA`]: metadata('setuptools', '1'),
        [`${SITE}/setuptools-1.dist-info/RECORD`]: [
          'setuptools/_vendor/wheel.py,,',
          'setuptools/_vendor/wheel-1.dist-info/METADATA,,',
          'setuptools/node_modules/x/package.json,,',
          'setuptools/a.jar,,',
        ].join('\n'),
        [`${SITE}/setuptools/_vendor/wheel.py`]: 9,
        [`${SITE}/setuptools/_vendor/wheel-1.dist-info/METADATA`]: metadata('wheel', '1'),
        [`${SITE}/setuptools/_vendor/wheel-1.dist-info/RECORD`]: 'wheel.py,,\n',
        [`${SITE}/setuptools/node_modules/x/package.json`]: json('x'),
        [`${SITE}/setuptools/a.jar`]: 9,
      }),
    ]);
    expect(names(shortly(installed))).toEqual(['pip setuptools']);
  });

  test('is of the nearest folder, which has archives in it', async () => {
    const { installed } = await packagesIn([
      files({
        'app/vendor/composer/installed.json': '[{"name":"a/b","version":"1"}]',
        'app/vendor/a/b/b.php': 10,
        'app/vendor/a/b/node_modules/x/package.json': json('x'),
        'app/vendor/a/b/node_modules/x/x-1.jar': 200,
      }),
    ]);
    expect(shortly(installed)).toEqual(['npm x 1.0.0 230', 'composer a/b 1 10']);
  });

  test('is of one package however many names it has', async () => {
    const { installed, visible, noPackage } = await packagesIn([
      [
        ...files({
          'a/node_modules/x/package.json': json('x'),
          'a/node_modules/x/x.js': 100,
          'b/node_modules/x/package.json': json('x'),
          'store/y': 7,
        }),
        { name: 'b/node_modules/x/x.js', hardlink: 'a/node_modules/x/x.js' },
        { name: 'b/node_modules/x/y.js', hardlink: 'store/y' },
      ],
    ]);
    expect(shortly(installed)).toEqual(['npm x 1.0.0 130', 'npm x 1.0.0 37']);
    expect([visible, noPackage.bytes]).toEqual([167, 0]);
    expect(packageSizes(installed)).toEqual([
      expect.objectContaining({ name: 'x', bytes: 167, copies: 2, files: 4, base: false }),
    ]);
  });
});

describe("the base image's part", () => {
  const base = files({
    'lib/apk/db/installed': 'P:a\nV:1\nR:a\nR:a2\n\nP:b\nV:1\nR:b\n',
    ...{ a: 10, a2: 5, b: 3, other: 2 },
  });

  test('is what lower layers have; a package with a file of a higher one is not of the base', async () => {
    const { installed, noPackage } = await packagesIn([base, files({ a: 20, own: 4 })], 1);
    const facts = installed.map(({ name, bytes, baseBytes, base }) => [name, bytes, baseBytes, base]);
    expect(facts).toEqual([
      ['a', 25, 5, false],
      ['b', 3, 3, true],
    ]);
    expect(noPackage.baseBytes).toBe(noPackage.bytes - 4);
  });

  test('is nothing if the base is not known', async () => {
    const { installed } = await packagesIn([base]);
    expect(installed.map(({ baseBytes, base }) => [baseBytes, base])).toEqual([
      [0, false],
      [0, false],
    ]);
  });

  test('has a package without bytes if it has its record', async () => {
    const layers = ['a', 'b'].map(name =>
      files({ 'var/lib/dpkg/status': dpkgOf('a', 'b'), [`var/lib/dpkg/info/${name}.list`]: '/.\n' }),
    );
    expect((await packagesIn(layers, 1)).installed.map(({ name, base }) => [name, base])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });
});

describe('any image', () => {
  const path = fc.constantFrom('a', 'b', 'usr/c', 'usr/n/node_modules/x/d', 'usr/n/node_modules/x/y.jar', 'lib/e');
  const list = fc.array(fc.oneof(path, fc.constantFrom('../a', './b', 'l/c', 'usr/../a', '..', '')), { maxLength: 6 });
  const layer = fc
    .record({ dpkg: list, apk: list, pip: list, files: fc.dictionary(path, fc.nat(50)), link: path, linked: path })
    .map(({ dpkg, apk, pip, files: sizes, link, linked }): Entry[] => [
      { name: 'l', symlink: 'usr' },
      ...files({
        'var/lib/dpkg/status': dpkgOf('one', 'two'),
        'var/lib/dpkg/info/one.list': dpkg.map(one => `/${one}\n`).join(''),
        'var/lib/dpkg/info/two.list': [...dpkg]
          .reverse()
          .map(one => `/${one}\n`)
          .join(''),
        'lib/apk/db/installed': `P:three\nF:\n${apk.map(one => `R:${one}\n`).join('')}`,
        'usr/s.dist-info/METADATA': metadata('four', '4'),
        'usr/s.dist-info/RECORD': pip.map(one => `${one},,\n`).join(''),
        'usr/n/node_modules/x/package.json': json('five'),
        ...sizes,
      }),
      ...(sizes[linked] === undefined || sizes[link] !== undefined ? [] : [{ name: link, hardlink: linked }]),
    ]);

  test('has each byte in one package or none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(layer, { minLength: 1, maxLength: 3 }), fc.nat(3), async (layers, base) => {
        const { installed, noPackage, visible } = await packagesIn(layers, base);
        const sum = (of: 'bytes' | 'baseBytes') => installed.reduce((total, one) => total + one[of], noPackage[of]);
        expect(sum('bytes')).toBe(visible);
        expect(sum('baseBytes')).toBeLessThanOrEqual(visible);
        const sizes = packageSizes(installed);
        expect(sizes.reduce((total, { bytes }) => total + bytes, noPackage.bytes)).toBe(visible);
      }),
      { numRuns: runs(300) },
    );
  });

  test('has the same packages in whatever order its tar is', async () => {
    await fc.assert(
      fc.asyncProperty(layer, async entries => {
        const last = entries.filter(({ hardlink }) => hardlink !== undefined);
        const turned = [...entries.filter(({ hardlink }) => hardlink === undefined).reverse(), ...last];
        const [one, other] = await Promise.all([entries, turned].map(order => packagesIn([order])));
        expect(shortly(other?.installed ?? [])).toEqual(shortly(one?.installed ?? []));
      }),
      { numRuns: runs(200) },
    );
  });
});
