/** The text that edits change: the Dockerfile, or the history's instructions where no Dockerfile is known. */

import type { TracedTo } from '../../dockerfile/attribution/layer-origins.ts';
import { chainOf, type Step } from '../../dockerfile/build/stages.ts';
import { editableHistory } from '../../dockerfile/edit/history-text.ts';
import { instructionOf } from '../../dockerfile/history.ts';
import type { ImageManifest } from '../../image/types.ts';

export interface EditableText {
  dockerfile: TracedTo;
  steps: readonly Step[];
  /** For each history entry the line of the instruction that made it. */
  lines: readonly (number | null)[];
  fromHistory: boolean;
  /** Whether a Dockerfile is known, but made none of the layers. */
  isForeign: boolean;
  /** Line of the `FROM` whose image made all own layers by its triggers; null if others did. */
  triggeredBy: number | null;
  ignoreFile: TracedTo['ignoreFile'];
}

/** @param lines for each history entry the line of the Dockerfile that made it */
export function editableText(
  { config: { history } }: ImageManifest,
  { dockerfile, lines }: { dockerfile: TracedTo | null; lines: readonly (number | null)[] },
): EditableText {
  if (dockerfile !== null && lines.some(line => line !== null)) {
    const { parsed, target, ignoreFile } = dockerfile;
    return {
      dockerfile,
      steps: chainOf(parsed, target),
      lines,
      fromHistory: false,
      isForeign: false,
      triggeredBy: null,
      ignoreFile,
    };
  }
  const parsed = editableHistory(history.map(({ createdBy }) => instructionOf(createdBy)));
  const steps = parsed.instructions.map((instruction): Step => ({ instruction, shell: [], ofTarget: true, stage: 0 }));
  return {
    dockerfile: { parsed, path: dockerfile?.path ?? 'Dockerfile', target: null, ignoreFile: null },
    steps,
    lines: history.map((_, at) => at + 1),
    fromHistory: true,
    isForeign: dockerfile !== null,
    triggeredBy: dockerfile === null ? null : triggersOf(dockerfile),
    ignoreFile: dockerfile?.ignoreFile ?? { path: '.dockerignore', text: '' },
  };
}

/** The `FROM` of a Dockerfile that makes no layer itself, so that only `ONBUILD` triggers of its base image can have. */
function triggersOf({ parsed, target }: TracedTo): number | null {
  const steps = chainOf(parsed, target);
  const makesLayer = steps.some(({ instruction: { keyword } }) => /^(?:RUN|COPY|ADD)$/.test(keyword));
  return makesLayer ? null : (steps[0]?.stage ?? null);
}
