/** RUNs that can become one. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { StackInode } from '../../../stack/merge/merged-tree.ts';
import type { EditImage } from '../edit-image.ts';

/** Instructions that change nothing for a RUN. */
const HARMLESS: ReadonlySet<string> = new Set([
  'LABEL',
  'EXPOSE',
  'CMD',
  'ENTRYPOINT',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'MAINTAINER',
]);
const MOST_RUNS = 4;

export interface RunChain {
  runs: BuildStep[];
  /** The COPYs between, which can go before all of them. */
  copies: BuildStep[];
}

/** The RUNs from one to another, and the COPYs between that can go before them; null if something between decides what they do. */
export function chainBetween(first: BuildStep, last: BuildStep, image: EditImage): RunChain | null {
  const { steps } = image;
  const between = steps.slice(steps.indexOf(first), steps.indexOf(last) + 1);
  if (between.length === 0 || between.some(({ stage }) => stage !== first.stage)) return null;
  const runs: BuildStep[] = [];
  const copies: BuildStep[] = [];
  for (const step of between) {
    const { keyword } = step.instruction;
    if (keyword === 'RUN') runs.push(step);
    else if (keyword === 'COPY' && canGoBefore(step, runs, image)) copies.push(step);
    else if (!HARMLESS.has(keyword)) return null;
  }
  return runs.length <= MOST_RUNS ? { runs, copies } : null;
}

/** Whether a COPY does not depend on what the RUNs before it did: they write none of its files, and no account that it names. */
function canGoBefore(step: BuildStep, runs: readonly BuildStep[], { filesOf }: EditImage): boolean {
  const copied = copiedBy(step.instruction.text);
  const destination = copied === null ? null : destinationOf(step, copied);
  if (step.layer === null || destination === null) return false;
  const namesUser = step.options.some(option => option.startsWith('--chown=') && !/^--chown=[\d:]+$/.test(option));
  const files = [...filesOf(step.layer), ...withParents(destination)];
  return runs.every(({ layer }) => {
    const written = layer === null ? new Set<string>() : filesOf(layer);
    return !(namesUser && written.has('/etc/passwd')) && files.every(path => !written.has(path));
  });
}

/** A directory and those above it: a link in its place leads somewhere else. */
function withParents(directory: string): string[] {
  const parts = directory.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** The operations that make one RUN of a chain. */
export function joins({ runs, copies }: RunChain, image: EditImage): Operation[] {
  const [first, ...later] = runs;
  if (first === undefined) return [];
  const { line } = first.instruction;
  return [
    ...copies.flatMap(step => moveBefore(step, line, image)),
    ...later.map((run): Operation => ({ kind: 'join-run', line, later: run.instruction.line })),
  ];
}

function moveBefore({ instruction }: BuildStep, before: number, image: EditImage): Operation[] {
  return [
    { kind: 'insert', line: before, where: 'before', text: image.sourceOf(instruction) },
    { kind: 'remove-instruction', line: instruction.line },
  ];
}

/** What layers of these steps wasted of each other. */
export function lostWithin(runs: readonly BuildStep[], { lostFrom }: EditImage): Set<StackInode> {
  const layers = new Set(runs.map(({ layer }) => layer));
  const lost = [...layers].flatMap(layer => (layer === null ? [] : lostFrom(layer)));
  return new Set(lost.filter(({ name }) => layers.has(name.layer)).map(({ inode }) => inode));
}
