/** Results are written over nothing that the run reads, and over no workflow: wrong usage, before anything is opened. */
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, type ImageSpec, ociFiles, writeFiles } from '../kit/archives/archives.ts';
import { workspace } from '../kit/processes/action.ts';
import { expectFailure, runCli, scratchFolder } from '../kit/processes/cli.ts';

const folder = scratchFolder();
const SPEC: ImageSpec = { layers: [[{ name: 'a', body: 'hello' }]] };

/** A repository with one of everything. */
function repository(): string {
  const root = mkdtempSync(join(folder, 'run-'));
  for (const name of ['.git', '.github/workflows', 'app', 'results']) mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, 'image.tar'), archiveOf(dockerArchiveFiles(SPEC)));
  writeFiles(join(root, 'layout'), ociFiles(SPEC));
  writeFileSync(join(root, '.imagebudget.yml'), 'version: 1\ndockerfile: app/Dockerfile\nbudgets:\n  size: 1 MB\n');
  writeFileSync(join(root, 'app/Dockerfile'), 'FROM scratch\n');
  writeFileSync(join(root, '.github/workflows/ci.yml'), 'on: push\n');
  symlinkSync('../.imagebudget.yml', join(root, 'results/link.json'));
  symlinkSync('../layout/new.json', join(root, 'results/dangling.json'));
  symlinkSync('../layout', join(root, 'results/folder'));
  symlinkSync('../.github', join(root, 'results/github'));
  linkSync(join(root, 'app/Dockerfile'), join(root, 'results/hard.json'));
  linkSync(join(root, 'layout/index.json'), join(root, 'results/index.json'));
  linkSync(join(root, '.github/workflows/ci.yml'), join(root, 'results/ci.json'));
  return root;
}

/** Every file with its time and content. */
function contents(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map(name => join(root, name))
    .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map(path => `${path} ${statSync(path).mtimeMs} ${readFileSync(path, 'hex')}`);
}

const PLACES: [string, string, string][] = [
  ['the config', '.imagebudget.yml', 'image.tar'],
  ['the config', './app/../.imagebudget.yml', 'image.tar'],
  ['the config', 'results/link.json', 'image.tar'],
  ['the Dockerfile', 'app/Dockerfile', 'image.tar'],
  ['the Dockerfile', 'results/hard.json', 'image.tar'],
  ['the image', 'layout/index.json', 'layout'],
  ['the image', 'layout/report.json', 'oci:layout:latest'],
  ['the image', 'layout/blobs/sha256/new', 'oci:layout'],
  ['the image', 'results/dangling.json', 'layout'],
  ['the image', 'results/folder/report.json', 'layout'],
  ['the image', 'results/index.json', 'layout'],
  ['a workflow', '.github/workflows/ci.yml', 'image.tar'],
  ['a workflow', '.github/workflows/new.yml', 'image.tar'],
  ['a workflow', 'results/github/workflows/new.yml', 'image.tar'],
  ['a workflow', 'results/ci.json', 'image.tar'],
];

describe.each(['--json', '--markdown'])('%s', flag => {
  test.each(PLACES)('is not written over %s: %s', async (what, place, source) => {
    const root = repository();
    const before = contents(root);
    const ran = await runCli(['check', source, flag, place], { cwd: root });
    expectFailure(ran, 3, `${flag} ${place} would replace ${what}`);
    expect(contents(root)).toEqual(before);
  });

  test('is written to a file of its own, beside all of them', async () => {
    const root = repository();
    for (const place of ['results/report', 'app/report', '.github/report', 'layout-report', '/dev/null'])
      expect(await runCli(['check', 'layout', flag, place], { cwd: root })).toMatchObject({ code: 0 });
    expect(await runCli(['check', 'image.tar', flag, 'layout/report'], { cwd: root })).toMatchObject({ code: 0 });
  });
});

test('an archive that is named by the config is not written over either', async () => {
  const root = repository();
  // Its content does not give it away.
  writeFileSync(join(root, 'c.yml'), 'version: 1\narchive: plain\nbudgets:\n  size: 1 MB\n');
  writeFileSync(join(root, 'plain'), 'no image yet\n');
  const ran = await runCli(['check', '--config', 'c.yml', '--json', 'plain'], { cwd: root });
  expectFailure(ran, 3, '--json plain would replace the image');
});

test.each([
  ['the config', '.imagebudget.yml'],
  ['the image', 'layout/report.json'],
  ['the Dockerfile', 'app/Dockerfile'],
  ['a workflow', '.github/workflows/ci.yml'],
])('the action does not write its report over %s', async (what, report) => {
  const { path, run } = workspace(folder, {
    '.imagebudget.yml': 'version: 1\nlayout: layout\ndockerfile: app/Dockerfile\nbudgets:\n  size: 1 MB\n',
    'app/Dockerfile': 'FROM scratch\n',
    '.github/workflows/ci.yml': 'on: push\n',
  });
  writeFiles(join(path, 'layout'), ociFiles(SPEC));
  const before = contents(path);
  const ran = await run({ report });
  expect(ran.code).toBe(3);
  expect(ran.stdout).toContain(`input "report": ${report} would replace ${what}`);
  expect(contents(path)).toEqual(before);
});
