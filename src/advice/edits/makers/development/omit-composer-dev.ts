/** Leaves packages for development out of an installation by Composer. */
import type { WrittenCommand } from '../../../../dockerfile/edit/written-commands.ts';
import { runsOwnProgram } from '../../commands/command-patterns.ts';
import type { EditImage, Maker } from '../../edit-image.ts';
import { leftOut } from '../../trust.ts';
import { optionsFor } from '../clean-run.ts';
import { installationOf } from './installation.ts';
import { omitDevEdit } from './omit-dev.ts';

const VENDOR = '/vendor';

/** What Laravel writes ahead for production, and the same for Symfony. */
const FOR_PRODUCTION =
  /^(?:(?:config|route|view|event):cache|optimize|storage:link|key:generate|cache:(?:clear|warmup))$/;

/** Composer's own commands that run nothing of the packages. */
const OWN_COMMAND =
  /^(?:install|i|dump-?autoload|config|clear-?cache|check-platform-reqs|validate|show|about|self-?update|diagnose)$/;

export const omitComposerDev: Maker = (group, image) => {
  const { rule, copies } = group;
  // A script that starts the container may run any of them.
  if (image.start.some(word => /^composer(?:\.phar)?$|\.sh$/.test(word))) return null;
  if (rule?.id !== 'composer-dev-deps') return null;
  const installed = installationOf(
    group,
    { less: instruction => optionsFor(rule, instruction, image), directory: vendorOf(group.paths) },
    image,
  );
  if (installed === null) return null;
  const { operations, steps, copier } = installed;
  const gone = leftOut(copies, packageOf, image);
  const names = gone.map(({ name }) => name);
  if (steps.some(({ instruction }) => usesAny(names, instruction.text))) return null;
  const commands = steps.flatMap(({ instruction }) => image.commandsOf(instruction));
  if (commands.some(mayUse) || (names.some(name => name.endsWith('-bundle')) && !isForProduction(image))) return null;
  const edit = omitDevEdit(operations[0]?.line ?? 0, operations, gone);
  const second = copier === null ? null : { line: copier.instruction.line, does: 'copies them' };
  return { edit: { ...edit, second }, copies, fromCopier: false };
};

/** The outermost `vendor` of the first file. */
function vendorOf([path = '']: readonly string[]): string {
  return path.slice(0, path.indexOf(`${VENDOR}/`) + VENDOR.length);
}

/** Whether an instruction names one of the packages, a program of that name, or anything in `vendor/bin`. */
function usesAny(names: readonly string[], text: string): boolean {
  const programs = new Set([...names, ...names.map(name => name.slice(name.indexOf('/') + 1))]);
  return /\bvendor\/bin\b/.test(text) || text.split(/[\s"',;|&()[\]]+/).some(word => programs.has(baseName(word)));
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

/** Scripts may run anything; of PHP programs only those that prepare production are known not to. */
function mayUse(command: WrittenCommand): boolean {
  const [first = '', second = ''] = command.args.filter(arg => !arg.startsWith('-'));
  if (/^composer(?:\.phar)?$/.test(command.name)) return !OWN_COMMAND.test(first);
  if (/^(?:artisan|console)$/.test(command.name)) return !FOR_PRODUCTION.test(first);
  if (/^php[\d.]*$/.test(command.name) && /(?:^|\/)(?:artisan|console)$/.test(first))
    return !FOR_PRODUCTION.test(second);
  return runsOwnProgram(command);
}

/** Symfony loads bundles for development unless `APP_ENV` says that it runs in production. */
function isForProduction({ steps }: EditImage): boolean {
  return steps.some(({ instruction: { keyword, text } }) => keyword === 'ENV' && /\bAPP_ENV[= ]"?prod\b/.test(text));
}

/** `phpunit/phpunit` of a file in the outermost `vendor`. */
function packageOf(path: string): string {
  const [owner = '', name = ''] = path.slice(path.indexOf('/vendor/') + '/vendor/'.length).split('/', 2);
  return `${owner}/${name}`;
}
