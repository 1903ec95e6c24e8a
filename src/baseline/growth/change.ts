/** Bytes in both images: the parts that every table is made of. */
import type { Change, GrowthTable, ImageFacts } from '../types.ts';

export function changeOf(before: number, after: number): Change {
  return { before, after, bytes: after - before };
}

/** Most bytes first, whichever way they go; otherwise the order stays. */
export function byGrowth(a: Change, b: Change): number {
  return Math.abs(b.bytes) - Math.abs(a.bytes);
}

/** A table whose rows are parts of the visible bytes. */
export function visibleTable<Row extends Change>(
  before: ImageFacts,
  after: ImageFacts,
  rows: readonly Row[],
): GrowthTable<Row> {
  const [old, fresh] = [before.sizes, after.sizes];
  const rest = changeOf(old.visible - sumOf(rows, 'before'), fresh.visible - sumOf(rows, 'after'));
  return { rows, rest, wasted: changeOf(old.wasted, fresh.wasted) };
}

export function sumOf(rows: readonly Change[], side: 'before' | 'after'): number {
  return rows.reduce((sum, row) => sum + row[side], 0);
}
