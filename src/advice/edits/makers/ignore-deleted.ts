/** Keeps files out of the build context that the RUN after their COPY deletes at once. */

import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { resolved } from '../../../dockerfile/build/build-steps.ts';
import { CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import { writtenLines } from '../context-lines.ts';
import type { EditImage, Maker } from '../edit-image.ts';

export const ignoreDeleted: Maker = ({ layer, loss, paths, copies }, image) => {
  const [step, last] = [image.stepOf(layer), loss === null ? null : image.stepOf(loss.layer)];
  if (step === null || last === null || loss?.cause !== 'deleted' || image.ignoreLines === null) return null;
  if (step.instruction.keyword !== 'COPY' || !isNextRun(step, last, image)) return null;
  const copied = copiedBy(step.instruction.text);
  const destination = copied === null ? null : destinationOf(step, copied);
  const deleted = deletedFirst(last, image);
  if (copied?.kind !== 'context' || destination === null || deleted === null) return null;
  if (!paths.every(path => deleted.paths.some(top => path === top || path.startsWith(`${top}/`)))) return null;
  const files = image.filesOf(layer);
  const map = new CopyMap(copied, destination, path => files.has(path));
  const sources = deleted.paths.map(path => map.sourceOf(path));
  const lines = sources.flatMap(source => (source === null || source === '/' ? [] : source.slice(1)));
  if (lines.length !== sources.length) return null;
  const ignoreLines = writtenLines(
    lines.map(path => ({ path, anywhere: false })),
    image,
    { copy: step.instruction, deleting: last.instruction },
  );
  if (ignoreLines === null) return null;
  const { line } = step.instruction;
  return {
    edit: {
      id: `ignore-deleted-${line}`,
      title: 'Leave out what is deleted at once',
      trust: 'same',
      leftOut: [],
      line,
      second: { line: last.instruction.line, does: 'deletes them' },
      operations: deleted.operations,
      ignoreLines,
    },
    copies,
    fromCopier: false,
  };
};

/** Whether no other command can have read what was copied. */
function isNextRun(step: BuildStep, last: BuildStep, { steps }: EditImage): boolean {
  const between = steps.slice(steps.indexOf(step) + 1, steps.indexOf(last));
  return steps.indexOf(last) > steps.indexOf(step) && between.every(({ instruction }) => instruction.keyword !== 'RUN');
}

/** What the first commands of a RUN delete, and how to take them out; null if they name it by a pattern. */
function deletedFirst(step: BuildStep, image: EditImage): { paths: string[]; operations: Operation[] } | null {
  const paths: string[] = [];
  const operations: Operation[] = [];
  for (const [number, command] of image.commandsOf(step.instruction).entries()) {
    if (command.name === 'set') continue;
    if (command.name !== 'rm' || command.nested || step.workdir === null) break;
    const operands = command.args.filter(arg => !arg.startsWith('-'));
    if (operands.some(operand => /[$*?[`]/.test(operand))) return null;
    const { workdir } = step;
    paths.push(...operands.map(operand => resolved(workdir, operand)));
    operations.push({ kind: 'replace-command', line: step.instruction.line, command: number, text: null });
  }
  return paths.length === 0 ? null : { paths, operations };
}
