/** Leaves the group of packages for development out of what uv installs. */
import type { Operation } from '../../../../../dockerfile/edit/operations/types.ts';
import type { WrittenCommand } from '../../../../../dockerfile/edit/written-commands.ts';
import type { Instruction } from '../../../../../dockerfile/parse.ts';
import type { Rule } from '../../../../../rules/rule.ts';
import { missingOption } from '../../../commands/command-patterns.ts';
import type { EditImage, Maker } from '../../../edit-image.ts';
import { leftOut } from '../../../trust.ts';
import { optionsFor } from '../../clean-run.ts';
import { type Installation, installationOf } from '../installation.ts';
import { omitDevEdit } from '../omit-dev.ts';
import { bytecodeOf, environmentOf, hasName, isHarmless, keyOf, mayStartAny, packagesOf } from './packages.ts';
import { settingForStart } from './uv-start.ts';

/** Commands of uv that run nothing of the packages, and install none that are not asked for by `sync`. */
const OWN_COMMAND = /^(?:lock|venv|python|cache|version|self|)$/;
/** Settings that may bring the packages all the same, or with which the project is built by what is installed. */
const OTHER_SETTING = /\bUV_(?:DEV|NO_GROUP|NO_BUILD_ISOLATION|PROJECT|WORKING_DIR(?:ECTORY)?)\b/;
const ASKS_FOR_GROUPS = /^--(?:dev|only-dev|group|only-group|all-groups|no-build-isolation(?:-package)?)(?:=|$)/;

export const omitUvDev: Maker = (group, image) => {
  const { rule, paths } = group;
  if (rule?.id !== 'uv-dev-deps') return null;
  const less = (instruction: Instruction) => optionsFor(rule, instruction, image);
  const installed = installationOf(group, { less, directory: environmentOf(paths) }, image);
  const [first] = installed?.steps ?? [];
  // Another target may run tests.
  if (installed === null || first === undefined || image.dependentsOf(first.stage).length > 0) return null;
  const packages = packagesOf(paths, image);
  const names = new Set([...packages.keys(), ...packages.values()]);
  const { before, after } = commandsOf(installed, rule, image);
  if (hasOtherSettings(installed, image) || before.some(({ name, args }) => name === 'uv' && args.includes('pip')))
    return null;
  if (!after.every(one => loadsNothing(one) && !one.args.some(arg => hasName(names, arg)))) return null;
  const start = settingForStart(installed, image);
  if (start === null || mayStartAny(names, { steps: installed.steps, runner: 'uv' }, image)) return null;
  const { copier } = installed;
  const operations: Operation[] = [...installed.operations, ...start];
  const copies = new Set([...group.copies, ...bytecodeOf(group, image)]);
  const gone = leftOut(copies, path => packages.get(keyOf(path)) ?? path, image);
  const edit = omitDevEdit(operations[0]?.line ?? 0, operations, gone);
  const second = copier === null ? null : { line: copier.instruction.line, does: 'copies them' };
  return { edit: { ...edit, second }, copies, fromCopier: false };
};

/** Those that may install packages by name before the group is installed, and those that may find it missing. */
function commandsOf({ steps }: Installation, rule: Rule, image: EditImage) {
  const commands = steps.flatMap(({ instruction }) => image.commandsOf(instruction));
  const at = commands.findIndex(command => missingOption(rule, command) !== null);
  return { before: commands.slice(0, at), after: commands.slice(at) };
}

function loadsNothing({ name, args }: WrittenCommand): boolean {
  if (name !== 'uv') return isHarmless(name);
  const [verb = ''] = args.filter(arg => !arg.startsWith('-'));
  if (verb !== 'sync') return OWN_COMMAND.test(verb);
  const leavesOut = args.includes('--no-dev') || args.includes('--no-default-groups');
  return !args.some(arg => ASKS_FOR_GROUPS.test(arg)) && (leavesOut || !args.some(arg => /^--no-group\b/.test(arg)));
}

/** Whether variables, commands or the project say something about groups, or how it is built, in another way. */
function hasOtherSettings({ steps, copier }: Installation, image: EditImage): boolean {
  const all = copier === null ? image.steps : [...image.steps, ...steps];
  if (all.some(({ instruction }) => OTHER_SETTING.test(instruction.text))) return true;
  if ([...image.variables.keys()].some(name => OTHER_SETTING.test(name))) return true;
  const reader = image.records();
  const locks = reader.kept.filter(({ name }) => name === 'uv.lock');
  return locks.some(({ parent }) => {
    const text = reader.bytes(parent?.children?.get('pyproject.toml'))?.toString();
    return text === undefined || text.includes('no-build-isolation');
  });
}
