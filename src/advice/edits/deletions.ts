/** The commands of a RUN that delete named files. */
import { type BuildStep, resolved } from '../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../dockerfile/edit/operations/types.ts';
import type { WrittenCommand } from '../../dockerfile/edit/written-commands.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { EditImage } from './edit-image.ts';
import { isRoot } from './root-user.ts';

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

const found = new WeakMap<BuildStep, readonly DeletingCommand[]>();

/** Perf: a step is asked for every group of files. */
export function deletingCommands(step: BuildStep, image: EditImage): readonly DeletingCommand[] {
  const known = found.get(step) ?? findDeletingCommands(step, image);
  found.set(step, known);
  return known;
}

function findDeletingCommands(step: BuildStep, image: EditImage): DeletingCommand[] {
  const { workdir, user } = step;
  const absolute = (word: string) => {
    const home = /^~(?=\/|$)/.test(word);
    if (workdir === null || PATTERN.test(word) || (home && !isRoot(user))) return null;
    return resolved(workdir, home ? `/root${word.slice(1)}` : word);
  };
  return [...image.commandsOf(step.instruction).entries()].flatMap(([number, command]) => {
    if (!isDeleting(command)) return [];
    const words = command.args.filter(arg => !arg.startsWith('-'));
    const operands = words.map(word => ({ word, path: absolute(word) }));
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

/** Whether the user of an instruction may delete these files: what is root's, only root may. */
export function mayDelete(
  { user }: Pick<BuildStep, 'user'>,
  copies: Iterable<StackInode>,
  { layers }: Pick<EditImage, 'layers'>,
): boolean {
  if (isRoot(user)) return true;
  for (const { layer, entry } of copies) if (layers[layer]?.uid(entry) === 0) return false;
  return true;
}

/** Whether a step runs in one of the directories, or a command that does not delete names one of the paths, its directory, or something with the name of one. */
export function uses(
  { instruction, workdir }: Pick<BuildStep, 'instruction' | 'workdir'>,
  paths: readonly string[],
  image: Pick<EditImage, 'commandsOf'>,
): boolean {
  if (instruction.keyword === 'RUN' && paths.some(path => workdir === path || workdir?.startsWith(`${path}/`)))
    return true;
  const wanted = wantedOf(paths);
  if (!mayMean(instruction.text, wanted)) return false;
  return image
    .commandsOf(instruction)
    .some(command => !isDeleting(command) && command.words.some(({ text }) => means(text, wanted)));
}

interface Wanted {
  paths: readonly string[];
  names: ReadonlySet<string>;
  /** Names that a word cannot be split into. */
  odd: readonly string[];
  directories: ReadonlySet<string>;
}

function wantedOf(paths: readonly string[]): Wanted {
  const names = new Set(paths.map(nameOf));
  const odd = [...names].filter(name => !/^[\w.%+~-]+$/.test(name));
  const directories = paths.map(path => path.slice(0, path.lastIndexOf('/')));
  return { paths, names, odd, directories: new Set(directories.filter(directory => directory.lastIndexOf('/') > 0)) };
}

/** Perf: most instructions have none of the names anywhere in their text, and are asked for every group of files. */
function mayMean(text: string, { names, directories }: Wanted): boolean {
  if (/[*?[]/.test(text)) return true;
  const bare = text.replace(/["'\\]/g, '');
  for (const name of names) if (bare.includes(name.replace(/["'\\]/g, ''))) return true;
  for (const directory of directories) if (bare.includes(directory)) return true;
  return false;
}

function means(word: string, { paths, names, odd, directories }: Wanted): boolean {
  const bare = word.replace(/["']/g, '');
  if (bare.split(/[^\w.%+~-]+/).some(part => names.has(part)) || odd.some(name => bare.includes(name))) return true;
  if (bare.split(/[=:,]/).some(part => directories.has(part.replace(/(?<=.)\/$/, '')))) return true;
  if (!/[*?[]/.test(bare)) return false;
  const [start = ''] = bare.split(/[*?[]/, 1);
  if (start.startsWith('/')) return paths.some(path => path.startsWith(start));
  const end = bare.slice(Math.max(...['*', '?', ']'].map(char => bare.lastIndexOf(char))) + 1);
  return paths.some(path => path.endsWith(end));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
