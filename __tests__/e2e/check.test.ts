/** `imagebudget check` as people run it: verdicts, exit codes, configs, outputs. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  archiveOf,
  dockerArchiveFiles,
  filler,
  type ImageSpec,
  ociFiles,
  writeFiles,
} from '../kit/archives/archives.ts';
import { assertReport } from '../kit/oracles/assert-report.ts';
import { expectFailure, type RunOptions, reportOf, runCli, scratchFolder } from '../kit/processes/cli.ts';

const folder = scratchFolder();

/** 6000 bytes in three layers: 1000 wasted, 500 of pip's cache, 4500 of what is wanted. */
const IMAGE: ImageSpec = {
  layers: [
    [
      { name: 'app', body: filler(3000) },
      { name: 'old', body: filler(1000, 'b') },
    ],
    [{ name: '.wh.old' }, { name: 'data', body: filler(1500, 'c') }],
    [{ name: 'root/.cache/pip/http/a', body: filler(500, 'd') }],
  ],
  createdBy: ['COPY app old /', 'RUN rm old', 'RUN pip install flask'],
};

writeFileSync(join(folder, 'image.tar'), archiveOf(dockerArchiveFiles(IMAGE)));
writeFileSync(join(folder, 'small.tar'), archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: 'hello' }]] })));
writeFiles(join(folder, 'layout'), ociFiles(IMAGE));

/** A new directory with a config, and a way to run there. Paths of the config lead to the folder above. */
let places = 0;
function place(config: string, name = '.imagebudget.yml') {
  const cwd = join(folder, `place-${places++}`);
  mkdirSync(cwd);
  writeFileSync(join(cwd, name), config);
  const run = (args: readonly string[], options: RunOptions = {}) => runCli(args, { cwd, ...options });
  return { cwd, run };
}

const configOf = (budgets: string, rest = 'archive: ../image.tar') => `version: 1\n${rest}\nbudgets:\n${budgets}\n`;

describe('verdicts', () => {
  test.each([
    ['pass', 0, '  size: 6 kB', /^✓ \S*image\.tar is 6\.00 kB, within its size budget \(6\.00 kB\)/],
    ['warn', 0, '  size: { warn: 5999, fail: 6000 }', /^! \S*image\.tar is /],
    ['fail', 1, '  size: 5999', /^✗ \S*image\.tar is .*1 B over its size budget/],
  ])('%s: exit code %i', async (verdict, code, budgets, first) => {
    const { cwd, run } = place(configOf(budgets));
    const result = await run(['check', '--json', 'report.json']);
    expect(result).toMatchObject({ code, stderr: '' });
    expect(result.stdout).toMatch(first);
    const report = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'));
    assertReport(report);
    expect(report.verdict).toBe(verdict);
  });

  test('the worst budget decides', async () => {
    const { run } = place(configOf('  size: 1 MB\n  layers: { warn: 2 }\n  wasted: 999'));
    const { code, stdout } = await run(['check']);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ wasted');
    expect(stdout).toContain('! layers');
    expect(stdout).toContain('✓ size');
  });
});

describe('budgets', () => {
  const download = Number(
    [...ociFiles(IMAGE)]
      .filter(([name]) => name.startsWith('blobs/'))
      .reduce((sum, [, bytes]) => sum + bytes.length, 0),
  );

  /** Each budget: at its limit it passes, one step beyond it fails. */
  test.each([
    ['size', '6000', '5999', 6000],
    ['layer', '4000', '3999', 4000],
    ['layers', '3', '2', 3],
    ['wasted', '1000', '999', 1000],
    ['removable', '500', '499', 500],
    ['waste', '1500', '1499', 1500],
    ['wasted', '16.666667 %', '16.65 %', 1000],
    ['waste', '25 %', '24.99 %', 1500],
    ['efficiency', '83.33 %', '83.34 %', 5000 / 6000],
    ['efficiency', '0.8333', '0.83334', 5000 / 6000],
  ])('%s: %s passes, %s fails', async (budget, keeps, breaks, actual) => {
    const kept = await place(configOf(`  ${budget}: ${keeps}`)).run(['check', '--json', '-']);
    const broken = await place(configOf(`  ${budget}: ${breaks}`)).run(['check', '--json', '-']);
    expect([kept.code, broken.code]).toEqual([0, 1]);
    for (const run of [kept, broken]) assertReport(reportOf(run).report);
    const [judged] = reportOf(kept).image.budgets;
    expect(judged).toMatchObject({ budget, status: 'pass', config: { path: '.imagebudget.yml', line: 4 } });
    expect(judged.actual).toBeCloseTo(actual, 12);
  });

  test('rules.<id>', async () => {
    const { run } = place(configOf('  rules:\n    pip-cache: 0\n    apt-lists: 0'));
    const result = await run(['check', '--json', '-']);
    expect(result.code).toBe(1);
    expect(reportOf(result).image.budgets).toMatchObject([
      { budget: 'rules.pip-cache', status: 'fail', actual: 500 },
      { budget: 'rules.apt-lists', status: 'pass', actual: 0 },
    ]);
  });

  test('download of an OCI layout', async () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'layout/index.json'), 'utf8')).manifests[0].size;
    const { run } = place(configOf(`  download: ${download - manifest}`, 'layout: ../layout'));
    expect((await run(['check'])).code).toBe(0);
    const over = place(configOf(`  download: ${download - manifest - 1}`, 'layout: ../layout'));
    expect((await over.run(['check'])).code).toBe(1);
  });

  test('download of what has no compressed form cannot be measured', async () => {
    const { run } = place(configOf('  download: 1 GB'));
    expectFailure(await run(['check']), 2, 'download');
    // Of several images the message says which.
    expectFailure(
      await run(['check', '../layout', '../small.tar', '../image.tar']),
      2,
      '../small.tar comes without compressed layers',
    );
  });

  test('ignored bytes count in no budget, and the reason is shown', async () => {
    const ignore = 'archive: ../image.tar\nignore:\n  - { path: /root/.cache/**, reason: kept for speed }';
    const { run } = place(configOf('  removable: 0\n  rules:\n    pip-cache: 0', ignore));
    const result = await run(['check', '--json', '-', '--all']);
    expect(result.code).toBe(0);
    const { report, image } = reportOf(result);
    assertReport(report);
    expect(image.ignored).toMatchObject([{ path: '/root/.cache/**', reason: 'kept for speed', bytes: 500, files: 1 }]);
    expect(result.stderr).toContain('kept for speed');
  });
});

describe('what is measured', () => {
  test('a source on the command line instead of the config’s, and several', async () => {
    const { run } = place(configOf('  size: 5', 'archive: ../nothing.tar'));
    expect((await run(['check', '../small.tar'])).code).toBe(0);
    const both = await run(['check', '../small.tar', '../image.tar', '--json', '-']);
    expect(both.code).toBe(1);
    const { report } = reportOf(both);
    assertReport(report);
    expect(report.images.map(({ name }: { name: string }) => name)).toEqual(['../small.tar', '../image.tar']);
    expectFailure(await run(['check', '../small.tar', './none.tar']), 2, 'there is no file');
  });

  test('paths are relative to the config’s directory', async () => {
    const { cwd, run } = place(configOf('  size: 6000'), 'budget.yml');
    const elsewhere = join(cwd, 'deep/down');
    mkdirSync(elsewhere, { recursive: true });
    for (const config of ['../../budget.yml', join(cwd, 'budget.yml')]) {
      const result = await run(['check', '--config', config, '--json', '-'], { cwd: elsewhere });
      expect(result.code).toBe(0);
      expect(reportOf(result).image.budgets[0].config).toEqual({ path: config, line: 4 });
    }
  });

  test('a name from the config', async () => {
    const { run } = place(configOf('  size: 6000', 'name: web\narchive: ../image.tar'));
    const { stdout } = await run(['check']);
    expect(stdout).toMatch(/^✓ web is 6\.00 kB/);
  });

  test('a build without a docker command', async () => {
    const { cwd, run } = place(configOf('  size: 1 MB', 'build: .'));
    const result = await run(['check'], { env: { PATH: join(cwd, 'nothing') } });
    expectFailure(result, 2, /docker/);
    expect(result.stderr).not.toContain('exit code 127');
  });

  test('a link called Dockerfile beside the config that leads to itself is none', async () => {
    const { cwd, run } = place(configOf('  size: 1 MB'));
    symlinkSync('Dockerfile', join(cwd, 'Dockerfile'));
    expect(await run(['check'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('a folder called Dockerfile beside the config is none', async () => {
    const { cwd, run } = place(configOf('  size: 1 MB'));
    mkdirSync(join(cwd, 'Dockerfile'));
    expect(await run(['check'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('layers are traced to the Dockerfile beside the config', async () => {
    const { cwd, run } = place(configOf('  size: 1 MB'));
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch\nCOPY app old /\nRUN rm old\nRUN pip install flask\n');
    const { image } = reportOf(await run(['check', '--json', '-']));
    const lines = image.layers.map(({ dockerfile }: { dockerfile: { line: number } | null }) => dockerfile?.line);
    expect(lines).toEqual([2, 3, 4]);
  });

  test('oddities that change no figure are noted', async () => {
    const files = dockerArchiveFiles({
      layers: [
        [
          { name: 'a', body: 'x' },
          { name: './a', body: 'hello' },
        ],
      ],
    });
    writeFileSync(join(folder, 'twice.tar'), archiveOf(files));
    const { run } = place(configOf('  size: 5 B', 'archive: ../twice.tar'));
    const result = await run(['check', '--json', '-']);
    expect(result.code).toBe(0);
    expect(reportOf(result).image.notes).toHaveLength(1);
  });
});

describe('outputs', () => {
  const fails = () => place(configOf('  size: 5999'));

  test.each(['--json', '--markdown'])('%s FILE leaves the text on standard output', async flag => {
    const { cwd, run } = fails();
    const result = await run(['check', flag, 'out']);
    expect(result).toMatchObject({ code: 1, stderr: '' });
    expect(result.stdout).toMatch(/^✗ /);
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toMatch(flag === '--json' ? /^\{/ : /^### ❌/);
  });

  test('--json - has standard output for itself', async () => {
    const result = await fails().run(['check', '--json', '-']);
    expect(result.code).toBe(1);
    assertReport(JSON.parse(result.stdout));
    expect(result.stderr).toMatch(/^✗ /);
  });

  test('--markdown - has standard output for itself, and --json goes to a file', async () => {
    const { cwd, run } = fails();
    const result = await run(['check', '--markdown', '-', '--json', 'report.json']);
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/^### ❌/);
    expect(result.stderr).toMatch(/^✗ /);
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).verdict).toBe('fail');
  });

  test.each(['--json', '--markdown'])('%s to where nothing can be written is no verdict', async flag => {
    expectFailure(await fails().run(['check', flag, 'no/such/dir/out']), 2, `${flag}: cannot write no/such/dir/out`);
  });

  test('nothing is coloured where nobody looks', async () => {
    for (const env of [{}, { NO_COLOR: '1' }, { NO_COLOR: '' }, { TERM: 'xterm-256color', COLORTERM: 'truecolor' }]) {
      const { stdout } = await fails().run(['check', '--all'], { env });
      expect(stdout).not.toContain('\x1b');
    }
  });

  test('--top and --all say how much is shown', async () => {
    const { run } = fails();
    const [few, all] = await Promise.all([run(['check', '--top', '0']), run(['check', '--all'])]);
    expect(few.stdout).not.toContain('pip-cache');
    expect(all.stdout).toContain('pip-cache');
    expect(all.stdout).toContain('/old');
  });

  test('the same image gives the same report, byte for byte', async () => {
    const { run } = fails();
    const [one, two] = await Promise.all([run(['check', '--json', '-']), run(['check', '--json', '-'])]);
    expect(one.stdout).toBe(two.stdout);
  });
});
