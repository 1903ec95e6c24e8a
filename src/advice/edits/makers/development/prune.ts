/** The command that takes packages for development away after a build. */
import type { BuildStep } from '../../../../dockerfile/build/build-steps.ts';
import type { WrittenCommand } from '../../../../dockerfile/edit/written-commands.ts';
import { missingOption } from '../../commands/command-patterns.ts';
import type { EditImage } from '../../edit-image.ts';
import type { Group } from '../../group.ts';
import { inModules } from './node-packages.ts';
import { hasNoScripts } from './own-scripts.ts';

export interface Pruned {
  group: Group;
  /** The directory of the project in the image. */
  project: string;
  /** The same where the RUNs run. */
  at: string;
  /** RUNs in which a package manager installs, and which then build. */
  runs: readonly BuildStep[];
}

/**
 * Words of the command, for the directory of the project; null if none is sure to take away these packages only. Yarn 1 has no such
 * command.
 */
export function pruningCommand(pruned: Pruned, image: EditImage): string[] | null {
  const { rule } = pruned.group;
  const commands = pruned.runs.flatMap(({ instruction }) => image.commandsOf(instruction));
  const installing = commands.find(command => rule !== null && missingOption(rule, command) !== null);
  if (addsPackages(image)) return null;
  if (installing?.name === 'npm') return ['npm', 'prune', '--omit=dev', ...settingsOf(image)];
  return installing?.name === 'pnpm' && mayPruneWithPnpm(pruned, image) ? PNPM : null;
}

/** With `CI`, pnpm does not ask: it installs anew where settings have changed since. */
const PNPM = ['CI=true', 'pnpm', 'prune', '--prod'];

/** Options of an installation that change nothing of what a later `pnpm prune` would do. */
const PNPM_OPTIONS = /^--(?:(?:no-|prefer-)?frozen-lockfile|(?:prefer-)?offline|silent|reporter=[\w-]+)$/;

/** It runs the project's own scripts again, and leaves what its store shares with the packages. */
function mayPruneWithPnpm({ group: { paths }, project, at, runs }: Pruned, image: EditImage): boolean {
  if (!paths.every(inModules) || !hasNoScripts(project, image)) return false;
  return runs.every(run => {
    const commands = image.commandsOf(run.instruction);
    const isIn = run.workdir === at && !commands.some(changesDirectory);
    return (isIn || !commands.some(({ name }) => name === 'pnpm')) && commands.every(leavesSettings);
  });
}

/** Of pnpm's installations only those of this one project, with settings that are in its files. */
function leavesSettings({ name, args }: WrittenCommand): boolean {
  if (name !== 'pnpm') return true;
  const [verb = '', ...options] = args;
  if (/^(?:i|install)$/.test(verb)) return options.every(option => PNPM_OPTIONS.test(option));
  return !/^(?:-.*|fetch|deploy|prune|link|unlink|import|rebuild)$/.test(verb);
}

/** Whether later commands run in another directory. */
export function changesDirectory({ name }: WrittenCommand): boolean {
  return /^(?:cd|pushd)$/.test(name);
}

/** Settings of an installation that `npm prune` needs too. */
const SETTINGS = ['--legacy-peer-deps', '--force'];

function settingsOf(image: EditImage): string[] {
  const commands = commandsOf(image).filter(({ name }) => name === 'npm');
  return SETTINGS.filter(setting => commands.some(({ args }) => args.includes(setting)));
}

/** Whether a RUN installs packages by name: a pruning command would take away those that `package.json` does not list. */
export function addsPackages(image: EditImage): boolean {
  return commandsOf(image).some(({ args: [verb = '', ...rest] }) => {
    const isGlobal = rest.some(arg => arg === '-g' || arg === '--global');
    return /^(?:i|install|add|link)$/.test(verb) && !isGlobal && rest.some(arg => !arg.startsWith('-'));
  });
}

function commandsOf(image: EditImage): WrittenCommand[] {
  const runs = image.dockerfile.instructions.filter(({ keyword }) => keyword === 'RUN');
  return runs.flatMap(instruction => image.commandsOf(instruction)).filter(({ name }) => /^p?npm$/.test(name));
}
