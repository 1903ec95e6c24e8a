/** The words of a command that a person writes in one argument. */
import { UsageError } from '../errors.ts';

/** What a shell would act on. */
const OPERATORS = /[|&;<>()$`*?#~\n]/;

/**
 * Splits at spaces, as a shell does; quotes and backslashes keep them. No shell reads it, so what only a shell understands is an error.
 * @throws UsageError naming the flag
 */
export function commandWords(flag: string, text: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote === "'" ? character !== "'" : character === '\\') {
      word = (word ?? '') + (quote === "'" ? character : text.charAt(++at));
    } else if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (quote === '' && /[ \t\n]/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (OPERATORS.test(character) && (quote === '' || /[$`]/.test(character))) throw needsShell(flag, character);
    else word = (word ?? '') + character;
  }
  if (word !== null) words.push(word);
  if (quote !== '') throw new UsageError(`${flag}: a quote is not closed`, { hint: `Add the other ${quote}.` });
  if (words.length === 0) throw new UsageError(`${flag} names no command`, { hint: `Write ${flag} 'COMMAND'.` });
  return words;
}

function needsShell(flag: string, character: string): UsageError {
  return new UsageError(`${flag}: no shell reads the command, so ${JSON.stringify(character)} would have no effect`, {
    hint: `Write ${flag} "sh -c '…'" if the image has a shell, or put ${character} into single quotes.`,
  });
}
