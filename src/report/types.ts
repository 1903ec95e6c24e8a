/** The one value that every output is printed from. */
import type { Analysis } from '../analysis/types.ts';
import type { Comparison } from '../baseline/types.ts';
import type { Baseline, NoBaseline } from '../budget/figure.ts';
import type { Plan } from '../budget/plan/types.ts';
import type { BudgetResult, LimitChange, Status, UnjudgedBudget } from '../budget/types.ts';
import type { SourceKind } from '../image/types.ts';

export interface ReportSource {
  kind: SourceKind;
  /** As the user wrote it, without a forcing prefix. */
  reference: string;
  digest: string;
  /** `linux/amd64`, `linux/arm/v7`. */
  platform: string;
  /** Platforms that the source holds too and that this report is not about; absent if there are none. */
  otherPlatforms?: readonly string[];
  /** `digest`: all bytes were hashed and equal their digests. `structure`: sizes, checksums and ends were checked. */
  verified: 'digest' | 'structure' | 'cached';
  /** How an engine's image was read; all ways give the same figures. Absent for other kinds. */
  basis?: 'export' | 'store' | 'cache';
}

/** The image that growth is measured against, and what grew. All texts are foreign. */
export interface ReportBaseline extends Baseline {
  /** What people call it: `main`, or the report or image that was named. */
  label: string;
  /** Null if it is not known. */
  commit: string | null;
  /** The commit that the change starts from; null if it is not known. The baseline may be another's. */
  startsFrom: string | null;
  /** What to know about the choice of the baseline; null if it is the usual one. */
  note: string | null;
  comparison: Comparison;
}

/** What a pull request does to the config. */
export interface ReportConfigChange {
  /** The base branch's. */
  commit: string;
  judgedBy: 'base' | 'change';
  limits: readonly LimitChange[];
  /** Other sections that decide what counts, and that differ. */
  sections: readonly string[];
  /** Why the base branch's config does not judge, though it should; null otherwise. Foreign text. */
  note: string | null;
}

export interface ImageReport extends Analysis {
  name: string;
  source: ReportSource;
  /** Null if nothing is compared. */
  baseline: ReportBaseline | NoBaseline | null;
  budgets: BudgetResult[];
  /** Budgets on figures that the image does not have. */
  unjudged: UnjudgedBudget[];
  plan: Plan;
  /** Absent if nothing is known of another config. */
  configChange?: ReportConfigChange | null;
  /** Null if no budget was judged, as in `inspect`. */
  verdict: Status | null;
  /** Wall time of reading and analysing, in milliseconds. Not in the JSON, which is the same in each run. */
  milliseconds: number;
}

/** What lets a pull request through, whatever the verdict is. */
export interface Acceptance {
  label: string;
  pullRequest: number;
}

export interface Report {
  verdict: Status | null;
  /** Absent if nobody lets the pull request through. */
  accepted?: Acceptance | null;
  images: ImageReport[];
}
