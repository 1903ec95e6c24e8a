import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findWaste } from '../../src/analysis/removable/find-removable.ts';
import { rulePatterns } from '../../src/analysis/removable/rule-patterns.ts';
import type { Finding } from '../../src/analysis/types.ts';
import { checkPattern } from '../../src/globs/glob-pattern.ts';
import { rules } from '../../src/rules/index.ts';
import { hasConditions, type Rule, type RuleExample } from '../../src/rules/rule.ts';
import { exampleConfig, exampleOf } from '../kit/archives/file-trees.ts';

const project = resolve(import.meta.dirname, '../..');
const folder = join(project, 'src/rules');

const files = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name !== 'lockfiles')
  .flatMap(({ name }) => readdirSync(join(folder, name)).map(file => `${name}/${file}`));

/** Perf: compiling all rules takes a tenth of a second, and every example is looked at more than once. */
const known = new Map<RuleExample, Finding[]>();

function findings(example: RuleExample): Finding[] {
  const found = known.get(example) ?? find(example);
  known.set(example, found);
  return found;
}

function find(example: RuleExample): Finding[] {
  const { root, contents } = exampleOf(example);
  return findWaste(root, {
    rules,
    contents,
    config: exampleConfig(example),
    createdBy: () => example.createdBy ?? '',
    ignore: [],
  }).findings;
}

/** What a rule claims, and whatever else is claimed, so that a failure shows which rule came first. */
function claims(example: RuleExample, { id }: Rule): Record<string, number> {
  const all = findings(example).map(({ rule, bucket, bytes }) => [`${rule}: ${bucket}`, bytes] as const);
  return { [`${id}: removable`]: 0, [`${id}: advice`]: 0, ...Object.fromEntries(all) };
}

describe('the rules as a set', () => {
  test('each is a file of its own, named by its id, and all are registered', () => {
    expect(files.map(file => file.split('/')[1]).toSorted()).toEqual(rules.map(({ id }) => `${id}.ts`).toSorted());
  });

  test('ids are unique, and where rules say who comes first, it does', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(rules.length);
    for (const { id, before = [] } of rules)
      for (const other of before) expect(ids.indexOf(other)).toBeGreaterThan(ids.indexOf(id));
    expect(rules.filter(({ last }) => last)).toEqual(rules.slice(-1));
  });

  test('registries and pages are not stale, and no page is left over', () => {
    execFileSync(process.execPath, [join(project, 'scripts/generate-rules.mjs'), '--check'], { stdio: 'pipe' });
  });

  test('no two claim the same byte', () => {
    const all = rules.flatMap(({ reports, ignores }) => [...reports, ...ignores]);
    for (const example of all) {
      const paths = findings(example).flatMap(one => one.paths);
      expect(new Set(paths).size).toBe(paths.length);
    }
  });
});

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  test('has texts that stand alone', () => {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.references.every(url => url.startsWith('https://'))).toBe(true);
    expect(rule.references.length).toBeGreaterThan(0);
    expect(hasConditions(rule)).toBe(rule.whenText !== undefined);
    expect((rule.adviceWhen ?? rule.adviceWhenNamed ?? rule.adviceFor) === undefined).toBe(
      rule.adviceWhenText === undefined,
    );
    // Only advice may leave bytes out: removable ones are summed.
    expect(rule.least === undefined || rule.bucket === 'advice').toBe(true);
  });

  test('has globs that are allowed, absolute, and use macros only at the start', () => {
    for (const glob of [...rule.globs, ...(rule.not ?? []).map(one => one.glob)]) {
      expect(checkPattern(glob)).toBeNull();
      expect(glob).toMatch(/^(\/|~\/|\$CACHE\/)/);
      expect(glob.slice(1)).not.toMatch(/~|\$CACHE/);
    }
    // With the usual directories in place of macros too: they are not checked when an image is analysed.
    for (const { pattern } of rulePatterns({ rules: [rule], config: { env: [], workingDir: '/' } }))
      expect(checkPattern(pattern)).toBeNull();
  });

  test('has at least two examples of each kind, and none twice', () => {
    expect(rule.reports.length).toBeGreaterThanOrEqual(2);
    expect(rule.ignores.length).toBeGreaterThanOrEqual(2);
    const texts = [...rule.reports, ...rule.ignores].map(({ files, contents, links, env, entrypoint }) =>
      JSON.stringify([files, contents, links, env, entrypoint]),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.each(rule.reports)('reports example %#', example => {
    const { bytes, advice = 0 } = example;
    const expected = rule.bucket === 'removable' ? { removable: bytes, advice } : { advice: bytes };
    const byName = Object.entries(expected).map(([bucket, sum]) => [`${rule.id}: ${bucket}`, sum]);
    expect(claims(example, rule)).toEqual(expect.objectContaining(Object.fromEntries(byName)));
  });

  test.each(rule.ignores)('ignores example %#', example => {
    expect(findings(example).filter(one => one.rule === rule.id)).toEqual([]);
  });
});
