/** Which figures take which kind of limit, and the messages for a text that is not one. */

import { quote } from '../messages.ts';
import {
  looksLikeSize,
  nearestPercent,
  nearestSize,
  parseCount,
  parsePercent,
  parseRatio,
  parseSize,
} from './units.ts';

/** One threshold. `text` is how the config writes it: `250 MB`, `5 %`. */
export type Threshold =
  | { kind: 'bytes'; bytes: number; text: string }
  /** Percent of the image size, or for growth of what the baseline has; 0 to 100, with at most 6 decimals. */
  | { kind: 'percent'; percent: number; text: string }
  | { kind: 'count'; count: number; text: string }
  /** 0 to 1, with at most 8 decimals. */
  | { kind: 'ratio'; ratio: number; text: string };

/**
 * `amount`: bytes, or a percentage of the image size. `growth` and `growthCount`: bytes or a count, or a percentage of what the
 * baseline has.
 */
export type ThresholdKind = 'size' | 'amount' | 'count' | 'ratio' | 'growth' | 'growthCount';

export const BUDGET_KINDS = {
  size: 'size',
  own: 'size',
  download: 'size',
  layer: 'size',
  layers: 'count',
  files: 'count',
  wasted: 'amount',
  removable: 'amount',
  waste: 'amount',
  efficiency: 'ratio',
} as const satisfies Readonly<Record<string, ThresholdKind>>;

export type BudgetName = keyof typeof BUDGET_KINDS;

export const BUDGET_NAMES = Object.keys(BUDGET_KINDS).filter((name): name is BudgetName =>
  Object.hasOwn(BUDGET_KINDS, name),
);

/** Figures whose growth a budget may limit. `efficiency` has none: it is a ratio, and a minimum. */
export const GROWTH_KINDS = {
  size: 'growth',
  own: 'growth',
  upstream: 'growth',
  download: 'growth',
  layer: 'growth',
  layers: 'growthCount',
  files: 'growthCount',
  wasted: 'growth',
  removable: 'growth',
  waste: 'growth',
} as const satisfies Readonly<Record<Exclude<BudgetName, 'efficiency'> | 'upstream', ThresholdKind>>;

export type GrowthName = keyof typeof GROWTH_KINDS;

export const GROWTH_NAMES = Object.keys(GROWTH_KINDS).filter((name): name is GrowthName =>
  Object.hasOwn(GROWTH_KINDS, name),
);

/** Sections of the budgets whose keys name what is limited. All take a size or a percentage of the image size. */
export const BUDGET_SECTIONS = ['paths', 'packages', 'categories', 'rules'] as const;

/** The name of each kind, for use after "is not", and how to write one. */
export const KINDS: Readonly<Record<ThresholdKind, { name: string; hint: string }>> = {
  size: { name: 'a size', hint: 'Write whole bytes such as 3005, or a unit: 250 MB (10^6) or 250 MiB (2^20).' },
  amount: {
    name: 'a size or a percentage',
    hint: 'Write 10 MB, 10 MiB, or 5 % of the image size (0 to 100, up to 6 decimals).',
  },
  count: { name: 'a whole number', hint: 'Write a count such as 20.' },
  ratio: { name: 'a ratio from 0 to 1', hint: 'Write 0.95 or 95 %.' },
  growth: {
    name: 'a size or a percentage',
    hint: 'Write 10 MB, 10 MiB, or 5 % of what the baseline has (0 to 100, up to 6 decimals).',
  },
  growthCount: {
    name: 'a whole number or a percentage',
    hint: 'Write a count such as 20, or 5 % of what the baseline has.',
  },
};

/** The kinds that are measured in bytes, that may be percentages, and that are counts. */
const IN_BYTES: ReadonlySet<ThresholdKind> = new Set(['size', 'amount', 'growth']);
const IN_PERCENT: ReadonlySet<ThresholdKind> = new Set(['amount', 'growth', 'growthCount']);
const COUNTS: ReadonlySet<ThresholdKind> = new Set(['count', 'growthCount']);

/** Why a text is not a limit, and how to write one. */
interface BadThreshold {
  problem: string;
  hint: string;
}

/** Reads one limit. @returns the limit, or what is wrong with the text */
export function readThreshold(kind: ThresholdKind, text: string): Threshold | BadThreshold {
  return parseThreshold(kind, text) ?? { problem: problemOf(kind, text), hint: KINDS[kind].hint };
}

/** Whether `warn` is as strict as `fail` or stricter. True for percent and bytes, which cannot be compared. */
export function isInOrder(warn: Threshold, fail: Threshold): boolean {
  if (warn.kind !== fail.kind) return true;
  return warn.kind === 'ratio' ? amountOf(warn) >= amountOf(fail) : amountOf(warn) <= amountOf(fail);
}

/** The number of a parsed limit. */
export function amountOf(limit: Threshold): number {
  if (limit.kind === 'bytes') return limit.bytes;
  if (limit.kind === 'percent') return limit.percent;
  return limit.kind === 'count' ? limit.count : limit.ratio;
}

function parseThreshold(kind: ThresholdKind, text: string): Threshold | null {
  const bytes = IN_BYTES.has(kind) ? parseSize(text) : null;
  if (bytes !== null) return { kind: 'bytes', bytes, text };
  const percent = IN_PERCENT.has(kind) ? parsePercent(text) : null;
  if (percent !== null) return { kind: 'percent', percent, text };
  const count = COUNTS.has(kind) ? parseCount(text) : null;
  if (count !== null) return { kind: 'count', count, text };
  const ratio = kind === 'ratio' ? parseRatio(text) : null;
  return ratio === null ? null : { kind: 'ratio', ratio, text };
}

function problemOf(kind: ThresholdKind, text: string): string {
  if (IN_BYTES.has(kind) && looksLikeSize(text)) {
    return `${quote(text)} is more than ${Number.MAX_SAFE_INTEGER} bytes, the largest size that is counted exactly`;
  }
  const guess = guessOf(kind, text);
  return `${quote(text)} is not ${KINDS[kind].name}${guess === null ? '' : `. Did you mean ${quote(guess)}?`}`;
}

function guessOf(kind: ThresholdKind, text: string): string | null {
  if (kind === 'ratio') return parsePercent(`${text} %`) === null ? nearestPercent(text) : `${text} %`;
  const percent = IN_PERCENT.has(kind) ? nearestPercent(text) : null;
  return percent ?? (IN_BYTES.has(kind) ? nearestSize(text) : null);
}
