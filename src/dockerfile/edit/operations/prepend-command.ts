/** Writes one more command at the start of a RUN: what follows it runs only if it succeeds, as all of the RUN did before. */
import { exitsOnError } from '../joiner.ts';
import { isOneLine, lineAround, lineStyle, MOST_COLUMNS, spliced } from '../line-style.ts';
import { sourceEnd, type WrittenInstruction } from '../written-instruction.ts';
import { mayFollow } from './append-command.ts';

/** They end the shell, and so what follows the group. */
const LEAVES: ReadonlySet<string> = new Set(['exit', 'exec', 'return', 'trap']);

/** The new text of the instruction; null if its commands are no list of which each must succeed, and cannot become a group. */
export function withFirstCommand(written: WrittenInstruction, command: string): string | null {
  const { form, joined, program, positions, source } = written;
  const [first, last] = [program.items[0], program.items.at(-1)];
  if (form !== 'shell' || first === undefined || last === undefined || joined.includes('\n')) return null;
  if (!program.complete) return null;
  if (!mayFollow(joined.slice(first.start, last.end), '&&')) {
    const group = grouped(written);
    return group && inFront(written, { command, text: group.source, start: group.start });
  }
  return inFront(written, { command, text: source, start: positions[first.start] ?? 0 });
}

/** `cd a; b` as `{ cd a; b; }`, which succeeds where `b` does; null if it is more than one line, or ends the shell. */
function grouped(written: WrittenInstruction): { source: string; start: number } | null {
  const { program, positions, source } = written;
  const [first, last] = [program.items[0], program.items.at(-1)];
  if (first === undefined || last === undefined || !isOneLine(written) || exitsOnError(written)) return null;
  const after = last.after?.text ?? null;
  const isSimple = program.items.slice(1).every(({ before }) => /^(?:&&|\|\|?|\|&|;)$/.test(before?.text ?? ''));
  const leaves = program.commands.some(({ words }) =>
    words.some(({ text, heredoc }, at) => heredoc !== null || (at === 0 && LEAVES.has(text))),
  );
  if (!isSimple || leaves || (after !== null && after !== ';')) return null;
  const end = sourceEnd(positions, (after === null ? last : (last.after ?? last)).end);
  const start = positions[first.start] ?? 0;
  const closed = spliced(source, { start: end, end }, after === null ? '; }' : ' }');
  return { source: spliced(closed, { start, end: start }, '{ '), start };
}

interface Front {
  command: string;
  text: string;
  /** Where the first command of the text starts. */
  start: number;
}

function inFront(written: WrittenInstruction, { command, text, start }: Front): string {
  const { escapeChar, lineEnd } = written;
  const at = { start, end: start };
  if (isOneLine(written) && !command.includes('\n')) {
    const oneLine = spliced(text, at, `${command} && `);
    if (lineAround(oneLine, start).length <= MOST_COLUMNS) return oneLine;
  }
  const { leading, indent } = lineStyle(written);
  const lineBreak = ` ${escapeChar}${lineEnd}${indent}`;
  return spliced(text, at, leading ? `${command}${lineBreak}&& ` : `${command} &&${lineBreak}`);
}
