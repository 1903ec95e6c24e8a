/** Where a config really is. A link must not fetch it from outside the repository. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../../errors.ts';

/** Where a config is looked for. */
export interface ConfigPlace {
  cwd: string;
  /** As given. */
  path: string;
  /** The folder that it must not leave; null for the repository around `cwd`, or `cwd` if there is none. */
  workspace: string | null;
}

/**
 * The path of the config with links resolved. Errors quote a config, and a pull request can make it a link to any file of the
 * machine. A config outside the workspace was chosen by whoever starts the run; its link must stay in its folder.
 * @throws UsageError; an error of the file system if there is no such file
 */
export function realConfig({ cwd, path, workspace }: ConfigPlace): string {
  const written = resolve(cwd, path);
  const real = realpathSync(written);
  const home = workspace ?? repositoryAround(cwd);
  const bounds = isWithin(home, written) ? home : dirname(written);
  if (isWithin(realpathSync(bounds), real)) return real;
  throw new UsageError(`the config ${path} is a link that leads out of ${bounds}`, {
    hint: 'Put the file itself there, or give the path that the link leads to.',
  });
}

/** The nearest folder with a repository; the folder itself if there is none. */
export function repositoryAround(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/** Whether a path is a folder or in it. */
export function isWithin(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return !isAbsolute(inside) && inside.split(sep)[0] !== '..';
}
