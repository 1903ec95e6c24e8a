/** Moves the deletion of files into the RUN that writes them, or into the one that uses them last. */
import type { BuildStep } from '../../../dockerfile/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations.ts';
import { deletingCommands, uses, withoutOperands } from '../deletions.ts';
import type { EditImage, Maker } from '../edit-image.ts';
import { chainBetween, joins, lostWithin } from '../run-chain.ts';
import { shellWord } from '../shell-word.ts';

const MOST_PATHS = 4;

export const moveDelete: Maker = ({ layer, loss, paths, copies }, image) => {
  const [first, last] = [image.stepOf(layer), loss === null ? null : image.stepOf(loss.layer)];
  if (loss?.cause !== 'deleted' || first === null || last === null || first === last) return null;
  if (first.instruction.keyword !== 'RUN' || last.instruction.keyword !== 'RUN') return null;
  const operands = operandsFor(paths, last, image);
  if (operands === null || uses(last, operands, image)) return null;
  const { steps } = image;
  const between = steps.slice(steps.indexOf(first) + 1, steps.indexOf(last));
  const user = between.findLast(step => step.instruction.keyword !== 'RUN' || uses(step, operands, image));
  const users = between.filter(({ instruction }) => instruction.keyword === 'RUN');
  const lastUser = users.findLast(step => uses(step, operands, image));
  if (user !== undefined && user.instruction.keyword !== 'RUN' && namesAny(user, operands)) return null;
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

function namesAny({ instruction: { text } }: BuildStep, paths: readonly string[]): boolean {
  return paths.some(path => text.includes(nameOf(path)));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
