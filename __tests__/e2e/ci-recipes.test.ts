/** The recipes of docs/ci.md: each file parses, and each script runs, with the tools that build replaced by one that copies an image. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { archiveOf, dockerArchiveFiles, filler, sha256 } from '../kit/archives/archives.ts';
import { answer, body, type FakeEngine, fakeEngine } from '../kit/engines/fake/fake-engine.ts';
import { dist, root, scratchFolder } from '../kit/processes/cli.ts';

const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');

/** The blocks below a heading, in one language. */
function blocks(heading: string, language: string): string[] {
  const [, after = ''] = page.split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );
}

function yamlOf(heading: string) {
  const [text = ''] = blocks(heading, 'yaml');
  const [document, ...more] = parseAllDocuments(text);
  if (document === undefined || !('errors' in document)) throw new Error(`${heading} shows no YAML`);
  expect([document.errors, document.warnings, more]).toEqual([[], [], []]);
  return document.toJS();
}

const scratch = scratchFolder();
const bin = join(scratch, 'bin');
const image = join(scratch, 'built.tar');
const socket = join(scratch, 'engine.sock');

/** In place of programs that few test machines have. Each notes how it was called. */
const TOOLS = {
  npx: '[ "$1" = imagebudget ] || exit 99\nshift\nexec "$NODE" "$CLI" "$@"',
  docker:
    'if [ "$1 $2" = "buildx bake" ]; then\n  sed -n \'s/.*dest=\\([a-z.]*\\).*/\\1/p\' docker-bake.hcl | while read -r file; do cp "$IMAGE" "$file"; done\nfi',
  buildah: 'for to; do :; done\nto=${to#docker-archive:}\n[ "$1" != push ] || cp "$IMAGE" "${to%%:*}"',
};

let engine: FakeEngine;
beforeAll(async () => {
  const files = dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(1000) }]], tag: 'web:ci' });
  const archive = archiveOf(files);
  writeFileSync(image, archive);
  const [{ Config }] = JSON.parse(String(files.get('manifest.json')));
  const config = files.get(Config) ?? Buffer.of();
  const facts = {
    ...{ Id: `sha256:${sha256(config)}`, RepoTags: ['web:ci'], Size: 1000, Os: 'linux', Architecture: 'amd64' },
    RootFS: { Layers: JSON.parse(String(config)).rootfs.diff_ids },
  };
  engine = await fakeEngine({ inspect: answer(200, facts), get: body(archive) }, { socket });
  mkdirSync(bin);
  for (const [name, script] of Object.entries(TOOLS))
    writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >> "$CALLS"\n${script}\n`, { mode: 0o755 });
});
afterAll(() => engine.close());

const CONFIG = 'version: 1\nbudgets: { size: 5 kB }\n';

function projectOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(scratch, 'project-'));
  for (const [name, text] of Object.entries({ '.imagebudget.yml': CONFIG, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Runs a script in a project. */
function run(script: string, folder: string, more: Record<string, string> = {}) {
  const calls = join(folder, '.calls');
  const env = {
    ...{ PATH: `${bin}:${process.env.PATH}`, HOME: folder, XDG_CACHE_HOME: '/dev/null/cache' },
    ...{ NODE: process.execPath, CLI: join(dist, 'cli.js'), IMAGE: image, CALLS: calls },
    ...{ DOCKER_HOST: `unix://${socket}`, ...more },
  };
  return new Promise<{ code: unknown; stdout: string; calls: string[] }>(resolve =>
    execFile('sh', ['-c', script], { cwd: folder, env, timeout: 60_000 }, (error, stdout) =>
      resolve({
        code: error === null ? 0 : error.code,
        stdout,
        calls: existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').filter(Boolean) : [],
      }),
    ),
  );
}

const there = (folder: string, ...names: string[]) => names.filter(name => existsSync(join(folder, name)));

test('in any shell', async () => {
  const [script = ''] = blocks('In any shell', 'sh');
  const small = projectOf({});
  const passed = await run(script, small);
  expect({ ...passed, calls: passed.calls[0] }).toMatchObject({
    ...{ code: 0, stdout: expect.stringMatching(/\nwithin budget\n$/), calls: 'docker build --tag web:ci .' },
  });
  expect(there(small, 'summary.md', 'report.json')).toHaveLength(2);
  const failed = await run(script, projectOf({ '.imagebudget.yml': CONFIG.replace('5 kB', '900') }));
  expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining('\nover budget: summary.md says') });
  const unmeasured = await run(script, projectOf({}), { DOCKER_HOST: 'unix:///nonexistent' });
  expect(unmeasured).toMatchObject({ code: 2, stdout: 'not measured: see the message above\n' });
});

test('GitLab', async () => {
  const job = yamlOf('GitLab')['image-budget'];
  const folder = projectOf({});
  const login = { CI_REGISTRY: 'r.example', CI_REGISTRY_USER: 'u', CI_REGISTRY_PASSWORD: 'p w' };
  const variables = { ...login, DOCKER_CONFIG: join(folder, '.docker') };
  // No registry answers here.
  const script = job.script.join('\n').replace('registry:$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA', '"$IMAGE"');
  expect(await run(script, folder, variables)).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(join(folder, '.docker/config.json'), 'utf8'))).toEqual({
    auths: { 'r.example': { auth: Buffer.from('u:p w').toString('base64') } },
  });
  const reports = Object.values<string>(job.artifacts.reports);
  expect([reports.length, there(folder, ...reports)]).toEqual([2, reports]);
});

test('Jenkins', async () => {
  const [text = ''] = blocks('Jenkins', 'groovy');
  const [, script = ''] = /sh '(.*)' \}/.exec(text) ?? [];
  const folder = projectOf({});
  expect(await run(script, folder)).toMatchObject({ code: 0 });
  const read = [/junit '(.*)'/, /pattern: '(.*)'/].map(form => form.exec(text)?.[1] ?? '');
  expect(there(folder, ...read)).toEqual(read);
});

test('CircleCI', async () => {
  const [{ run: script }, { store_test_results: results }] = yamlOf('CircleCI');
  const folder = projectOf({});
  expect(await run(script, folder)).toMatchObject({ code: 0 });
  expect(there(folder, `${results.path}/imagebudget/junit.xml`)).toHaveLength(1);
});

test('pre-commit', async () => {
  const { repos } = yamlOf('Before a push, with pre-commit');
  const [hook] = repos[0].hooks;
  expect(await run(hook.entry, projectOf({}))).toMatchObject({ code: 0 });
  const files = new RegExp(hook.files);
  expect(['Dockerfile', '.imagebudget.yml', 'package-lock.json', 'src/a/b.ts'].every(path => files.test(path))).toBe(
    true,
  );
  expect(files.test('README.md')).toBe(false);
});

test('docker bake', async () => {
  const [hcl = ''] = blocks('docker bake', 'hcl');
  const [config = ''] = blocks('docker bake', 'yaml');
  const [script = ''] = blocks('docker bake', 'sh');
  const dockerfile = 'FROM scratch\nCOPY app /app\n';
  const files = { 'docker-bake.hcl': hcl, '.imagebudget.yml': config };
  const folder = projectOf({ ...files, 'web/Dockerfile': dockerfile, 'api/Dockerfile': dockerfile });
  const { code, stdout } = await run(script, folder);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('oth images are within budget') });
});

test('a monorepo', async () => {
  const [script = ''] = blocks('A monorepo', 'sh');
  const images = ['web', 'api'].map(name => `  ${name}: { image: "${name}:ci", budgets: { size: 5 kB } }\n`).join('');
  const folder = projectOf({
    ...{ '.imagebudget.yml': `version: 1\nimages:\n${images}`, '.gitignore': '.calls\n' },
    ...{ 'services/web/Dockerfile': 'FROM scratch\n', 'services/api/Dockerfile': 'FROM scratch\n' },
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'x');
  };
  git('init', '--quiet');
  commit();
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  expect(await run(script, folder)).toEqual({ code: 0, stdout: 'no image changed\n', calls: [] });
  writeFileSync(join(folder, 'services/web/app'), 'x');
  commit();
  expect(await run(script, folder)).toMatchObject({
    ...{ code: 0, calls: ['docker build --tag web:ci services/web', 'npx imagebudget check web'] },
  });
  writeFileSync(join(folder, '.imagebudget.yml'), `version: 1\n\nimages:\n${images}`);
  commit();
  const { code, calls } = await run(script, folder);
  expect([code, calls.at(-1)]).toEqual([0, 'npx imagebudget check api web']);
});

test('without Docker', async () => {
  const [script = ''] = blocks('Without Docker', 'sh');
  expect(await run(script, projectOf({}), { DOCKER_HOST: 'unix:///nonexistent' })).toMatchObject({ code: 0 });
});

test('self-hosted runners have a name for each run', () => {
  const { steps } = yamlOf('Self-hosted runners').jobs.image;
  expect(steps[2].with.source.replace('${{ github.run_id }}', '$GITHUB_RUN_ID')).toBe('web:$GITHUB_RUN_ID');
  for (const step of [steps[1], steps[3]]) expect(step.run).toContain('"web:$GITHUB_RUN_ID"');
});
