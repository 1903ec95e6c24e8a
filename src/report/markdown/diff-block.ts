/** An edit as a `diff` block of the user's own lines. */
import type { FileEdit, PlanItem } from '../../budget/plan/types.ts';
import { diffLines } from '../format/edits/diff-lines.ts';
import { lineNow } from '../format/edits/edit-lines.ts';
import { markdownBlock, terminal } from '../format/escape.ts';
import { count } from '../format/figures.ts';

/** A longer edit is cut. */
const MOST_LINES = 24;
/** Longer lines are reduced to what differs. A block shows about 90 columns and scrolls. */
const COLUMNS = 160;

/**
 * The lines that go and come. Several places, and files that are not linked beside it, have a heading each.
 * @param earlier items before it in the plan
 */
export function diffBlock(item: PlanItem, earlier: readonly PlanItem[]): string[] {
  const places = item.edits.flatMap(edit => edit.hunks.map(hunk => ({ edit, hunk })));
  const all = places.flatMap(({ edit, hunk }) => {
    const alone = places.length === 1 && edit.path === (item.at?.path ?? null);
    const lines = diffLines(hunk, COLUMNS, false).map(({ sign, text }) => `${sign} ${text}`);
    return [...(alone ? [] : [heading(edit, lineNow(hunk, edit.path, earlier))]), ...lines];
  });
  if (all.length === 0) return [];
  const more = all.length - MOST_LINES;
  const shown = more > 1 ? [...all.slice(0, MOST_LINES), `… ${count(more)} more lines: the JSON report has all`] : all;
  return markdownBlock(shown.join('\n'), 'diff').split('\n');
}

/** In the form of a hunk's heading, so that it stands out. */
function heading({ path, line }: FileEdit, at: number): string {
  if (path === null) return `@@ instruction ${at} of the history @@`;
  return `@@ ${terminal(path)}${line === null ? '' : `:${at}`} @@`;
}
