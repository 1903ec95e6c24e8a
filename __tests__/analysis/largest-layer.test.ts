import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { largestLayer } from '../../src/analysis/largest-layer.ts';
import type { LargestLayer } from '../../src/analysis/types.ts';
import { MeasureError } from '../../src/errors.ts';
import type { LayerIndex } from '../../src/layer/index/layer-index.ts';
import { stack } from '../../src/stack/stack-layers.ts';

import { tarOf } from '../kit/archives/archives.ts';
import { indexOf } from '../kit/archives/layers-of-entries.ts';
import type { ModelEntry } from '../kit/oracles/slow-model.ts';
import { analysed } from '../kit/reports/analyse-tars.ts';
import { runs } from '../kit/runner/thorough.ts';

const file = (name: string, size: number): ModelEntry => ({ name, type: 'file', size });

function largestOfEntries(...layers: ModelEntry[][]): LargestLayer | null {
  return largestOfIndexes(layers.map(indexOf)).found;
}

function largestOfIndexes(indexes: readonly LayerIndex[]) {
  const merged = stack(indexes);
  return { merged, found: largestLayer(merged, indexes) };
}

/** Bytes of each path. */
const figures = (rows: readonly { path: string; bytes: number }[]) =>
  Object.fromEntries(rows.map(({ path, bytes }) => [path, bytes]));

describe('the largest layer', () => {
  test('is the one with the most bytes, the lowest of equals', () => {
    expect(largestOfEntries([file('a', 5)], [file('b', 7)], [file('c', 7)])?.layer).toBe(1);
    expect(largestOfEntries([file('a', 0)], [])).toBeNull();
    expect(largestOfEntries()).toBeNull();
  });

  test('has what later layers hide, and nothing of the others', () => {
    const found = largestOfEntries(
      [file('below/x', 40)],
      [file('kept/a', 50), file('gone/b', 60), file('over/c', 70)],
      [file('.wh.gone', 0), file('over/c', 1), file('kept/d', 9)],
    );
    expect(found?.layer).toBe(1);
    expect(figures(found?.files ?? [])).toEqual({ '/over/c': 70, '/gone/b': 60, '/kept/a': 50 });
  });

  test('counts a hard link once, by one of its names', () => {
    const links: ModelEntry[] = ['b', 'c/d'].map(name => ({ name, type: 'hardlink', link: 'a' }));
    const found = largestOfEntries([file('a', 100), ...links]);
    expect(found?.files).toEqual([{ path: '/a', bytes: 100 }]);
    expect(found?.directories).toEqual([]);
  });

  test('lists a directory at its deepest name, and none that one thing below it nearly fills', () => {
    const found = largestOfEntries([
      file('usr/lib/python/site/a/x', 300),
      file('usr/lib/python/site/b/x', 300),
      file('usr/lib/python/site/b/y', 290),
      file('usr/lib/other', 20),
      file('opt/big', 95),
      file('opt/small', 5),
    ]);
    // /usr/lib has 910, of which site has 890; /opt says no more than /opt/big.
    expect(found?.directories).toEqual([
      { path: '/usr/lib/python/site', bytes: 890, files: 3 },
      { path: '/usr/lib/python/site/b', bytes: 590, files: 2 },
    ]);
    expect(found?.files.map(({ path }) => path)).toContain('/opt/big');
  });

  test('lists directories down to a hundredth of it, and the hundred biggest files', () => {
    const many = Array.from({ length: 950 }, (_, n) => file(`d${n % 95}/f${n}`, 1000 + n));
    const found = largestOfEntries([...many, file('small/a', 5000), file('small/b', 5000)]);
    const bytes = many.reduce((sum, { size = 0 }) => sum + size, 10_000);
    expect(found?.files.map(row => row.bytes)).toEqual([5000, 5000, ...Array.from({ length: 98 }, (_, n) => 1949 - n)]);
    expect(found?.directories.length).toBeGreaterThan(10);
    for (const row of found?.directories ?? []) expect(row.bytes).toBeGreaterThanOrEqual(bytes / 100);
    expect(found?.directories.map(({ path }) => path)).not.toContain('/small');
  });
});

const name = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 })
  .map(parts => parts.join('/'));
const entry: fc.Arbitrary<ModelEntry> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ name, type: fc.constant('file' as const), size: fc.integer({ min: 1, max: 99 }) }),
  },
  { weight: 2, arbitrary: fc.record({ name, type: fc.constant('hardlink' as const), link: name }) },
  {
    weight: 1,
    arbitrary: fc.record({ name, type: fc.constant('symlink' as const), link: fc.constant('/e') }),
  },
  { weight: 1, arbitrary: name.map(path => file(path.replace(/([^/]+)$/, '.wh.$1'), 0)) },
);

/** Of random layers those that an engine would unpack. */
function largestOfStackable(indexes: LayerIndex[]) {
  try {
    return largestOfIndexes(indexes);
  } catch (error) {
    fc.pre(!(error instanceof MeasureError));
    throw error;
  }
}

test('the files are all of its bytes, and directories the sums of their files', () => {
  const layers = fc.array(fc.array(entry, { maxLength: 20 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(layers, entries => {
      const { merged, found } = largestOfStackable(entries.map(indexOf));
      const bytes = Math.max(...merged.layerBytes);
      if (found === null) return expect(bytes).toBe(0);
      expect(merged.layerBytes[found.layer]).toBe(bytes);
      expect(sum(found.files)).toBe(bytes);
      for (const row of found.directories) {
        const inside = found.files.filter(({ path }) => path.startsWith(`${row.path}/`));
        const below = [...inside, ...found.directories.filter(({ path }) => path.startsWith(`${row.path}/`))];
        expect({ bytes: row.bytes, files: row.files }).toEqual({ bytes: sum(inside), files: inside.length });
        expect(row.bytes).toBeGreaterThanOrEqual(bytes / 100);
        for (const other of below) expect(other.bytes).toBeLessThan(row.bytes * 0.9);
      }
    }),
    { numRuns: runs(500) },
  );
});

test('agrees with GNU du on the layer unpacked by tar', async () => {
  const entries = Array.from({ length: 400 }, (_, n) => ({
    name: `srv/${['a', 'b/c', 'b/d/e', 'f'][n % 4]}/${n % 7}/file ${n}`,
    body: Buffer.alloc((n * 7919) % 20_011),
  }));
  const links = [0, 5, 9].map(n => ({ name: `srv/links/${n}`, hardlink: entries[n]?.name ?? '' }));
  const found = (await analysed({ layers: [{ entries: [...entries, ...links] }] })).largestLayer;
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-largest-'));
  try {
    writeFileSync(join(folder, 'layer.tar'), tarOf([...entries, ...links]));
    execFileSync('mkdir', [join(folder, 'root')]);
    execFileSync('tar', ['-xf', join(folder, 'layer.tar'), '-C', join(folder, 'root'), '--no-same-owner']);
    const listing = execFileSync('sh', ['-c', 'find srv -type f -print0 | LC_ALL=C sort -z | du -b --files0-from=-'], {
      cwd: join(folder, 'root'),
      encoding: 'utf8',
    });
    const files = listing
      .trimEnd()
      .split('\n')
      .map(line => line.split('\t'))
      .map(([bytes, path]) => ({ bytes: Number(bytes), path: `/${path}` }))
      .filter(({ bytes }) => bytes > 0);
    expect(found?.files.map(({ bytes }) => bytes)).toEqual(
      files
        .map(({ bytes }) => bytes)
        .sort((a, b) => b - a)
        .slice(0, 100),
    );
    expect(found?.directories.length).toBeGreaterThan(10);
    for (const { path, bytes, files: count } of found?.directories ?? []) {
      const inside = files.filter(one => one.path.startsWith(`${path}/`));
      expect([path, bytes, count]).toEqual([path, sum(inside), inside.length]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function sum(rows: readonly { bytes: number }[]): number {
  return rows.reduce((total, { bytes }) => total + bytes, 0);
}
