import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changedHunks, unifiedDiff } from '../../../src/dockerfile/edit/unified-diff.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imagebudget-diff-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The file after `git apply`; `before` null for none. */
function applied(path: string, before: string | null, patch: string): string {
  const file = join(folder, path);
  if (existsSync(file)) rmSync(file);
  if (before !== null) writeFileSync(file, before);
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch, stdio: 'pipe' });
  return readFileSync(file, 'utf8');
}

const pairs: [string, string, string][] = [
  ['a changed line', 'a\nb\nc\n', 'a\nx\nc\n'],
  ['CRLF', 'a\r\nb\r\nc\r\n', 'a\r\nb \\\r\n  x\r\nc\r\n'],
  ['CRLF without a line end at the end', 'a\r\nb', 'a\r\nc'],
  ['no line end at the end', 'a\nb', 'a\nb\nc'],
  ['a line end at the end gone', 'a\nb\n', 'a\nb'],
  ['a byte order mark', '\uFEFFFROM a\nRUN b\n', '\uFEFFFROM a\nRUN b && c\n'],
  ['an empty file', '', 'node_modules\n'],
  ['an empty file and no line end', '', '.git'],
  ['several places', 'a\n'.repeat(30), `x\n${'a\n'.repeat(28)}y\n`],
];

describe('git apply takes', () => {
  test.each(pairs)('%s', (_name, before, after) => {
    expect(applied('Dockerfile', before, unifiedDiff('Dockerfile', before, after))).toBe(after);
  });

  test('a file that is new', () => {
    expect(applied('.dockerignore', null, unifiedDiff('.dockerignore', '', '.git\n'))).toBe('.git\n');
  });

  test.each(['a b', 'ü', '"q"', "it's"])('a file named %s', path => {
    expect(applied(path, 'a\n', unifiedDiff(path, 'a\n', 'b\n'))).toBe('b\n');
  });

  test('any change', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '', ' c', '-d', '+e', '--- a/f', '\\', '@@'), { maxLength: 12 })
      .chain(lines =>
        fc.constantFrom('\n', '\r\n').chain(end => fc.constantFrom('', end).map(last => lines.join(end) + last)),
      );
    fc.assert(
      fc.property(text, text, (before, after) => {
        // A patch that empties a file deletes it.
        fc.pre(before !== after && after !== '');
        expect(applied('x', before, unifiedDiff('x', before, after))).toBe(after);
      }),
      { numRuns: 50 },
    );
  });
});

test('a patch of no change is empty', () => {
  expect(unifiedDiff('a', 'b\n', 'b\n')).toBe('');
});

describe('hunks', () => {
  test.each([
    ['a change', 'a\nb\nc\n', 'a\nx\ny\nc\n', [{ line: 2, removed: ['b'], added: ['x', 'y'] }]],
    ['an addition, by the line before which it is', 'a\nb\n', 'a\nx\nb\n', [{ line: 2, removed: [], added: ['x'] }]],
    ['an addition at the start', 'a\n', 'x\na\n', [{ line: 1, removed: [], added: ['x'] }]],
    ['an addition at the end', 'a\n', 'a\nx\n', [{ line: 2, removed: [], added: ['x'] }]],
    ['an addition to nothing', '', 'x\n', [{ line: 1, removed: [], added: ['x'] }]],
    ['a removal', 'a\nb\nc\n', 'a\nc\n', [{ line: 2, removed: ['b'], added: [] }]],
    ['no line end', 'a\nb', 'a\nc', [{ line: 2, removed: ['b'], added: ['c'] }]],
    ['CRLF', 'a\r\nb\r\n', 'a\r\nc\r\n', [{ line: 2, removed: ['b'], added: ['c'] }]],
    [
      'two places',
      'a\nb\nc\n',
      'x\nb\ny\n',
      [
        { line: 1, removed: ['a'], added: ['x'] },
        { line: 3, removed: ['c'], added: ['y'] },
      ],
    ],
    ['nothing', 'a\n', 'a\n', []],
  ])('%s', (_name, before, after, expected) => {
    expect(changedHunks(before, after)).toEqual(expected);
  });
});
