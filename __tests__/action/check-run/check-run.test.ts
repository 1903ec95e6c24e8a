/** The check run, against an API that enforces GitHub's rules. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeCheckRun } from '../../../src/action/check-run/check-run.ts';
import { checkRunContent, unmeasuredContent } from '../../../src/action/check-run/content.ts';
import { checkRunPlace } from '../../../src/action/check-run/place.ts';
import { EXIT } from '../../../src/errors.ts';
import type { Report } from '../../../src/report/types.ts';
import { type Asked, BOT, type FakeGitHub, fakeGitHub, JOB_TOKEN } from '../../kit/github/fake-github.ts';
import { logOf } from '../../kit/github/log.ts';
import { expectNamed } from '../../kit/github/permissions.ts';
import { environment, type RunOptions, withEnvironment } from '../../kit/github/pull-request-run.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { reportOf } from '../../kit/reports/build-report.ts';

const folder = scratchFolder();
const MB = 1_000_000;
const CHECKOUT = { root: '/repo', directory: '/repo/sub', otherwise: '.github/workflows/ci.yml' };

let github: FakeGitHub;
const record: Asked[] = [];
beforeEach(async () => {
  github = await fakeGitHub();
});
afterEach(async () => {
  record.push(...github.asked);
  await github.close();
});

/** A report with one budget and as many edits as wanted. */
function report(status: 'pass' | 'warn' | 'fail', edits = 0, name = 'web:ci'): Report {
  const limits = { pass: {}, warn: { warn: 90 * MB, fail: null }, fail: { fail: 90 * MB } }[status];
  const items = Array.from({ length: edits }, (_, n) => ({
    title: `Edit ${n}`,
    bytes: 1,
    at: { path: 'Dockerfile', line: n + 1 },
  }));
  const budget = { budget: 'size', actual: 100 * MB, status, fail: 500 * MB, ...limits };
  return reportOf({ name, layers: [{ bytes: 100 * MB }], budgets: [budget], plan: { items } });
}

const content = (
  made: Report,
  annotations: 'failing' | 'all' | 'none' = 'failing',
  code: 0 | 1 = made.verdict === 'fail' ? 1 : 0,
) => checkRunContent({ report: made, code, annotations, options: {} }, CHECKOUT);

function placeOf(options: RunOptions = {}, name = 'image size') {
  const env = {
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'owner/web',
    GITHUB_SHA: 'd'.repeat(40),
    'INPUT_CHECK-RUN': name,
    ...environment(github, folder, options),
  };
  return withEnvironment(env, () => checkRunPlace(process.env, AbortSignal.timeout(60_000)));
}

/** @returns what was written to the log */
async function write(made: ReturnType<typeof content>, options: RunOptions = {}): Promise<string> {
  const place = placeOf(options);
  if (place === null) throw new Error('no place');
  return logOf(() => writeCheckRun(made, place));
}

describe('a check run', () => {
  test('has the verdict, the report and the annotations, on the commit that people look at', async () => {
    expect(await write(content(report('fail', 1)))).toBe('');
    expect(github.checkRuns).toMatchObject([
      {
        name: 'image size',
        head_sha: 'a'.repeat(40),
        conclusion: 'failure',
        output: {
          title: expect.stringMatching(/^web:ci is 100.MB, 10\.0.MB over its size budget/),
          summary: expect.stringMatching(/^### ❌ `web:ci` is /),
        },
        annotations: [
          {
            path: 'sub/.imagebudget.yml',
            annotation_level: 'failure',
            message: expect.stringMatching(/^size is 100.MB/),
          },
          { path: 'sub/Dockerfile', start_line: 1, end_line: 1, annotation_level: 'warning' },
        ],
      },
    ]);
    await write(content(report('pass')), { event: 'push', payload: {} });
    expect(github.checkRuns[1]?.head_sha).toBe('d'.repeat(40));
  });

  test.each([
    ['pass', 0, 'success'],
    ['warn', 0, 'neutral'],
    ['warn', 1, 'failure'],
    ['fail', 1, 'failure'],
    ['fail', 0, 'neutral'],
  ] as const)('%s, with which the step ends with %i, is %s', async (status, code, conclusion) => {
    await write(content(report(status), 'failing', code));
    expect(github.checkRuns).toMatchObject([{ conclusion }]);
  });

  test('takes annotations in batches of 50, and no more than 500', async () => {
    for (const [edits, requests, many] of [
      [49, 1, 50],
      [50, 2, 51],
      [700, 10, 500],
    ] as const) {
      github.asked.length = 0;
      github.checkRuns.length = 0;
      expect(await write(content(report('fail', edits)))).toBe('');
      expect(github.asked).toHaveLength(requests);
      const lines = github.checkRuns[0]?.annotations.map(({ start_line }) => start_line);
      expect(lines).toHaveLength(many);
      // The budget is on a line of the config; each edit is there once.
      expect(lines?.slice(1)).toEqual(Array.from({ length: many - 1 }, (_, n) => n + 1));
    }
  });

  test('annotates what passes only if wanted, and puts what has no file of the repository at the workflow', async () => {
    expect(content(report('pass', 2)).annotations).toEqual([]);
    expect(content(report('fail', 2), 'none').annotations).toEqual([]);
    expect(content(report('pass', 2), 'all').annotations.map(({ level }) => level)).toEqual(['notice', 'notice']);
    const annotations = ['../../x', '/etc/passwd', 'a\nb', undefined].map(file => ({
      level: 'error' as const,
      title: 't',
      message: 'm',
      line: 3,
      ...(file === undefined ? {} : { file }),
    }));
    const made = unmeasuredContent('### ⛔ Not measured: no image\n', annotations, CHECKOUT);
    expect(await write(made)).toBe('');
    const at = { path: CHECKOUT.otherwise, start_line: 1, annotation_level: 'failure' };
    expect(github.checkRuns).toMatchObject([
      { conclusion: 'failure', output: { title: 'Not measured' }, annotations: [at, at, at, at] },
    ]);
    expect(unmeasuredContent('', annotations, { ...CHECKOUT, otherwise: '' }).annotations).toEqual([]);
  });

  test('is cut to what GitHub takes, and hostile names stay inert', async () => {
    const hostile = `x\u001b[31m::error::</details><script>${'\u{1f433}'.repeat(300)}`;
    const images = Array.from({ length: 210 }, (_, n) => {
      const [image] = report('fail', 1, `${n}${hostile}`).images;
      if (image === undefined) throw new Error('no image');
      return image;
    });
    expect(await write(content({ verdict: 'fail', images }))).toBe('');
    const [{ output } = { output: { title: '', summary: '' } }] = github.checkRuns;
    expect(output.title).toBe('210 of 210 images are over budget');
    expect(output.summary.replace(/`[^`]*`/g, '').includes('<script')).toBe(false);
    expect(output.summary.includes('\u001b')).toBe(false);
    const [one] = images;
    if (one === undefined) throw new Error('no image');
    expect(await write(content({ verdict: 'fail', images: [one] }))).toBe('');
    expect(github.checkRuns[1]?.output.title).toMatch(/^0x\\x1b/);
    expect(JSON.stringify(github.checkRuns[1]?.annotations)).not.toMatch(/ ::error/);
  });
});

test('none is written unless it has a name', () => {
  expect(placeOf({}, '')).toBeNull();
  expect(placeOf({ token: '' })).toBeNull();
});

describe('a failure leaves the verdict, and says what to do', () => {
  const NOTICE = /^::notice title=imagebudget%3A no check run::The check run was not written: (.*)\n$/;

  test.each([
    [
      'a token without the permission',
      undefined,
      {},
      /needs the permission "checks: write".* Or set no input "check-run"/,
    ],
    ['a fork', 'read', { from: 'fork/web' }, /from a fork has a token that can only read/],
  ] as const)('%s', async (_, checks, options, text) => {
    github.tokens.set(JOB_TOKEN, { ...BOT, pulls: 'write', ...(checks === undefined ? {} : { checks }) });
    expect(NOTICE.exec(await write(content(report('fail')), options))?.[1]).toMatch(text);
  });
});

test('an exit code that says that nothing was measured is a failure', () => {
  expect(unmeasuredContent('x', [], CHECKOUT).code).toBe(EXIT.notMeasured);
});

test('the page names every request that was made above, with the permission that it needs, and no other', () => {
  expectNamed('check-run', record);
});
