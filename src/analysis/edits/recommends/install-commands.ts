/** What a RUN does with apt, as far as its text shows for sure. */

import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { aptInstalls, hasOption, upgrades, withoutRecommends } from '../../../advice/hints/commands.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import { isShell } from '../../../image/known-programs.ts';
import type { LayerInstall } from '../../../packages/debian/recommended.ts';

/** A command that gets the option. */
export interface InstallCommand {
  number: number;
  command: WrittenCommand;
  /** The packages that it names, as far as they are written out; the last word, as written, is where more go. */
  packages: string[];
  last: string;
}

export interface RunInstall extends LayerInstall {
  commands: InstallCommand[];
}

/** Verbs that neither install nor change why something is installed. */
const HARMLESS = new Set([
  ...['update', 'install', 'upgrade', 'clean', 'autoclean', 'distclean', 'dist-clean', 'autoremove', 'autopurge'],
]);
/** Options that change what else is installed. */
const OTHER_CHOICE = [
  '--install-suggests',
  '--install-recommends',
  '--ignore-depends',
  '--no-upgrade',
  '--only-upgrade',
];
const TAKES_VALUE = new Set([
  '-o',
  '--option',
  '-t',
  '--target-release',
  '--default-release',
  '-c',
  '--config-file',
  '-a',
]);
/** Programs besides shells that may install packages too, or run a text that does. */
const MAY_INSTALL =
  /^(?:make|xargs|source|\.|eval|su|aptitude|apt-mark|apt-fast|nala|gdebi|tasksel|playwright|install-php-extensions|.*\.(?:sh|bash|py|pl|rb))$/;
const NAMES_APT = /(?:^|[\s;&|"'(`])(?:apt|apt-get|aptitude|apt-mark)\s/;

/** Null if the RUN may install packages in a way that its text does not show. */
export function installOf(step: BuildStep, image: EditImage): RunInstall | null {
  const commands = image.commandsOf(step.instruction);
  const isPlain = commands.length > 0 && commands.every(command => isUnderstood(command));
  if (!isPlain || /[`]|\$\(\s*(?:apt|cat|curl|wget)\b/.test(step.instruction.text)) return null;
  const installs = commands.flatMap((command, number) =>
    isApt(command) && aptInstalls(command) ? [{ number, command }] : [],
  );
  const open = installs.filter(({ command }) => !withoutRecommends(command));
  const words = new Set(installs.flatMap(({ command }) => packagesIn(command).map(nameOnly)));
  return {
    mode: open.length === 0 ? 'without' : 'editable',
    upgrades: commands.some(command => isApt(command) && upgrades(command)),
    words,
    commands: open.map(({ number, command }) => {
      const packages = packagesIn(command);
      return { number, command, packages: packages.map(nameOnly), last: packages.at(-1) ?? 'install' };
    }),
  };
}

export function isApt({ name }: WrittenCommand): boolean {
  return name === 'apt-get' || name === 'apt';
}

function isUnderstood(command: WrittenCommand): boolean {
  const { name, args, words, nameAt } = command;
  if (isApt(command)) {
    const verb = args.find((arg, at) => !arg.startsWith('-') && !TAKES_VALUE.has(args[at - 1] ?? ''));
    if (verb === undefined || !HARMLESS.has(verb) || hasOption(command, ...OTHER_CHOICE)) return false;
    // `apt upgrade` installs what upgrades need, and what that recommends.
    return !(name === 'apt' && verb === 'upgrade') && !args.some(arg => /Suggests|APT::Get::/.test(arg));
  }
  const written = words[nameAt]?.text ?? '';
  if (
    isShell(name) ||
    MAY_INSTALL.test(name) ||
    /^\.{0,2}\/(?!(?:usr\/(?:local\/)?)?s?bin\/|opt\/)/.test(written) ||
    /[$`]/.test(name)
  )
    return false;
  return !args.some(arg => NAMES_APT.test(arg) || arg === '--with-deps' || arg === 'install-deps');
}

/** The packages as written: `curl`, `nginx=1.22*`, `${PACKAGES}`. */
export function packagesIn({ args }: WrittenCommand): string[] {
  const operands = args.filter(
    (arg, at) => !arg.startsWith('-') && !/^\d*[<>]/.test(arg) && !TAKES_VALUE.has(args[at - 1] ?? ''),
  );
  return operands.slice(operands.indexOf('install') + 1);
}

/** Without version, release, architecture and apt's sign for installing or removing, which `g++` does not end in. */
export function nameOnly(word: string): string {
  return word.replace(/[=/:].*/, '').replace(/(?<!\+)[+-]$/, '');
}
