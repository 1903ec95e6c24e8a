/** Least, middle and greatest of some measurements: a benchmark's spread says how far to believe it. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return { min: sorted[0] ?? Number.NaN, median: (lower + upper) / 2, max: sorted.at(-1) ?? Number.NaN };
}

export function mapSpread({ min, median, max }: Spread, of: (value: number) => string): string {
  return `${of(median)} (${of(min)} to ${of(max)})`;
}
