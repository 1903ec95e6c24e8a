/** Leaves packages for development out of an installation by Poetry. */
import type { WrittenCommand } from '../../../../dockerfile/edit/written-commands.ts';
import { bytesOf } from '../../../../image/byte-path.ts';
import { linesOf } from '../../../../packages/record-reader.ts';
import type { Rule } from '../../../../rules/rule.ts';
import { missingOption } from '../../commands/command-patterns.ts';
import type { EditImage, Maker } from '../../edit-image.ts';
import { leftOut } from '../../trust.ts';
import { type Installation, installationOf } from './installation.ts';
import { omitDevEdit } from './omit-dev.ts';

const ENVIRONMENT = /^(.+?)\/lib\/python[\d.]+\/site-packages\//;

/** Commands of Poetry that run nothing of the packages. */
const OWN_COMMAND = /^(?:install|config|cache|check|show|version|about|)$/;

/** They load nothing of the project. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['poetry', 'pip', 'pip3', 'apt-get', 'apk', 'curl'],
  ...['adduser', 'addgroup', 'useradd', 'groupadd', 'chmod', 'chown', 'cp', 'echo', 'find', 'ln', 'mkdir', 'mv', 'rm'],
  ...['cd', 'export', 'set', 'touch', 'true'],
]);

export const omitPoetryDev: Maker = (group, image) => {
  const { rule, copies, paths } = group;
  if (rule?.id !== 'poetry-dev-deps') return null;
  const environment = paths.flatMap(path => ENVIRONMENT.exec(path)?.[1] ?? []).at(0) ?? null;
  const installed = installationOf(group, { rule, directory: environment }, image);
  const [first] = installed?.steps ?? [];
  // Another target may run tests.
  if (installed === null || first === undefined || image.dependentsOf(first.stage).length > 0) return null;
  const packages = packagesOf(paths, image);
  const names = new Set([...packages.keys(), ...packages.values()]);
  const isHarmless = (command: WrittenCommand) =>
    loadsNothing(command, rule) && !command.args.some(arg => has(names, arg));
  if (buildsByScript(image) || !commandsAfter(installed, rule, image).every(isHarmless)) return null;
  if (mayStartAny(names, installed, image)) return null;
  const { operations, copier } = installed;
  const gone = leftOut(copies, path => packages.get(keyOf(path)) ?? path, image);
  const edit = omitDevEdit(operations[0]?.line ?? 0, operations, gone);
  const second = copier === null ? null : { line: copier.instruction.line, does: 'copies them' };
  return { edit: { ...edit, second }, copies, fromCopier: false };
};

/** Names of packages by what is in `bin`, and by the first names in `site-packages`. */
function packagesOf(paths: readonly string[], image: EditImage): Map<string, string> {
  const reader = image.records();
  const found = new Map<string, string>();
  for (const path of paths) {
    const name = /\/([^/-]+)-[^/]+\.dist-info\/RECORD$/.exec(path)?.[1];
    if (name === undefined) continue;
    for (const line of linesOf(reader.bytes(reader.at(bytesOf(path))) ?? Buffer.alloc(0))) {
      const [listed = ''] = line.split(',', 1);
      const key = keyOf(listed);
      if (key !== '' && key !== '..') found.set(key, name);
    }
  }
  return found;
}

/** @param path absolute, or as a `RECORD` has it */
function keyOf(path: string): string {
  const program = /(?:^|\/)bin\/([^/]+)$/.exec(path)?.[1];
  if (program !== undefined) return program;
  const [top = ''] = path.replace(/^.*\/(?:site|dist)-packages\//, '').split('/', 1);
  return top;
}

/** Whether the container, or a check of it, names one of the packages or programs, or starts what may run any of them. */
function mayStartAny(names: ReadonlySet<string>, { steps }: Installation, image: EditImage): boolean {
  const checks = steps.filter(({ instruction }) => instruction.keyword === 'HEALTHCHECK');
  const texts = [...image.start, ...checks.map(({ instruction }) => instruction.text)];
  const words = texts.flatMap(text => text.split(/[\s"',;|&()[\]]+/));
  return words.some(
    (word, at) =>
      has(names, word) ||
      /\.sh$|entrypoint|^make$/.test(word) ||
      (/(?:^|\/)poetry$/.test(word) && words[at + 1] !== 'run'),
  );
}

/** Whether a word is one of the names, or a path that ends with one. */
function has(names: ReadonlySet<string>, word: string): boolean {
  return names.has(word.slice(word.lastIndexOf('/') + 1));
}

/** Those that may find packages missing: what follows the installation in its RUN, and later ones. */
function commandsAfter({ steps }: Installation, rule: Rule, image: EditImage): WrittenCommand[] {
  const commands = steps.flatMap(({ instruction }) => image.commandsOf(instruction));
  return commands.slice(commands.findIndex(command => missingOption(rule, command) !== null));
}

function loadsNothing(command: WrittenCommand, rule: Rule): boolean {
  const { name, args } = command;
  if (!HARMLESS.has(name)) return false;
  if (name !== 'poetry') return true;
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
