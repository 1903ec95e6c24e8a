/** Which tests run when, and how a run ends. */
import { execFile } from 'node:child_process';
import { relative } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { root } from '../processes/cli.ts';
import { closingLine, outcomeOf, skipReasons } from './reporter.mjs';
import { interleaved } from './sequencer.mjs';

const run = promisify(execFile);

/** The test files that Jest would run. */
async function listed(args: readonly string[], env: Record<string, string> = {}): Promise<string[]> {
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--listTests', ...args];
  const { stdout } = await run(process.execPath, jest, { cwd: root, env: { PATH: process.env.PATH, ...env } });
  return stdout
    .split('\n')
    .filter(Boolean)
    .map(path => relative(root, path))
    .sort();
}

test('a source file has the tests that import it, directly or not', async () => {
  const related = await listed(['--findRelatedTests', 'src/layer/decompress/discard.ts']);
  expect(related).toEqual(
    expect.arrayContaining(['__tests__/layer/decompress/discard.test.ts', '__tests__/layer/threads/pool.test.ts']),
  );
  expect(related).not.toContain('__tests__/config/units.test.ts');
});

test('a quick run leaves out what installs an engine, and CI leaves out nothing', async () => {
  const [all, quick, ci] = await Promise.all([
    listed([]),
    listed([], { IMAGEBUDGET_TESTS: 'quick' }),
    listed([], { IMAGEBUDGET_TESTS: 'quick', CI: 'true' }),
  ]);
  expect(ci).toEqual(all);
  expect(all).toEqual(expect.arrayContaining(quick));
  const left = all.filter(path => !quick.includes(path));
  expect(left).toContain('__tests__/engine/apps/pip.test.ts');
  expect(left.filter(path => !path.startsWith('__tests__/engine/'))).toEqual([
    '__tests__/bench/bench.test.ts',
    '__tests__/e2e/action/action-under-act.test.ts',
    '__tests__/e2e/action/images-under-act.test.ts',
    '__tests__/e2e/action/pull-requests-under-act.test.ts',
    '__tests__/e2e/action/workflow-linters.test.ts',
    '__tests__/e2e/cache-limits.test.ts',
    '__tests__/e2e/engine/engine-cache.test.ts',
    '__tests__/e2e/engine/engine-store-by-sudo.test.ts',
    '__tests__/e2e/forms/compressed-archive.test.ts',
    '__tests__/e2e/forms/forms-by-tools.test.ts',
    '__tests__/e2e/forms/forms-of-others.test.ts',
    '__tests__/e2e/interrupt.test.ts',
    '__tests__/e2e/package.test.ts',
    '__tests__/e2e/page/hostile-page.test.ts',
    '__tests__/e2e/registry/real-registry.test.ts',
    '__tests__/e2e/release/push-image.test.ts',
    '__tests__/e2e/release/release.test.ts',
    '__tests__/faults/engine.test.ts',
    '__tests__/faults/moved-tag.test.ts',
    '__tests__/faults/process.test.ts',
    '__tests__/fuzz/documents.test.ts',
    '__tests__/limits/bombs.test.ts',
    '__tests__/limits/many.test.ts',
    '__tests__/limits/memory.test.ts',
    '__tests__/limits/text.test.ts',
  ]);
});

test('files that need an engine are spread over the run, and the last ones need none', () => {
  const files = ['engine a', 'u1', 'u2', 'engine b', 'engine c', ...Array.from({ length: 9 }, (_, n) => `v${n}`)];
  const order = interleaved(files, file => file.startsWith('engine'));
  expect(order.map(file => (file.startsWith('engine') ? 'e' : '.')).join('')).toBe('e....e....e...');
  expect([...order].sort()).toEqual([...files].sort());
  expect(order.filter(file => !file.startsWith('engine'))).toEqual(files.filter(file => !file.startsWith('engine')));
});

describe('a run ends', () => {
  const suite = (...tests: [status: string, fullName: string][]) => ({
    testResults: tests.map(([status, fullName]) => ({ status, fullName })),
  });
  const results = {
    numPassedTests: 1,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 1,
    numPendingTests: 4,
    numTodoTests: 0,
    testResults: [
      suite(
        ['passed', 'a'],
        ['pending', 'group (skipped: no ../shared) first'],
        ['pending', 'group (skipped: no ../shared) second'],
      ),
      suite(['pending', 'last (skipped: only root can)'], ['pending', 'left out by its name']),
    ],
  };

  test('with one line of figures, in which a suite that broke is a failure', () => {
    expect(closingLine(results)).toBe('1 passed, 1 failed, 4 skipped');
    expect(closingLine(results, true)).toBe('1 passed, 2 failed, 4 skipped');
  });

  test('with what ran beside the tests: a failure of it is one of the run', async () => {
    const [good, bad] = await Promise.all([outcomeOf('echo a'), outcomeOf('echo a; echo b >&2; exit 3')]);
    expect(good).toMatchObject({ output: 'a\n', isGood: true });
    expect(bad).toMatchObject({ output: expect.stringContaining('b\n'), isGood: false });
    const runsBeside = (command: string) => {
      const args = [
        '--experimental-vm-modules',
        '--no-warnings',
        'node_modules/jest/bin/jest.js',
        '__tests__/image/text.test.ts',
      ];
      const env = { PATH: process.env.PATH, IMAGEBUDGET_TESTS: 'quick', IMAGEBUDGET_BESIDE: command };
      return run(process.execPath, args, { cwd: root, env }).then(
        ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
        ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
      );
    };
    expect(await runsBeside('true')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/ 0 failed, 0 skipped\n$/),
    });
    expect(await runsBeside('echo wrong; false')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/ 1 failed, 0 skipped\n$/),
      stderr: expect.stringContaining('\nwrong\n\necho wrong; false failed\n'),
    });
  });

  test('after the reasons why tests were skipped', () => {
    expect(skipReasons(results)).toEqual(['2 skipped: no ../shared', '1 skipped: only root can']);
  });
});
