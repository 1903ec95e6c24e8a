/** Where an edit becomes a suggestion: lines that the diff of the pull request shows, one of which it touches and the edit changes. */
import type { SeparateEdit } from '../../fix/separate-edits.ts';
import type { DiffHunk } from './touched.ts';

/** Lines of a file to replace by others. */
export interface Replacement {
  /** The first line and the last one, from 1. */
  start: number;
  end: number;
  before: readonly string[];
  after: readonly string[];
}

/** More lines are no suggestion that somebody reads. */
const MOST_LINES = 30;

/** Null if the diff does not have these lines as they are here, or touches none that the edit changes. */
export function placed(edit: SeparateEdit, hunks: readonly DiffHunk[]): Replacement | null {
  for (const changes of anchored(edit)) {
    const [first, last] = [changes[0], changes.at(-1)];
    if (first === undefined || last === undefined) continue;
    const [start, end] = [first.start, last.end];
    const hunk = hunks.find(one => start >= one.start && end < one.start + one.lines.length);
    if (hunk === undefined || end - start >= MOST_LINES) continue;
    const shown = hunk.lines.slice(start - hunk.start, end - hunk.start + 1);
    const before = edit.before.slice(start - 1, end);
    const isSame = shown.length === before.length && shown.every(({ text }, at) => text === before[at]);
    const isTouched = changes.some(one =>
      shown.slice(one.start - start, one.end - start + 1).some(line => line.isAdded),
    );
    if (isSame && isTouched) return { start, end, before, after: replaced(changes, edit.before) };
  }
  return null;
}

interface Change {
  start: number;
  end: number;
  after: readonly string[];
}

/** The changes as replaced lines. Only lines can be replaced, so what is added takes the line before it along, or the one after it. */
function anchored({ hunks, before }: SeparateEdit): Change[][] {
  return [-1, 0].flatMap(offset => {
    const changes = hunks.map(({ line, removed, added }): Change | null => {
      if (removed.length > 0) return { start: line, end: line + removed.length - 1, after: added };
      const at = line + offset;
      const anchor = before[at - 1];
      if (anchor === undefined) return null;
      return { start: at, end: at, after: offset === 0 ? [...added, anchor] : [anchor, ...added] };
    });
    const known = changes.filter(change => change !== null);
    const areApart = known.every((change, at) => change.start > (known[at - 1]?.end ?? 0));
    return known.length === changes.length && areApart ? [known] : [];
  });
}

/** All lines from the first change to the last one, with the changes made. */
function replaced(changes: readonly Change[], before: readonly string[]): string[] {
  return changes.flatMap(({ end, after }, at) => {
    const next = changes[at + 1];
    return [...after, ...(next === undefined ? [] : before.slice(end, next.start - 1))];
  });
}
