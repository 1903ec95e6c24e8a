/** The RUN that needs the compilers of the present base: rather than being given some of its own it goes into a stage on that base. */
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { ImageConfig } from '../../../image/types.ts';
import { type BuildStageOfRun, buildStage } from '../build-stage/build-stage.ts';
import type { BaseUse } from './base-uses.ts';
import { compiles } from './packages-to-install.ts';

export interface CompilingRun {
  line: number;
  /** Null if it cannot move. */
  stage: BuildStageOfRun | null;
  /** Why not, as a clause. */
  reason: string | null;
}

/** Null if no RUN compiles. */
export function compilingRun(uses: readonly BaseUse[], image: EditImage, config: ImageConfig): CompilingRun | null {
  const runs = new Set(uses.flatMap(use => (use.run !== null && compiles(use) ? [use.run] : [])));
  const [run, ...others] = runs;
  if (run === undefined) return null;
  const { line } = run.instruction;
  if (others.length > 0) return { line, stage: null, reason: 'several lines compile' };
  const made = buildStage(run, image, config);
  if (typeof made !== 'string') return { line, stage: made, reason: null };
  return { line, stage: null, reason: `line ${line} cannot be a build stage: ${made}` };
}
