import type { Ignore } from '../analysis/types.ts';
import type { BudgetConfig } from '../config/types.ts';
import type { Platform } from '../image/types.ts';
import type { Limits } from '../layer/limits.ts';
import type { DetectorChoices } from '../rules/enabled-rules.ts';
import type { Rule } from '../rules/rule.ts';
import type { SourceRequest } from '../source/request.ts';

/** What to measure and by what to judge it. */
export interface Job {
  targets: readonly Target[];
  /** Null if nothing is to be judged, as in `inspect`. */
  budgets: readonly BudgetConfig[] | null;
  ignore: readonly Ignore[];
  /** In order of precedence. */
  rules: readonly Rule[];
  detectors: DetectorChoices;
  /** The Dockerfile that layers are traced to; null if there is none. */
  dockerfile: { path: string; shown: string; target: string | null } | null;
  /** Hash everything, even if the structure alone would do. */
  verify: boolean;
  limits: Limits;
}

/** One image to measure. `name` is what reports call it. */
export interface Target {
  name: string;
  platform: Platform | null;
  source: SourceRequest;
}
