/** What to write in the Dockerfile against wasted bytes. The first line of each remedy makes sense alone. */
import type { LabelId } from '../../advice/labels/label.ts';
import type { AnalysedLayer, WasteGroup } from '../../analysis/types.ts';
import { cut, cutEnd, terminal } from './escape.ts';
import { command, isCopy } from './instruction.ts';

export interface Waste {
  group: Pick<WasteGroup, 'label' | 'cause' | 'remedy'>;
  /** Path or common directory, foreign text. */
  place: string;
  added: AnalysedLayer;
  wasted: AnalysedLayer;
}

/** For bytes that only the base image can lose. */
export const BASE_REMEDY = 'FROM <a base image without these bytes>   # nothing in this Dockerfile can free them';

/** The first instruction of a remedy, as its lines: the following ones are comments or further steps. */
export function firstInstruction(remedy: string): string[] {
  const lines = remedy.split('\n');
  const end = lines.findIndex(line => !line.trimEnd().endsWith('\\')) + 1;
  return lines.slice(0, end === 0 ? lines.length : end);
}

/** What an own layer can change even where the base image brought the bytes. */
const WHATEVER_BASE: ReadonlySet<LabelId> = new Set(['state-rewrite', 'package-upgrade']);

/** Whether only another base image, or a change of the base, frees the wasted bytes: no line of this Dockerfile does. */
export function needsOtherBase({ group, added, wasted }: Omit<Waste, 'place'>): boolean {
  if (!added.base || wasted.base) return added.base;
  // What is not stored again is not there twice.
  return group.cause !== 'metadata' && !WHATEVER_BASE.has(group.label);
}

/** Dockerfile text that avoids the waste; safe to print, lines end in `\n`. */
export function wasteRemedy(waste: Waste): string {
  const { label, cause, remedy } = waste.group;
  if (waste.added.base && waste.wasted.base) return BASE_REMEDY;
  if (waste.added.base && !WHATEVER_BASE.has(label)) return overBase(waste);
  if (label !== 'plain') return remedy;
  switch (cause) {
    case 'deleted':
      return deleted(waste);
    case 'metadata':
      return metadata(waste);
    case 'overwritten':
      return overwritten(waste);
    case 'opaque':
      return oneRun(waste, 'a directory that is made anew later keeps its old files in the image');
    case 'replaced':
      return oneRun(waste, `make ${path(waste)} what it is to be at once`);
    default:
      return cause satisfies never;
  }
}

/** An own layer changes what the base image brought: the base's copy stays whatever this Dockerfile does. */
function overBase(waste: Waste): string {
  const { cause } = waste.group;
  switch (cause) {
    case 'deleted':
    case 'opaque':
    case 'replaced':
      return `FROM <a smaller base image>   # removing ${path(waste)} from a base image frees nothing`;
    case 'metadata':
      return `# leave owner, mode and times of the base image's files alone: ${layer(waste.wasted)} copies each file it changes`;
    case 'overwritten':
      return `FROM <a newer base image>   # ${layer(waste.wasted)} writes again what the base image has`;
    default:
      return cause satisfies never;
  }
}

function deleted(waste: Waste): string {
  if (isCopy(waste.added)) {
    return [
      `# .dockerignore: name what becomes ${path(waste)}, so that COPY leaves it out`,
      '# or, where the build needs it: RUN --mount=type=bind,source=<source>,target=<target> <command>',
    ].join('\n');
  }
  return oneRun(waste, 'the rm belongs in the RUN that wrote the files');
}

function metadata(waste: Waste): string {
  if (isCopy(waste.added)) {
    return `COPY --chown=<user>:<group> --chmod=<mode> …   # in ${layer(waste.added)}, instead of the change in ${layer(waste.wasted)}`;
  }
  return oneRun(waste, 'chmod, chown and touch in a later layer store each file again');
}

function overwritten(waste: Waste): string {
  if (isCopy(waste.added) && isCopy(waste.wasted)) {
    return `COPY …   # ${path(waste)} once: ${layer(waste.wasted)} copies over what ${layer(waste.added)} copied`;
  }
  return oneRun(waste, 'what a later layer writes over stays in the image');
}

/** The later command moved into the earlier RUN, with its own text where it is short. */
function oneRun({ added, wasted }: Waste, why: string): string {
  const later = command(wasted);
  const what = later === null ? `<what ${layer(wasted)} does>` : cutEnd(terminal(later), 60);
  return `RUN … && ${what}   # in ${layer(added)}: ${why}`;
}

function layer({ index }: AnalysedLayer): string {
  return `layer ${index}`;
}

function path(waste: Waste): string {
  return cut(terminal(waste.place), 48);
}
