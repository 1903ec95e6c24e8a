/** The simple commands of a shell text, as far as rules and hints need them. The text is never run. */

import type { ShellCommand } from './shell-text/program.ts';
import type { Tokens } from './shell-text/reader.ts';
import { runsScript } from './shell-text/scripts.ts';
import { programOf } from './shell-text/structure.ts';
import { tokensOf } from './shell-text/tokens.ts';

/** A command with its words, without quotes. */
export interface Command {
  /** Base name of the program: `apt-get`, also for `/usr/bin/apt-get` and `sudo apt-get`. */
  name: string;
  /** What follows the name; for `python -m pip` what follows `pip`. */
  args: readonly string[];
}

/** Text beyond this is not read. Real instructions are shorter. */
export const MOST_TEXT = 65_536;

/** Scripts inside of scripts that are looked into: `sh <<A`, whose body has `sh <<B`. */
const MOST_SCRIPTS = 3;

/** Programs that start the command after them. */
const STARTERS = new Set(['sudo', 'env', 'time', 'exec', 'command', 'nice']);
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;
const PYTHON = /^python(\d+(\.\d+)*)?$/;

/** The commands that a shell text runs, each without `sudo`, variables and the like in front. Never throws. */
export function commandsOf(text: string): Command[] {
  return simpleCommands(text).flatMap(words => commandOf(words) ?? []);
}

function commandOf(words: readonly string[]): Command | null {
  const named = namedCommand(words);
  return named === null || named.name === 'set' ? null : { name: named.name, args: named.args };
}

/** The same with the position of the name among the words; `set` is a command here. Null if there are only assignments. */
export function namedCommand(words: readonly string[]): (Command & { at: number }) | null {
  let start = 0;
  let prefixed = false;
  for (let word = words[start]; word !== undefined; word = words[++start]) {
    if (STARTERS.has(baseName(word))) prefixed = true;
    // `sudo -E`, `env -i`: an option here belongs to the word before.
    else if (!ASSIGNMENT.test(word) && !(prefixed && word.startsWith('-'))) break;
  }
  const first = words[start];
  if (first === undefined) return null;
  const name = baseName(first);
  const args = words.slice(start + 1);
  if (PYTHON.test(name) && args[0] === '-m' && args[1] !== undefined)
    return { name: args[1], args: args.slice(2), at: start + 2 };
  return { name, args, at: start };
}

/**
 * The words of each simple command, split at `&&`, `||`, `;`, `|`, `&`, parentheses and line ends outside quotes. Quotes and
 * leading keywords are removed, nothing is expanded. A substitution stays in its word, and its commands follow. Never throws.
 */
export function simpleCommands(whole: string): string[][] {
  return wordsOf(tokensOf(whole.slice(0, MOST_TEXT)), whole.slice(0, MOST_TEXT), MOST_SCRIPTS);
}

function wordsOf(tokens: Tokens, text: string, scripts: number): string[][] {
  return programOf(tokens).commands.flatMap(command => [
    ...ownWords(command),
    ...command.words.flatMap(({ inner }) =>
      inner.flatMap(one => wordsOf({ tokens: one, complete: true }, text, scripts)),
    ),
    ...scriptWords(command, text, scripts),
  ]);
}

/** `<<EOF` alone starts no program. */
function ownWords({ words }: ShellCommand): string[][] {
  return words.every(({ heredoc }) => heredoc !== null) ? [] : [words.map(({ text }) => text)];
}

function scriptWords({ words }: ShellCommand, text: string, scripts: number): string[][] {
  if (scripts === 0 || !words.some(({ heredoc }) => heredoc !== null) || !runsScript(words)) return [];
  return words.flatMap(({ heredoc }) => {
    if (heredoc === null) return [];
    const body = text.slice(0, heredoc.bodyEnd);
    return wordsOf(tokensOf(body, heredoc.bodyStart), body, scripts - 1);
  });
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
