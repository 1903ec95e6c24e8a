/** Finds and opens the layer cache. */
import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import type { SmallFile } from '../../image/small-file.ts';
import type { Limits } from '../limits.ts';
import { MAX_CACHE_BYTES } from './folder.ts';
import { IndexCache } from './index-cache.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface CachePlace {
  folder: string;
  /** ID of the user who must own it; null on systems without, such as Windows. */
  owner: number | null;
}

/** What the place depends on; `process` has it. */
interface Owner {
  platform: string;
  /** Missing on systems without numbers for users. */
  geteuid?: () => number;
}

/**
 * The user's folder for the cache; null if the environment names none.
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cachePlaceOf(env: Env, { platform, geteuid }: Owner): CachePlace | null {
  const usable = (path: string | undefined) => (path && isAbsolute(path) ? path : null);
  const home = usable(env.HOME);
  const folder =
    usable(env.XDG_CACHE_HOME) ??
    (platform === 'win32' ? usable(env.LOCALAPPDATA) : null) ??
    (home && join(home, platform === 'darwin' ? 'Library/Caches' : '.cache'));
  return folder ? { folder: join(folder, 'imagebudget'), owner: geteuid?.() ?? null } : null;
}

/** @param verify whether to read everything again; what is read is cached all the same */
export function openCache(
  { cachePlace, debug = () => undefined }: { cachePlace?: CachePlace | null; debug?: (text: string) => void },
  { limits, verify, smallFiles }: { limits: Limits; verify: boolean; smallFiles: readonly SmallFile[] },
): IndexCache | undefined {
  if (!cachePlace) return undefined;
  const { folder, owner } = cachePlace;
  const kept = fingerprintOf(smallFiles);
  return new IndexCache(folder, { maxBytes: MAX_CACHE_BYTES, owner, debug, limits, kept, mayRead: !verify });
}

/** Identifies a set of small files. */
function fingerprintOf(smallFiles: readonly SmallFile[]): string {
  const text = JSON.stringify(smallFiles, (_, value: unknown) => (value instanceof RegExp ? String(value) : value));
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
