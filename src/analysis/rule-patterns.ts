/** Makes the patterns of all rules for one image: macros replaced, directories of the image's environment added. */
import type { ImageConfig } from '../image/types.ts';
import type { Rule } from '../rules/rule.ts';
import { checkPattern, escapeGlob } from './glob-pattern.ts';
import { directory, environment, isWithin } from './image-paths.ts';

/** root, ordinary users, and `HOME=/`: an arbitrary user id without a passwd entry has `/` as its home. */
const HOMES = '{/root,/home/*,}';
const CACHES = '{/root/.cache,/home/*/.cache,/.cache}';

/** Homes that service accounts have and that hold no caches. */
const NO_HOMES = new Set(['/bin', '/sbin', '/usr/sbin', '/dev', '/proc', '/nonexistent', '/run']);

/** Directories that are no cache whatever a variable says: everything of the system lies below them. */
const NO_CACHES = new Set(
  [
    '/usr',
    '/usr/local',
    '/usr/lib',
    '/usr/share',
    '/usr/bin',
    '/etc',
    '/var',
    '/var/lib',
    '/var/cache',
    '/home',
    '/root',
  ].concat([
    '/bin',
    '/boot',
    '/dev',
    '/lib',
    '/lib64',
    '/media',
    '/mnt',
    '/opt',
    '/proc',
    '/run',
    '/sbin',
    '/srv',
    '/sys',
  ]),
);

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

export type RulePattern =
  | { kind: 'glob' | 'not'; pattern: string; rule: Rule }
  /** No rule may claim what this matches. */
  | { kind: 'never'; pattern: string };

/** All patterns of these rules in one image. A pattern that the environment makes too long is left out. */
export function rulePatterns(rules: readonly Rule[], config: Pick<ImageConfig, 'env' | 'workingDir'>): RulePattern[] {
  const image = imageDirectories(config);
  const patterns = rules.flatMap(rule => [
    ...rule.globs.flatMap(glob => expand(glob, image)).map(pattern => ({ kind: 'glob' as const, pattern, rule })),
    ...ofEnvironment(rule, image).map(pattern => ({ kind: 'glob' as const, pattern, rule })),
    ...(rule.not ?? [])
      .flatMap(({ glob }) => expand(glob, image))
      .map(pattern => ({ kind: 'not' as const, pattern, rule })),
  ]);
  const never = NEVER.map(pattern => ({ kind: 'never' as const, pattern }));
  return [...patterns, ...never].filter(({ pattern }) => checkPattern(pattern) === null);
}

/** What of the image's config changes the patterns. */
interface ImageDirectories {
  environment: Map<string, string>;
  home: string | null;
  caches: string[];
  /** Absolute or null. */
  workingDir: string | null;
}

function imageDirectories({ env, workingDir }: Pick<ImageConfig, 'env' | 'workingDir'>): ImageDirectories {
  const values = environment({ env });
  const home = directory(values.get('HOME') ?? '');
  const image = {
    environment: values,
    home: home === null || NO_HOMES.has(home) || home.startsWith('/run/') ? null : home,
    caches: [],
    workingDir: directory(workingDir),
  };
  const xdg = cacheDirectory('XDG_CACHE_HOME', image);
  return { ...image, caches: [image.home && `${image.home}/.cache`, xdg].filter(one => one !== null) };
}

/** Replaces a macro at the start; added directories become patterns of their own, so that no brace has to be escaped. */
function expand(glob: string, { home, caches }: ImageDirectories): string[] {
  if (glob.startsWith('~/'))
    return [HOMES, ...(home === null ? [] : [escapeGlob(home)])].map(one => one + glob.slice(1));
  if (glob.startsWith('$CACHE/'))
    return [CACHES, ...caches.map(escapeGlob)].map(one => one + glob.slice('$CACHE'.length));
  return [glob];
}

function ofEnvironment(rule: Rule, image: ImageDirectories): string[] {
  return Object.entries(rule.envDirectories ?? {}).flatMap(([name, below]) => {
    const cache = cacheDirectory(name, image);
    return cache === null ? [] : below.map(pattern => `${escapeGlob(cache)}/${pattern}`);
  });
}

/** The value of a variable where it can be a cache. One that holds the working directory is no cache but the application. */
function cacheDirectory(name: string, { environment: values, workingDir }: ImageDirectories): string | null {
  const value = directory(values.get(name) ?? '');
  if (value === null || NO_CACHES.has(value)) return null;
  return workingDir !== null && isWithin(workingDir, new Set([value])) ? null : value;
}
