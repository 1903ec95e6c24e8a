/** Single inputs as the runner hands them over, and what is wrong with a value. */
import { getInput } from '@actions/core';
import { nearest } from '../../config/nearest.ts';
import { UsageError } from '../../errors.ts';

/** The value that leaves an input to the config. It cannot be an image, a path or a platform. */
export const FROM_CONFIG = 'config:';

/** Null if it is not set. */
export function text(name: string): string | null {
  return getInput(name) || null;
}

export function unlessFromConfig(name: string): string | null {
  const value = text(name);
  return value === FROM_CONFIG ? null : value;
}

export function flag(name: string, fallback: boolean): boolean {
  const value = text(name);
  if (value === null) return fallback;
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  throw new UsageError(`input "${name}": ${JSON.stringify(value.slice(0, 60))} is neither true nor false`, {
    hint: 'Write true or false.',
  });
}

/** One of several words; the first if the input is not set. */
export function choice<const Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
  const value = text(name);
  if (value === null) return words[0];
  const word = words.find(one => one === value.toLowerCase());
  if (word !== undefined) return word;
  const near = nearest(value.toLowerCase(), words);
  throw new UsageError(`input "${name}": ${JSON.stringify(value.slice(0, 60))} is not one of ${words.join(', ')}`, {
    hint: near === null ? `Write ${words[0]}, for example.` : `Did you mean "${near}"?`,
  });
}

export function wholeNumber(name: string, fallback: number): number {
  const value = text(name);
  if (value === null) return fallback;
  if (/^[0-9]{1,6}$/.test(value)) return Number(value);
  throw new UsageError(`input "${name}": ${JSON.stringify(value.slice(0, 60))} is not a whole number`, {
    hint: 'Write 5, for example.',
  });
}
