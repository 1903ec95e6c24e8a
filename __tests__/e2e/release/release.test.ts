/**
 * A release, from the command that makes its tag to the tag v1, in a copy of this repository with an `origin` on disk. The steps of the
 * workflow are run as they are written there; npm publishes nothing, and a program that notes its arguments stands in for `gh`.
 */
import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { root, scratchFolder } from '../../kit/processes/cli.ts';

const folder = scratchFolder();
const clone = join(folder, 'clone');
const bin = join(folder, 'bin');
const calls = join(folder, 'gh-calls');
const BUILD_MS = 120_000;

const WHO = { GIT_CONFIG_COUNT: '2', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'A' };
/** Without the settings of the npm that runs these tests, such as `--silent`. */
const ofCaller = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
const env = {
  ...ofCaller,
  ...WHO,
  GIT_CONFIG_KEY_1: 'user.email',
  GIT_CONFIG_VALUE_1: 'a@example.com',
  PATH: `${bin}:${process.env.PATH}`,
  npm_config_dry_run: 'true',
};
const git = (...args: string[]) => execFileSync('git', args, { cwd: clone, env, encoding: 'utf8' }).trim();

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const run = (program: string, args: readonly string[], more: Record<string, string> = {}) =>
  new Promise<Ended>(resolve =>
    execFile(program, args, { cwd: clone, env: { ...env, ...more } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    ),
  );
const prepare = (version: string) => run(process.execPath, ['scripts/release/prepare.mjs', version]);
const verify = (tag: string) => run(process.execPath, ['scripts/release/verify.mjs', tag]);

/** Runs the scripts of a job of the release workflow, without those that name one of `except`. */
async function job(name: string, tag: string, ...except: string[]): Promise<Ended[]> {
  const { jobs } = parse(readFileSync(join(clone, '.github/workflows/release.yml'), 'utf8'));
  const scripts = jobs[name].steps.flatMap(({ run: script }: { run?: string }) => script ?? []);
  const ended: Ended[] = [];
  for (const script of scripts.filter((text: string) => !except.some(word => text.includes(word))))
    ended.push(
      await run('bash', ['-eo', 'pipefail', '-c', script], { GITHUB_REF_NAME: tag, GITHUB_REPOSITORY: 'a/b' }),
    );
  return ended;
}

/** As origin has it. */
const inOrigin = (ref: string) => git('ls-remote', 'origin', `${ref}^{}`, ref).split(/\s/)[0];

beforeAll(() => {
  mkdirSync(clone);
  mkdirSync(bin);
  writeFileSync(calls, '');
  writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho "$*" >> ${calls}\n`, { mode: 0o755 });
  // With what is not committed yet. Links to the packages would change paths in what is built; hard links do not.
  const copy = `git ls-files -z --cached --others --exclude-standard --deduplicate | grep -zvxFf <(git ls-files -z --deleted) |
    tar --null --files-from=- -c | tar -x -C '${clone}'; cp -al node_modules '${clone}' || cp -a node_modules '${clone}'`;
  execFileSync('bash', ['-c', copy], { cwd: root });
  execFileSync('git', ['init', '--quiet', '--bare', join(folder, 'origin.git')]);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All');
  git('remote', 'add', 'origin', join(folder, 'origin.git'));
  git('push', '--quiet', 'origin', 'main');
}, BUILD_MS);

describe('a release', () => {
  test('is refused where it cannot be', async () => {
    expect(await prepare('1.0')).toMatchObject({ code: 1, stderr: expect.stringContaining('"1.0" is no version') });
    git('tag', 'v1.0.0');
    git('checkout', '--quiet', '-b', 'other');
    appendFileSync(join(clone, 'README.md'), 'More.\n');
    git('commit', '--quiet', '--all', '--message', 'More');
    writeFileSync(join(clone, 'CHANGELOG.md'), '# Changelog\n\n## [Unreleased]\n\n## [0.0.1]\n');
    const { code, stderr } = await prepare('1.0.0');
    expect([code, stderr.split('\n').map(line => line.trim())]).toEqual([
      1,
      [
        'v1.0.0 cannot be released:',
        'this is not the branch main',
        'something is changed that is not committed',
        'the tag v1.0.0 exists',
        'HEAD is not the main of origin',
        'CHANGELOG.md has nothing under "## [Unreleased]"',
        '',
      ],
    ]);
    git('checkout', '--quiet', '--force', 'main');
    git('push', '--quiet', 'origin', 'v1.0.0');
    git('tag', '--delete', 'v1.0.0');
    expect((await prepare('1.0.0')).stderr).toContain('the tag v1.0.0 exists in origin');
    git('push', '--quiet', '--delete', 'origin', 'v1.0.0');
    expect((await prepare('0.0.9')).stderr).toMatch(/0\.0\.9 is older than \d/);
    expect(git('status', '--porcelain')).toBe('');
  });

  test(
    'is a commit and a tag, which the workflow verifies',
    async () => {
      const prepared = await prepare('1.0.0');
      expect(prepared).toMatchObject({ code: 0, stderr: '', stdout: expect.not.stringContaining('✗') });
      expect(prepared.stdout.match(/^[✓✗] /gm)).toHaveLength(9);
      expect(prepared.stdout).toContain('git push --atomic origin main v1.0.0');
      expect(inOrigin('refs/tags/v1.0.0')).toBe('');
      git('push', '--quiet', '--atomic', 'origin', 'main', 'v1.0.0');
      // What installs the machine and runs all tests is in these tests already.
      const [verified, packed, ...more] = await job('check', 'v1.0.0', 'apt-get', 'safe.directory', '.ci/run');
      expect([verified?.code, packed?.code, more]).toEqual([0, 0, []]);
      expect(verified?.stdout).not.toContain('✗');
      const { stdout } = await run(process.execPath, ['dist/cli.js', '--version']);
      expect(stdout).toBe('1.0.0\n');
    },
    BUILD_MS,
  );

  test('is published to npm as it was packed, has its notes, and v1 moves to it', async () => {
    await run('npm', ['pack', '--ignore-scripts'], { npm_config_dry_run: 'false' });
    const [published, ...more] = await job('publish', 'v1.0.0');
    expect([published?.code, more]).toEqual([0, []]);
    expect(published?.stderr).toMatch(/name: imagebudget\n.*version: 1\.0\.0\n/);
    const ended = await job('release', 'v1.0.0');
    expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(readFileSync(join(clone, 'notes.md'), 'utf8')).toMatch(/^The first version[\s\S]*### Added/);
    expect(readFileSync(calls, 'utf8').trim().split('\n')).toEqual([
      'release create v1.0.0 --repo a/b --verify-tag --draft --title v1.0.0 --notes-file notes.md imagebudget-1.0.0.tgz',
      'release edit v1.0.0 --repo a/b --draft=false',
      'auth setup-git',
    ]);
    expect(existsSync(join(clone, 'imagebudget-1.0.0.tgz'))).toBe(true);
    expect(inOrigin('refs/tags/v1')).toBe(git('rev-parse', 'v1.0.0^{commit}'));
    git('clean', '--quiet', '--force');
  });

  test('v1 moves forwards only, and not to a tag that origin lacks', async () => {
    const move = (tag: string) => run('scripts/release/move-major-tag.sh', [tag]);
    const first = git('rev-parse', 'HEAD');
    const commits = ['1.2.0', '1.10.0', '1.9.1', '2.0.0'].map(version => {
      git('commit', '--quiet', '--allow-empty', '--message', version);
      git('tag', `v${version}`);
      return git('rev-parse', 'HEAD');
    });
    git('push', '--quiet', 'origin', 'v1.2.0', 'v1.10.0', 'v1.9.1');
    expect(await move('v1.10.0')).toMatchObject({ code: 0, stdout: 'v1 is v1.10.0\n' });
    expect(await move('v1.9.1')).toMatchObject({ code: 0, stdout: 'v1 stays at v1.10.0\n' });
    expect(await move('v2.0.0')).toMatchObject({ code: 1, stderr: 'origin has no tag v2.0.0\n' });
    expect([inOrigin('refs/tags/v1'), inOrigin('refs/tags/v2')]).toEqual([commits[1], '']);
    git('reset', '--quiet', '--hard', first);
  });
});

describe('the workflow publishes nothing', () => {
  test('if dist/ is not what src/ builds to, a version differs, or the description is too long', async () => {
    const edit = (path: string, change: (text: string) => string) =>
      writeFileSync(join(clone, path), change(readFileSync(join(clone, path), 'utf8')));
    edit('dist/worker.js', text => `${text}// A line more.\n`);
    edit('src/version.ts', text => text.replace("VERSION = '1.0.0'", "VERSION = '1.0.1'"));
    edit('action.yml', text => text.replace(/^description: .*/m, `description: ${'x'.repeat(125)}`));
    git('commit', '--quiet', '--all', '--message', 'Changed');
    git('tag', '--force', 'v1.0.0');
    const [verified, ...more] = await job('check', 'v1.0.0', 'apt-get', 'safe.directory', '.ci/run', 'npm pack');
    expect([verified?.code, more]).toEqual([1, []]);
    expect(verified?.stdout.match(/(?<=^✗ ).*/gm)).toEqual([
      'every file that names the version names this one',
      'dist/ is what src/ builds to',
      'GitHub’s Marketplace takes action.yml',
    ]);
    expect(verified?.stdout).toMatch(/src\/version\.ts says 1\.0\.1[\s\S]*worker\.js[\s\S]*125 characters/);
    expect(verified?.stdout).toContain('v1.0.0: not released.');
    git('reset', '--quiet', '--hard', 'HEAD~1');
  });

  test('if the tag is another version, has no notes, or is of another commit', async () => {
    git('tag', '--force', 'v1.0.0', 'HEAD~1');
    git('tag', 'v1.0.5');
    expect((await verify('v1.0.0')).stdout).toMatch(
      /✗ the tag is of this commit\n {4}it is of [0-9a-f]{40}, and this is/,
    );
    const { code, stdout } = await verify('v1.0.5');
    expect(code).toBe(1);
    expect(stdout.match(/(?<=^✗ ).*/gm)).toEqual([
      'every file that names the version names this one',
      'CHANGELOG.md has its notes and its day',
    ]);
    expect(stdout).toContain('package-lock.json says 1.0.0');
    expect((await verify('1.0.0')).stdout).toBe(
      '✗ the tag names a version\n    "1.0.0" does not\n1.0.0: not released.\n',
    );
    expect((await verify('v1.0.x')).stdout).toContain('✗ the tag names a version');
  });
});
