/** The reports of several runs as one. All texts are foreign: the reports come from other machines. */
import type { Status } from '../../budget/types.ts';
import type { JsonImage } from '../schema/report-schema.ts';
import type { Acceptance } from '../types.ts';

export interface MergedImage {
  image: JsonImage;
  verdict: Status;
  /** What let the image's own run through; null if nothing did. It does not change the verdict. */
  accepted: Acceptance | null;
}

/** Why an image has no place in the verdict. */
export interface NotMeasured {
  /** Null if that is not known. */
  name: string | null;
  platform: string | null;
  reason: string;
}

export interface Merged {
  /** The worst of all images; null if anything was not measured. */
  verdict: Status | null;
  /** In the order of the plan, else of the reports. */
  images: readonly MergedImage[];
  notMeasured: readonly NotMeasured[];
  /** Whether a plan said which images there must be. */
  isPlanned: boolean;
  /** What lets the pull request through as a whole: GitHub was asked, no report is believed. Absent if nobody does. */
  accepted?: Acceptance | null;
}
