/** Compares limits and figures in whole numbers, so that rounding never decides a verdict. */

/** Configs allow 6 decimals in a percentage and 8 in a ratio; both are whole numbers of 10^-8. */
const SCALE = 10n ** 8n;

/**
 * `percent` percent of `size` bytes, exact and rounded down. Whole figures are within the exact product if and only if they are
 * within this.
 */
export function percentOf(size: number, percent: number): number {
  return Number((BigInt(size) * scaled(percent / 100)) / SCALE);
}

/** Whether part / whole >= ratio, exactly. 0 / 0 counts as 1. */
export function reachesRatio({ part, whole }: { part: number; whole: number }, ratio: number): boolean {
  return whole === 0 || BigInt(part) * SCALE >= scaled(ratio) * BigInt(whole);
}

/** The decimal that was written, as a multiple of 10^-8: its double differs by less than half of that. */
function scaled(value: number): bigint {
  return BigInt(Math.round(value * Number(SCALE)));
}
