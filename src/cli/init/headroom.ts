/** Limits for a first config. */

/**
 * The limit for a figure of bytes: 5 to 10 % above it, with as few digits as that allows. A figure 10 % larger is over it.
 * A figure under 20 bytes may have no such limit; then it is its own.
 */
export function withHeadroom(figure: number): number {
  const least = figure + Math.ceil(figure / 20);
  const length = String(least).length;
  for (let digits = 2; digits <= length; digits += 1) {
    const step = 10 ** (length - digits);
    const limit = Math.ceil(least / step) * step;
    if (limit * 10 < figure * 11) return limit;
  }
  return least * 10 < figure * 11 ? least : figure;
}
