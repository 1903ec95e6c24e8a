/** The text that edits change: the Dockerfile, or the history's instructions where no Dockerfile is known. */
import { editableHistory } from '../../dockerfile/edit/history-text.ts';
import { instructionOf } from '../../dockerfile/history.ts';
import type { TracedTo } from '../../dockerfile/layer-origins.ts';
import { chainOf, type Step } from '../../dockerfile/stages.ts';
import type { ImageManifest } from '../../image/types.ts';

export interface EditableText {
  dockerfile: TracedTo;
  steps: readonly Step[];
  /** For each history entry the line of the instruction that made it. */
  lines: readonly (number | null)[];
  fromHistory: boolean;
  ignoreFile: TracedTo['ignoreFile'];
}

/** @param lines for each history entry the line of the Dockerfile that made it */
export function editableText(
  { config: { history } }: ImageManifest,
  { dockerfile, lines }: { dockerfile: TracedTo | null; lines: readonly (number | null)[] },
): EditableText {
  if (dockerfile !== null && lines.some(line => line !== null)) {
    const { parsed, target, ignoreFile } = dockerfile;
    return { dockerfile, steps: chainOf(parsed, target), lines, fromHistory: false, ignoreFile };
  }
  const parsed = editableHistory(history.map(({ createdBy }) => instructionOf(createdBy)));
  const steps = parsed.instructions.map((instruction): Step => ({ instruction, shell: [], ofTarget: true, stage: 0 }));
  return {
    dockerfile: { parsed, path: 'Dockerfile', target: null, ignoreFile: null },
    steps,
    lines: history.map((_, at) => at + 1),
    fromHistory: true,
    ignoreFile: { path: '.dockerignore', text: '' },
  };
}
