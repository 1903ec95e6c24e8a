/** An edit as a `diff` block of the user's own lines. */
import type { FileEdit, Hunk, PlanItem } from '../../budget/plan/types.ts';
import { markdownBlock, terminal } from '../format/escape.ts';
import { count } from '../format/figures.ts';
import { shownLines } from '../format/plan-words.ts';

/** A longer edit is cut. */
const MOST_LINES = 24;

/** The lines that go and come. Several places, and files that are not linked beside it, have a heading each. */
export function diffBlock(item: PlanItem, lines: ReadonlyMap<Hunk, number>): string[] {
  const places = item.edits.flatMap(edit => edit.hunks.map(hunk => ({ edit, hunk })));
  const all = places.flatMap(({ edit, hunk }) => {
    const alone = places.length === 1 && edit.path === (item.at?.path ?? null);
    return [...(alone ? [] : [heading(edit, lines.get(hunk) ?? hunk.line)]), ...changed(hunk)];
  });
  if (all.length === 0) return [];
  const more = all.length - MOST_LINES;
  const shown = more > 1 ? [...all.slice(0, MOST_LINES), `… ${count(more)} more lines: --json has all`] : all;
  return markdownBlock(shown.join('\n'), 'diff').split('\n');
}

/** In the form of a hunk's heading, so that it stands out. */
function heading({ path, line }: FileEdit, at: number): string {
  if (path === null) return `@@ instruction ${at} of the history @@`;
  return `@@ ${terminal(path)}${line === null ? '' : `:${at}`} @@`;
}

function changed(hunk: Hunk): string[] {
  const { removed, added } = shownLines(hunk);
  return [...removed.map(line => `- ${line}`), ...added.map(line => `+ ${line}`)];
}
