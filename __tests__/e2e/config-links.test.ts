/** A config that is a link: what it may point at, and that nothing of another file is quoted. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles } from '../kit/archives/archives.ts';
import { workspace } from '../kit/processes/action.ts';
import { expectFailure, runCli, scratchFolder } from '../kit/processes/cli.ts';

const folder = scratchFolder();
const IMAGE = archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: 'hello' }]] }));
const CONFIG = 'version: 1\nbudgets:\n  size: 1 MB\n';
const NPMRC = 'registry=https://registry.example/\n//registry.example/:_authToken=npm_s3cret\n';

/** A folder with an image, a repository in it with another folder, and files of others beside it. */
function repository() {
  const outside = mkdtempSync(join(folder, 'home-'));
  const root = join(outside, 'repository');
  for (const name of ['.git', 'ci', 'services']) mkdirSync(join(root, name), { recursive: true });
  for (const name of [root, join(root, 'services')]) writeFileSync(join(name, 'image.tar'), IMAGE);
  writeFileSync(join(outside, '.npmrc'), NPMRC);
  writeFileSync(join(outside, 'shared.yml'), CONFIG);
  writeFileSync(join(root, 'ci/budget.yml'), CONFIG);
  return { outside, root, check: (cwd: string, ...args: string[]) => runCli(['check', 'image.tar', ...args], { cwd }) };
}

describe('on the command line', () => {
  test('a file of another kind is quoted nowhere', async () => {
    const { outside, root, check } = repository();
    const ran = await check(root, '--config', join(outside, '.npmrc'));
    expectFailure(ran, 3, /\.npmrc:1:1: "registry" is followed by "=" instead of a colon$/);
    expect(ran.stderr).not.toContain('s3cret');
  });

  test('a link out of the repository is refused before it is read', async () => {
    const { root, check } = repository();
    symlinkSync('../.npmrc', join(root, '.imagebudget.yml'));
    const ran = await check(root);
    expectFailure(ran, 3, /the config \.imagebudget\.yml is a link that leads out of .*repository$/);
    expect(ran.stderr).not.toMatch(/s3cret|registry\.example/);
  });

  test('so is one through a folder', async () => {
    const { root, check } = repository();
    symlinkSync('..', join(root, 'up'));
    expectFailure(await check(root, '--config', 'up/shared.yml'), 3, 'is a link that leads out of');
  });

  test('a link inside the repository is followed, above the current directory too', async () => {
    const { root, check } = repository();
    symlinkSync('../ci/budget.yml', join(root, 'services/.imagebudget.yml'));
    expect(await check(join(root, 'services'))).toMatchObject({ code: 0 });
  });

  test('without a repository the current directory counts', async () => {
    const { outside, check } = repository();
    const cwd = join(outside, 'plain');
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'image.tar'), IMAGE);
    symlinkSync('../shared.yml', join(cwd, 'budget.yml'));
    expectFailure(await check(cwd, '--config', 'budget.yml'), 3, 'is a link that leads out of');
    expect(await check(cwd, '--config', '../shared.yml')).toMatchObject({ code: 0 });
  });

  test('a file elsewhere may be named, and a link there that stays in its folder', async () => {
    const { outside, root, check } = repository();
    symlinkSync('shared.yml', join(outside, 'link.yml'));
    symlinkSync('repository/ci/budget.yml', join(outside, 'inner.yml'));
    symlinkSync('../../shared.yml', join(root, 'ci/outer.yml'));
    for (const name of ['shared.yml', 'link.yml', 'inner.yml'])
      expect(await check(root, '--config', join(outside, name))).toMatchObject({ code: 0 });
    expectFailure(await check(root, '--config', join(root, 'ci/outer.yml')), 3, 'is a link that leads out of');
  });
});

describe('in the action', () => {
  test('a link out of the workspace is refused, one inside is followed', async () => {
    const { path, run } = workspace(folder, { 'image.tar': IMAGE, 'ci/budget.yml': CONFIG, 'app/x': '' });
    writeFileSync(join(path, '../.npmrc'), NPMRC);
    symlinkSync('../.npmrc', join(path, 'linked.yml'));
    symlinkSync('../ci/budget.yml', join(path, 'app/inside.yml'));
    const refused = await run({ source: 'image.tar', config: 'linked.yml' });
    expect(refused.code).toBe(3);
    expect(refused.stdout + refused.stderr).toContain('is a link that leads out of');
    expect(refused.stdout + refused.stderr).not.toContain('s3cret');
    const followed = await run({ source: '../image.tar', config: 'inside.yml', 'working-directory': 'app' });
    expect(followed.code).toBe(0);
  });
});
