/** What earlier steps of this job said in the same comment. They keep it in the runner's temporary folder. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import * as z from 'zod/mini';
import { terminal } from '../../report/format/escape.ts';
import { savedSections } from '../summary/saved-section.ts';
import { type CommentData, commentData, imageData } from './marker.ts';
import type { CommentPlace, Content } from './types.ts';

const step = z.object({
  /** Which image the step was asked for. */
  id: z.string(),
  isFailure: z.boolean(),
  isChange: z.boolean(),
  images: z.array(imageData),
  sections: savedSections,
});

const savedJob = z.object({
  /** What the comment was about before this job; null if that is not known. */
  before: z.nullable(commentData),
  steps: z.array(step),
});

export type SavedJob = z.infer<typeof savedJob>;

const NOTHING: SavedJob = { before: null, steps: [] };

/** Nothing if this is the first step, or what others left cannot be used. */
export function readJob(place: CommentPlace, key: string): SavedJob {
  const path = pathOf(place, key);
  if (path === null) return NOTHING;
  try {
    return savedJob.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? NOTHING;
  } catch {
    return NOTHING;
  }
}

/** If it cannot be written, a later step's comment lacks this step's part. */
export function saveJob(place: CommentPlace, key: string, job: SavedJob): void {
  const path = pathOf(place, key);
  if (path === null) return;
  try {
    writeFileSync(path, JSON.stringify(job));
  } catch (error) {
    core.debug(terminal(String(error)));
  }
}

/** The job with this step. A step that measures the same again replaces the earlier one. @param found what the comment was about */
export function withStep(
  job: SavedJob,
  { content, place }: { content: Content; place: CommentPlace },
  found: CommentData | null,
): SavedJob {
  const others = job.steps.filter(({ id }) => id !== place.step);
  const before = job.steps.length > 0 ? job.before : found;
  const { isFailure, isChange, images } = content;
  const sections = [...content.sections(before)];
  return {
    before,
    steps: [...others, { id: place.step, isFailure, isChange, images, sections }],
  };
}

/** The run is in the name too, since a runner may keep the folder. */
function pathOf({ folder, run }: CommentPlace, key: string): string | null {
  return folder === null ? null : join(folder, `imagebudget-comment-${key}-${run.id}-${run.attempt}.json`);
}
