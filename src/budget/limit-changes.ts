/** How the limits of two configs differ. */
import type { BudgetConfig } from '../config/types.ts';
import type { Threshold } from '../config/values/thresholds.ts';
import { budgetName } from './judge.ts';
import type { LimitChange, WrittenLimit } from './types.ts';

/** In the order of the new config; budgets that are gone come last. What is written in another way is another limit. */
export function limitChanges(before: readonly BudgetConfig[], after: readonly BudgetConfig[]): LimitChange[] {
  const [old, now] = [byName(before), byName(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap(budget => {
    const [was, is] = [old.get(budget) ?? null, now.get(budget) ?? null];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ budget, before: was, after: is }];
  });
}

function byName(budgets: readonly BudgetConfig[]): Map<string, WrittenLimit> {
  return new Map(
    budgets.map(budget => {
      const { warn, fail, floor, onMissing } = budget;
      const text = (threshold: Threshold | null | undefined) => threshold?.text ?? null;
      return [
        budgetName(budget),
        { warn: text(warn), fail: text(fail), floor: text(floor), onMissing: onMissing ?? null },
      ];
    }),
  );
}
