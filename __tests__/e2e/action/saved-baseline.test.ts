/** The base branch's own run as the baseline, by the bundle that a workflow runs. __tests__/action/saved-reports has the cases. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { type FakeCache, fakeCache } from '../../kit/github/fake-cache.ts';
import { Repository, type WorkflowRun } from '../../kit/github/repository.ts';
import { type ActionRun, workspace } from '../../kit/processes/action.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { sampled, thorough } from '../../kit/runner/thorough.ts';

const folder = scratchFolder();
const CONFIG = `version: 1
archive: image.tar
budgets:
  size: 105 kB
  growth: { size: 5 kB }
`;
const repository = new Repository(folder);
const first = repository.commit();
let cache: FakeCache;
let pushed: ActionRun;

/** A step of a run with an image of this size. @param depth of the checkout */
async function step(
  run: WorkflowRun,
  bytes: number,
  inputs: Record<string, string> = {},
  { config = CONFIG, depth = 1 } = {},
): Promise<ActionRun> {
  const image = archiveOf(dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(bytes) }]], tag: 'web:ci' }));
  const place = workspace(folder, { 'image.tar': image, '.imagebudget.yml': config });
  repository.checkout(run.commit, { folder: place.path, depth });
  const token = JSON.stringify(run.token);
  cache.tokens.set(token, run.token);
  return place.run(inputs, { env: { ...run.env, ...cache.env(token) } });
}

const reported = ({ outputs }: ActionRun) => JSON.parse(readFileSync(outputs.report ?? '', 'utf8')).images[0];
const fromFork = () => repository.pullRequest({ base: 'main', head: repository.commit(first), from: 'fork/web' });

beforeAll(async () => {
  cache = await fakeCache();
  pushed = await step(repository.push('main', first), 110_000);
});
afterAll(() => cache.close());
beforeEach(() => {
  cache.asked.length = 0;
  cache.fault = null;
});

test('a run over its budget saves its report, and says that there was none before', () => {
  expect(pushed).toMatchObject({ code: 1, outputs: { verdict: 'fail' }, stderr: '' });
  expect(cache.entries.map(({ scope, key }) => [scope, key.slice(-40)])).toEqual([['refs/heads/main', first]]);
  expect(pushed.stdout).toContain(`saved this report, for later runs to compare with main at ${first.slice(0, 7)}`);
  const none = 'o baseline yet: no run on main has saved a report of this image, or it has expired. This run saves one';
  expect([pushed.stdout, pushed.summary]).toEqual([expect.stringContaining(none), expect.stringContaining(none)]);
  expect(reported(pushed)).toMatchObject({ baseline: null, noBaseline: { hint: 'This run saves one for the next.' } });
});

test("a fork's pull request is judged by what it adds, and saves nothing", async () => {
  const ran = await step(fromFork(), 116_000);
  expect(ran).toMatchObject({ code: 1, stderr: '' });
  expect(reported(ran)).toMatchObject({
    baseline: { label: 'main', commit: first, startsFrom: first, note: null, sizes: { image: 110_000 } },
    growth: { image: 6000 },
    budgets: [
      { budget: 'size', status: 'fail' },
      { budget: 'growth.size', status: 'fail', actual: 6000 },
    ],
  });
  expect(ran.summary).toContain(`6.00 kB more than \`main at ${first.slice(0, 7)}\``);
  expect([cache.asked, cache.entries.length]).toEqual([['GetCacheEntryDownloadURL', 'GET blob'], 1]);
});

test('says which commit it is compared with if that is not where the change starts', async () => {
  const next = repository.commit(first);
  repository.push('main', next);
  const ran = await step(repository.pullRequest({ base: 'main', head: repository.commit(next) }), 90_000);
  const [to, from] = [first.slice(0, 7), next.slice(0, 7)];
  const note = `No run has saved a report of ${from}, where the change starts. ${to} is the newest of main with a report`;
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining(note), summary: expect.stringContaining(note) });
  expect(reported(ran)).toMatchObject({ baseline: { commit: first, startsFrom: next, note } });
});

test.each(
  sampled<[string, Record<string, unknown> | number, number, string]>(
    [
      ['is down', 503, 110_000, 'the Actions cache does not give the report of main: it answered 503'],
      ['has a report of another image', { name: 'api:ci', source: { reference: 'api' } }, 100_000, 'has \\"api:ci\\"'],
      ['has a report with false figures', { sizes: { visible: 5 } }, 100_000, 'is no report that can be used'],
    ],
    3,
  ),
)('a cache that %s changes no verdict, and lets no growth pass', async (_, fault, bytes, reason) => {
  const [entry] = cache.entries;
  const content = entry?.content ?? null;
  if (typeof fault === 'number')
    cache.fault = (_method, response) => {
      response.writeHead(fault).end();
      return true;
    };
  else if (entry) entry.content = gzipSync(foreign(fault));
  const ran = await step(fromFork(), bytes);
  if (entry) entry.content = content;
  const [code, verdict] = bytes > 105_000 ? [1, 'fail'] : [0, 'warn'];
  expect(ran).toMatchObject({ code, outputs: { verdict }, stderr: '' });
  expect(JSON.stringify(reported(ran).noBaseline)).toContain(reason);
  expect(reported(ran).noBaseline.hint).toMatch(/^(?:Run the job again later|The next run on main saves another)\.$/);
  expect(reported(ran).unjudged).toMatchObject([{ budget: 'growth.size', status: 'warn' }]);
});

test('baseline: none asks and saves nothing', async () => {
  const ran = await step(repository.push('main', repository.commit(first)), 100_000, { baseline: 'none' });
  expect(ran).toMatchObject({ code: 0, outputs: { verdict: 'warn' } });
  expect(cache.asked).toEqual([]);
});

test('enforce: base judges by the limits of old, and a label lets the pull request through', async () => {
  const base = repository.commitConfig(CONFIG);
  repository.push('stable', base);
  const change = { base: 'stable', head: repository.commit(base) };
  const config = CONFIG.replace('105 kB', '200 kB');
  const inputs = { enforce: 'base' };
  const ran = await step(repository.pullRequest(change), 110_000, inputs, { config, depth: 2 });
  expect(ran).toMatchObject({ code: 1, outputs: { verdict: 'fail', 'exit-code': '1' }, stderr: '' });
  expect(reported(ran)).toMatchObject({
    budgets: [{ budget: 'size', status: 'fail', fail: 105_000 }],
    configChange: { commit: base, judgedBy: 'base', limits: [{ budget: 'size' }] },
  });
  expect([ran.stdout, ran.summary.replaceAll('\u00a0', ' ')]).toEqual([
    expect.stringContaining('size  105 kB -> 200 kB'),
    expect.stringContaining('| size | 105 kB | 200 kB |'),
  ]);

  const labelled = repository.pullRequest({ ...change, labels: ['imagebudget: accept'] });
  const accepted = await step(labelled, 110_000, inputs, { config, depth: 2 });
  expect(accepted).toMatchObject({ code: 0, outputs: { verdict: 'fail', 'exit-code': '0' }, stderr: '' });
  expect(accepted.summary).toContain('Accepted by the label `imagebudget: accept` on pull request 7');
  if (!thorough) return;
  // What could not be measured fails all the same.
  expect(await step(labelled, 110_000, { ...inputs, source: 'none.tar' }, { config, depth: 2 })).toMatchObject({
    outputs: { verdict: 'error' },
    code: 2,
  });
});

/** The saved report with other facts. */
function foreign(facts: Record<string, unknown>): string {
  const report = JSON.parse(readFileSync(pushed.outputs.report ?? '', 'utf8'));
  const [image] = report.images;
  for (const [key, value] of Object.entries(facts))
    image[key] = typeof value === 'object' ? { ...image[key], ...value } : value;
  return JSON.stringify(report);
}
