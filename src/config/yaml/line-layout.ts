/**
 * Finds the line whose indentation or marks do not fit, in a text that is not valid YAML. A parser notices such a line late, and in
 * other words than people have for it.
 */
import { WORDS } from '../homes.ts';
import { quote } from '../messages.ts';
import type { Problem } from '../problems.ts';

/** A line with something on it. Columns count from 0. */
interface Line {
  number: number;
  /** Of the first character. */
  column: number;
  dash: boolean;
  /** Of what follows the dash, if there is one. */
  inner: number;
  content: string;
  /** Null if the line has no `key:`. */
  key: string | null;
  value: string;
}

/** A mapping or list that further lines may continue. */
interface Level {
  column: number;
  /** A list's entries. */
  list: boolean;
  line: Line;
}

/** The first line that does not fit; null if all do, or if it cannot be told. */
export function layoutProblem(text: string): Problem | null {
  const levels: Level[] = [];
  let above: Line | null = null;
  for (const line of significantLines(text)) {
    // What follows inside quotes or brackets may be indented in any way, but not less.
    if (above && opensMore(above.value)) return line.column > above.inner ? null : unclosed(above);
    const found = markProblem(line) ?? (above && placeProblem(line, above, levels));
    if (found) return found;
    place(line, levels);
    above = line;
  }
  return above && opensMore(above.value) ? unclosed(above) : null;
}

function* significantLines(text: string): Generator<Line> {
  let block: number | null = null;
  for (const [at, written] of text.split('\n').entries()) {
    const content = written.trim();
    const column = written.length - written.trimStart().length;
    if (content === '' || content.startsWith('#') || content.startsWith('---')) continue;
    // Text of a block scalar.
    if (block !== null && column > block) continue;
    const line = lineOf(at + 1, column, content);
    block = /^[|>][-+0-9]*(?: #.*)?$/.test(line.value) ? line.column : null;
    yield line;
  }
}

function lineOf(number: number, column: number, all: string): Line {
  const dash = all === '-' || all.startsWith('- ');
  const content = dash ? all.slice(1).trimStart() : all;
  const inner = column + all.length - content.length;
  const colon = content.search(/:(?:\s|$)/);
  const key = colon > 0 ? content.slice(0, colon).trimEnd() : null;
  const isKey = key !== null && !/^["'{[&*!|>%@`#]/.test(key);
  return {
    number,
    column,
    dash,
    inner,
    content,
    key: isKey ? key : null,
    value: isKey ? withoutComment(content.slice(colon + 1).trim()) : '',
  };
}

function withoutComment(value: string): string {
  return value.startsWith('#') ? '' : value;
}

/** A known key without a colon, or without the space after it. */
function markProblem({ key, content, dash, number, inner }: Line): Problem | null {
  const [, word = '', mark = ''] = /^([A-Za-z]{1,20})([:=]?)/.exec(content) ?? [];
  if (key !== null || !WORDS.has(word)) return null;
  const at = { line: number, column: inner + 1 };
  if (mark === ':' && content.length > word.length + 1)
    return { ...at, reason: `${quote(word)} has no space after its colon`, hint: `Write "${word}: ", then the value.` };
  if (mark === '=' || content.slice(word.length).trimStart().startsWith('='))
    return {
      ...at,
      reason: `${quote(word)} is followed by "=" instead of a colon`,
      hint: `Write "${word}: ", then the value.`,
    };
  const isAlone = content === word && !dash;
  return isAlone ? { ...at, reason: `${quote(word)} has no colon`, hint: `Write "${word}:".` } : null;
}

function placeProblem(line: Line, above: Line, levels: readonly Level[]): Problem | null {
  const at = { line: line.number, column: line.column + 1 };
  const name = line.dash ? 'this entry of a list' : quote(line.key ?? '');
  if (line.key === null && !line.dash) return null;
  if (line.column > above.inner) {
    if (above.key === null || above.value === '') return null;
    const reason = `${name} is indented as if it belonged to ${quote(above.key)}, which has a value already`;
    return { ...at, reason, hint: likeOne([{ column: line.dash ? above.column : above.inner, line: above }]) };
  }
  const same = levels.find(({ column }) => column === line.column);
  if (same === undefined) return { ...at, ...noLevel(name, line, levels) };
  // A list may stand directly below its key, with the same indentation.
  const sibling = levels.findLast(({ column, list }) => column === line.column && !list);
  if (line.dash && same.list) return null;
  if (line.dash)
    return sibling?.line.value === ''
      ? null
      : { ...at, reason: 'a list begins here, among keys', hint: 'Remove "- ".' };
  if (!same.list || sibling) return null;
  const inside = levels.find(({ column }) => column > line.column);
  const reason = `${name} is indented like the "-" above it, not like the key after that`;
  return { ...at, reason, hint: `Indent it by ${spaces(inside?.column ?? line.column + 2)}.` };
}

function noLevel(name: string, line: Line, levels: readonly Level[]): Pick<Problem, 'reason' | 'hint'> {
  const keys = levels.filter(({ list }) => !list);
  const deeper = keys.find(({ column }) => column > line.column);
  const outer = keys.findLast(({ column }) => column < line.column);
  const choices = [deeper, outer].filter(level => level !== undefined);
  return { reason: `${name} is indented by ${spaces(line.column)}, like no line above it`, hint: likeOne(choices) };
}

/** To indent a line like one of those above it. */
function likeOne(choices: readonly Pick<Level, 'column' | 'line'>[]): string {
  const all = choices.map(({ column, line: { key, number } }) => {
    const like = `like ${quote(key ?? '-')} on line ${number}`;
    return column === 0 ? `start it in the first column, ${like}` : `indent it by ${spaces(column)}, ${like}`;
  });
  const text = all.join(', or ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function spaces(count: number): string {
  return `${count} ${count === 1 ? 'space' : 'spaces'}`;
}

/** Leaves the levels that a line ends, and enters its own. */
function place(line: Line, levels: Level[]): void {
  while ((levels.at(-1)?.column ?? -1) > line.column) levels.pop();
  const top = levels.at(-1);
  if (line.dash) {
    if (!(top?.column === line.column && top.list)) levels.push({ column: line.column, list: true, line });
    levels.push({ column: line.inner, list: false, line });
    return;
  }
  // A key beside the entries of a list ends the list.
  if (top?.column === line.column) levels.pop();
  if (levels.at(-1)?.column === line.column) levels.pop();
  levels.push({ column: line.column, list: false, line });
}

function unclosed({ key, value, content, number, inner }: Line): Problem {
  const mark = value.charAt(0);
  const close = CLOSING[mark] ?? mark;
  const what = mark === close ? 'quotation mark' : `"${mark}"`;
  return {
    line: number,
    column: inner + content.indexOf(value) + 1,
    reason: `the ${what} after ${quote(key ?? '')} is not closed`,
    hint: `Write ${close} at the end of the line.`,
  };
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '"': '"', "'": "'" };

/** Whether a value begins with a bracket or quote that its line does not close. */
function opensMore(value: string): boolean {
  const close = CLOSING[value.charAt(0)];
  return close !== undefined && (value.length === 1 || !value.includes(close, 1));
}
