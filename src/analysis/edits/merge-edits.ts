/** Joins edits of the same instructions into one: a person makes them at once. */

import type { Edit } from '../../advice/edits/edit.ts';
import type { Candidate } from '../../advice/edits/edit-image.ts';
import { bytesOf } from '../../advice/edits/trust.ts';
import { distinct } from '../../dockerfile/edit/apply-operations.ts';
import { listed } from '../../image/text.ts';
import { remembered } from '../remembered.ts';

/** What becomes one edit. */
export interface MergedCandidates {
  parts: Candidate[];
  /** Candidates that need not be made, since the parts free all that they would. */
  spared: Candidate[];
}

/**
 * Candidates of the same trust whose lines are among those of another one become part of that one, unless they free
 * little: then they are not in the way of what matters. @param little in bytes */
export function mergeEdits(candidates: readonly Candidate[], little: number): MergedCandidates[] {
  const bytes = remembered(freedBy);
  const sorted = [...candidates].sort((a, b) => linesOf(b.edit).size - linesOf(a.edit).size);
  const merged: MergedCandidates[] = [];
  for (const candidate of sorted) {
    const lines = linesOf(candidate.edit);
    const isLittle = bytes(candidate) < little;
    const into = merged.find(
      ({ parts: [first] }) =>
        first !== undefined && isLittle === bytes(first) < little && belongsTo(candidate.edit, lines, first.edit),
    );
    if (into === undefined) merged.push({ parts: [candidate], spared: [] });
    else if (isFreedBy(into.parts, candidate)) into.spared.push(candidate);
    else {
      for (const part of into.parts) if (isFreedBy([candidate], part)) into.spared.push(part);
      into.parts = [...into.parts.filter(part => !isFreedBy([candidate], part)), candidate];
    }
  }
  return merged;
}

function freedBy({ copies, shrinks = new Map() }: Candidate): number {
  return [...shrinks.values()].reduce<number>((sum, bytes) => sum + bytes, bytesOf(copies));
}

/** Whether edits free all that one more would free. */
function isFreedBy(parts: readonly Candidate[], { copies }: Candidate): boolean {
  if (copies.size === 0) return false;
  for (const copy of copies) if (!parts.some(part => part.copies.has(copy))) return false;
  return true;
}

function belongsTo(edit: Edit, lines: ReadonlySet<string>, other: Edit): boolean {
  const others = linesOf(other);
  return edit.trust === other.trust && [...lines].every(line => others.has(line));
}

/** The instructions that an edit changes; lines of the `.dockerignore` belong to the COPY that they are for. */
function linesOf({ operations, renewals = [], ignoreLines, line }: Edit): Set<string> {
  const lines = [...operations, ...renewals].flatMap(operation => [
    `${operation.line}`,
    ...(operation.kind === 'join-run' ? [`${operation.later}`] : []),
  ]);
  return new Set([...lines, ...(ignoreLines.length > 0 ? [`ignore ${line}`] : [])]);
}

/** One edit from several, named by the one that changes most. */
export function mergedEdit(parts: readonly Edit[]): Edit | null {
  const [first] = parts;
  if (first === undefined) return null;
  const operations = parts.flatMap(part => part.operations);
  const joined = new Set(operations.flatMap(one => (one.kind === 'join-run' ? one.later : [])));
  const renewals = parts.flatMap(part => part.renewals ?? []).filter(({ line }) => !joined.has(line));
  return {
    ...first,
    title: mergedTitle(parts.map(({ title }) => title)),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
    operations: distinct([...operations, ...renewals]),
    renewals: [],
    ignoreLines: [...new Set(parts.flatMap(({ ignoreLines }) => ignoreLines))],
  };
}

/** The edits with an ID of their own each, so that one can be chosen: the second of an ID ends in `-2`. */
export function withOwnIds<E extends Pick<Edit, 'id'>>(edits: readonly E[]): E[] {
  const taken = new Set(edits.map(({ id }) => id));
  const used = new Set<string>();
  return edits.map(edit => {
    let id = edit.id;
    for (let number = 2; used.has(id) || (id !== edit.id && taken.has(id)); number++) id = `${edit.id}-${number}`;
    used.add(id);
    return { ...edit, id };
  });
}

/** Titles that differ only in their middle share a verb. */
const SHARED = [
  { start: 'Leave out ', end: '' },
  { start: 'Keep ', end: ' in a build cache' },
  { start: 'Mount ', end: ' instead of storing it' },
];

/** `Leave out APT package indexes and pip cache`: one verb for titles that share it, with the first letter of a sentence. */
function mergedTitle(titles: readonly string[]): string {
  let all = [...new Set(titles)];
  for (const { start, end } of SHARED) {
    const same = all.filter(title => title.startsWith(start) && title.endsWith(end));
    if (same.length < 2) continue;
    const names = same.map(title => title.slice(start.length, title.length - end.length));
    all = [...all.filter(title => !same.includes(title)), start + listed(names) + end];
  }
  const [head = '', ...tail] = all;
  return [head, ...tail.map(title => title.charAt(0).toLowerCase() + title.slice(1))].join('; ');
}
