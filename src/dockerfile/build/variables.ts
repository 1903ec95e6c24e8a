/** What `ENV` and `ARG` set. */
import type { Instruction } from '../parse.ts';
import { quotedWords, splitFirst } from '../words.ts';

export interface Assignment {
  name: string;
  /** As written, with quotes and variables; null for an `ARG` without a default. */
  value: string | null;
}

/** The assignments of an instruction, in order; none for other keywords. `ENV NAME some words` is one. */
export function assignmentsOf({ keyword, text }: Pick<Instruction, 'keyword' | 'text'>): Assignment[] {
  if (keyword !== 'ENV' && keyword !== 'ARG') return [];
  const words = quotedWords(text, '\\');
  if (keyword === 'ENV' && words.length > 0 && !words[0]?.includes('=')) {
    const [name, value] = splitFirst(text);
    return [{ name, value }];
  }
  return words.map(word => {
    const equals = word.indexOf('=');
    return equals < 0 ? { name: word, value: null } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
  });
}
