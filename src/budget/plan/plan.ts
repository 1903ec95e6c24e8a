/** The plan of an image: which edits to make, in which order, and what each brings. */
import type { Trust } from '../../advice/edits/edit.ts';
import type { EditableFiles, EditsOfImage, FoundEdit } from '../../analysis/edits/types.ts';
import type { DockerfileLine } from '../../analysis/types.ts';
import type { BudgetConfig } from '../../config/types.ts';
import { withoutSecrets } from '../../dockerfile/secrets.ts';
import { isWithin } from '../../rules/trust.ts';
import type { Figures } from '../figure.ts';
import { judgeable } from '../missing.ts';
import { type Choice, choose } from './choose.ts';
import { freedBy } from './figures.ts';
import { type JudgedAfter, judgeAfter } from './judge-after.ts';
import type { Plan, PlanItem } from './types.ts';
import { WrittenEdits } from './written-edits.ts';

export interface PlanFacts {
  /** Empty if nothing is judged. */
  budgets: readonly BudgetConfig[];
  figures: Figures;
  edits: EditsOfImage;
  /** Edits of more consequence than this are left out. */
  trust?: Trust;
}

/** Chooses the edits and writes them. No byte is promised twice: each counts for the first edit that frees it. */
export function planOf(given: PlanFacts): Plan {
  const facts = withJudgeable(given);
  const { edits, trust = 'base' } = facts;
  const usable = new Set(edits.edits.flatMap((edit, at) => (isWithin(edit.trust, trust) ? [at] : [])));
  for (;;) {
    const choice = choose(facts, usable);
    const { items, unfit } = write(choice, facts);
    if (unfit.length === 0) {
      const hasNewBase = items.some(item => item.trust === 'base');
      const sameBase = hasNewBase ? planOf({ ...facts, trust: 'fewer' }).items : [];
      return { ...planned(items, choice, facts), sameBase, baseBytes: edits.baseBytes };
    }
    // Two edits may exclude each other. Then the one that comes later is given up.
    for (const edit of unfit) usable.delete(edit);
  }
}

/**
 * The plan of these edits and no others, however little they free, in the order in which the whole plan would have them.
 * @returns the ID of one that does not go together with those before it
 */
export function planOfOnly(given: PlanFacts, ids: ReadonlySet<string>): Plan | { conflict: string } {
  const facts = withJudgeable(given);
  const { edits } = facts;
  const usable = new Set(edits.edits.flatMap(({ id }, at) => (ids.has(id) ? [at] : [])));
  const choice = choose(facts, usable);
  const order = [...choice.order, ...[...usable].filter(at => !choice.order.includes(at))];
  const all = { ...choice, order, worth: order.length };
  const { items, unfit } = write(all, facts);
  const [first] = unfit;
  if (first !== undefined) return { conflict: edits.edits[first]?.id ?? '' };
  return { ...planned(items, all, facts), sameBase: [], baseBytes: edits.baseBytes };
}

/** Edits change no figure that the image does not have. */
function withJudgeable(facts: PlanFacts): PlanFacts {
  return { ...facts, budgets: judgeable(facts.budgets, facts.figures) };
}

/** The items in the order chosen, and the edits that do not fit to those before. */
function write({ order }: Choice, facts: PlanFacts): { items: PlanItem[]; unfit: number[] } {
  const { files } = facts.edits;
  const text = new WrittenEdits(files);
  const meets = meetsByStep(order, facts);
  const chosen = new Set<number>();
  const items: PlanItem[] = [];
  const unfit: number[] = [];
  for (const [step, at] of order.entries()) {
    const edit = facts.edits.edits[at];
    const written = edit === undefined ? null : text.add(edit);
    if (edit === undefined || written === null) {
      unfit.push(at);
      continue;
    }
    const before = freedBy(facts.edits, chosen);
    chosen.add(at);
    const after = freedBy(facts.edits, chosen);
    items.push({
      id: edit.id,
      title: withoutSecrets(edit.title),
      trust: edit.trust,
      leftOut: edit.leftOut,
      ...(edit.operations.some(({ kind }) => kind === 'replace-start') ? { startsOther: true } : {}),
      ...estimateOf(edit, after.bytes - before.bytes),
      // With another base, what goes cannot be held against findings.
      uncounted: edit.adds === undefined ? after.uncounted - before.uncounted : 0,
      sizeAfter: facts.figures.sizes.image - after.bytes,
      meets: meets[step] ?? [],
      findings: edit.findings,
      at: edit.line === null ? null : lineOf(edit.line, files),
      second: secondOf(edit.second, files),
      edits: written,
    });
  }
  return { items, unfit };
}

/**
 * For each edit the budgets that it brings within their limits for good. A limit in percent of the size can be met, and broken again
 * by an edit that makes the image smaller.
 */
function meetsByStep(order: readonly number[], facts: PlanFacts): string[][] {
  const broken = [...order.keys(), order.length].map(steps => brokenBudgets(facts, new Set(order.slice(0, steps))));
  const first = [...(broken[0] ?? [])];
  return order.map((_, step) =>
    first.filter(budget => broken[step]?.has(budget) && broken.slice(step + 1).every(later => !later.has(budget))),
  );
}

function estimateOf(
  { adds, spread: own = 0 }: Pick<FoundEdit, 'adds' | 'spread'>,
  bytes: number,
): Pick<PlanItem, 'bytes' | 'exact' | 'range'> {
  const spread = (adds?.spread ?? 0) + own;
  return { bytes, exact: spread === 0, range: spread === 0 ? null : [Math.max(0, bytes - spread), bytes + spread] };
}

function planned(
  items: readonly PlanItem[],
  { order, needed, worth }: Choice,
  facts: PlanFacts,
): Omit<Plan, 'baseBytes' | 'sameBase'> {
  const isFailing = ({ result }: JudgedAfter) => result.status === 'fail';
  const failing = new Set(judgeAfter(facts.budgets, facts, new Set()).filter(isFailing).map(nameOf));
  const after = judgeAfter(facts.budgets, facts, new Set(order)).filter(isFailing);
  const left = after.filter(one => failing.has(nameOf(one)));
  const unmet = left.filter(({ isUntold }) => !isUntold).map(nameOf);
  const untold = left.filter(({ isUntold }) => isUntold).map(nameOf);
  const broken = after.map(nameOf).filter(budget => !failing.has(budget));
  return { items: items.slice(0, worth), needed, unmet, untold, broken, small: items.slice(worth) };
}

/** Names of the budgets that fail or warn after some edits, or of which that cannot be told. */
function brokenBudgets(facts: PlanFacts, chosen: ReadonlySet<number>): Set<string> {
  return new Set(
    judgeAfter(facts.budgets, facts, chosen)
      .filter(({ result }) => result.status !== 'pass')
      .map(nameOf),
  );
}

function nameOf({ result }: JudgedAfter): string {
  return result.budget;
}

function lineOf(line: number, { path }: EditableFiles): DockerfileLine | null {
  return path === null ? null : { path, line };
}

function secondOf(second: { line: number; does: string } | null, files: EditableFiles): PlanItem['second'] {
  const at = second === null ? null : lineOf(second.line, files);
  return second === null || at === null ? null : { at, does: second.does };
}
