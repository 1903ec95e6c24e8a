/** The config file: from bytes to a checked `Config`, or to an error that names line and column. See docs/config.md. */
import type { Position } from '../errors.ts';
import { problemsOf } from './explain-issues.ts';
import { hasImages, imageTrees } from './images.ts';
import { budgetsTree } from './input-budgets.ts';
import { configError, isSome, type Problem } from './problems.ts';
import { type ConfigFile, type Schemas, schemasFor } from './schema/config-schema.ts';
import { type Categories, type OwnRuleFile, ownIds } from './schema/rules-schema.ts';
import type {
  BudgetConfig,
  BuildConfig,
  Config,
  FigureSubject,
  IgnoreConfig,
  OnMissing,
  OwnRule,
  RuleConfig,
  TargetConfig,
} from './types.ts';
import { bareNumbers } from './values/bare-numbers.ts';
import type { ReadingLimits } from './values/reading-limits.ts';
import { amountOf, BUDGET_NAMES, BUDGET_SECTIONS, GROWTH_NAMES, type Threshold } from './values/thresholds.ts';
import { decodeConfig } from './yaml/decode.ts';
import { type Path, readYaml, type Tree } from './yaml/yaml.ts';

export { checkLength } from './yaml/decode.ts';

interface ConfigContext {
  /** The file's name in errors. */
  path: string;
  /** The ids of rules and detectors, which `budgets.rules`, `rules` and `ignore[].rule` may name. */
  ruleIds: readonly string[];
  /** The categories that `budgets.categories` may name; none if left out. */
  categories?: Categories;
}

const EMPTY: Problem = {
  line: 1,
  column: 1,
  reason: 'the file is empty',
  hint: 'A config needs two lines at least: version: 1, and for example budgets: { size: 250 MB }',
};

/**
 * Parses a config of version 1: one image, or those of its section `images`, in their order. Opens no file and reads no environment.
 * @throws ConfigError with all problems of the file
 */
export function parseConfigs(text: Uint8Array, context: ConfigContext): Config[] {
  const tree = readYaml(decodeConfig(text, context.path));
  const schemas = schemasFor(context);
  if (!hasImages(tree.value)) return [valid(tree, context, schemas)];
  const { trees, problems: wrong } = imageTrees(tree);
  const results = trees.map(image => validate(image, context, schemas));
  const problems = [...tree.problems, ...wrong, ...results.flatMap(result => result.problems)];
  if (isSome(problems)) throw configError(context.path, problems);
  return withoutRepeats(results.flatMap(({ config }) => config ?? []));
}

/** Parses budgets as a workflow writes them into an input, and nothing else. @throws ConfigError with all problems */
export function parseBudgets(text: string, context: ConfigContext): Config {
  return valid(budgetsTree(text, context.path), context, schemasFor(context));
}

/** Parses the config of one image. @throws ConfigError with all problems of the file */
export function parseConfig(text: Uint8Array, context: ConfigContext): Config {
  const [config, second] = parseConfigs(text, context);
  if (config === undefined || second !== undefined) throw new TypeError('a config of several images');
  return config;
}

function valid(tree: Tree, context: ConfigContext, schemas: Schemas): Config {
  const { config, problems } = validate(tree, context, schemas);
  if (config === null || isSome(problems)) throw configError(context.path, isSome(problems) ? problems : [EMPTY]);
  return config;
}

function validate(tree: Tree, { path, ruleIds, categories = {} }: ConfigContext, schemas: Schemas): Validated {
  if (tree.value === undefined) return { config: null, problems: tree.problems };
  const own = ownIds(tree.value, ruleIds);
  const result = schemas(own).safeParse(tree.value);
  const issues = result.success
    ? []
    : problemsOf(result.error.issues, tree, { ruleIds: [...ruleIds, ...own], categories: Object.keys(categories) });
  const config = result.success ? toConfig(result.data, { path, tree, categories }) : null;
  return { config, problems: [...tree.problems, ...issues] };
}

interface Validated {
  /** Null if there is a problem. */
  config: Config | null;
  problems: Problem[];
}

/** A remark on what images share counts for the first of them. */
function withoutRepeats(configs: readonly Config[]): Config[] {
  const told = new Set<string>();
  return configs.map(config => ({
    ...config,
    notes: config.notes.filter(({ position }) => {
      const place = `${position.line}:${position.column}`;
      return !told.has(place) && told.add(place);
    }),
  }));
}

interface Source {
  path: string;
  tree: Tree;
  categories: Categories;
}

function toConfig(file: ConfigFile, source: Source): Config {
  const budgets = budgetsOf(file, source);
  const target = targetOf(file, source);
  const placeOf = (path: Path) => (source.tree.place(path) ? positionOf(source, path, 'value') : null);
  return {
    path: source.path,
    name: file.name ?? null,
    target,
    platform: platformOf(file.platform),
    positions: {
      ...(target === null
        ? {}
        : { image: target.kind === 'source' ? positionOf(source, [target.form], 'value') : target.position }),
      ...(file.platform === undefined ? {} : { platform: positionOf(source, ['platform'], 'value') }),
      ...(file.dockerfile === undefined ? {} : { dockerfile: positionOf(source, ['dockerfile'], 'value') }),
      ...(file.baseline === undefined ? {} : { baseline: positionOf(source, ['baseline'], 'value') }),
    },
    baseline: file.baseline ?? null,
    dockerfile: file.dockerfile ?? null,
    budgets,
    rules: rulesOf(file.rules ?? {}, source),
    ignore: (file.ignore ?? []).map((entry, index) => ignoreOf(entry, positionOf(source, ['ignore', index]))),
    limits: limitsOf(file.limits ?? {}),
    notes: bareNumbers(budgets, placeOf),
  };
}

function platformOf(written: ConfigFile['platform']): Config['platform'] {
  if (written === undefined || written === 'all') return written ?? null;
  return typeof written === 'string' ? [written] : written;
}

function positionOf({ path, tree }: Source, key: Path, of: 'key' | 'value' = 'key'): Position {
  return { path, ...(tree.place(key)?.[of] ?? { line: 1, column: 1 }) };
}

function targetOf(file: ConfigFile, source: Source): TargetConfig | null {
  if (file.build !== undefined)
    return { kind: 'build', build: buildOf(file.build), position: positionOf(source, ['build']) };
  for (const form of ['image', 'registry', 'archive', 'layout'] as const) {
    const written = file[form];
    if (written !== undefined) return { kind: 'source', form, source: written, position: positionOf(source, [form]) };
  }
  return null;
}

function buildOf(written: NonNullable<ConfigFile['build']>): BuildConfig {
  const { context = '.', file, target, args = {} } = typeof written === 'string' ? { context: written } : written;
  return {
    context,
    file: file ?? null,
    target: target ?? null,
    args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, String(value)])),
  };
}

type WrittenBudget =
  | Threshold
  | {
      warn?: Threshold | undefined;
      fail?: Threshold | undefined;
      floor?: Threshold | undefined;
      onMissing?: OnMissing | undefined;
    };

function budgetsOf({ budgets: written, onMissing }: ConfigFile, source: Source): BudgetConfig[] {
  const budgets: BudgetConfig[] = [];
  const add = (budget: BudgetConfig['budget'], written: WrittenBudget | undefined, key: Path) => {
    if (written !== undefined)
      budgets.push({ budget, ...thresholds(written, onMissing), position: positionOf(source, key) });
  };
  for (const name of BUDGET_NAMES) add(name, written[name], ['budgets', name]);
  const { growth } = written;
  for (const name of GROWTH_NAMES) add({ section: 'growth', of: name }, growth?.[name], ['budgets', 'growth', name]);
  for (const section of BUDGET_SECTIONS) {
    for (const [key, limit] of Object.entries(written[section] ?? {}))
      add(subjectOf(section, key, source), limit, ['budgets', section, key]);
    for (const [key, limit] of Object.entries(growth?.[section] ?? {}))
      add({ section: 'growth', of: subjectOf(section, key, source) }, limit, ['budgets', 'growth', section, key]);
  }
  return budgets.toSorted((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

function subjectOf(section: (typeof BUDGET_SECTIONS)[number], key: string, { categories }: Source): FigureSubject {
  return section === 'categories' ? { section, key, rules: categories[key]?.rules ?? [] } : { section, key };
}

type Limits = Pick<BudgetConfig, 'warn' | 'fail' | 'floor' | 'onMissing'>;

function thresholds(written: WrittenBudget, usual: OnMissing | undefined): Limits {
  const mapping = 'kind' in written ? { fail: written } : written;
  const { warn = null, fail = null, floor, onMissing = usual } = mapping;
  return { warn, fail, ...(floor && { floor }), ...(onMissing && { onMissing }) };
}

function rulesOf(section: NonNullable<ConfigFile['rules']>, source: Source): RuleConfig[] {
  const rules = Object.entries(section).flatMap(([id, written]): RuleConfig[] => {
    const position = positionOf(source, ['rules', id]);
    if (written === undefined) return [];
    if (written === 'off') return [{ kind: 'off', id, position }];
    if (!isOwn(written)) return [{ kind: 'severity', id, severity: written.severity, position }];
    return [{ kind: 'own', id, rule: ownRule(id, written), position }];
  });
  return rules.toSorted((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

/** Only an own rule has a remedy: the schema requires it. */
function isOwn(written: OwnRuleFile | { severity: 'warn' | 'info' }): written is OwnRuleFile {
  return 'remedy' in written;
}

function ownRule(id: string, written: OwnRuleFile): OwnRule {
  const { paths, not = [], remedy, title = id, why = '', severity = 'warn', bucket = 'removable' } = written;
  return { id, title: title.trim(), why: why.trim(), severity, bucket, paths, not, remedy: remedy.trim() };
}

function limitsOf(written: NonNullable<ConfigFile['limits']>): ReadingLimits {
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, limit]) => (limit === undefined ? [] : [[name, amountOf(limit)]])),
  );
}

function ignoreOf(entry: NonNullable<ConfigFile['ignore']>[number], position: IgnoreConfig['position']): IgnoreConfig {
  // Reports show it on one line.
  const lines = entry.reason.split('\n').map(line => line.trim());
  const reason = lines.filter(line => line !== '').join(' ');
  return { path: entry.path ?? null, rule: entry.rule ?? null, reason, until: entry.until ?? null, position };
}
