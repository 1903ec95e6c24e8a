/** Suggestions on a pull request, against an API that enforces GitHub's rules. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { gitHubPlace } from '../../../src/action/github/place.ts';
import { keyOf } from '../../../src/action/suggest/remark.ts';
import { suggest } from '../../../src/action/suggest/suggest.ts';
import type { ReviewComment } from '../../kit/github/endpoint.ts';
import { type Asked, BOT, type FakeGitHub, fakeGitHub, JOB_TOKEN, SOMEBODY } from '../../kit/github/fake-github.ts';
import { logOf } from '../../kit/github/log.ts';
import { type MeasuredProject, measuredProject, patchAdding } from '../../kit/github/measured-project.ts';
import { expectNamed } from '../../kit/github/permissions.ts';
import { environment, type RunOptions, withEnvironment } from '../../kit/github/pull-request-run.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';

const folder = scratchFolder();
const DOCKERFILE = 'FROM scratch\nRUN pip install a\nRUN echo x\nRUN npm install b\n';

let github: FakeGitHub;
let project: MeasuredProject;
const record: Asked[] = [];

beforeAll(async () => {
  project = await measuredProject(folder, DOCKERFILE);
});
beforeEach(async () => {
  github = await fakeGitHub();
  github.files.push({ filename: 'Dockerfile', patch: patchAdding(DOCKERFILE, [2]) });
});
afterEach(async () => {
  record.push(...github.asked);
  await github.close();
});

async function step(options: RunOptions = {}, { measured, path }: MeasuredProject = project): Promise<void> {
  const env = {
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'owner/web',
    ...environment(github, folder, options),
  };
  const place = withEnvironment(env, () => gitHubPlace(process.env, AbortSignal.timeout(60_000)));
  if (place === null) throw new Error('no place');
  await suggest(measured, path, place);
}

/** @returns what was written to the log */
const run = (options?: RunOptions, of?: MeasuredProject) => logOf(() => step(options, of));

const asked = () => github.asked.map(({ endpoint }) => endpoint.replace(/^(\S+) .*\//, '$1 '));
const places = () => github.reviewComments.map(({ path, start_line, line }) => [path, start_line, line]);
/** What one click writes. */
const suggested = ({ body }: Pick<ReviewComment, 'body'>) =>
  /\n(`{3,})suggestion\n(?:([\s\S]*?)\n)?\1\n/.exec(body)?.[2];

describe('what is suggested', () => {
  test('the edit of a line that the pull request touches, and no other', async () => {
    expect(await run()).toBe('imagebudget: 1 edit was suggested on the pull request\n');
    expect(github.reviewComments).toMatchObject([{ path: 'Dockerfile', line: 2, start_line: null, user: BOT }]);
    const [{ body } = { body: '' }] = github.reviewComments;
    expect(body.replace(/[0-9a-f]{32}/, 'KEY').replaceAll('\u00a0', ' ')).toBe(
      [
        '**Leave out pip cache**: saves 300 kB.<br>`image.tar` is 203 kB then. Nothing at run time can notice the edit.',
        '',
        '```suggestion',
        'RUN pip install --no-cache-dir a',
        '```',
        '',
        '<!-- imagebudget suggestion KEY -->',
      ].join('\n'),
    );
    expect(asked()).toEqual(['GET files', 'GET comments', 'POST reviews', 'GET comments']);
  });

  test('nothing where it touches none: one request', async () => {
    github.files.splice(0, 1, { filename: 'Dockerfile', patch: patchAdding(DOCKERFILE, [3]) });
    expect(await run()).toContain('touches no line that an edit changes');
    github.files.splice(0, 1, { filename: 'other/Dockerfile', patch: patchAdding(DOCKERFILE, [2]) });
    await run();
    expect(asked()).toEqual(['GET files', 'GET files']);
  });

  test('on whatever page the file is', async () => {
    github.files.unshift(...Array.from({ length: 120 }, (_, n) => ({ filename: `f${n}`, patch: '@@ -1 +1 @@\n+x' })));
    await run();
    expect(places()).toEqual([['Dockerfile', null, 2]]);
  });

  test('nothing of an image that passes, or on a push, and nothing is asked', async () => {
    const green = await measuredProject(folder, DOCKERFILE, { budget: 'size: 1 GB' });
    expect(await run({}, green)).toContain('there is no edit to suggest');
    expect(await run({ event: 'push', payload: {} })).toContain('the run is about no pull request');
    expect(github.asked).toEqual([]);
  });

  test('an instruction of several lines', async () => {
    const text = 'FROM scratch\nRUN pip install a && \\\n    pip install \\\n    b\nCMD x\n';
    const other = await measuredProject(folder, text);
    github.files.splice(0, 1, { filename: 'Dockerfile', patch: patchAdding(text, [2, 3, 4]) });
    await run({}, other);
    expect(github.reviewComments).toHaveLength(1);
    expect(places()).toEqual([['Dockerfile', 2, 3]]);
    expect(github.reviewComments.map(suggested)).toEqual([
      'RUN pip install --no-cache-dir a && \\\n    pip install --no-cache-dir \\',
    ]);
  });

  test('two edits of one line as one', async () => {
    const text = 'FROM scratch\nRUN pip install a && npm install b\n';
    const other = await measuredProject(folder, text);
    github.files.splice(0, 1, { filename: 'Dockerfile', patch: patchAdding(text, [2]) });
    expect(await run({}, other)).toContain('1 edit was suggested');
    expect(github.reviewComments.map(suggested)).toEqual([
      'RUN pip install --no-cache-dir a && npm install b && rm -rf /root/.npm/_cacache',
    ]);
  });

  test.each([
    ['a secret', 'RUN API_TOKEN=hunter2 pip install a', 0],
    ['invisible characters', 'RUN pip install a\u202e', 0],
    ['line ends of Windows', 'RUN pip install a\r', 0],
    ['backticks', 'RUN pip install a "```" "````suggestion"', 1],
    ['the end of the hidden line, and markup', 'RUN pip install a "--></details><script>@octocat #1"', 1],
  ])('a line with %s stays inert, or is left out', async (_, line, many) => {
    const text = `FROM scratch\n${line}\n`;
    const other = await measuredProject(folder, text);
    github.files.splice(0, 1, { filename: 'Dockerfile', patch: patchAdding(text, [2]) });
    await run({}, other);
    expect(github.reviewComments.map(suggested)).toEqual(
      Array<string>(many).fill(line.replace('install', 'install --no-cache-dir')),
    );
    for (const { body } of github.reviewComments) {
      const outside = body.replace(/\n(`{3,})suggestion\n[\s\S]*?\n\1\n/, '');
      expect(outside).not.toMatch(/```|<script|octocat/);
      expect(outside.match(/<!--/g)).toHaveLength(1);
    }
  });
});

describe('never twice', () => {
  test('for a line that stays, though it moves, whatever job and run', async () => {
    await run();
    expect(await run({ run: 101, job: 'other', commit: 'b'.repeat(40) })).toContain('were suggested before');
    const moved = DOCKERFILE.replace('\n', '\n# more\n');
    github.files.splice(0, 1, { filename: 'Dockerfile', patch: patchAdding(moved, [3]) });
    for (const comment of github.reviewComments) comment.line = null;
    expect(await run({}, await measuredProject(folder, moved))).toContain('were suggested before');
    expect(places()).toHaveLength(1);
  });

  test('for lines that have one now, though it says something else', async () => {
    await run();
    const other = DOCKERFILE.replace('install a', 'install a a2');
    github.files.splice(0, 1, { filename: 'Dockerfile', patch: patchAdding(other, [2]) });
    const changed = await measuredProject(folder, other);
    await run({}, changed);
    expect(places()).toHaveLength(1);
    // GitHub forgets the place once the line was changed.
    for (const comment of github.reviewComments) comment.line = null;
    await run({}, changed);
    expect(places()).toEqual([
      ['Dockerfile', null, null],
      ['Dockerfile', null, 2],
    ]);
  });

  test('equal lines are told apart, and keep their keys while others move', () => {
    const lines = ['FROM a', 'RUN x', 'RUN x', 'CMD y'];
    const key = (at: number, all = lines) =>
      keyOf('Dockerfile', { start: at, end: at, before: [all[at - 1] ?? ''], after: [] }, all);
    expect(
      new Set([key(1), key(2), key(3), keyOf('b', { start: 2, end: 2, before: ['RUN x'], after: [] }, lines)]).size,
    ).toBe(4);
    expect([key(3, ['# z', ...lines]), key(4, ['# z', ...lines])]).toEqual([key(2), key(3)]);
  });

  test('only our own count, on whatever page they are', async () => {
    await run();
    const [own] = github.reviewComments.splice(0, 1);
    if (own === undefined) throw new Error('no suggestion');
    const remark = (user: ReviewComment['user'], body: string) => ({ ...own, id: github.newId(), user, body });
    github.reviewComments.push(remark(SOMEBODY, own.body), remark(BOT, `${own.body}\nI like it.`));
    await run();
    expect(places()).toHaveLength(3);
    const [mine] = github.reviewComments.splice(2, 1);
    if (mine === undefined) throw new Error('no suggestion');
    github.reviewComments.push(...Array.from({ length: 230 }, () => remark(SOMEBODY, 'x')), mine);
    expect(await run()).toContain('were suggested before');
  });

  test('of a user’s token too', async () => {
    const token = 'ghp_mine';
    github.tokens.set(token, { login: 'me', type: 'User', pulls: 'write' });
    await run();
    for (const _ of [1, 2]) {
      for (const comment of github.reviewComments) comment.line = null;
      await run({ token });
    }
    expect(github.reviewComments.map(({ user }) => user.login)).toEqual([BOT.login, 'me']);
  });

  test('when two jobs suggest the same at once, though GitHub takes both', async () => {
    await logOf(() => Promise.all([step(), step({ job: 'other' })]));
    expect(asked().filter(one => one === 'POST reviews')).toHaveLength(2);
    expect(asked()).toContain('DELETE {comment_id}');
    expect(places()).toEqual([['Dockerfile', null, 2]]);
  });
});

describe('a failure leaves the verdict, and says what to do', () => {
  const NOTICE =
    /^::notice title=imagebudget%3A no suggestions::The suggestions on the pull request were not written: (.*)\n$/;

  test.each([
    ['a token that may only read', 'read', {}, /^GitHub answered 403: .*needs the permission "pull-requests: write"/],
    ['a token that may nothing', null, {}, /needs the permission "pull-requests: write"/],
    [
      'a fork',
      'read',
      { from: 'fork/web' },
      /from a fork has a token that can only read, .*Or set the input suggest: false/,
    ],
  ] as const)('%s', async (_, pulls, options, text) => {
    github.tokens.set(JOB_TOKEN, { ...BOT, pulls });
    expect(NOTICE.exec(await run(options))?.[1]).toMatch(text);
  });

  test('an answer that says no', async () => {
    github.faults.push(null, null, { status: 422, message: '::error::\u001b[31mno' });
    expect(NOTICE.exec(await run())?.[1]).toMatch(/^GitHub answered 422: :\\:error::/);
    expect(github.asked).toHaveLength(3);
  });
});

test('the page names every request that was made above, with the permission that it needs, and no other', () => {
  expectNamed('suggest', record);
});
