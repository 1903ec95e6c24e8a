/** The instruction that installs packages into a directory of the image, in the image itself or in the stage that a COPY brings them from. */
import type { BuildStep } from '../../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../../dockerfile/edit/operations/types.ts';
import type { Instruction } from '../../../../dockerfile/parse.ts';
import type { EditImage } from '../../edit-image.ts';
import type { Group } from '../../group.ts';
import { copiedStage } from '../../users/copied-stage.ts';

export interface Installation {
  /** What it becomes, and those that repeat it. */
  operations: Operation[];
  /** The instruction, and all that comes after it. */
  steps: BuildStep[];
  /** What brings the packages from the stage that installs them; null for a RUN of the image itself. */
  copier: BuildStep | null;
}

/** How an instruction installs less; null if it does not install. */
export type LessInstalled = (instruction: Instruction) => Operation[] | null;

/**
 * Null if no command installs them, or if it is not certain which one did.
 * @param directory what holds all files of the group, where a COPY brings them; null if nothing does
 */
export function installationOf(
  { layer, paths }: Group,
  { less, directory }: { less: LessInstalled; directory: string | null },
  image: EditImage,
): Installation | null {
  const step = image.stepOf(layer);
  if (step === null) return null;
  const after = image.steps.slice(image.steps.indexOf(step));
  if (step.instruction.keyword === 'RUN') {
    return less(step.instruction) && withLess({ steps: after, copier: null }, less);
  }
  const [path = ''] = paths;
  if (directory === null || paths.some(one => !one.startsWith(`${directory}/`))) return null;
  const stage = copiedStage(step, { directory, path }, image)?.steps ?? [];
  const first = stage.findIndex(({ instruction }) => less(instruction) !== null);
  return first === -1 ? null : withLess({ steps: [...stage.slice(first), ...after], copier: step }, less);
}

/** An installation that comes later would bring them all the same. */
function withLess(found: Omit<Installation, 'operations'>, less: LessInstalled): Installation {
  return { ...found, operations: found.steps.flatMap(({ instruction }) => less(instruction) ?? []) };
}
