/** Where a comment goes, and what it is made of. */
import type { Section } from '../../report/markdown/sections.ts';
import type { WorkflowEvent } from '../event.ts';
import type { CommentMode } from '../lenient-inputs.ts';
import type { CommentData, ImageData } from './marker.ts';

/** The run that comments. */
export interface Run {
  /** Later runs have a greater one; an attempt to run it again keeps it. */
  id: number;
  attempt: number;
  job: string;
  /** Page of this attempt. */
  url: string;
}

export interface CommentPlace {
  mode: CommentMode;
  /** The API's address. */
  api: string;
  token: string;
  /** `https://github.com/owner/name` */
  repositoryUrl: string;
  /** `owner/name` */
  repository: string;
  event: WorkflowEvent;
  run: Run;
  /** Tells this comment from our others: config, workflow, job, matrix. */
  identity: readonly string[];
  /** Tells this step's part of the comment from those of other steps: which image was asked for. */
  step: string;
  /** Where the steps of a job keep what they commented: the runner's temporary folder. Null if it has none: others may write to the system's. */
  folder: string | null;
  /** Address of the documentation. */
  docs: string;
  signal: AbortSignal;
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
