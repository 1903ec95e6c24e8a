/** Chooses the plan: the fewest edits that bring the image within its budgets, then those that are still worth it. */
import type { EditsOfImage, FreedBytes } from '../../analysis/edits/types.ts';
import type { BudgetConfig } from '../../config/types.ts';
import { TRUSTS } from '../../rules/trust.ts';
import type { Figures } from '../figure.ts';
import type { BudgetResult } from '../types.ts';
import { freedBy } from './figures.ts';
import { judgeAfter } from './judge-after.ts';

export interface Choice {
  /** Indexes of edits, in the order to make them. */
  order: number[];
  /** How many of them the budgets need. */
  needed: number;
  /** How many, needed ones included, are worth it; the rest frees little. */
  worth: number;
}

/** An edit is worth it from this part of the image, or from this many bytes. */
const WORTH = { part: 0.01, bytes: 10_000_000, least: 65_536 };

/** An edit for fewer bytes is not worth a line, unless a budget needs it or it takes a secret out. */
const LEAST_GAIN = 1000;

export interface ChoiceFacts {
  budgets: readonly BudgetConfig[];
  figures: Figures;
  edits: EditsOfImage;
}

/** Edits that cannot be made are left out by `usable`. */
export function choose(facts: ChoiceFacts, usable: ReadonlySet<number>): Choice {
  const needed = neededEdits(facts, usable, []);
  const first = [...needed, ...leadingEdit(facts, usable, needed)];
  const size = facts.figures.sizes.image - freedBy(facts.edits, new Set(first)).bytes;
  const worthwhile = byGain({ ...facts, size }, { usable, after: first }, gained => isWorth(size, gained));
  const wanted = [...first, ...withoutSpared(facts, first, worthwhile)];
  // A limit in percent is broken again if an edit makes the image smaller.
  wanted.push(...neededEdits(facts, usable, wanted));
  const always = [...usable].filter(edit => facts.edits.edits[edit]?.always && !wanted.includes(edit));
  const plan = [...wanted, ...always];
  const small = byGain({ ...facts, size }, { usable, after: plan }, ({ gain }) => gain >= LEAST_GAIN);
  return { order: [...plan, ...small], needed: needed.length, worth: plan.length };
}

/** Another base that frees this part of the image comes before all that the budgets do not need. */
const LEADS = 0.3;

/** The one that frees most, or none. */
function leadingEdit(facts: ChoiceFacts, usable: ReadonlySet<number>, after: readonly number[]): number[] {
  const least = facts.figures.sizes.image * LEADS;
  const isOfBase = (edit: number) => facts.edits.edits[edit]?.trust === 'base';
  const others = [...usable].filter(isOfBase);
  if (after.some(isOfBase)) return [];
  const { image: size } = facts.figures.sizes;
  const gained = byGain({ ...facts, size }, { usable: new Set(others), after }, ({ gain }) => gain >= least);
  return gained.slice(0, 1);
}

/** Further edits without those of which the others free all: one that nothing notices comes before one that does more. */
function withoutSpared({ edits }: ChoiceFacts, first: readonly number[], further: readonly number[]): number[] {
  const kept = new Set([...first, ...further]);
  for (const edit of further) {
    const own = edits.freed.filter(({ by, bytes }) => bytes > 0 && by.some(one => one.edit === edit));
    if (own.every(({ by }) => by.some(one => one.edit !== edit && kept.has(one.edit)))) kept.delete(edit);
  }
  return further.filter(edit => kept.has(edit));
}

interface WeighingFacts extends ChoiceFacts {
  /** Of the image that is left by the edits that come first: with another base, far less than it is. */
  size: number;
}

interface Gained {
  edit: number;
  gain: number;
}

/** Further edits by what each frees after those before, as long as it counts. */
function byGain(
  facts: WeighingFacts,
  { usable, after }: { usable: ReadonlySet<number>; after: readonly number[] },
  counts: (gained: Gained) => boolean,
): number[] {
  const chosen = new Set(after);
  const found: number[] = [];
  const gainOf = gains(facts);
  for (;;) {
    const left = [...usable].filter(edit => !chosen.has(edit));
    const gained = left.map(edit => ({ edit, gain: gainOf(edit, chosen) })).filter(counts);
    const [best] = gained.sort((a, b) => rank(facts, a) - rank(facts, b) || b.gain - a.gain || a.edit - b.edit);
    if (best === undefined) return found;
    found.push(best.edit);
    chosen.add(best.edit);
  }
}

/** Edits that free much come first, and among them those that nothing notices. */
function rank(facts: WeighingFacts, gained: Gained): number {
  return isWorth(facts.size, gained) ? trustOf(facts, gained.edit) : TRUSTS.length;
}

function isWorth(size: number, { gain }: { gain: number }): boolean {
  return gain >= WORTH.least && (gain >= WORTH.bytes || gain >= size * WORTH.part);
}

/** What one more edit frees. Perf: looks only at what that edit is for, since every edit is asked for again and again. */
function gains({ edits }: ChoiceFacts): (edit: number, chosen: ReadonlySet<number>) => number {
  const parts = new Map<number, FreedBytes[]>();
  for (const part of edits.freed)
    for (const { edit } of part.by) parts.get(edit)?.push(part) ?? parts.set(edit, [part]);
  return (edit, chosen) => {
    // What another base image brings is not freed.
    let bytes = -(edits.edits[edit]?.adds?.bytes ?? 0);
    for (const part of parts.get(edit) ?? []) if (!part.by.some(one => chosen.has(one.edit))) bytes += part.bytes;
    return bytes;
  };
}

/**
 * The fewest edits, after those that are made anyway, that leave no limit broken which edits can mend; those of least consequence
 * if they are enough.
 */
function neededEdits(facts: ChoiceFacts, usable: ReadonlySet<number>, made: readonly number[]): number[] {
  const limits = facts.budgets.flatMap(limitsOf);
  const broken = (chosen: Iterable<number>, among: readonly BudgetConfig[]) =>
    brokenBy(facts, new Set([...made, ...chosen]), among);
  if (broken([], limits).length === 0) return [];
  const levels = TRUSTS.map((_, most) => {
    const allowed = [...usable].filter(edit => !made.includes(edit) && trustOf(facts, edit) <= most);
    const unmet = new Set(broken(allowed, limits).map(({ config }) => config));
    return { allowed, mended: limits.filter(limit => !unmet.has(limit)) };
  });
  // Not always the last: what another base image brings may leave it open whether a limit is kept.
  const most = Math.max(...levels.map(({ mended }) => mended.length));
  const least = levels.find(({ mended }) => mended.length === most);
  return least === undefined ? [] : fewest(least.allowed, chosen => overage(broken(chosen, least.mended)));
}

/** A budget that warns and fails is two limits: edits may reach one of them. */
function limitsOf(budget: BudgetConfig): BudgetConfig[] {
  const { warn, fail } = budget;
  return [...(fail === null ? [] : [{ ...budget, warn: null }]), ...(warn === null ? [] : [{ ...budget, fail: null }])];
}

function trustOf({ edits }: ChoiceFacts, edit: number): number {
  return TRUSTS.indexOf(edits.edits[edit]?.trust ?? 'base');
}

interface Broken {
  config: BudgetConfig;
  result: BudgetResult;
}

function brokenBy(facts: ChoiceFacts, chosen: ReadonlySet<number>, limits: readonly BudgetConfig[]): Broken[] {
  return judgeAfter(limits, facts, chosen).flatMap(({ result }, at) => {
    const config = limits[at];
    return result.status === 'pass' || config === undefined ? [] : [{ config, result }];
  });
}

/** How far limits are exceeded, each as a part of itself. */
function overage(broken: readonly Broken[]): number {
  return broken.reduce((sum, { result: { actual, warn, fail } }) => {
    const limit = fail ?? warn ?? 0;
    return sum + Math.abs(actual - limit) / Math.max(1, limit) + 1;
  }, 0);
}

/** Takes the edit that helps most until nothing is over, then drops those that turned out not to be needed. */
function fewest(allowed: readonly number[], over: (chosen: ReadonlySet<number>) => number): number[] {
  const chosen: number[] = [];
  for (let left = over(new Set()); left > 0; left = over(new Set(chosen))) {
    const rest = allowed.filter(edit => !chosen.includes(edit));
    const [best] = rest
      .map(edit => ({ edit, over: over(new Set([...chosen, edit])) }))
      .sort((a, b) => a.over - b.over || a.edit - b.edit);
    if (best === undefined || best.over >= left) break;
    chosen.push(best.edit);
  }
  for (const edit of [...chosen].reverse()) {
    const without = chosen.filter(one => one !== edit);
    if (over(new Set(without)) === 0) chosen.splice(chosen.indexOf(edit), 1);
  }
  return chosen;
}
