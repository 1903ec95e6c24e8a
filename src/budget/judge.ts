/** Judges the figures of one image by the budgets of its config. */
import type { BudgetConfig, BudgetSubject } from '../config/types.ts';
import type { Threshold } from '../config/values/thresholds.ts';
import { percentOf } from './exact.ts';
import { baselineOf, type Figure, type Figures, figureOf } from './figure.ts';
import type { BudgetResult, Status } from './types.ts';

/**
 * Judges every budget, in the order given. Percent limits become bytes of this image.
 * @param budgets those that `judgeable` lets through: what could not be measured never passes
 */
export function judge(budgets: readonly BudgetConfig[], figures: Figures): BudgetResult[] {
  return budgets.map(budget => judgeOne(budget, figures));
}

/** The worst status; `pass` if the list is empty. */
export function verdictOf(results: readonly { status: Status | 'skip' }[]): Status {
  if (results.some(({ status }) => status === 'fail')) return 'fail';
  return results.some(({ status }) => status === 'warn') ? 'warn' : 'pass';
}

function judgeOne(config: BudgetConfig, figures: Figures): BudgetResult {
  const figure = figureOf(config, figures);
  if ('missing' in figure) throw new Error(`${budgetName(config)} cannot be judged: ${figure.missing}`);
  const { actual, unit, keeps, whole = figures.sizes.image } = figure;
  const warn = limitOf(config.warn, config.floor, whole);
  const fail = limitOf(config.fail, config.floor, whole);
  return {
    budget: budgetName(config),
    status: statusOf({ warn: warn?.amount ?? null, fail: fail?.amount ?? null }, keeps),
    actual,
    warn: warn?.amount ?? null,
    fail: fail?.amount ?? null,
    baseline: figure.baseline ?? baselineOf(config, figures),
    unit,
    text: { warn: warn?.text ?? null, fail: fail?.text ?? null },
    position: config.position,
  };
}

/** `size`, `rules.pip-cache`, `paths./app/**`, `growth.size`. */
export function budgetName({ budget }: BudgetConfig): string {
  return nameOf(budget);
}

function nameOf(subject: BudgetSubject | 'upstream'): string {
  if (typeof subject === 'string') return subject;
  return subject.section === 'growth' ? `growth.${nameOf(subject.of)}` : `${subject.section}.${subject.key}`;
}

function statusOf({ warn, fail }: Pick<BudgetResult, 'warn' | 'fail'>, keeps: Figure['keeps']): Status {
  if (fail !== null && !keeps(fail)) return 'fail';
  return warn !== null && !keeps(warn) ? 'warn' : 'pass';
}

/** A limit as a plain number of its figure's unit, and how it was written. A floor above it takes its place. */
function limitOf(
  limit: Threshold | null,
  floor: Threshold | undefined,
  whole: number,
): { amount: number; text: string } | null {
  if (limit === null) return null;
  const amount = amountOf(limit, whole);
  const least = floor === undefined ? 0 : amountOf(floor, whole);
  if (floor === undefined || least <= amount) return { amount, text: limit.text };
  return { amount: least, text: `${limit.text}, floor ${floor.text}` };
}

function amountOf(limit: Threshold, whole: number): number {
  switch (limit.kind) {
    case 'bytes':
      return limit.bytes;
    case 'percent':
      return percentOf(whole, limit.percent);
    case 'count':
      return limit.count;
    case 'ratio':
      return limit.ratio;
    default:
      return limit satisfies never;
  }
}
