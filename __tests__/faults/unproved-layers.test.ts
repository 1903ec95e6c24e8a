/** Layers that are less than they claim, and layers that no engine unpacks: never a figure, in any form that an image comes in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  archiveOf,
  compress,
  dockerArchiveFiles,
  type Entry,
  filler,
  layersArchive,
  layersLayout,
  sha256,
  tarHeader,
  tarOf,
  writeFiles,
} from '../kit/archives/archives.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';
import { thorough } from '../kit/runner/thorough.ts';

const folder = mkdtempSync(join(tmpdir(), 'imagebudget-unproved-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As an entry's body ends at a block's border, so may a gzip member, or a zstd frame, that is then left out. */
const FIRST: Entry[] = [{ name: 'a', body: filler(1024) }];
const WHOLE = tarOf([...FIRST, { name: 'b', body: filler(5_000_000, 'b') }]);
const PART = tarOf(FIRST, { end: false });
const packings = ['gzip', 'zstd'] as const;

let count = 0;

/** The image in every form that a command line can be given, with what it says of it. */
async function everyForm(layers: { blob: Buffer; diffId: string }[]) {
  const name = join(folder, `${++count}`);
  const layout = layersLayout(layers);
  writeFiles(name, layout);
  writeFileSync(`${name}.oci.tar`, archiveOf(layout));
  writeFileSync(`${name}.oci.tar.gz`, gzipSync(archiveOf(layout)));
  writeFileSync(`${name}.docker.tar`, archiveOf(layersArchive(layers)));
  writeFileSync(`${name}.docker.tar.gz`, gzipSync(archiveOf(layersArchive(layers))));
  const paths = [name, `${name}.oci.tar`, `${name}.oci.tar.gz`, `${name}.docker.tar`, `${name}.docker.tar.gz`];
  const found: { code: number | null; image: number | null; stderr: string }[] = [];
  // Twice each: the second time with what was kept the first time.
  for (const path of paths.flatMap(one => [one, one])) {
    const { code, stdout, stderr } = await runInProcess(['inspect', path, '--json'], {
      env: { XDG_CACHE_HOME: folder },
    });
    found.push({ code, image: stdout === '' ? null : JSON.parse(stdout).images[0].sizes.image, stderr });
  }
  return found;
}

describe('a layer without an end-of-archive marker', () => {
  test.each(packings)('whose diff ID is not that of its bytes gives no figure (%s)', async packing => {
    const layer = { blob: compress(PART, packing), diffId: sha256(WHOLE) };
    for (const { code, image, stderr } of await everyForm([layer])) {
      expect([code, image]).toEqual([2, null]);
      expect(stderr).toContain('its bytes hash to');
    }
  });

  test.each(packings)('counts where its diff ID is that of its bytes (%s)', async packing => {
    const layer = { blob: compress(PART, packing), diffId: sha256(PART) };
    for (const { code, image } of await everyForm([layer])) expect([code, image]).toEqual([0, 1024]);
  });

  test('gives no figure after it was kept for an image whose diff ID is right', async () => {
    const blob = compress(PART, 'gzip');
    const good = await everyForm([{ blob, diffId: sha256(PART) }]);
    expect(good.map(({ code }) => code)).toEqual(good.map(() => 0));
    for (const { code } of await everyForm([{ blob, diffId: sha256(WHOLE) }])) expect(code).toBe(2);
  });

  test.each([0, 512])('may be empty (%d bytes)', async bytes => {
    const tar = Buffer.alloc(bytes);
    for (const packing of ['none', ...packings] as const) {
      const layer = { blob: compress(tar, packing), diffId: sha256(tar) };
      for (const { code, image } of await everyForm([layer])) expect([code, image]).toEqual([0, 0]);
    }
  });
});

/** Entries that containerd and Docker refuse: archive/tar.go createTarFile, pkg/archive/archive.go. */
describe('an entry that no engine unpacks is an error', () => {
  const end = Buffer.alloc(1024);
  const header = (name: string, type: string, link = '') => tarHeader({ name, size: 0, type, link });
  const cases: [string, Buffer, string][] = [
    ['of an unknown type', header('a', 'Z'), 'its type is "Z"'],
    ['that is a volume label', header('LABEL', 'V'), 'its type is "V"'],
    ['that is a folder’s listing', header('d/', 'D'), 'its type is "D"'],
    ['of a type that is no letter', header('a', '\x81'), 'its type is 129'],
    ['without a name', header('', '0'), 'without a name'],
    ['without a name, of a folder', header('', '5'), 'without a name'],
    ['that would replace the root', header('./', '0'), 'the root'],
    ['that would link the root', header('a/..', '2', 'x'), 'the root'],
  ];
  const all = ['none', ...packings] as const;
  // Each is tried with each packing, in a quick run with one by turns.
  test.each(cases.map((one, at) => [...one, thorough ? all : all.slice(at % 3, (at % 3) + 1)] as const))(
    '%s',
    async (_, block, message, tried) => {
      const tar = Buffer.concat([block, end]);
      for (const packing of tried)
        for (const { code, image, stderr } of await everyForm([
          { blob: compress(tar, packing), diffId: sha256(tar) },
        ])) {
          expect([code, image]).toEqual([2, null]);
          expect(stderr).toContain(message);
        }
    },
  );

  test('also where only one layer is listed', async () => {
    const path = join(folder, 'listed');
    const tar = Buffer.concat([header('a', 'Z'), end]);
    writeFiles(path, layersLayout([{ blob: tar, diffId: sha256(tar) }]));
    const { code, stdout } = await runInProcess(['ls', path, '--layer', '0']);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('a hard link', () => {
  const images: [string, Entry[][]][] = [
    ['to nothing', [[{ name: 'y', hardlink: 'x' }]]],
    ['to a folder', [[{ name: 'd/' }, { name: 'y', hardlink: 'd' }]]],
    ['to itself', [[{ name: 'y', body: 'y' }], [{ name: 'y', hardlink: './y' }]]],
    ['to what it replaces', [[{ name: 'y/x', body: 'x' }], [{ name: 'y', hardlink: 'y/x' }]]],
    [
      'to a file that comes later',
      [
        [
          { name: 'y', hardlink: 'x' },
          { name: 'x', body: 'x' },
        ],
      ],
    ],
    [
      'to what a whiteout before it took away',
      [
        [{ name: 'x', body: 'x' }],
        [
          { name: '.wh.x', body: '' },
          { name: 'y', hardlink: 'x' },
        ],
      ],
    ],
  ];
  test.each(images)('%s is an error', async (_, layers) => {
    const path = join(folder, `link-${++count}.tar`);
    writeFileSync(path, archiveOf(dockerArchiveFiles({ layers })));
    for (const args of [
      ['inspect', path, '--json'],
      ['ls', path],
    ]) {
      const { code, stdout, stderr } = await runInProcess(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/layer \d cannot be unpacked: its hard link \/y is to .*, which is no file there/);
    }
  });

  test('to a file that a whiteout after it takes away keeps it', async () => {
    const path = join(folder, 'early.tar');
    const layers = [
      [{ name: 'x', body: filler(1000) }],
      [
        { name: 'y', hardlink: 'x' },
        { name: '.wh.x', body: '' },
      ],
    ];
    writeFileSync(path, archiveOf(dockerArchiveFiles({ layers })));
    const { code, stdout } = await runInProcess(['inspect', path, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).images[0]).toMatchObject({
      sizes: { image: 1000, visible: 1000, wasted: 0 },
      wasted: [],
    });
    expect((await runInProcess(['ls', path])).stdout).toMatch(/ \/y\ntotal 1 entry, /);
  });
});
