/** Which Dockerfile layers are traced to. */
import { statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Config } from '../config/types.ts';
import type { Position } from '../errors.ts';
import type { Job, Target } from './types.ts';

/** The config's Dockerfile, else the build's, else the one beside the config. */
export function dockerfileOf(config: Config, targets: readonly Target[], cwd: string): Job['dockerfile'] {
  const folder = dirname(resolve(cwd, config.path));
  const build = buildOf(targets);
  const at = (path: string, position?: Position) => placeOf(path, { folder, cwd, build, position });
  if (config.dockerfile !== null) return at(resolve(folder, config.dockerfile), config.positions.dockerfile);
  if (build && build.file !== null) return at(resolve(build.directory, build.file));
  const beside = join(build ? resolve(build.directory, build.context) : folder, 'Dockerfile');
  // Nobody named this one, so a folder or a broken link of that name is no error.
  return isFile(beside) ? at(beside) : null;
}

/** The Dockerfile that a command line names; for null the one in the working directory, if there is one. */
export function dockerfileAt(given: string | null, cwd: string, targets: readonly Target[]): Job['dockerfile'] {
  const path = resolve(cwd, given ?? 'Dockerfile');
  return given === null && !isFile(path) ? null : placeOf(path, { folder: cwd, cwd, build: buildOf(targets) });
}

type Build = Extract<Target['source'], { form: 'build' }>['build'];

function buildOf(targets: readonly Target[]): Build | undefined {
  return targets.flatMap(({ source }) => (source.form === 'build' ? [source.build] : []))[0];
}

interface Around {
  /** The folder of the config. */
  folder: string;
  cwd: string;
  build: Build | undefined;
  position?: Position | undefined;
}

function placeOf(path: string, { folder, cwd, build, position }: Around): NonNullable<Job['dockerfile']> {
  const contexts = build
    ? [resolve(build.directory, build.context)]
    : [...new Set([dirname(path), folder, resolve(cwd)])];
  return {
    path,
    shown: relative(cwd, path) || '.',
    target: build?.target ?? null,
    position,
    contexts: contexts.map(context => ({ path: context, shown: relative(cwd, context) })),
  };
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
