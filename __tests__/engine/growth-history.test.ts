/**
 * The history of a repository, with an image of each commit that a real engine builds: budgets on growth fire on the commits that broke
 * them, and on no other. Each commit is compared with its first parent, as the action does for a push and for a merge.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { debianBase } from '../kit/apps/debian-base.ts';
import { filler } from '../kit/archives/archives.ts';
import { buildImage, describeEngine, type Engine, engine } from '../kit/engines/engine.ts';
import { scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

const BASE = 'imagebudget-test/history-base:latest';
const IMAGE = 'imagebudget-test/history';
const USUAL = `FROM ${BASE}\nCOPY app /app\n`;

const CONFIG = `version: 1
name: web
image: ${IMAGE}:\${COMMIT}
dockerfile: Dockerfile
budgets:
  growth: { size: 40 kB, own: 20 kB, upstream: 15 kB, files: 3, wasted: 0 }
`;

interface Step {
  what: string;
  /** Bytes of files that are written; 0 removes one. */
  files?: Record<string, number>;
  /** Bytes of the base image that the tag names from here on. */
  base?: number;
  dockerfile?: string;
  /** The branch that the commit is on, or that it merges into `main`. */
  branch?: string;
  merges?: string;
  /** Budgets that fail. */
  fails: string[];
}

/** @param debian another base image */
const history = (debian: string): Step[] => [
  { what: 'the first', files: { 'app/a': 100_000 }, base: 50_000, dockerfile: USUAL, fails: [] },
  { what: 'some growth', files: { 'app/a': 110_000 }, fails: [] },
  { what: 'a file that is too large', files: { 'app/b': 25_000 }, fails: ['own'] },
  { what: 'its removal', files: { 'app/b': 0 }, fails: [] },
  { what: 'a text that is not in the image', files: { 'README.md': 90_000 }, fails: [] },
  { what: 'a base that grew under its tag', base: 70_000, fails: ['upstream'] },
  { what: 'many small files', files: { 'app/c/1': 1, 'app/c/2': 1, 'app/c/3': 1, 'app/c/4': 1 }, fails: ['files'] },
  { what: 'growth of exactly the limit', files: { 'app/a': 130_000 }, fails: [] },
  { what: 'one byte more than that', files: { 'app/a': 150_001 }, fails: ['own'] },
  { what: 'a base and a file that grew, each within its limit', files: { 'app/d': 15_000 }, base: 80_000, fails: [] },
  { what: 'a branch from before that', files: { 'app/e': 21_000 }, branch: 'feature', base: 70_000, fails: ['own'] },
  { what: 'its merge', merges: 'feature', base: 80_000, fails: ['own'] },
  {
    what: 'a second copy of everything',
    dockerfile: `${USUAL}COPY --chmod=700 app /app\n`,
    fails: ['size', 'own', 'wasted'],
  },
  { what: 'no second copy any more', dockerfile: USUAL, fails: [] },
  {
    what: 'another distribution, and a file that a second RUN copies',
    dockerfile: `FROM ${debian}\nCOPY app /app\nRUN head -c 30000 /dev/zero > /srv/x\nRUN chmod 600 /srv/x\n`,
    fails: ['size', 'own', 'upstream', 'files', 'wasted'],
  },
];

describeEngine('the history of a repository', () => {
  const folder = scratchFolder();
  const repository = join(folder, 'repository');
  const failed: { what: string; fails: string[] }[] = [];
  let steps: Step[];
  let on: Engine;
  let builtBase = 0;

  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: repository,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();

  function commit({ what, files = {}, dockerfile, branch, merges }: Step): void {
    if (branch !== undefined) git('checkout', '-q', '-b', branch, 'HEAD~1');
    else if (merges !== undefined) {
      git('checkout', '-q', 'main');
      git('merge', '-q', '--no-ff', '--no-commit', merges);
    }
    if (dockerfile !== undefined) writeFileSync(join(repository, 'Dockerfile'), dockerfile);
    for (const [name, bytes] of Object.entries(files)) {
      const path = join(repository, name);
      if (bytes === 0) rmSync(path);
      else {
        mkdirSync(join(path, '..'), { recursive: true });
        writeFileSync(path, filler(bytes, name));
      }
    }
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', what);
  }

  async function buildBase(bytes: number): Promise<void> {
    if (bytes === builtBase) return;
    const context = join(folder, 'base');
    mkdirSync(context, { recursive: true });
    writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nCOPY lib /usr/lib/\n');
    writeFileSync(join(context, 'lib'), filler(bytes, 'base'));
    await buildImage(on, { tag: BASE, context });
    builtBase = bytes;
  }

  /** Builds and judges the checked out commit. @returns the growth budgets that fail */
  async function judged(): Promise<string[]> {
    const [now, parent] = git('rev-list', '--parents', '-1', 'HEAD').split(' ');
    await buildImage(on, { tag: `${IMAGE}:${now}`, context: repository });
    const baseline = parent === undefined ? [] : ['--baseline', join(folder, `${parent}.json`)];
    const report = join(folder, `${now}.json`);
    const env = { DOCKER_HOST: on.host, COMMIT: now ?? '' };
    const args = ['check', ...baseline, '--json', report];
    const { code, stderr } = await runInProcess(args, { cwd: repository, env });
    const [{ budgets, unjudged, noBaseline }] = JSON.parse(readFileSync(report, 'utf8')).images;
    const fails = budgets
      .filter(({ status }: { status: string }) => status === 'fail')
      .map(({ budget }: { budget: string }) => budget.replace('growth.', ''));
    expect({ code, stderr }).toEqual({ code: fails.length > 0 ? 1 : 0, stderr: '' });
    expect({ unjudged: unjudged.length, why: noBaseline?.reason }).toEqual(
      parent === undefined ? { unjudged: 5, why: null } : { unjudged: 0, why: undefined },
    );
    return fails;
  }

  beforeAll(async () => {
    on = await engine();
    steps = history(await debianBase(on));
    mkdirSync(repository);
    git('init', '-q', '-b', 'main');
    writeFileSync(join(repository, '.imagebudget.yml'), CONFIG);
    for (const step of steps) {
      commit(step);
      await buildBase(step.base ?? builtBase);
      failed.push({ what: step.what, fails: await judged() });
    }
  });

  test('breaks budgets on growth in the commits that grew, and in no other', () => {
    expect(failed).toEqual(steps.map(({ what, fails }) => ({ what, fails })));
    expect(Number(git('rev-list', '--count', 'HEAD'))).toBe(15);
  });
});
