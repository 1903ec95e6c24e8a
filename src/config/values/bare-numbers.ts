/** Limits of a few bytes, written without a unit: valid, but seldom meant. */
import type { Position } from '../../errors.ts';
import type { BudgetConfig, BudgetSubject, ConfigNote } from '../types.ts';
import { BUDGET_KINDS } from './thresholds.ts';

/** Below this, a number without a unit is seldom meant as bytes. */
const FEW = 1000;

/** A note on each such limit. `0` stays without: it means none at all. @param placeOf the place of the value at a path */
export function bareNumbers(
  budgets: readonly BudgetConfig[],
  placeOf: (path: readonly string[]) => Position | null,
): ConfigNote[] {
  return budgets.flatMap(({ budget, position, ...limits }) =>
    (['warn', 'fail'] as const).flatMap(side => {
      const limit = limits[side];
      if (limit?.kind !== 'bytes' || limit.bytes >= FEW || !/^[1-9][0-9]*$/.test(limit.text)) return [];
      const path = ['budgets', ...keysOf(budget)];
      const takesPercent = typeof budget !== 'string' || BUDGET_KINDS[budget] === 'amount';
      const percent = takesPercent && limit.bytes <= 100 ? `${limit.text} %, or ` : '';
      const bytes = limit.bytes === 1 ? '1 byte' : `${limit.text} bytes`;
      const text = `${limit.text} means ${bytes} here. Did you mean ${percent}${limit.text} MB?`;
      return [{ position: placeOf([...path, side]) ?? placeOf(path) ?? position, text }];
    }),
  );
}

/** The keys under `budgets` that lead to a budget. */
function keysOf(subject: BudgetSubject | 'upstream'): string[] {
  if (typeof subject === 'string') return [subject];
  return subject.section === 'growth' ? ['growth', ...keysOf(subject.of)] : [subject.section, subject.key];
}
