/** Limits hold for layers that come from the cache as they do for layers that are read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import {
  archiveOf,
  type Compression,
  filler,
  type ImageSpec,
  ociFiles,
  paxRecord,
  tarHeader,
  tarOf,
} from '../kit/archives/archives.ts';
import { layoutAround, zeros } from '../kit/hostile/bombs.ts';
import { expectFailure, type Ran, runCli, scratchFolder } from '../kit/processes/cli.ts';

const scratch = scratchFolder();
let count = 0;
const freshHome = () => join(scratch, `home-${++count}`);

const inspect = (image: string, home: string, ...flags: string[]) =>
  runCli(['inspect', image, '--json', ...flags], { env: { XDG_CACHE_HOME: home } });

/** What a run came to, but for what the cache may change. */
const outcome = ({ code, stdout, stderr }: Ran) =>
  `${code} ${stderr} ${stdout.replace(/"verified": "\w+"/, '')}`.replace(/layer \d \(\S+\)/, 'a layer');
const isCached = ({ stdout }: Ran) => stdout.includes('"verified": "cached"');

/** Names take more bytes than the paths that become of them, and than those of the archive around; one needs an extended header. */
const LONG = `./usr/${'n'.repeat(1500)}`;
const LAYERS: ImageSpec['layers'] = [
  [{ name: './usr/' }, { name: LONG, body: filler(40_000, 'a') }, { name: './usr/b' }],
  [{ name: './c', body: filler(30_000, 'c') }],
];

function archive(compression: Compression): string {
  const path = join(scratch, `image-${++count}.tar`);
  writeFileSync(path, archiveOf(ociFiles({ layers: LAYERS, compression })));
  return path;
}

const TARS = LAYERS.map(entries => tarOf(entries).length);

/** Of each limit the least that lets the image pass. */
const LIMITS: [string, number][] = [
  ['entries', 4],
  ['nameBytes', LONG.length],
  ['allNameBytes', './usr/'.length + LONG.length + './usr/b'.length],
  ['layerBytes', Math.max(...TARS)],
  ['imageBytes', TARS.reduce((sum, bytes) => sum + bytes)],
];

describe.each(['gzip', 'zstd'] as const)('layers of %s that were read before', compression => {
  const image = archive(compression);

  test.each(LIMITS)('stop at a limit %s below %d, and at no other', async (name, least) => {
    const home = freshHome();
    await inspect(image, home);
    const below = ['--limit', `${name}=${least - 1}`];
    const warm = await inspect(image, home, ...below);
    expectFailure(warm, 2, `more than the limit "${name}" of ${least - 1}`);
    expect(outcome(warm)).toBe(outcome(await inspect(image, freshHome(), ...below)));
    const fits = await inspect(image, home, '--limit', `${name}=${least}`);
    expect([fits.code, isCached(fits)]).toEqual([0, true]);
  });
});

test.each([
  ['windowBytes', 131_072],
  ['headerBytes', paxRecord('path', LONG).length],
])('layers that were read before stop at a lower limit %s', async (name, least) => {
  const image = archive('zstd');
  const home = freshHome();
  await inspect(image, home);
  const below = ['--limit', `${name}=${least - 1}`];
  const warm = await inspect(image, home, ...below);
  expectFailure(warm, 2, `more than the limit "${name}" of ${least - 1}`);
  expect(outcome(warm)).toBe(outcome(await inspect(image, freshHome(), ...below)));
  // How far layers went is not known of these two: they are read once more, and kept as what keeps to the lower limit.
  const within = ['--limit', `${name}=${least}`];
  const again = await inspect(image, home, ...within);
  expect([again.code, isCached(again)]).toEqual([0, false]);
  for (const flags of [within, []]) expect(isCached(await inspect(image, home, ...flags))).toBe(true);
});

test('a bomb that was let pass once stops at the usual ratio', async () => {
  const size = 1.125;
  const parts = [tarHeader({ name: 'zeros', size: size * 1024 ** 3, type: '0' }), Buffer.alloc(1024)];
  const [start = Buffer.alloc(0), end = Buffer.alloc(0)] = parts.map(part => gzipSync(part));
  const image = join(scratch, `image-${++count}.tar`);
  writeFileSync(image, archiveOf(layoutAround(Buffer.concat([start, zeros(size), end]))));
  const home = freshHome();
  expect((await inspect(image, home, '--limit', 'ratio=2000')).code).toBe(0);
  expect(isCached(await inspect(image, home, '--limit', 'ratio=2000'))).toBe(true);
  const warm = await inspect(image, home);
  expectFailure(warm, 2, 'more than the limit "ratio" of 200');
  expect(outcome(warm)).toBe(outcome(await inspect(image, freshHome())));
}, 120_000);
