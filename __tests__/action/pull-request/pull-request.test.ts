/** What a pull request does to the config, and the label that lets it through: git, GitHub's API and the event together. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { acceptance } from '../../../src/action/pull-request/accept-label.ts';
import { baseConfig } from '../../../src/action/pull-request/base-config.ts';
import { type PullRequestPlace, pullRequestPlace } from '../../../src/action/pull-request/place.ts';
import type { BaseConfig } from '../../../src/job/types.ts';
import { gitRuns, run, withEnv } from '../../kit/github/baseline-run.ts';
import { BOT, type FakeGitHub, fakeGitHub, JOB_TOKEN } from '../../kit/github/fake-github.ts';
import { namedFor } from '../../kit/github/permissions.ts';
import { Repository, type WorkflowRun } from '../../kit/github/repository.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';

const folder = scratchFolder();
const repository = new Repository(folder);
const OLD = 'version: 1\nbudgets:\n  size: 1 MB\n';
const NOW = 'version: 1\nbudgets:\n  size: 2 MB\n';

let github: FakeGitHub;
const asked = new Set<string>();
beforeEach(async () => {
  github = await fakeGitHub();
});
afterEach(async () => {
  for (const { endpoint, permission } of github.asked) asked.add(`${endpoint} needs ${permission}`);
  await github.close();
});

interface Options {
  directory?: string;
  token?: string;
}

function placeOf(of: WorkflowRun, { directory = '/', token = JOB_TOKEN }: Options = {}): PullRequestPlace {
  const env = {
    PATH: process.env.PATH,
    GIT_CEILING_DIRECTORIES: directory,
    ...of.env,
    GITHUB_API_URL: github.url,
    'INPUT_GITHUB-TOKEN': token,
  };
  const around = { directory, env, run, signal: AbortSignal.timeout(60_000) };
  const place = withEnv(env, () => pullRequestPlace(around));
  if (place === null) throw new Error('outside of a workflow');
  return place;
}

describe("the base branch's config", () => {
  const first = repository.commitConfig(OLD);
  repository.push('main', first);
  const stale = repository.commitConfig(NOW, first);
  const tip = repository.commitConfig(OLD.replace('1 MB', '1500 kB'), first);
  repository.push('main', tip);
  const pull = repository.pullRequest({ base: 'main', head: stale });
  const wanted = { config: '.imagebudget.yml', enforced: false };
  const read = async (place: PullRequestPlace, enforced = false) => {
    const found = await baseConfig({ ...wanted, enforced }, place);
    return found && [found.commit, found.text && Buffer.from(found.text).toString()];
  };

  /** Of a file that the base branch has, of one that it has not, and of one outside of the repository. */
  const contentsAt = async (base: BaseConfig, directory: string) =>
    Promise.all(
      ['.imagebudget.yml', 'Dockerfile', '../Dockerfile'].map(async path => {
        const bytes = await base.fileAt(join(directory, path));
        return bytes && Buffer.from(bytes).toString();
      }),
    );

  test('comes from git where the checkout has it', async () => {
    const place = placeOf(pull, { directory: repository.checkout(pull.commit, { depth: 2 }) });
    expect(await read(place)).toEqual([tip, OLD.replace('1 MB', '1500 kB')]);
    expect(await baseConfig({ ...wanted, config: 'b.yml' }, place)).toMatchObject({ text: null });
    expect(await baseConfig({ ...wanted, config: '../b.yml' }, place)).toBeNull();
    const base = await baseConfig(wanted, place);
    expect(base && (await contentsAt(base, place.directory))).toEqual([OLD.replace('1 MB', '1500 kB'), null, null]);
    expect(github.asked).toEqual([]);
  });

  test('is that of the merge base to compare with, and that of the newest commit to judge by', async () => {
    const place = placeOf(pull, { directory: repository.checkout(stale, { depth: 0 }) });
    expect(await read(place)).toEqual([first, OLD]);
    expect(await read(place, true)).toEqual([tip, OLD.replace('1 MB', '1500 kB')]);
  });

  test('comes from GitHub where the checkout is shallow, or there is none', async () => {
    github.commits.set(tip, { '.imagebudget.yml': OLD });
    const place = placeOf(pull, { directory: repository.checkout(pull.commit) });
    expect(await read(place)).toEqual([tip, OLD]);
    const base = await baseConfig(wanted, place);
    expect(base && (await contentsAt(base, place.directory))).toEqual([OLD, null, null]);
    expect(await baseConfig({ ...wanted, config: 'b c.yml' }, place)).toMatchObject({ commit: tip, text: null });
    expect(await read(placeOf(repository.mergeGroup('main', stale)))).toEqual([tip, OLD]);
  });

  test.each<[string, (options: Options) => void, string]>([
    [
      'may not be read',
      () => github.tokens.set(JOB_TOKEN, { ...BOT, pulls: 'write', contents: false }),
      'GitHub answered 404: Not Found',
    ],
    [
      'needs a token',
      options => Object.assign(options, { token: '' }),
      'the checkout does not have its commit, and there is no token',
    ],
  ])('that %s is not compared with, and is an error if it is to judge', async (_, spoil, reason) => {
    const options: Options = {};
    spoil(options);
    expect(await read(placeOf(pull, options))).toBeNull();
    await expect(read(placeOf(pull, options), true)).rejects.toMatchObject({
      exitCode: 2,
      message: `the base branch's config cannot be read, and is to judge (enforce: base): ${reason}`,
    });
  });

  test('does not matter where nothing is proposed', async () => {
    expect(await read(placeOf(repository.runOn('main', 'schedule')), true)).toBeNull();
    expect(github.asked).toEqual([]);
  });
});

describe('the label', () => {
  const label = 'imagebudget: accept';
  const head = repository.commit();
  repository.push('labelled', head);
  const pullRequest = (labels: string[], name?: string) =>
    placeOf(repository.pullRequest({ base: 'labelled', head, labels, from: 'fork/web' }, name));
  const now = (...labels: string[]) =>
    github.pulls.push({
      ...{ number: 7, state: 'open', head: { sha: head, label: 'x' } },
      labels: labels.map(name => ({ name })),
    });
  const accepted = { label, pullRequest: 7 };

  test('counts if the pull request has it now, whatever the event says', async () => {
    now(label, 'other');
    expect(await acceptance(pullRequest([]))).toEqual(accepted);
    github.pulls.length = 0;
    now('other');
    expect(await acceptance(pullRequest([label]))).toBeNull();
  });

  test('counts as the event has it if GitHub does not tell', async () => {
    github.tokens.set(JOB_TOKEN, { ...BOT, pulls: null });
    expect(await acceptance(pullRequest([label]))).toEqual(accepted);
    expect(await acceptance(pullRequest(['imagebudget: accepted']))).toBeNull();
    const event = repository.pullRequest({ base: 'labelled', head, labels: [label] });
    expect(await acceptance(placeOf(event, { token: '' }))).toEqual(accepted);
  });

  test('counts on the branch into which the pull request was merged, for that commit alone', async () => {
    const merged = repository.commit(head);
    const run = repository.push('labelled', merged);
    now(label);
    const [pull] = github.pulls;
    if (pull) Object.assign(pull, { state: 'closed', merge_commit_sha: merged, merged_at: null });
    expect(await acceptance(placeOf(run))).toBeNull();
    if (pull) pull.merged_at = '2026-11-29T00:00:00Z';
    expect(await acceptance(placeOf(run))).toEqual(accepted);
    expect(await acceptance(placeOf(repository.push('labelled', repository.commit(merged))))).toBeNull();
    expect(await acceptance(placeOf(run, { token: '' }))).toBeNull();
  });

  test('is nothing to a run that is about no pull request', async () => {
    expect(await acceptance(placeOf(repository.runOn('labelled', 'schedule')))).toBeNull();
  });
});

test('nothing else is asked', () => {
  expect([...asked].sort()).toEqual(namedFor('changed budgets'));
});

test('git is asked what SECURITY.md lists', () => {
  const { asked, listed } = gitRuns();
  expect(asked.filter(text => !listed.includes(text))).toEqual([]);
  expect(asked).toEqual(expect.arrayContaining(listed.filter(text => /cat-file (?:-e|blob) /.test(text))));
});
