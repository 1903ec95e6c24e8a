/** What to do about wasted bytes where no edit fits, in one sentence. */
import type { LabelId } from '../../advice/labels/label.ts';
import { isCopy } from '../instruction-text.ts';
import type { AnalysedLayer, WasteGroup } from '../types.ts';

export interface Waste {
  group: Pick<WasteGroup, 'label' | 'cause' | 'remedy'>;
  added: AnalysedLayer;
  wasted: AnalysedLayer;
}

/** For bytes that only the base image can lose. */
export const BASE_REMEDY = 'Only a newer or smaller base image frees these bytes; no line of this Dockerfile does.';

/** Labels of waste that an own layer can avoid although the base image brought the bytes. */
const WHATEVER_BASE: ReadonlySet<LabelId> = new Set(['state-rewrite']);

/** Whether only another base image, or a change of the base, frees the wasted bytes. */
export function needsOtherBase({ group, added, wasted }: Waste): boolean {
  if (!added.base || wasted.base) return added.base;
  // A metadata change can be left out, and then there is one copy of the file only.
  return group.cause !== 'metadata' && !WHATEVER_BASE.has(group.label);
}

export function wasteRemedy(waste: Waste): string {
  const { label, cause, remedy } = waste.group;
  if (needsOtherBase(waste)) return BASE_REMEDY;
  if (label !== 'plain') return remedy;
  const { added, wasted } = waste;
  switch (cause) {
    case 'deleted':
      return isCopy(added)
        ? 'Keep the files out of the build context, or mount them for the RUN that needs them instead of copying them.'
        : 'Delete the files at the end of the RUN that writes them: deleting them in a later layer frees nothing.';
    case 'metadata':
      return 'Set owner and mode where the files are written, with `COPY --chown` and `--chmod` or in the same RUN: a later change stores each file again.';
    case 'overwritten':
      return isCopy(added) && isCopy(wasted)
        ? 'Copy the files once: what a later COPY writes over stays in the image.'
        : 'Write the files once: what a later layer writes over stays in the image.';
    case 'opaque':
      return 'Delete the old directory in the RUN that wrote it: what is in it stays in the image.';
    case 'replaced':
      return 'Write the path once as what it is in the end: what a later layer replaces stays in the image.';
    default:
      return cause satisfies never;
  }
}
