/** What grew and shrank by rule and label. */
import type { FindingFacts, FindingGrowth, GrowthTable, ImageFacts } from '../types.ts';
import { byGrowth, changeOf } from './change.ts';

/** Every removable finding and every kind of wasted bytes of either image. The rest is visible and claimed by no rule. */
export function findingGrowth(before: ImageFacts, after: ImageFacts): GrowthTable<FindingGrowth> {
  const rows = new Map<string, FindingGrowth>();
  for (const finding of before.findings) add(rows, finding, 'before');
  for (const finding of after.findings) add(rows, finding, 'after');
  const kept = ({ sizes }: ImageFacts) => sizes.visible - sizes.removable;
  return { rows: [...rows.values()].sort(byGrowth), rest: changeOf(kept(before), kept(after)), wasted: null };
}

/** The title is the later report's: the catalogue may have changed. */
function add(rows: Map<string, FindingGrowth>, finding: FindingFacts, side: 'before' | 'after'): void {
  const { kind, id, title, bytes } = finding;
  const key = `${kind} ${id}`;
  const sums = { before: 0, after: 0, ...rows.get(key) };
  sums[side] += bytes;
  rows.set(key, { kind, id, title, ...changeOf(sums.before, sums.after) });
}
