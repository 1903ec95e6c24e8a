/** Leaves packages for development out of an installation by Pipenv. */
import type { Operation } from '../../../../../dockerfile/edit/operations/types.ts';
import type { WrittenCommand } from '../../../../../dockerfile/edit/written-commands.ts';
import type { Instruction } from '../../../../../dockerfile/parse.ts';
import type { EditImage, Maker } from '../../../edit-image.ts';
import { leftOut } from '../../../trust.ts';
import { installationOf } from '../installation.ts';
import { omitDevEdit } from '../omit-dev.ts';
import { bytecodeOf, environmentOf, hasName, isHarmless, keyOf, mayStartAny, packagesOf } from './packages.ts';

const FLAG = /^(?:-d|--dev)$/;
/** Options of an installation that installs what the lockfile says. */
const OPTION =
  /^(?:-[dv]|--(?:dev|system|deploy|ignore-pipfile|clear|verbose|quiet|site-packages|bare|keep-outdated|python=.*))$/;
/** Commands of Pipenv that run nothing of the packages. */
const OWN_COMMAND = /^(?:install|sync|lock|verify|clean|)$/;

export const omitPipenvDev: Maker = (group, image) => {
  if (group.rule?.id !== 'pipenv-dev-deps') return null;
  const less = (instruction: Instruction) => withoutFlags(instruction, image);
  const installed = installationOf(group, { less, directory: environmentOf(group.paths) }, image);
  const [first] = installed?.steps ?? [];
  // Another target may run tests.
  if (installed === null || first === undefined || image.dependentsOf(first.stage).length > 0) return null;
  const packages = packagesOf(group.paths, image);
  const names = new Set([...packages.keys(), ...packages.values()]);
  const { steps, operations, copier } = installed;
  const commands = steps.flatMap(({ instruction }) => image.commandsOf(instruction));
  const after = commands.slice(commands.findIndex(installsDevelopment));
  const runsNone = after.every(one => loadsNothing(one) && !one.args.some(arg => hasName(names, arg)));
  if (!runsNone || mayStartAny(names, { steps, runner: 'pipenv' }, image)) return null;
  if (image.start.some(word => /\bpipenv\b/.test(word)) && mayHaveScripts(image)) return null;
  const copies = new Set([...group.copies, ...bytecodeOf(group, image)]);
  const gone = leftOut(copies, path => packages.get(keyOf(path)) ?? path, image);
  const edit = omitDevEdit(operations[0]?.line ?? 0, operations, gone);
  const second = copier === null ? null : { line: copier.instruction.line, does: 'copies them' };
  return { edit: { ...edit, second }, copies, fromCopier: false };
};

/** Whether a command installs both kinds of packages from the lockfile, and none by name. */
function installsDevelopment({ name, args }: WrittenCommand): boolean {
  const [verb = '', ...options] = args;
  return (
    name === 'pipenv' &&
    /^(?:install|sync)$/.test(verb) &&
    options.some(option => FLAG.test(option)) &&
    options.every(option => OPTION.test(option))
  );
}

function withoutFlags(instruction: Instruction, image: EditImage): Operation[] | null {
  const { source } = image.dockerfile;
  const operations = image.commandsOf(instruction).flatMap((command, number): Operation[] => {
    if (!installsDevelopment(command)) return [];
    const kept = command.words.filter(({ text }, at) => at <= command.nameAt || !FLAG.test(text));
    const text = kept.map(({ start, end }) => source.slice(start, end)).join(' ');
    return [{ kind: 'replace-command', line: instruction.line, command: number, text }];
  });
  return operations.length === 0 ? null : operations;
}

function loadsNothing(command: WrittenCommand): boolean {
  const { name, args } = command;
  if (name !== 'pipenv') return isHarmless(name);
  const [verb = ''] = args.filter(arg => !arg.startsWith('-'));
  const mayBringThem = args.some(arg => FLAG.test(arg) || /^--(?:dev-only|categories)/.test(arg));
  return OWN_COMMAND.test(verb) && (!mayBringThem || installsDevelopment(command));
}

/** Whether `pipenv run` may start a script of the Pipfile, under any name. */
function mayHaveScripts(image: EditImage): boolean {
  const reader = image.records();
  const files = reader.kept.filter(({ name }) => name === 'Pipfile');
  return files.some(file => /^[ \t]*\[?scripts\b/m.test(reader.bytes(file)?.toString() ?? 'scripts'));
}
