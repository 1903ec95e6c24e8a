/** The job of `imagebudget fix`: plan → prove → write. It prints nothing; what it does is told to a listener. */
import type { Environment } from './environment.ts';
import { changesAfter } from './fix/edited-files.ts';
import { refuseUnsaved } from './fix/git-state.ts';
import { planFix } from './fix/plan-fix.ts';
import { prove } from './fix/prove/prove.ts';
import type { FixRequest, FixResult, Listener } from './fix/types.ts';
import { checkPlaces, writeFiles } from './fix/write-files.ts';

/**
 * Finds the edits of an image's Dockerfile, proves them if that is wanted, and writes them if that is wanted and no proof failed.
 * @throws ConfigError, UsageError, MeasureError: then no file is changed
 */
export async function fix(request: FixRequest, environment: Environment, listener: Listener): Promise<FixResult> {
  const found = await planFix(request, environment);
  await listener.planned(found);
  const all = found.plan.items.length;
  if (all === 0) return { ...found, made: 0, proof: null, written: [] };
  // Before minutes of building.
  if (request.write) await checkWritable(all);
  const proof = request.prove ? await prove(found, request, { environment, listener }) : null;
  const made = proof === null ? all : proof.passed ? proof.steps.length : 0;
  const changes = changesAfter(found.files, made);
  if (!request.write || changes.length === 0) return { ...found, made, proof, written: [] };
  await checkWritable(made);
  await writeFiles(changes, environment.signal);
  return { ...found, made, proof, written: changes.map(({ shown }) => shown) };

  async function checkWritable(edits: number): Promise<void> {
    const wanted = changesAfter(found.files, edits);
    checkPlaces(wanted, environment.cwd);
    if (!request.force) await refuseUnsaved(wanted, environment);
  }
}
