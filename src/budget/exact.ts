/** Limits and figures compared in whole numbers, so that no rounding of a double decides a verdict. */

/** Configs allow 6 decimals in a percentage and 8 in a ratio; both are whole numbers of 10^-8. */
const SCALE = 10n ** 8n;

/**
 * Bytes that `percent` percent of `size` bytes allows: the exact product, rounded down. A whole figure is within the exact
 * product if and only if it is within this.
 */
export function percentOf(size: number, percent: number): number {
  return Number((BigInt(size) * scaled(percent / 100)) / SCALE);
}

/** Whether part / whole >= ratio, exactly. Nothing of nothing is 1. */
export function reachesRatio({ part, whole }: { part: number; whole: number }, ratio: number): boolean {
  return whole === 0 || BigInt(part) * SCALE >= scaled(ratio) * BigInt(whole);
}

/** The decimal that was written, as a multiple of 10^-8: the double nearest to it is less than half of that away. */
function scaled(value: number): bigint {
  return BigInt(Math.round(value * Number(SCALE)));
}
