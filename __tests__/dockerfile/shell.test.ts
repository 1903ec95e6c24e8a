import { describe, expect, test } from '@jest/globals';
import { afterBuildArguments, afterShell, buildArguments } from '../../src/dockerfile/shell.ts';

describe('without a shell', () => {
  test.each([
    ['/bin/sh -c make  x', 'make  x'],
    ['  sh -ec make', 'make'],
    ['/bin/bash -o pipefail -c make', 'make'],
    ['/bin/bash +o history -ec make', 'make'],
    ['/usr/bin/env bash -c make', 'make'],
    ['busybox ash -c make', 'make'],
    ['cmd /S /C dir', 'dir'],
    ['C:\\Windows\\System32\\cmd.exe /C dir', 'dir'],
    ['powershell -NoProfile -Command dir', 'dir'],
    ['sh make', null],
    ['sh -e make', null],
    ['python -c x', null],
    ['make', null],
    ['', null],
    // Of 16 words, and of one more.
    [`sh ${'-e '.repeat(15)}-c make`, 'make'],
    [`sh ${'-e '.repeat(16)}-c make`, null],
  ])('%j is %j', (text, expected) => expect(afterShell(text)).toBe(expected));
});

describe('without the arguments of the build', () => {
  test.each([
    ['|0 make', 'make'],
    ['|1 A=b make x', 'make x'],
    ['|1 A=b c /bin/sh -c make', '/bin/sh -c make'],
    ['|2 A=b C=d /bin/sh -c make', '/bin/sh -c make'],
    ['|2 A=/bin/sh -c C=d make', 'make'],
    ['|2 A=b make', ''],
    ['|1 ', ''],
    ['make |1 A=b', null],
    ['|12345 A=b make', null],
  ])('%j is %j', (text, expected) => expect(afterBuildArguments(text)).toBe(expected));

  test('a shell is looked for in 20,000 words, and in no more', () => {
    const words = (count: number) => `|1 A=b ${'x '.repeat(count - 1)}/bin/sh -c make`;
    expect(afterBuildArguments(words(19_999))).toBe('/bin/sh -c make');
    expect(afterBuildArguments(words(20_000))).toBe('');
  });
});

test.each([
  ['RUN |2 TYPE=Debug A.b= /bin/sh -c make TYPE=x # buildkit', { TYPE: 'Debug', 'A.b': '' }],
  ['|1 TYPE=a b c /bin/sh -c make', { TYPE: 'a' }],
  ['|2 TYPE=a /bin/sh -c make B=c', { TYPE: 'a' }],
  ['RUN /bin/sh -c make TYPE=x', {}],
  ['|2 ', {}],
  ['', {}],
])('arguments of %j', (createdBy, expected) => {
  expect(Object.fromEntries(buildArguments(createdBy))).toEqual(expected);
});
