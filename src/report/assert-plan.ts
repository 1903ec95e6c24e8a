/** A plan must promise no more than the image can lose, and no byte twice. */
import type { Plan, PlanItem } from '../budget/plan/types.ts';
import type { BudgetResult } from '../budget/types.ts';
import { allWhole, holds, same, total } from './assertions.ts';
import { threshold } from './format/budget-messages.ts';
import type { ImageReport } from './types.ts';

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

function assertItem({ bytes, sizeAfter, trust, leftOut, at, second, edits }: PlanItem): void {
  allWhole(bytes, sizeAfter, ...leftOut.map(one => one.bytes));
  const lines = [at, second?.at, ...edits, ...edits.flatMap(({ hunks }) => hunks)];
  for (const one of lines) holds('lines of an edit count from 1', one?.line == null || one.line >= 1);
  holds('only an edit that installs less leaves something out', trust === 'fewer' || leftOut.length === 0);
}

/** With each edit the image loses its bytes; a size budget is met by the edit that brings it within its limit. */
function assertSizesAfter(all: readonly PlanItem[], { sizes, budgets }: ImageReport): void {
  const budget = budgets.find(one => one.budget === 'size' && one.status !== 'pass');
  const limit = budget ? threshold(budget) : null;
  let size = sizes.image;
  for (const { bytes, sizeAfter, meets } of all) {
    same('size with an edit and the size before less its bytes', sizeAfter, size - bytes);
    if (limit !== null)
      same('an edit brings size within its limit', meets.includes('size'), size > limit && sizeAfter <= limit);
    size = sizeAfter;
  }
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
    total(sameBase.flatMap(({ leftOut }) => leftOut.map(({ bytes }) => bytes)));
  holds('edits free no more than the image can lose', total(sameBase.map(({ bytes }) => bytes)) <= most);
  allWhole(plan.baseBytes);
  holds("the base image's waste is waste", plan.baseBytes <= savingsTotal.bytes);
}

/** Each failing budget is met by one edit, or is one that no edit meets. */
function assertBudgets({ items, small, needed, unmet }: Plan, budgets: readonly BudgetResult[]): void {
  const failing = budgets.filter(({ status }) => status === 'fail').map(({ budget }) => budget);
  const open = new Set(budgets.filter(({ status }) => status !== 'pass').map(({ budget }) => budget));
  const met = [...items, ...small].flatMap(({ meets }) => meets);
  for (const name of met) holds('an edit meets a budget that fails or warns', open.has(name));
  same('budgets that edits meet, each once', new Set(met).size, met.length);
  const left = failing.filter(name => !met.includes(name));
  same('failing budgets that no edit meets', [...unmet].sort().join(), left.sort().join());
  holds('the edits that are needed are of the plan', needed <= items.length);
  const last = items.findLastIndex(({ meets }) => meets.some(name => failing.includes(name)));
  same('the edits that failing budgets need', needed, last + 1);
}
