import type { Position } from '../errors.ts';

export type Status = 'pass' | 'warn' | 'fail';

/** One budget against one image. Percent limits are already bytes of this image. */
export interface BudgetResult {
  /** `size`, `wasted`, … or `rules.<id>`. */
  budget: string;
  status: Status;
  actual: number;
  warn: number | null;
  fail: number | null;
  /** Reserved for growth against a baseline. */
  baseline: number | null;
  unit: 'bytes' | 'ratio' | 'count';
  /** How the limits were written, for people: `5 %`, `250 MB`. */
  text: { warn: string | null; fail: string | null };
  position: Position;
}
