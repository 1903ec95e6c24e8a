/** The plan: which edits to make first, and what the image is then. Every size is bytes. */
import type { LeftOut, Trust } from '../../advice/edits/edit.ts';
import type { DockerfileLine } from '../../analysis/types.ts';

/** Lines that one place of a file loses and gains. */
export interface Hunk {
  /** The first line that goes, or the line before which lines are added; from 1, in the file with all earlier edits made. */
  line: number;
  removed: string[];
  added: string[];
}

/** What an edit does to one file. Foreign text. */
export interface FileEdit {
  /** As the user named the file. Null without a Dockerfile: then the history's instructions are edited, one a line. */
  path: string | null;
  /** The line to look at, in the file as it is now; null for `.dockerignore` and for the history's text. */
  line: number | null;
  /** A unified diff that `git apply` takes after those of the items before, unless it holds a secret: that is masked. */
  diff: string;
  hunks: Hunk[];
}

export interface PlanItem {
  id: string;
  /** An imperative sentence without a full stop. Foreign text. */
  title: string;
  trust: Trust;
  leftOut: readonly LeftOut[];
  /** Whether it changes what the container starts; left out if not. */
  startsOther?: boolean;
  /** Whether `bytes` is what goes, and no estimate. */
  exact: boolean;
  /** What this edit frees after those before it. */
  bytes: number;
  /** The least and the most that an estimate frees; null if it is exact. */
  range: readonly [least: number, most: number] | null;
  /** Those of them that no finding counts. */
  uncounted: number;
  /** Size of the image with this edit and all before it. */
  sizeAfter: number;
  /** Budgets that fail or warn now and are within their limits with this edit and any made after it. */
  meets: string[];
  /** Rules, detectors and labels whose bytes it frees. */
  findings: string[];
  /** The line to edit; null if it is not known. */
  at: DockerfileLine | null;
  /** The second instruction, and what it does: `deletes them`. */
  second: { at: DockerfileLine; does: string } | null;
  edits: FileEdit[];
}

export interface Plan {
  /** In the order in which to make them: those that the budgets need first, then those that are worth it. */
  items: PlanItem[];
  /** What could be done instead with the same base image, in the same shape; empty if `items` keep it. */
  sameBase: PlanItem[];
  /** How many items, from the first, bring as many limits as edits can to where they are kept, those that only warn too. */
  needed: number;
  /** Failing budgets that are still over their limit after all items. */
  unmet: string[];
  /** Failing budgets of which it is not known whether they are kept after all items: another base image brings files of its own. */
  untold: string[];
  /** Budgets that do not fail now, and fail after all items: a limit in percent is less in a smaller image. */
  broken: string[];
  /** Edits that free too little to be worth it, in the same shape; they apply after `items`. */
  small: PlanItem[];
  /** Waste inside the base image: a newer or smaller base frees it, no line of this Dockerfile does. */
  baseBytes: number;
}
