/** The one value that every output is printed from. */
import type { Analysis } from '../analysis/types.ts';
import type { Comparison } from '../baseline/types.ts';
import type { Baseline, NoBaseline } from '../budget/figure.ts';
import type { Plan } from '../budget/plan/types.ts';
import type { BudgetResult, Status, UnjudgedBudget } from '../budget/types.ts';
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

export interface ImageReport extends Analysis {
  name: string;
  source: ReportSource;
  /** Null if nothing is compared. */
  baseline: ReportBaseline | NoBaseline | null;
  budgets: BudgetResult[];
  /** Budgets on figures that the image does not have. */
  unjudged: UnjudgedBudget[];
  plan: Plan;
  /** Null if no budget was judged, as in `inspect`. */
  verdict: Status | null;
  /** Wall time of reading and analysing, in milliseconds. Not in the JSON, which is the same in each run. */
  milliseconds: number;
}

export interface Report {
  verdict: Status | null;
  images: ImageReport[];
}
