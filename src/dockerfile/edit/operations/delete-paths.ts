/** Deletes paths at the end of a RUN: by its last `rm -rf` if it ends in one, else by a new one. */

import { joinerOf } from '../joiner.ts';
import { indentAt, lineAround, MOST_COLUMNS, spliced, startOfLine } from '../line-style.ts';
import { pathWord, uncovered } from '../shell-words.ts';
import { commandsIn, type WrittenCommand } from '../written-commands.ts';
import type { WrittenInstruction } from '../written-instruction.ts';
import { withCommand } from './append-command.ts';

/** The new text of the instruction; null if nothing can be deleted there. */
export function withDeletedPaths(written: WrittenInstruction, paths: readonly string[]): string | null {
  const words = paths.map(pathWord);
  if (words.some(word => !/^["'$]*\//.test(word) && !/^["']?\$/.test(word) && !word.startsWith('~'))) return null;
  const last = lastDeletion(written);
  if (last === null) return withCommand(written, `rm -rf ${uncovered(words, []).join(' ')}`);
  const added = uncovered(
    words,
    last.words.map(({ start, end }) => written.source.slice(start, end)),
  );
  return added.length === 0 ? written.source : withArguments(written, last, added);
}

/** The `rm -rf` that a RUN ends in, if it takes more paths. */
function lastDeletion(written: WrittenInstruction): WrittenCommand | null {
  const item = written.program.items.at(-1);
  const last = commandsIn(written).at(-1);
  if (item?.command == null || last === undefined || joinerOf(written) === null) return null;
  const [rm, options = ''] = last.words.map(({ text }) => text);
  const isDeletion = rm === 'rm' && /^-(?:rf|fr)$/.test(options) && last.words.length > 2;
  const isPlain = !last.nested && last.words.every(({ text }) => !/[<>]/.test(text));
  return isDeletion && isPlain ? last : null;
}

function withArguments(written: WrittenInstruction, command: WrittenCommand, added: readonly string[]): string | null {
  const { source, escapeChar, lineEnd, script } = written;
  const last = command.words.at(-1);
  if (last === undefined || (script?.isExpanded && /[$`\\]/.test(added.join('')))) return null;
  const at = { start: last.end, end: last.end };
  const oneLine = spliced(source, at, ` ${added.join(' ')}`);
  const hasOwnLine = startOfLine(source, last.start) > command.start;
  if (script !== null || (!hasOwnLine && lineAround(oneLine, last.end).length <= MOST_COLUMNS)) return oneLine;
  const indent = hasOwnLine ? indentAt(source, last.start) : `${indentAt(source, command.start)}    `;
  return spliced(source, at, added.map(word => ` ${escapeChar}${lineEnd}${indent}${word}`).join(''));
}
