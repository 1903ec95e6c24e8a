/** A plan must promise no more than the image can lose, and no byte twice. */
import type { Plan, PlanItem } from '../../budget/plan/types.ts';
import type { BudgetResult } from '../../budget/types.ts';
import type { ImageReport } from '../types.ts';
import { allWhole, holds, same, total } from './assertions.ts';

/** @throws MeasureError if a sum of docs/report.md does not hold in the plan */
export function assertPlan(image: ImageReport): void {
  const { items, small } = image.plan;
  const all = [...items, ...small];
  for (const item of all) assertItem(item);
  same('edits of the plan, each once', new Set(all.map(({ id }) => id)).size, all.length);
  assertSizesAfter(all, image);
  assertPromised(all, image);
  assertBudgets(image.plan, image.budgets);
}

function assertItem({ bytes, uncounted, sizeAfter, trust, leftOut, at, second, edits }: PlanItem): void {
  allWhole(bytes, uncounted, sizeAfter, ...leftOut.map(one => one.bytes));
  const lines = [at, second?.at, ...edits, ...edits.flatMap(({ hunks }) => hunks)];
  for (const one of lines) holds('lines of an edit count from 1', one?.line == null || one.line >= 1);
  holds('bytes that no finding counts are of the edit', uncounted <= bytes);
  holds('an edit that nothing can notice leaves nothing out', trust !== 'same' || leftOut.length === 0);
}

/** With each edit the image loses its bytes; a size budget is met by the edit that brings it within its limits. */
function assertSizesAfter(all: readonly PlanItem[], { sizes, budgets, plan }: ImageReport): void {
  const budget = budgets.find(one => one.budget === 'size');
  const limit = Math.min(budget?.warn ?? Number.POSITIVE_INFINITY, budget?.fail ?? Number.POSITIVE_INFINITY);
  let size = sizes.image;
  for (const { bytes, sizeAfter, meets } of all) {
    same('size with an edit and the size before less its bytes', sizeAfter, size - bytes);
    same('an edit brings size within its limit', meets.includes('size'), size > limit && sizeAfter <= limit);
    size = sizeAfter;
  }
  const isOver = budget?.status === 'fail' && size > (budget.fail ?? 0);
  same('edits leave size over its limit', plan.unmet.includes('size'), isOver);
}

/**
 * With the same base image, edits free waste, advice that they name, and what they leave out. Another base image can free anything:
 * the size after it is the only bound.
 */
function assertPromised(all: readonly PlanItem[], { sizes, findings, plan, savingsTotal }: ImageReport): void {
  const sameBase = all.filter(({ trust }) => trust !== 'base');
  const named = new Set(sameBase.flatMap(item => item.findings));
  const advice = findings.filter(({ bucket, rule }) => bucket === 'advice' && named.has(rule));
  const most =
    sizes.wasted +
    sizes.removable +
    total(advice.map(({ bytes }) => bytes)) +
    total(sameBase.map(({ uncounted }) => uncounted)) +
    total(sameBase.flatMap(({ leftOut }) => leftOut.map(({ bytes }) => bytes)));
  holds('edits free no more than the image can lose', total(sameBase.map(({ bytes }) => bytes)) <= most);
  allWhole(plan.baseBytes);
  holds("the base image's waste is waste", plan.baseBytes <= savingsTotal.bytes);
}

/**
 * A failing budget is met by an edit, or it is told that none meets it; one that warns too may end between its two limits. A limit in
 * percent shrinks with the image, so that a budget may be met, lost again, and met by another edit.
 */
function assertBudgets({ items, small, needed, unmet, untold, broken }: Plan, budgets: readonly BudgetResult[]): void {
  const all = new Set(budgets.map(({ budget }) => budget));
  const failing = budgets.filter(({ status }) => status === 'fail');
  const met = [...items, ...small].flatMap(({ meets }) => meets);
  for (const name of met) holds('an edit meets a budget of the image', all.has(name));
  for (const name of [...unmet, ...untold])
    holds(
      'only a failing budget is unmet',
      failing.some(({ budget }) => budget === name),
    );
  for (const name of broken)
    holds(
      'only a budget that does not fail can be broken',
      budgets.some(({ budget, status }) => budget === name && status !== 'fail'),
    );
  for (const { budget, warn } of failing)
    holds('an unmet budget is told', warn !== null || [...met, ...unmet, ...untold].includes(budget));
  holds('the edits that are needed are edits of the plan', needed <= items.length);
  const isKept = budgets.every(({ status }) => status === 'pass');
  holds('no edit is needed if all budgets are kept', needed === 0 || !isKept);
}
