/** The one value that every output is printed from. */
import type { Analysis } from '../analysis/types.ts';
import type { BudgetResult, Status } from '../budget/types.ts';
import type { SourceKind } from '../image/types.ts';

export interface ReportSource {
  kind: SourceKind;
  /** As the user wrote it, without a forcing prefix. */
  reference: string;
  digest: string;
  /** `linux/amd64`, `linux/arm/v7`. */
  platform: string;
  /** `digest`: all bytes were hashed and equal their digests. `structure`: sizes, checksums and ends were checked. */
  verified: 'digest' | 'structure' | 'cached';
  /** By which way an engine's image was read; all give the same figures. Other kinds have none. */
  basis?: 'export' | 'store' | 'cache';
}

export interface ImageReport extends Analysis {
  name: string;
  source: ReportSource;
  budgets: BudgetResult[];
  /** Null where no budget was asked for, as in `inspect`. */
  verdict: Status | null;
  /** Wall time of reading and analysing, in milliseconds. Not in the JSON: it would differ from run to run. */
  milliseconds: number;
}

export interface Report {
  verdict: Status | null;
  images: ImageReport[];
}
