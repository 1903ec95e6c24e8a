/** What a workflow can set and use: which verdict fails, what is annotated, and the outputs for later steps. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { exitCodeOf } from '../../../src/errors.ts';
import { archiveOf, dockerArchiveFiles, type Entry, filler, ociFiles } from '../../kit/archives/archives.ts';
import { type ActionRun, workspace } from '../../kit/processes/action.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';

const folder = scratchFolder();

/** 300,000 bytes, of which 100,000 are pip's cache in the second layer. */
const LAYERS: Entry[][] = [
  [{ name: 'application', body: filler(200_000) }],
  [{ name: 'root/.cache/pip/http/a', body: filler(100_000, 'c') }],
];
const IMAGE = archiveOf(dockerArchiveFiles({ layers: LAYERS, createdBy: ['COPY . /', 'RUN pip install flask'] }));
const config = (budgets: string) => `version: 1\narchive: image.tar\nbudgets:\n${budgets.replace(/^/gm, '  ')}\n`;
const place = (budgets: string) =>
  workspace(folder, {
    'image.tar': IMAGE,
    Dockerfile: 'FROM scratch\nCOPY . /\nRUN pip install flask\n',
    '.imagebudget.yml': config(budgets),
  });

const levels = ({ annotations }: ActionRun) => annotations.map(({ name }) => name);
const counted = ({ annotations }: ActionRun) =>
  annotations.flatMap(({ message }) => /^\d+ more .*/.exec(message) ?? []);
const PASS = 'size: 1 MB';
const WARN = 'size: { warn: 1 kB }';
const FAIL = 'size: 1 kB';

describe('fail-on', () => {
  test.each([
    ['warn', WARN, 'warn', 1, 'fails'],
    ['never', FAIL, 'fail', 0, 'succeeds'],
  ])('%s: %s is a %s that ends in %i; the log says why', async (failOn, budgets, verdict, code, does) => {
    const run = await place(budgets).run({ 'fail-on': failOn });
    expect(run.code).toBe(code);
    expect(run.outputs).toMatchObject({ verdict, 'exit-code': String(code), reason: '' });
    expect(run.stdout).toContain(`The step ${does}, since the input "fail-on" is "${failOn}".`);
  });

  test('changes no other exit code than those of a verdict', () => {
    const verdicts = ['pass', 'warn', 'fail', null] as const;
    const codes = (['fail', 'warn', 'never'] as const).map(failOn => verdicts.map(one => exitCodeOf(one, failOn)));
    expect(codes).toEqual([
      [0, 0, 1, 2],
      [0, 1, 1, 2],
      [0, 0, 0, 2],
    ]);
  });

  test('never: what could not be measured, and a mistake, still fail, with an error even without annotations', async () => {
    const never = { 'fail-on': 'never', annotations: 'none' };
    expect(await place(PASS).run({ ...never, source: './other.tar' })).toMatchObject({ code: 2 });
    const run = await place('sizee: 1 MB').run(never);
    expect(run).toMatchObject({ code: 3, outputs: { verdict: 'error', over: '' } });
    expect(run.annotations).toMatchObject([
      { name: 'error', properties: { file: '.imagebudget.yml', line: '4', col: '3' } },
    ]);
    expect(readFileSync(run.outputs.markdown ?? '', 'utf8')).toMatch(/^### ⛔ Not measured: .*sizee/);
  });

  test('another word is a mistake', async () => {
    expect(await place(PASS).run({ 'fail-on': 'nevr' })).toMatchObject({
      code: 3,
      annotations: [{ message: expect.stringMatching(/^input "fail-on": "nevr" .*\nDid you mean "never"\?$/) }],
    });
  });
});

describe('annotations', () => {
  test('all: a pass has a notice on the line to edit; the log uses a workflow’s words', async () => {
    const run = await place(PASS).run({ annotations: 'all' });
    expect(run.annotations).toMatchObject([
      {
        name: 'notice',
        properties: { file: 'Dockerfile', line: '3' },
        message: expect.stringContaining(' Write: RUN pip install '),
      },
    ]);
    expect(run.stdout).toContain('(the group below)');
    expect(`${run.stdout}${run.summary}`).not.toMatch(/--(?:all|verify)\b/);
  });

  test('none; true is another name for failing', async () => {
    expect(levels(await place(FAIL).run({ annotations: 'none' }))).toEqual([]);
    expect(levels(await place(FAIL).run({ annotations: 'true' }))).toEqual(['error', 'warning']);
  });

  test('each mistake in the config is an error on its line; the tenth counts the others, which the log has', async () => {
    const keys = Array.from({ length: 13 }, (_, n) => `zz${n}: 1 MB`);
    const run = await place(keys.join('\n')).run();
    const lines = run.annotations.map(({ properties }) => properties.line);
    expect(lines).toEqual(['4', '5', '6', '7', '8', '9', '10', '11', '12', undefined]);
    expect(counted(run)).toEqual(['4 more are in the log and the job summary.']);
    for (const n of [9, 10, 11, 12]) expect(run.stdout).toContain(`unknown key "zz${n}"`);
    for (const n of keys.keys()) expect(run.summary).toContain(`zz${n}`);
  });

  test('the steps of a job have 50 together, errors first, and the last one counts the others', async () => {
    const paths = (status: string, count: number) =>
      Array.from({ length: count }, (_, n) => `  /a*${'?'.repeat(n)}: { ${status}: 1 B }`);
    const budgets = ['paths:', ...paths('fail', 3), ...paths('warn', 3).map(line => line.replace('/a', '/ap'))].join(
      '\n',
    );
    const job = place(budgets);
    // Each step has 3 errors, 3 warnings on limits and 1 on a line to edit.
    const temp = mkdtempSync(join(folder, 'temp-'));
    const count = join(temp, 'imagebudget-annotations');
    const run = (inputs: Record<string, string> = {}) => job.run(inputs, { env: { RUNNER_TEMP: temp } });
    const first = await run();
    expect(levels(first)).toHaveLength(7);
    expect(readFileSync(count, 'utf8')).toBe('7');
    writeFileSync(count, '45');
    const last = await run();
    expect(levels(last)).toEqual(['error', 'error', 'error', 'warning', 'warning']);
    expect(counted(last)).toEqual(['3 more are in the log and the job summary.']);
    expect(readFileSync(count, 'utf8')).toBe('50');
    expect(last.outputs.markdown).not.toBe(first.outputs.markdown);
    const mistaken = await run({ verify: 'x' });
    expect(mistaken.annotations).toMatchObject([{ name: 'error', message: expect.stringContaining('"verify"') }]);
  });
});

describe('outputs', () => {
  test('largest-layer of an image without layers', async () => {
    const image = archiveOf(ociFiles({ layers: [] }));
    const empty = workspace(folder, { 'image.tar': image, '.imagebudget.yml': config(PASS) });
    expect((await empty.run()).outputs).toMatchObject({ verdict: 'pass', 'largest-layer': '0', over: '[]' });
  });

  test('over, largest-layer and digest are the JSON report’s; markdown is the report', async () => {
    const { outputs } = await place('size: 250 kB\nlayer: { warn: 1 kB }\nlayers: 5').run();
    const { images } = JSON.parse(readFileSync(outputs.report ?? '', 'utf8'));
    const over = JSON.parse(outputs.over ?? '');
    expect(over).toMatchObject([
      { image: 'image.tar', platform: 'linux/amd64', budget: 'size', status: 'fail', actual: 300_000, fail: 250_000 },
      { image: 'image.tar', budget: 'layer', status: 'warn', actual: 200_000, warn: 1000 },
    ]);
    const reported = images[0].budgets.filter(({ status }: { status: string }) => status !== 'pass');
    expect(over.map(({ image: _, platform: __, ...budget }: Record<string, string>) => budget)).toEqual(reported);
    expect(outputs).toMatchObject({ 'largest-layer': '200000', digest: images[0].source.digest });
    expect(outputs.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(readFileSync(outputs.markdown ?? '', 'utf8')).toMatch(/^### ❌ .*over its `size` budget/);
  });

  test('over: hostile names are inert, and at most 200 are listed', async () => {
    const names = Array.from({ length: 210 }, (_, n) => `  "/applicatio[n${'0'.repeat(n)}\\u202e\\e]": 1 B`);
    const { outputs } = await place(['paths:', ...names].join('\n')).run();
    expect(JSON.parse(outputs.over ?? '')).toHaveLength(200);
    for (const character of ['\u202e', '\u001b']) expect(outputs.over).not.toContain(character);
  });

  test('markdown: if it cannot be written there is no verdict, and the outputs are set', async () => {
    const run = await place(PASS).run({ report: 'report.json' }, { env: { RUNNER_TEMP: join('/dev/null', 'x') } });
    expect(run.code).toBe(2);
    expect(run.outputs).toMatchObject({ verdict: 'error', markdown: '', size: '' });
    expect(run.outputs.reason).toMatch(/^output "markdown": cannot write /);
  });
});
