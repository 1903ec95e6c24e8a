// Applies a plan's edits as they are printed, one item after the other, and builds, runs and measures the image after each.
import { whyNotApplied } from './apply-diff.mjs';
import { build, measure, whyItFails } from './build.mjs';
import { keepsPromise } from './compare.mjs';

/** One row for each item of the plan. After an edit that does not apply or build, the rest is not tried. */
export async function provePlan(engine, expected, { plan, context, tag, size }) {
  const rows = [];
  let before = size;
  for (const [index, item] of plan.entries()) {
    const row = {
      id: item.id,
      title: item.title,
      trust: item.trust,
      places: item.edits.map(({ path, line }) => (path?.endsWith('.dockerignore') ? path : `${path}:${line}`)),
      promised: item.bytes,
      range: item.range,
      applies: false,
      builds: false,
      runs: false,
    };
    rows.push(row);
    for (const edit of item.edits) row.problem ??= await whyNotApplied(context, edit);
    row.applies = row.problem === null || row.problem === undefined;
    if (!row.applies) return rows;
    const next = `${tag.replace(/:.*/, '')}:after-${index + 1}`;
    try {
      row.seconds = await build(engine, expected, context, next);
    } catch (error) {
      row.problem = error.message.slice(-1500);
      return rows;
    }
    row.builds = true;
    const after = await measure(engine, next, context);
    row.measured = before - after;
    row.sizeAfter = after;
    row.promisedSizeAfter = item.sizeAfter;
    row.kept = keepsPromise(item.bytes, row.measured, item.range);
    row.problem = await whyItFails(engine, expected, next);
    row.runs = row.problem === null;
    before = after;
  }
  return rows;
}
