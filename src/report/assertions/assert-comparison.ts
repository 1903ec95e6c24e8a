/** The last step before a comparison is printed: each table has all bytes of both images, so all of the growth. */
import type { Change, Comparison, GrowthTable } from '../../baseline/types.ts';
import { allWhole, holds, same, total } from './assertions.ts';

/** Returns the comparison if its sums hold. @throws MeasureError otherwise */
export function assertComparison(comparison: Comparison): Comparison {
  const { before, after, figures, layers, directories, packages, findings } = comparison;
  const whole = { before: before.sizes.image, after: after.sizes.image, bytes: after.sizes.image - before.sizes.image };
  assertTable('layers', layers, whole);
  if (directories) assertTable('directories', partsOf(directories), whole);
  if (packages) assertTable('packages', partsOf(packages), whole);
  assertTable('findings', partsOf(findings), whole);
  for (const { figure, before: was, after: is, growth } of figures) {
    allWhole(was ?? 0, is ?? 0);
    same(`growth of ${figure}`, growth, was === null || is === null ? null : is - was);
  }
  assertOrigins(comparison);
  const rows = layers.filter(({ part }) => part === 'layer');
  const seen = { before: rows.filter(row => row.layers.before), after: rows.filter(row => row.layers.after) };
  same('layers before, each once', seen.before.length, before.layers.length);
  same('layers after, each once', seen.after.length, after.layers.length);
  return comparison;
}

/** Own and upstream growth are all of the growth, and the growth of their layers. */
function assertOrigins({ figures, layers }: Comparison): void {
  const growth = (name: string) => figures.find(({ figure }) => figure === name)?.growth ?? null;
  for (const origin of ['own', 'upstream'] as const) {
    if (growth(origin) === null) continue;
    const rows = layers.filter(row => row.origin === origin);
    same(`${origin} growth and its layers`, growth(origin), total(rows.map(({ bytes }) => bytes)));
  }
  const parts = [growth('own'), growth('upstream')];
  same('own and upstream growth, both known or neither', parts[0] === null, parts[1] === null);
  if (parts[0] !== null) same('own and upstream growth', growth('image'), total(parts.map(part => part ?? 0)));
}

function partsOf(table: GrowthTable<Change>): Change[] {
  return [...table.rows, table.rest, ...(table.wasted ? [table.wasted] : [])];
}

function assertTable(what: string, rows: readonly Change[], whole: Change): void {
  for (const { before, after, bytes } of rows) {
    allWhole(before, after);
    holds('growth is the difference', bytes === after - before);
  }
  for (const side of ['before', 'after', 'bytes'] as const)
    same(`${side} of the image and of all ${what}`, whole[side], total(rows.map(row => row[side])));
}
