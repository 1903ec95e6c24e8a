/** How the user's image is built, from copies of the files that edits change. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contextOf } from '../../dockerfile/read.ts';
import { MeasureError, onOneLine } from '../../errors.ts';
import type { Job } from '../../job/types.ts';
import type { Builder, BuildRequest } from '../../source/engine/build.ts';
import type { EditedFile } from '../edited-files.ts';

export interface Recipe {
  /** With the original files; `file` is given for each build. */
  request: BuildRequest;
  dockerfile: EditedFile;
  ignore: EditedFile | null;
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
  if (!builder.isBuildKit && ignore !== null && ignore.texts.some(text => text !== ignore.texts[0]))
    throw new MeasureError('only BuildKit can prove an edit of the .dockerignore before it is written', {
      hint: 'Install docker buildx, or leave the edit out with --only.',
    });
  const { source, platform } = target;
  if (source.form === 'build') return { request: { ...source.build, platform }, dockerfile, ignore };
  const context = contextOf(job.dockerfile);
  if (context === null) throw new TypeError('a Dockerfile without a folder');
  const request = { context, file: null, target: null, args: {}, platform, directory: context };
  return { request, dockerfile, ignore };
}

/** The build with the first `edits` edits, from copies in `folder`. */
export function buildWith({ request, dockerfile, ignore }: Recipe, edits: number, folder: string): BuildRequest {
  const own = join(folder, String(edits));
  mkdirSync(own);
  const file = join(own, 'Dockerfile');
  writeFileSync(file, dockerfile.texts[edits] ?? '');
  const text = ignore?.texts[edits] ?? '';
  // An empty file would stand for the one in the context, which need not be known.
  if (ignore !== null && (ignore.exists || text !== '')) writeFileSync(`${file}.dockerignore`, text);
  return { ...request, file };
}
