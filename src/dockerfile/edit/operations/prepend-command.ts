/** Writes one more command at the start of a RUN: what follows it runs only if it succeeds, as all of the RUN did before. */
import { isOneLine, lineAround, lineStyle, MOST_COLUMNS, spliced } from '../line-style.ts';
import type { WrittenInstruction } from '../written-instruction.ts';
import { mayFollow } from './append-command.ts';

/** The new text of the instruction; null if its commands are no list of which each must succeed. */
export function withFirstCommand(written: WrittenInstruction, command: string): string | null {
  const { form, joined, program, positions, source, escapeChar, lineEnd } = written;
  const [first, last] = [program.items[0], program.items.at(-1)];
  if (form !== 'shell' || first === undefined || last === undefined || joined.includes('\n')) return null;
  if (!program.complete || !mayFollow(joined.slice(first.start, last.end), '&&')) return null;
  const start = positions[first.start] ?? 0;
  const at = { start, end: start };
  if (isOneLine(written) && !command.includes('\n')) {
    const oneLine = spliced(source, at, `${command} && `);
    if (lineAround(oneLine, start).length <= MOST_COLUMNS) return oneLine;
  }
  const { leading, indent } = lineStyle(written);
  const lineBreak = ` ${escapeChar}${lineEnd}${indent}`;
  return spliced(source, at, leading ? `${command}${lineBreak}&& ` : `${command} &&${lineBreak}`);
}
