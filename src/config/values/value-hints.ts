/** What to do about a problem with a value, by the path of its key. */
import type { Advice } from '../../errors.ts';
import { isMapping } from '../../json.ts';
import { BUDGET_KINDS, BUDGET_NAMES, BUDGET_SECTIONS, type ThresholdKind } from './thresholds.ts';
import { looksLikeSize, parsePercent } from './units.ts';

const RULES: Advice = {
  commandLine: 'imagebudget rules lists rules and detectors; a config names no labels and hints.',
  action: 'docs/rules/README.md lists rules and detectors; a config names no labels and hints.',
};
const BUDGETS = 'Write a limit, for example budgets: { size: 250 MB }';
const IGNORE = 'Write for example - { path: /usr/share/doc/**, reason: licences must ship }';
const SETTING = 'Write off, or { severity: info }.';

const ONE_IMAGE = 'Write image: web:ci, or name several: images: { web: { image: web:ci }, api: { image: api:ci } }';

const HINTS: ReadonlyMap<string, string | Advice> = new Map<string, string | Advice>([
  ['version', 'Write version: 1'],
  ['budgets', BUDGETS],
  ['budgets.growth', 'Write a figure and how much it may grow, for example growth: { size: 10 MB }'],
  ['budgets.rules', RULES],
  ['budgets.paths', 'Write a pattern and its limit, for example paths: { /app/node_modules/**: 60 MB }'],
  ['budgets.packages', 'Write a package and its limit, for example packages: { torch: 200 MB }'],
  ['budgets.categories', 'Write a category of rules and its limit, for example categories: { python: 0 }'],
  ['baseline', 'Write a report or an image, for example baseline: registry:ghcr.io/acme/web:main'],
  ['ignore.rule', RULES],
  ['rules', 'Write for example rules: { pip-cache: off }'],
  ['ignore', 'Begin each entry with "- ".'],
  ['ignore.reason', 'Write down why these bytes stay.'],
  ['ignore.until', 'Write for example until: 2027-03-31'],
  ['build', 'Write the path of the build context, or for example { context: ., target: runtime }'],
]);

const SECTIONS: ReadonlySet<string> = new Set([...BUDGET_SECTIONS, 'growth']);

/** Sections that are written as `key: value` lines. */
const MAPPINGS: ReadonlySet<string> = new Set([
  ...['', 'budgets', 'rules', 'limits', 'build.args'],
  'budgets.growth',
  ...BUDGET_SECTIONS.map(section => `budgets.${section}`),
]);

/** Names of architectures that people write alone. */
const ARCHITECTURES: ReadonlySet<string> = new Set(['amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64']);

const ONE_LIMIT = 'Write one limit, such as 250 MB, or two: { warn: 200 MB, fail: 250 MB }';
const ONE_SHARE = 'Write one limit, such as 5 %, or two: { warn: 1 %, fail: 5 % }';
const ONE_COUNT = 'Write one limit, such as 20, or two: { warn: 15, fail: 20 }';

/** The hint for a value of the wrong kind. @param path without the indexes of lists */
export function valueHint(written: readonly string[], value: unknown): string | Advice | null {
  const path = ofFigure(written);
  const key = path.join('.');
  if (Array.isArray(value)) return listHint(path);
  if (key.startsWith('build.args.') || (path.length === 1 && key !== 'version' && key !== 'budgets'))
    if (typeof value === 'boolean' || typeof value === 'number') return 'Put it in quotes to make it text.';
  if (key === 'platform' && typeof value === 'string' && ARCHITECTURES.has(value))
    return `Write platform: linux/${value}`;
  if (key === 'ignore') return isMapping(value) || typeof value === 'string' ? 'Begin each entry with "- ".' : null;
  if (path.length === 2 && path[0] === 'rules') return settingHint(value);
  if (path.length === 2 && path[0] === 'budgets' && !SECTIONS.has(String(path[1]))) return limitHint(path);
  return HINTS.get(key) ?? null;
}

/** Growth is limited as the figure itself is. */
function ofFigure(path: readonly string[]): readonly string[] {
  const [section, growth, ...rest] = path;
  return section === 'budgets' && growth === 'growth' && rest.length > 0 ? [section, ...rest] : path;
}

/** The hint for an entry of a list. */
export function entryHint(path: readonly string[]): string | null {
  return path.join('.') === 'ignore' ? IGNORE : null;
}

/** The hint for a key that is missing, or a mapping that is empty. */
export function missingHint(written: readonly string[]): string | Advice | null {
  const path = ofFigure(written);
  if (path.length === 3 && path[0] === 'budgets' && SECTIONS.has(String(path[1])))
    return path[1] === 'paths' || path[1] === 'packages' ? ONE_LIMIT : ONE_SHARE;
  const isLimit = path.length === 2 && path[0] === 'budgets' && !SECTIONS.has(String(path[1]));
  return isLimit ? limitHint(path) : (HINTS.get(path.join('.')) ?? null);
}

/** The hint for a limit that cannot be read; null where the kind of limit has one that will do. */
export function thresholdHint([section, name]: readonly string[], text: string): string | null {
  if (section !== 'budgets') return null;
  const isPercent = parsePercent(text.replace(/^% ?([0-9.]{1,9})$/, '$1 %')) !== null;
  const kind = kindOf(name);
  if (isPercent && kind === 'size')
    return 'Write a size such as 250 MB. A percentage is for wasted, removable, waste, efficiency, growth, paths, packages, categories and rules.';
  if (isPercent && kind === 'count') return 'Write a count such as 20.';
  if (name === 'layers' && looksLikeSize(text))
    return `Write a count such as 20. To limit the bytes of one layer, write layer: ${text}`;
  return null;
}

function kindOf(name: string | undefined): ThresholdKind | undefined {
  const known = BUDGET_NAMES.find(one => one === name);
  return known && BUDGET_KINDS[known];
}

function listHint(path: readonly string[]): string | Advice | null {
  const key = path.join('.');
  if (key === 'image' || key === 'registry' || key === 'archive' || key === 'layout') return ONE_IMAGE;
  if (MAPPINGS.has(key)) return 'Remove the "- " before each key.';
  if (path.length >= 2 && path[0] === 'budgets') return limitHint(path);
  if (key === 'build') return HINTS.get(key) ?? null;
  return path.length === 2 && path[0] === 'rules' ? SETTING : null;
}

function limitHint([, name = '']: readonly string[]): string {
  const kind = kindOf(name);
  if (kind === 'count') return ONE_COUNT;
  return kind === 'size' ? ONE_LIMIT : ONE_SHARE;
}

function settingHint(value: unknown): string {
  const isLimit = typeof value === 'number' || (typeof value === 'string' && /^[0-9]/.test(value));
  if (isLimit) return 'A limit for a rule belongs under "budgets.rules".';
  return value === true || value === 'on' ? 'A rule is on unless the config says off: leave the line out.' : SETTING;
}
