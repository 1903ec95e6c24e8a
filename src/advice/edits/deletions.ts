/** The commands of a RUN that delete named files. */
import { type BuildStep, resolved } from '../../dockerfile/build-steps.ts';
import type { Operation } from '../../dockerfile/edit/operations.ts';
import type { WrittenCommand } from '../../dockerfile/edit/written-commands.ts';
import type { EditImage } from './edit-image.ts';

const PATTERN = /[$*?[`]/;

export interface Operand {
  /** As written. */
  word: string;
  /** Absolute; null if it is a pattern or has a variable. */
  path: string | null;
}

export interface DeletingCommand {
  number: number;
  command: WrittenCommand;
  operands: readonly Operand[];
  /** Whether it fails if a file is missing. */
  needsFiles: boolean;
}

export function isDeleting({ name }: Pick<WrittenCommand, 'name'>): boolean {
  return name === 'rm' || name === 'unlink';
}

export function deletingCommands(step: BuildStep, image: EditImage): DeletingCommand[] {
  const { workdir } = step;
  return [...image.commandsOf(step.instruction).entries()].flatMap(([number, command]) => {
    if (!isDeleting(command)) return [];
    const words = command.args.filter(arg => !arg.startsWith('-'));
    const operands = words.map(word => ({
      word,
      path: workdir === null || PATTERN.test(word) ? null : resolved(workdir, word),
    }));
    const needsFiles = !command.args.some(arg => /^-[a-zA-Z]*f/.test(arg) || arg === '--force');
    return [{ number, command, operands, needsFiles }];
  });
}

/** Takes operands out of the commands that delete them, and whole commands where none is left. */
export function withoutOperands(step: BuildStep, isGone: (path: string) => boolean, image: EditImage): Operation[] {
  const { line } = step.instruction;
  return deletingCommands(step, image).flatMap(({ number, operands }): Operation[] => {
    const gone = operands.filter(({ path }) => path !== null && isGone(path)).map(({ word }) => word);
    return gone.length === 0 ? [] : [{ kind: 'remove-operands', line, command: number, operands: gone }];
  });
}

/** Whether a step runs in one of the directories, or a command that does not delete names a path or a file with the name of one. */
export function uses(step: BuildStep, paths: readonly string[], image: EditImage): boolean {
  const { workdir } = step;
  const isInside = paths.some(path => workdir === path || workdir?.startsWith(`${path}/`));
  if (isInside && step.instruction.keyword === 'RUN') return true;
  const names = new Set(paths.map(path => path.slice(path.lastIndexOf('/') + 1)));
  return image.commandsOf(step.instruction).some(command => {
    if (isDeleting(command)) return false;
    return command.words.some(({ text }) => {
      const parts = text.replace(/["']/g, '').split(/[/=,:@]/);
      return parts.some(part => names.has(part)) || paths.some(path => text.includes(path));
    });
  });
}
