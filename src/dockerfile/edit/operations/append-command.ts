/** Writes one more command at the end of a RUN, in the style of the RUN. */
import { programOf } from '../../shell-text/structure.ts';
import { tokensOf } from '../../shell-text/tokens.ts';
import { type Joiner, joinerOf } from '../joiner.ts';
import { indentAt, isOneLine, lineAround, lineStyle, MOST_COLUMNS, spliced } from '../line-style.ts';
import { sourceEnd, type WrittenInstruction } from '../written-instruction.ts';

/**
 * The new text of the instruction; null if the command cannot follow there.
 * @param plain the command as the builder joins it, if it is one of several lines
 */
export function withCommand(written: WrittenInstruction, command: string, plain = command): string | null {
  if (written.form === 'script') return inScript(written, command);
  const joiner = written.form === 'shell' ? joinerOf(written) : null;
  // The body of a here-document follows the line of the last command, as a part of it.
  const endsInBody = written.program.commands.at(-1)?.words.some(({ heredoc }) => heredoc !== null);
  return joiner !== null && !endsInBody && mayFollow(plain, joiner) ? inShell(written, command, joiner) : null;
}

/** Whether a command text keeps its meaning after the joiner: `a && b || c` would run `c` when `a` fails. */
export function mayFollow(command: string, joiner: Joiner): boolean {
  const { items, complete } = programOf(tokensOf(command));
  const operators = items.slice(1).map(({ before }) => before?.text ?? '');
  const allowed = joiner === '&&' ? ['&&', '|', '|&'] : ['&&', '||', '|', '|&', ';', '\n'];
  const ends = items.at(-1)?.after?.text ?? null;
  return complete && items.length > 0 && ends === null && operators.every(operator => allowed.includes(operator));
}

function inShell(written: WrittenInstruction, command: string, joiner: Joiner): string | null {
  const { source, positions, program, escapeChar, lineEnd } = written;
  const last = program.items.at(-1);
  if (last === undefined) return null;
  const semicolon = joiner === ';' && last.after?.text === ';' ? last.after : null;
  const end = sourceEnd(positions, (semicolon ?? last).end);
  const closing = semicolon === null ? '' : ';';
  const at = { start: end, end };
  if (isOneLine(written) && !command.includes('\n')) {
    const operator = joiner === '&&' ? ' &&' : semicolon === null ? ';' : '';
    const oneLine = spliced(source, at, `${operator} ${command}${closing}`);
    if (lineAround(oneLine, end).length <= MOST_COLUMNS) return oneLine;
  }
  const { leading, indent } = lineStyle(written);
  const lineBreak = ` ${escapeChar}${lineEnd}${indent}`;
  if (joiner === ';') return spliced(source, at, `${closing === '' ? ';' : ''}${lineBreak}${command}${closing}`);
  return spliced(source, at, leading ? `${lineBreak}&& ${command}` : ` &&${lineBreak}${command}`);
}

/** A new line before the end mark. Without `-e`, an error in the last line must still be the error of all: it gets an `&&`. */
function inScript(written: WrittenInstruction, command: string): string | null {
  const { source, positions, program, script, lineEnd } = written;
  if (script === null || command.includes('\n') || (script.isExpanded && /[$`\\]/.test(command))) return null;
  const last = program.items.at(-1);
  if (last === undefined) return null;
  const joiner = joinerOf(written);
  if (joiner === null || !mayFollow(command, joiner)) return null;
  const bodyEnd = endOfLastLine(source, script.bodyEnd);
  const line = `${indentAt(source, positions[last.start] ?? 0)}${command}${lineEnd}`;
  const longer = spliced(source, { start: bodyEnd, end: bodyEnd }, line);
  if (joiner === ';') return longer;
  const start = sourceEnd(positions, last.end);
  const semicolon = last.after?.text === ';' ? sourceEnd(positions, last.after.end) : start;
  return spliced(longer, { start, end: semicolon }, ' &&');
}

/** Where the last line before `at` ends that is not empty, behind its line end. */
function endOfLastLine(source: string, at: number): number {
  const text = source.slice(0, at).trimEnd();
  return source.indexOf('\n', text.length) + 1;
}
