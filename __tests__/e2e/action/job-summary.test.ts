/** The summary that the steps of a job share: one table of all images, written by the post step that comes first. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { type JobRun, workspace } from '../../kit/processes/action.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';

const folder = scratchFolder();
const imageOf = (bytes: number) => archiveOf(dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(bytes) }]] }));
const config = (image: string, budgets: string) => `version: 1\narchive: ${image}\nbudgets:\n  ${budgets}\n`;
const FILES = {
  'small.tar': imageOf(100_000),
  'large.tar': imageOf(300_000),
  '.imagebudget.yml': config('small.tar', 'size: 1 MB'),
  'over.yml': `baseline: small.tar\n${config('large.tar', 'size: 200 kB')}`,
};

const summaries = ({ steps, posts }: JobRun) => [...steps, ...posts].map(({ summary }) => summary);

test('of one step is its report; the post step ends well whatever the verdict is', async () => {
  const job = await workspace(folder, FILES).job([{ config: 'over.yml' }]);
  expect(job).toMatchObject({ steps: [{ code: 1 }], posts: [{ code: 0, outputs: {}, stderr: '' }] });
  const [step, post] = summaries(job);
  expect(step).toBe('');
  expect(post).toMatch(/^### ❌ `large\.tar` [\s\S]*All findings|Layers \(1, 300 kB\)/);
});

test('of several steps starts with one table, the worst first; images within budget are folded', async () => {
  const place = workspace(folder, FILES);
  const hostile = 'a|b<script>.tar';
  const job = await place.job([{}, { config: 'over.yml' }, { source: hostile }, { summary: 'false' }]);
  const [, , , , first, ...others] = summaries(job);
  expect(summaries(job).filter(text => text !== '')).toEqual([first]);
  expect(others).toEqual(['', '', '']);
  expect(first?.replaceAll('\u00a0', ' ').split('\n').slice(0, 7)).toEqual([
    '### ⛔ 1 of 3 images could not be measured, 1 is over budget',
    '',
    '| Image | Now (base + change) | Verdict |',
    '| :--- | ---: | :--- |',
    expect.stringMatching(/^\| ⛔ <code>a&#124;b&lt;script&gt;\.tar<\/code> \| {2}\| there is no file /),
    '| ❌ `large.tar` | 300 kB (100 kB +200 kB) | 100 kB over size |',
    '| ✅ `small.tar` | 100 kB | within 1 budget |',
  ]);
  const headings = first?.match(/^(?:###|<details><summary>✅) \S+/gm);
  expect(headings).toEqual(['### ⛔', '### ⛔', '### ❌', '<details><summary>✅ 1', '### ✅']);
  expect(first).not.toContain('<script');
  expect(readdirSync(join(place.path, '../temp')).filter(name => name.startsWith('imagebudget-summary'))).toEqual([]);
});

test('a wrong config, a wrong input and a step that was killed are in it, in the action’s words', async () => {
  const place = workspace(folder, { ...FILES, 'typo.yml': config('small.tar', 'sizee: 1 MB'), 'x/Dockerfile': '' });
  writeFileSync(join(place.path, 'docker'), '#!/bin/sh\nkill -9 $PPID\n', { mode: 0o755 });
  const env = { PATH: `${place.path}:${process.env.PATH}` };
  const job = await place.job([{ config: 'typo.yml' }, { top: 'x' }, { context: 'x' }], { env });
  const summary = summaries(job).join('').replaceAll('&#8203;', '');
  expect(summary).toMatch(/^### ⛔ 3 of 3 images could not be measured\n/);
  expect(summary).toContain('\n### ⛔ Not measured: typo.yml:4:3: unknown key "sizee"');
  expect(summary).toContain('\n### ⛔ Not measured: input "top": "x" is not a whole number');
  expect(summary).toContain('\n### ⛔ Not measured: the step ended before it had a verdict');
});

test('if its parts cannot be kept or read, a step writes its own, and nothing fails', async () => {
  const place = workspace(folder, FILES);
  const kept = await place.job([{ report: 'report.json' }], { env: { RUNNER_TEMP: '/dev/null/x' } });
  // The output "markdown" needs the folder too.
  expect(kept.steps).toMatchObject([
    { code: 2, summary: expect.stringMatching(/^### ⛔ Not measured: output "markdown"/) },
  ]);
  expect(kept.posts).toMatchObject([{ code: 0, summary: '' }]);
});
