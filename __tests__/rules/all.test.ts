import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { braceExpand } from 'minimatch';
import { pages } from '../../scripts/rule-pages.ts';
import { findWaste } from '../../src/analysis/claims.ts';
import { detectors } from '../../src/analysis/detectors/index.ts';
import { checkPattern } from '../../src/analysis/glob-pattern.ts';
import { labels } from '../../src/analysis/labels/index.ts';
import { ruleMatcher } from '../../src/analysis/rule-matcher.ts';
import { rulePatterns } from '../../src/analysis/rule-patterns.ts';
import type { Finding } from '../../src/analysis/types.ts';
import { hints } from '../../src/hints/index.ts';
import { rules } from '../../src/rules/index.ts';
import { hasConditions, type Rule, type RuleExample } from '../../src/rules/rule.ts';
import { describeShared, shared } from '../kit/shared.ts';
import { configOf, exampleConfig, exampleOf } from '../kit/tree.ts';

const project = resolve(import.meta.dirname, '../..');
const folder = join(project, 'src/rules');

const files = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(folder, name)).map(file => `${name}/${file}`));

/** Rules with the files that declare them. */
const sources = rules.map(rule => ({ rule, file: files.find(file => file.endsWith(`/${rule.id}.ts`)) ?? '' }));

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

function bytes(example: RuleExample, { id }: Rule, bucket: Finding['bucket']): number {
  return findings(example).find(one => one.rule === id && one.bucket === bucket)?.bytes ?? 0;
}

describe('the rules as a set', () => {
  test('each is a file of its own, named by its id, and all are registered', () => {
    expect(files.map(file => file.split('/')[1]).toSorted()).toEqual(rules.map(({ id }) => `${id}.ts`).toSorted());
  });

  test('ids and orders are unique, and the registry is in order', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    const orders = rules.map(({ order }) => order);
    expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b));
  });

  test('registry and pages are not stale, and no page is left over', () => {
    execFileSync(process.execPath, [join(project, 'scripts/generate-rules.mjs'), '--check'], { stdio: 'pipe' });
    const there = readdirSync(join(project, 'docs/rules')).map(name => [
      name,
      readFileSync(join(project, 'docs/rules', name), 'utf8'),
    ]);
    expect(new Map(there.map(([name = '', text = '']) => [name, text]))).toEqual(
      pages(sources, { detectors, labels, hints }),
    );
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
    expect(rule.remedy.split('\n')[0]).toMatch(/^(RUN|ENV|COPY|ADD|FROM|CMD|# \.dockerignore:) .*[^\\]$/);
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
    expect(bytes(example, rule, rule.bucket)).toBe(example.bytes);
    if (rule.bucket === 'removable') expect(bytes(example, rule, 'advice')).toBe(example.advice ?? 0);
  });

  test.each(rule.ignores)('ignores example %#', example => {
    expect(findings(example).filter(one => one.rule === rule.id)).toEqual([]);
  });
});

interface CatalogueRule extends Stated {
  id: string;
  order: number;
  matches: string[];
  traps: { path: string; why: string }[];
}

interface Difference {
  why: string;
  as?: Partial<ReturnType<typeof facts>>;
  /** What the rule has beside what the catalogue says. */
  more?: { globs?: string[]; not?: string[] };
}

/** Where the rules say something else than the catalogue, and why. */
const DIFFERENT: Record<string, Difference> = {
  'apk-cache': {
    why: 'measured: `setup-apkcache` makes `/etc/apk/cache` a link to `/var/cache/apk`',
    more: { not: ['/var/cache/apk/installed'] },
  },
  'conda-pkgs': { why: 'measured: pixi and rattler', more: { globs: ['$CACHE/rattler/cache/**'] } },
  'context-docker': { why: 'measured: the Go distribution has some', more: { not: ['/usr/local/go/**'] } },
  'go-build-cache': {
    why: 'the go command counts its use since 1.23, in a mode that is a setting',
    more: { globs: ['~/.config/go/telemetry/**'], not: ['~/.config/go/telemetry/mode'] },
  },
  'iac-cache': {
    why: 'its globs have the plugins of Pulumi, which nothing but a container that starts it needs',
    as: { demote: ['terraform', 'tofu', 'terragrunt', 'pulumi'] },
  },
  'python-bytecode': {
    why: 'the issue has it as a warning; the config can ignore it',
    as: { severity: 'warn' },
  },
  'static-libs': {
    why: 'the catalogue promotes advice where no linker is visible; here the same rule is demoted where one is',
    as: { bucket: 'removable' },
  },
  'uv-cache': {
    why: 'uv keeps the environments of uvx in its cache: https://docs.astral.sh/uv/concepts/tools/',
    as: { demote: ['uvx', 'uv tool run'] },
  },
  'yarn-berry-project-cache': { why: 'the catalogue says it in words', as: { demote: ['yarn'] } },
};

/** What both sides state, in one form: macros inside braces written out, commands by base name. */
function facts({ category, severity, confidence, bucket, globs, not, demote = [] }: Stated) {
  const plain = (all: readonly string[]) => [...new Set(all.flatMap(one => braceExpand(one)))].sort();
  return {
    category,
    severity,
    confidence,
    bucket,
    globs: plain(globs),
    not: plain(not.map(({ glob }) => glob.replace(/^\{\/root,\/home\/\*,\}/, '~'))),
    demote: [...new Set(demote.map(command => command.replace(/^\.\//, '')))],
  };
}

interface Stated {
  category: string;
  severity: string;
  confidence: string;
  bucket: string;
  globs: readonly string[];
  not: readonly { glob: string }[];
  demote?: readonly string[];
}

describeShared('the catalogue', () => {
  const text = shared === null ? '[]' : readFileSync(join(shared, 'rules.json'), 'utf8');
  const catalogue: CatalogueRule[] = JSON.parse(text);
  const both = rules.flatMap(rule => catalogue.filter(({ id }) => id === rule.id).map(entry => ({ rule, entry })));
  const matcher = ruleMatcher({ rules, config: configOf(), ignore: [] });
  const matching = (path: string) => matcher.match(matcher.find(path).accepts).rules;

  test('has all the rules, in this order, and each is here', () => {
    expect(rules.map(({ id, order }) => [id, order])).toEqual(catalogue.map(({ id, order }) => [id, order]));
  });

  for (const { rule, entry } of both) {
    test(`${rule.id}: says the same`, () => {
      const { as, more } = DIFFERENT[rule.id] ?? {};
      const stated = facts(entry);
      const globs = [...stated.globs, ...(more?.globs ?? [])].sort();
      const not = [...stated.not, ...(more?.not ?? [])].sort();
      const expected = { ...stated, globs, not, ...as };
      expect(facts({ ...rule, not: [...(rule.not ?? [])], demote: [...(rule.adviceForCommands ?? [])] })).toEqual(
        expected,
      );
    });
  }

  // No `test.each`: without the catalogue there is nothing to list, which it takes for a mistake.
  for (const { rule, entry } of both) {
    for (const path of entry.matches) {
      test(`${rule.id}: ${path}`, () => {
        // Conditions of other rules count as unmet, as in the catalogue.
        expect(matching(path).find(one => one === rule || !hasConditions(one))?.id).toBe(rule.id);
      });
    }
    for (const { path, why } of entry.traps) {
      test(`${rule.id}: not ${path}: ${why}`, () => {
        const byGlob = /condition, not glob|not ET_CORE/.test(why);
        expect(matching(path).includes(rule)).toBe(byGlob);
        const workingDir = /WORKDIR (\S+)/.exec(why)?.[1] ?? '';
        const [, beside] = /an image that has (\S+)/.exec(why) ?? [];
        const files = { [path]: 1_000_000, ...(beside === undefined ? {} : { [beside]: 5 }) };
        expect(bytes({ files, workingDir }, rule, 'removable')).toBe(0);
      });
    }
  }
});
