/** Reads a command's arguments. An option that cannot be used is an error that says which one was meant, or which command has it. */
import { parseArgs } from 'node:util';
import { quote } from '../../config/messages.ts';
import { nearest } from '../../config/nearest.ts';
import { codeOf, onOneLine, UsageError } from '../../errors.ts';
import { member } from '../../json.ts';
import { type CommandName, commandsWith, GLOBAL, OPTIONS } from './options.ts';

/** @throws UsageError naming the flag */
export function readArgs<const C extends CommandName>(command: C, args: readonly string[]) {
  const options: (typeof OPTIONS)[C] = OPTIONS[command];
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const code = codeOf(error);
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    // Its message is the only thing that names the flag.
    const { reason, hint } = explained(command, code, String(member(error, 'message')));
    throw new UsageError(reason, { hint, cause: error });
  }
}

interface Explained {
  reason: string;
  hint: string;
}

/** An error of `parseArgs` in our words. */
function explained(command: CommandName, code: string, message: string): Explained {
  const help = `See imagebudget ${command} --help.`;
  const [, flag = ''] = /(--?[^\s'<=]+)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return unknown(command, flag);
  if (message.includes('does not take an argument'))
    return { reason: `${command}: ${flag} takes no value`, hint: `Write ${flag} alone. ${help}` };
  if (message.includes('ambiguous'))
    return {
      reason: `${command}: what follows ${flag} begins with a dash, like an option`,
      hint: `If it is the value, write an equals sign before it: ${flag}=-1. ${help}`,
    };
  return { reason: `${command}: ${flag} needs a value`, hint: help };
}

function unknown(command: CommandName, flag: string): Explained {
  const reason = `${command} has no option ${quote(flag)}`;
  const help = `See imagebudget ${command} --help.`;
  if (flag === '-v' || flag === '-V' || flag === '--version')
    return { reason, hint: 'imagebudget --version shows the version.' };
  const [other] = commandsWith(flag);
  if (other !== undefined) return { reason, hint: `imagebudget ${other} has it. ${help}` };
  const near = nearest(flag, [...Object.keys(OPTIONS[command]).map(name => `--${name}`), ...GLOBAL]);
  return { reason, hint: near === null ? help : `Did you mean ${near}? ${help}` };
}

/** The one source of a command that takes exactly one. @throws UsageError */
export function oneSource(command: CommandName, positionals: readonly string[], json = false): string {
  const [source, second, ...more] = positionals;
  if (source !== undefined && second === undefined) return source;
  const example = `imagebudget ${command} web:ci`;
  if (source === undefined) throw new UsageError(`${command} needs an image`, { hint: `Write for example ${example}` });
  if (source.endsWith(':'))
    throw new UsageError(`${quote(source)} and the name after it belong together`, {
      hint: `Write imagebudget ${command} ${onOneLine(`${source}${second}`)}`,
    });
  // `check` takes a file after --json, this command does not.
  if (json && more.length === 0 && [source, second].some(name => name?.endsWith('.json')))
    throw new UsageError(`${command} writes its JSON to standard output; --json takes no file`, {
      hint: `Write ${example} --json > report.json`,
    });
  throw new UsageError(`${command} takes one image, not ${positionals.length}`, {
    hint: `Write for example ${example}`,
  });
}

/** One of a flag's words. @throws UsageError naming the flag and all of them */
export function oneOf<const T extends string>(flag: string, text: string, words: readonly T[]): T {
  const word = words.find(known => known === text);
  if (word !== undefined) return word;
  const near = nearest(text, [...words]);
  throw new UsageError(`${flag}: ${JSON.stringify(text.slice(0, 60))} is none of ${words.join(', ')}`, {
    hint: `Write ${flag} ${near ?? words[0]}, for example.`,
  });
}

/** A whole number that a flag gives. @throws UsageError naming the flag */
export function wholeNumber(flag: string, text: string): number {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${flag}: ${quote(text)} is not a whole number`, { hint: `Write ${flag} 10, for example.` });
}
