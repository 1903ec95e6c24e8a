/** Which commands may need the gems that only development needs. */
import type { WrittenCommand } from '../../../../dockerfile/edit/written-commands.ts';
import { isForDevelopment } from '../../../../rules/lockfiles/development-groups.ts';

/** They load nothing of the bundle. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['apt-get', 'apk', 'curl', 'wget', 'gem', 'git', 'tar', 'unzip', 'corepack', 'npm', 'yarn', 'pnpm'],
  ...[
    'addgroup',
    'adduser',
    'groupadd',
    'useradd',
    'chmod',
    'chown',
    'cp',
    'echo',
    'find',
    'install',
    'ln',
    'mkdir',
    'mv',
  ],
  ...['rm', 'rmdir', 'sed', 'touch', 'cd', 'export', 'set', 'test', '[', 'true', ''],
]);

/** Options of an installation that change nothing of which gems it installs. */
const INSTALL_OPTION =
  /^(?:-[jr].*|--(?:jobs|retry|path|deployment|frozen|local|prefer-local|quiet|verbose|full-index|no-cache|clean|no-clean|no-prune|force|redownload|system)(?:=.*)?)$/;

/** Commands of Bundler that run nothing of the gems. */
const OWN_COMMAND = /^(?:config|clean|check|lock|cache|package|pack|version|info|list|show|env|platform)$/;

/** What Rails does ahead for production. */
const FOR_PRODUCTION =
  /^(?:(?:assets|webpacker|shakapacker|vite|css|javascript|tailwindcss|tmp|log):[\w:]+|db:(?:create|migrate|prepare|schema:load|setup|seed)|bootsnap:precompile)$/;

const TELLS_ENVIRONMENT = /^(?:RAILS|RACK|APP|HANAMI)_ENV=["']?(\w+)/;

export function isBundler({ name }: Pick<WrittenCommand, 'name'>): boolean {
  return name === 'bundle' || name === 'bundler';
}

/** Whether a command installs the gems of a Gemfile, with options that are known. */
export function installsGems(command: WrittenCommand): boolean {
  const [verb, ...options] = verbOf(command);
  const isInstall = verb === 'install' || verb === undefined || verb.startsWith('-');
  const given = verb === 'install' || verb === undefined ? options : [verb, ...options];
  return isBundler(command) && isInstall && given.every(one => !one.startsWith('-') || INSTALL_OPTION.test(one));
}

/** The arguments of Bundler without the version of it that is asked for: `bundle _2.5.9_ install`. */
function verbOf({ args }: WrittenCommand): readonly string[] {
  return /^_[\d.]+_$/.test(args[0] ?? '') ? args.slice(1) : args;
}

/**
 * Whether a command of a build may need one of the gems, or any gem.
 * @param names of the gems, and of their programs
 * @param environment the one that Rails runs in where the command says nothing; null if nothing says it
 */
export function mayNeedGems(command: WrittenCommand, names: ReadonlySet<string>, environment: string | null): boolean {
  if (command.words.some(({ text }) => hasName(names, text))) return true;
  const given = command.words.flatMap(({ text }) => TELLS_ENVIRONMENT.exec(text)?.[1] ?? []).at(-1) ?? environment;
  if (given !== null && isForDevelopment(given)) return true;
  if (!isBundler(command)) return !HARMLESS.has(command.name) && mayRun(command.name, { args: command.args, given });
  const [verb = '', ...rest] = verbOf(command);
  if (installsGems(command) || OWN_COMMAND.test(verb)) return false;
  const [program = '', ...args] = rest;
  return verb !== 'exec' || mayRun(baseName(program), { args, given });
}

/** Whether a program of Ruby may load any gem: not bootsnap, and not Rails in production, for tasks that are known. */
function mayRun(program: string, { args, given }: { args: readonly string[]; given: string | null }): boolean {
  const tasks = args.filter(arg => !arg.startsWith('-') && !arg.includes('='));
  if (program === 'bootsnap') return tasks[0] !== 'precompile';
  const isTask = /^(?:rails|rake)$/.test(program) && tasks.length > 0 && tasks.every(task => FOR_PRODUCTION.test(task));
  return !isTask || given === null;
}

/** Whether a word is one of the names, or a path that ends with one. */
export function hasName(names: ReadonlySet<string>, word: string): boolean {
  return names.has(baseName(word));
}

export function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
