import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { detectors } from '../../../src/advice/detectors/index.ts';
import { analyse } from '../../../src/analysis/analyse.ts';
import type { Finding } from '../../../src/analysis/types.ts';
import { LayerIndex } from '../../../src/layer/index/layer-index.ts';
import { TarHeader, TYPE } from '../../../src/layer/tar/header.ts';
import { rules } from '../../../src/rules/index.ts';
import { type Entry, filler } from '../../kit/archives/archives.ts';
import { manifestOf, readOf } from '../../kit/archives/layers.ts';
import { analysed, type SmallImage } from '../../kit/reports/analysed.ts';

const root = resolve(import.meta.dirname, '../../..');
const K64 = 65_536;

const file = (name: string, bytes: number, seed = name): Entry => ({ name, body: filler(bytes, seed) });

async function found(id: string, ...layers: Entry[][]): Promise<Finding | undefined> {
  return foundIn(id, { layers: layers.map(entries => ({ createdBy: 'RUN x', entries })) });
}

async function foundIn(id: string, image: SmallImage): Promise<Finding | undefined> {
  const { findings, sizes } = await analysed(image);
  const removable = findings.filter(({ bucket }) => bucket === 'removable').reduce((sum, { bytes }) => sum + bytes, 0);
  expect(sizes.removable).toBe(removable);
  return findings.find(({ rule }) => rule === id);
}

describe('duplicate-content', () => {
  const find = (...layers: Entry[][]) => found('duplicate-content', ...layers);

  test('counts all copies but the lowest, in the layers of the others', async () => {
    const finding = await find(
      [file('a', K64, 'same'), file('b', K64, 'other')],
      [file('c', K64, 'same'), file('d/e', K64, 'same')],
    );
    expect(finding).toMatchObject({
      bucket: 'advice',
      bytes: 2 * K64,
      layers: [{ index: 1, bytes: 2 * K64 }],
      paths: ['/a', '/c', '/d/e'],
    });
  });

  test.each<[string, Entry[]]>([
    ['smaller files', [file('a', K64 - 1, 's'), file('b', K64 - 1, 's')]],
    ['hard links', [file('a', K64, 's'), { name: 'b', hardlink: 'a' }]],
    ['time zones', [file('usr/share/zoneinfo/a', K64, 's'), file('usr/share/zoneinfo/b', K64, 's')]],
    ['what a rule removes', [file('root/.cache/pip/a', K64, 's'), file('root/.cache/pip/b', K64, 's')]],
    [
      'files that differ between the samples',
      [
        { name: 'a', body: Buffer.concat([filler(30_000), Buffer.from('a'), filler(90_000)]) },
        { name: 'b', body: Buffer.concat([filler(30_000), Buffer.from('b'), filler(90_000)]) },
      ],
    ],
  ])('passes over %s', async (_, entries) => {
    expect(await find(entries)).toBeUndefined();
  });

  test('finds the same in compressed layers, which are read once', async () => {
    const layers = [{ entries: [file('a', K64, 's')] }, { entries: [file('b', K64, 's'), file('c', K64, 't')] }];
    const plain = await foundIn('duplicate-content', { layers });
    expect(plain).toMatchObject({ bytes: K64, paths: ['/a', '/b'] });
    expect(await foundIn('duplicate-content', { layers, compression: 'gzip' })).toEqual(plain);
  });
});

describe('unstripped-elf', () => {
  /** A little-endian program of 64 bits with a symbol table of 5,000 bytes. */
  const program = (type = 2) => {
    const body = Buffer.alloc(1_000_000 + 2 * 64);
    body.writeUInt32BE(0x7f454c46, 0);
    body.set([2, 1], 4);
    body.writeUInt16LE(type, 16);
    body.writeBigUInt64LE(1_000_000n, 40);
    body.writeUInt16LE(64, 58);
    body.writeUInt16LE(2, 60);
    body.writeUInt32LE(2, 1_000_000 + 64 + 4);
    body.writeBigUInt64LE(100n, 1_000_000 + 64 + 24);
    body.writeBigUInt64LE(5000n, 1_000_000 + 64 + 32);
    return body;
  };
  const find = (name: string, createdBy = 'RUN x', body: Buffer = program()) =>
    foundIn('unstripped-elf', { layers: [{ createdBy, entries: [{ name, body }] }] });

  test.each([
    ['opt/app', 'RUN make'],
    ['usr/local/bin/app', 'RUN make'],
    ['usr/bin/app', 'COPY app /usr/bin/ # buildkit'],
  ])('counts the symbols of /%s from %s', async (name, createdBy) => {
    expect(await find(name, createdBy)).toMatchObject({ bytes: 5000, files: 1, paths: [`/${name}`] });
  });

  test('passes over packages, objects and other files', async () => {
    expect(await find('usr/bin/app')).toBeUndefined();
    expect(await find('opt/app.ko')).toBeUndefined();
    expect(await find('opt/app', 'RUN x', program(1))).toBeUndefined();
    expect(await find('opt/app', 'RUN x', filler(1_000_000))).toBeUndefined();
  });
});

describe('package-twice', () => {
  const find = (...layers: Entry[][]) => found('package-twice', ...layers);
  const record = (packages: Record<string, unknown>, name = 'app/node_modules/.package-lock.json'): Entry => ({
    name,
    body: JSON.stringify({ name: 'app', packages }),
  });
  const nested = [
    file('app/node_modules/a/node_modules/x/index.js', K64),
    file('app/node_modules/b/node_modules/x/index.js', 2 * K64),
  ];
  const two = (version: unknown) => ({
    'node_modules/a/node_modules/x': { version: '1.0.0' },
    'node_modules/b/node_modules/x': { version },
  });

  test('counts all but the largest of one npm version', async () => {
    expect(await find([...nested, record(two('1.0.0'))])).toMatchObject({
      bytes: K64,
      paths: ['/app/node_modules/b/node_modules/x', '/app/node_modules/a/node_modules/x'],
    });
  });

  test('passes over other npm versions, and over records that are none', async () => {
    expect(await find([...nested, record(two('2.0.0'))])).toBeUndefined();
    expect(await find([...nested, record(two(7))])).toBeUndefined();
    expect(await find([...nested, record(two('1.0.0'), 'app/.package-lock.json')])).toBeUndefined();
    expect(
      await find([...nested, { name: 'app/node_modules/.package-lock.json', body: '{"packages": [null' }]),
    ).toBeUndefined();
  });

  test('counts a Python package in two places', async () => {
    const numpy = (place: string, bytes: number) => [
      file(`${place}/numpy/core.so`, bytes, place),
      file(`${place}/numpy-1.26.4.dist-info/METADATA`, 5),
    ];
    const places = ['usr/lib/python3/dist-packages', 'opt/venv/lib/python3.11/site-packages'];
    const [one = '', other = ''] = places;
    expect(await find([...numpy(one, K64), ...numpy(other, 3 * K64)])).toMatchObject({
      bytes: K64,
      paths: [`/${other}/numpy`, `/${one}/numpy`],
    });
    expect(await find([...numpy(one, K64), file(`${other}/scipy/core.so`, K64)])).toBeUndefined();
  });

  test('takes a package with two records for one, as a COPY over an older pip leaves it', async () => {
    const place = 'usr/local/lib/python3.12/site-packages';
    const older = [file(`${place}/pip/main.py`, 2 * K64), file(`${place}/pip-24.0.dist-info/METADATA`, 5)];
    const newer = [file(`${place}/pip/main.py`, 3 * K64, 'new'), file(`${place}/pip-25.0.dist-info/METADATA`, 5)];
    expect(await find(older, newer)).toBeUndefined();
  });

  test('counts no bytes that go only with another copy, as those that uv links into two environments', async () => {
    const places = ['opt/a/lib/python3.11/site-packages', 'opt/b/lib/python3.11/site-packages'];
    const [one = '', other = ''] = places;
    const info = places.map(place => file(`${place}/numpy-1.26.4.dist-info/METADATA`, 5));
    const linked = { name: `${other}/numpy/core.so`, hardlink: `${one}/numpy/core.so` };
    const both = [...info, file(`${one}/numpy/core.so`, 3 * K64), linked];
    expect(await find(both)).toBeUndefined();
    const own = [file(`${one}/numpy/a.so`, 2 * K64), file(`${other}/numpy/b.so`, K64)];
    for (const entries of [
      [...both, ...own],
      [...own.reverse(), ...both],
    ])
      expect(await find(entries)).toMatchObject({ bytes: K64, paths: [`/${one}/numpy`, `/${other}/numpy`] });
  });

  test('counts older versions of a system tree, and no links to one', async () => {
    const jvm = [file('usr/lib/jvm/java-17/lib/a', 2 * K64), { name: 'usr/lib/jvm/default', symlink: 'java-17' }];
    expect(await find(jvm)).toBeUndefined();
    expect(await find([...jvm, file('usr/lib/jvm/java-11/lib/a', K64)])).toMatchObject({ bytes: K64 });
    const gcc = (version: string) => file(`usr/lib/gcc/x86_64-linux-gnu/${version}/cc1`, K64);
    expect(await find([gcc('11'), gcc('12')])).toMatchObject({ bytes: K64 });
    expect(await find([gcc('12')])).toBeUndefined();
  });
});

describe('sparse-entry', () => {
  const find = async (size: number, stored: number) => {
    const index = new LayerIndex();
    const entry = { name: 'f', type: TYPE.regular, size, stored, sparse: true };
    index.add(Object.assign(new TarHeader(), entry), 0);
    const layers = [{ index, bytes: { kind: 'index' as const, read: readOf(index) } }];
    const analysis = await analyse({ manifest: manifestOf(1), layers, rules: [], ignore: [], dockerfile: null });
    return analysis.findings.find(({ rule }) => rule === 'sparse-entry');
  };

  test('counts holes of at least 1 MB', async () => {
    expect(await find(3_000_000, 4096)).toMatchObject({ bytes: 2_995_904, paths: ['/f'] });
    expect(await find(1_004_095, 4096)).toBeUndefined();
  });
});

describe('gpu-runtime', () => {
  const find = (...layers: Entry[][]) => found('gpu-runtime', ...layers);
  const site = 'usr/local/lib/python3.12/site-packages';
  const torch = [file(`${site}/torch/lib/libtorch_cpu.so`, K64), file(`${site}/torch/lib/libtorch_cuda.so`, 600_000)];
  const nvidia = file(`${site}/nvidia/cudnn/lib/libcudnn.so.9`, 700_000);

  test('counts a file that is linked into two environments once', async () => {
    const places = ['opt/a/lib/python3.11/site-packages', 'opt/b/lib/python3.11/site-packages'];
    const [one = '', other = ''] = places;
    const finding = await found('gpu-runtime', [
      ...places.map(place => file(`${place}/torch/__init__.py`, 5)),
      file(`${one}/nvidia/cublas/lib/libcublas.so.12`, 1_000_000),
      { name: `${other}/nvidia/cublas/lib/libcublas.so.12`, hardlink: `${one}/nvidia/cublas/lib/libcublas.so.12` },
    ]);
    expect(finding).toMatchObject({ bytes: 1_000_000, files: 1 });
  });

  test('counts CUDA wheels, the framework’s own libraries and the toolkit', async () => {
    const toolkit = file('usr/local/cuda-12.4/lib64/libcublas.so', 800_000);
    expect(await find(torch, [nvidia, toolkit])).toMatchObject({
      bytes: 2_100_000,
      layers: [
        { index: 0, bytes: 600_000 },
        { index: 1, bytes: 1_500_000 },
      ],
      paths: [`/${site}/nvidia`, `/${site}/torch/lib/libtorch_cuda.so`, '/usr/local/cuda-12.4'],
    });
  });

  test('passes over CPU builds, and over CUDA without a framework', async () => {
    expect(await find([file(`${site}/torch/lib/libtorch_cpu.so`, 2_000_000)])).toBeUndefined();
    expect(await find([nvidia, file('usr/local/cuda-12.4/lib64/libcublas.so', 800_000)])).toBeUndefined();
  });
});

describe('detectors', () => {
  test('are files of their own with texts that stand alone, and no rule has their ids', () => {
    const names = readdirSync(join(root, 'src/advice/detectors'));
    for (const { id, title, why, when, remedy } of detectors) {
      expect(names).toContain(`${id}.ts`);
      expect(rules.map(rule => rule.id)).not.toContain(id);
      expect(title).not.toMatch(/\.$/);
      for (const text of [why, when]) expect(text).toMatch(/\.$/);
      expect(remedy.split('\n')[0]).toMatch(/^RUN .*[^\\]$/);
    }
  });

  test('are on the page', () => {
    const page = readFileSync(join(root, 'docs/detectors.md'), 'utf8');
    for (const { id, when } of detectors) expect(page).toContain(`| \`${id}\` | ${when} |`);
  });
});
