/** Gives an instruction an option: `COPY --chown=…`, `RUN --mount=…`. */
import { indentAt, lineAround, MOST_COLUMNS, spliced } from '../line-style.ts';
import type { SourceWord, WrittenInstruction } from '../written-instruction.ts';

const TAKES_OPTIONS = new Set(['RUN', 'COPY', 'ADD', 'FROM']);
/** An instruction may have several of them. */
const REPEATED = new Set(['--mount', '--exclude']);
const OPTION = /^--[a-z]+(?:-[a-z]+)*(?:=\S+)?$/;

/** The new text of the instruction; null if the instruction takes no options. */
export function withOption(written: WrittenInstruction, option: string): string | null {
  const { source, options, keyword } = written;
  if (!TAKES_OPTIONS.has(keyword) || !OPTION.test(option) || written.start >= source.length) return null;
  const given = options.filter(({ text }) => nameOf(text) === nameOf(option));
  if (!REPEATED.has(nameOf(option))) {
    const [first, ...others] = given;
    // No builder takes this file.
    if (others.length > 0) return null;
    return first === undefined ? withNewOption(written, option) : spliced(source, first, option);
  }
  const isThere = given.some(({ text }) => text === option || mountTarget(text) === mountTarget(option));
  return isThere ? source : withNewOption(written, option);
}

export function nameOf(option: string): string {
  return option.split('=', 1)[0] ?? '';
}

/** Where a `--mount` is seen; the option itself for one without a target, which has a default. */
export function mountTarget(option: string): string {
  const target = /(?:=|,)(?:target|dst|destination)=([^,]*)/.exec(option)?.[1];
  return target === undefined ? option : target.replace(/(?<=.)\/$/, '');
}

/** Behind the last option, or behind the keyword. */
function withNewOption(written: WrittenInstruction, option: string): string {
  const { source, options, keywordEnd, escapeChar, lineEnd, start } = written;
  const end = options.at(-1)?.end ?? keywordEnd;
  const at = { start: end, end };
  const gap = source.slice(end, start);
  const lineBreak = ` ${escapeChar}${lineEnd}`;
  const isLong = () => lineAround(spliced(source, at, ` ${option}`), end).length > MOST_COLUMNS;
  if (gap.includes('\n') && (options.length > 0 || isLong())) {
    // Options on lines of their own: one more line like theirs.
    const indent = indentAt(source, lastStart(options, start));
    return spliced(source, at, `${lineBreak}${indent === '' ? '    ' : indent}${option}`);
  }
  if (gap.includes('\n') || !isLong()) return spliced(source, at, ` ${option}`);
  return spliced(source, { start: end, end: start }, ` ${option}${lineBreak}    `);
}

function lastStart(options: readonly SourceWord[], start: number): number {
  return options.length > 1 ? (options.at(-1)?.start ?? start) : start;
}
