/** The actions that plan the jobs for many images and merge their reports, by the bundles that a workflow runs. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { MERGE_INPUTS } from '../../../src/action/many/merge-inputs.ts';
import { PLAN_INPUTS } from '../../../src/action/many/run-plan.ts';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { BOT, type FakeGitHub, fakeGitHub } from '../../kit/github/fake-github.ts';
import { environment } from '../../kit/github/pull-request-run.ts';
import { type ActionRun, definition, definitionOf, HEAD, workspace } from '../../kit/processes/action.ts';
import { root, scratchFolder } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';

const HOSTILE = '::error::x @everyone';
const CONFIG = `version: 1
images:
  web: { archive: image.tar, budgets: { size: 900 } }
  api: { archive: image.tar, budgets: { size: 5 kB } }
  ${JSON.stringify(HOSTILE)}: { archive: image.tar, budgets: { size: 5 kB } }
`;
const place = workspace(scratchFolder(), {
  'image.tar': archiveOf(dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(1000) }]] })),
  '.imagebudget.yml': CONFIG,
});
const reports = join(place.path, 'imagebudget-reports');

let plan: string;
let jobs: { name: string; source: string; report: string }[];
let planned: ActionRun;

beforeAll(async () => {
  planned = await place.run({}, { action: 'plan' });
  plan = planned.outputs.matrix ?? '';
  jobs = JSON.parse(plan).include;
  mkdirSync(reports);
  for (const { source, report } of jobs)
    await runInProcess(['check', source, '--no-cache', '--json', `imagebudget-reports/${report}.json`], {
      cwd: place.path,
    });
});

let github: FakeGitHub;
beforeEach(async () => {
  github = await fakeGitHub();
});
afterEach(() => github.close());

const merge = (inputs: Record<string, string> = {}, run = 100, commit = HEAD) =>
  place.run({ plan, ...inputs }, { action: 'merge', env: environment(github, place.path, { run, commit }) });
const labelled = () =>
  github.pulls.push({
    ...{ number: 7, state: 'open', head: { sha: HEAD, label: 'owner:x' } },
    labels: [{ name: 'imagebudget: accept' }],
  });
const bodies = () => (github.comments.get(7) ?? []).map(({ body }) => body);

describe('the action plan', () => {
  test('puts out the matrix', () => {
    expect({ code: planned.code, annotations: planned.annotations }).toEqual({ code: 0, annotations: [] });
    expect(jobs.map(({ name, report }) => [name, report])).toEqual([
      ['web', '001-web'],
      ['api', '002-api'],
      [HOSTILE, '003---error--x--everyone'],
    ]);
  });

  test('marks a mistake in the config, and puts out nothing', async () => {
    writeFileSync(join(place.path, 'wrong.yml'), 'version: 1\nimages: { a: { imag: x } }\n');
    const { code, outputs, annotations } = await place.run({ config: 'wrong.yml' }, { action: 'plan' });
    expect({ code, outputs }).toEqual({ code: 3, outputs: {} });
    expect(annotations).toMatchObject([{ name: 'error', properties: { file: 'wrong.yml', line: '2' } }]);
  });
});

describe('the action merge', () => {
  test('has one verdict, one summary and one comment, which later turns green', async () => {
    const { code, outputs, summary, annotations, commands } = await merge();
    expect({ code, verdict: outputs.verdict, exit: outputs['exit-code'], reason: outputs.reason }).toEqual({
      ...{ code: 1, verdict: 'fail', exit: '1', reason: '' },
    });
    expect(annotations.map(({ name, message }) => [name, message])).toEqual([
      ['error', '1 of 3 images is over budget'],
    ]);
    expect(commands).toHaveLength(1);
    expect(summary).toMatch(/^### ❌ 1 of 3 images is over budget\n/);
    expect(readFileSync(outputs.markdown ?? '', 'utf8')).toBe(summary);
    expect(JSON.parse(readFileSync(outputs.report ?? '', 'utf8')).images).toHaveLength(3);
    expect(github.comments.get(7)).toEqual([
      { id: 1001, user: BOT, body: expect.stringMatching(/^### ❌ 1 of 3 images is over budget\n/) },
    ]);
    expect(bodies()[0]).toContain('| ✅\u00a0`:\\:error::x @everyone` |');

    const [web] = jobs;
    const path = join(reports, `${web?.report}.json`);
    const red = readFileSync(path, 'utf8');
    const green = readFileSync(join(reports, `${jobs[1]?.report}.json`), 'utf8').replaceAll('"api"', '"web"');
    writeFileSync(path, green);
    const next = await merge({ 'check-run': 'images' }, 101, 'b'.repeat(40));
    expect(next).toMatchObject({ code: 0, outputs: { verdict: 'pass' }, annotations: [] });
    expect(bodies()).toEqual([expect.stringMatching(/^### ✅ All 3 images are within budget\n/)]);
    expect(bodies()[0]?.match(/^As large as at \[`aaaaaaa`\]\(.*, the commit reported here before\.$/gm)).toHaveLength(
      3,
    );
    expect(github.checkRuns).toMatchObject([
      { name: 'images', head_sha: 'b'.repeat(40), conclusion: 'success', annotations: [] },
    ]);
    writeFileSync(path, red);
  });

  test('has no verdict if a job has no report, and says so in the comment', async () => {
    const path = join(reports, `${jobs[1]?.report}.json`);
    const kept = readFileSync(path);
    rmSync(path);
    labelled();
    const { code, outputs, summary } = await merge({ 'fail-on': 'never', 'check-run': 'images' });
    writeFileSync(path, kept);
    expect(github.checkRuns).toMatchObject([
      {
        conclusion: 'failure',
        output: { title: '1 of 3 images could not be measured, 1 is over budget, so there is no verdict' },
        annotations: [
          {
            ...{ path: '.imagebudget.yml', start_line: 3, annotation_level: 'failure', title: 'imagebudget: web' },
            message: 'size is 1.00 kB, 100 B over 900 B.',
          },
        ],
      },
    ]);
    const reason = '1 of 3 images could not be measured, 1 is over budget, so there is no verdict';
    expect({ code, verdict: outputs.verdict, reason: outputs.reason }).toEqual({ code: 2, verdict: 'error', reason });
    expect(summary).toContain('Not measured: api: there is no report of it');
    expect(bodies()).toEqual([expect.stringMatching(/^### ⛔ /)]);
  });

  test('lets an accepted pull request through, and keeps its verdict', async () => {
    labelled();
    const { code, outputs, summary, annotations, stdout } = await merge();
    expect({ code, verdict: outputs.verdict, exit: outputs['exit-code'], annotations }).toEqual({
      ...{ code: 0, verdict: 'fail', exit: '0', annotations: [] },
    });
    const by = 'imagebudget: accept on pull request 7: the step succeeds, whatever the verdict.';
    expect(stdout).toContain(`\nAccepted by the label ${by}\n`);
    const shown = `☑️ Accepted by the label ${by.replace(/^.*?accept/, '`$&`')}\n`;
    for (const text of [summary, bodies().join()]) expect(text).toContain(shown);
    expect(summary.split(shown)).toHaveLength(2);
    const { verdict, accepted } = JSON.parse(readFileSync(outputs.report ?? '', 'utf8'));
    expect({ verdict, accepted }).toEqual({
      ...{ verdict: 'fail', accepted: { label: 'imagebudget: accept', pullRequest: 7 } },
    });
  });

  test('passes with fail-on: never if all was measured', async () => {
    const { code, outputs } = await merge({ 'fail-on': 'never', comment: 'off', report: 'all.json', summary: 'false' });
    expect({ code, verdict: outputs.verdict }).toEqual({ code: 0, verdict: 'fail' });
    expect(JSON.parse(readFileSync(join(place.path, 'all.json'), 'utf8')).verdict).toBe('fail');
    expect(github.asked).toEqual([]);
  });

  test.each<[Record<string, string>, number, string]>([
    [{ reports: 'nowhere' }, 2, '3 of 3 images could not be measured, so there is no verdict'],
    [{ plan: '' }, 3, 'the input "plan" is empty, so nobody knows which images there must be'],
    [{ plan: '{"include":[]}' }, 2, 'input "plan": is no plan that `imagebudget matrix` wrote'],
    [{ reprots: 'x' }, 3, 'there is no input "reprots"'],
  ])('%j has no verdict', async (inputs, code, reason) => {
    const ran = await merge({ ...inputs, 'check-run': 'images' });
    expect(ran).toMatchObject({ code, outputs: { verdict: 'error', 'exit-code': String(code), reason } });
    expect(ran.summary).toContain('⛔');
    expect(ran.annotations).toHaveLength(1);
    expect(bodies()).toEqual([expect.stringContaining('⛔')]);
    expect(github.checkRuns).toMatchObject([{ name: 'images', conclusion: 'failure' }]);
  });
});

describe('the files that describe them', () => {
  test.each([
    ['plan', PLAN_INPUTS],
    ['merge', MERGE_INPUTS],
  ] as const)('%s has the inputs that it reads', (action, known) => {
    expect(Object.keys(definitionOf(action).inputs).sort()).toEqual(Object.keys(known).sort());
  });

  test('check has inputs and programs of the action in the root, and no comment', () => {
    const { inputs, outputs, runs } = definitionOf('check');
    expect(Object.keys(definition.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
    expect(Object.keys(definition.outputs)).toEqual(expect.arrayContaining(Object.keys(outputs)));
    expect(inputs.comment?.default).toBe('off');
    const { main, post, ...how } = definition.runs;
    expect(runs).toEqual({ ...how, main: `../${main}`, post: `../${post}` });
  });

  test('the page shows calls with inputs that the workflow has, and lists all with their defaults', () => {
    const page = readFileSync(join(root, 'docs/many-images.md'), 'utf8');
    const { on } = parse(readFileSync(join(root, '.github/workflows/images.yml'), 'utf8'));
    const { inputs } = on.workflow_call;
    const recipes = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => parse(text));
    const calls = recipes.flatMap(({ jobs: all }) => Object.values<{ uses?: string; with?: object }>(all));
    const ours = calls.filter(({ uses }) => uses?.includes('/images.yml@'));
    expect(ours.length).toBeGreaterThan(1);
    for (const { with: given = {} } of ours)
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (?:`([^`]+)`)? ?\| /gm)].filter(
      ([, name = '']) => name in inputs,
    );
    expect(rows.map(([, name, value = '']) => [name, value])).toEqual(
      Object.entries<{ default: string }>(inputs).map(([name, input]) => [name, input.default]),
    );
  });
});
