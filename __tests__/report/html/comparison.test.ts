/** The figures of a comparison's page: added up here from the files and tables that the page holds. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { decodeGrowth, GrowthMap } from '../../../src/report/html/model/growth.ts';
import type { MapNode } from '../../../src/report/html/model/map.ts';
import type { ComparisonData } from '../../../src/report/html/model/page-data.ts';
import { pathText } from '../../../src/report/html/model/state.ts';
import { AFTER, BEFORE } from '../../kit/pages/compared-images.ts';
import { pageFolder } from '../../kit/pages/page-folder.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';

const folder = scratchFolder();
writeFileSync(join(folder, 'old.tar'), BEFORE);
writeFileSync(join(folder, 'new.tar'), AFTER);

async function comparisonOf(before: string, after: string) {
  const args = ['compare', before, after, '--html', 'page.html', '--json', 'growth.json'];
  const { code, stderr } = await runInProcess(args, { cwd: folder, page: await pageFolder() });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const html = readFileSync(join(folder, 'page.html'), 'utf8');
  const [, data = ''] = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(html) ?? [];
  const [, packed] = /<script type="text\/plain" id="files-0">([^<]*)<\/script>/.exec(html) ?? [];
  return {
    json: JSON.parse(readFileSync(join(folder, 'growth.json'), 'utf8')),
    comparison: (JSON.parse(data) as ComparisonData).comparison,
    files: packed === undefined ? null : decodeGrowth(inflateRawSync(Buffer.from(packed, 'base64'))),
  };
}

/** Areas that are not divided. */
function leavesOf(node: MapNode): MapNode[] {
  return node.children === null ? [node] : node.children.flatMap(leavesOf);
}

describe('two images', () => {
  test('every table has both images and all of the growth', async () => {
    const { comparison, json } = await comparisonOf('old.tar', 'new.tar');
    expect(comparison.tables.map(({ by }) => by)).toEqual(['layer', 'directory', 'finding']);
    for (const { by, rows } of comparison.tables) {
      const sum = (side: 'before' | 'after' | 'bytes') => rows.reduce((total, row) => total + row[side], 0);
      expect([by, sum('before'), sum('after'), sum('bytes')]).toEqual([
        by,
        json.before.sizes.image,
        json.after.sizes.image,
        json.growth.image,
      ]);
    }
    expect(Object.fromEntries(comparison.figures.map(({ figure, growth }) => [figure, growth]))).toEqual(json.growth);
  });

  test('the map has both file systems, and the growth of each file', async () => {
    const { files, json } = await comparisonOf('old.tar', 'new.tar');
    const { before, after } = json;
    expect([files?.before[0], files?.after[0]]).toEqual([before.sizes.visible, after.sizes.visible]);
    const paths = files?.paths.names.map((_, path) => [
      pathText(files, path),
      (files.after[path] ?? 0) - (files.before[path] ?? 0),
    ]);
    expect(Object.fromEntries(paths ?? [])).toEqual({
      '/': 2600,
      '/app': 3000,
      '/app/grown': 4000,
      '/app/shrunk': -1000,
      '/bin': 100,
      '/bin/now-a-directory': 100,
      '/bin/now-a-directory/file': 300,
      '/gone': -500,
      '/gone/\\xff<b>': -500,
    });
  });

  test('what the map’s colours stand for is the growth of files', async () => {
    const { files } = await comparisonOf('old.tar', 'new.tar');
    if (files === null) throw new Error('the page has no files');
    const tree = new GrowthMap(files, { before: 0, after: 0 });
    expect(Object.fromEntries(tree.kinds({ part: 'files', path: 0 }))).toEqual({
      new: 300,
      grown: 4000,
      smaller: -1000,
      gone: -700,
    });
  });

  test.each([50, 1e3, 1e5, 1e6])('the areas add up on %d pixels', async pixels => {
    const { files, json } = await comparisonOf('old.tar', 'new.tar');
    if (files === null) throw new Error('the page has no files');
    const wasted = { before: json.before.sizes.wasted, after: json.after.sizes.wasted };
    const tree = new GrowthMap(files, wasted);
    const leaves = leavesOf(tree.areas({ part: 'image', path: 0 }, pixels));
    const sum = (of: (node: MapNode) => number) => leaves.reduce((total, node) => total + of(node), 0);
    expect(sum(({ value }) => value)).toBe(json.growth.image);
    expect(sum(({ bytes }) => bytes)).toBe(4000 + 1000 + 200 + 300 + 500 + Math.abs(wasted.after - wasted.before));
  });
});

test('of a report, the page says what it lacks', async () => {
  writeFileSync(
    join(folder, 'old.json'),
    (await runInProcess(['inspect', 'old.tar', '--json'], { cwd: folder })).stdout,
  );
  const { comparison, files, json } = await comparisonOf('old.json', 'new.tar');
  expect(files).toBeNull();
  expect(comparison.hasFiles).toBe(false);
  expect(comparison.remarks.join()).toContain('a report does not list');
  for (const { rows } of comparison.tables)
    expect(rows.reduce((total, row) => total + row.bytes, 0)).toBe(json.growth.image);
});
