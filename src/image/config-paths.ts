/** Directories that an image's config names. Its text is foreign: relative, overlong and odd values are left out. */
import type { ImageConfig } from './types.ts';

/** Longest directory taken from the config; longer ones would make patterns that `checkPattern` refuses. */
const MAX_DIRECTORY = 512;

/** Values of `Env` by name. The last one of a name wins, as for a process. */
export function environment(config: Pick<ImageConfig, 'env'>): Map<string, string> {
  const pairs = config.env.map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  });
  return new Map(pairs);
}

/** What `execvp` searches where nothing is set, and what engines set (https://github.com/moby/moby, DefaultPathEnv). */
export const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The directories in which a program is looked for: the absolute ones of `PATH`. */
export function programDirectories(config: Pick<ImageConfig, 'env'>): string[] {
  return (environment(config).get('PATH') ?? DEFAULT_PATH).split(':').filter(one => one.startsWith('/'));
}

/** An absolute directory without doubled or final slashes, `.` and `..`; null if it is relative, too long or the root. */
export function directory(text: string): string | null {
  if (!text.startsWith('/') || text.length > MAX_DIRECTORY) return null;
  return resolve('/', text);
}

/** A path as seen from a directory, normalised; null if that is the root. */
export function resolve(from: string, path: string): string | null {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${from}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.length === 0 ? null : `/${parts.join('/')}`;
}

/** Whether a path is, or is below, one of these directories. Takes time in proportion to the path's depth. */
export function isWithin(path: string, directories: ReadonlySet<string>): boolean {
  if (directories.size === 0) return false;
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (directories.has(path.slice(0, end))) return true;
  }
  return false;
}
