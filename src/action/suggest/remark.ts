/** A review comment with a suggestion: what GitHub replaces by one click, and a hidden line that tells it from others. */
import { createHash } from 'node:crypto';
import type { SeparateEdit } from '../../fix/separate-edits.ts';
import { about } from '../../report/format/edits/edit-words.ts';
import { markdownBlock, markdownCode, markdown as say } from '../../report/format/escape.ts';
import { bytes } from '../../report/format/figures.ts';
import type { Replacement } from './placed.ts';

const LINE = /(?:^|\n)<!-- imagebudget suggestion ([0-9a-f]{32}) -->\s*$/;
/** Longer ones are no line of ours. */
const MOST_LINE = 100;

/** What to call these lines, wherever they move: their file, their text, and how many equal ones are before them. */
export function keyOf(path: string, { start, before }: Replacement, lines: readonly string[]): string {
  const isHere = (at: number) => before.every((line, n) => lines[at + n] === line);
  const earlier = Array.from({ length: start - 1 }, (_, at) => at).filter(isHere).length;
  const text = JSON.stringify([path, before, earlier]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The key of a comment; null if it has none at its end. */
export function keyIn(body: string): string | null {
  return LINE.exec(body.slice(-MOST_LINE))?.[1] ?? null;
}

/** The comment's text. @param image its name, foreign text */
export function remark(
  { items }: SeparateEdit,
  { after }: Replacement,
  { image, key }: { image: string; key: string },
): string {
  // A block with an empty line would leave one.
  const block = after.length === 0 ? '```suggestion\n```' : markdownBlock(after.join('\n'), 'suggestion');
  const edits = items.map(item => `**${say(item.title)}**: saves ${about(bytes(item.bytes), item.exact)}.`);
  const last = items.at(-1);
  const then = last === undefined ? '' : `${markdownCode(image)} is ${about(bytes(last.sizeAfter), last.exact)} then.`;
  const safe = `Nothing at run time can notice ${items.length === 1 ? 'the edit' : 'the edits'}.`;
  return `${[...edits, `${then} ${safe}`].join('<br>')}\n\n${block}\n\n<!-- imagebudget suggestion ${key} -->`;
}
