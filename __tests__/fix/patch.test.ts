import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isPlain, patchOf, shownPatch } from '../../src/fix/patch.ts';
import { painter } from '../../src/report/format/paint.ts';

describe('patchOf', () => {
  test.each(['Dockerfile', 'with space/my Dockerfile', 'ü/Dockerfile', 'quote"d', 'back\\slash', 'tab\there'])(
    'is for git and patch: %s',
    name => {
      const folder = mkdtempSync(join(tmpdir(), 'imagebudget-patch-'));
      try {
        const path = join(folder, name);
        const ignore = join(dirname(path), '.dockerignore');
        const { text } = patchOf(
          [
            { path, shown: name, before: 'FROM a\nRUN b', after: 'FROM a\nRUN c' },
            { path: ignore, shown: '.dockerignore', before: null, after: 'tests\n' },
          ],
          folder,
        );
        for (const [program, args] of [
          ['git', ['apply', '-']],
          ['patch', ['-p1', '--quiet']],
        ] as const) {
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, 'FROM a\nRUN b');
          rmSync(ignore, { force: true });
          execFileSync(program, args, { cwd: folder, input: text, stdio: ['pipe', 'ignore', 'pipe'] });
          expect([readFileSync(path, 'utf8'), readFileSync(ignore, 'utf8')]).toEqual(['FROM a\nRUN c', 'tests\n']);
        }
        expect(existsSync(`${path}.orig`)).toBe(false);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

describe('a patch for people', () => {
  const text = '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-\ta\r\n+ b\r\n';

  test('is the same where nothing in it takes effect', () => {
    expect([isPlain(text), shownPatch(text, painter(false))]).toEqual([true, text]);
  });

  test.each([' ::error::x', ' ##[group]x', ' \x1b[31m', ' \u202e', ' a\rb'])('shows %j by number', line => {
    expect(isPlain(line)).toBe(false);
    expect(isPlain(shownPatch(line, painter(false)))).toBe(true);
  });

  test('is coloured', () => {
    expect(shownPatch('+a\n-b\n c\n@@ x\n--- y', painter(true)).split('\n')).toEqual([
      '\x1b[32m+a\x1b[0m',
      '\x1b[31m-b\x1b[0m',
      ' c',
      '\x1b[36m@@ x\x1b[0m',
      '\x1b[1m--- y\x1b[0m',
    ]);
  });
});
