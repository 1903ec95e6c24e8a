/** Reads a Dockerfile line by line, and keeps where each part of an instruction is in the text. */

/** A part of the text as written, and where it starts. */
export interface Piece {
  text: string;
  start: number;
}

/** Goes through the text. `at` is the start of the next line, `line` its number, from 1. */
export interface LineReader {
  source: string;
  at: number;
  line: number;
  escapeChar: string;
}

/** Starts after a byte order mark. The escape character is that of the directive, if there is one. */
export function lineReader(source: string): LineReader {
  const reader = { source, at: source.startsWith('\uFEFF') ? 1 : 0, line: 1, escapeChar: '\\' };
  return { ...reader, escapeChar: escapeDirective({ ...reader }) };
}

/** Whether a line is left. After a line end at the very end there is an empty one. */
export function hasLine({ source, at }: LineReader): boolean {
  return at <= source.length;
}

/** The next line without its line end. */
export function readLine(reader: LineReader): Piece {
  const { source, at } = reader;
  const end = source.indexOf('\n', at);
  const stop = end === -1 ? source.length : end;
  reader.at = stop + 1;
  reader.line++;
  return { text: source.slice(at, source[stop - 1] === '\r' && stop > at ? stop - 1 : stop), start: at };
}

/**
 * One line with its continuations, whose marks are left out. A comment or an empty line inside a continuation does not end it, and
 * is no part of it.
 */
export function readLogicalLine(reader: LineReader): Piece[] {
  const pieces: Piece[] = [];
  let more = true;
  while (more && hasLine(reader)) {
    const { text, start } = readLine(reader);
    if (text.trim() === '' || text.trimStart().startsWith('#')) {
      // A comment or an empty line before an instruction is complete.
      more = pieces.length > 0;
      continue;
    }
    const end = text.trimEnd();
    more = isContinued(end, reader.escapeChar);
    pieces.push({ text: more ? end.slice(0, -1) : text, start });
  }
  return pieces;
}

/** Whether a line without white space at its end goes on in the next one. */
export function isContinued(line: string, escapeChar: string): boolean {
  return line.endsWith(escapeChar) && line.at(-2) !== escapeChar;
}

/** The `escape` parser directive. Directives are at the very top; the first other line ends them. */
function escapeDirective(reader: LineReader): string {
  while (hasLine(reader)) {
    const trimmed = readLine(reader).text.trim();
    const equals = trimmed.indexOf('=');
    if (!trimmed.startsWith('#') || equals === -1) break;
    const key = trimmed.slice(1, equals).trim().toLowerCase();
    if (key !== 'syntax' && key !== 'escape' && key !== 'check') break;
    const value = trimmed.slice(equals + 1).trim();
    if (key === 'escape' && (value === '`' || value === '\\')) return value;
  }
  return '\\';
}
