/** What the compiler is told, by the version of Node. */
import { spawnSync } from 'node:child_process';
import { expect, jest, test } from '@jest/globals';

const setFlagsFromString = jest.fn();
jest.unstable_mockModule('node:v8', () => ({ setFlagsFromString }));
const { tuneCompiler } = await import('../../src/cli/compiler.ts');

test.each([
  ['20.15.0', 1],
  ['21.7.3', 1],
  ['22.0.0', 0],
  ['24.9.0', 0],
])('Node %s is told %i thing', (version, times) => {
  setFlagsFromString.mockClear();
  tuneCompiler(version);
  expect(setFlagsFromString).toHaveBeenCalledTimes(times);
});

// V8 passes over a flag that it does not know, with a message only.
test('it is a flag that V8 has', () => {
  setFlagsFromString.mockClear();
  tuneCompiler('20.15.0');
  const [flag] = setFlagsFromString.mock.calls[0] ?? [];
  const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  expect(String(flag)).toMatch(/^--[a-z-]+=\d+$/);
  expect(stdout).toContain(String(flag).split('=')[0]);
});
