/** What later steps see of the action: outputs and a summary however it ends, and never a `pass` beside a failed step. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { definition, workspace } from '../../kit/processes/action.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';

const folder = scratchFolder();
const IMAGE = archiveOf(dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(100_000) }]] }));
const config = (budgets: string) => `version: 1\narchive: image.tar\nbudgets:\n  ${budgets}\n`;
const filesWith = (budgets: string) => ({ 'image.tar': IMAGE, '.imagebudget.yml': config(budgets) });

/** Outputs of a run without a verdict: every one of action.yml, all but these empty. */
function notMeasured(code: number, reason: unknown, markdown: unknown = ''): Record<string, unknown> {
  const empty = Object.keys(definition.outputs).map(name => [name, '']);
  return { ...Object.fromEntries(empty), verdict: 'error', 'exit-code': String(code), reason, markdown };
}

const MARKDOWN = expect.stringMatching(/report(?:-2)?\.md$/);

describe('a run without a verdict', () => {
  const CASES: Record<string, [number, unknown, Record<string, string>, Record<string, string | Buffer>]> = {
    'a config with a typo': [
      3,
      '.imagebudget.yml:4:3: unknown key "sizee" under "budgets". Did you mean "size"?',
      {},
      filesWith('sizee: 1 B'),
    ],
    'no image': [2, 'there is no file or directory "./other.tar"', { source: './other.tar' }, filesWith('size: 1 MB')],
    'a damaged image': [
      2,
      expect.stringContaining('image.tar'),
      {},
      { ...filesWith('size: 1 MB'), 'image.tar': IMAGE.subarray(0, 5000) },
    ],
    'a wrong input': [3, 'input "verify": "yes" is neither true nor false', { verify: 'yes' }, filesWith('size: 1 MB')],
  };

  test.each(Object.entries(CASES))('%s: outputs, the reason, a summary', async (_, [code, reason, inputs, files]) => {
    const run = await workspace(folder, files).run(inputs);
    expect(run.code).toBe(code);
    expect(run.outputs).toEqual(notMeasured(code, reason, MARKDOWN));
    expect(run.outputs.reason).not.toBe('');
    expect(run.summary).toMatch(/^### ⛔ Not measured: \S.*\n/);
    expect(run.annotations.map(({ name }) => name)).toEqual(['error']);
  });

  test('the summary says what to do, in the action’s words', async () => {
    const run = await workspace(folder, { 'a.txt': '' }).run();
    expect(run.summary).toMatch(/^### ⛔ Not measured: there is no .imagebudget.yml here\n/);
    expect(run.summary).toContain('budgets: \\{ size: 250 MB \\}');
    expect(run.summary).not.toContain('imagebudget inspect');
  });

  test('the summary is left out where none is wanted, whatever else is wrong', async () => {
    for (const inputs of [{ summary: 'false' }, { summary: 'false', top: 'x' }])
      expect((await workspace(folder, filesWith('sizee: 1')).run(inputs)).summary).toBe('');
  });

  test('hostile text is harmless in the summary and the reason', async () => {
    const source = './<script>x</script>[a](http://b) ::error::\u001b[31m.tar';
    const run = await workspace(folder, filesWith('size: 1 MB')).run({ source });
    expect(run.summary).toMatch(/^### ⛔ Not measured: /);
    expect(run.summary.replace(/(`+)[^`\n]+\1/g, '')).not.toMatch(/<script|\]\(/);
    expect(`${run.summary}${run.outputs.reason}`).not.toContain('\u001b');
    expect(run.outputs.reason).toMatch(/^there is no file or directory /);
    expect(run.outputs.reason).not.toContain(' ::error');
  });

  test('a run that is killed leaves no verdict but error', async () => {
    const place = workspace(folder, {
      'sub/x': '',
      '.imagebudget.yml': 'version: 1\nbuild: .\nbudgets:\n  size: 1 MB\n',
      Dockerfile: '',
    });
    writeFileSync(join(place.path, 'docker'), '#!/bin/sh\nkill -9 $PPID\n', { mode: 0o755 });
    const run = await place.run({}, { env: { PATH: `${place.path}:${process.env.PATH}` } });
    expect(run.signal).toBe('SIGKILL');
    expect(run.outputs).toEqual(notMeasured(2, expect.stringMatching(/./)));
  });

  test('an interrupted run says so', async () => {
    const place = workspace(folder, {
      '.imagebudget.yml': 'version: 1\nbuild: .\nbudgets:\n  size: 1 MB\n',
      Dockerfile: '',
    });
    writeFileSync(join(place.path, 'docker'), '#!/bin/sh\nkill -TERM $PPID\nsleep 30\n', { mode: 0o755 });
    const run = await place.run({}, { env: { PATH: `${place.path}:${process.env.PATH}` } });
    expect(run.code).toBe(143);
    expect(run.outputs).toEqual(notMeasured(143, 'the run was interrupted'));
  });
});

describe('a verdict', () => {
  test.each([
    ['size: 1 MB', 'pass', 0],
    ['size: { warn: 1 B }', 'warn', 0],
    ['size: 1 B', 'fail', 1],
  ])('%s: %s with exit code %i and no reason, written last', async (budgets, verdict, code) => {
    const run = await workspace(folder, filesWith(budgets)).run();
    expect(run.code).toBe(code);
    expect(run.outputs).toMatchObject({ verdict, 'exit-code': String(code), reason: '' });
    expect(Object.keys(run.outputs).sort()).toEqual(Object.keys(definition.outputs).sort());
    expect(run.written.at(-1)).toEqual(['verdict', verdict]);
    expect(run.written.filter(([name, value]) => name === 'verdict' && value !== 'error')).toHaveLength(1);
  });

  test('there is none where the log cannot be written, though the image is within budget', async () => {
    const place = workspace(folder, filesWith('size: 1 MB'));
    const run = await place.run({ summary: 'false' }, { started: child => void child.stdout?.destroy() });
    expect(run.code).toBe(2);
    expect(run.outputs.verdict).toBe('error');
  });

  test('there is none where the report cannot be written', async () => {
    const run = await workspace(folder, filesWith('size: 1 MB')).run({ report: '/dev/null/report.json' });
    expect(run.code).toBe(2);
    expect(run.outputs).toEqual(notMeasured(2, expect.stringContaining('input "report": cannot write'), MARKDOWN));
    expect(run.summary).toMatch(/^### ⛔ Not measured: /);
  });
});

describe('recipes', () => {
  const root = join(import.meta.dirname, '../../..');
  const pages = ['README.md', 'docs/action.md', 'docs/exit-codes.md', '.github/workflows/dogfood.yml'];

  test.each(pages)('%s: none goes on with what is neither pass nor warn', page => {
    const text = readFileSync(join(root, page), 'utf8');
    expect(text).not.toMatch(/verdict\s*[!=]=\s*'(?:fail|error)'/);
  });

  test('after continue-on-error a step lets pass and warn through, and nothing else', () => {
    const text = readFileSync(join(root, 'docs/action.md'), 'utf8');
    const [, condition = ''] = /continue-on-error: true[\s\S]*?if: (.*)\n/.exec(text) ?? [];
    expect(condition).toBe("steps.budget.outputs.verdict != 'pass' && steps.budget.outputs.verdict != 'warn'");
  });
});
