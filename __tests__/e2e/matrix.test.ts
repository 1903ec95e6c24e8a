/** Many images on many machines: a plan, a check of each, and one verdict. The machines are folders here. */
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { reportSchema } from '../../src/report/schema/report-schema.ts';
import { archiveOf, dockerArchiveFiles, filler } from '../kit/archives/archives.ts';
import { expectFailure, runCli, scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';
import { thorough } from '../kit/runner/thorough.ts';

/** In a quick run fewer: each is a report to read. */
const IMAGES = thorough ? 200 : 40;
/** The image that is over its budget, and the one that warns. */
const [OVER, WARNING] = [17, 22];

const cwd = scratchFolder();
const budgetOf = (n: number) =>
  ({ [OVER]: 'size: 100', [WARNING]: 'size: { warn: 100, fail: 5 kB }' })[n] ?? 'size: 5 kB';
const imageOf = (n: number) => `  service-${n}: { archive: image.tar, budgets: { ${budgetOf(n)} } }`;

const run = (...args: string[]) => runInProcess([...args], { cwd });
const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

beforeAll(async () => {
  const files = dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(1000) }]] });
  writeFileSync(join(cwd, 'image.tar'), archiveOf(files));
  const lines = Array.from({ length: IMAGES }, (_, n) => imageOf(n));
  writeFileSync(join(cwd, '.imagebudget.yml'), `version: 1\nimages:\n${lines.join('\n')}\n`);
  mkdirSync(join(cwd, 'reports'));
  const { stdout } = await run('matrix', '--json');
  writeFileSync(join(cwd, 'matrix.json'), stdout);
  const jobs: { source: string; report: string }[] = JSON.parse(stdout).include;
  // A job is a process of its own elsewhere; here those whose images differ in their names alone share one run.
  for (const { source, report } of jobs.filter((_, n) => [0, OVER, WARNING].includes(n)))
    await run('check', source, '--no-cache', '--json', `reports/${report}.json`);
  const first = read(`reports/${jobs[0]?.report}.json`);
  for (const { source, report } of jobs.filter((_, n) => ![0, OVER, WARNING].includes(n)))
    writeFileSync(join(cwd, `reports/${report}.json`), first.replaceAll('service-0', source));
});

describe('many images', () => {
  test('are as many jobs, on one line that fits into an output', () => {
    const text = read('matrix.json');
    expect(text.trimEnd()).not.toContain('\n');
    expect(text.length).toBeLessThan(100_000);
    expect(JSON.parse(text).include).toHaveLength(IMAGES);
    expect(readdirSync(join(cwd, 'reports'))).toHaveLength(IMAGES);
  });

  test('have one verdict, one summary and one report', async () => {
    const places = ['--plan', 'matrix.json', '--json', 'all.json', '--markdown', 'all.md'];
    const { code, stdout, stderr } = await runCli(['merge', 'reports', ...places], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(
      /^✗ 1 of \d+ images is over budget, 1 is above a warning\n\n {2}IMAGE .*\n✗ service-17 .* over 100 B\n! service-22 /,
    );
    expect(stdout).toContain(`✓ ${IMAGES - 2} more images are within budget\n`);
    expect(read('all.md')).toContain(`### ❌ 1 of ${IMAGES} images is over budget, 1 is above a warning\n`);
    const { verdict, images } = reportSchema.parse(JSON.parse(read('all.json')));
    expect([verdict, images.length]).toEqual(['fail', IMAGES]);
  });

  test('whose reports are one file give the same verdict, and are a baseline', async () => {
    expect(await run('merge', 'all.json', '--plan', 'matrix.json')).toMatchObject({ code: 1 });
    const one = ['service-3', '--no-cache', '--baseline', 'one.json', '--json', '-'];
    await run('merge', 'reports/004-service-3.json', '--json', 'one.json');
    const { code, stdout } = await run('check', ...one);
    expect([code, JSON.parse(stdout).images[0].growth.image]).toEqual([0, 0]);
  });

  test('of which one has no report have no verdict, and say which', async () => {
    mkdirSync(join(cwd, 'some'));
    for (const name of readdirSync(join(cwd, 'reports')).slice(1))
      symlinkSync(join(cwd, 'reports', name), join(cwd, 'some', name));
    const { code, stdout } = await run('merge', 'some', '--plan', 'matrix.json', '--json', 'some-json');
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /^✗ 1 of \d+ images could not be measured, 1 is over budget, 1 is above a warning, so there is no verdict\n✗ service-0: there/,
    );
    const merged = reportSchema.parse(JSON.parse(read('some-json')));
    expect(merged.verdict).toBeUndefined();
    expect(merged.notMeasured).toEqual([expect.objectContaining({ name: 'service-0' })]);
    expect(await run('merge', 'some-json')).toMatchObject({ code: 2 });
  });

  test('of which one report is cut short have no verdict', async () => {
    const [name = ''] = readdirSync(join(cwd, 'reports'));
    writeFileSync(join(cwd, 'cut.json'), read(`reports/${name}`).slice(0, -100));
    const { code, stdout } = await run('merge', 'some', 'cut.json', '--plan', 'matrix.json');
    expect(code).toBe(2);
    expect(stdout).toContain('✗ cut.json is no report that can be used: it is no valid JSON, or not all of it\n');
  });

  test('without a plan are what there is, and the output says so', async () => {
    const { code, stdout } = await run('merge', 'reports/001-service-0.json', 'reports/002-service-1.json');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✓ Both images are within budget\n/);
    expect(stdout).toContain('Without --plan, nobody misses an image that has no report.');
  });
});

describe('matrix', () => {
  test('lists platforms, for a machine each', async () => {
    writeFileSync(
      join(cwd, 'two.yml'),
      'version: 1\nplatform: [linux/amd64, linux/arm64]\nbudgets: { size: 1 MB }\nimages: { a: { image: "a:ci" }, b: { image: "b:ci", platform: all } }\n',
    );
    const { stdout } = await run('matrix', '--config', 'two.yml');
    expect(stdout).toBe(
      [
        '3 jobs',
        '  IMAGE  PLATFORM     REPORT',
        '  a      linux/amd64  001-a-linux-amd64',
        '  a      linux/arm64  002-a-linux-arm64',
        '  b      all          003-b-all',
        '',
      ].join('\n'),
    );
  });

  test('says what is wrong with the config, as check does', async () => {
    writeFileSync(join(cwd, 'wrong.yml'), 'version: 1\nimages: { a: { imag: x } }\n');
    expectFailure(await run('matrix', '--config', 'wrong.yml'), 3, 'wrong.yml:2:');
  });
});

describe('what cannot be used', () => {
  beforeAll(() => writeFileSync(join(cwd, 'plan.txt'), 'no plan'));

  test.each<[string[], number, string]>([
    [['matrix', 'web:ci'], 3, 'matrix takes no image'],
    [['matrix', 'c.yml'], 3, 'matrix takes no image'],
    [['merge'], 3, 'merge needs reports, or a folder of them'],
    [['merge', 'reports', '--plan', 'plan.txt'], 2, '--plan: plan.txt is no plan that `imagebudget matrix` wrote'],
    [['merge', 'reports', '--plan', 'none.json'], 2, '--plan: cannot read none.json (ENOENT)'],
    [['merge', 'reports', '--plan', '.'], 2, '--plan: . is no plan'],
    [['merge', 'reports/001-service-0.json', '--json', 'reports/001-service-0.json'], 3, 'would replace a report'],
    [['merge', 'reports', '--json', 'matrix.json', '--plan', 'matrix.json'], 3, 'would replace the plan'],
    [['merge', 'reports', '--json', 'x', '--markdown', 'x'], 3, 'both want the file x'],
    [['merge', 'reports', '--markdown', 'none/x.md'], 2, '--markdown: cannot write none/x.md (ENOENT)'],
  ])('%j', async (args, code, message) => {
    expectFailure(await run(...args), code, message);
  });

  test('a report that is not there is one that is missing', async () => {
    rmSync(join(cwd, 'none.json'), { force: true });
    const { code, stdout } = await run('merge', 'none.json');
    expect(code).toBe(2);
    expect(stdout).toContain('cannot read the report none.json (ENOENT)');
  });
});
