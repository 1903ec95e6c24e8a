/** Help: each command has one, and what it shows runs. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { json } from '../../src/report/json.ts';
import { archiveOf, dockerArchiveFiles } from '../kit/archives/archives.ts';
import { root, runCli, scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';
import { reportOf } from '../kit/reports/build-report.ts';

const folder = scratchFolder();
const CONFIG = 'version: 1\narchive: image.tar\nbudgets:\n  size: 1 kB\n';

writeFileSync(join(folder, 'image.tar'), archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: 'hello' }]] })));
writeFileSync(join(folder, '.imagebudget.yml'), CONFIG);
for (const name of ['old', 'new'])
  writeFileSync(join(folder, `${name}.tar`), archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: name }]] })));
// The help's examples compare a report that was written before.
writeFileSync(join(folder, 'old.json'), json(reportOf({ layers: [{ bytes: 5 }] })));
mkdirSync(join(folder, 'reports'));
for (const name of ['web', 'api']) {
  const report = json(
    reportOf({ name, layers: [{ bytes: 5 }], budgets: [{ budget: 'size', status: 'pass', actual: 5, fail: 9 }] }),
  );
  for (const path of [`${name}.json`, `reports/${name}.json`]) writeFileSync(join(folder, path), report);
}
writeFileSync(join(folder, 'matrix.json'), '{"include":[{"name":"web","report":"1"},{"name":"api","report":"2"}]}');
writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nRUN step 0\n');
const empty = scratchFolder();
writeFileSync(join(empty, 'image.tar'), readFileSync(join(folder, 'image.tar')));
writeFileSync(join(empty, '.dive-ci'), 'rules:\n  lowestEfficiency: 0.95\n');
mkdirSync(join(folder, 'ci'));
writeFileSync(join(folder, 'ci/.imagebudget.yml'), CONFIG);

const COMMANDS = ['check', 'fix', 'inspect', 'compare', 'explore', 'init', 'matrix', 'merge', 'ls', 'rules'];
const run = (...args: string[]) => runCli(args, { cwd: folder });

/** The lines below `Examples:`, as arguments. */
function examplesOf(help: string): string[][] {
  const [, examples = ''] = /^Examples:\n((?: {2}.*\n)+)/m.exec(help) ?? [];
  return examples
    .trimEnd()
    .split('\n')
    .map(line => line.trim().split(' ').slice(1));
}

test('the commands that the help names are those tested here', async () => {
  const { stdout } = await run('--help');
  const named = [...stdout.matchAll(/^ {2}([a-z]+) .*? {2,}\S/gm)].map(([, name]) => name);
  expect(named).toEqual(COMMANDS);
});

test.each(['--help', '-h', 'help'])('%s', async flag => {
  const { code, stdout, stderr } = await run(flag);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^imagebudget: /);
});

test.each(['--version', '-V'])('%s', async flag => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(await run(flag)).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
});

describe.each(COMMANDS)('%s', command => {
  test.each(['--help', '-h'])('%s, whatever else is said', async flag => {
    const [plain, more] = [await run(command, flag), await run(command, 'nothing.tar', flag)];
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toMatch(new RegExp(`^imagebudget ${command}: `));
    expect(more.stdout).toBe(plain.stdout);
  });

  test('its options are those that it takes', async () => {
    const { stdout } = await run(command, '--help');
    const described = new Set([...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name]) => name));
    for (const option of ['--help', '--debug', ...(['merge', 'rules'].includes(command) ? [] : ['--platform'])])
      expect(described).toContain(option);
    for (const option of described) {
      const { stderr } = await runInProcess([command, `${option}`, 'x', 'nothing.tar'], { cwd: folder });
      expect(stderr).not.toContain('has no option');
    }
  });

  test('no line is wider than a terminal', async () => {
    const { stdout } = await run(command, '--help');
    expect(stdout.split('\n').filter(line => line.length > 90)).toEqual([]);
  });
});

describe('examples', () => {
  test.each(['main', ...COMMANDS])('of %s run', async page => {
    const { stdout: help } = await run(...(page === 'main' ? ['--help'] : [page, '--help']));
    const examples = examplesOf(help);
    expect(examples.length).toBeGreaterThan(0);
    for (const args of examples) {
      // A config is in the other one, and init replaces none.
      const { code, stdout, stderr } = await runCli(args, { cwd: args[0] === 'init' ? empty : folder });
      // Names of images need an engine: __tests__/engine runs such lines; here all is well but for that.
      if (args.some(arg => arg.startsWith('web:'))) expect(stderr).toContain('no Docker engine answers');
      // Standard output of fix is for programs.
      else if (args[0] === 'fix') expect(stderr).toMatch(/^image\.tar is 5 B; there is nothing to edit/);
      else if (args[0] === 'explore') {
        expect({ code, stderr }).toEqual({ code: 0, stderr: 'No browser was found here. Open the file in one.\n' });
        expect(readFileSync(stdout.trim(), 'utf8')).toMatch(/^<!doctype html>/);
        expect([stdout.trim(), dirname(stdout.trim())].map(path => statSync(path).mode & 0o777)).toEqual([
          0o600, 0o700,
        ]);
        rmSync(dirname(stdout.trim()), { recursive: true });
      } else expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
    }
  });
});
