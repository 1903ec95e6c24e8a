/** What all parts of a proof share, and how an image is measured in it. */
import { check } from '../../check.ts';
import type { Environment } from '../../environment.ts';
import { MeasureError } from '../../errors.ts';
import type { ImageReport } from '../../report/types.ts';
import type { SourceIo } from '../../source/types.ts';
import type { FixRequest, Listener, PlannedFix } from '../types.ts';
import type { Recipe } from './recipe.ts';
import type { Session } from './session.ts';

export interface ProofContext {
  found: PlannedFix;
  request: FixRequest;
  environment: Environment;
  listener: Listener;
  io: SourceIo;
  session: Session;
  recipe: Recipe;
  /** For copies of the user's files. */
  folder: string;
}

/** The figures and budgets of a built image. */
export async function measure({ request: { job }, environment }: ProofContext, id: string): Promise<ImageReport> {
  const [target] = job.targets;
  if (target === undefined) throw new TypeError('a job without a target');
  // How a download compresses is known of no image in an engine.
  const budgets = job.budgets?.filter(({ budget }) => budget !== 'download') ?? null;
  const source = { form: 'docker' as const, name: id };
  const own = {
    ...job,
    targets: [{ ...target, source, positions: {} }],
    dockerfile: null,
    verify: false,
    budgets,
    notes: [],
  };
  const { images } = await check(own, apart(environment));
  const [image] = images;
  if (image === undefined) throw new TypeError('a report without its image');
  return image;
}

export function moved(name: string | null): MeasureError {
  return new MeasureError(
    `the base image ${name ?? ''} changed while the proof ran, so the builds cannot be compared`,
    {
      hint: 'Nothing was written. Run again, or pin the base image by its digest.',
    },
  );
}

/** With a signal of its own: the engine's client leaves its listeners on the one that it is given. */
function apart<T extends { signal: AbortSignal }>(environment: T): T {
  return { ...environment, signal: AbortSignal.any([environment.signal]) };
}
