/** Joins RUNs of which a later one deletes or writes over what an earlier one wrote: in one layer the bytes are never stored. */

import type { BuildStep } from '../../../dockerfile/build-steps.ts';
import { copiedBy } from '../../../dockerfile/copy-sources.ts';
import type { Operation } from '../../../dockerfile/edit/operations.ts';
import type { StackInode } from '../../../stack/merge/merged-tree.ts';
import type { EditImage, Maker } from '../edit-image.ts';
import type { Group } from '../group.ts';

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

export const joinRuns: Maker = ({ layer, loss, rule }, image) => {
  const [first, last] = [image.stepOf(layer), loss === null ? null : image.stepOf(loss.layer)];
  if (rule !== null || loss === null || loss.cause === 'metadata' || first === null || last === null) return null;
  if (first === last || first.instruction.keyword !== 'RUN' || last.instruction.keyword !== 'RUN') return null;
  const chain = chainBetween(first, last, image);
  if (chain === null) return null;
  const { runs, copies: moved } = chain;
  const [line, lastLine] = [first.instruction.line, last.instruction.line];
  const copies = lostWithin(runs, image);
  return {
    edit: {
      id: `join-${line}-${lastLine}`,
      title: titleOf(loss.cause),
      trust: 'same',
      leftOut: [],
      line,
      second: { line: lastLine, does: loss.cause === 'deleted' ? 'deletes them' : 'writes them again' },
      operations: [
        ...moved.flatMap(step => moveBefore(step, line, image)),
        ...runs.slice(1).map((run): Operation => ({ kind: 'join-run', line, later: run.instruction.line })),
      ],
      ignoreLines: [],
    },
    copies,
    fromCopier: false,
  };
};

function titleOf(cause: NonNullable<Group['loss']>['cause']): string {
  return cause === 'deleted' ? 'Delete files in the RUN that writes them' : 'Write files once, in one RUN';
}

/** The RUNs from one to another, and the COPYs between that can go before them; null if something between decides what they do. */
function chainBetween(first: BuildStep, last: BuildStep, image: EditImage) {
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

/** Whether a COPY does not depend on what the RUNs before it did: they write none of its files. */
function canGoBefore(step: BuildStep, runs: readonly BuildStep[], { filesOf }: EditImage): boolean {
  if (step.layer === null || copiedBy(step.instruction.text) === null) return false;
  const files = filesOf(step.layer);
  return runs.every(({ layer }) => {
    const written = layer === null ? new Set<string>() : filesOf(layer);
    return [...files].every(path => !written.has(path));
  });
}

function moveBefore({ instruction }: BuildStep, before: number, image: EditImage): Operation[] {
  return [
    { kind: 'insert', line: before, where: 'before', text: image.sourceOf(instruction) },
    { kind: 'remove-instruction', line: instruction.line },
  ];
}

/** What layers of these steps wasted of each other. */
function lostWithin(runs: readonly BuildStep[], { lostFrom }: EditImage): Set<StackInode> {
  const layers = new Set(runs.map(({ layer }) => layer));
  const lost = [...layers].flatMap(layer => (layer === null ? [] : lostFrom(layer)));
  return new Set(lost.filter(({ name }) => layers.has(name.layer)).map(({ inode }) => inode));
}
