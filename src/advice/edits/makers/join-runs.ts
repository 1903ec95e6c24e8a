/** Joins RUNs of which a later one deletes or writes over what an earlier one wrote: in one layer the bytes are never stored. */

import { chainBetween, joins, lostWithin } from '../commands/run-chain.ts';
import type { Maker } from '../edit-image.ts';
import type { Group } from '../group.ts';

export const joinRuns: Maker = ({ layer, loss }, image) => {
  const [first, last] = [image.stepOf(layer), loss === null ? null : image.stepOf(loss.layer)];
  if (loss === null || loss.cause === 'metadata' || first === null || last === null) return null;
  if (first === last || first.instruction.keyword !== 'RUN' || last.instruction.keyword !== 'RUN') return null;
  const chain = chainBetween(first, last, image);
  if (chain === null) return null;
  const [line, lastLine] = [first.instruction.line, last.instruction.line];
  const copies = lostWithin(chain.runs, image);
  return {
    edit: {
      id: `join-${line}-${lastLine}`,
      title: titleOf(loss.cause),
      trust: 'same',
      leftOut: [],
      line,
      second: { line: lastLine, does: loss.cause === 'deleted' ? 'deletes them' : 'writes them again' },
      operations: joins(chain, image),
      ignoreLines: [],
    },
    copies,
    fromCopier: false,
  };
};

function titleOf(cause: NonNullable<Group['loss']>['cause']): string {
  return cause === 'deleted' ? 'Delete files in the RUN that writes them' : 'Join RUNs that write the same files';
}
