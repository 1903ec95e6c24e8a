/** Shells and interpreters, told by their names. */
import { expect, test } from '@jest/globals';
import { isInterpreter, isShell } from '../../src/image/known-programs.ts';

test.each([
  ['sh', true],
  ['/usr/bin/zsh', true],
  ['/bin/mksh', true],
  ['fish', false],
  ['busybox', false],
  ['/bin/sh/x', false],
  ['push', false],
])('%s is a shell: %j', (word, expected) => {
  expect(isShell(word)).toBe(expected);
});

test.each([
  ['python3.12', true],
  ['node', true],
  ['elixir', true],
  ['bash', false],
  ['pythonic', false],
])('%s is an interpreter: %j', (name, expected) => {
  expect(isInterpreter(name)).toBe(expected);
});
