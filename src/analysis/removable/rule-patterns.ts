/** Makes the patterns of all rules for one image: macros replaced, directories of the image's environment added. */

import { checkPattern, escapeGlob } from '../../globs/glob-pattern.ts';
import { directory, environment, isWithin } from '../../image/config-paths.ts';
import type { ImageConfig } from '../../image/types.ts';
import type { Rule } from '../../rules/rule.ts';

/** root, ordinary users, and `HOME=/`: an arbitrary user id without a passwd entry has `/` as its home. */
const HOMES = '{/root,/home/*,}';
const CACHES = '{/root/.cache,/home/*/.cache,/.cache}';

/** Directories that are never a cache, whatever a variable says: the whole system is below them. */
const NO_CACHES = [
  /^\/(?:bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|usr|var)$/,
  /^\/(?:usr\/(?:local|lib|share|bin)|var\/(?:lib|cache))$/,
];

/** Paths that no rule may claim: package databases, the loader's cache, accounts, licences, and logs of open databases. */
const NEVER = [
  '/var/lib/dpkg/{status,info/**,status.d/**}',
  '/{usr/,}lib/apk/db/**',
  '/etc/apk/world',
  '/{var/lib,usr/lib/sysimage}/rpm/{Packages*,rpmdb.sqlite*,Index.db,ndb,ndb/**}',
  '/var/lib/pacman/local/**',
  '/etc/{passwd,group,shadow,os-release,ld.so.cache,ssl/**}',
  '/usr/share/{zoneinfo,ca-certificates,common-licenses,licenses}/**',
  '/usr/lib/locale/**',
  '/**/*.sqlite-wal',
];

/** Licence texts. They go together with their package; a rule that removes single files must leave them. */
const LICENCES = ['/**/{LICENSE,LICENCE,COPYING,NOTICE}*', '/**/{LICENSE,LICENCE,COPYING,NOTICE}*/**', '/**/copyright'];

export type RulePattern =
  /** `sign`: a name that turns everything the rule claims into advice. */
  | { kind: 'glob' | 'not' | 'sign'; pattern: string; rule: Rule }
  /** No rule may claim what this matches. */
  | { kind: 'never'; pattern: string };

export interface PatternFacts {
  rules: readonly Rule[];
  config: Pick<ImageConfig, 'env' | 'workingDir'>;
  /** Home directories besides the usual ones; see `homesOf`. */
  homes?: readonly string[];
}

/** All patterns of these rules in one image. A pattern that the environment makes too long is left out. */
export function rulePatterns({ rules, config, homes = [] }: PatternFacts): RulePattern[] {
  const image = imageDirectories(config, homes);
  const patterns = rules.flatMap(rule => patternsOf(rule, image));
  const never = NEVER.map(pattern => ({ kind: 'never' as const, pattern }));
  return [...patterns, ...never];
}

function patternsOf(rule: Rule, image: ImageDirectories): RulePattern[] {
  const all = (globs: readonly string[]) => globs.flatMap(glob => expand(glob, image));
  const of = (kind: 'glob' | 'not' | 'sign', found: string[]) => found.map(pattern => ({ kind, pattern, rule }));
  const not = [...(rule.not ?? []).map(({ glob }) => glob), ...(rule.sparesLicences ? LICENCES : [])];
  const signs = (rule.adviceWhenNamed ?? []).map(name => `/**/${name}`);
  const globs = [...all(rule.globs), ...ofEnvironment(rule, image)];
  const patterns = [...of('glob', globs), ...of('not', all(not)), ...of('sign', signs)];
  // Perf: tests check the catalogue's own patterns; checking them here would take as long as compiling them.
  return rule.own ? patterns.filter(({ pattern }) => isAllowed(pattern)) : patterns;
}

function isAllowed(pattern: string): boolean {
  return checkPattern(pattern) === null;
}

/** The parts of an image that change the patterns. */
interface ImageDirectories {
  environment: Map<string, string>;
  homes: readonly string[];
  caches: readonly string[];
  /** Absolute or null. */
  workingDir: string | null;
}

function imageDirectories({ env, workingDir }: PatternFacts['config'], homes: readonly string[]): ImageDirectories {
  const image = { environment: environment({ env }), homes, caches: [], workingDir: directory(workingDir) };
  const xdg = cacheDirectory('XDG_CACHE_HOME', image);
  return { ...image, caches: [...homes.map(home => `${home}/.cache`), ...(xdg === null ? [] : [xdg])] };
}

/** Replaces a macro at the start. Added directories become separate patterns, so that no brace has to be escaped. */
function expand(glob: string, { homes, caches }: ImageDirectories): string[] {
  if (glob.startsWith('~/')) return [HOMES + glob.slice(1), ...below(homes, glob.slice(1))];
  if (!glob.startsWith('$CACHE/')) return [glob];
  const rest = glob.slice('$CACHE'.length);
  return [CACHES + rest, ...below(caches, rest)];
}

function below(directories: readonly string[], rest: string): string[] {
  return directories.map(directory => escapeGlob(directory) + rest).filter(isAllowed);
}

function ofEnvironment(rule: Rule, image: ImageDirectories): string[] {
  return Object.entries(rule.envDirectories ?? {}).flatMap(([name, patterns]) => {
    const cache = cacheDirectory(name, image);
    return cache === null ? [] : patterns.flatMap(pattern => below([cache], `/${pattern}`));
  });
}

/** The value of a variable if it can be a cache. A directory that contains the working directory is the application. */
function cacheDirectory(name: string, { environment: values, workingDir }: ImageDirectories): string | null {
  const value = directory(values.get(name) ?? '');
  if (value === null || NO_CACHES.some(one => one.test(value))) return null;
  return workingDir !== null && isWithin(workingDir, new Set([value])) ? null : value;
}
