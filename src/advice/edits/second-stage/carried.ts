/** The settings of the first stage that the second one repeats, and where the file is cut between the two. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { optionsOf } from '../../../dockerfile/build/build-steps.ts';
import { quotedWords, splitFirst } from '../../../dockerfile/words.ts';
import type { EditImage } from '../edit-image.ts';
import { isRootWithGroup } from '../root-user.ts';
import { isBuildVariable } from './build-variables.ts';

export interface Carried {
  /** The last instruction that makes a layer: the second stage starts after it. */
  cut: BuildStep;
  /** Lines for the second stage, before what follows the cut. */
  lines: string[];
  /** Names that the lines, or later instructions, set. */
  names: ReadonlySet<string>;
}

const MAKES_LAYER: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);
/** The last one of each counts. */
const LAST_COUNTS: ReadonlySet<string> = new Set(['STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD']);
const ALL_COUNT: ReadonlySet<string> = new Set(['EXPOSE', 'LABEL', 'VOLUME', 'MAINTAINER']);
const HANDLED: ReadonlySet<string> = new Set(['ENV', 'ARG', 'WORKDIR', 'USER', 'SHELL']);
/** Their variables are a shell's, at run time. */
const UNEXPANDED: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'SHELL']);
const PLAIN_PATH = /^\/[\w./@%+=:,-]*$/;

/** A sentence if an instruction cannot be repeated for sure. */
export function carriedSettings(image: EditImage): Carried | string {
  const { steps } = image;
  const at = steps.findLastIndex(({ instruction }) => MAKES_LAYER.has(instruction.keyword));
  const cut = steps[at];
  if (cut === undefined) return 'it has no instruction that makes a layer';
  const odd = steps.find(({ instruction: { keyword } }) => !isKnown(keyword));
  if (odd !== undefined) return `it has an instruction ${odd.instruction.keyword}`;
  const before = steps.slice(0, at);
  const carried = before.filter((step, n) => isCarried(step, steps.slice(n + 1)));
  const unknown = unknownVariable([...carried, ...steps.slice(at + 1)]);
  if (unknown !== null) return `the second stage would not know the variable ${unknown}`;
  const usesArguments = [...carried, ...steps.slice(at + 1)].some(
    ({ instruction: { keyword, text } }) => keyword !== 'ARG' && !UNEXPANDED.has(keyword) && text.includes('$'),
  );
  if (cut.workdir === null || !PLAIN_PATH.test(cut.workdir)) return 'its working directory is not known';
  const repeated = carried.filter(({ instruction }) => instruction.keyword !== 'ARG' || usesArguments);
  const lines = repeated.map(({ instruction }) => image.sourceOf(instruction).trimEnd());
  const isSetting = (line: string) => /^\s*(?:ARG|ENV)\b/i.test(line);
  const names = new Set(
    [...carried, ...steps.slice(at + 1)].flatMap(({ instruction: { keyword, text } }) =>
      keyword === 'ENV' ? variablesIn(text) : [],
    ),
  );
  return {
    cut,
    names,
    lines: [
      ...lines.filter(isSetting),
      ...(cut.workdir === '/' ? [] : [`WORKDIR ${cut.workdir}`]),
      ...(isRootWithGroup(cut.user) ? [] : [`USER ${cut.user}`]),
      ...lines.filter(line => !isSetting(line)),
    ],
  };
}

function isKnown(keyword: string): boolean {
  return [MAKES_LAYER, LAST_COUNTS, ALL_COUNT, HANDLED].some(set => set.has(keyword));
}

function isCarried({ instruction: { keyword, text } }: BuildStep, after: readonly BuildStep[]): boolean {
  if (LAST_COUNTS.has(keyword)) return !after.some(({ instruction }) => instruction.keyword === keyword);
  if (keyword === 'ENV') return !variablesIn(text).every(isBuildVariable);
  return ALL_COUNT.has(keyword) || keyword === 'ARG';
}

/** Names that an `ENV` or `ARG` sets. */
export function variablesIn(text: string): string[] {
  const { body } = optionsOf(text);
  const words = quotedWords(body, '\\');
  if (words.length > 0 && !words[0]?.includes('=')) return [splitFirst(body)[0]];
  return words.map(word => word.replace(/=.*/s, ''));
}

/** The first variable that is used and that no instruction before it sets. `PATH` is always set. */
function unknownVariable(steps: readonly BuildStep[]): string | null {
  const known = new Set(['PATH']);
  for (const { instruction } of steps) {
    const { keyword, text } = instruction;
    if (!UNEXPANDED.has(keyword))
      for (const [, name = ''] of text.matchAll(/\$\{?(\w+)/g)) if (!known.has(name)) return name;
    if (keyword === 'ENV' || keyword === 'ARG') for (const name of variablesIn(text)) known.add(name);
  }
  return null;
}
