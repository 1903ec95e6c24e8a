/** A config may say of detectors what it says of rules: budgets, `off`, severities, and what stays. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../kit/archives/archives.ts';
import { assertReport } from '../kit/oracles/assert-report.ts';
import { expectFailure, reportOf, scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

const folder = scratchFolder();
const K64 = 65_536;

const file = (name: string, seed = name, bytes = K64): Entry => ({ name, body: filler(bytes, seed) });

const image = archiveOf(
  dockerArchiveFiles({
    layers: [
      [file('a/x', 'x'), file('b/x', 'x'), file('b/y', 'y', K64 + 1), file('c/y', 'y', K64 + 1)],
      [file('usr/lib/jvm/java-17/lib/a', '17', 2 * K64), file('usr/lib/jvm/java-11/lib/a', '11')],
    ],
  }),
);

let places = 0;
/** Runs `check` on the image with this text behind the budget for its size. */
async function run(rest: string) {
  const cwd = join(folder, `place-${places++}`);
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'image.tar'), image);
  writeFileSync(join(cwd, '.imagebudget.yml'), `version: 1\narchive: image.tar\nbudgets:\n  size: 10 MB\n${rest}`);
  return runInProcess(['check', '--json', '-'], { cwd });
}

async function found(rest: string) {
  const { report, image: one } = reportOf(await run(rest));
  assertReport(report);
  return one;
}

const finding = (one: { findings: { rule: string }[] }, id: string) => one.findings.find(({ rule }) => rule === id);

test('a budget for one judges the bytes of its finding', async () => {
  const over = await run('  rules:\n    duplicate-content: 131072\n    package-twice: 64 KiB\n');
  expect(over.code).toBe(1);
  expect(reportOf(over).image.budgets).toMatchObject([
    { budget: 'size', status: 'pass' },
    { budget: 'rules.duplicate-content', status: 'fail', actual: 2 * K64 + 1 },
    { budget: 'rules.package-twice', status: 'pass', actual: K64 },
  ]);
});

test('one that is off finds nothing, and the others go on', async () => {
  const one = await found('rules: { duplicate-content: off }\n');
  expect(finding(one, 'duplicate-content')).toBeUndefined();
  expect(finding(one, 'package-twice')).toMatchObject({ bytes: K64, severity: 'info' });
});

test('a severity is changed, and nothing else', async () => {
  const [usual, changed] = [await found(''), await found('rules: { package-twice: { severity: warn } }\n')];
  expect(finding(changed, 'package-twice')).toEqual({ ...finding(usual, 'package-twice'), severity: 'warn' });
});

test('ignoring a file leaves the others, and says what was kept', async () => {
  const one = await found('ignore: [{ rule: duplicate-content, path: /b/*, reason: signed }]\n');
  // The copy of /b/y stays and is ignored; of /a/x and /b/x none is left over.
  expect(finding(one, 'duplicate-content')).toMatchObject({ bytes: K64 + 1, files: 2, paths: ['/b/y', '/c/y'] });
  expect(one.ignored).toEqual([
    { path: '/b/*', rule: 'duplicate-content', reason: 'signed', bytes: K64, files: 1, until: null, dockerfile: null },
  ]);
  expect(finding(one, 'duplicate-content')).toHaveProperty(
    'page',
    expect.stringMatching(/docs\/rules\/duplicate-content\.md$/),
  );
  expect(one.notes).toEqual([]);
});

test.each(['/usr/lib/jvm/java-11/**', '/usr/lib/jvm/java-11', '/usr/lib/jvm/*'])(
  'ignoring %s keeps the directory that was found',
  async path => {
    const one = await found(`ignore: [{ rule: package-twice, path: '${path}', reason: both run }]\n`);
    expect(finding(one, 'package-twice')).toBeUndefined();
    expect(one.ignored).toMatchObject([{ path, bytes: K64 }]);
  },
);

test('ignoring all that one finds keeps it out of its budget', async () => {
  const one = await found(
    '  rules: { package-twice: 0 }\nignore: [{ rule: package-twice, reason: both run }]\nrules: { sparse-entry: off }\n',
  );
  expect(one.budgets[1]).toMatchObject({ status: 'pass', actual: 0 });
  expect(one.ignored).toMatchObject([{ path: null, rule: 'package-twice', bytes: K64, files: 1 }]);
});

test('an entry that keeps nothing is noted', async () => {
  const one = await found('ignore: [{ rule: package-twice, path: /opt/**, reason: x }]\n');
  expect(one.ignored).toEqual([]);
  expect(one.notes).toEqual([expect.stringContaining('matched nothing that this detector finds')]);
});

test('a label and a hint are told to be none that a config can name', async () => {
  for (const rest of ['  rules: { moved-tree: 0 }\n', 'ignore: [{ rule: hint-chown, reason: x }]\n']) {
    const result = await run(rest);
    expectFailure(result, 3, /unknown rule/);
    expect(result.stderr).toContain('a config names no labels and hints');
  }
});

test.each([
  ['  rules: { duplicate-contents: 0 }\n', 'Did you mean "duplicate-content"?'],
  ['rules: { packagetwice: off }\n', 'Did you mean "package-twice"?'],
  ['ignore: [{ rule: gpu-runtimes, reason: x }]\n', 'Did you mean "gpu-runtime"?'],
  ['  rules: { sparse-entry: 0 }\nrules: { sparse-entry: off }\n', 'limits a rule that "rules" switches off'],
])('%j is told where it is wrong', async (rest, message) => {
  expectFailure(await run(rest), 3, message);
});
