/** The budgets of a config that a run has judged, each with the figures of all images that share it. */
import type { MeasuredFigure } from '../../config/ratchet/ratchet.ts';
import type { BudgetConfig, Config } from '../../config/types.ts';
import type { Position } from '../../errors.ts';
import type { Job } from '../../job/types.ts';
import type { ImageReport, Report } from '../../report/types.ts';

/** What one image has, for a limit and for people. */
export interface Figure extends MeasuredFigure {
  /** The image's name; foreign text. */
  image: string;
  actual: number;
  unit: 'bytes' | 'ratio' | 'count';
}

/** One budget of the config. */
export interface MeasuredLimit {
  /** As reports call it. */
  name: string;
  budget: BudgetConfig;
  figures: Figure[];
  /** Why its limits stay whatever was measured; null if nothing speaks against new ones. May hold foreign text. */
  left: string | null;
}

/**
 * @param reports one for each job
 * @param others images of the config that were not measured
 * @returns in the order of the file
 */
export function measuredLimits(
  jobs: readonly Job[],
  reports: readonly Report[],
  others: readonly Config[],
): MeasuredLimit[] {
  const limits = new Map<string, MeasuredLimit>();
  const shared = new Map(others.flatMap(({ name, budgets }) => budgets.map(({ position }) => [keyOf(position), name])));
  jobs.forEach(({ budgets }, n) => {
    for (const budget of budgets ?? []) {
      const key = keyOf(budget.position);
      const limit = limits.get(key) ?? { name: '', budget, figures: [], left: reasonOf(budget, shared.get(key)) };
      limits.set(key, limit);
      for (const image of reports[n]?.images ?? []) add(limit, image);
    }
  });
  return [...limits.values()].sort((a, b) => order(a.budget.position, b.budget.position));
}

function keyOf({ line, column }: Position): string {
  return `${line}:${column}`;
}

function order(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

function reasonOf({ budget }: BudgetConfig, other: string | null | undefined): string | null {
  if (typeof budget !== 'string' && budget.section === 'growth') return 'growth is limited by hand';
  return other ? `${other} shares it and was not measured` : null;
}

/** Adds what an image has of the figure. Without a figure, whether a new limit would let the image pass is not known. */
function add(limit: MeasuredLimit, { name, sizes, budgets, unjudged }: ImageReport): void {
  const key = keyOf(limit.budget.position);
  const result = budgets.find(({ position }) => keyOf(position) === key);
  const missing = unjudged.find(({ position }) => keyOf(position) === key);
  limit.name = result?.budget ?? missing?.budget ?? limit.name;
  if (result === undefined) limit.left ??= `it was not judged: ${missing?.reason ?? 'not measured'}`;
  else {
    const { actual, unit } = result;
    limit.figures.push({
      image: name,
      actual,
      unit,
      amount: unit === 'ratio' ? sizes.visible : actual,
      whole: sizes.image,
    });
  }
}
