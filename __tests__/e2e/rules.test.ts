/** `imagebudget rules` as people run it. */
import { expect, test } from '@jest/globals';
import { rules } from '../../src/rules/index.ts';
import { expectFailure } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

test('lists rules, then what else is found', async () => {
  const { code, stdout } = await runInProcess(['rules']);
  expect(code).toBe(0);
  const ids = [...stdout.matchAll(/^([a-z][a-z-]+) {2,}(?:warn|info) /gm)].map(([, id]) => id);
  expect(ids.slice(0, rules.length)).toEqual(rules.map(({ id }) => id));
  for (const id of ['home-cache-other', 'duplicate-content', 'plain', 'hint-copy-all']) expect(ids).toContain(id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  [
    'apt-lists',
    ['Is it safe to remove?', 'The edit', 'What it matches', '/var/lib/apt/lists/**', 'apt-lists: off', 'References'],
  ],
  ['package-twice', ['the bytes count only in a budget for this', 'What it finds', 'package-twice: 0', 'The edit']],
  ['moved-tree', ['they count as wasted.\n', 'Which wasted files have it', 'The edit']],
  ['hint-chown', ['A hint adds no bytes to a budget.\n', 'When it is given', 'The edit']],
])('explains %s', async (id, parts) => {
  const { code, stdout } = await runInProcess(['rules', id]);
  expect(code).toBe(0);
  for (const part of parts) expect(stdout).toContain(part);
  expect(stdout).not.toContain('/docs/rules/');
  const { stdout: json } = await runInProcess(['rules', id, '--json']);
  expect(JSON.parse(json)).toMatchObject({ id, severity: expect.stringMatching(/^(warn|info)$/) });
});

test('offers a label or a hint for no budget', async () => {
  for (const id of ['moved-tree', 'hint-chown'])
    expect((await runInProcess(['rules', id])).stdout).not.toContain('budgets:');
});

test('knows what a misspelt detector was meant to be', async () => {
  expectFailure(await runInProcess(['rules', 'package-twise']), 3, 'there is no rule "package-twise"');
});
