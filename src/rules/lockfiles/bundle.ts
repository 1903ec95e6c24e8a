/** The one project of Bundler that an image has. */
import { foldersNamed } from '../conditions.ts';
import { type DevelopmentGems, developmentGems } from './gemfile-lock.ts';

/** Of projects, not of gems, which bring along their own. */
export const PROJECT_FOLDER = /^(?!(?:.*\/)?gems(?:\/|$))(?!usr\/(?:share|lib)(?:\/|$))/;

export interface ProjectText {
  gemfile: string | null;
  lockfile: string | null;
}

/**
 * Null for none, for several that differ, and where it is not certain which gems only development needs.
 * @param projects all directories with a Gemfile.lock
 */
export function bundleOf(projects: readonly ProjectText[]): DevelopmentGems | null {
  const [first, ...more] = projects;
  if (first?.gemfile == null || first.lockfile === null) return null;
  const isSame = more.every(({ gemfile, lockfile }) => gemfile === first.gemfile && lockfile === first.lockfile);
  return isSame ? developmentGems(first.gemfile, first.lockfile) : null;
}

/** Where a gem is. */
export interface GemPlace {
  /** The directory that has `gems` and `specifications`. */
  home: string;
  /** `rspec-core-3.13.0`. */
  full: string;
}

const DIRECTORIES: ReadonlySet<string> = new Set(['gems']);
const PLACES = [
  /^(.*)\/specifications\/([^/]+)\.gemspec$/,
  /^(.*?)\/extensions\/[^/]+\/[^/]+\/([^/]+)\//,
  /^(.*)\/cache\/([^/]+)\.gem$/,
];

/** The gems that a file may be of by its path: their directory, record, compiled part, or the archive that they came in. */
export function gemPlaces(path: string): GemPlace[] {
  const matches = PLACES.flatMap(place => {
    const [, home, full] = place.exec(path) ?? [];
    return home === undefined || full === undefined ? [] : { home, full };
  });
  const below = foldersNamed(path, DIRECTORIES).flatMap(directory => {
    const [full = '', inside] = path.slice(directory.length + 1).split('/', 2);
    return inside === undefined ? [] : { home: directory.slice(0, -'/gems'.length), full };
  });
  return [...below, ...matches];
}

/** Programs that a gem's record names. */
export function programsOf(gemspec: string): string[] {
  const [, list = ''] = /^ {2}s\.executables = \[([^\]\n]*)\]/m.exec(gemspec) ?? [];
  return [...list.matchAll(/"([\w.-]+)"/g)].map(([, name = '']) => name);
}
