/** Columns of text in a terminal: wide East Asian characters and emoji take two, combining marks none. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const NONE = /[\p{Mn}\p{Me}]/u;
const SIMPLE = /^[\x20-\x7e]*$/;

/** Columns that one code point takes. */
function columnsOf(character: string): number {
  if (NONE.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Columns that escaped, one-line text takes. */
export function width(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

/** The longest beginning of `text` that takes at most `columns`; never half a surrogate pair. */
export function head(text: string, columns: number): string {
  let used = 0;
  let length = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns) break;
    length += character.length;
  }
  return text.slice(0, length);
}

/** The longest end of `text` that takes at most `columns`; never half a surrogate pair. */
export function tail(text: string, columns: number): string {
  // Twice the columns in units holds enough even if every character is a pair; combining marks only make it shorter.
  const characters = Array.from(text.slice(-2 * columns - 2));
  let used = 0;
  let start = characters.length;
  while (start > 0) {
    used += columnsOf(characters[start - 1] ?? '');
    if (used > columns) break;
    start -= 1;
  }
  const kept = characters.slice(start).join('');
  return /^[\udc00-\udfff]/.test(kept) ? kept.slice(1) : kept;
}

/** `text` filled with spaces to `columns`; longer text stays as it is. */
export function pad(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'left' ? text + space : space + text;
}

/** Widths of the columns of a table of escaped cells. */
export function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, width(cell));
    });
  }
  return widths;
}

/** A label and escaped text after it, wrapped to `columns` and indented by two; further lines begin under the text. */
export function hanging(label: string, text: string, columns: number): string[] {
  const lines = wrap(text, columns - 2 - width(label));
  return lines.map((line, n) => `  ${n === 0 ? label : ' '.repeat(width(label))}${line}`);
}

/** A line shorter than this could break escapes that a log needs. */
const LEAST_COLUMNS = 8;

/** Breaks escaped text between words into lines of at most `columns`. A longer word is broken too, and stays as safe as it was. */
export function wrap(text: string, columns: number): string[] {
  const most = Math.max(LEAST_COLUMNS, columns);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap(part => pieces(part, most))) {
    if (line !== '' && width(line) + 1 + width(word) > most) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** A word in parts of at most `columns`. No part begins a workflow command that the word did not begin. */
function pieces(word: string, columns: number): string[] {
  if (width(word) <= columns) return [word];
  const parts: string[] = [];
  let rest = word;
  while (width(rest) > columns) {
    const part = head(rest, columns);
    parts.push(part);
    rest = rest.slice(part.length).replace(/^::/, ':\\:');
  }
  return [...parts, rest];
}
