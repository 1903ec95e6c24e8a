/** Which layers came with the base image. An image does not record this, so each answer names its evidence. */

import type { TracedTo } from '../dockerfile/attribution/layer-origins.ts';
import { baseNameOf, chainOf } from '../dockerfile/build/stages.ts';
import { instructionOf } from '../dockerfile/history.ts';
import type { Instruction } from '../dockerfile/parse.ts';
import type { HistoryEntry, ImageManifest } from '../image/types.ts';
import type { BaseImage } from './types.ts';

/** Instructions that make layers, which are therefore the base image's or this Dockerfile's. */
const MAKES_LAYERS = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

/** Instructions whose text identifies an image. Others, such as ENV, occur in many images with the same text. */
const COMMANDS = new Set(['RUN', 'COPY', 'ADD']);

/** The tool that makes Debian's images. It writes the only entry of their history. */
const DEBIAN = /^(?:RUN )?# debian\.sh /;

/**
 * The base image, or null if it cannot be told. `lines` has for each history entry the line of the Dockerfile that made it.
 *
 * The Dockerfile is the better evidence: entries before its first instruction are the base image's. Without a Dockerfile that
 * fits, history is used: an image usually ends with its command, so a command followed by layers was the base image's.
 */
export function baseOf(
  { config, layers }: ImageManifest,
  dockerfile: TracedTo | null,
  lines: readonly (number | null)[],
): BaseImage | null {
  const { history } = config;
  // If history and layers disagree in number, it is not certain which entry made which layer.
  if (history.filter(({ emptyLayer }) => !emptyLayer).length !== layers.length) return null;
  const byFile = dockerfile === null ? null : entriesBefore(dockerfile, history, lines);
  if (dockerfile !== null && byFile !== null) {
    const name = baseNameOf(dockerfile.parsed, dockerfile.target);
    return { name, layers: layersAmong(history.slice(0, byFile)), evidence: 'dockerfile' };
  }
  const byHistory = guess(history);
  return byHistory === 0 ? null : { name: null, layers: layersAmong(history.slice(0, byHistory)), evidence: 'history' };
}

/** How many entries come before the Dockerfile's first; null if one of its own may be among them. */
function entriesBefore(
  { parsed, target }: TracedTo,
  history: readonly HistoryEntry[],
  lines: readonly (number | null)[],
): number | null {
  const steps = chainOf(parsed, target).map(({ instruction }) => instruction);
  const first = firstOwn(steps, history, lines);
  if (first === -1) return null;
  const at = steps.findIndex(({ line }) => line === lines[first]);
  return steps.slice(0, at).some(makesLayer) ? null : first;
}

/**
 * The first entry that is the Dockerfile's. If the builder records no metadata, as kaniko, an `ENV` of the Dockerfile may match
 * an entry of the base image. That is recognised by the layers that follow it: no instruction of the Dockerfile up to the next
 * match can have made them.
 */
function firstOwn(
  steps: readonly Instruction[],
  history: readonly HistoryEntry[],
  lines: readonly (number | null)[],
): number {
  // ONBUILD triggers of a stage below all have the line of the FROM.
  const ends = new Map(steps.map(({ line }, at) => [line, at]));
  const starts = new Map(steps.map(({ line }, at): [number, number] => [line, at]).reverse());
  let first = lines.findIndex(line => line !== null);
  let last = first;
  let hasLayer = false;
  for (const [at, line] of lines.entries()) {
    if (at <= last) continue;
    if (line === null) {
      hasLayer ||= history[at]?.emptyLayer === false;
      continue;
    }
    const from = starts.get(lines[last] ?? 0) ?? 0;
    if (COMMANDS.has(steps[from]?.keyword ?? '')) break;
    if (hasLayer && !steps.slice(from + 1, ends.get(line)).some(makesLayer)) first = at;
    last = at;
    hasLayer = false;
  }
  return first;
}

function makesLayer({ keyword }: Instruction): boolean {
  return MAKES_LAYERS.has(keyword);
}

/** How many entries are the base image's; 0 if history shows none. */
function guess(history: readonly HistoryEntry[]): number {
  const lastLayer = history.findLastIndex(({ emptyLayer }) => !emptyLayer);
  const command = history
    .slice(0, Math.max(0, lastLayer))
    .findLastIndex(({ emptyLayer, createdBy }) => emptyLayer && startsSomething(createdBy));
  if (command !== -1) return command + 1;
  return lastLayer > 0 && DEBIAN.test(history[0]?.createdBy ?? '') ? 1 : 0;
}

function startsSomething(createdBy: string): boolean {
  const { keyword } = instructionOf(createdBy);
  return keyword === 'CMD' || keyword === 'ENTRYPOINT';
}

function layersAmong(history: readonly HistoryEntry[]): number {
  return history.filter(({ emptyLayer }) => !emptyLayer).length;
}
