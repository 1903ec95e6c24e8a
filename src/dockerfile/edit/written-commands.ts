/** The commands of a RUN with their places in its text. Operations name a command by its number in this list, from 0. */
import { type Command, namedCommand, simpleCommands } from '../commands.ts';
import type { Dockerfile, SourceInstruction } from '../parse.ts';
import type { ShellCommand } from '../shell-text/program.ts';
import { runsScript } from '../shell-text/scripts.ts';
import { programOf } from '../shell-text/structure.ts';
import { tokensOf } from '../shell-text/tokens.ts';
import { jsonWords } from '../words.ts';
import { surroundingsOf } from './surroundings.ts';
import { type SourceWord, sourceEnd, type WrittenInstruction, writtenInstruction } from './written-instruction.ts';

/** A simple command. Its name is empty if it only sets variables; `set` is a command here. */
export interface WrittenCommand extends Command {
  /** All its words: assignments, `sudo` and redirections too. */
  words: readonly SourceWord[];
  /** The number of the word that is its name; -1 if it has none. */
  nameAt: number;
  start: number;
  end: number;
  /** `&&`, `||`, `;`, `|`, `&`, a line end; null at the start and the end. Inside loops and the like also a parenthesis. */
  operatorBefore: string | null;
  operatorAfter: string | null;
  /**
   * In a subshell, group, loop, condition, function or pipe, negated, or after `||`: it cannot simply be taken out or moved. Its words
   * can be changed in their place.
   */
  nested: boolean;
}

/**
 * The commands of a RUN in its source, with positions in `dockerfile.source`. Those of a here-document that a shell runs are among
 * them; those inside of substitutions are not. None for other instructions, and for the JSON form.
 */
export function writtenCommands(dockerfile: Dockerfile, { start, end }: SourceInstruction): WrittenCommand[] {
  const written = writtenInstruction(dockerfile.source.slice(start, end), surroundingsOf(dockerfile));
  const moved = <T extends { start: number; end: number }>(range: T): T => ({
    ...range,
    start: range.start + start,
    end: range.end + start,
  });
  return (written === null ? [] : commandsIn(written)).map(command => ({
    ...moved(command),
    words: command.words.map(moved),
  }));
}

/**
 * Those, and what the JSON form and the script of another program do, for those who ask what a RUN reads. The latter are whole
 * instructions by their place, and come where `writtenCommands` has none, so that no operation changes them.
 */
export function readCommands(dockerfile: Dockerfile, instruction: SourceInstruction): WrittenCommand[] {
  const { start, end } = instruction;
  const source = dockerfile.source.slice(start, end);
  const written = writtenInstruction(source, surroundingsOf(dockerfile));
  if (written === null || (written.form !== 'exec' && written.form !== 'other'))
    return writtenCommands(dockerfile, instruction);
  const text = source.slice(written.start);
  const words = jsonWords(text);
  const commands = words === null ? [scriptWords(text)] : [words, ...words.slice(1).flatMap(simpleCommands)];
  return commands.map(command => unplaced(command, { start, end }));
}

/** `<<EOF`, then a line as `#!/usr/bin/env python3`: the program, and all words of its script. */
function scriptWords(text: string): string[] {
  const [, program = ''] = /^#!\s*(?:\S*\/env\s+)?(\S+)/m.exec(text) ?? [];
  return [program, ...text.split(/\s+/)].filter(word => word !== '');
}

function unplaced(words: readonly string[], place: { start: number; end: number }): WrittenCommand {
  const named = namedCommand(words);
  return {
    name: named?.name ?? '',
    args: named?.args ?? [],
    nameAt: named?.at ?? -1,
    words: words.map(text => ({ text, ...place })),
    ...place,
    operatorBefore: null,
    operatorAfter: null,
    nested: true,
  };
}

/** Those of `writtenCommands` with positions in the text of the instruction. */
export function commandsIn(written: WrittenInstruction): WrittenCommand[] {
  return written.program.commands.flatMap(command => [
    ...(command.isKeyword ? [] : [placed(command, written, command.nested)]),
    ...scriptCommands(command, written),
  ]);
}

/** A script that is one of several commands, as in `a && sh <<EOF`. Scripts inside of scripts are left alone. */
function scriptCommands({ words }: ShellCommand, written: WrittenInstruction): WrittenCommand[] {
  if (!runsScript(words)) return [];
  return words.flatMap(({ heredoc }) => {
    if (heredoc === null) return [];
    const body = tokensOf(written.joined.slice(0, heredoc.bodyEnd), heredoc.bodyStart);
    return programOf(body).commands.flatMap(inner => (inner.isKeyword ? [] : [placed(inner, written, true)]));
  });
}

function placed(command: ShellCommand, { positions }: WrittenInstruction, nested: boolean): WrittenCommand {
  const words = command.words.map(({ text, start, end }) => ({
    text,
    start: positions[start] ?? 0,
    end: sourceEnd(positions, end),
  }));
  const named = namedCommand(words.map(({ text }) => text));
  return {
    name: named?.name ?? '',
    args: named?.args ?? [],
    nameAt: named?.at ?? -1,
    words,
    start: words[0]?.start ?? 0,
    end: words.at(-1)?.end ?? 0,
    operatorBefore: command.operatorBefore,
    operatorAfter: command.operatorAfter,
    nested,
  };
}
