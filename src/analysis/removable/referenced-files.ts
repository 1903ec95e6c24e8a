/** Files that the image's config refers to. Rules may report them, but they never count as removable. */

import { directory, environment, isWithin, resolve } from '../../image/config-paths.ts';
import type { ImageConfig } from '../../image/types.ts';
import type { Rule } from '../../rules/rule.ts';
import { folderOf } from './conditions.ts';
import type { RuleMatcher } from './rule-matcher.ts';

/** Variables with directories that programs are loaded from. */
const SEARCH_PATHS = ['PATH', 'PYTHONPATH', 'NODE_PATH', 'CLASSPATH', 'LD_LIBRARY_PATH', 'GEM_PATH', 'PERL5LIB'];

/** Characters that can surround a path in a shell command. */
const SHELL_SEPARATORS = /[\s;|&()<>"'`=:,]+/;

/** Paths are absolute and text. */
export interface ReferencedFiles {
  file(path: string, rule: Rule): boolean;
  /** One answer for all files directly in a folder, whose path ends in a slash; null if they differ. */
  folder(folder: string, rule: Rule): boolean | null;
}

/**
 * Tells which files the config refers to: files whose path is in the command, files directly in a directory of `PATH`, and files
 * below a directory that the config names, if that is inside what the rule claims as a whole. The last is why
 * `WORKDIR /tmp/app` keeps `/tmp/app` while `WORKDIR /app` and `PYTHONPATH=/app` do not keep `/app/.git`.
 */
export function referencedFiles(config: ImageConfig, matcher: RuleMatcher): ReferencedFiles {
  const values = environment(config);
  const commands = new Set(wordsOf(config).map(word => resolve(config.workingDir, word)));
  const programs = new Set(directories(values.get('PATH')));
  const searched = [config.workingDir, ...SEARCH_PATHS.map(name => values.get(name))].flatMap(directories);
  const owners = ownersOf(searched, matcher);
  const variables = new Map([...values].map(([name, value]) => [name, new Set(directories(value))]));
  const within = (path: string, rule: Rule) =>
    (owners.size > 0 && isOwned(path, rule, owners)) ||
    rule.adviceBelowVariables?.some(name => isWithin(path, variables.get(name) ?? new Set())) === true;
  const named = [...commands, ...owners.keys(), ...[...variables.values()].flatMap(paths => [...paths])];
  const around = new Set(named.map(path => folderOf(path ?? '')));
  return {
    file: (path, rule) =>
      commands.has(path) || programs.has(path.slice(0, path.lastIndexOf('/'))) || within(path, rule),
    folder(folder, rule) {
      if (around.has(folder)) return null;
      const path = folder.slice(0, -1);
      return programs.has(path) || within(path, rule);
    },
  };
}

/** Which rules claim everything in a directory, by directory. */
function ownersOf(named: readonly string[], matcher: RuleMatcher): Map<string, readonly Rule[]> {
  // Files never have this name, so only patterns that match every name accept it.
  const anything = '\0';
  const owners = named.map(one => [one, matcher.match(matcher.find(one).last(anything)).rules] as const);
  return new Map(owners.filter(([, rules]) => rules.length > 0));
}

/** Whether the rule claims everything in the path or in a directory above it. */
function isOwned(path: string, rule: Rule, owners: ReadonlyMap<string, readonly Rule[]>): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
    if (owners.get(path.slice(0, end))?.includes(rule)) return true;
  return false;
}

/** Words of the command, including those inside a shell script. Paths are not resolved. */
export function wordsOf({ entrypoint, cmd }: Pick<ImageConfig, 'entrypoint' | 'cmd'>): string[] {
  return [...entrypoint, ...cmd]
    .flatMap(argument => [argument, ...argument.split(SHELL_SEPARATORS)])
    .filter(word => word !== '');
}

function directories(list = ''): string[] {
  return list.split(':').flatMap(one => directory(one) ?? []);
}
