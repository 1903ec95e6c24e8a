/** Leaves out a COPY whose files a later one brings again from the same place. */

import type { BuildStep } from '../../../../dockerfile/build/build-steps.ts';
import { copiedBy, destinationOf } from '../../../../dockerfile/build/copy-sources.ts';
import { lostWithin } from '../../commands/run-chain.ts';
import type { EditImage, Maker } from '../../edit-image.ts';

/** Between the two, they see nothing of the files. */
const SEES_NOTHING =
  /^(?:COPY|ADD|LABEL|EXPOSE|CMD|ENTRYPOINT|HEALTHCHECK|STOPSIGNAL|ENV|ARG|WORKDIR|USER|MAINTAINER)$/;

export const copiedTwice: Maker = ({ layer, loss, copies, rule }, image) => {
  const later = image.stepOf(layer);
  if (image.fromHistory || rule !== null || loss?.cause !== 'metadata') return null;
  if (later?.instruction.keyword !== 'COPY') return null;
  const layers = new Set([...copies].map(inode => inode.layer));
  const [only = -1] = layers;
  const first = layers.size === 1 ? image.stepOf(only) : null;
  if (first === null || first.stage !== later.stage || !isCopyOfSame(first, later)) return null;
  const between = image.steps.slice(image.steps.indexOf(first) + 1, image.steps.indexOf(later));
  if (!between.every(({ instruction }) => SEES_NOTHING.test(instruction.keyword))) return null;
  if (!isWholeIn(later, only, image)) return null;
  const { line } = first.instruction;
  return {
    edit: {
      id: `copied-twice-${line}`,
      title: 'Copy the files once',
      trust: 'same',
      leftOut: [],
      line,
      second: { line: later.instruction.line, does: 'copies them again' },
      operations: [{ kind: 'remove-instruction', line }],
      ignoreLines: [],
    },
    copies: new Set([...copies, ...lostWithin([first, later], image)]),
    fromCopier: false,
  };
};

/** From the same stage, or both from the build context. */
function isCopyOfSame(first: BuildStep, later: BuildStep): boolean {
  if (first.instruction.keyword !== 'COPY') return false;
  const [one, other] = [copiedBy(first.instruction.text), copiedBy(later.instruction.text)];
  if (one === null || other === null || destinationOf(first, one) === null) return false;
  return one.kind !== 'url' && one.kind === other.kind && one.from === other.from;
}

/** Whether the later layer has a name for each that the first one brought. */
function isWholeIn(later: BuildStep, layer: number, { layers }: EditImage): boolean {
  const [first, second] = [layers[layer], layers[later.layer ?? -1]];
  if (first === undefined || second === undefined) return false;
  const types = new Map<string, string>();
  for (let entry = 0; entry < second.length; entry++) types.set(second.path(entry), second.type(entry));
  for (let entry = 0; entry < first.length; entry++)
    if (types.get(first.path(entry)) !== first.type(entry)) return false;
  return true;
}
