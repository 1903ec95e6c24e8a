/** Leaves packages for development out of an installation by Poetry. */
import type { WrittenCommand } from '../../../../../dockerfile/edit/written-commands.ts';
import type { Instruction } from '../../../../../dockerfile/parse.ts';
import type { Rule } from '../../../../../rules/rule.ts';
import { missingOption } from '../../../commands/command-patterns.ts';
import type { EditImage, Maker } from '../../../edit-image.ts';
import { leftOut } from '../../../trust.ts';
import { optionsFor } from '../../clean-run.ts';
import { type Installation, installationOf } from '../installation.ts';
import { omitDevEdit } from '../omit-dev.ts';
import { environmentOf, hasName, isHarmless, keyOf, mayStartAny, packagesOf } from './packages.ts';

/** Commands of Poetry that run nothing of the packages. */
const OWN_COMMAND = /^(?:install|config|cache|check|show|version|about|)$/;

export const omitPoetryDev: Maker = (group, image) => {
  const { rule, copies, paths } = group;
  if (rule?.id !== 'poetry-dev-deps') return null;
  const less = (instruction: Instruction) => optionsFor(rule, instruction, image);
  const installed = installationOf(group, { less, directory: environmentOf(paths) }, image);
  const [first] = installed?.steps ?? [];
  // Another target may run tests.
  if (installed === null || first === undefined || image.dependentsOf(first.stage).length > 0) return null;
  const packages = packagesOf(paths, image);
  const names = new Set([...packages.keys(), ...packages.values()]);
  const needsNone = (command: WrittenCommand) =>
    loadsNothing(command, rule) && !command.args.some(arg => hasName(names, arg));
  if (buildsByScript(image) || !commandsAfter(installed, rule, image).every(needsNone)) return null;
  if (mayStartAny(names, { steps: installed.steps, runner: 'poetry' }, image)) return null;
  const { operations, copier } = installed;
  const gone = leftOut(copies, path => packages.get(keyOf(path)) ?? path, image);
  const edit = omitDevEdit(operations[0]?.line ?? 0, operations, gone);
  const second = copier === null ? null : { line: copier.instruction.line, does: 'copies them' };
  return { edit: { ...edit, second }, copies, fromCopier: false };
};

/** Those that may find packages missing: what follows the installation in its RUN, and later ones. */
function commandsAfter({ steps }: Installation, rule: Rule, image: EditImage): WrittenCommand[] {
  const commands = steps.flatMap(({ instruction }) => image.commandsOf(instruction));
  return commands.slice(commands.findIndex(command => missingOption(rule, command) !== null));
}

function loadsNothing(command: WrittenCommand, rule: Rule): boolean {
  const { name, args } = command;
  if (name !== 'poetry') return isHarmless(name);
  const [verb = ''] = args.filter(arg => !arg.startsWith('-'));
  if (verb === 'install' && missingOption(rule, command) === null) return installsMain(args);
  return OWN_COMMAND.test(verb);
}

/** Whether an installation that has options for groups leaves those for development out. */
function installsMain(args: readonly string[]): boolean {
  const at = args.indexOf('--only');
  return args.includes('--only-root') || args.includes('--only=main') || (at !== -1 && args[at + 1] === 'main');
}

/** Whether the project is built by a script of its own when it is installed, or if that is not known. */
function buildsByScript(image: EditImage): boolean {
  const reader = image.records();
  const locks = reader.kept.filter(({ name }) => name === 'poetry.lock');
  return locks.some(({ parent }) => {
    const text = reader.bytes(parent?.children?.get('pyproject.toml'))?.toString();
    return text === undefined || /^[ \t]*(?:\[tool\.poetry\.build\]|build[ \t]*[.=])/m.test(text);
  });
}
