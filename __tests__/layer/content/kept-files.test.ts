import { describe, expect, test } from '@jest/globals';
import type { SmallFile } from '../../../src/image/small-file.ts';
import { MAX_KEPT } from '../../../src/layer/content/kept-files.ts';
import type { LayerIndex } from '../../../src/layer/index/layer-index.ts';
import { type ReadOptions, readLayer } from '../../../src/layer/read-layer.ts';
import { type Compression, compress, type Entry, filler, sha256, tarOf } from '../../kit/archives/archives.ts';
import { seekable } from '../../kit/archives/streams.ts';

const FILES: readonly SmallFile[] = [
  { name: 'passwd', folder: /^etc$/, most: 1000 },
  { name: 'os-release', folder: /^(?:etc|usr\/lib)$/, most: 1000 },
  { name: '', rest: /./, folder: /^etc\/apt\/apt\.conf\.d$/, most: 1000 },
  { name: 'pyvenv.cfg', most: 4096 },
  { name: '.package-lock.json', folder: /(?:^|\/)node_modules$/, most: 4_194_304 },
  { name: 'package.json', folder: /\/[^/]*darwin[^/]*$/, most: 1000 },
  { name: 'package.json', folder: /^(?!(?:.*\/)?node_modules(?:\/|$))/, most: 1000 },
  { name: 'installed.json', folder: /(?:^|\/)vendor\/composer$/, most: 1000 },
  { name: 'config', folder: /^usr\/local\/bundle$/, most: 1000 },
  { name: 'core', rest: /^(?:\.\d+)?$/, most: 1e9, head: 64 },
  { name: 'both', most: 1000, head: 2 },
  { name: 'both', most: 5 },
  { name: 'yarn.lock', most: 1000, form: 'digest' },
  { name: 'requirements', rest: /^.*\.txt$/, most: 1000, form: 'digest' },
  { name: 'requirements-kept.txt', most: 1000 },
];

const WAYS: [string, Compression, Partial<ReadOptions>][] = [
  ['by headers', 'none', {}],
  ['hashed', 'none', { verify: true }],
  ['hashed with its contents', 'none', { verify: true, known: 'hashes' }],
  ['from gzip', 'gzip', {}],
  ['from zstd', 'zstd', {}],
];

async function indexOf(entries: readonly Entry[], way: (typeof WAYS)[number]): Promise<LayerIndex> {
  const tar = tarOf(entries);
  const [, compression, options] = way;
  const diffId = `sha256:${sha256(tar)}` as const;
  const bytes = seekable(compress(tar, compression));
  return (await readLayer('layer', bytes, { diffId, digest: null, smallFiles: FILES, ...options })).index;
}

/** Kept content by path; of a path that comes twice both, in order. */
function kept(index: LayerIndex): [string, string][] {
  return Array.from({ length: index.length }, (_, entry) => [index.path(entry), index.kept(entry)] as const).flatMap(
    ([path, bytes]) => (bytes === undefined ? [] : [[path, Buffer.from(bytes).toString('latin1')] as [string, string]]),
  );
}

describe.each(WAYS)('%s', (...way) => {
  test('of files that are only compared the digest is kept, unless something reads them', async () => {
    const names = ['app/yarn.lock', 'requirements-dev.txt', 'requirements-kept.txt'];
    const index = await indexOf(
      names.map(name => ({ name, body: 'a==1\n' })),
      way,
    );
    const digest = Buffer.from(sha256('a==1\n'), 'hex').toString('latin1');
    expect(kept(index)).toEqual([
      ['app/yarn.lock', digest],
      ['requirements-dev.txt', digest],
      ['requirements-kept.txt', 'a==1\n'],
    ]);
  });

  test('small files of the list are kept, others are not', async () => {
    const index = await indexOf(
      [
        { name: './etc/passwd', body: 'root:x:0:0::/root:/bin/sh\n' },
        { name: 'etc/shadow', body: 'secret' },
        { name: 'opt/etc/passwd', body: 'another' },
        { name: 'usr/lib/os-release', body: 'ID=debian\n' },
        { name: 'etc/apt/apt.conf.d/00-own', body: 'APT::Install-Recommends "0";' },
        { name: 'app/.venv/pyvenv.cfg', body: 'home = /usr/bin\n' },
        { name: 'app/node_modules/.package-lock.json', body: '{}' },
        { name: 'app/.package-lock.json', body: '{}' },
        { name: 'app/package.json', body: '{"name":"app"}' },
        { name: 'app/node_modules/react/package.json', body: '{"name":"react"}' },
        { name: 'app/node_modules/@next/swc-darwin-arm64/package.json', body: '{"os":["darwin"]}' },
        { name: 'app/vendor/composer/installed.json', body: '{"dev":true}' },
        { name: 'usr/local/bundle/config', body: '---\n' },
        { name: 'app/config', body: 'other' },
        { name: 'etc/os-release', symlink: '../usr/lib/os-release' },
        { name: 'last', body: 'x' },
      ],
      way,
    );
    expect(kept(index)).toEqual([
      ['etc/passwd', 'root:x:0:0::/root:/bin/sh\n'],
      ['usr/lib/os-release', 'ID=debian\n'],
      ['etc/apt/apt.conf.d/00-own', 'APT::Install-Recommends "0";'],
      ['app/.venv/pyvenv.cfg', 'home = /usr/bin\n'],
      ['app/node_modules/.package-lock.json', '{}'],
      ['app/package.json', '{"name":"app"}'],
      ['app/node_modules/@next/swc-darwin-arm64/package.json', '{"os":["darwin"]}'],
      ['app/vendor/composer/installed.json', '{"dev":true}'],
      ['usr/local/bundle/config', '---\n'],
    ]);
  });

  test('one that is too long is not kept', async () => {
    const index = await indexOf(
      [
        { name: 'a/pyvenv.cfg', body: filler(4096) },
        { name: 'b/pyvenv.cfg', body: filler(4097) },
      ],
      way,
    );
    expect(kept(index).map(([path]) => path)).toEqual(['a/pyvenv.cfg']);
  });

  test('of a core dump only the start is kept', async () => {
    const body = filler(300_000);
    const index = await indexOf(
      [
        { name: 'app/core.123', body },
        { name: 'app/core.js', body },
      ],
      way,
    );
    expect(kept(index)).toEqual([['app/core.123', body.toString('latin1', 0, 64)]]);
  });

  test('the longest is kept of a file that is asked for twice', async () => {
    const index = await indexOf(
      [
        { name: 'a/both', body: '12345' },
        { name: 'b/both', body: '123456' },
      ],
      way,
    );
    expect(kept(index).map(([, text]) => text)).toEqual(['12345', '12']);
  });

  test('a path that comes twice has each of its contents', async () => {
    const entries = ['first', 'second'].map(body => ({ name: 'etc/passwd', body }));
    expect(kept(await indexOf(entries, way)).map(([, text]) => text)).toEqual(['first', 'second']);
  });

  test('all together are bounded', async () => {
    const body = filler(4 * 1024 * 1024);
    const entries = Array.from({ length: 9 }, (_, n) => ({ name: `${n}/node_modules/.package-lock.json`, body }));
    const total = kept(await indexOf(entries, way)).reduce((sum, [, text]) => sum + text.length, 0);
    expect(total).toBeGreaterThan(MAX_KEPT / 2);
    expect(total).toBeLessThanOrEqual(MAX_KEPT);
  });
});
