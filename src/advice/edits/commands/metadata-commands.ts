/** The chown and chmod commands of a RUN, as changes that another instruction can make. */
import { type BuildStep, resolved } from '../../../dockerfile/build/build-steps.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import type { EditImage } from '../edit-image.ts';
import { shellWord } from './shell-word.ts';

export interface Change {
  /** Its number among the commands of the RUN. */
  number: number;
  program: 'chown' | 'chmod';
  /** As written: `app:app`, `755`. */
  spec: string;
  /** Whether COPY has an option that does the same. */
  asOption: boolean;
  /** Whether it changes an absolute path. */
  covers(path: string): boolean;
  /** Whether it changes a directory with all that is in it. */
  coversAllOf(directory: string): boolean;
  /** Whether a file or directory has this owner or mode. */
  holds(facts: { mode: number; uid: number; gid: number }): boolean;
  /** The spec as an instruction of a lower layer can write it: numbers, where the account does not exist yet. Null if none fits. */
  specFor(layer: number, image: EditImage): string | null;
  /** The command for files of a directory that do not have the owner yet, or of its own directories; null if there is no such command. */
  onlyWhereNeeded(spec: string, directory?: string): string | null;
}

const FLAGS = /^-[RvfchHLP]+$/;
const LONG: ReadonlySet<string> = new Set([
  '--recursive',
  '--verbose',
  '--changes',
  '--silent',
  '--quiet',
  '--no-dereference',
]);

/** The changes of a RUN; null if one of them has a form that is not understood. */
export function changesIn(step: BuildStep, image: EditImage): Change[] | null {
  const changes = image.commandsOf(step.instruction).flatMap((command, number): (Change | null)[] => {
    if (command.name !== 'chown' && command.name !== 'chmod') return [];
    return [changeOf(command, { number, step, image })];
  });
  return changes.includes(null) ? null : changes.flatMap(change => change ?? []);
}

interface Place {
  number: number;
  step: BuildStep;
  image: EditImage;
}

function changeOf(command: WrittenCommand, { number, step, image }: Place): Change | null {
  const { name, args, nested } = command;
  const flags = args.filter(arg => arg.startsWith('-'));
  const [spec, ...operands] = args.filter(arg => !arg.startsWith('-'));
  const program = name === 'chown' ? 'chown' : 'chmod';
  if (nested || spec === undefined || operands.length === 0 || step.workdir === null) return null;
  if (flags.some(flag => !FLAGS.test(flag) && !LONG.has(flag))) return null;
  if ([spec, ...operands].some(word => /[$*?[`]/.test(word))) return null;
  const { workdir } = step;
  const targets = operands.map(operand => resolved(workdir, operand));
  const isRecursive = flags.some(flag => flag === '--recursive' || /^-\w*R/.test(flag));
  const covers = (path: string) =>
    targets.some(target => path === target || (isRecursive && path.startsWith(target === '/' ? '/' : `${target}/`)));
  const common = { number, spec, covers, coversAllOf: (directory: string) => isRecursive && covers(directory) };
  if (program === 'chmod') {
    const asOption = /^[0-7]{3,4}$/.test(spec);
    const mode = Number.parseInt(spec, 8);
    const holds = (facts: { mode: number }) => (facts.mode & 0o7777) === mode;
    return {
      ...common,
      program,
      asOption: asOption && image.canMount,
      holds,
      specFor: () => spec,
      onlyWhereNeeded: () => null,
    };
  }
  const [user = '', group] = ownerIn(spec);
  if (user === '') return null;
  const owners = ownersIn(step.layer ?? -1, image);
  return {
    ...common,
    program,
    asOption: true,
    holds: ({ uid, gid }) => owners.size === 1 && owners.has(`${uid}:${gid}`),
    specFor: layer => ownerFor(layer, { spec, user, group, step, image }),
    onlyWhereNeeded: (owner, directory) => findAndChange(owner, directory === undefined ? targets : [directory]),
  };
}

/** User and group of `app:app`. */
function ownerIn(spec: string): string[] {
  return spec.split(/[:.](.*)/s);
}

/** Changing a file copies it, even if it has the owner already. */
function findAndChange(owner: string, directories: readonly string[]): string | null {
  const [user = '', group] = ownerIn(owner);
  const words = directories.map(shellWord);
  const found = group ? `\\( ! -user ${user} -o ! -group ${group} \\)` : `! -user ${user}`;
  return words.includes(null) ? null : `find ${words.join(' ')} ${found} -exec chown -h ${owner} {} +`;
}

interface Owner extends Omit<Place, 'number'> {
  spec: string;
  user: string;
  group: string | undefined;
}

/** The names, if the accounts exist in the layer already; else the numbers that the later layer stored. */
function ownerFor(layer: number, { spec, user, group, step, image }: Owner): string | null {
  const isNumbers = /^\d+$/.test(user) && (group === undefined || /^\d+$/.test(group));
  if (group && (isNumbers || !changesAccounts(layer, image))) return spec;
  const numbers = ownersIn(step.layer ?? -1, image);
  return numbers.size === 1 ? ([...numbers][0] ?? null) : null;
}

/** Whether an own layer changes the accounts, not before this one. */
function changesAccounts(from: number, { layers }: EditImage): boolean {
  return layers.slice(from).some(index => {
    for (let entry = 0; entry < index.length; entry++) {
      const path = index.path(entry);
      if (path === 'etc/passwd' || path === 'etc/group') return true;
    }
    return false;
  });
}

/** `uid:gid` of all files that the layer stored again. */
function ownersIn(layer: number, { lost, layers }: EditImage): Set<string> {
  const owners = new Set<string>();
  const index = layers[layer];
  if (index === undefined) return owners;
  for (const { name } of lost.values()) {
    const { successor } = name;
    if (successor?.layer === layer) owners.add(`${index.uid(successor.entry)}:${index.gid(successor.entry)}`);
  }
  return owners;
}
