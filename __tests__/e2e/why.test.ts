/** `inspect --why` as people and programs see it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { archiveOf, dockerArchiveFiles } from '../kit/archives/archives.ts';
import { root, scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

const folder = scratchFolder();
const NAME = 'a\u001b[31m';
const layers = [
  [
    { name: 'bin/busy', body: 'x', mode: 0o755 },
    { name: NAME, body: 'hello' },
  ],
];
writeFileSync(join(folder, 'image.tar'), archiveOf(dockerArchiveFiles({ layers })));

const run = (...args: string[]) => runInProcess(['inspect', 'image.tar', '--why', ...args], { cwd: folder });

test('says what it found, and what cannot be known', async () => {
  const { code, stdout, stderr } = await run('/bin/busy');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`/bin/busy is not needed, as far as can be known.
  1 B, in layer 0

What cannot be known:
  The image starts no program by itself.
  Files that a program opens by a name that it reads or computes are not followed.
`);
});

test('as JSON', async () => {
  const { stdout } = await run('bin', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ schemaVersion: 1, tool: { name: 'imagebudget' } },
    ...{ path: '/bin', realPath: '/bin', type: 'dir', bytes: 1, status: 'no-known-need' },
    ...{ chain: [], alsoNeededBy: [], package: null, below: { 'no-known-need': { files: 1, bytes: 1 } } },
  });
});

test.each(['bin', '/bin/busy', `/${NAME}`])('the JSON about %j has the published form', async path => {
  const isValid = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync(join(root, 'schema/why.schema.json'), 'utf8')),
  );
  const { stdout } = await run(path, '--json');
  const value = JSON.parse(stdout);
  expect([isValid(value), isValid.errors]).toEqual([true, null]);
  expect(isValid({ ...value, status: 'perhaps' })).toBe(false);
});

test('names are safe for a terminal', async () => {
  const { code, stdout } = await run(`/${NAME}`);
  expect(code).toBe(0);
  expect(stdout).not.toContain('\u001b');
});

test.each<[string[], RegExp]>([
  [['/none'], /--why: image\.tar has no \/none[\s\S]*imagebudget ls image\.tar/],
  [[''], /--why needs a path/],
  [['/bin', '--top', '3'], /--top is for the report/],
])('%j is wrong usage', async (args, message) => {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(message);
});
