/** How a RUN of several lines is laid out: where its operators stand, and how its lines are indented. */
import { sourceEnd, type WrittenInstruction } from './written-instruction.ts';

/** Longer lines are broken. */
export const MOST_COLUMNS = 100;
const DEFAULT_INDENT = '    ';

export interface LineStyle {
  /** Whether `&&` starts lines, instead of ending them. */
  leading: boolean;
  indent: string;
}

/** The style of the last operator that is next to a line end. */
export function lineStyle(written: WrittenInstruction): LineStyle {
  const { source, positions, program } = written;
  for (const { before, start } of program.items.toReversed()) {
    if (before === null || !['&&', '||', ';'].includes(before.text)) continue;
    const at = positions[before.start] ?? 0;
    const lead = source.slice(startOfLine(source, at), at);
    const next = positions[start] ?? 0;
    const isFirstInLine = lead.trim() === '' && startOfLine(source, at) > 0;
    if (isFirstInLine && before.text !== ';') return { leading: true, indent: lead };
    if (startOfLine(source, next) > at) return { leading: false, indent: indentAt(source, next) };
  }
  return { leading: true, indent: firstIndent(written) };
}

/** Of the first continued line, else the usual one. */
function firstIndent({ source, positions, joined }: WrittenInstruction): string {
  for (let at = 1; at < joined.length; at++) {
    const position = positions[at] ?? 0;
    if (position !== (positions[at - 1] ?? 0) + 1 && joined[at - 1] !== '\n')
      return /^[ \t]+/.exec(source.slice(startOfLine(source, position)))?.[0] ?? DEFAULT_INDENT;
  }
  return DEFAULT_INDENT;
}

/** The white space before the line that `at` is in. */
export function indentAt(source: string, at: number): string {
  return /^[ \t]*/.exec(source.slice(startOfLine(source, at), at))?.[0] ?? '';
}

export function startOfLine(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1;
}

/** The line that `at` is in, with what comes in front of `at` and what comes behind. */
export function lineAround(source: string, at: number): string {
  const end = source.indexOf('\n', at);
  return source.slice(startOfLine(source, at), end === -1 ? source.length : end).trimEnd();
}

/** Whether the commands of a RUN, up to its here-documents, are on one line. */
export function isOneLine({ source, positions, program, keywordEnd }: WrittenInstruction): boolean {
  const end = sourceEnd(positions, program.items.at(-1)?.end ?? 0);
  return !source.slice(keywordEnd, end).includes('\n');
}

/** Puts `text` between two positions. */
export function spliced(source: string, range: { start: number; end: number }, text: string): string {
  return source.slice(0, range.start) + text + source.slice(range.end);
}
