/** What is shipped: small, quick to start, and complete without an installation. */
import { cpSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, ociFiles, writeFiles } from '../kit/archives.ts';
import { dist, NO_ENGINE, root, runNode, scratchFolder } from '../kit/cli.ts';
import { NODES } from '../kit/node-versions.ts';

const folder = scratchFolder();

const MAX_FILE_BYTES = 900_000;
/** Times that of an empty script. */
const MAX_START = 2;
const RUNS = 9;

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

test('the command line starts in at most twice the time of an empty script', async () => {
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const times: Record<'empty' | 'ours', number[]> = { empty: [], ours: [] };
  // One after the other, so that whatever else the machine does slows both.
  for (let run = -1; run < RUNS; run++) {
    const { milliseconds: base } = await runNode(empty, []);
    const { milliseconds: ours, code } = await runNode(join(dist, 'cli.js'), ['--version']);
    expect(code).toBe(0);
    if (run < 0) continue;
    times.empty.push(base);
    times.ours.push(ours);
  }
  expect(median(times.ours) / median(times.empty)).toBeLessThanOrEqual(MAX_START);
});

test('no file is large', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.js'));
  const large = files.filter(name => statSync(join(dist, name)).size > MAX_FILE_BYTES);
  expect(large).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(['cli.js', 'action.js']));
});

test.each(NODES)('it runs where nothing is installed, with %s', async (version, node) => {
  const place = join(folder, version.replace(' ', '-'));
  cpSync(dist, join(place, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(place, 'package.json'));
  writeFileSync(join(place, 'image.tar'), archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: 'hello' }]] })));
  writeFiles(join(place, 'layout'), ociFiles({ layers: [[{ name: 'a', body: 'hello' }]], compression: 'zstd' }));
  writeFileSync(join(place, '.imagebudget.yml'), 'version: 1\narchive: image.tar\nbudgets:\n  size: 5\n');
  const run = (entry: string, ...args: string[]) => runNode(join(place, 'dist', entry), args, { cwd: place, node });
  for (const args of [['check'], ['check', 'layout'], ['inspect', 'image.tar'], ['ls', 'layout'], ['rules']])
    expect(await run('cli.js', ...args)).toMatchObject({ code: 0, stderr: '' });
  expect(await run('action.js')).toMatchObject({ code: 0 });
  // Every part is there, that which talks to the engine too.
  const { code, stderr } = await run('cli.js', 'inspect', 'web:ci');
  expect(code).toBe(2);
  expect(stderr).toContain(`no Docker engine answers at ${NO_ENGINE}`);
});
