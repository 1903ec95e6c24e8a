/** Growth against the baseline in words. Texts hold foreign parts (names of images and branches): `say` escapes them. */

import type { BudgetResult } from '../../../budget/types.ts';
import type { ImageReport, ReportBaseline } from '../../types.ts';
import type { Say } from '../escape.ts';
import { bytes, count, growth } from '../figures.ts';

const PREFIX = 'growth.';

/** Whether a budget limits growth and not the figure itself. */
export function isGrowth({ budget }: Pick<BudgetResult, 'budget'>): boolean {
  return budget.startsWith(PREFIX);
}

/** The figure whose growth a budget limits: `size` of `growth.size`. */
export function figureName({ budget }: Pick<BudgetResult, 'budget'>): string {
  return budget.startsWith(PREFIX) ? budget.slice(PREFIX.length) : budget;
}

/** The figure itself, also where its growth is judged. */
export function figureNow(budget: BudgetResult): number {
  return isGrowth(budget) ? budget.actual + (budget.baseline ?? 0) : budget.actual;
}

/** The figure less that of the baseline, with its sign; empty if that is not known. */
export function changeText({ budget, unit, actual, baseline }: BudgetResult): string {
  if (baseline === null) return '';
  return signed(unit, isGrowth({ budget }) ? actual : actual - baseline);
}

/** `+12.3 MB`, `−3`, `+1.2 points` */
function signed(unit: BudgetResult['unit'], by: number): string {
  switch (unit) {
    case 'bytes':
      return growth(by);
    case 'count':
      return by < 0 ? `−${count(-by)}` : `${by > 0 ? '+' : ''}${count(by)}`;
    case 'ratio':
      return by === 0 ? '0 points' : `${by < 0 ? '−' : '+'}${(100 * Math.abs(by)).toFixed(1)} points`;
    default:
      return unit satisfies never;
  }
}

/** The baseline, if there is one. */
export function knownBaseline({ baseline }: Pick<ImageReport, 'baseline'>): ReportBaseline | null {
  return baseline && 'comparison' in baseline ? baseline : null;
}

/** `main`, or `main at abc1234`. */
export function baselineName({ label, commit }: ReportBaseline): string {
  return commit === null ? label : `${label} at ${commit.slice(0, 7)}`;
}

/** `21.3 MB more than main at abc1234 (18.0 MB ours, 3.30 MB upstream)`; null without a baseline. */
export function growthClause(image: Pick<ImageReport, 'baseline'>, say: Say): string | null {
  const baseline = knownBaseline(image);
  if (baseline === null) return null;
  const { figures } = baseline.comparison;
  const of = (name: string) => figures.find(({ figure }) => figure === name)?.growth ?? null;
  const [all, own, upstream] = [of('image') ?? 0, of('own'), of('upstream')];
  const than = say(baselineName(baseline));
  const what = all === 0 ? `as much as ${than}` : `${bytes(Math.abs(all))} ${all > 0 ? 'more' : 'less'} than ${than}`;
  if (own === null || upstream === null || (own === 0 && upstream === 0)) return what;
  // Where one grew and the other shrank, only signs tell.
  const text = all > 0 && own >= 0 && upstream >= 0 ? bytes : growth;
  return `${what} (${text(own)} ours, ${text(upstream)} upstream)`;
}

/**
 * What to know about the baseline, as sentences: `no baseline yet: the report main.json …`, with what to do; or why it is not that of
 * the commit where the change starts. Null if there is nothing to say.
 */
export function baselineText({ baseline }: ImageReport, say: Say): string | null {
  if (baseline === null) return null;
  if (!('missing' in baseline)) return baseline.note && say(baseline.note);
  const { missing, detail, hint } = baseline;
  return `${detail === null ? missing : `${missing}: ${say(detail)}`}. ${say(hint)}`;
}
