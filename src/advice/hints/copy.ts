/** What COPY and ADD copy. */
import { jsonWords, quotedWords, withoutFlags } from '../../dockerfile/words.ts';
import type { HintLayer } from './hint.ts';

interface Copy {
  sources: string[];
  /** Whether it copies from another stage or image, which history does not record. */
  from: boolean;
}

/** What a COPY or ADD copies; null for other instructions. The classic builder records `dir:DIGEST in /app ` for `. /app`. */
export function copyOf({ keyword, text }: HintLayer): Copy | null {
  if (keyword !== 'COPY' && keyword !== 'ADD') return null;
  const from = /(?:^|\s)--from=/.test(text);
  const rest = withoutFlags(text);
  if (/^dir:[0-9a-f]+ in /.test(rest)) return { sources: ['.'], from };
  const words = jsonWords(rest) ?? quotedWords(rest.slice(0, 65_536), '\\').map(word => word.replace(/["']/g, ''));
  return { sources: words.slice(0, -1), from };
}
