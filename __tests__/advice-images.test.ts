/** The images that prove the advice, and the harness that measures them; `scripts/measure-advice.mjs` builds them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { whyNotApplied } from './kit/advice/apply-diff.mjs';
import { compareLines, comparePlan, keepsPromise } from './kit/advice/compare.mjs';
import { fixMarkdown, fixTotals } from './kit/advice/fix/table.mjs';
import { imageNames, readExpectation } from './kit/advice/images.mjs';

describe('what is expected of the images', () => {
  const all = imageNames().map(readExpectation);

  test('there are enough of each kind', () => {
    expect(all.length).toBeGreaterThanOrEqual(28);
    expect(all.filter(({ empty }) => empty).length).toBeGreaterThanOrEqual(6);
    expect(all.filter(({ builder }) => builder === 'classic').length).toBeGreaterThanOrEqual(2);
    expect(all.filter(({ quick }) => quick)).toHaveLength(3);
  });

  test.each(all.map(one => [one.name, one] as const))(
    '%s is complete',
    (_, { title, from, run, empty, wastes, order }) => {
      expect(title).not.toBe('');
      expect(from.length).toBeGreaterThan(0);
      expect(run.holds.length).toBeGreaterThan(0);
      expect(wastes.length === 0).toBe(empty);
      expect(order.length === 0).toBe(empty);
      for (const { what, change, trust, bytes } of wastes) {
        expect([what, change].map(text => typeof text)).toEqual(['string', 'string']);
        expect(['same', 'fewer', 'base']).toContain(trust);
        expect(bytes).toBeGreaterThan(0);
      }
    },
  );
});

describe('the lines that the tool names', () => {
  const image = {
    layers: [{ base: true }, { base: false }, { base: false }],
    findings: [
      { rule: 'pip-cache', layers: [{ index: 1, bytes: 7 }], at: { path: 'Dockerfile', line: 4 } },
      { rule: 'vcs-dir', layers: [{ index: 2, bytes: 5 }], at: { path: 'Dockerfile', line: 9 } },
      { rule: 'man-pages', layers: [{ index: 0, bytes: 9 }], at: null },
      { rule: 'pm-logs', layers: [{ index: 1, bytes: 2 }], at: null },
    ],
    wasteGroups: [{ label: 'recursive-metadata', addedIn: 1, bytes: 3, at: { path: '.dockerignore', line: null } }],
  };
  const wastes = [
    { finds: ['pip-cache'], lines: [4] },
    { finds: ['vcs-dir'], lines: [6, 7] },
    { finds: ['recursive-metadata'], lines: ['.dockerignore' as const] },
    { what: 'lists', finds: ['apt-lists'], lines: [2] },
  ];

  test('are held against those that were written down', () => {
    const { right, wrong, unjudged, missed } = compareLines(image, { wastes, order: [] });
    expect(right.map(({ id }) => id)).toEqual(['pip-cache', 'recursive-metadata']);
    expect(wrong).toEqual([{ id: 'vcs-dir', bytes: 5, at: 9, expected: [6, 7] }]);
    expect(unjudged.map(({ id }) => id)).toEqual(['pm-logs']);
    expect(missed).toEqual([{ what: 'lists', finds: ['apt-lists'] }]);
  });
});

describe('the plan', () => {
  const item = (...places: (number | '.dockerignore')[]) => ({
    edits: places.map(place =>
      place === '.dockerignore' ? { path: place, line: null } : { path: 'Dockerfile', line: place },
    ),
  });

  test.each([
    [[item(5), item('.dockerignore')], [5, '.dockerignore' as const], true],
    [[item('.dockerignore'), item(5)], [5, '.dockerignore' as const], false],
    [[item(5, 9), item(2)], [5, 2], true],
    [[item(5)], [5, 2], false],
  ])('%j for the order %j', (plan, order, same) => {
    expect(comparePlan(plan, { wastes: [], order }).sameOrder).toBe(same);
  });

  test.each([
    [1_000_000, 990_000, true],
    [1_000_000, 1_010_000, true],
    [1_000_000, 989_999, false],
    [1_000_000, 1_010_001, false],
    [0, 0, true],
    [50, 150, true],
    [50, 151, false],
  ])('that promises %d and frees %d', (promised, measured, kept) => {
    expect(keepsPromise(promised, measured)).toBe(kept);
  });
});

describe('an edit', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'imagebudget-test-'));
    await writeFile(join(folder, 'Dockerfile'), 'FROM debian\nRUN one\nRUN two\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('changes the file that it names', async () => {
    const diff =
      '--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,3 +1,3 @@\n FROM debian\n-RUN one\n+RUN one && three\n RUN two\n';
    expect(await whyNotApplied(folder, { path: 'Dockerfile', diff })).toBeNull();
    expect(await readFile(join(folder, 'Dockerfile'), 'utf8')).toBe('FROM debian\nRUN one && three\nRUN two\n');
  });

  test('that does not fit the text is refused, whatever is near', async () => {
    const diff =
      '--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,3 +1,3 @@\n FROM debian\n-RUN other\n+RUN three\n RUN two\n';
    expect(await whyNotApplied(folder, { path: 'Dockerfile', diff })).toMatch(/FAILED/);
  });

  test('makes a .dockerignore', async () => {
    const diff = '--- /dev/null\n+++ b/.dockerignore\n@@ -0,0 +1,2 @@\n+.git\n+.env\n';
    expect(await whyNotApplied(folder, { path: '.dockerignore', diff })).toBeNull();
    expect(await readFile(join(folder, '.dockerignore'), 'utf8')).toBe('.git\n.env\n');
  });
});

test('an image whose proof is refused counts as unproven, with the reason', () => {
  const refused = {
    name: 'flask-classic',
    expected: { empty: false },
    ...{ before: 100, after: 100, code: 2, edits: [], proof: null },
    problem:
      'imagebudget-advice/flask-classic:latest is 196 MB\nimagebudget: only BuildKit can prove it\n  Leave it out.',
  };
  expect(fixTotals([refused])).toMatchObject({ unproven: ['flask-classic'], medianReduction: '0.0 % of 1 images' });
  expect(fixMarkdown([refused])).toContain('none: imagebudget: only BuildKit can prove it |');
  const sizes = [999.6e6, 1068.6e6].map(before => fixMarkdown([{ ...refused, before, after: before / 10 }]));
  expect(sizes.map(text => /\| ([\d.e+]+) \| ([\d.e+]+) \|/.exec(text)?.slice(1))).toEqual([
    ['1000', '100'],
    ['1069', '107'],
  ]);
});
