/** How much room a limit leaves above the figure that it is made from: of `init`, and of `check --update`. */

/**
 * Limits on waste of at most 1 % of the image, in percent of the image: a few bytes more are nobody's concern. `warn` is the limit of a
 * budget that has only one, too.
 */
export const SMALL_SHARE = { warn: 1, fail: 5 } as const;

/** The least and the most that a limit may be. Whole numbers. */
export interface Room {
  least: number;
  most: number;
}

/**
 * The room of a limit for a figure: 5 to 10 % above it, so that a figure 10 % larger is over it. A figure under 20 may have no such limit;
 * then it is its own.
 */
export function roomAbove(figure: number): Room {
  const least = figure + Math.ceil(figure / 20);
  const most = Math.ceil((figure * 11) / 10) - 1;
  return least <= most ? { least, most } : { least: figure, most: figure };
}

/** The room of a warning below a limit: the upper half of what is between the figure and the limit, without the limit if there is anything else. */
export function roomBelow(limit: number, figure: number): Room {
  const least = figure + Math.ceil((limit - figure) / 2);
  return { least, most: Math.max(least, limit - 1) };
}

/** The limit for a figure of bytes, with as few digits as its room allows, two at least. */
export function withHeadroom(figure: number): number {
  return shortest(roomAbove(figure)).value;
}

/** Decimals that an amount in a unit may have. */
const DECIMALS = 15;
const SCALE = 10n ** BigInt(DECIMALS);

/**
 * The number in a room with the fewest digits, two at least, counted in a unit.
 * @param unit bytes in the unit
 * @returns the amount as a config says it (`153.5`), and the bytes that are read from it: what is not whole is rounded down
 */
export function shortest({ least, most }: Room, unit = 1n): { amount: string; value: number } {
  const from = quotientUp(BigInt(least) * SCALE, unit);
  const length = String(from).length;
  for (let digits = 2; digits < length; digits += 1) {
    const step = 10n ** BigInt(length - digits);
    const amount = quotientUp(from, step) * step;
    const value = Number((amount * unit) / SCALE);
    if (value <= most) return { amount: decimal(amount, DECIMALS), value };
  }
  return { amount: decimal(from, DECIMALS), value: least };
}

function quotientUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

/** A whole number of 10^-`decimals`, without zeros at the end: 12300 and 3 give `12.3`. */
export function decimal(value: bigint | number, decimals: number): string {
  let [digits, places] = [BigInt(value), decimals];
  while (places > 0 && digits % 10n === 0n) [digits, places] = [digits / 10n, places - 1];
  const text = String(digits).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}
