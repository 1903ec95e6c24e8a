/** What a proof finds. Every size is bytes. */
import type { Trust } from '../../advice/edits/edit.ts';

/** How it is tried whether an image starts. */
export type Check =
  /** The user's command ends with 0. */
  | { kind: 'run'; words: readonly string[] }
  /** The image's HEALTHCHECK ends with 0. */
  | { kind: 'healthcheck'; words: readonly string[] }
  /** Something listens on the port that the image exposes. */
  | { kind: 'port'; port: number }
  /** The container runs, or ends with 0. */
  | { kind: 'start' }
  /** The image names nothing to start. */
  | { kind: 'none' };

/** What came of a check. */
export interface Tried {
  passed: boolean;
  /** What was seen, in a few words. Foreign text may be in it. */
  seen: string;
}

/** A program that the image before the edits has and needs. */
export interface Program {
  role: 'entry program' | 'interpreter' | 'HEALTHCHECK program' | '--run program';
  /** Absolute, links resolved. */
  path: string;
}

export interface BuiltImage {
  id: string;
  size: number;
  /** Of the build. */
  seconds: number;
}

/** One edit, built on top of those before. */
export interface ProofStep {
  id: string;
  title: string;
  trust: Trust;
  /** Bytes that the plan says it frees. */
  promised: number;
  /** The least and the most that an estimate frees; null if it is exact. */
  range: readonly [least: number, most: number] | null;
  /** Null if the build failed; the end of its output is then in `problem`. */
  built: BuiltImage | null;
  /** Bytes that it freed. */
  measured: number | null;
  /** Whether both agree within the tolerance, or what was measured is in the range. */
  kept: boolean;
  check: Tried | null;
  /** Programs of the image before that are missing. */
  missing: readonly Program[];
  passed: boolean;
  problem: string | null;
}

export interface Proof {
  passed: boolean;
  /**
   * The base image, as the Dockerfile names it; its ID in the engine before and after, null if the engine does not tell; whether its ID
   * or its layers show that all builds have the same.
   */
  base: { name: string | null; id: string | null; same: boolean };
  original: BuiltImage;
  check: Check;
  /** The same check of the original image without its entry program; null if it could not be made. */
  control: { without: string; failed: boolean } | null;
  /** What was looked for in each image. */
  programs: readonly Program[];
  steps: readonly ProofStep[];
  /** Edits that were not tried: the budgets were met before, or an earlier one failed. */
  untried: readonly string[];
  /** Why they were not tried. */
  stopped: 'budgets' | 'failure' | null;
  notes: readonly string[];
}

/** A promise is kept within this part of it, or this many bytes. */
export const TOLERANCE = { part: 0.01, bytes: 4000 };
