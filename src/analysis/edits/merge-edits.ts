/** Joins edits of the same instructions into one: a person makes them at once. */

import type { Edit } from '../../advice/edits/edit.ts';
import type { Candidate } from '../../advice/edits/edit-image.ts';

/** Candidates of the same trust whose lines are among those of another one become part of that one. */
export function mergeEdits(candidates: readonly Candidate[]): Candidate[][] {
  const sorted = [...candidates].sort((a, b) => linesOf(b.edit).size - linesOf(a.edit).size);
  const merged: Candidate[][] = [];
  for (const candidate of sorted) {
    const lines = linesOf(candidate.edit);
    const into = merged.find(([first]) => first !== undefined && belongsTo(candidate.edit, lines, first.edit));
    if (into === undefined) merged.push([candidate]);
    else into.push(candidate);
  }
  return merged;
}

function belongsTo(edit: Edit, lines: ReadonlySet<string>, other: Edit): boolean {
  const others = linesOf(other);
  return edit.trust === other.trust && [...lines].every(line => others.has(line));
}

/** The instructions that an edit changes; lines of the `.dockerignore` belong to the COPY that they are for. */
function linesOf({ operations, ignoreLines, line }: Edit): Set<string> {
  const lines = operations.flatMap(operation => [
    `${operation.line}`,
    ...(operation.kind === 'join-run' ? [`${operation.later}`] : []),
  ]);
  return new Set([...lines, ...(ignoreLines.length > 0 ? [`ignore ${line}`] : [])]);
}

/** One edit from several, named by the one that changes most. */
export function mergedEdit(parts: readonly Edit[]): Edit | null {
  const [first] = parts;
  if (first === undefined) return null;
  return {
    ...first,
    title: mergedTitle(parts.map(({ title }) => title)),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
    operations: parts.flatMap(({ operations }) => operations),
    ignoreLines: [...new Set(parts.flatMap(({ ignoreLines }) => ignoreLines))],
  };
}

const LEAVE_OUT = 'Leave out ';

/** `Leave out APT package indexes, pip cache`: one verb for titles that share it. */
function mergedTitle(titles: readonly string[]): string {
  const all = [...new Set(titles)];
  const left = all.filter(title => title.startsWith(LEAVE_OUT)).map(title => title.slice(LEAVE_OUT.length));
  const others = all.filter(title => !title.startsWith(LEAVE_OUT));
  const joined = left.length === 0 ? [] : [LEAVE_OUT + listed(left)];
  const [head = '', ...tail] = [...others, ...joined];
  return [head, ...tail.map(title => title.charAt(0).toLowerCase() + title.slice(1))].join('; ');
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
