/** The instruction that installs packages into a directory of the image, in the image itself or in the stage that a COPY brings them from. */
import type { BuildStep } from '../../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../../dockerfile/edit/operations/types.ts';
import type { Rule } from '../../../../rules/rule.ts';
import type { EditImage } from '../../edit-image.ts';
import type { Group } from '../../group.ts';
import { copiedStage } from '../../users/copied-stage.ts';
import { optionsFor } from '../clean-run.ts';

export interface Installation {
  /** The rule's option for it, and for those that repeat it. */
  operations: Operation[];
  /** The instruction, and all that comes after it. */
  steps: BuildStep[];
  /** What brings the packages from the stage that installs them; null for a RUN of the image itself. */
  copier: BuildStep | null;
}

/**
 * Null if no command lacks the rule's option, or if it is not certain which one installed them.
 * @param directory what holds all files of the group, where a COPY brings them; null if nothing does
 */
export function installationOf(
  { layer, paths }: Group,
  { rule, directory }: { rule: Rule; directory: string | null },
  image: EditImage,
): Installation | null {
  const step = image.stepOf(layer);
  if (step === null) return null;
  const after = image.steps.slice(image.steps.indexOf(step));
  if (step.instruction.keyword === 'RUN') {
    return optionsFor(rule, step.instruction, image) && withOptions({ steps: after, copier: null }, rule, image);
  }
  const [path = ''] = paths;
  if (directory === null || paths.some(one => !one.startsWith(`${directory}/`))) return null;
  const stage = copiedStage(step, { directory, path }, image)?.steps ?? [];
  const first = stage.findIndex(({ instruction }) => optionsFor(rule, instruction, image) !== null);
  return first === -1 ? null : withOptions({ steps: [...stage.slice(first), ...after], copier: step }, rule, image);
}

/** An installation that comes later would bring them all the same. */
function withOptions(found: Omit<Installation, 'operations'>, rule: Rule, image: EditImage): Installation {
  return { ...found, operations: found.steps.flatMap(({ instruction }) => optionsFor(rule, instruction, image) ?? []) };
}
