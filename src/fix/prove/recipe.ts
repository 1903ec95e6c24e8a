/** How the user's image is built, from copies of the files that edits change. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DockerfilePlace } from '../../dockerfile/place.ts';
import { contextOf } from '../../dockerfile/read.ts';
import { MeasureError, onOneLine } from '../../errors.ts';
import type { Job } from '../../job/types.ts';
import type { Builder, BuildRequest } from '../../source/engine/build.ts';
import type { EditedFile } from '../edited-files.ts';
import { copyContext } from './context-copy.ts';

export interface Recipe {
  /** With the original files; `file` is given for each build. */
  request: BuildRequest;
  dockerfile: EditedFile;
  ignore: EditedFile | null;
  /** Whether the builder takes the `.dockerignore` from the context only, and an edit changes it. */
  needsCopy: boolean;
}

/** @throws MeasureError if the build is not known, or this builder cannot try the edits */
export function recipeOf(job: Job, files: readonly EditedFile[], builder: Builder): Recipe {
  const [target] = job.targets;
  const dockerfile = files.find(({ path }) => path === job.dockerfile?.path);
  if (target === undefined || dockerfile === undefined || job.dockerfile === null)
    throw new TypeError('a plan without its Dockerfile');
  const ignore = files.find(file => file !== dockerfile) ?? null;
  const named = `${job.dockerfile.path}.dockerignore`;
  if (existsSync(named) && ignore?.path !== named)
    throw new MeasureError(`${onOneLine(job.dockerfile.shown)}.dockerignore cannot be copied for the proof`, {
      hint: 'It must be a regular file.',
    });
  const { source, platform } = target;
  const request = source.form === 'build' ? { ...source.build, platform } : requestOf(job.dockerfile, platform);
  const needsCopy = !builder.isBuildKit && ignore !== null && ignore.texts.some(text => text !== ignore.texts[0]);
  if (needsCopy && ignore.path !== join(contextIn(request), IGNORE_FILE))
    throw new MeasureError(`only BuildKit reads ${onOneLine(ignore.shown)}, so no edit of it can be proven here`, {
      hint: 'Install docker buildx, or leave the edit out with --only.',
    });
  return { request, dockerfile, ignore, needsCopy };
}

function requestOf(dockerfile: DockerfilePlace, platform: BuildRequest['platform']): BuildRequest {
  const context = contextOf(dockerfile);
  if (context === null) throw new TypeError('a Dockerfile without a folder');
  return { context, file: null, target: null, args: {}, platform, directory: context };
}

function contextIn({ directory, context }: BuildRequest): string {
  return resolve(directory, context);
}

const IGNORE_FILE = '.dockerignore';

/** The recipe that builds from a copy of the context in `folder`, if the builder needs one to try the edits. */
export async function withOwnContext(recipe: Recipe, folder: string, signal: AbortSignal): Promise<Recipe> {
  if (!recipe.needsCopy) return recipe;
  const context = join(folder, 'context');
  await copyContext(contextIn(recipe.request), context, { signal });
  return { ...recipe, request: { ...recipe.request, context } };
}

/** The build with the first `edits` edits, from copies in `folder`. */
export function buildWith(
  { request, dockerfile, ignore, needsCopy }: Recipe,
  edits: number,
  folder: string,
): BuildRequest {
  const own = join(folder, String(edits));
  mkdirSync(own);
  const file = join(own, 'Dockerfile');
  writeFileSync(file, dockerfile.texts[edits] ?? '');
  const text = ignore?.texts[edits] ?? '';
  // An empty file would stand for the one in the context, which need not be known.
  const isGiven = ignore !== null && (ignore.exists || text !== '');
  if (needsCopy) writeIgnoreFile(join(request.context, IGNORE_FILE), isGiven ? text : null);
  else if (isGiven) writeFileSync(`${file}.dockerignore`, text);
  return { ...request, file };
}

/** The copy may hold a link in its place, which leads out of the copy. */
function writeIgnoreFile(path: string, text: string | null): void {
  rmSync(path, { force: true });
  if (text !== null) writeFileSync(path, text);
}
