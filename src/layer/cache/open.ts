/** Where the cache of layers is, and whether there is one. */
import { platform } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Limits } from '../limits.ts';
import { MAX_CACHE_BYTES } from './folder.ts';
import { IndexCache } from './index-cache.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The user's folder for our cache; null where the environment names none.
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolderOf(env: Env, system: NodeJS.Platform = platform()): string | null {
  const usable = (path: string | undefined) => (path && isAbsolute(path) ? path : null);
  const home = usable(env.HOME);
  const folder =
    usable(env.XDG_CACHE_HOME) ??
    (system === 'win32' ? usable(env.LOCALAPPDATA) : null) ??
    (home && join(home, system === 'darwin' ? 'Library/Caches' : '.cache'));
  return folder && join(folder, 'imagebudget');
}

/** @param verify whether everything is to be read anew; what is read is kept all the same */
export function openCache(
  { cacheFolder, debug = () => undefined }: { cacheFolder?: string | null; debug?: (text: string) => void },
  { limits, verify }: { limits: Limits; verify: boolean },
): IndexCache | undefined {
  if (!cacheFolder) return undefined;
  return new IndexCache(cacheFolder, { maxBytes: MAX_CACHE_BYTES, debug, limits, mayRead: !verify });
}
