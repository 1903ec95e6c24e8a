/** Which figures take which kind of limit, and the messages for a text that is not one. */

import { quote } from './messages.ts';
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
  /** Percent of the image size, 0 to 100, with at most 6 decimals. */
  | { kind: 'percent'; percent: number; text: string }
  | { kind: 'count'; count: number; text: string }
  /** 0 to 1, with at most 8 decimals. */
  | { kind: 'ratio'; ratio: number; text: string };

/** `amount`: bytes, or a percentage of the image size. */
export type ThresholdKind = 'size' | 'amount' | 'count' | 'ratio';

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
};

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
  const bytes = kind === 'size' || kind === 'amount' ? parseSize(text) : null;
  if (bytes !== null) return { kind: 'bytes', bytes, text };
  const percent = kind === 'amount' ? parsePercent(text) : null;
  if (percent !== null) return { kind: 'percent', percent, text };
  const count = kind === 'count' ? parseCount(text) : null;
  if (count !== null) return { kind: 'count', count, text };
  const ratio = kind === 'ratio' ? parseRatio(text) : null;
  return ratio === null ? null : { kind: 'ratio', ratio, text };
}

function problemOf(kind: ThresholdKind, text: string): string {
  const takesBytes = kind === 'size' || kind === 'amount';
  if (takesBytes && looksLikeSize(text)) {
    return `${quote(text)} is more than ${Number.MAX_SAFE_INTEGER} bytes, the largest size that is counted exactly`;
  }
  const guess = guessOf(kind, text);
  return `${quote(text)} is not ${KINDS[kind].name}${guess === null ? '' : `. Did you mean ${quote(guess)}?`}`;
}

function guessOf(kind: ThresholdKind, text: string): string | null {
  if (kind === 'ratio') return parsePercent(`${text} %`) === null ? nearestPercent(text) : `${text} %`;
  if (kind === 'amount') return nearestPercent(text) ?? nearestSize(text);
  return kind === 'count' ? null : nearestSize(text);
}
