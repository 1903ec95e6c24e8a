/** Which run's report a change is compared with, in real repositories and against a cache that enforces what GitHub does. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { find, gitRuns, placeOf, type StepOptions, save } from '../../kit/github/baseline-run.ts';
import { type FakeCache, fakeCache } from '../../kit/github/fake-cache.ts';
import { Repository, type WorkflowRun } from '../../kit/github/repository.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';

const folder = scratchFolder();
let cache: FakeCache;
let repository: Repository;
/** The first commit of the main branch, whose run has saved its report. */
let first: string;

beforeAll(async () => {
  cache = await fakeCache();
  repository = new Repository(folder);
});
afterAll(() => cache.close());

beforeEach(async () => {
  cache.entries.length = 0;
  cache.asked.length = 0;
  first = called('M0', repository.commit());
  await pushed('main', first);
});

/** A push whose workflow run saves its report. @returns the commit */
async function pushed(branch: string, commit: string): Promise<string> {
  await save(placeOf(cache, repository.push(branch, commit)));
  return commit;
}

/** The label, commit and remark of what a run is compared with, or why there is nothing. */
async function comparedWith(run: WorkflowRun, options: StepOptions = {}): Promise<string> {
  try {
    const { label, commit, note, text } = await find(placeOf(cache, run, options));
    expect(JSON.parse(text)).toMatchObject({ images: [{ name: 'web:ci' }] });
    return `${label} ${nameOf(commit)}${note === null ? '' : `; ${note.replace(/\b[0-9a-f]{7}\b/g, nameOf)}`}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const names = new Map<string, string>();
/** Gives a commit a name for what is expected. */
function called(name: string, commit: string): string {
  names.set(commit.slice(0, 7), name);
  return commit;
}
function nameOf(commit: string): string {
  return names.get(commit.slice(0, 7)) ?? commit;
}

/** By default the merge is checked out without its history, as actions/checkout does. */
const merged = (run: WorkflowRun) => comparedWith(run, { directory: repository.checkout(run.commit) });
const head = (run: WorkflowRun, commit: string, depth = 0) =>
  comparedWith(run, { directory: repository.checkout(commit, { depth }) });

describe('a pull request', () => {
  test('is compared with the first parent of its merge, though the branch started before', async () => {
    const change = repository.commit(first);
    await pushed('main', called('M1', repository.commit(first)));
    expect(await merged(repository.pullRequest({ base: 'main', head: change }))).toBe('main M1');
  });

  test('whose head is checked out is compared with the merge base', async () => {
    const change = repository.commit(repository.commit(first));
    await pushed('main', repository.commit(first));
    const run = repository.pullRequest({ base: 'main', head: change });
    expect(await head(run, change)).toBe('main M0');
  });

  test('whose head is checked out without history is compared with the commit that the event names, and says so', async () => {
    const change = repository.commit(first);
    await pushed('main', called('M1', repository.commit(first)));
    const run = repository.pullRequest({ base: 'main', head: change });
    const note = 'The merge base with main is not known';
    expect(await head(run, change, 1)).toBe(
      `main M1; ${note}: the checkout is shallow (fetch-depth: 0 of actions/checkout makes it whole)`,
    );
    expect(await comparedWith(run)).toBe(`main M1; ${note}: git knows no checkout here`);
    const other = repository.checkout(repository.commit(first));
    expect(await comparedWith(run, { directory: other })).toBe(`main M1; ${note}: the checkout is of another commit`);
  });

  test('after a squash merge is compared with the squashed commit', async () => {
    const one = repository.commit(repository.commit(first));
    const squashed = await pushed('main', called('squashed', repository.commit(first)));
    const next = repository.commit(squashed);
    expect(await merged(repository.pullRequest({ base: 'main', head: next }))).toBe('main squashed');
    // A branch on top of what was squashed still has the commits of old.
    const stacked = repository.commit(one);
    const run = repository.pullRequest({ base: 'main', head: stacked });
    expect([await merged(run), await head(run, stacked)]).toEqual(['main squashed', 'main M0']);
  });

  test('after a merge is compared with the merge', async () => {
    const merge = await pushed('main', called('merge', repository.commit(first, repository.commit(first))));
    expect(await merged(repository.pullRequest({ base: 'main', head: repository.commit(merge) }))).toBe('main merge');
  });

  test('after a rebase is compared with the last of the commits that came at once; from one between, with the newest', async () => {
    const between = called('between', repository.commit(first));
    const last = await pushed('main', called('last', repository.commit(between)));
    expect(await merged(repository.pullRequest({ base: 'main', head: repository.commit(last) }))).toBe('main last');
    const change = repository.commit(between);
    const run = repository.pullRequest({ base: 'main', head: change });
    expect(await head(run, change)).toBe(
      'main last; No run has saved a report of between, where the change starts. last is the newest of main with a report',
    );
  });

  test('on top of another is compared with that, if its branch has runs', async () => {
    const below = called('below', repository.commit(first));
    const above = repository.commit(below);
    repository.push('below', below);
    const run = repository.pullRequest({ base: 'below', head: above });
    const none = 'no run on below has saved a report of this image, or it has expired';
    expect([await merged(run), await head(run, above)]).toEqual([none, none]);
    repository.push('other', first);
    await pushed('below', repository.commit(below));
    await pushed('below', below);
    const again = repository.pullRequest({ base: 'below', head: above });
    expect([await merged(again), await head(again, above)]).toEqual(['below below', 'below below']);
  });

  test('whose base was pushed by force is compared with what the base is now, though the event is older', async () => {
    const old = await pushed('main', repository.commit(first));
    const change = repository.commit(first);
    await pushed('main', called('forced', repository.commit(first)));
    const run = repository.pullRequest({ base: 'main', head: change, baseSha: old });
    expect([await merged(run), await head(run, change)]).toEqual(['main forced', 'main M0']);
  });

  test('to a release branch is compared with the commit of the default branch that it starts from', async () => {
    repository.push('release', first);
    await pushed('main', repository.commit(first));
    const run = repository.pullRequest({ base: 'release', head: repository.commit(first) });
    expect(await merged(run)).toBe('release M0');
  });

  test('of a fork is compared in the same way, and saves nothing', async () => {
    const run = repository.pullRequest({ base: 'main', head: repository.commit(first), from: 'fork/web' });
    expect(await merged(run)).toBe('main M0');
    await save(placeOf(cache, run));
    expect(cache.entries).toHaveLength(1);
  });

  test('finds nothing that is of another image, config, build, matrix or platform, or has expired', async () => {
    const run = repository.pullRequest({ base: 'main', head: repository.commit(first) });
    const directory = repository.checkout(run.commit);
    const wanted = (inputs: Record<string, string>) => comparedWith(run, { directory, inputs });
    const none = 'no run on main has saved a report of this image, or it has expired';
    expect(await wanted({})).toBe('main M0');
    for (const inputs of [{ config: 'b.yml' }, { target: 'test', context: '.' }, { matrix: '{"node":20}' }])
      expect(await wanted(inputs)).toBe(none);
    await expect(find(placeOf(cache, run, { directory }), 'api:ci')).rejects.toThrow(none);
    cache.entries.length = 0;
    expect(await wanted({})).toBe(none);
  });
});

describe('a merge queue', () => {
  test('compares with the base of the group; behind another entry, with the newest of the branch', async () => {
    const one = repository.mergeGroup('main', repository.commit(first));
    expect(await comparedWith(one)).toBe('main M0');
    const two = repository.mergeGroup('main', repository.commit(first), called('entry', one.commit));
    expect(await comparedWith(two)).toBe(
      'main M0; No run has saved a report of entry, where the change starts. M0 is the newest of main with a report',
    );
    await save(placeOf(cache, one));
    // A workflow on every push runs on the queue's branches too.
    await pushed('gh-readonly-queue/main/pr-7-x', one.commit);
    expect(cache.entries).toHaveLength(1);
  });
});

describe('a run on a branch', () => {
  test('is compared with the commit before the push, by force or not', async () => {
    const next = repository.commit(first);
    expect(await comparedWith(repository.push('main', next))).toBe('main M0');
    await pushed('main', called('M1', repository.commit(first)));
    expect(await comparedWith(repository.push('main', repository.commit()))).toBe('main M1');
  });

  test('that is new is compared with where it left the default branch', async () => {
    const change = repository.commit(first);
    await pushed('main', called('M1', repository.commit(first)));
    const run = repository.push('feature', change);
    expect(await head(run, change)).toBe('main M0');
    expect(await head(run, change, 1)).toBe(
      'main M1; The merge base with main is not known: the checkout is shallow (fetch-depth: 0 of actions/checkout makes it whole). M1 is the newest of main with a report',
    );
    expect(await head(repository.tag('v1', first), first)).toBe('main M0');
    // A merge on the branch is not GitHub's merge of a pull request.
    const merge = await pushed('main', called('merge', repository.commit(first, change)));
    expect(await head(repository.tag('v2', merge), merge)).toBe('main merge');
    const target = repository.pullRequest({ base: 'main', head: change }, 'pull_request_target');
    expect(await merged(target)).toBe(
      'main merge; The merge base with main is not known: the checkout is of another commit',
    );
  });

  test('by a schedule is compared with the same commit, built before', async () => {
    expect(await comparedWith(repository.runOn('main', 'schedule'))).toBe('main M0');
  });

  test.each(['push', 'schedule', 'workflow_dispatch'])('saves its report: %s', async name => {
    cache.entries.length = 0;
    const run = name === 'push' ? repository.push('main', first) : repository.runOn('main', name);
    await save(placeOf(cache, run));
    await save(placeOf(cache, run));
    expect(cache.entries.map(({ scope, key }) => [scope, key.slice(-40)])).toEqual([['refs/heads/main', first]]);
  });

  test.each(['pull_request_target', 'issue_comment', 'workflow_run', 'repository_dispatch'])(
    'that others can cause saves nothing, though it has the ref of the default branch: %s',
    async name => {
      const run = {
        ...repository.runOn('main', name),
        token: { reads: ['refs/heads/main'], writes: 'refs/heads/main' },
      };
      const place = placeOf(cache, run);
      await save(place);
      expect([place?.saves, cache.entries.length]).toEqual([false, 1]);
      expect(await comparedWith(run)).toMatch(/^main M0; The merge base with main is not known/);
    },
  );
});

test('without a cache, or one that may not be read, there is no baseline to look for', async () => {
  const run = repository.runOn('main', 'push');
  expect(placeOf(cache, run, { env: { ACTIONS_RESULTS_URL: '' } })).toBeNull();
  expect(placeOf(cache, run, { env: { ACTIONS_CACHE_SERVICE_V2: '' } })).toBeNull();
  const modes = ['none', 'read', 'write', 'write-only', ''];
  const places = modes.map(mode => placeOf(cache, run, { env: { ACTIONS_CACHE_MODE: mode } }));
  expect(places.map(place => [place?.reads, place?.saves])).toEqual([
    [false, false],
    [true, false],
    [true, true],
    [false, true],
    [true, true],
  ]);
});

test('git is asked what SECURITY.md lists, and nothing else', () => {
  const { asked, listed } = gitRuns();
  expect(asked).toEqual(listed.filter(text => !/cat-file (?:-e|blob) /.test(text)));
});
