/** The steps that made an image's own layers, each with what it ran under: what edits are made from. */
import { alignToLayers } from '../../image/history.ts';
import type { HistoryEntry, ImageManifest } from '../../image/types.ts';
import type { TracedTo } from '../attribution/layer-origins.ts';
import { instructionOf } from '../history.ts';
import type { Dockerfile, Instruction } from '../parse.ts';
import { splitFirst } from '../words.ts';
import { chainOf, type Step } from './stages.ts';
import { type Assignment, assignmentsOf } from './variables.ts';

export interface BuildStep extends Step {
  /** The layer that it made; null if it made none, or if that is not known. */
  layer: number | null;
  /** Its options, as written: `--chown=app:app`. */
  options: readonly string[];
  /** What follows the options. */
  body: string;
  /** The instruction's text with the values of its variables; as written unless all of them are known. */
  expanded: string;
  /** The directory in which it runs, absolute; null if a variable in it has no known value. */
  workdir: string | null;
  /** The user that it runs as, as written; null for the base image's, which is mostly root. */
  user: string | null;
}

/**
 * The steps of the target and of the stages below it, in order. Without a Dockerfile those of the history, `line` being the number
 * of the entry, from 1.
 * @param lines for each history entry the line of the Dockerfile that made it
 */
export function buildSteps(
  manifest: ImageManifest,
  { dockerfile, steps }: { dockerfile: TracedTo | null; steps: readonly Step[] },
  lines: readonly (number | null)[],
): BuildStep[] {
  const { history } = manifest.config;
  const layerLines = alignToLayers(history, lines, manifest.layers.length);
  const layerOf = new Map(layerLines.flatMap((line, layer) => (line === null ? [] : [[line, layer] as const])));
  const recorded = recordedPlaces(history, lines);
  const state = stateBelow(manifest, dockerfile === null ? 0 : lines.findIndex(line => line !== null));
  return steps.map(step => {
    const { line } = step.instruction;
    return state.take({ ...step, layer: layerOf.get(line) ?? null }, recorded.get(line));
  });
}

/**
 * The steps of a stage that the image is not made of, after those of the stages that it builds on. The directory in which its base image
 * starts is not known. Empty if there is no such stage.
 */
export function stageSteps(dockerfile: Dockerfile, name: string): BuildStep[] {
  const state = new BuildState(null);
  return chainOf(dockerfile, name).map(step => state.take({ ...step, layer: null }));
}

/** What history says of `WORKDIR` and `USER`, by line: builders record the values of variables, which a build may have been given. */
function recordedPlaces(history: readonly HistoryEntry[], lines: readonly (number | null)[]): Map<number, string> {
  const places = new Map<number, string>();
  for (const [at, { createdBy }] of history.entries()) {
    const { keyword, text } = instructionOf(createdBy);
    const line = lines[at] ?? null;
    if (line !== null && (keyword === 'WORKDIR' || keyword === 'USER')) places.set(line, text);
  }
  return places;
}

/** Leading `--name=value` words, and the rest. */
export function optionsOf(text: string): { options: string[]; body: string } {
  const options: string[] = [];
  let rest = text.trimStart();
  while (rest.startsWith('--')) {
    const [option, after] = splitFirst(rest);
    options.push(option);
    rest = after;
  }
  return { options, body: rest };
}

/** Values that refer to values can double with every line, hence the cut. */
const LONGEST_VALUE = 65_536;

/** What the steps before have set. */
class BuildState {
  workdir: string | null;
  user: string | null = null;
  readonly #values = new Map<string, string>();

  constructor(workdir: string | null) {
    this.workdir = workdir;
  }

  /** A step with what it runs under. @param recorded what history says of it */
  take(step: Step & Pick<BuildStep, 'layer'>, recorded?: string): BuildStep {
    const { options, body } = optionsOf(step.instruction.text);
    const { text } = step.instruction;
    const expanded = text.includes('$') ? (this.#expanded(text) ?? text) : text;
    const made = { ...step, options, body, expanded, workdir: this.workdir, user: this.user };
    this.after(step.instruction, recorded ?? body);
    return made;
  }

  after({ keyword }: Pick<Instruction, 'keyword'>, body: string): void {
    if (keyword === 'USER') this.user = this.#expanded(body.trim()) ?? body.trim();
    else if (keyword === 'ENV' || keyword === 'ARG')
      for (const one of assignmentsOf({ keyword, text: body })) this.#set(one);
    else if (keyword === 'WORKDIR') {
      const to = this.#expanded(body.trim().replace(/^["']|["']$/g, ''));
      this.workdir = to === null || this.workdir === null ? absolute(to) : resolved(this.workdir, to);
    }
  }

  #set({ name, value }: Assignment): void {
    const expanded = value === null || name === '' ? null : this.#expanded(value.replace(/["']/g, ''));
    if (expanded !== null) this.#values.set(name, expanded);
  }

  /** Null if a variable has no value here, or if the text gets too long. */
  #expanded(text: string): string | null {
    let known = true;
    let length = text.length;
    const full = text.replace(/\$\{(\w+)\}|\$(\w+)/g, (_, braced?: string, plain?: string) => {
      const value = this.#values.get(braced ?? plain ?? '');
      length += value?.length ?? 0;
      if (value === undefined || length > LONGEST_VALUE) known = false;
      return known ? (value ?? '') : '';
    });
    return known && !full.includes('$') ? full : null;
  }
}

function absolute(path: string | null): string | null {
  return path?.startsWith('/') ? resolved('/', path) : null;
}

/** A path seen from a directory, without `.` and `..`. */
export function resolved(from: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${path.startsWith('/') ? '' : from}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** What the base image's history has set, which is the history before the first own entry. */
function stateBelow({ config }: ImageManifest, own: number): BuildState {
  const state = new BuildState('/');
  for (const { createdBy } of config.history.slice(0, Math.max(0, own))) {
    const { keyword, text } = instructionOf(createdBy);
    state.after({ keyword }, text);
  }
  return state;
}
