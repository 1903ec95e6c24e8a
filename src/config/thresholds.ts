/** Which figures take which kind of limit, and the messages for a text that is not one. */

import { quote } from './messages.ts';
import { looksLikeSize, nearestSize, parseCount, parsePercent, parseRatio, parseSize } from './units.ts';

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
  download: 'size',
  layer: 'size',
  layers: 'count',
  wasted: 'amount',
  removable: 'amount',
  waste: 'amount',
  efficiency: 'ratio',
} as const satisfies Readonly<Record<string, ThresholdKind>>;

export type BudgetName = keyof typeof BUDGET_KINDS;

export const BUDGET_NAMES = Object.keys(BUDGET_KINDS).filter((name): name is BudgetName =>
  Object.hasOwn(BUDGET_KINDS, name),
);

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
  if (warn.kind === 'bytes' && fail.kind === 'bytes') return warn.bytes <= fail.bytes;
  if (warn.kind === 'percent' && fail.kind === 'percent') return warn.percent <= fail.percent;
  if (warn.kind === 'count' && fail.kind === 'count') return warn.count <= fail.count;
  if (warn.kind === 'ratio' && fail.kind === 'ratio') return warn.ratio >= fail.ratio;
  return true;
}

function parseThreshold(kind: ThresholdKind, text: string): Threshold | null {
  switch (kind) {
    case 'size':
      return bytesThreshold(text);
    case 'amount':
      return bytesThreshold(text) ?? percentThreshold(text);
    case 'count': {
      const count = parseCount(text);
      return count === null ? null : { kind: 'count', count, text };
    }
    case 'ratio': {
      const ratio = parseRatio(text);
      return ratio === null ? null : { kind: 'ratio', ratio, text };
    }
    default:
      return kind satisfies never;
  }
}

function bytesThreshold(text: string): Threshold | null {
  const bytes = parseSize(text);
  return bytes === null ? null : { kind: 'bytes', bytes, text };
}

function percentThreshold(text: string): Threshold | null {
  const percent = parsePercent(text);
  return percent === null ? null : { kind: 'percent', percent, text };
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
  if (kind === 'ratio') return parsePercent(`${text} %`) === null ? null : `${text} %`;
  return kind === 'count' ? null : nearestSize(text);
}
