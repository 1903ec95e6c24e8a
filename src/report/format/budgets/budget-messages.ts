/** Budgets in words, the same in every output. Texts hold foreign parts (names, how a limit was written): escape them. */

import type { BudgetResult, UnjudgedBudget } from '../../../budget/types.ts';
import { listed } from '../../../image/text.ts';
import type { ImageReport } from '../../types.ts';
import type { Say } from '../escape.ts';
import { bytes, count, counted, distinctBytes, distinctRatios, growth } from '../figures.ts';
import { figureName, growthClause, isGrowth } from './growth.ts';

/** A ratio of two sizes never has more. */
const MOST_DECIMALS = 14;

/** Escapes foreign text for one output. */
/** The predicate of a sentence about an image, for each budget; `now` is the figure as text. */
const PREDICATES: Readonly<Record<string, (now: string) => string>> = {
  size: now => `is ${now}`,
  own: now => `has ${now} of layers of its own`,
  download: now => `is a download of ${now}`,
  layer: now => `has a layer of ${now}`,
  layers: now => `has ${now} ${now === '1' ? 'layer' : 'layers'}`,
  files: now => `has ${now} ${now === '1' ? 'file' : 'files'}`,
  wasted: now => `wastes ${now}`,
  removable: now => `holds ${now} that can be removed`,
  waste: now => `holds ${now} of waste`,
  efficiency: now => `is ${now} efficient`,
};

/** The same for budgets on growth, by the figure; others read like the figure itself, with `more` behind it. */
const GROWTH_PREDICATES: Readonly<Record<string, (now: string) => string>> = {
  size: now => `grew by ${now}`,
  own: now => `grew by ${now} of its own`,
  upstream: now => `grew by ${now} upstream`,
  layer: now => `has a largest layer that grew by ${now}`,
};

/** The limit that decided the status, or else the next one to watch: the failing limit before the warning. Null without limits. */
export function threshold(budget: BudgetResult): number | null {
  return budget.status === 'warn' ? budget.warn : (budget.fail ?? budget.warn);
}

/** Figure and limit as text; if they differ, so do the texts. */
export function amounts(
  budget: BudgetResult,
  most = threshold(budget) ?? budget.actual,
): { now: string; limit: string } {
  const [now, limit] = pair(budget, most);
  return { now, limit };
}

/** How far the figure is beyond its limit: `34.1 MB`, `3`, `1.9 points`; null if it is within. */
export function excess(budget: BudgetResult): string | null {
  const limit = threshold(budget);
  if (limit === null || budget.status === 'pass') return null;
  switch (budget.unit) {
    case 'bytes':
      return bytes(budget.actual - limit);
    case 'count':
      return count(budget.actual - limit);
    case 'ratio':
      return points(limit - budget.actual);
    default:
      return budget.unit satisfies never;
  }
}

/** `size is 823 MB, 573 MB over 250 MB`, for a budget that fails or warns. */
export function overText(budget: BudgetResult, say: Say): string {
  const { now, limit } = amounts(budget);
  return `${say(budget.budget)} is ${now}, ${excess(budget) ?? ''} ${beyond(budget)} ${limit}`;
}

/** `download is not judged: web comes without compressed layers` */
export function unjudgedText(
  { budget, reason }: Pick<UnjudgedBudget, 'budget' | 'reason'>,
  say: Say,
  sayReason: Say = say,
): string {
  return unjudgedTextOf({ names: [budget], reason }, say, sayReason);
}

/** Budgets that are not judged for one reason, as one: without a baseline that is each on growth. */
export interface UnjudgedGroup extends Omit<UnjudgedBudget, 'budget'> {
  names: string[];
}

/** In the order of the first of each; the position is that of the first. */
export function unjudgedGroups(unjudged: readonly UnjudgedBudget[]): UnjudgedGroup[] {
  const groups = new Map<string, UnjudgedGroup>();
  for (const { budget, ...one } of unjudged) {
    const group = groups.get(`${one.status} ${one.reason}`);
    if (group) group.names.push(budget);
    else groups.set(`${one.status} ${one.reason}`, { ...one, names: [budget] });
  }
  return [...groups.values()];
}

/** `growth.size and growth.own are not judged: no baseline yet` */
export function unjudgedTextOf(
  { names, reason }: Pick<UnjudgedGroup, 'names' | 'reason'>,
  say: Say,
  sayReason: Say = say,
): string {
  return `${listed(names.map(name => say(name)))} ${names.length === 1 ? 'is' : 'are'} not judged: ${sayReason(reason)}`;
}

/** The limit, and how it was written if that says more than the figure: `2.8 MB, 1 %`. */
function writtenLimit(budget: BudgetResult, say: Say): string {
  const written = writtenUnit(budget);
  return written === null ? amounts(budget).limit : `${amounts(budget).limit}, ${say(written)}`;
}

/** The written limit if it is a percentage or in binary units, else null. @param which the limit of `threshold` if left out */
export function writtenUnit(
  budget: BudgetResult,
  which: 'warn' | 'fail' = budget.status === 'warn' || budget.fail === null ? 'warn' : 'fail',
): string | null {
  const written = budget.text[which];
  return written !== null && budget.unit === 'bytes' && /%|ib\s*$/i.test(written) ? written : null;
}

/** How an image was judged. */
interface Judged {
  verdict: ImageReport['verdict'];
  budgets: readonly BudgetResult[];
  unjudged: readonly Pick<UnjudgedBudget, 'budget' | 'reason' | 'status'>[];
}

/**
 * One sentence without a full stop: the image, and the budget that matters most.
 * @param say for names
 * @param sayReason for what speaks in whole clauses; as names if left out
 */
export function headline(
  image: Judged & Pick<ImageReport, 'name' | 'baseline'> & { sizes: { image: number } },
  say: Say,
  sayReason: Say = say,
): string {
  const name = say(image.name);
  const size = `${name} is ${bytes(image.sizes.image)}`;
  const clause = growthClause(image, say);
  const change = clause === null ? '' : `, ${clause}`;
  if (image.verdict === null) return size + change;
  const [main, ...others] = image.budgets.filter(({ status }) => status === image.verdict).sort(sizeFirst);
  const [missing] = image.unjudged.filter(({ status }) => status === image.verdict);
  if (image.verdict === 'warn' && !main && missing) return `${size}${change}; ${unjudgedText(missing, say, sayReason)}`;
  if (image.verdict === 'pass' || !main) return `${size}${change}, ${within(image.budgets, say)}`;
  const more = others.length === 0 ? '' : `; ${count(others.length)} more ${mores(main.status, others.length)}`;
  const limit = `its ${say(main.budget)} budget (${writtenLimit(main, say)})`;
  const all = clause === null ? '' : main.budget === 'size' ? change : `; it is ${bytes(image.sizes.image)}${change}`;
  return `${name} ${predicate(main, say)}, ${excess(main) ?? ''} ${beyond(main)} ${limit}${all}${more}`;
}

/** The verdict in a few words: `34.1 MB over size; 1 more is exceeded`, `within 3 budgets`. */
export function verdictText({ verdict, budgets, unjudged }: Judged, say: Say): string {
  if (verdict === null) return 'no budgets';
  const [main, ...others] = budgets.filter(({ status }) => status === verdict).sort(sizeFirst);
  if (verdict === 'pass' || main === undefined) {
    const missing = unjudged.find(({ status }) => status === verdict);
    return missing === undefined
      ? `within ${counted(budgets.length, 'budget')}`
      : `${say(missing.budget)} is not judged`;
  }
  const more = others.length === 0 ? '' : `; ${count(others.length)} more ${mores(main.status, others.length)}`;
  return `${excess(main) ?? ''} ${beyond(main)} ${say(main.budget)}${more}`;
}

function within(budgets: readonly BudgetResult[], say: Say): string {
  const [only, ...others] = budgets;
  if (!only) return 'and no budget is set';
  if (others.length > 0) return `within its ${budgets.length} budgets`;
  return `within its ${say(only.budget)} budget (${writtenLimit(only, say)})`;
}

function mores(status: BudgetResult['status'], n: number): string {
  if (status === 'warn') return n === 1 ? 'warns' : 'warn';
  return n === 1 ? 'is exceeded' : 'are exceeded';
}

function beyond(budget: BudgetResult): string {
  const side = budget.unit === 'ratio' ? 'under' : 'over';
  return budget.status === 'warn' ? `${side} the warning of` : side;
}

function predicate(budget: BudgetResult, say: Say): string {
  const name = figureName(budget);
  // Its predicate says that it is growth, so the figure needs no sign.
  const plain = amounts(budget).now.replace(/^\+/, '');
  const grown = isGrowth(budget) && Object.hasOwn(GROWTH_PREDICATES, name) ? GROWTH_PREDICATES[name] : undefined;
  if (grown) return grown(plain);
  const now = isGrowth(budget) ? `${plain} more` : plain;
  const known = Object.hasOwn(PREDICATES, name) ? PREDICATES[name] : undefined;
  if (known) return known(now);
  const [, section, key = name] = /^([a-z]+)\.(.*)$/s.exec(name) ?? [];
  if (section === 'paths') return `holds ${now} in ${say(key)}`;
  return `holds ${now} of ${section === 'categories' ? `${say(key)} waste` : say(key)}`;
}

function sizeFirst(a: BudgetResult, b: BudgetResult): number {
  return Number(b.budget === 'size') - Number(a.budget === 'size');
}

function pair({ budget, unit, actual }: BudgetResult, limit: number): [string, string] {
  if (isGrowth({ budget })) return grownPair(unit, actual, limit);
  switch (unit) {
    case 'bytes':
      return distinctBytes(actual, limit);
    case 'count':
      return [count(actual), count(limit)];
    case 'ratio':
      return distinctRatios(actual, limit);
    default:
      return unit satisfies never;
  }
}

/** Growth and its limit with their signs. */
function grownPair(unit: BudgetResult['unit'], actual: number, limit: number): [string, string] {
  const plus = (n: number, text: string) => (n > 0 ? `+${text}` : text);
  if (unit === 'count') {
    const now = actual < 0 ? `−${count(-actual)}` : plus(actual, count(actual));
    return [now, plus(limit, count(limit))];
  }
  if (actual < 0) return [growth(actual), growth(limit)];
  const [now, most] = distinctBytes(actual, limit);
  return [plus(actual, now), plus(limit, most)];
}

/** Percentage points, with enough decimals that a shortfall never reads 0. */
function points(difference: number): string {
  const value = 100 * difference;
  const decimals = value >= 0.05 ? 1 : Math.min(MOST_DECIMALS, Math.ceil(-Math.log10(value)));
  return `${value.toFixed(decimals).replace(/\.?0+$/, '')} points`;
}
