import { describe, expect, test } from '@jest/globals';
import { minimatch } from 'minimatch';
import { measureParts, type Part } from '../../src/analysis/measured-parts.ts';
import { GLOB_OPTIONS } from '../../src/globs/glob-pattern.ts';
import { readLayer } from '../../src/layer/read-layer.ts';
import { findPackages, PACKAGE_RECORDS } from '../../src/packages/find-packages.ts';
import { nodeAt } from '../../src/stack/file-tree.ts';
import type { StackNode } from '../../src/stack/merge/merged-tree.ts';
import { stack } from '../../src/stack/stack-layers.ts';
import { type Entry, tarOf } from '../kit/archives/archives.ts';
import { gone, seekable } from '../kit/reports/analyse-tars.ts';
import { files } from '../kit/reports/find-packages.ts';

const paths = (...keys: string[]) => keys.map((key): Part => ({ section: 'paths', key }));
const packages = (...keys: string[]) => keys.map((key): Part => ({ section: 'packages', key }));

async function stacked(parts: readonly Part[], ...layers: Entry[][]) {
  const indexes = await Promise.all(
    layers.map(async (entries, n) => {
      const options = { diffId: null, digest: null, smallFiles: PACKAGE_RECORDS };
      return (await readLayer(`layer ${n}`, seekable(tarOf(entries)), options)).index;
    }),
  );
  const { root } = stack(indexes);
  const inodeAt = (path: string) => {
    const inode = nodeAt<StackNode>(root, path)?.inode;
    if (!inode) throw new Error(`no file ${path}`);
    return inode;
  };
  return { parts: measureParts(parts, root, findPackages({ root, layers: indexes, baseLayers: 0 })), inodeAt };
}

const measured = async (...given: Parameters<typeof stacked>) => (await stacked(...given)).parts;

const bytesOf = async (...given: Parameters<typeof measured>) =>
  (await measured(...given)).all.map(({ bytes, files }) => [bytes, files]);

describe('a pattern', () => {
  const layer = files({ 'app/a.js': 5, 'app/lib/b.js': 7, 'app/.hidden': 1, 'app/empty': 0, 'usr/x': 100 });

  test('counts the visible files that it matches, empty ones too', async () => {
    const asked = paths('/app/**', '/app/*', '**/*.js', '/usr/x', '/none/**', '**');
    expect(await bytesOf(asked, layer)).toEqual([
      [13, 4],
      [6, 3],
      [12, 2],
      [100, 1],
      [0, 0],
      [113, 5],
    ]);
  });

  test('counts nothing that a later layer deleted, and the last content of what it replaced', async () => {
    const later = [gone('app/a.js'), ...files({ 'app/lib/b.js': 9 })];
    expect(await bytesOf(paths('/app/**'), layer, later)).toEqual([[10, 3]]);
  });

  test('counts an inode once, whichever of its names matches', async () => {
    const linked = [
      ...layer,
      { name: 'opt/second', hardlink: 'app/a.js' },
      { name: 'app/third', hardlink: 'app/a.js' },
    ];
    expect(await bytesOf(paths('/app/**', '/opt/*', '/usr/**'), linked)).toEqual([
      [13, 4],
      [5, 1],
      [100, 1],
    ]);
  });

  test('of a directory is told from one that nothing has', async () => {
    const { all } = await measured(paths('/app', '/app/', '/app/a.js', '/nowhere'), layer);
    expect(all.map(({ isDirectory, files: n }) => [isDirectory, n])).toEqual([
      [true, 0],
      [true, 0],
      [false, 1],
      [false, 0],
    ]);
  });

  test('matches what minimatch does', async () => {
    const names = ['app/a.js', 'app/lib/b.js', 'app/.hidden', 'app/empty', 'usr/x'];
    const patterns = ['/{app,usr}/*', '/a*/**/*.js', '**/.*', '/app/[a-e]*', '/**/lib/**', '/app/?.js'];
    const want = patterns.map(pattern => names.filter(name => minimatch(`/${name}`, pattern, GLOB_OPTIONS)).length);
    expect((await bytesOf(paths(...patterns), layer)).map(([, count]) => count)).toEqual(want);
  });
});

describe('a package', () => {
  const status = ['curl', 'torch']
    .map(name => `Package: ${name}\nStatus: install ok installed\nVersion: 1\n`)
    .join('\n');
  const layer = files({
    'var/lib/dpkg/status': status,
    'var/lib/dpkg/info/curl.list': '/usr/curl\n',
    'var/lib/dpkg/info/torch.list': '/usr/torch\n',
    'usr/curl': 10,
    'usr/torch': 20,
    'py/torch-2.dist-info/METADATA': 'Name: torch\nVersion: 2\n',
    'py/torch-2.dist-info/RECORD': 'torch/a.py,,\n',
    'py/torch/a.py': 300,
  });

  test('is named alone, or with its manager', async () => {
    const [both, pip, dpkg, none, partly] = await bytesOf(
      packages('torch', 'pip:torch', 'dpkg:torch', 'npm:torch', 'tor'),
      layer,
    );
    expect(dpkg).toEqual([20, 1]);
    expect(pip?.[0]).toBeGreaterThanOrEqual(300);
    expect(both?.[0]).toBe((pip?.[0] ?? 0) + 20);
    expect([none, partly]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test('and patterns are what a file belongs to, by their place', async () => {
    const { parts, inodeAt } = await stacked(
      [...packages('curl'), ...paths('/usr/*'), ...packages('dpkg:curl')],
      layer,
    );
    expect([...parts.of(inodeAt('/usr/curl'))].sort()).toEqual([0, 1, 2]);
    expect(parts.of(inodeAt('/usr/torch'))).toEqual([1]);
    expect(parts.of(inodeAt('/py/torch/a.py'))).toEqual([]);
  });
});
