import type { Position } from '../errors.ts';

export type Status = 'pass' | 'warn' | 'fail';

/** A budget on a figure that the image does not have, and that does not end the run. */
export interface UnjudgedBudget {
  budget: string;
  /** What the config wants of it: a warning, or nothing but a line in the report. */
  status: 'warn' | 'skip';
  /** Why there is no figure. Foreign text. */
  reason: string;
  position: Position;
}

/** A limit as the config writes it; null for what it leaves out. */
export interface WrittenLimit {
  warn: string | null;
  fail: string | null;
  floor: string | null;
  onMissing: 'warn' | 'fail' | 'skip' | null;
}

/** One budget in two configs; null where one has none. */
export interface LimitChange {
  budget: string;
  before: WrittenLimit | null;
  after: WrittenLimit | null;
}

/** One budget against one image. Percent limits are already bytes of this image. */
export interface BudgetResult {
  /** `size`, `wasted`, `rules.<id>`, `growth.size`, … */
  budget: string;
  status: Status;
  /** The figure; for growth how much more it is than the baseline's, which may be negative. */
  actual: number;
  warn: number | null;
  fail: number | null;
  /** The figure in the baseline; null if there is none, or if it is not known of it. */
  baseline: number | null;
  unit: 'bytes' | 'ratio' | 'count';
  /** How the limits were written, for people: `5 %`, `250 MB`. */
  text: { warn: string | null; fail: string | null };
  position: Position;
}
