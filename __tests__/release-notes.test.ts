import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const script = join(import.meta.dirname, '../scripts/release-notes.mjs');

test('the notes of a release are its section of CHANGELOG.md', () => {
  const notes = execFileSync(process.execPath, [script, 'Unreleased'], { encoding: 'utf8' });
  expect(notes).toMatch(/^The first version/);
  expect(notes).toContain('### Added');
  expect(notes).not.toMatch(/^## /m);
});

test.each(['', '99.0.0', '0'])('a version without notes (%j) is no release', version => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, version], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(`"## [${version}]"`);
});
