/** Where a comment goes, and what it is made of. */
import type { Section } from '../../report/markdown/sections.ts';
import type { GitHubPlace } from '../github/place.ts';
import type { CommentMode } from '../inputs/lenient-inputs.ts';
import type { CommentData, ImageData } from './marker.ts';

export interface CommentPlace extends GitHubPlace {
  mode: CommentMode;
  /** Tells this comment from our others: config, workflow, job, matrix. */
  identity: readonly string[];
  /** Tells this step's part of the comment from those of other steps: which image was asked for. */
  step: string;
  /** Where the steps of a job keep what they commented: the runner's temporary folder. Null if it has none: others may write to the system's. */
  folder: string | null;
}

/** What one step says. */
export interface Content {
  /** Whether a budget is exceeded, or the image could not be measured. */
  isFailure: boolean;
  /** Whether an image changed by so much that a reviewer has to know. */
  isChange: boolean;
  images: ImageData[];
  /** @param before what the comment was about until now, not to be trusted; null if that is not known */
  sections(before: CommentData | null): readonly Section[];
}
