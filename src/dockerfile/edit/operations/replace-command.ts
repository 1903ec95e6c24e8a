/** Changes one command of a RUN in its place. */
import { programOf } from '../../shell-text/structure.ts';
import { tokensOf } from '../../shell-text/tokens.ts';
import { indentAt, spliced, startOfLine } from '../line-style.ts';
import type { WrittenCommand } from '../written-commands.ts';
import type { WrittenInstruction } from '../written-instruction.ts';
import type { AddArgument, RenameOperand } from './types.ts';

/** It means the same with quotes and without: no file of a build has a name that `[` and `]` would match. */
const PLAIN_START = /^[\w.:=/-]+(?:\[[\w.,-]+\])?$/;
const PIPES = new Set(['|', '|&']);

/** Other text for the command; null if the operators around it would read it in another way. */
export function withOtherCommand(written: WrittenInstruction, command: WrittenCommand, text: string): string | null {
  const { items, complete } = programOf(tokensOf(text));
  const operators = items.slice(1).map(({ before }) => before?.text ?? '');
  if (!complete || items.length === 0 || items.at(-1)?.after != null || text.includes('\n')) return null;
  const isList = operators.some(operator => !PIPES.has(operator));
  // Inside of a pipe or the like only a command fits, between `&&` and `;` also a list of them that must all succeed.
  const fits =
    !isList ||
    (!command.nested && command.operatorAfter !== '||' && operators.every(one => one === '&&' || PIPES.has(one)));
  return fits && keepsExpansion(written, text) ? spliced(written.source, command, text) : null;
}

/** The command with an argument after the word `after`, or after its name. Unchanged if it has the argument already. */
export function withArgument(
  written: WrittenInstruction,
  command: WrittenCommand,
  { after, argument, ownLines = false }: Pick<AddArgument, 'after' | 'argument' | 'ownLines'>,
): string | null {
  const { tokens, complete } = tokensOf(argument);
  if (!complete || tokens.length === 0 || tokens.some(({ kind }) => kind !== 'word')) return null;
  if (!keepsExpansion(written, argument)) return null;
  const args = command.words.slice(command.nameAt + 1);
  const given = new Set(args.map(({ text }) => text));
  if (tokens.every(({ kind, ...token }) => kind === 'word' && 'text' in token && given.has(token.text)))
    return written.source;
  const name = command.words[command.nameAt];
  const place = after === null ? name : args.find(({ text }) => text === after);
  if (name === undefined || place === undefined) return null;
  const at = { start: place.end, end: place.end };
  const { source, script, escapeChar, lineEnd } = written;
  const hasOwnLine = source.slice(startOfLine(source, place.start), place.start).trim() === '';
  if (!ownLines || script !== null || !hasOwnLine) return spliced(source, at, ` ${argument}`);
  const lineBreak = ` ${escapeChar}${lineEnd}${indentAt(source, place.start)}`;
  return spliced(
    source,
    at,
    argument
      .split(/\s+/)
      .map(word => lineBreak + word)
      .join(''),
  );
}

/** The command with another start of one of its operands; null if that is not written in one piece. */
export function withRenamedOperand(
  written: WrittenInstruction,
  command: WrittenCommand,
  { operand, from, to }: Pick<RenameOperand, 'operand' | 'from' | 'to'>,
): string | null {
  const word = command.words.slice(command.nameAt + 1).find(({ text }) => text === operand);
  if (word === undefined || !PLAIN_START.test(to)) return null;
  const start = word.start + (/^["']/.test(written.source.slice(word.start)) ? 1 : 0);
  const end = start + from.length;
  return written.source.slice(start, end) === from ? spliced(written.source, { start, end }, to) : null;
}

/** In a here-document that one shell expands before another one runs it, these characters would change their meaning. */
function keepsExpansion({ script }: WrittenInstruction, text: string): boolean {
  return !script?.isExpanded || !/[$`\\]/.test(text);
}
