/** The comment on a pull request, by the bundle that a workflow runs. __tests__/action/comment has the cases. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { BOT, type FakeGitHub, fakeGitHub, JOB_TOKEN } from '../../kit/github/fake-github.ts';
import { environment, type RunOptions } from '../../kit/github/pull-request-run.ts';
import { type ActionRun, type Workspace, workspace } from '../../kit/processes/action.ts';
import { dist, scratchFolder } from '../../kit/processes/cli.ts';

const folder = scratchFolder();
const imageOf = (bytes: number) => archiveOf(dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(bytes) }]] }));
const config = (budgets: string) => `version: 1\narchive: image.tar\nbudgets:\n  ${budgets}\n`;
const RED = 'size: 90 kB';
const PULL = { pull_request: { number: 7, head: { sha: 'a'.repeat(40), repo: { full_name: 'fork/web' } } } };

let github: FakeGitHub;
beforeEach(async () => {
  github = await fakeGitHub();
});
afterEach(() => github.close());

const checkout = (budgets: string) =>
  workspace(folder, { 'image.tar': imageOf(100_000), '.imagebudget.yml': config(budgets) });

async function run(
  place: Workspace,
  options: RunOptions = {},
  inputs: Record<string, string> = {},
): Promise<ActionRun> {
  return place.run(inputs, { env: environment(github, folder, options) });
}

const bodies = () => (github.comments.get(7) ?? []).map(({ body }) => body);

test('is made when a budget is exceeded, says that nothing was measured, and is green in the end', async () => {
  const place = checkout('size: 1 MB');
  expect(await run(place)).toMatchObject({ code: 0 });
  expect(bodies()).toEqual([]);

  writeFileSync(join(place.path, '.imagebudget.yml'), config(RED));
  const more = { suggest: 'true', 'check-run': 'image size' };
  expect(await run(place, { commit: 'b'.repeat(40), run: 101 }, more)).toMatchObject({ code: 1 });
  expect(github.checkRuns).toMatchObject([{ name: 'image size', head_sha: 'b'.repeat(40), conclusion: 'failure' }]);
  expect(bodies()).toEqual([
    expect.stringMatching(
      /^### ❌ `image\.tar` is 100 kB, 10\.0 kB over its `size` budget \(90\.0 kB\)\n[\s\S]*\/runs\/101\//,
    ),
  ]);
  const [red = ''] = bodies();
  expect(red).toContain('https://github.example/owner/web/blob/bbbbbbbb');

  expect(await run(place, { run: 102 }, { ...more, verify: 'maybe' })).toMatchObject({ code: 3 });
  expect(github.checkRuns[1]).toMatchObject({ output: { title: 'Not measured' }, conclusion: 'failure' });
  expect(bodies()).toEqual([expect.stringMatching(/^### ⛔ Not measured: input "verify"/)]);

  writeFileSync(join(place.path, 'image.tar'), imageOf(80_000));
  expect(await run(place, { commit: 'c'.repeat(40), run: 103 })).toMatchObject({ code: 0 });
  expect(bodies()).toEqual([expect.stringMatching(/^### ✅ [\s\S]*\/runs\/103\//)]);
});

test('with a baseline, a change is worth a comment, and a warning that is not new is none', async () => {
  const place = checkout('size: { warn: 90 kB }');
  const compared = async (bytes: number) => {
    writeFileSync(join(place.path, 'base.tar'), imageOf(bytes));
    expect(await run(place)).toMatchObject({ code: 0, outputs: { verdict: 'warn' } });
    return bodies().length;
  };
  writeFileSync(join(place.path, '.imagebudget.yml'), `baseline: base.tar\n${config('size: { warn: 90 kB }')}`);
  expect([await compared(100_000), await compared(99_500), await compared(99_000)]).toEqual([0, 0, 1]);
  expect(bodies()[0]).toContain('1.00 kB more than');
});

test('a fork’s token cannot write: the verdict stays, and notices name the way', async () => {
  github.tokens.set(JOB_TOKEN, { ...BOT, pulls: 'read', checks: 'read' });
  const ran = await run(checkout(RED), { payload: PULL }, { 'check-run': 'image size' });
  expect(ran).toMatchObject({ code: 1, outputs: { verdict: 'fail', 'exit-code': '1' } });
  expect(ran.annotations.slice(-2)).toMatchObject([
    { name: 'notice', message: expect.stringContaining('"workflow_run"') },
    { name: 'notice', message: expect.stringMatching(/^The check run was not written/) },
  ]);
});

test('an API that does not answer leaves the verdict', async () => {
  const env = environment(github, folder);
  await github.close();
  const ran = await checkout(RED).run({}, { env });
  expect(ran).toMatchObject({ code: 1, outputs: { verdict: 'fail' } });
  expect(ran.annotations.at(-1)?.message).toMatch(/ECONNREFUSED.*The next run tries again/);
});

test('on a push nothing is asked, and the code for it is not loaded', async () => {
  const chunks = readdirSync(join(dist, 'chunks'));
  const ofApi = chunks.filter(name =>
    readFileSync(join(dist, 'chunks', name), 'utf8').includes('x-github-api-version'),
  );
  expect(ofApi).not.toHaveLength(0);
  const loaded = async (budgets: string, options: RunOptions, more: Record<string, string> = {}) => {
    const env = { ...environment(github, folder, options), ...more, NODE_DEBUG: 'esm' };
    const { stderr } = await checkout(budgets).run({ comment: 'always' }, { env });
    const own = ['main', 'messages', 'edits'].map(name => stderr.includes(`dist/chunks/${name}-`));
    return [...own, ofApi.some(name => stderr.includes(`dist/chunks/${name}`))];
  };
  const push = { event: 'push', payload: { ref: 'refs/heads/main' } };
  expect(await loaded(RED, push)).toEqual([true, false, false, false]);
  expect(await loaded('size: 1 MB', push, { GITHUB_REF: 'refs/heads/main' })).toEqual([true, false, false, false]);
  expect(github.asked).toEqual([]);
  expect(await loaded(RED, {})).toEqual([true, true, false, true]);
});
