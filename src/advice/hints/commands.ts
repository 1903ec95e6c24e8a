/** Kinds of commands that several hints and labels look for. */
import type { Command } from '../../dockerfile/commands.ts';

const APT = new Set(['apt-get', 'apt', 'aptitude']);
const DNF = new Set(['dnf', 'dnf5', 'yum', 'microdnf', 'tdnf']);

function isApt({ name }: Command): boolean {
  return APT.has(name);
}

function isDnf({ name }: Command): boolean {
  return DNF.has(name);
}

export function aptInstalls(command: Command): boolean {
  return isApt(command) && has(command, 'install');
}

/** Whether an installation by apt is told to follow no `Recommends`. */
export function withoutRecommends(command: Command): boolean {
  return (
    hasOption(command, '--no-install-recommends', '-R', '--without-recommends') ||
    command.args.some(arg => arg.includes('APT::Install-Recommends='))
  );
}

export function aptUpdates(command: Command): boolean {
  return isApt(command) && has(command, 'update');
}

export function dnfInstalls(command: Command): boolean {
  return isDnf(command) && has(command, 'install', 'in');
}

export function isPip({ name }: Command): boolean {
  return /^pip(\d+(\.\d+)*)?$/.test(name);
}

/** Whether one of these words is among the arguments. */
export function has({ args }: Command, ...words: readonly string[]): boolean {
  return args.some(arg => words.includes(arg));
}

/** Whether an argument is one of these options, alone or with `=value`. */
export function hasOption({ args }: Command, ...options: readonly string[]): boolean {
  return args.some(arg => options.includes(arg) || options.some(option => arg.startsWith(`${option}=`)));
}

/** Whether short options hold this letter: `-R`, `-Rv`. */
export function hasFlag({ args }: Command, letter: string): boolean {
  return args.some(arg => /^-[A-Za-z]+$/.test(arg) && arg.includes(letter));
}

/** The arguments that are not options. */
export function operands({ args }: Command): string[] {
  return args.filter(arg => !arg.startsWith('-'));
}

/** Removes installed packages: `apt-get purge`, `apk del`, `dnf remove`, `pip uninstall`, `npm prune`, `pnpm prune`. */
export function purges(command: Command): boolean {
  if (isApt(command)) return has(command, 'purge', 'remove', 'autoremove', 'autopurge');
  if (isDnf(command)) return has(command, 'remove', 'erase', 'autoremove');
  if (isPip(command)) return has(command, 'uninstall');
  if (command.name === 'apk') return has(command, 'del');
  if (command.name === 'zypper') return has(command, 'remove', 'rm');
  return (command.name === 'npm' || command.name === 'pnpm') && has(command, 'prune', 'uninstall');
}

/** Upgrades all packages, including those of the base image. */
export function upgrades(command: Command): boolean {
  if (isApt(command)) return has(command, 'upgrade', 'dist-upgrade', 'full-upgrade', 'safe-upgrade');
  if (isDnf(command)) {
    const [verb, ...packages] = operands(command);
    return (verb === 'update' || verb === 'upgrade') && packages.length === 0;
  }
  if (command.name === 'apk') return has(command, 'upgrade');
  return command.name === 'zypper' && has(command, 'dup', 'dist-upgrade', 'up', 'update');
}

/** Runs one of these programs on everything in a directory: `chown -R`, `find -exec chown`. */
export function changesTree(command: Command, ...names: readonly string[]): boolean {
  if (command.name === 'find') return has(command, '-exec', '-execdir') && has(command, ...names);
  return names.includes(command.name) && (hasFlag(command, 'R') || has(command, '--recursive'));
}

/** Deletes files and does nothing else. */
export function deletes(command: Command): boolean {
  const { name } = command;
  if (name === 'rm' || name === 'unlink' || name === 'rmdir') return true;
  if (name === 'find') return has(command, '-delete') || (has(command, '-exec') && has(command, 'rm'));
  if (isApt(command)) return has(command, 'clean', 'autoclean', 'dist-clean');
  if (isDnf(command)) return has(command, 'clean');
  return (name === 'npm' || name === 'yarn') && has(command, 'cache') && has(command, 'clean');
}
