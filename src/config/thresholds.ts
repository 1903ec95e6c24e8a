/** Which figures take which kind of limit, and what to say to a limit that is none. */

import { quote } from './messages.ts';
import type { BudgetName, Limit } from './types.ts';
import { looksLikeSize, nearestSize, parseCount, parsePercent, parseRatio, parseSize } from './units.ts';

/** `amount`: bytes, or a percentage of the image size. */
export type LimitKind = 'size' | 'amount' | 'count' | 'ratio';

export const BUDGET_KINDS: Readonly<Record<BudgetName, LimitKind>> = {
  size: 'size',
  download: 'size',
  layer: 'size',
  layers: 'count',
  wasted: 'amount',
  removable: 'amount',
  waste: 'amount',
  efficiency: 'ratio',
};

/** What each kind is called after "is not", and how to write one. */
export const KINDS: Readonly<Record<LimitKind, { name: string; hint: string }>> = {
  size: { name: 'a size', hint: 'Write whole bytes such as 3005, or a unit: 250 MB (10^6) or 250 MiB (2^20).' },
  amount: {
    name: 'a size or a percentage',
    hint: 'Write 10 MB, 10 MiB, or 5 % of the image size (0 to 100, up to 6 decimals).',
  },
  count: { name: 'a whole number', hint: 'Write a count such as 20.' },
  ratio: { name: 'a ratio from 0 to 1', hint: 'Write 0.95 or 95 %.' },
};

/** Why a text is no limit, and how to write one. */
interface BadLimit {
  problem: string;
  hint: string;
}

/** Reads one limit. Gives the limit, or why the text is none. */
export function readLimit(kind: LimitKind, text: string): Limit | BadLimit {
  return parseLimit(kind, text) ?? { problem: problemOf(kind, text), hint: KINDS[kind].hint };
}

/** Whether `warn` can be reached before `fail`: stricter or equal. Percent and bytes cannot be compared and pass. */
export function isInOrder(warn: Limit, fail: Limit): boolean {
  if (warn.kind === 'bytes' && fail.kind === 'bytes') return warn.bytes <= fail.bytes;
  if (warn.kind === 'percent' && fail.kind === 'percent') return warn.percent <= fail.percent;
  if (warn.kind === 'count' && fail.kind === 'count') return warn.count <= fail.count;
  if (warn.kind === 'ratio' && fail.kind === 'ratio') return warn.ratio >= fail.ratio;
  return true;
}

function parseLimit(kind: LimitKind, text: string): Limit | null {
  switch (kind) {
    case 'size':
      return bytesLimit(text);
    case 'amount':
      return bytesLimit(text) ?? percentLimit(text);
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

function bytesLimit(text: string): Limit | null {
  const bytes = parseSize(text);
  return bytes === null ? null : { kind: 'bytes', bytes, text };
}

function percentLimit(text: string): Limit | null {
  const percent = parsePercent(text);
  return percent === null ? null : { kind: 'percent', percent, text };
}

function problemOf(kind: LimitKind, text: string): string {
  const takesBytes = kind === 'size' || kind === 'amount';
  if (takesBytes && looksLikeSize(text)) {
    return `${quote(text)} is more than ${Number.MAX_SAFE_INTEGER} bytes, the largest size that is counted exactly`;
  }
  const guess = guessOf(kind, text);
  return `${quote(text)} is not ${KINDS[kind].name}${guess === null ? '' : `. Did you mean ${quote(guess)}?`}`;
}

function guessOf(kind: LimitKind, text: string): string | null {
  if (kind === 'ratio') return parsePercent(`${text} %`) === null ? null : `${text} %`;
  return kind === 'count' ? null : nearestSize(text);
}
