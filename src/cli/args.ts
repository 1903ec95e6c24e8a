/** Reads a command's arguments. An unknown option is an error that names the nearest known one. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../config/nearest.ts';
import { UsageError } from '../errors.ts';

export type Options = NonNullable<ParseArgsConfig['options']>;

/** Flags of every command. */
export const COMMON = { debug: { type: 'boolean' } } as const satisfies Options;

/** Flags of the commands that open an image. */
export const IMAGE = {
  ...COMMON,
  platform: { type: 'string' },
  'no-cache': { type: 'boolean' },
  'no-store': { type: 'boolean' },
  sudo: { type: 'boolean' },
  limit: { type: 'string', multiple: true },
} as const satisfies Options;

/** @throws UsageError naming the flag */
export function readArgs<const O extends Options>(command: string, args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) throw error;
    const [, unknown] = /^Unknown option '(--?[^']*)'/.exec(error.message) ?? [];
    const help = `See imagebudget ${command} --help.`;
    const [, option] = /starting with a dash use '(--[^=']+=)/.exec(error.message) ?? [];
    if (unknown === undefined)
      throw new UsageError(`${command}: ${error.message.split(/\.\s/)[0]}`, {
        hint: option ? `Write a value that starts with a dash directly after ${option} ${help}` : help,
        cause: error,
      });
    const known = Object.keys(options).map(name => `--${name}`);
    const near = nearest(unknown, known);
    throw new UsageError(`${command} has no option ${JSON.stringify(unknown.slice(0, 60))}`, {
      hint: near === null ? help : `Did you mean ${near}? ${help}`,
      cause: error,
    });
  }
}

/** The one source of a command that takes exactly one. @throws UsageError */
export function oneSource(command: string, positionals: readonly string[]): string {
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0)
    throw new UsageError(`${command} takes one image, not ${positionals.length}`, {
      hint: `imagebudget ${command} IMAGE, as in: imagebudget ${command} web:ci`,
    });
  return source;
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
  throw new UsageError(`${flag}: ${JSON.stringify(text.slice(0, 60))} is not a whole number`, {
    hint: `Write ${flag} 10, for example.`,
  });
}
