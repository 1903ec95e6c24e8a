/** What a release says of itself: its notes, and what GitHub's Marketplace shows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { dateOf, notesOf, released } from '../../../scripts/release/changelog.mjs';
import { refusals } from '../../../scripts/release/marketplace.mjs';
import { root } from '../../kit/processes/cli.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('CHANGELOG.md', () => {
  const TEXT = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- B.\n\n## [1.1.0] - 2026-11-29\n\n- A.\n\n## [1.0.0]\n';

  test.each([
    ['Unreleased', '### Added\n\n- B.', null],
    ['1.1.0', '- A.', '2026-11-29'],
    ['1.0.0', '', null],
    ['1.1', '', null],
    ['', '', null],
  ])('notes and day of %j', (version, notes, date) => {
    expect([notesOf(TEXT, version), dateOf(TEXT, version)]).toEqual([notes, date]);
  });

  test('what is unreleased becomes a version, below a new section', () => {
    const text = released(TEXT, '1.2.0', '2026-12-01');
    expect(notesOf(text, '1.2.0')).toBe('### Added\n\n- B.');
    expect([notesOf(text, 'Unreleased'), dateOf(text, '1.2.0')]).toEqual(['', '2026-12-01']);
    expect(text.match(/^## .*/gm)).toEqual([
      '## [Unreleased]',
      '## [1.2.0] - 2026-12-01',
      '## [1.1.0] - 2026-11-29',
      '## [1.0.0]',
    ]);
  });

  test('ours has the section that a release starts from', () => {
    expect(read('CHANGELOG.md').match(/^## \[Unreleased\]$/gm)).toHaveLength(1);
  });
});

describe('GitHub’s Marketplace', () => {
  const ACTION = read('action.yml');

  test('takes our action', () => {
    expect(refusals(ACTION)).toEqual([]);
  });

  test.each([
    ['name: imagebudget', 'name:', 'action.yml has no name'],
    [/^description: .*/m, `description: ${'x'.repeat(125)}`, 'the description in action.yml has 125 characters'],
    ['color: blue', 'color: teal', 'teal is no colour'],
    ['icon: package', 'icon: coffee', 'coffee is no icon'],
    ['icon: package', 'icon: 📦', '📦 is no icon'],
    ['using: node24', 'using: deno', 'which Node'],
  ])('refuses it with %s as %s', (before, after, problem) => {
    expect(refusals(ACTION.replace(before, after))).toEqual([expect.stringContaining(problem)]);
  });

  test('takes a description of 124 characters', () => {
    expect(refusals(ACTION.replace(/^description: .*/m, `description: ${'x'.repeat(124)}`))).toEqual([]);
  });
});
