/** Judges an image by its budgets after some of its edits, as far as that can be told before it is built. */
import type { EditsOfImage } from '../../analysis/edits/types.ts';
import type { BudgetConfig, BudgetSubject } from '../../config/types.ts';
import type { Figures } from '../figure.ts';
import { judge } from '../judge.ts';
import type { BudgetResult } from '../types.ts';
import { figuresAfter, freedBy } from './figures.ts';

/** Figures that follow from the size of another base image alone. */
const OF_SIZES: ReadonlySet<string> = new Set(['size', 'own', 'upstream', 'layer', 'download']);

export interface JudgedAfter {
  result: BudgetResult;
  /** Whether the figure then is not known, since another base image or packages bring files: `result` is that of now. */
  isUntold: boolean;
}

/** One for each budget, in their order. @param chosen indexes of edits */
export function judgeAfter(
  budgets: readonly BudgetConfig[],
  { figures, edits }: { figures: Figures; edits: Pick<EditsOfImage, 'freed' | 'edits'> },
  chosen: ReadonlySet<number>,
): JudgedAfter[] {
  const brings = [...chosen].some(edit => (edits.edits[edit]?.adds?.bytes ?? 0) > 0);
  const after = judge(budgets, figuresAfter(figures, freedBy(edits, chosen)));
  return after.flatMap((result, at) => {
    const config = budgets[at];
    const [now] = brings && config !== undefined && dependsOnFiles(config.budget) ? judge([config], figures) : [];
    return now === undefined ? { result, isUntold: false } : { result: now, isUntold: true };
  });
}

function dependsOnFiles(budget: BudgetSubject | 'upstream'): boolean {
  if (typeof budget === 'string') return !OF_SIZES.has(budget);
  return budget.section !== 'growth' || dependsOnFiles(budget.of);
}
