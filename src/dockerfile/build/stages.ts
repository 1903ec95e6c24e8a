/** The instructions that make up an image, across the stages that build on each other. */
import { formatPlatform } from '../../image/platform.ts';
import type { Platform } from '../../image/types.ts';
import type { Dockerfile, Instruction, Stage } from '../parse.ts';
import { jsonWords, quotedWords, splitFirst } from '../words.ts';

export interface Step {
  instruction: Instruction;
  /** The `SHELL` in effect; empty for the default one. */
  shell: string[];
  /** Whether it is in the target stage itself. */
  ofTarget: boolean;
  /** Line of the `FROM` of its stage. */
  stage: number;
}

/** Adds the arguments that every build has, since names of stages can contain them: `FROM base-$TARGETARCH`. */
export function builtFor(dockerfile: Dockerfile, platform: Platform): Dockerfile {
  const full = formatPlatform(platform);
  const [os = '', architecture = '', variant = ''] = full.split('/');
  const text = `TARGETPLATFORM=${full} TARGETOS=${os} TARGETARCH=${architecture} TARGETVARIANT=${variant}`;
  const given: Instruction = { keyword: 'ARG', text, heredocs: [], line: 0, endLine: 0 };
  return { ...dockerfile, preamble: [given, ...dockerfile.preamble] };
}

/** The steps of the target stage, after those of the stages that it builds on. Empty if there is no such stage. */
export function chainOf(dockerfile: Dockerfile, target: string | null): Step[] {
  const { chain } = stagesOf(dockerfile, target);
  const steps: Step[] = [];
  let shell: string[] = [];
  let triggers: string[] = [];
  for (const [index, stage] of chain.entries()) {
    const ofTarget = index === chain.length - 1;
    for (const trigger of triggers) {
      steps.push({ instruction: triggerOf(trigger, stage.line), shell, ofTarget, stage: stage.line });
    }
    for (const instruction of stage.instructions) {
      if (instruction.keyword === 'SHELL') shell = shellOf(instruction.text) ?? shell;
      steps.push({ instruction, shell, ofTarget, stage: stage.line });
    }
    triggers = stage.instructions.filter(({ keyword }) => keyword === 'ONBUILD').map(({ text }) => text);
  }
  return steps;
}

/**
 * The image below all stages that the target builds on, as `FROM` names it with the defaults of `ARG`s; `scratch` for none.
 * Null if there is no such stage, or if the name has a variable without a default.
 */
export function baseNameOf(dockerfile: Dockerfile, target: string | null): string | null {
  return stagesOf(dockerfile, target).base || null;
}

/** The target stage and those that it builds on, lowest first, and the image below. */
function stagesOf({ stages, preamble }: Dockerfile, target: string | null): { chain: Stage[]; base: string } {
  const values = argumentDefaults(preamble);
  const chain: Stage[] = [];
  let base = '';
  for (let index = stageIndex(stages, target); index !== null; ) {
    const stage: Stage | undefined = stages[index];
    if (stage === undefined) break;
    chain.push(stage);
    base = expand(stage.base, values) ?? '';
    index = stageBefore(stages, index, base);
  }
  return { chain: chain.reverse(), base };
}

/** A longer one starts nothing, and every RUN is compared with its shell in front. */
const LONGEST_SHELL = 1024;

function shellOf(text: string): string[] | null {
  return text.length > LONGEST_SHELL ? [] : jsonWords(text);
}

/** For each stage the index of the one that it builds on; null for another image. */
export function stageParents({ stages, preamble }: Dockerfile): (number | null)[] {
  const values = argumentDefaults(preamble);
  return stages.map(({ base }, index) => stageBefore(stages, index, expand(base, values) ?? ''));
}

/** What an `ONBUILD` of the stage below does here; builders place it at the `FROM`. */
function triggerOf(text: string, line: number): Instruction {
  const [keyword, rest] = splitFirst(text);
  return { keyword: keyword.toUpperCase(), text: rest, heredocs: [], line, endLine: line };
}

/** The stage that `COPY --from` or `RUN --mount` names in a line, by name or number; null if the name is another image's. */
export function stageNamed({ stages }: Dockerfile, name: string, line: number): Stage | null {
  const before = stages.filter(stage => stage.line < line).slice(0, -1);
  const index = stageBefore(before, before.length, name);
  return (index === null ? (/^\d{1,4}$/.test(name) ? before[Number(name)] : null) : before[index]) ?? null;
}

/** A stage by name, or by number as docker takes it; the last one for null. */
function stageIndex(stages: Stage[], target: string | null): number | null {
  if (target === null) return stages.length === 0 ? null : stages.length - 1;
  const named = stageBefore(stages, stages.length, target);
  if (named !== null) return named;
  return /^\d{1,4}$/.test(target) && Number(target) < stages.length ? Number(target) : null;
}

/** The last stage with this name before `end`. */
function stageBefore(stages: Stage[], end: number, name: string): number | null {
  const wanted = name.toLowerCase();
  for (let index = end - 1; index >= 0; index--) if (stages[index]?.name === wanted) return index;
  return null;
}

/** Values of the `ARG`s before the first `FROM`. A build may have given others; then no stage or a wrong one is found. */
function argumentDefaults(preamble: Instruction[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const { keyword, text } of preamble) {
    if (keyword !== 'ARG') continue;
    for (const word of quotedWords(text, '\\')) {
      const equals = word.indexOf('=');
      const value = equals > 0 ? expand(word.slice(equals + 1).replace(/["']/g, ''), values) : null;
      if (value !== null) values.set(word.slice(0, equals), value);
    }
  }
  return values;
}

/** Values that refer to values can double with every line, hence the cut. Names of images are shorter. */
const LONGEST_NAME = 1024;

/** Null if a variable has no value here: the build was given one. */
function expand(text: string, values: Map<string, string>): string | null {
  const full = filledIn(text, /\$\{(\w+)(?::-([^{}]*))?\}/g, values);
  return full === null ? null : filledIn(full, /\$(\w+)/g, values);
}

/** Stops at the longest name: a text can refer to a long value at every second character. */
function filledIn(text: string, variable: RegExp, values: Map<string, string>): string | null {
  let full = '';
  let end = 0;
  for (const { 0: written, 1: name = '', 2: other, index } of text.matchAll(variable)) {
    const value = values.get(name) ?? other;
    if (value === undefined) return null;
    full += text.slice(end, index) + value;
    end = index + written.length;
    if (full.length > LONGEST_NAME) break;
  }
  return (full + text.slice(end)).slice(0, LONGEST_NAME);
}
