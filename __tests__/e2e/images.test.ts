/** Several images in one config, several platforms of an image, and variables in names: from the file to each output. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler, tarOf, writeFiles } from '../kit/archives/archives.ts';
import { LayoutBuilder, named } from '../kit/archives/sources.ts';
import { expectFailure, scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

const scratch = scratchFolder();

function archive(folder: string, name: string, bytes: number): void {
  const files = dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(bytes) }]], tag: `${name}:ci` });
  writeFileSync(join(folder, `${name}.tar`), archiveOf(files));
}

/** A layout of these platforms, each with an image of so many bytes. */
function layout(folder: string, platforms: Readonly<Record<string, number>>): void {
  const builder = new LayoutBuilder();
  const images = Object.entries(platforms).map(([architecture, bytes]) => {
    const platform = { os: 'linux', architecture };
    return { ...builder.image([tarOf([{ name: 'app', body: filler(bytes) }])], platform), platform };
  });
  writeFiles(join(folder, 'layout'), builder.layout([{ ...builder.index(images), ...named('web') }]));
}

function project(config: string): string {
  const folder = mkdtempSync(join(scratch, 'project-'));
  archive(folder, 'web', 5000);
  archive(folder, 'api', 9000);
  layout(folder, { amd64: 3000, arm64: 4000, s390x: 5000 });
  writeFileSync(join(folder, '.imagebudget.yml'), config);
  return folder;
}

const TWO = `version: 1
budgets: { size: 8 kB }
images:
  web: { archive: web.tar }
  api: { archive: api.tar, budgets: { layers: 1 } }
`;

const OUTPUTS = { json: 'o.json', markdown: 'o.md', sarif: 'o.sarif', junit: 'o.xml', gitlab: 'o.gl.json' };

async function checked(folder: string, args: readonly string[] = []) {
  const flags = Object.entries(OUTPUTS).flatMap(([flag, file]) => [`--${flag}`, file]);
  const ran = await runInProcess(['check', ...args, ...flags], { cwd: folder });
  const read = (flag: keyof typeof OUTPUTS) => readFileSync(join(folder, OUTPUTS[flag]), 'utf8');
  return { ...ran, read, images: () => JSON.parse(read('json')).images };
}

interface StoredImage {
  name: string;
  verdict?: string;
  source: { platform: string };
  budgets: { budget: string; status: string; config: { line: number } }[];
}

const facts = (images: StoredImage[]) =>
  images.map(({ name, source, budgets }) => [
    name,
    source.platform,
    ...budgets.map(({ budget, status, config }) => `${budget} ${status} :${config.line}`),
  ]);

describe('a config of two images', () => {
  test('judges each by its own budgets and those that are shared, in every output', async () => {
    const ran = await checked(project(TWO));
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    expect(facts(ran.images())).toEqual([
      ['web', 'linux/amd64', 'size pass :2'],
      ['api', 'linux/amd64', 'size fail :2', 'layers pass :5'],
    ]);
    expect(ran.stdout).toContain('1 of 2 images is over budget');
    expect(ran.read('markdown')).toMatch(/^### ❌ 1 of 2 images[\s\S]*\n### ❌ `api`[\s\S]*\n### ✅ `web`/);
    expect(ran.read('junit')).toContain('<testsuite name="web linux/amd64" tests="1" failures="0"');
    expect(ran.read('junit')).toContain('<testsuite name="api linux/amd64" tests="2" failures="1"');
    const issues: { description: string }[] = JSON.parse(ran.read('gitlab'));
    expect(issues.map(({ description }) => description.split(':')[0])).toEqual(['api']);
    const { results } = JSON.parse(ran.read('sarif')).runs[0];
    expect(results.map((result: { properties: object }) => result.properties)).toMatchObject([{ image: 'api' }]);
  });

  test.each([
    ['its name', ['web'], 0, ['web']],
    ['what it measures', ['api.tar'], 1, ['api']],
    ['both, one of them twice', ['api', 'web', 'api.tar'], 1, ['api', 'web']],
  ])('one is chosen by %s', async (_, args, code, names) => {
    const ran = await checked(project(TWO), args);
    expect(ran.code).toBe(code);
    expect(ran.images().map(({ name }: StoredImage) => name)).toEqual(names);
  });

  test.each([
    ['what several images measure chooses them all', ['x.tar'], ['amd', 'arm', 'b']],
    ['a name comes before what another image measures', ['b'], ['b']],
  ])('%s', async (_, args, names) => {
    const images = { amd: 'x.tar', arm: 'x.tar', a: 'b', b: 'x.tar' };
    const folder = project(
      `version: 1\nbudgets: { size: 8 kB }\nimages:\n${Object.entries(images)
        .map(([name, path]) => `  ${name}: { archive: ${path} }\n`)
        .join('')}`,
    );
    archive(folder, 'x', 100);
    const ran = await checked(folder, args);
    expect(ran.images().map(({ name }: StoredImage) => name)).toEqual(names);
  });

  test('another source is an error that names them', async () => {
    expectFailure(await checked(project(TWO), ['layout']), 3, 'has no image "layout"');
  });

  test('one image is no baseline of two; a report of both is one for each', async () => {
    const folder = project(TWO.replace('size: 8 kB', 'size: 9 kB, growth: { size: 0 }'));
    expectFailure(await checked(folder, ['--baseline', 'web.tar']), 3, 'the baseline is one image');
    await runInProcess(['check', '--json', 'main.json'], { cwd: folder });
    archive(folder, 'api', 9000 - 10);
    archive(folder, 'web', 5001);
    const ran = await checked(folder, ['--baseline', 'main.json']);
    expect(ran.code).toBe(1);
    expect(facts(ran.images()).map(([name, , ...budgets]) => [name, ...budgets])).toEqual([
      ['web', 'size pass :2', 'growth.size fail :2'],
      ['api', 'size pass :2', 'growth.size pass :2', 'layers pass :5'],
    ]);
  });

  test('fix asks which', async () => {
    expectFailure(await runInProcess(['fix'], { cwd: project(TWO) }), 3, 'the config has several images: web, api');
  });
});

describe('platforms', () => {
  const config = (platform: string) => `version: 1\nname: web\nlayout: layout\n${platform}\nbudgets: { size: 4 kB }\n`;

  test.each([
    ['platform: all', ['amd64', 'arm64', 's390x'], 1],
    ['platform: [linux/arm64, linux/amd64]', ['arm64', 'amd64'], 0],
    ['', ['amd64'], 0],
  ])('"%s" measures %j', async (platform, architectures, code) => {
    const ran = await checked(project(config(platform)));
    expect(ran.code).toBe(code);
    const measured = ran.images().map(({ source }: StoredImage) => source.platform);
    expect(measured).toEqual(architectures.map(name => `linux/${name}`));
    const left = ['amd64', 'arm64', 's390x'].filter(name => !architectures.includes(name));
    for (const name of left) expect(ran.stdout).toMatch(new RegExp(`linux/${name}.* not measured`));
    for (const name of left) expect(ran.read('markdown')).toMatch(new RegExp(`linux/${name}.* not measured`));
    if (left.length === 0) expect(ran.stdout + ran.read('markdown')).not.toContain('not measured');
  });

  test('--platform all, where none is that of this machine', async () => {
    const folder = project(config(''));
    layout(folder, { arm64: 3000, s390x: 5000 });
    const ran = await checked(folder, ['--platform', 'all']);
    expect(facts(ran.images())).toEqual([
      ['web', 'linux/arm64', 'size pass :5'],
      ['web', 'linux/s390x', 'size fail :5'],
    ]);
    expect(ran.read('markdown')).toContain('`web (linux/s390x)` is');
    expect(JSON.parse(ran.read('gitlab'))[0].description).toMatch(/^web \(linux\/s390x\): /);
  });

  test('an image of one platform has all of them', async () => {
    const ran = await checked(project('version: 1\narchive: web.tar\nplatform: all\nbudgets: { size: 5 kB }\n'));
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('variables', () => {
  const run = (name: string, env: Record<string, string>) =>
    runInProcess(['check'], {
      cwd: project(`version: 1\nimage: "${name}"\nbudgets: { size: 1 MB }\n`),
      env,
    });

  test('the name of an image is looked up with them filled in', async () => {
    // No engine answers: what it was asked for is in the error.
    const ran = await run('acme/${APP}:${TAG}', { APP: 'web', TAG: 'v1.2' });
    expectFailure(ran, 2, 'no Docker engine answers');
  });

  test.each([
    ['is not set', 'web:${TAG}', {}, '.imagebudget.yml:2:8: the variable TAG is not set'],
    ['is empty', 'web:${TAG}', { TAG: '' }, '.imagebudget.yml:2:8: the variable TAG is empty'],
    [
      'may be a secret',
      'web:${DB_PASS}',
      { DB_PASS: 'x' },
      'the variable DB_PASS cannot be part of the name of an image',
    ],
    ['is no part of a name', 'web:${TAG}', { TAG: 'a b' }, 'is "web:a b", which is no name'],
    ['would be an option', '${TAG}', { TAG: '--help' }, 'is "--help", which is no name'],
  ])('a variable that %s', async (_, name, env, reason) => {
    expectFailure(await run(name, env), 3, reason);
  });
});
