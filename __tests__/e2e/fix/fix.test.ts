/** `imagebudget fix` without --prove: what it prints, what it writes, and what it refuses. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { expectFailure, type Ran, root, runCli, scratchFolder } from '../../kit/processes/cli.ts';
import { DOCKERFILE, EDITED, fixProject, GIT_ENV, git, IDS } from '../../kit/processes/fix-project.ts';

const scratch = scratchFolder();
let projects = 0;

type Options = Parameters<typeof fixProject>[1];

const project = (options: Options = {}) => fixProject(join(scratch, `p${projects++}`), options);
const fix = (cwd: string, args: string[] = [], env: Record<string, string> = {}): Promise<Ran> =>
  runCli(['fix', ...args], { cwd, env: { ...GIT_ENV, ...env } });
const read = (folder: string, name = 'Dockerfile') => readFileSync(join(folder, name), 'utf8');

/** A folder of programs that stand before all others. */
function programs(folder: string, files: Record<string, string>): string {
  const bin = join(folder, '.git', 'bin');
  mkdirSync(bin, { recursive: true });
  for (const [name, script] of Object.entries(files)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return `${bin}:${process.env.PATH}`;
}

function expectUntouched(folder: string, dockerfile: string | Buffer = DOCKERFILE): void {
  // Jest takes ten seconds to compare a huge file byte by byte.
  expect(readFileSync(join(folder, 'Dockerfile'), 'latin1')).toBe(Buffer.from(dockerfile).toString('latin1'));
  expect(existsSync(join(folder, '.dockerignore'))).toBe(false);
  expect(readdirSync(folder).filter(name => name.includes('.imagebudget-'))).toEqual([]);
}

describe('a diff', () => {
  test.each([
    ['git apply', 'git', ['apply', '-']],
    ['patch -p1', 'patch', ['-p1', '--quiet']],
  ])('is what %s takes, and all else is on standard error', async (_, program, args) => {
    const folder = project();
    const { code, stdout, stderr } = await fix(folder);
    expect(code).toBe(0);
    expect(stderr).toContain('image.tar is 1.00 MB; 2 edits make it 501 kB');
    for (const id of IDS) expect(stderr).toContain(id);
    expect(stderr).toContain('Nothing was written.');
    expectUntouched(folder);
    execFileSync(program, args, { cwd: folder, input: stdout });
    expect(read(folder)).toBe(EDITED);
    expect(read(folder, '.dockerignore')).toBe('tests\n');
  });

  test('has the edits of check --json, by the same IDs', async () => {
    const folder = project();
    const checked = JSON.parse((await runCli(['check', '--json', '-'], { cwd: folder })).stdout);
    expect(checked.images[0].plan.map(({ id }: { id: string }) => id)).toEqual(IDS);
    const fixed = JSON.parse((await fix(folder, ['--json', '-'])).stdout);
    expect(fixed.plan).toEqual(checked.images[0].plan);
  });

  test('has only the edits that are asked for, and applies alone', async () => {
    const folder = project();
    for (const args of [
      ['--only', IDS[1]],
      ['--only', `${IDS[1]},${IDS[1]}`],
      ['--only', IDS[1], '--only', IDS[1]],
    ]) {
      const { code, stdout } = await fix(folder, args);
      expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.not.stringContaining('--no-cache-dir') });
      git(folder, 'apply', '--check', writeDiff(folder, stdout));
    }
    const both = await fix(folder, ['--only', `${IDS[1]}, ${IDS[0]}`]);
    expect(both.stdout).toBe((await fix(folder)).stdout);
  });

  test('keeps the line ends of the file', async () => {
    const folder = project({ dockerfile: DOCKERFILE.replaceAll('\n', '\r\n') });
    const { stdout } = await fix(folder);
    git(folder, 'apply', writeDiff(folder, stdout));
    expect(read(folder)).toBe(EDITED.replaceAll('\n', '\r\n'));
  });

  test('of a file outside the working directory is for the repository', async () => {
    const folder = project();
    const ci = join(folder, 'ci');
    mkdirSync(ci);
    const { code, stdout, stderr } = await fix(ci, ['--config', '../.imagebudget.yml']);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining(`Apply it in ${folder}`) });
    git(folder, 'apply', writeDiff(folder, stdout));
    expect(read(folder)).toBe(EDITED);
  });

  test('needs no config', async () => {
    const folder = project({ config: '' });
    execFileSync('rm', [join(folder, '.imagebudget.yml')]);
    const named = await fix(folder, ['image.tar', '--dockerfile', 'Dockerfile']);
    expect(named).toMatchObject({ code: 0, stdout: (await fix(folder, ['image.tar'])).stdout });
    expect(named.stdout).toContain('+++ b/Dockerfile');
    expectFailure(await fix(folder), 3, 'there is no .imagebudget.yml here');
  });

  test('gives a log nothing to act on, and a file every byte', async () => {
    const hostile = DOCKERFILE.replace('# Keep', '# \x1b[31m\u202e\n#\n::error::no\n# Keep');
    const folder = project({ dockerfile: hostile.replace('::error::no\n', '') });
    const [log, file] = [await fix(folder, [], { CI: 'true' }), await fix(folder)];
    expect(log.stdout).toContain('# \\x1b[31m\\u202e');
    expect(log.stderr).toContain('--json has it as it is');
    expect(file.stdout).toContain('# \x1b[31m\u202e');
    git(folder, 'apply', '--check', writeDiff(folder, file.stdout));
  });

  test('is empty if there is nothing to do', async () => {
    const folder = project();
    await fix(folder, ['--write']);
    const config = 'version: 1\narchive: clean.tar\nbudgets: { size: 1 GB }\n';
    writeFileSync(join(folder, '.imagebudget.yml'), config);
    writeFileSync(join(folder, 'clean.tar'), cleanImage());
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY app /srv/app\n');
    const { code, stdout, stderr } = await fix(folder, ['--write', '--force']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('there is nothing to edit');
  });

  test('is in the JSON, which its schema accepts', async () => {
    const { stdout, stderr } = await fix(project(), ['--json', '-']);
    const value = JSON.parse(stdout);
    const accepts = new Ajv({ strictTypes: false }).compile(JSON.parse(read(root, 'schema/fix.schema.json')));
    expect(accepts(value)).toBe(true);
    expect(value).toMatchObject({ trust: 'same', only: null, made: 2, written: [], proof: null, sizeAfter: 501_000 });
    expect(value.diff).toContain('+++ b/.dockerignore');
    expect(stderr).toContain('2 edits');
  });
});

function writeDiff(folder: string, diff: string): string {
  const path = join(folder, '.git', 'plan.diff');
  writeFileSync(path, diff);
  return path;
}

test('runs nothing but git status', async () => {
  const folder = project();
  const log = join(folder, '.git', 'log');
  const PATH = programs(folder, {
    docker: `echo docker "$@" >> '${log}'; exit 1`,
    git: `echo git "$@" >> '${log}'; PATH=\${PATH#*:} exec git "$@"`,
  });
  expect(await fix(folder, [], { PATH })).toMatchObject({ code: 0 });
  expect(existsSync(log)).toBe(false);
  expect(await fix(folder, ['--write'], { PATH })).toMatchObject({ code: 0 });
  const called = readFileSync(log, 'utf8').trimEnd().split('\n');
  for (const call of called) expect(call).toMatch(/^git -c core\.fsmonitor=false status --porcelain .* -- \S+$/);
});

describe('--write', () => {
  test('writes the files, keeps their modes, and says what is next', async () => {
    const folder = project();
    chmodSync(join(folder, 'Dockerfile'), 0o640);
    const { code, stdout, stderr } = await fix(folder, ['--write']);
    expect(code).toBe(0);
    expect(stdout).toContain('+++ b/Dockerfile');
    expect(stderr).toContain('Wrote Dockerfile and .dockerignore. Build the image again, then run imagebudget check.');
    expect(read(folder)).toBe(EDITED);
    expect(read(folder, '.dockerignore')).toBe('tests\n');
    expect(statSync(join(folder, 'Dockerfile')).mode & 0o777).toBe(0o640);
    expect(git(folder, 'status', '--porcelain')).toBe(' M Dockerfile\n?? .dockerignore\n');
  });

  test('keeps every byte that it does not concern', async () => {
    const before = `\uFEFF${DOCKERFILE.replaceAll('\n', '\r\n')}`;
    const folder = project({ dockerfile: before });
    expect(await fix(folder, ['--write'])).toMatchObject({ code: 0 });
    expect(read(folder)).toBe(`\uFEFF${EDITED.replaceAll('\n', '\r\n')}`);
  });

  const REFUSED: [string, (folder: string) => void, string][] = [
    [
      'has changes',
      folder => writeFileSync(join(folder, 'Dockerfile'), `${DOCKERFILE}# more\n`),
      'Dockerfile has changes that are not committed',
    ],
    ['is staged', stage, 'Dockerfile has changes that are not committed'],
    ['is untracked', folder => void git(folder, 'rm', '--cached', '--quiet', 'Dockerfile'), 'Dockerfile'],
    ['is ignored', ignore, 'Dockerfile is not in git'],
    [
      'is in no repository',
      folder => execFileSync('rm', ['-r', join(folder, '.git')]),
      'Dockerfile is not in a git repository',
    ],
  ];

  function stage(folder: string): void {
    writeFileSync(join(folder, 'Dockerfile'), `${DOCKERFILE}# more\n`);
    git(folder, 'add', 'Dockerfile');
  }

  function ignore(folder: string): void {
    git(folder, 'rm', '--cached', '--quiet', 'Dockerfile');
    git(folder, 'commit', '--quiet', '--message', 'y');
    writeFileSync(join(folder, '.gitignore'), 'Dockerfile\n');
  }

  test.each(REFUSED)('refuses a file that %s, unless forced', async (_, prepare, message) => {
    const folder = project();
    prepare(folder);
    const before = read(folder);
    const refused = await fix(folder, ['--write']);
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain(message);
    expect(refused.stderr).toContain('--force');
    expectUntouched(folder, before);
    expect(await fix(folder, ['--write', '--force'])).toMatchObject({ code: 0 });
    expect(read(folder)).toContain('--no-cache-dir');
  });

  test('refuses where there is no git to ask', async () => {
    const folder = project();
    const refused = await fix(folder, ['--write'], { PATH: '/nonexistent' });
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('there is no git command') });
    expectUntouched(folder);
  });

  test('refuses a link, whatever is forced', async () => {
    const folder = project();
    execFileSync('mv', ['Dockerfile', 'Dockerfile.real'], { cwd: folder });
    symlinkSync('Dockerfile.real', join(folder, 'Dockerfile'));
    const refused = await fix(folder, ['--write', '--force']);
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('Dockerfile is a symbolic link') });
    expect(read(folder, 'Dockerfile.real')).toBe(DOCKERFILE);
  });

  test('refuses a file that is read-only, whatever is forced', async () => {
    const folder = project();
    chmodSync(join(folder, 'Dockerfile'), 0o444);
    const refused = await fix(folder, ['--write', '--force']);
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('Dockerfile is read-only') });
    expectUntouched(folder);
  });

  test('refuses a file outside the repository', async () => {
    const [folder, other] = [project(), project()];
    const refused = await fix(other, [
      join(folder, 'image.tar'),
      '--dockerfile',
      join(folder, 'Dockerfile'),
      '--write',
      '--force',
    ]);
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('is outside of') });
    expectUntouched(folder);
  });

  test('refuses a file that changes meanwhile', async () => {
    const folder = project();
    const PATH = programs(folder, { git: 'echo "# new" >> Dockerfile' });
    const refused = await fix(folder, ['--write'], { PATH });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('Dockerfile changed while') });
    expectUntouched(folder, `${DOCKERFILE}# new\n# new\n# new\n# new\n`.slice(0, read(folder).length));
  });
});

describe('bad input', () => {
  test.each<[string, Options, string[], number, string]>([
    [
      'another Dockerfile',
      { dockerfile: 'FROM a\nRUN b\nCOPY c d\n' },
      [],
      2,
      'Dockerfile does not fit the history of image.tar',
    ],
    ['no Dockerfile in it', { dockerfile: '' }, [], 2, 'Dockerfile cannot be read as a Dockerfile: it has no FROM'],
    ['a huge file', { dockerfile: `${DOCKERFILE}${'#'.repeat(2_000_000)}\n` }, [], 2, 'cannot be read as a Dockerfile'],
    [
      'another encoding',
      { dockerfile: Buffer.from(DOCKERFILE.replace('comment', 'caf\xe9'), 'latin1') },
      [],
      2,
      'Dockerfile is not UTF-8',
    ],
    ['an edit that is not there', {}, ['--only', 'clean-3-pip-cach'], 3, 'this image has no edit "clean-3-pip-cach"'],
    ['an empty ID', {}, ['--only', 'a,'], 3, '--only names no edit'],
    ['two images', {}, ['image.tar', 'image.tar'], 3, 'fix takes one image, not 2'],
    ['a config as image', {}, ['.imagebudget.yml'], 3, 'is a config, not an image'],
    ['--run alone', {}, ['--run', 'x'], 3, '--run does nothing without --prove'],
    ['--force alone', {}, ['--force'], 3, '--force does nothing without --write'],
    ['a command for a shell', {}, ['--prove', '--run', 'a | b'], 3, 'no shell reads the command'],
    ['a trust that is none', {}, ['--trust', 'all'], 3, '"all" is none of same, fewer, base'],
    ['a result over the Dockerfile', {}, ['--json', 'Dockerfile'], 3, 'would replace the Dockerfile'],
    ['no Dockerfile of that name', {}, ['--dockerfile', 'no'], 2, 'cannot read the Dockerfile no'],
    ['no docker', {}, ['--prove'], 2, 'there is no docker command'],
  ])('%s', async (_, options, args, code, message) => {
    const folder = project(options);
    const before = readFileSync(join(folder, 'Dockerfile'));
    const ran = await fix(
      folder,
      ['--write', ...args].filter(arg => arg !== '--write' || code === 2),
      { PATH: gitOnly() },
    );
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toContain(message);
    expectUntouched(folder, before);
  });

  test('stages: the hint says how to name one', async () => {
    const folder = project({ dockerfile: `${DOCKERFILE}FROM scratch AS other\nCOPY x y\nRUN z\n` });
    expectFailure(await fix(folder), 2, 'does not fit the history');
    expect((await fix(folder)).stderr).toContain('target: STAGE');
  });

  test('no Dockerfile at all', async () => {
    const folder = project();
    execFileSync('rm', [join(folder, 'Dockerfile')]);
    const ran = await fix(folder);
    expectFailure(ran, 3, 'no Dockerfile is known');
    expect(ran.stderr).toContain('--dockerfile FILE, or the line dockerfile: FILE');
  });
});

/** A PATH with git and without docker. */
function gitOnly(): string {
  const bin = join(scratch, 'git-only');
  if (!existsSync(bin)) {
    mkdirSync(bin);
    symlinkSync(execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim(), join(bin, 'git'));
  }
  return bin;
}

/** An image of the one COPY, in which nothing can be saved. */
function cleanImage(): Buffer {
  return archiveOf(
    dockerArchiveFiles({
      layers: [[{ name: 'srv/app', body: filler(1000) }]],
      createdBy: ['COPY app /srv/app # buildkit'],
    }),
  );
}
