/** Bombs against the shipped command: each stops at its limit, quickly and in little memory. */
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, compress, tarHeader, writeFiles } from '../kit/archives/archives.ts';
import {
  archiveAround,
  giantPax,
  layerOf,
  layoutAround,
  longName,
  nestedIndexes,
  repeated,
  ZSTD_SINGLE,
  ZSTD_WINDOW,
  zeros,
  zstdZeros,
} from '../kit/hostile/bombs.ts';
import { expectFailure, scratchFolder } from '../kit/processes/cli.ts';
import { runWithPeak } from '../kit/processes/peak-memory.ts';

const folder = scratchFolder();
const MIB = 1024;
/** In KiB, of the whole process. */
const MEMORY = 256 * MIB;

const run = (args: readonly string[], input: Buffer | null = null) => runWithPeak(folder, args, input);

async function expectStopped(args: readonly string[], limit: string, input: Buffer | null = null): Promise<void> {
  const ran = await run(args, input);
  expectFailure(
    { ...ran, stderr: ran.stderr.replace(/^\d+ % of .*\n|^reading .*\n/gm, '') },
    2,
    new RegExp(`more than the limit "${limit}" of \\d+$`),
  );
  expect(ran.stderr).toMatch(
    new RegExp(`write "limits: \\{ ${limit}: [^}]+ \\}" in the config, or --limit ${limit}=\\S+\\.$`, 'm'),
  );
  expect(ran.peak).toBeLessThan(MEMORY);
}

function layout(files: Map<string, Buffer>): string {
  const path = join(folder, 'layout');
  rmSync(path, { recursive: true, force: true });
  return writeFiles(path, files);
}

function file(bytes: Buffer): string {
  writeFileSync(join(folder, 'bomb'), bytes);
  return join(folder, 'bomb');
}

describe('10 GiB of zeros', () => {
  test.each<[string, () => string]>([
    ['in a layer of a docker-archive', () => file(archiveAround(zeros(10)))],
    ['in a gzip layer of a layout', () => layout(layoutAround(zeros(10)))],
    ['in a zstd layer of a layout', () => layout(layoutAround(zstdZeros()))],
    ['around which there is nothing', () => file(zeros(10))],
    ['in a layer of a compressed archive', () => file(compress(archiveAround(zeros(10)), 'gzip'))],
  ])('%s', async (_, bomb) => {
    await expectStopped(['inspect', bomb()], 'ratio');
  });

  test('on standard input', () => expectStopped(['inspect', '-'], 'ratio', zeros(10)));
});

test('a layer of a thousand million entries', async () => {
  // As much of it as would be read if nothing stopped it, and then some.
  const blob = repeated(tarHeader({ name: 'a', size: 0, type: '0' }), 10_000_000);
  await expectStopped(['ls', layout(layoutAround(blob))], 'entries');
});

test('an archive of a million members', async () => {
  const members = repeated(tarHeader({ name: 'a', size: 0, type: '0' }), 1_000_000);
  await expectStopped(['inspect', file(members)], 'members');
});

describe('an extended header', () => {
  test.each([8 * 2 ** 30, 2 ** 30])('of %i bytes in a layer', size =>
    expectStopped(['inspect', layout(layoutAround(giantPax(size)))], 'headerBytes'),
  );

  test('of 1 GiB in a compressed archive', () => expectStopped(['inspect', file(giantPax(2 ** 30))], 'headerBytes'));
});

describe('paths', () => {
  const links = Array.from({ length: 20 }, (_, at) => {
    const before = at === 0 ? '' : `s${at - 1}/`;
    return [longName(`${before}${'d/'.repeat(500)}f`), longName(`s${at}`, `${before}${'d/'.repeat(500)}`)];
  });

  // A tenth of the usual limit: each step takes the same time.
  const again: [string, Buffer[], string, string[]] = [
    'through a link of 400,000 components, again and again',
    [
      longName('l', './'.repeat(400_000)),
      ...Array.from({ length: 1000 }, (_, at) => tarHeader({ name: `l/${at}/a`, size: 0, type: '0' })),
    ],
    'pathSteps',
    ['--limit', 'pathSteps=20000000'],
  ];

  test.each<[string, Buffer[], string, string[]?]>([
    ['of 100,000 components', [longName(`${'a/'.repeat(100_000)}f`)], 'pathDepth'],
    ['that links make longer', links.flat(), 'pathDepth'],
    again,
    ['of 2 MiB', [longName('a'.repeat(2 ** 20 - 20)), longName('a'.repeat(2 ** 21))], 'headerBytes'],
  ])('%s', async (_, entries, limit, flags = []) => {
    await expectStopped(['inspect', layout(layoutAround(layerOf(...entries))), ...flags], limit);
  });
});

describe('documents', () => {
  function hole(name: string, start: string): string {
    const path = join(folder, 'holes');
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
    writeFileSync(join(path, name), start);
    truncateSync(join(path, name), 2 ** 30);
    return path;
  }

  test('an index.json of 1 GiB in a layout', () =>
    expectStopped(['inspect', hole('index.json', '{')], 'manifestBytes'));

  test('a manifest.json of 1 GiB in an archive', async () => {
    const path = file(tarHeader({ name: 'manifest.json', size: 2 ** 30, type: '0' }));
    truncateSync(path, 2 ** 30 + 2048);
    await expectStopped(['inspect', path], 'manifestBytes');
  });

  test('an index of a million descriptors', async () => {
    const one = `{"digest":"sha256:${'0'.repeat(64)}","size":1}`;
    const index = Buffer.from(`{"manifests":[${Array.from({ length: 1_000_000 }, () => one).join()}]}`);
    await expectStopped(['inspect', layout(new Map([['index.json', index]]))], 'manifestBytes');
  });

  test('indexes that name each other 30,000 times a level', async () => {
    const ran = await run(['inspect', layout(nestedIndexes(30_000))]);
    expectFailure(ran, 2, /more than 10000 documents would have to be read to find the image$/);
    expect(ran.peak).toBeLessThan(MEMORY);
  });

  test('JSON that is a million levels deep is no index', async () => {
    const deep = Buffer.from(`{"manifests":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`);
    const ran = await run(['inspect', layout(new Map([['index.json', deep]]))]);
    expectFailure(ran, 2, /index\.json does not have the expected form/);
    expect(ran.peak).toBeLessThan(MEMORY);
  });

  test('a thousand and one layers', async () => {
    const tar = Buffer.alloc(1024);
    const manifest = [{ Config: 'c', RepoTags: null, Layers: Array.from({ length: 1001 }, () => 'l') }];
    const config = { rootfs: { diff_ids: Array.from({ length: 1001 }, () => `sha256:${'f'.repeat(64)}`) } };
    const files = new Map([
      ['manifest.json', Buffer.from(JSON.stringify(manifest))],
      ['c', Buffer.from(JSON.stringify(config))],
      ['l', tar],
    ]);
    await expectStopped(['inspect', file(archiveOf(files))], 'layers');
  });
});

describe('zstd', () => {
  test.each([
    ['a window of 2 GiB', ZSTD_WINDOW],
    ['a content of 2^40 bytes', ZSTD_SINGLE],
  ])('%s', (_, blob) => expectStopped(['inspect', layout(layoutAround(blob))], 'windowBytes'));
});

test('a million empty gzip members are read', async () => {
  const empty = compress(Buffer.alloc(0), 'gzip');
  const members = Array.from({ length: 1_000_000 }, () => empty);
  const ran = await run(['inspect', layout(layoutAround(Buffer.concat([...members, layerOf()])))]);
  // The diff ID is made up, but the blob's own digest is right, and vouches for it.
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.peak).toBeLessThan(MEMORY);
});
