/** Takes a command out of a RUN, together with one operator. */
import type { Item } from '../../shell-text/program.ts';
import { indentAt, spliced, startOfLine } from '../line-style.ts';
import type { WrittenCommand } from '../written-commands.ts';
import { sourceEnd, type WrittenInstruction } from '../written-instruction.ts';

interface Neighbours {
  before: string | null;
  /** Null for the last command, even if a `;` follows it. */
  after: string | null;
}

/** The new text; empty if no command is left; null if the command cannot be taken out. */
export function withoutCommand(written: WrittenInstruction, command: WrittenCommand): string | null {
  const { items, complete } = written.program;
  const at = items.findIndex(({ start }) => written.positions[start] === command.start);
  const item = items[at];
  if (!complete || command.nested || item?.command == null) return null;
  if (items.every((one, index) => index === at || isSetting(one))) return '';
  const last = item.after?.text ?? null;
  const neighbours = { before: item.before?.text ?? null, after: at === items.length - 1 ? null : last };
  if (neighbours.after === '||' || last === '&') return null;
  const lines = written.form === 'script' ? withoutLines(written, item, neighbours) : null;
  if (lines !== null) return lines;
  if (cutsBefore(neighbours)) return withoutOperatorBefore(written, items, at);
  return neighbours.after === null ? null : withoutOperatorAfter(written, items, at);
}

/** `a && b; c` without `b` is `a; c`, and so is `a; b && c`. */
function cutsBefore({ before, after }: Neighbours): boolean {
  return before === '&&' || (before === ';' && after !== '&&') || (before === '\n' && after === null);
}

/** Whether a command only sets options of the shell: `set -eux`. */
function isSetting({ command }: Item): boolean {
  const [name, option = ''] = command?.words.map(({ text }) => text) ?? [];
  return name === 'set' && /^[-+]/.test(option);
}

/** Without the lines of a command in a script; null if it shares them with others. */
function withoutLines({ source, positions }: WrittenInstruction, item: Item, neighbours: Neighbours): string | null {
  if (neighbours.before === '&&' || neighbours.after === '&&') return null;
  const start = positions[item.start] ?? 0;
  const lineStart = startOfLine(source, start);
  const end = sourceEnd(positions, item.end);
  const lineEnd = source.indexOf('\n', end);
  const isAlone = source.slice(lineStart, start).trim() === '' && ['', ';'].includes(source.slice(end, lineEnd).trim());
  return isAlone && lineEnd !== -1 ? spliced(source, { start: lineStart, end: lineEnd + 1 }, '') : null;
}

function withoutOperatorBefore(written: WrittenInstruction, items: readonly Item[], at: number): string | null {
  const { source, positions, joined, lineEnd } = written;
  const [previous, item] = [items[at - 1], items[at]];
  if (previous === undefined || item === undefined) return null;
  const start = sourceEnd(positions, previous.end);
  const end = sourceEnd(positions, item.end);
  const comments = commentLines(source.slice(start, positions[item.start]));
  const shorter = spliced(source, { start, end }, '');
  if (comments.length === 0) return shorter;
  // Behind the line is the body of a here-document.
  if (joined.includes('\n')) return null;
  const next = shorter.indexOf('\n', start);
  if (next === -1) return shorter + comments.map(comment => lineEnd + comment).join('');
  return spliced(shorter, { start: next + 1, end: next + 1 }, comments.map(comment => comment + lineEnd).join(''));
}

function withoutOperatorAfter(written: WrittenInstruction, items: readonly Item[], at: number): string | null {
  const { source, positions, escapeChar, lineEnd, form } = written;
  const [item, next] = [items[at], items[at + 1]];
  if (item === undefined || next === undefined) return null;
  const start = positions[item.start] ?? 0;
  const end = positions[next.start] ?? 0;
  const comments = commentLines(source.slice(sourceEnd(positions, item.end), end));
  if (comments.length === 0) return spliced(source, { start, end }, '');
  if (form === 'script') return null;
  const lines = [escapeChar, ...comments, indentAt(source, end)];
  return spliced(source, { start, end }, lines.join(lineEnd));
}

/** The whole lines of a text that are comments, without their line ends. */
function commentLines(text: string): string[] {
  const lines = text.split(/\r?\n/).slice(1, -1);
  return lines.filter(line => line.trimStart().startsWith('#'));
}
