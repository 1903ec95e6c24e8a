/**
 * Workflows about a pull request, run by act, against an API that enforces permissions, limits, pages and rates, and a cache that enforces
 * scopes. act takes any event: it starts the jobs that `on:` names, and hands over the event's file.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { type FakeCache, fakeCache } from '../../kit/github/fake-cache.ts';
import { BOT, type FakeGitHub, fakeGitHub, JOB_TOKEN } from '../../kit/github/fake-github.ts';
import { patchAdding } from '../../kit/github/measured-project.ts';
import { expectAllNamed } from '../../kit/github/permissions.ts';
import { type ActRepository, type ActRun, actRepository, describeWithAct } from '../../kit/processes/act.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';

/** The first run on a machine may build act. */
const TIMEOUT_MS = 900_000;

const folder = scratchFolder();
const DOCKERFILE = 'FROM scratch\nRUN pip install app\n';
const CONFIG = 'version: 1\narchive: image.tar\nbudgets:\n  size: 350 kB\n  growth: { size: { warn: 1 kB } }\n';

/** An image with this much of pip's cache. */
const imageOf = (bytes: number) =>
  archiveOf(
    dockerArchiveFiles({
      layers: [
        [
          { name: 'root/.cache/pip/http/a', body: filler(bytes) },
          { name: 'usr/lib/app/a', body: filler(1000) },
        ],
      ],
      createdBy: ['RUN /bin/sh -c pip install app # buildkit'],
      tag: 'web:ci',
    }),
  );

const WORKFLOW = `on: [push, pull_request, merge_group]
permissions:
  contents: read
jobs:
  image:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pull-requests: write
      checks: write
    steps:
      - uses: actions/checkout@v6
      - uses: ./gate
        with: { suggest: true, check-run: image size }
`;
/** Two jobs that are started together, and two steps in one of them. */
const TWO = `on: pull_request
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: ./gate
        continue-on-error: true
      - uses: ./gate
        with: { source: small.tar }
  two:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: ./gate
`;

describeWithAct('under act, a pull request', () => {
  let github: FakeGitHub;
  let cache: FakeCache;
  let repository: ActRepository;
  /** The commit on main, and GitHub's merge of the pull request into it. */
  let [base, head, merge] = ['', '', ''];
  let runs = 100;

  interface Options {
    run?: number;
    attempt?: number;
    workflow?: string;
    /** The event's, of the pull request. */
    pull?: object;
    token?: string;
    /** What the run may write in the cache. */
    writes?: string | null;
  }

  /** What GitHub gives every run. */
  async function started(name: string, ref: string, payload: object, options: Options = {}): Promise<ActRun> {
    const { run = ++runs, attempt = 1, workflow, writes = ref } = options;
    const scope = { reads: [...new Set([ref, 'refs/heads/main'])], writes };
    cache.tokens.set(JSON.stringify(scope), scope);
    return repository.run({
      name,
      payload: { ...payload, repository: { default_branch: 'main' } },
      token: options.token ?? JOB_TOKEN,
      ...(workflow === undefined ? {} : { workflow }),
      env: {
        GITHUB_API_URL: github.url,
        GITHUB_SERVER_URL: 'https://github.example',
        GITHUB_REPOSITORY: 'owner/web',
        GITHUB_REF: ref,
        GITHUB_RUN_ID: String(run),
        GITHUB_RUN_ATTEMPT: String(attempt),
        ...cache.env(JSON.stringify(scope)),
      },
    });
  }

  /** The run of a pull request on its merge, with an image that has this much of pip's cache. */
  async function pullRequest(bytes: number, options: Options = {}): Promise<ActRun> {
    repository.git('checkout', '--quiet', merge);
    writeFileSync(join(repository.path, 'image.tar'), imageOf(bytes));
    const pull_request = {
      number: 7,
      head: { sha: head, ref: 'change', repo: { full_name: 'owner/web' } },
      base: { sha: base, ref: 'main' },
      ...options.pull,
    };
    return started('pull_request', 'refs/pull/7/merge', { pull_request }, options);
  }

  const bodies = () => (github.comments.get(7) ?? []).filter(({ user }) => user.type === 'Bot').map(({ body }) => body);
  const written = () => github.asked.filter(({ endpoint, status }) => !endpoint.startsWith('GET ') && status < 300);

  beforeAll(async () => {
    github = await fakeGitHub();
    cache = await fakeCache();
    repository = await actRepository(folder, {
      'image.tar': imageOf(300_000),
      'small.tar': imageOf(1000),
      Dockerfile: DOCKERFILE,
      '.imagebudget.yml': CONFIG,
      '.github/workflows/w.yml': WORKFLOW,
      '.github/workflows/two.yml': TWO,
    });
    base = repository.git('rev-parse', 'HEAD');
    repository.git('checkout', '--quiet', '-b', 'change');
    repository.git('commit', '--quiet', '--allow-empty', '--message', 'Change');
    head = repository.git('rev-parse', 'HEAD');
    repository.git('checkout', '--quiet', '--detach', 'main');
    repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'change');
    merge = repository.git('rev-parse', 'HEAD');
    github.files.push({ filename: 'Dockerfile', patch: patchAdding(DOCKERFILE, [2]) });
    github.pulls.push({ number: 7, state: 'open', head: { sha: head, label: 'owner:change' }, labels: [] });
  }, TIMEOUT_MS);
  afterAll(async () => {
    await github?.close();
    await cache?.close();
  });
  beforeEach(() => {
    // What several runs at the same time have left.
    repository.git('checkout', '--quiet', '--force', base);
    github.tokens.set(JOB_TOKEN, { ...BOT, pulls: 'write', checks: 'write' });
    Object.assign(github.limits, { remaining: 1000, writes: 80, seconds: 60 });
  });

  test(
    'a push to main asks GitHub nothing but for its check run, and keeps its report',
    async () => {
      const { succeeded, log } = await started('push', 'refs/heads/main', { before: '0'.repeat(40), after: base });
      expect({ succeeded, log }).toMatchObject({ succeeded: true });
      expect(github.asked.map(({ endpoint }) => endpoint)).toEqual(['POST /repos/{owner}/{repo}/check-runs']);
      expect(cache.entries.map(({ scope, key }) => [scope, key.slice(-40)])).toEqual([['refs/heads/main', base]]);
    },
    TIMEOUT_MS,
  );

  test(
    'is commented on among 150 other comments, has a suggestion and a check run, and says what grew since main',
    async () => {
      for (let n = 0; n < 150; n++) github.say(7, `Comment ${n}`);
      const { succeeded, log } = await pullRequest(400_000);
      expect({ succeeded, log }).toMatchObject({ succeeded: false });
      expect(bodies()).toEqual([
        expect.stringMatching(/^### ❌ `image\.tar` is 401 kB, 51\.0 kB over its `size` budget/),
      ]);
      expect(bodies()[0]).toContain(`100 kB more than \`main at ${base.slice(0, 7)}\``);
      expect(github.asked.filter(({ endpoint }) => /^GET .*\/comments$/.test(endpoint)).length).toBeGreaterThan(1);
      expect(github.reviewComments).toMatchObject([{ path: 'Dockerfile', line: 2, user: BOT }]);
      expect(github.checkRuns.at(-1)).toMatchObject({ name: 'image size', head_sha: head, conclusion: 'failure' });
    },
    TIMEOUT_MS,
  );

  test(
    'that is run again keeps its comment and its suggestion, and turns green',
    async () => {
      const before = github.comments.get(7)?.map(({ id }) => id);
      expect(await pullRequest(400_000, { run: runs, attempt: 2 })).toMatchObject({ succeeded: false });
      expect(bodies()[0]).toContain(`/runs/${runs}/attempts/2`);
      const { succeeded, log } = await pullRequest(310_000, { run: runs, attempt: 3 });
      expect({ succeeded, log }).toMatchObject({ succeeded: true });
      expect(bodies()).toEqual([expect.stringMatching(/^### (?:✅|⚠️) /)]);
      expect(github.comments.get(7)?.map(({ id }) => id)).toEqual(before);
      expect(github.reviewComments).toHaveLength(1);
    },
    TIMEOUT_MS,
  );

  test(
    'of a fork, or of Dependabot, is judged as others are, and a notice says what its token lacks',
    async () => {
      github.tokens.set(JOB_TOKEN, { ...BOT, pulls: 'read', checks: 'read' });
      const [asked, comments] = [github.asked.length, bodies()];
      const fork = { head: { sha: head, ref: 'change', repo: { full_name: 'fork/web' } } };
      const ofFork = await pullRequest(400_000, { pull: fork, writes: null });
      expect(ofFork).toMatchObject({ succeeded: false, log: expect.stringContaining('workflow_run') });
      const user = { user: { login: 'dependabot[bot]' } };
      const ofDependabot = await pullRequest(400_000, { pull: user, writes: null });
      expect(ofDependabot.log).toContain('needs the permission "pull-requests: write", which Dependabot');
      expect([ofFork, ofDependabot].map(({ log }) => /❌ +Failure - Main /.test(log))).toEqual([true, true]);
      const made = github.asked.slice(asked);
      expect(made.filter(({ status }) => status === 403).length).toBeGreaterThanOrEqual(2);
      expect(made.filter(({ endpoint, status }) => !endpoint.startsWith('GET ') && status < 300)).toEqual([]);
      expect([bodies(), cache.entries.length]).toEqual([comments, 1]);
    },
    TIMEOUT_MS,
  );

  test(
    'in the merge queue is compared with what it is queued on, without a comment',
    async () => {
      const before = github.asked.length;
      repository.git('checkout', '--quiet', merge);
      writeFileSync(join(repository.path, 'image.tar'), imageOf(310_000));
      const ref = `refs/heads/gh-readonly-queue/main/pr-7-${base}`;
      const merge_group = { base_sha: base, base_ref: 'refs/heads/main', head_sha: merge, head_ref: ref };
      const { succeeded, log } = await started('merge_group', ref, { merge_group }, { writes: null });
      expect({ succeeded, log }).toMatchObject({ succeeded: true });
      expect(log).toMatch(new RegExp(`10\\.0 kB more than .*main at ${base.slice(0, 7)}`));
      expect(github.asked.slice(before).map(({ endpoint }) => endpoint)).toEqual([
        'POST /repos/{owner}/{repo}/check-runs',
      ]);
    },
    TIMEOUT_MS,
  );

  test(
    'with two jobs in two runs at the same time has one comment for each job',
    async () => {
      github.comments.set(7, []);
      await Promise.all([11, 12].map(n => pullRequest(400_000, { run: 1000 + n, workflow: 'two' })));
      const jobOf = (body: string) => /\/runs\/101[12]\/.*, job `(\w+)`/.exec(body)?.[1];
      expect(bodies().map(jobOf).sort()).toEqual(['one', 'two']);
      const ofOne = bodies().find(body => jobOf(body) === 'one') ?? '';
      expect(ofOne).toMatch(/^### ❌ 1 of 2 images is over budget, 1 is above a warning\n\n\| Image \|/);
      expect(ofOne).toContain('small.tar');
    },
    TIMEOUT_MS,
  );

  test(
    'with a label succeeds in the next attempt, though the event is the old one',
    async () => {
      const [pull] = github.pulls;
      if (pull) pull.labels = [{ name: 'imagebudget: accept' }];
      const { succeeded, log } = await pullRequest(400_000, { run: runs, attempt: 2 });
      if (pull) pull.labels = [];
      expect({ succeeded, log }).toMatchObject({ succeeded: true });
      expect(log).toContain('Accepted by the label imagebudget: accept on pull request 7');
    },
    TIMEOUT_MS,
  );

  test(
    'waits for a rate limit that passes soon, and keeps its verdict where one does not',
    async () => {
      github.comments.set(7, []);
      Object.assign(github.limits, { writes: 1, seconds: 1 });
      expect(await pullRequest(400_000)).toMatchObject({ succeeded: false });
      expect(bodies()).toHaveLength(1);
      expect(github.asked.filter(({ status }) => status === 403).length).toBeGreaterThan(0);
      github.limits.remaining = 0;
      const { succeeded, log } = await pullRequest(310_000);
      expect({ succeeded, log }).toMatchObject({ succeeded: true });
      expect(log).toContain('Too many requests were made with this token');
    },
    TIMEOUT_MS,
  );

  test('asks for nothing that the table of permissions does not name', () => {
    expect(written().length).toBeGreaterThan(5);
    expectAllNamed(github.asked);
  });
});
