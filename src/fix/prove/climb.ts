/** Builds the image with one edit more each time, until its budgets are met or an edit fails. */
import type { PlanItem } from '../../budget/plan/types.ts';
import type { ImageReport } from '../../report/types.ts';
import { configOf } from './container-config.ts';
import { measure, moved, type ProofContext } from './context.ts';
import { filesOf, missingIn, type Started, stillNeeded } from './programs.ts';
import { buildWith } from './recipe.ts';
import { tryImage } from './try-image.ts';
import { type Check, type Proof, type ProofStep, TOLERANCE } from './types.ts';

interface Start {
  /** Of the image without edits. */
  report: ImageReport;
  check: Check;
  started: Started;
}

type Climbed = Pick<Proof, 'steps' | 'untried' | 'stopped'>;

export async function climb(context: ProofContext, start: Start): Promise<Climbed> {
  const { items } = context.found.plan;
  const steps: ProofStep[] = [];
  const end = (stopped: Proof['stopped']): Climbed => ({
    steps,
    untried: items.slice(steps.length).map(({ id }) => id),
    stopped: stopped === 'budgets' && steps.length === items.length ? null : stopped,
  });
  let before = start.report;
  for (const [index, item] of items.entries()) {
    const { step, report } = await tryEdit(context, start, { item, edits: index + 1, count: items.length, before });
    steps.push(step);
    if (!step.passed || report === null) return end('failure');
    if (start.report.verdict === 'fail' && report.verdict !== 'fail') return end('budgets');
    before = report;
  }
  return end(null);
}

interface Rung {
  item: PlanItem;
  /** How many edits are made, this one included. */
  edits: number;
  count: number;
  /** The image with one edit less. */
  before: ImageReport;
}

async function tryEdit(
  context: ProofContext,
  { check, started, report: first }: Start,
  { item, edits, count, before }: Rung,
): Promise<{ step: ProofStep; report: ImageReport | null }> {
  const { session, recipe, folder, listener, environment, io, request } = context;
  const { id, title, trust, range, bytes: promised } = item;
  await listener.step(`building it with edit ${edits} of ${count} (${id})`);
  const built = await session.build(buildWith(recipe, edits, folder));
  const facts = { id, title, trust, promised, range };
  if ('problem' in built) {
    const none = { built: null, measured: null, kept: false, check: null, missing: [], passed: false };
    return { step: { ...facts, ...none, problem: built.problem }, report: null };
  }
  const report = await measure(context, built.id);
  if (!hasNewBase(context, edits)) checkBase(context, first, report);
  const measured = before.sizes.image - report.sizes.image;
  const kept = keepsPromise(item, measured);
  const platform = request.job.targets[0]?.platform ?? null;
  const startsOther = context.found.plan.items.slice(0, edits).some(one => one.startsOther);
  const config = await configOf(session, built.id);
  const needed = stillNeeded(started, { config, run: request.run, startsOther });
  const missing = missingIn(await filesOf({ id: built.id, platform }, [], io), needed);
  const { signal } = environment;
  const tried = check.kind === 'none' ? null : await tryImage({ session, image: built.id, check, signal });
  const passed = kept && missing.length === 0 && tried?.passed !== false;
  const image = { id: built.id, size: report.sizes.image, seconds: built.seconds };
  return { step: { ...facts, built: image, measured, kept, check: tried, missing, passed, problem: null }, report };
}

/** Within the range of an estimate; else within the tolerance, in either direction. */
export function keepsPromise({ bytes: promised, range }: Pick<PlanItem, 'bytes' | 'range'>, measured: number): boolean {
  if (range !== null) return range[0] <= measured && measured <= range[1];
  return Math.abs(measured - promised) <= Math.max(promised * TOLERANCE.part, TOLERANCE.bytes);
}

/** Whether one of the first edits takes another base image. */
function hasNewBase({ found }: ProofContext, edits: number): boolean {
  return found.plan.items.slice(0, edits).some(({ trust }) => trust === 'base');
}

/** @throws MeasureError if the lowest layers, which no edit touches, are others */
function checkBase({ found }: ProofContext, first: ImageReport, now: ImageReport): void {
  const layers = found.image.base?.layers ?? 0;
  const isSame = first.layers.slice(0, layers).every(({ diffId }, at) => now.layers[at]?.diffId === diffId);
  if (!isSame) throw moved(found.image.base?.name ?? null);
}
