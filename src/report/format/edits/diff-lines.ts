/** The lines that an edit removes and adds, short enough for people: only what differs of long ones. */
import type { Hunk } from '../../../budget/plan/types.ts';
import { terminal } from '../escape.ts';
import { width } from '../width.ts';

export interface DiffLine {
  sign: '-' | '+';
  /** Escaped; spaces at its start are the user's. */
  text: string;
}

const TAB = '  ';

/** The hunk's lines, removed ones first. @param columns of one row; a line without a counterpart may be longer and is to be wrapped */
export function diffLines(hunk: Hunk, columns: number, all: boolean): DiffLine[] {
  const [removed, added] = dedented([hunk.removed, hunk.added]);
  // An edit that adds lines changes those before them a little, as by a backslash at the end.
  const pairs = all ? 0 : Math.min(removed.length, added.length);
  const texts = removed.slice(0, pairs).map((line, n) => shortened(line, added[n] ?? '', columns));
  const before = [...texts.map(([text]) => text), ...removed.slice(pairs)];
  const after = [...texts.map(([, text]) => text), ...added.slice(pairs)];
  return [...before.map(text => ({ sign: '-' as const, text })), ...after.map(text => ({ sign: '+' as const, text }))];
}

/** Escaped lines without the indentation that all of them have. */
function dedented(sides: [readonly string[], readonly string[]]): [string[], string[]] {
  const lines = sides.map(side => side.map(line => line.replace(/\t/g, TAB).trimEnd()));
  const indents = lines.flat().flatMap(line => (line === '' ? [] : [line.length - line.trimStart().length]));
  const common = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  const [removed = [], added = []] = lines.map(side => side.map(line => terminal(line.slice(common))));
  return [removed, added];
}

/** Both lines whole if they are short, else their beginning, what differs, and as many words around it as there is room for. */
function shortened(before: string, after: string, columns: number): [string, string] {
  const [less = 0, more = 0] = [width(before), width(after)].sort((one, other) => one - other);
  // Three rows at most: a short line, and what it becomes.
  if (less <= columns && more <= 2 * columns - 8) return [before, after];
  const [a, b] = [before.split(' '), after.split(' ')];
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const text = (words: readonly string[], from: number, to: number) => {
    const keyword = from === 0 ? [] : from === 1 ? [words[0]] : [words[0], '…'];
    const tail = to === 0 ? [] : ['…'];
    return [...keyword, ...words.slice(from, words.length - to), ...tail].join(' ');
  };
  if (start + end === 0) return [before, after];
  let [from, to] = [start, end];
  const fits = (left: number, right: number) =>
    Math.max(width(text(a, left, right)), width(text(b, left, right))) <= columns;
  for (let grown = true; grown; ) {
    grown = false;
    if (from > 0 && fits(from - 1, to)) {
      from -= 1;
      grown = true;
    }
    if (to > 0 && fits(from, to - 1)) {
      to -= 1;
      grown = true;
    }
  }
  return [text(a, from, to), text(b, from, to)];
}
