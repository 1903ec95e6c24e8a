/** What builders put before a command when they record it: build arguments, a shell and its options. */
import { SHELLS } from '../image/known-programs.ts';
import { nextWord } from './words.ts';

/** With those of other languages, which run instructions too. */
const RUNS_INSTRUCTIONS = new Set([...SHELLS, 'fish', 'pwsh', 'powershell', 'cmd']);
const WRAPPERS = new Set(['env', 'busybox']);
/** More words than any real shell invocation has; stops a search through hostile text. */
const MAX_SHELL_WORDS = 16;

/** The command without `/bin/sh -c`, `/bin/bash -o pipefail -c`, `cmd /S /C` …; null if the text does not start with a shell. */
export function afterShell(text: string): string | null {
  let rest = text.trimStart();
  let word: string;
  [word, rest] = nextWord(rest);
  if (WRAPPERS.has(baseName(word))) [word, rest] = nextWord(rest);
  if (!RUNS_INSTRUCTIONS.has(baseName(word))) return null;
  for (let words = 0; words < MAX_SHELL_WORDS; words++) {
    [word, rest] = nextWord(rest);
    if (!/^[-/+]\w/.test(word)) return null;
    // `-c`, `-ec`, `-lc`; `/C` of cmd; `-Command` of PowerShell.
    if (/^(?:-[a-zA-Z]*c|\/[cC]|-[cC]ommand)$/.test(word)) return rest;
    if (/^[-+][a-z]*[oO]$/.test(word)) rest = nextWord(rest)[1];
  }
  return null;
}

/** More words than the arguments of any build have. */
const MOST_WORDS = 20_000;

/**
 * The command without the `|2 A=b C=d` of builds with arguments; null if the text does not start with it. Empty if no command is
 * found, so that no part of a value is taken for one.
 */
export function afterBuildArguments(text: string): string | null {
  const start = /^\|(\d{1,4})\s/.exec(text);
  if (start === null) return null;
  const count = Number(start[1]);
  let rest = text.slice(start[0].length).trimStart();
  let exact: string | null = count === 0 ? rest : null;
  // Values are not quoted and may hold blanks, so the shell that must follow is a better mark than the count.
  for (let seen = 0, words = 0; rest !== ''; words++) {
    if (words === MOST_WORDS) return '';
    if (seen >= count && afterShell(rest) !== null) return rest;
    const [word, after] = nextWord(rest);
    if (/^\w[\w.-]*=/.test(word)) seen++;
    rest = after;
    if (seen === count) exact ??= rest;
  }
  return exact ?? '';
}

/**
 * The values of arguments that a history text of a RUN starts with, `RUN |1 A=b /bin/sh -c CMD` or `|1 A=b /bin/sh -c CMD`: builders record
 * those that were given, and the defaults of others. A value ends at the first blank.
 */
export function buildArguments(createdBy: string): Map<string, string> {
  const found = new Map<string, string>();
  const start = /^(?:RUN )?\|(\d{1,4})\s/.exec(createdBy);
  let rest = start === null ? '' : createdBy.slice(start[0].length);
  let left = Number(start?.[1] ?? 0);
  for (let words = 0; left > 0 && words < MOST_WORDS && rest !== '' && afterShell(rest) === null; words++) {
    const [word, after] = nextWord(rest);
    const [, name, value] = /^(\w[\w.-]*)=(.*)$/s.exec(word) ?? [];
    if (name !== undefined && value !== undefined) {
      found.set(name, value);
      left--;
    }
    rest = after;
  }
  return found;
}

function baseName(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1).toLowerCase();
  return name.endsWith('.exe') ? name.slice(0, -4) : name;
}
