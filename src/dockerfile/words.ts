/** The lexical pieces that Dockerfile text and history text share. */

const SPACE = new Set([' ', '\t', '\n', '\r', '\v', '\f']);

/** Splits at the first white space: `['RUN', 'a  b']`. */
export function splitFirst(text: string): [string, string] {
  return nextWord(text.trim());
}

/** The same for text that starts with a word. White space at the end stays. */
export function nextWord(text: string): [string, string] {
  const at = text.search(/\s/);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at).trimStart()];
}

/** Words as a shell separates them: white space inside quotes does not split. Quotes and escapes stay in the words. */
export function quotedWords(text: string, escapeChar: string): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === escapeChar && quote !== "'") {
      word += char + text.charAt(++i);
    } else if (quote === '' && SPACE.has(char)) {
      if (word !== '') words.push(word);
      word = '';
    } else {
      word += char;
      if (char === quote) quote = '';
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
    }
  }
  if (word !== '') words.push(word);
  return words;
}

/** The strings of the JSON form (`["a", "b"]`); null if the text is not in that form. */
export function jsonWords(text: string): string[] | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[') || !trimmed.endsWith(']')) return null;
  try {
    const value: unknown = JSON.parse(trimmed);
    return Array.isArray(value) && value.every(word => typeof word === 'string') ? value : null;
  } catch (error) {
    // As for builders, text that is not JSON is the shell form, even in brackets.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Leading `--name` and `--name=value` words removed. */
export function withoutFlags(text: string): string {
  let rest = text.trimStart();
  while (rest.startsWith('--')) rest = splitFirst(rest)[1];
  return rest;
}
