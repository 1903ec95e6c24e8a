/** What to write in the Dockerfile against wasted bytes. The first line of each remedy makes sense alone. */
import type { LabelId } from '../../advice/labels/label.ts';
import type { PathSummary } from '../../stack/path-summary.ts';
import { command, isCopy } from '../instruction-text.ts';
import type { AnalysedLayer, WasteGroup } from '../types.ts';
import type { Remedy } from './types.ts';

export interface Waste {
  group: Pick<WasteGroup, 'label' | 'cause' | 'remedy'>;
  place: PathSummary;
  added: AnalysedLayer;
  wasted: AnalysedLayer;
}

/** For bytes that only the base image can lose. */
export const BASE_REMEDY = 'FROM <a base image without these bytes>   # nothing in this Dockerfile can free them';

/** Labels of waste that an own layer can avoid although the base image brought the bytes. */
const WHATEVER_BASE: ReadonlySet<LabelId> = new Set(['state-rewrite', 'package-upgrade']);

/** Whether only another base image, or a change of the base, frees the wasted bytes. */
export function needsOtherBase({ group, added, wasted }: Omit<Waste, 'place'>): boolean {
  if (!added.base || wasted.base) return added.base;
  // A metadata change can be left out, and then there is one copy of the file only.
  return group.cause !== 'metadata' && !WHATEVER_BASE.has(group.label);
}

/** Dockerfile text that avoids the waste. */
export function wasteRemedy(waste: Waste): Remedy {
  const { label, cause, remedy } = waste.group;
  if (waste.added.base && waste.wasted.base) return [BASE_REMEDY];
  if (waste.added.base && !WHATEVER_BASE.has(label)) return overBase(waste);
  if (label !== 'plain') return [remedy];
  switch (cause) {
    case 'deleted':
      return deleted(waste);
    case 'metadata':
      return metadata(waste);
    case 'overwritten':
      return overwritten(waste);
    case 'opaque':
      return oneRun(waste, ['a directory that is made anew later keeps its old files in the image']);
    case 'replaced':
      return oneRun(waste, ['make ', { place: waste.place }, ' what it is to be at once']);
    default:
      return cause satisfies never;
  }
}

/** An own layer changes what the base image brought: the base's copy stays whatever this Dockerfile does. */
function overBase(waste: Waste): Remedy {
  const { cause } = waste.group;
  switch (cause) {
    case 'deleted':
    case 'opaque':
    case 'replaced':
      return ['FROM <a smaller base image>   # removing ', { place: waste.place }, ' from a base image frees nothing'];
    case 'metadata':
      return [
        `# leave owner, mode and times of the base image's files alone: ${layer(waste.wasted)} copies each file it changes`,
      ];
    case 'overwritten':
      return [`FROM <a newer base image>   # ${layer(waste.wasted)} writes again what the base image has`];
    default:
      return cause satisfies never;
  }
}

function deleted(waste: Waste): Remedy {
  if (!isCopy(waste.added)) return oneRun(waste, ['the rm belongs in the RUN that wrote the files']);
  return [
    '# .dockerignore: add the path that is copied to ',
    { place: waste.place },
    '\n',
    '# or, where the build needs it: RUN --mount=type=bind,source=<source>,target=<target> <command>',
  ];
}

function metadata(waste: Waste): Remedy {
  if (!isCopy(waste.added)) return oneRun(waste, ['chmod, chown and touch in a later layer store each file again']);
  return [
    `COPY --chown=<user>:<group> --chmod=<mode> …   # in ${layer(waste.added)}, instead of the change in ${layer(waste.wasted)}`,
  ];
}

function overwritten(waste: Waste): Remedy {
  if (!isCopy(waste.added) || !isCopy(waste.wasted))
    return oneRun(waste, ['what a later layer writes over stays in the image']);
  return [
    'COPY …   # ',
    { place: waste.place },
    ` once: ${layer(waste.wasted)} copies over what ${layer(waste.added)} copied`,
  ];
}

/** The later command moved into the earlier RUN. */
function oneRun({ added, wasted }: Waste, why: Remedy): Remedy {
  const later = command(wasted);
  const what = later === null ? `<what ${layer(wasted)} does>` : { command: later };
  return ['RUN … && ', what, `   # in ${layer(added)}: `, ...why];
}

function layer({ index }: AnalysedLayer): string {
  return `layer ${index}`;
}
