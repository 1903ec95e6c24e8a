/** Savings as data. Reports escape, cut and print them. */
import type { PathSummary } from '../../stack/path-summary.ts';
import type { Cause } from '../../stack/types.ts';
import type { DockerfileLine } from '../dockerfile-line.ts';

/** One way to save bytes, or bytes to look at. */
export interface Saving {
  kind: 'removable' | 'wasted' | 'advice';
  /** A rule's id, a label, or for plain waste its cause. Foreign text, like the title, if the config defines the rule. */
  label: string;
  /** What the bytes are. */
  title: string;
  severity: 'warn' | 'info';
  /** Listed however small it is. */
  always: boolean;
  bytes: number;
  /** Bytes that only another base image, or a change of the base, frees. */
  baseBytes: number;
  /** Whether all of it came with the base image. */
  base: boolean;
  place: PathSummary;
  /** Inodes, not names. */
  files: number;
  /** Layers that hold the bytes, most bytes first. */
  layers: readonly number[];
  /** Of wasted bytes: what happened to them, and in which layer. */
  loss: { cause: Cause; layer: number } | null;
  /** The layer whose instruction to change; null if no layer holds the bytes. */
  change: number | null;
  /** One sentence on what to do where no edit fits. Foreign text if the config defines the rule. */
  remedy: string;
  /** The line to edit; null if it is not known. */
  at: DockerfileLine | null;
  /** Id that `imagebudget rules` explains, and name of the page in docs/rules; null for a rule that the config defines. */
  page: string | null;
  /** Titles of the hints that explain it. */
  hints: readonly string[];
}

/** The sum of all savings. */
export interface SavingsTotal {
  /** Wasted and removable bytes. */
  bytes: number;
  /** Those of them that only another base image, or a change of the base, frees. */
  baseBytes: number;
  /** Estimate of what the download would shrink by; null if the source has no compressed form. */
  downloadBytes: number | null;
}
