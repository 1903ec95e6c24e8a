/** Moves the deletion of files into the RUN that writes them, or into the one that uses them last. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import { runsOwnProgram } from '../commands/command-patterns.ts';
import { chainBetween, joins, lostWithin } from '../commands/run-chain.ts';
import { shellWord } from '../commands/shell-word.ts';
import { deletingCommands, uses, withoutOperands } from '../deletions.ts';
import type { EditImage, Maker } from '../edit-image.ts';

const MOST_PATHS = 4;

export const moveDelete: Maker = ({ layer, loss, paths, copies }, image) => {
  const [first, last] = [image.stepOf(layer), loss === null ? null : image.stepOf(loss.layer)];
  if (loss?.cause !== 'deleted' || first === null || last === null || first === last) return null;
  if (first.instruction.keyword !== 'RUN' || last.instruction.keyword !== 'RUN') return null;
  const operands = operandsFor(paths, last, image);
  if (operands === null || uses(last, operands, image)) return null;
  const { steps } = image;
  const between = steps.slice(steps.indexOf(first) + 1, steps.indexOf(last));
  if (between.some(step => isOther(step) && namesAny(step, operands))) return null;
  if (between.some(step => writesBelow(step, { operands, last: loss.layer }, image))) return null;
  const lastUser = between.findLast(step => mayUse(step, operands, image));
  const chain = lastUser === undefined ? { runs: [first], copies: [] } : chainBetween(first, lastUser, image);
  const words = operands.map(shellWord);
  const removals = withoutOperands(last, path => operands.includes(path), image);
  if (chain === null || words.includes(null)) return null;
  const { line } = first.instruction;
  const lastLine = last.instruction.line;
  const freed = new Set([...copies, ...lostWithin(chain.runs, image)]);
  const deletion: Operation = {
    kind: 'delete-paths',
    line: (lastUser ?? first).instruction.line,
    paths: words.flatMap(word => word ?? []),
  };
  return {
    edit: {
      id: `delete-${line}-${lastLine}-${nameOf(operands[0] ?? '')}`,
      title: 'Delete files in the RUN that writes them',
      trust: 'same',
      leftOut: [],
      line,
      second: { line: lastLine, does: 'deletes them' },
      operations: [...joins(chain, image), deletion, ...removals],
      ignoreLines: [],
    },
    copies: freed,
    fromCopier: false,
  };
};

/** The operands of `rm` that delete these files and nothing that another layer wrote; null if a pattern may delete them. */
function operandsFor(paths: readonly string[], step: BuildStep, image: EditImage): string[] | null {
  const found = new Set<string>();
  const all = deletingCommands(step, image).flatMap(({ operands }) => operands.flatMap(({ path }) => path ?? []));
  for (const path of paths) {
    const operand = all.find(one => path === one || path.startsWith(`${one}/`));
    if (operand === undefined) return null;
    found.add(operand);
  }
  return found.size === 0 || found.size > MOST_PATHS ? null : [...found];
}

function isOther({ instruction }: BuildStep): boolean {
  return instruction.keyword !== 'RUN';
}

/** Whether a RUN names the files, or runs something that may read them. */
function mayUse(step: BuildStep, paths: readonly string[], image: EditImage): boolean {
  return uses(step, paths, image) || image.commandsOf(step.instruction).some(runsOwnProgram);
}

/** Whether the deletion takes away what another step wrote: it would stay if the deletion came before. */
function writesBelow(
  { layer }: BuildStep,
  { operands, last }: { operands: readonly string[]; last: number },
  { lostFrom }: EditImage,
): boolean {
  if (layer === null) return false;
  const gone = lostFrom(layer).filter(({ name }) => name.layer === last);
  return gone.some(({ name: { path } }) => operands.some(one => path === one || path.startsWith(`${one}/`)));
}

function namesAny({ instruction: { text } }: BuildStep, paths: readonly string[]): boolean {
  return paths.some(path => text.includes(nameOf(path)));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
