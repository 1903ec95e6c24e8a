/** docs/tutorial.md, done by its text: the files that it shows, in a repository, with the bundle that a workflow runs. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { archiveOf, dockerArchiveFiles, filler } from '../kit/archives/archives.ts';
import { type FakeGitHub, fakeGitHub } from '../kit/github/fake-github.ts';
import { environment } from '../kit/github/pull-request-run.ts';
import { definition, workspace } from '../kit/processes/action.ts';
import { root, scratchFolder } from '../kit/processes/cli.ts';

const page = readFileSync(join(root, 'docs/tutorial.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);
const quoted = [...page.matchAll(/^> (.+)$/gm)].map(([, text = '']) => text).filter(text => !text.startsWith('```'));
const green = quoted.filter(text => text.includes('✅'));
const red = quoted.filter(text => !text.includes('✅'));

const [program = '', ...commands] = blocks('sh');
const [dockerfile = '', mended = ''] = blocks('dockerfile');
const [config = '', workflow = ''] = blocks('yaml');

/** What an engine would build: the base, what APT installs, perhaps its lists, and the program. There is no engine and no network here. */
function built(text: string): Buffer {
  const leavesLists = !text.includes('rm -rf /var/lib/apt/lists');
  const run = text.replaceAll('\\\n', '').split('\n')[1]?.replace('RUN ', '') ?? '';
  const lists = leavesLists
    ? [
        {
          name: 'var/lib/apt/lists/deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages',
          body: filler(19_200_000),
        },
      ]
    : [];
  return archiveOf(
    dockerArchiveFiles({
      layers: [
        [{ name: 'usr/lib/base', body: filler(75_000_000, 'b') }],
        [{ name: 'usr/bin/curl', body: filler(400_000, 'c') }, ...lists],
        [{ name: 'app/start.sh', body: program }],
      ],
      createdBy: [
        '/bin/sh -c #(nop) ADD file:abc in / ',
        `RUN /bin/sh -c ${run} # buildkit`,
        'COPY app /app # buildkit',
      ],
    }),
  );
}

let github: FakeGitHub;
beforeAll(async () => {
  github = await fakeGitHub();
});
afterAll(() => github.close());

const scratch = scratchFolder();

test('its first pull request fails, says what to do, and turns green by that', async () => {
  const place = workspace(scratch, {
    'app/start.sh': program,
    Dockerfile: dockerfile,
    '.imagebudget.yml': config,
    '.github/workflows/image.yml': workflow,
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-C', place.path, ...args], { encoding: 'utf8' });
  git('init', '--quiet');
  // All that needs no remote.
  const lines = commands
    .join('')
    .split('\n')
    .filter(line => line.startsWith('git ') && !line.startsWith('git push'));
  const run = (line: string) =>
    execFileSync('sh', ['-c', line.replace(/^git/, 'git -c user.name=a -c user.email=a@b')], { cwd: place.path });
  for (const line of lines.slice(0, -1)) run(line);
  expect(git('ls-files').split('\n').filter(Boolean)).toHaveLength(4);

  // The image is there already, in place of the engine that would build it.
  const image = join(place.path, '..', 'image.tar');
  const push = (text: string, id: number) => {
    writeFileSync(image, built(text));
    return place.run(
      { source: image },
      { env: environment(github, place.path, { run: id, commit: `${id}`.repeat(20).slice(0, 40) }) },
    );
  };
  const body = () => (github.comments.get(7) ?? []).map(comment => comment.body).join();

  const failed = await push(dockerfile, 10);
  expect({
    code: failed.code,
    files: failed.annotations.map(({ properties }) => [properties.file, properties.line]),
  }).toEqual({
    code: 1,
    files: [
      ['.imagebudget.yml', '8'],
      ['Dockerfile', '2'],
    ],
  });
  expect([red.length, green.length]).toEqual([6, 1]);
  for (const text of red) expect(body()).toContain(text);
  writeFileSync(join(place.path, 'Dockerfile'), mended);
  run(lines.at(-1) ?? '');
  const passed = await push(mended, 11);
  expect({ code: passed.code, annotations: passed.annotations }).toEqual({ code: 0, annotations: [] });
  for (const text of green) expect(body()).toContain(text);
});

test('its workflow has the permissions that the page on the action names, and no input that the action lacks', () => {
  const { jobs, permissions } = parse(workflow);
  expect([permissions, jobs.image.permissions]).toEqual([{}, { contents: 'read', 'pull-requests': 'write' }]);
  const step = jobs.image.steps.find(({ uses }: { uses: string }) => uses.startsWith('imagebudget/'));
  expect(Object.keys(definition.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
});
