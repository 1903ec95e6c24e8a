/** Budgets on a figure that the image does not have. None of them passes silently. */
import type { BudgetConfig } from '../config/types.ts';
import { MeasureError } from '../errors.ts';
import { type Figures, figureOf } from './figure.ts';
import { budgetName } from './judge.ts';
import type { UnjudgedBudget } from './types.ts';

/** Whether any budget is about growth. */
export function limitsGrowth(budgets: readonly BudgetConfig[]): boolean {
  return budgets.some(isGrowth);
}

function isGrowth({ budget }: BudgetConfig): boolean {
  return typeof budget !== 'string' && budget.section === 'growth';
}

/** The budgets that can be judged. */
export function judgeable(budgets: readonly BudgetConfig[], figures: Figures): BudgetConfig[] {
  return budgets.filter(budget => !('missing' in figureOf(budget, figures)));
}

/** The others, as far as the config lets the run go on. @throws MeasureError for `onMissing: fail` */
export function unjudged(budgets: readonly BudgetConfig[], figures: Figures): UnjudgedBudget[] {
  return budgets.flatMap(config => {
    const figure = figureOf(config, figures);
    if (!('missing' in figure)) return [];
    const { missing, hint } = figure;
    // A first run has no baseline, and nobody is to blame.
    const { position, onMissing = isGrowth(config) ? 'warn' : 'fail' } = config;
    const budget = budgetName(config);
    const why = 'detail' in figure && typeof figure.detail === 'string' ? `${missing}: ${figure.detail}` : missing;
    if (onMissing === 'fail') throw new MeasureError(`"${budget}" cannot be judged: ${why}`, { position, hint });
    return [{ budget, status: onMissing, reason: missing, position }];
  });
}
