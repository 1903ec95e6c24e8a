/** The bench runs: with images so small that its figures mean nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { gzipImage, plainImage } from '../../bench/images.ts';
import { sha256 } from '../kit/archives/archives.ts';
import { root, runNode, scratchFolder } from '../kit/processes/cli.ts';

const folder = scratchFolder();
const CASES = ['archive', 'gzip', 'changed', 'registry', 'rules', 'whiteouts', 'entries', 'compare', 'page'];

const FLAGS = ['--rounds', '1', '--scale', '0.0005', '--scratch', folder, '--no-dive'];
const titlesIn = (text: string) => text.split('\n').filter(line => line.startsWith('### '));

test('every case that needs neither root nor an engine runs, and prints its section', async () => {
  const { code, stdout, stderr } = await runNode(join(root, 'bench/run.mjs'), [...CASES, ...FLAGS], {
    cwd: root,
    timeout: 170_000,
  });
  expect(stderr).toBe('');
  // 1 where a promise is missed: start-up is nearly all that such images measure.
  expect([0, 1]).toContain(code);
  expect(titlesIn(stdout)).toEqual([
    '### Archive on disk, page cache warm, 20 deletions a layer',
    '### Archive on disk, page cache warm, 0 deletions a layer',
    '### Archive with gzip layers',
    '### One gzip layer of ten changed',
    '### Registry',
    '### Rules',
    '### Whiteouts',
    '### Many entries',
    '### Two images compared',
    '### Two reports compared',
    '### The page, ten layers',
    '### The page, 300 layers',
  ]);
  expect(stdout).toMatch(/\| times header-walk \| \d+\.\d\d \(\d+\.\d\d to \d+\.\d\d\) \| at most 2 \|/);
  expect(stdout).not.toMatch(/NaN|undefined/);
}, 180_000);

test('it measures how long a start takes, and says where the time goes', async () => {
  const { stdout } = await runNode(join(root, 'bench/run.mjs'), ['start', '--profile', ...FLAGS], { cwd: root });
  expect(titlesIn(stdout)).toEqual([
    expect.stringMatching(/^### Start-up, Node /),
    expect.stringMatching(/^### Fixed cost of a run, Node /),
    expect.stringMatching(/^### Start of the action, Node /),
  ]);
  expect(stdout).toMatch(/^- thread 0 \(\d+ ms busy, \d+ ms waiting\): .* \d+ %/m);
});

test('a case that does not exist is an error', async () => {
  const { code, stderr } = await runNode(join(root, 'bench/run.mjs'), ['wrong'], { cwd: root });
  expect(code).not.toBe(0);
  expect(stderr).toContain('there is no case wrong');
});

test('its images are the same every time', async () => {
  const shape = { files: 60, bytes: 60_000, layers: [3, 2, 1], deletions: 5 };
  const digests = [];
  for (const to of ['one', 'two']) {
    const plain = await plainImage(join(folder, to), shape);
    const { archive, blobs } = await gzipImage(join(folder, to), shape);
    digests.push([plain, archive, ...blobs].map(path => sha256(readFileSync(path))));
  }
  expect(digests[0]).toEqual(digests[1]);
});
