/** Where each key of a config belongs: for a key in the wrong place, as a wrong indentation makes it. */
import { isMapping } from '../json.ts';
import { READING_LIMITS } from './values/reading-limits.ts';
import { BUDGET_NAMES, BUDGET_SECTIONS, GROWTH_NAMES } from './values/thresholds.ts';

/** The keys of each mapping, by its path. A test compares them with the schema. */
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['version', 'name', 'image', 'registry', 'archive', 'layout', 'build', 'baseline', 'platform', 'dockerfile'],
    ...['onMissing', 'rules', 'ignore', 'limits', 'budgets', 'images'],
  ],
  budgets: [...BUDGET_NAMES, 'growth', ...BUDGET_SECTIONS],
  'budgets.growth': [...GROWTH_NAMES, ...BUDGET_SECTIONS],
  build: ['context', 'file', 'target', 'args'],
  ignore: ['path', 'rule', 'reason', 'until'],
  limits: Object.keys(READING_LIMITS),
};

const THRESHOLDS: readonly string[] = ['warn', 'fail'];

/** Words that begin a line of a config. */
export const WORDS: ReadonlySet<string> = new Set([
  ...Object.values(KEYS).flat(),
  ...THRESHOLDS,
  'floor',
  'severity',
  'remedy',
]);

/** Names that a config takes from elsewhere. */
export interface KnownNames {
  ruleIds: readonly string[];
  /** Of categories of rules. */
  categories: readonly string[];
}

/** An unknown key, in the mapping that has it. */
export interface Stray extends KnownNames {
  key: string;
  /** The mapping's path. */
  path: readonly (string | number)[];
  /** The mapping. */
  beside: unknown;
}

/** The path of the mapping that a key belongs to; null if no other mapping has such a key. */
export function homeOf({ key, path, beside, ruleIds, categories }: Stray): string[] | null {
  const here = path.filter(part => typeof part === 'string');
  // A key of some limits and of the whole config: in another limit it is not a matter of indentation.
  if (key === 'onMissing' && here.length > 1) return null;
  // The one figure that has no growth: it was meant to be there.
  if (key === 'efficiency' && here.join('.') === 'budgets.growth') return null;
  if (THRESHOLDS.includes(key)) return budgetWithout(here, beside);
  if (here[0] === 'budgets' && categories.includes(key)) return ['budgets', 'categories'];
  if (ruleIds.includes(key)) return homeOfRule(here, valueIn(beside, key));
  const homes = Object.entries(KEYS).flatMap(([home, keys]) =>
    keys.includes(key) ? [home === '' ? [] : home.split('.')] : [],
  );
  const others = homes.filter(home => home.join('.') !== here.join('.'));
  // The mapping around it, then one beside it, then any.
  return (
    others.find(home => startsWith(here, home)) ?? others.find(home => startsWith(home, here)) ?? others[0] ?? null
  );
}

/** The budget above a `warn` or `fail` that has the same indentation. */
function budgetWithout(here: readonly string[], beside: unknown): string[] | null {
  if (here.join('.') !== 'budgets' || !isMapping(beside)) return null;
  const empty = Object.entries(beside).find(([name, value]) => value === null && KEYS.budgets?.includes(name));
  return empty ? [...here, empty[0]] : null;
}

/** A limit is a budget's; anything else is a setting. */
function homeOfRule(here: readonly string[], value: unknown): string[] {
  const isSetting = value === 'off' || value === false || (isMapping(value) && 'severity' in value);
  return here.length === 0 && isSetting ? ['rules'] : ['budgets', 'rules'];
}

function valueIn(mapping: unknown, key: string): unknown {
  return isMapping(mapping) ? Object.getOwnPropertyDescriptor(mapping, key)?.value : undefined;
}

export function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((part, at) => path[at] === part);
}
