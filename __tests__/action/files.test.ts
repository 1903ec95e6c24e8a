/** The files that the action writes by itself: always new, and in a folder of this user alone where the runner has none. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { writeNew } from '../../src/action/files.ts';
import { scratchFolder } from '../kit/processes/cli.ts';

const scratch = scratchFolder();
const ASKED = 'output "markdown"';

describe('writeNew', () => {
  test('replaces no file of an earlier step, and follows no link that leads nowhere', () => {
    const runner = mkdtempSync(join(scratch, 'runner-'));
    const target = join(scratch, 'elsewhere');
    writeFileSync(join(runner, 'imagebudget-report.md'), 'earlier');
    symlinkSync(target, join(runner, 'imagebudget-report-2.md'));
    expect(writeNew(ASKED, { runner, extension: '.md' }, 'text')).toBe(join(runner, 'imagebudget-report-3.md'));
    expect(readFileSync(join(runner, 'imagebudget-report-3.md'), 'utf8')).toBe('text');
    expect(existsSync(target)).toBe(false);
    expect(readFileSync(join(runner, 'imagebudget-report.md'), 'utf8')).toBe('earlier');
  });

  test('makes the runner’s folder', () => {
    const runner = join(scratch, 'a', 'b');
    expect(writeNew(ASKED, { runner, extension: '.md' }, 'text')).toBe(join(runner, 'imagebudget-report.md'));
  });

  test.each([undefined, ''])('RUNNER_TEMP %p: a folder that only this user may read', runner => {
    const path = writeNew(ASKED, { runner, extension: '.md' }, 'text');
    const folder = dirname(path);
    try {
      expect(dirname(folder)).toBe(tmpdir());
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      expect(writeNew(ASKED, { runner, extension: '.md' }, 'text')).not.toBe(path);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a link in place of the runner’s folder that leads nowhere is an error', () => {
    const runner = join(scratch, 'gone');
    symlinkSync(join(scratch, 'nowhere'), runner);
    expect(() => writeNew(ASKED, { runner, extension: '.md' }, 'text')).toThrow(
      `output "markdown": cannot write ${runner} (EEXIST)`,
    );
  });
});
