/** The comment on a pull request, against an API that enforces GitHub's rules. e2e/action/comment.test.ts runs the whole step. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bodyOf } from '../../../src/action/comment/body.ts';
import { unmeasuredSection } from '../../../src/report/markdown/sections.ts';
import { comment, type JobOptions, placeOf } from '../../kit/github/comment-run.ts';
import { type Asked, BOT, type FakeGitHub, fakeGitHub, JOB_TOKEN, SOMEBODY } from '../../kit/github/fake-github.ts';
import { expectNamed } from '../../kit/github/permissions.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { reportOf } from '../../kit/reports/build-report.ts';

const folder = scratchFolder();
const MB = 1_000_000;
const B = 'b'.repeat(40);
const C = 'c'.repeat(40);

/** A report of one image, over its budget or not. */
function report(status: 'pass' | 'warn' | 'fail', { size = 100 * MB, name = 'web:ci' } = {}) {
  const limits = { pass: {}, warn: { warn: 90 * MB, fail: null }, fail: { fail: 90 * MB } }[status];
  const budget = { budget: 'size', actual: size, status, fail: 500 * MB, ...limits };
  return reportOf({ name, layers: [{ bytes: size }], budgets: [budget] });
}

let github: FakeGitHub;
/** Of all tests, for the table of permissions. */
const record: Asked[] = [];

beforeEach(async () => {
  github = await fakeGitHub();
});
afterEach(async () => {
  record.push(...github.asked);
  await github.close();
});

const step = (made: ReturnType<typeof reportOf> | null, options: JobOptions = {}) =>
  comment(placeOf(github, folder, options), made);
const bodies = () => (github.comments.get(7) ?? []).map(({ body }) => body);
const asked = () => github.asked.map(({ endpoint }) => endpoint.replace(/^(\S+) .*\//, '$1 '));

/** A comment as this action writes it, which is then the pull request's only one. */
async function written(options: JobOptions = {}): Promise<string> {
  await step(report('fail'), options);
  const [own = ''] = bodies();
  github.comments.set(7, []);
  github.asked.length = 0;
  return own;
}

describe('when a comment is made', () => {
  test.each([
    ['changes', [1, 1, 1, 0]],
    ['failures', [1, 1, 0, 0]],
    ['always', [1, 1, 1, 1]],
    ['off', [0, 0, 0, 0]],
  ])('%s: not measured, red, warning, green: %j', async (mode, wanted) => {
    const made: number[] = [];
    for (const one of [null, report('fail'), report('warn'), report('pass')]) {
      github.comments.set(7, []);
      await step(one, { inputs: { comment: mode } });
      made.push(bodies().length);
    }
    expect(made).toEqual(wanted);
    if (mode === 'off') expect(github.asked).toEqual([]);
  });

  test.each(['changes', 'failures', 'always'])('%s: one that exists turns green', async mode => {
    await step(report('fail'), { inputs: { comment: mode } });
    await step(report('pass'), { inputs: { comment: mode }, run: 101 });
    expect(bodies()).toEqual([expect.stringMatching(/^### ✅ /)]);
  });

  test('the same text is not written again', async () => {
    await step(report('fail'));
    await step(report('fail'));
    expect(asked()).toEqual(['GET comments', 'POST comments', 'GET comments', 'GET comments']);
  });
});

describe('what it says', () => {
  test('which run wrote it, in which job, for which commit', async () => {
    await step(report('fail'), { commit: B, run: 321, job: 'a`|b' });
    expect(bodies()[0]).toContain(
      `<sub>Written by [this run](https://github.example/owner/web/actions/runs/321/attempts/1), job <code>a\\\`&#124;b</code> for [\`bbbbbbb\`](https://github.example/owner/web/commit/${B}).</sub>`,
    );
  });

  test.each([
    [
      80 * MB,
      'web:ci',
      `**−20.0 MB** since [\`bbbbbbb\`](https://github.example/owner/web/commit/${B}), the commit reported here before (100 MB).`,
    ],
    [120 * MB, 'web:other-tag', '**+20.0 MB** since ['],
    [100 * MB, 'web:ci', 'As large as at [`bbbbbbb`]('],
  ])('how the size changed since another commit: %i bytes of %s', async (size, name, text) => {
    await step(report('fail'), { commit: B });
    await step(report('fail', { size, name }), { commit: C, run: 101 });
    expect(bodies()[0]?.split('\n').slice(1, 4)).toEqual(['', expect.stringContaining(text), '']);
  });

  test('nothing of a change where the commit is the same', async () => {
    await step(report('fail'));
    await step(report('fail', { size: 95 * MB }), { run: 101 });
    expect(bodies()[0]).not.toContain('reported here before');
  });

  test('the parts of all steps of a job, the worst first; a step that runs again replaces its part', async () => {
    const temp = mkdtempSync(join(folder, 'job-'));
    await step(report('fail'), { commit: B });
    const job = { temp, commit: C, run: 101 };
    await step(report('pass', { size: 80 * MB }), job);
    await step(report('fail', { name: 'second' }), { ...job, inputs: { source: 'second.tar' } });
    await step(null, { ...job, inputs: { source: 'third.tar' } });
    const headings = () => bodies()[0]?.match(/^### \S+/gm);
    // The table of all comes first.
    expect(headings()).toEqual(['### ⛔', '### ⛔', '### ❌', '### ✅']);
    expect(bodies()[0]).toMatch(/^### ⛔ 1 of 3 images could not be measured, 1 is over budget\n\n\| Image \|/);
    expect(bodies()[0]).toContain('**−20.0 MB** since [');
    await step(report('pass', { name: 'third' }), { ...job, inputs: { source: 'third.tar' } });
    expect(headings()).toEqual(['### ❌', '### ❌', '### ✅', '### ✅']);
    await step(report('pass'), { ...job, run: 102 });
    expect(headings()).toEqual(['### ✅']);
  });

  test('how each step’s image changed since the commit before, though an earlier step has written meanwhile', async () => {
    for (const [commit, run, size] of [
      [B, 100, 100 * MB],
      [C, 101, 97 * MB],
    ] as const) {
      const job = { temp: mkdtempSync(join(folder, 'job-')), commit, run };
      await step(report('fail', { size }), job);
      await step(report('fail', { size, name: 'second' }), { ...job, inputs: { source: 'second.tar' } });
    }
    expect(bodies()[0]?.match(/\*\*−3\.00 MB\*\* since \[`bbbbbbb`/g)).toHaveLength(2);
  });

  test('a part of a step that made no comment is there too', async () => {
    const temp = mkdtempSync(join(folder, 'job-'));
    await step(report('pass'), { temp });
    await step(report('fail', { name: 'second' }), { temp, inputs: { source: 'second.tar' } });
    expect(bodies()[0]?.match(/^### \S+/gm)).toEqual(['### ❌', '### ❌', '### ✅']);
  });

  test('is cut to what GitHub takes, visibly, and hostile names stay inert', async () => {
    const hostile = (n: number) => `${n}--> <!-- imagebudget @octocat #1 </details><script>${'\u{1f433}'.repeat(99)}`;
    const layers = Array.from({ length: 150 }, (_, n) => ({ bytes: 2, createdBy: `RUN ${hostile(n)}` }));
    const images = (many: number, most: number) =>
      reportOf(
        ...Array.from({ length: many }, (_, n) => ({
          name: hostile(n),
          layers: layers.slice(0, most),
          budgets: [{ budget: 'size', actual: 2 * most, status: 'fail' as const, fail: 1 }],
        })),
      );
    for (const [many, most, note] of [
      [2, 150, 'The details were left out'],
      [300, 2, 'Only the verdicts are shown'],
    ] as const) {
      github.comments.set(7, []);
      expect(await step(images(many, most))).toBe('');
      const [body = ''] = bodies();
      expect(body.match(/^_.*_$/m)?.[0]).toContain(note);
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
      const text = body.replace(/(`+)[^`]+\1/g, '');
      expect(text.match(/<!--/g)).toHaveLength(1);
      expect(text).not.toMatch(/<script|@octocat| #1 /);
      await step(images(many, most), { run: 101 });
      expect(bodies()).toEqual([expect.stringContaining('/runs/101/')]);
    }
  });
});

test('what is still too long is cut at a line, with its end whole', () => {
  const place = placeOf(github, folder);
  if (place === null) throw new Error('no pull request');
  const text = `${'x'.repeat(99)}\n`.repeat(2000);
  const texts = { full: text, short: text, headlines: text };
  const sections = [{ ...unmeasuredSection('web', 'no image', undefined), texts }];
  const one = { id: '', isFailure: true, isChange: false, images: [], sections };
  const body = bodyOf({ before: null, steps: [one] }, place, 'a'.repeat(32));
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
  expect(Buffer.byteLength(body)).toBeGreaterThan(65_300);
  expect(body).toMatch(/x{99}\n\n_Only the verdicts are shown: [\s\S]*\n<!-- imagebudget a{32} [\w-]+ -->$/);
});

describe('whose comment it is', () => {
  test('config, workflow, job and matrix tell it from our others', async () => {
    const others: JobOptions[] = [
      {},
      { inputs: { config: 'other.yml' } },
      { inputs: { 'working-directory': 'sub' } },
      { workflow: 'other' },
      { job: 'other' },
      { matrix: { os: 'a' } },
    ];
    for (const options of [...others, ...others.map(other => ({ ...other, run: 101 }))])
      await step(report('fail'), options);
    expect(bodies()).toHaveLength(others.length);
    const same: JobOptions[] = [
      { inputs: { config: './x/../.imagebudget.yml' } },
      { inputs: { 'working-directory': '/checkout' } },
    ];
    for (const options of same) await step(report('fail'), options);
    expect(bodies()).toHaveLength(others.length);
  });

  test('is known on any page, and nobody else’s is touched', async () => {
    const own = await written();
    const forged = github.say(7, own, SOMEBODY);
    const quoted = github.say(7, `${own}\n\nI like this.`, BOT);
    for (let n = 0; n < 240; n += 1) github.say(7, `remark ${n}`);
    const mine = github.say(7, own, BOT);
    await step(report('fail'), { run: 101 });
    expect(asked()).toEqual(['GET comments', 'GET comments', 'GET comments', 'PATCH {comment_id}']);
    expect([forged.body, quoted.body]).toEqual([own, `${own}\n\nI like this.`]);
    expect(mine.body).toContain('/runs/101/');
  });

  test('is known of a user’s token too', async () => {
    github.tokens.set('ghp_mine', { login: 'me', type: 'User', pulls: 'write' });
    const own = await written({ token: 'ghp_mine' });
    const forged = github.say(7, own);
    const mine = github.say(7, own, { login: 'me', type: 'User' });
    await step(report('fail'), { token: 'ghp_mine', run: 101 });
    expect(asked()).toEqual(['GET comments', 'GET user', 'PATCH {comment_id}']);
    expect(forged.body).toBe(own);
    expect(mine.body).toContain('/runs/101/');
  });

  test('an older run does not replace what a later one wrote, and a race leaves one', async () => {
    const own = await written({ run: 200, commit: B });
    github.say(7, own, BOT);
    expect(await step(report('fail'), { run: 150 })).toContain('a later run has written the comment');
    expect(bodies()).toEqual([own]);
    github.say(7, own, BOT);
    await step(report('fail'), { run: 201, commit: C });
    expect(bodies()).toEqual([expect.stringContaining('/runs/201/')]);
  });

  test.each([
    [90, 'before'],
    [110, 'after'],
  ] as const)(
    'of two that are made at the same time the first stays: run %i made one right %s ours',
    async (run, when) => {
      const other = await written({ run });
      github.meanwhile = (method, moment) => {
        if (method === 'POST' && moment === when) github.say(7, other, BOT);
      };
      await step(report('fail', { size: 95 * MB }));
      expect(bodies()).toEqual([expect.stringContaining('/runs/100/')]);
      expect(asked()).toEqual([
        'GET comments',
        'POST comments',
        'GET comments',
        ...(when === 'before' ? ['PATCH {comment_id}'] : []),
        'DELETE {comment_id}',
      ]);
    },
  );

  test('an older run may write about the commit that the comment is about', async () => {
    github.say(7, await written({ run: 200 }), BOT);
    await step(report('pass'), { run: 150 });
    expect(bodies()).toEqual([expect.stringMatching(/^### ✅ /)]);
  });

  test.each([
    ['no JSON', 'AAAA'],
    ['another shape', Buffer.from('{"commit":"x","run":-1}').toString('base64url')],
    ['nothing', ''],
  ])('its hidden data may be %s', async (_, data) => {
    const own = await written({ commit: B });
    github.say(7, own.replace(/[\w-]+ -->$/, `${data} -->`), BOT);
    await step(report('fail'), { run: 101 });
    expect(bodies()).toEqual([expect.stringContaining('/runs/101/')]);
    expect(bodies()[0]).not.toContain('reported here before');
  });
});

describe('a failure says what to do', () => {
  const NOTICE = /^::notice title=imagebudget%3A no comment::(.*)\n$/;

  test.each([
    ['a token without permission', {}, /Resource not accessible by integration\. .*"pull-requests: write"/],
    [
      'a fork',
      { from: 'fork/web' },
      /from a fork .*"workflow_run" can comment: \S+\/action\.md#pull-requests-from-forks/,
    ],
  ])('%s', async (_, options, text) => {
    github.tokens.set(JOB_TOKEN, { ...BOT, pulls: 'read' });
    for (const one of [null, report('fail'), report('warn')])
      expect(NOTICE.exec(await step(one, options))?.[1]).toMatch(text);
    expect(await step(report('pass'), options)).toBe('');
  });

  test('quietly where all is green and nobody asked', async () => {
    github.tokens.set(JOB_TOKEN, { ...BOT, pulls: null });
    expect(await step(report('pass'))).toMatch(/^imagebudget: .*"pull-requests: write"/);
    expect(await step(report('pass'), { inputs: { comment: 'always' } })).toMatch(NOTICE);
  });

  test.each([
    ['a wrong token', { token: 'ghs_other' }, [], /Bad credentials/, 1],
    ['a limit that lasts', {}, [{ status: 429, headers: { 'retry-after': '3600' } }], /Too many requests/, 1],
    [
      'a locked conversation',
      {},
      [null, { status: 403, message: '::error::\u001b[31mlocked' }],
      /answered 403: :\\:error::/,
      2,
    ],
  ] as const)('%s', async (_, options, faults, text, requests) => {
    github.faults.push(...faults);
    expect(NOTICE.exec(await step(report('fail'), options))?.[1]).toMatch(text);
    expect(github.asked).toHaveLength(requests);
  });
});

test('limits are waited for, and what got lost is not made twice', async () => {
  github.faults.push(
    { status: 403, headers: { 'retry-after': '1' }, message: 'You have exceeded a secondary rate limit' },
    { status: 502 },
    null,
    { status: 0, isCut: true, hasEffect: true },
  );
  expect(await step(report('fail'))).toBe('');
  expect(asked()).toEqual(['GET comments', 'GET comments', 'GET comments', 'POST comments', 'GET comments']);
  expect(bodies()).toHaveLength(1);
});

describe('which pull request', () => {
  test.each(['push', 'merge_group', 'schedule'])('%s: none', event => {
    expect(placeOf(github, folder, { event, payload: { ref: 'refs/heads/main', workflow_run: {} } })).toBeNull();
  });

  test('a comment on a pull request is about it, one on an issue is not', async () => {
    const event = 'issue_comment';
    expect(placeOf(github, folder, { event, payload: { issue: { number: 7 } } })).toBeNull();
    await step(report('fail'), { event, payload: { issue: { number: 7, pull_request: {} } } });
    expect(bodies()[0]).toMatch(/job `image`\.<\/sub>/);
  });

  test('workflow_run: the fork’s is found by its head, never by a number that a fork wrote', async () => {
    const head = { head_sha: B, head_branch: 'fix', head_repository: { owner: { login: 'fork' } } };
    const run = { event: 'workflow_run', payload: { workflow_run: { ...head, pull_requests: [] } } };
    github.comments.set(8, []);
    github.pulls.push({ number: 7, state: 'open', head: { sha: C, label: 'fork:fix' } });
    expect(await step(report('fail'), run)).toContain('no open pull request has this commit');
    github.pulls.push({ number: 8, state: 'open', head: { sha: B, label: 'fork:fix' } });
    await step(report('fail'), run);
    expect(bodies()).toEqual([]);
    expect(github.comments.get(8)).toMatchObject([{ body: expect.stringContaining('for [`bbbbbbb`]') }]);
  });
});

test('the page names every request that was made above, with the permission that it needs, and no other', () => {
  expectNamed('comment', record);
});
