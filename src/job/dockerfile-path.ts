/** Which Dockerfile layers are traced to. */
import { statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Config } from '../config/types.ts';
import type { Position } from '../errors.ts';
import type { Job, Target } from './types.ts';

/** The config's Dockerfile, else the build's, else the one beside the config. */
export function dockerfileOf(config: Config, targets: readonly Target[], cwd: string): Job['dockerfile'] {
  const folder = dirname(resolve(cwd, config.path));
  const build = targets.flatMap(({ source }) => (source.form === 'build' ? [source.build] : []))[0];
  const target = build?.target ?? null;
  const contexts = (path: string) =>
    build ? [resolve(build.directory, build.context)] : [...new Set([dirname(path), folder, resolve(cwd)])];
  const at = (path: string, position?: Position) => ({
    path,
    shown: relative(cwd, path) || '.',
    target,
    position,
    contexts: contexts(path).map(context => ({ path: context, shown: relative(cwd, context) })),
  });
  if (config.dockerfile !== null) return at(resolve(folder, config.dockerfile), config.positions.dockerfile);
  if (build && build.file !== null) return at(resolve(build.directory, build.file));
  const beside = join(build ? resolve(build.directory, build.context) : folder, 'Dockerfile');
  // Nobody named this one, so a folder or a broken link of that name is no error.
  return isFile(beside) ? at(beside) : null;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
