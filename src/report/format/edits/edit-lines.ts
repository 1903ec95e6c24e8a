/** Where edits are, in lines of the file as it is now: an edit's own numbers count the edits before it. */
import type { Hunk, PlanItem } from '../../../budget/plan/types.ts';

/** The line of a file before `hunks` were made. @param line of the file after them */
function before(line: number, hunks: readonly Hunk[]): number {
  let shift = 0;
  for (const hunk of [...hunks].sort((a, b) => a.line - b.line)) {
    const start = hunk.line + shift;
    if (line < start) break;
    const { length: added } = hunk.added;
    const { length: removed } = hunk.removed;
    if (line < start + added) return hunk.line + Math.min(line - start, Math.max(0, removed - 1));
    shift += added - removed;
  }
  return line - shift;
}

/** The line of a hunk in the file as it is now. @param earlier items before the hunk's own, in order */
export function lineNow(hunk: Hunk, path: string | null, earlier: readonly PlanItem[]): number {
  return earlier.reduceRight((line, item) => {
    const edit = item.edits.find(one => one.path === path);
    return edit === undefined ? line : before(line, edit.hunks);
  }, hunk.line);
}
