/** The parts of the final file system that budgets limit, and notes on those that the image does not have. */
import type { MeasuredPart, Part } from '../analysis/measured-parts.ts';
import type { BudgetConfig } from '../config/types.ts';
import { at } from '../errors.ts';

/** What the analysis has to measure for these budgets, each part once. */
export function partsOf(budgets: readonly BudgetConfig[]): Part[] {
  const parts = budgets.flatMap(({ budget }) => partOf(budget) ?? []);
  return [...new Map(parts.map(part => [`${part.section} ${part.key}`, part])).values()];
}

/** A note for each budget on a path or package of which the image has no file: a misspelt one would always pass. */
export function unmatchedNotes(budgets: readonly BudgetConfig[], parts: readonly MeasuredPart[]): string[] {
  return budgets.flatMap(({ budget, position }) => {
    const wanted = partOf(budget);
    const part = parts.find(({ section, key }) => section === wanted?.section && key === wanted.key);
    return part === undefined || part.files > 0 ? [] : [at(position, noteOf(part))];
  });
}

function partOf(budget: BudgetConfig['budget'] | 'upstream'): Part | null {
  if (typeof budget === 'string') return null;
  if (budget.section === 'growth') return partOf(budget.of);
  const { section, key } = budget;
  return section === 'paths' || section === 'packages' ? { section, key } : null;
}

function noteOf({ section, key, isDirectory }: MeasuredPart): string {
  if (section === 'packages')
    return `The image has no file of a package ${key}, so its budget passes. imagebudget inspect lists the packages.`;
  const none = `${key} matches no file, so its budget passes.`;
  return isDirectory ? `${none} It is a directory. Did you mean ${key}${key.endsWith('/') ? '' : '/'}**?` : none;
}
