/** Comments of a Dockerfile that keep what a rule finds: `# imagebudget ignore=pip-cache until=2027-03-31: reason`. */
import type { Dockerfile } from './parse.ts';

/** One comment, as far as it could be read. Line and column count from 1. */
export interface IgnoreComment {
  line: number;
  column: number;
  /** Empty if none is named. */
  rules: string[];
  until: string | null;
  /** Empty if there is none. */
  reason: string;
  /** Line of the instruction below; null if none follows directly. */
  instruction: number | null;
  /** What cannot be read; null if all can. */
  rest: string | null;
}

/** A comment for us: `# imagebudget WORD=…`. Others may mention the name. */
const COMMENT = /^([ \t]*)#[ \t]*imagebudget[ \t:]+(?=[A-Za-z]+[ \t]*=|ignore\b)/i;

/** The comments in the order of their lines. Those in heredocs are text of a script. */
export function ignoreComments({ source, instructions }: Dockerfile): IgnoreComment[] {
  if (!/#[ \t]*imagebudget/i.test(source)) return [];
  const lines = source.split('\n');
  const below = new Map<number, number>();
  const scripts = new Set<number>();
  for (const { line, endLine, heredocs } of instructions) {
    for (let at = line; at <= endLine && heredocs.length > 0; at += 1) scripts.add(at);
    // Each comment belongs to one instruction, so all of this takes one walk over the lines.
    for (let at = line - 1; lines[at - 1]?.trimStart().startsWith('#'); at -= 1) below.set(at, line);
  }
  return lines.flatMap((text, index) => {
    const start = scripts.has(index + 1) ? null : COMMENT.exec(text);
    if (start === null) return [];
    const [all, indent = ''] = start;
    const place = { line: index + 1, column: indent.length + 1, instruction: below.get(index + 1) ?? null };
    return [{ ...place, ...parsed(text.slice(all.length).trim()) }];
  });
}

function parsed(text: string): Pick<IgnoreComment, 'rules' | 'until' | 'reason' | 'rest'> {
  const colon = text.indexOf(':');
  const written = colon === -1 ? text : text.slice(0, colon);
  // Blanks may be around the sign.
  const settings = written
    .split('=')
    .map(part => part.trim())
    .join('=');
  const found = { rules: [] as string[], until: null as string | null, rest: null as string | null };
  for (const word of settings.split(/[ \t]+/).filter(one => one !== '')) {
    const [name = '', value = ''] = word.split('=', 2);
    if (name === 'ignore') found.rules = found.rules.concat(value.split(',').filter(one => one !== ''));
    else if (name === 'until' && value !== '') found.until = value;
    else found.rest ??= word;
  }
  return { ...found, reason: colon === -1 ? '' : text.slice(colon + 1).trim() };
}
