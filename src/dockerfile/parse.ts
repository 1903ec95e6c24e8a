/**
 * Parses a Dockerfile as BuildKit does
 * (https://docs.docker.com/reference/dockerfile/), but accepts everything: the result serves to point at lines and to edit them.
 */
import { hasLine, type LineReader, lineReader, readLine, readLogicalLine } from './source-lines.ts';
import { jsonWords, quotedWords, splitFirst, withoutFlags } from './words.ts';

/** Text longer than this is not parsed; real Dockerfiles have a few kilobytes. */
export const DOCKERFILE_LIMIT = 1024 * 1024;

export interface Heredoc {
  name: string;
  /** Written `<<-`: leading tabs do not belong to the body. */
  chomp: boolean;
  /** Every line ends in a line break; empty for an empty document. */
  body: string;
}

export interface Instruction {
  /** Upper case; for a line that is not an instruction, its first word. */
  keyword: string;
  /**
   * What follows the keyword: flags included, continuation lines joined, comments dropped. Each heredoc's body
   * and end mark follow on separate lines.
   */
  text: string;
  heredocs: Heredoc[];
  /** Line of the keyword and the last line; both from 1. */
  line: number;
  endLine: number;
}

/** An instruction of the file itself. Its `line` names it: no other one has it. */
export interface SourceInstruction extends Instruction {
  /** Where its first line starts in the source, and where its last line ends, without the line end. */
  start: number;
  end: number;
}

export interface Stage {
  /** Lower case, as builders compare it; null without `AS`. */
  name: string | null;
  /** As written, with variables. */
  base: string;
  /** Line of `FROM`. */
  line: number;
  instructions: Instruction[];
}

export interface Dockerfile {
  /** Instructions before the first `FROM`: `ARG`s of all stages. */
  preamble: Instruction[];
  stages: Stage[];
  notes: string[];
  /** The text, and all its instructions in their order, each `FROM` included. */
  source: string;
  instructions: SourceInstruction[];
  /** The character that continues a line: a backslash, or a backtick by the `escape` directive. */
  escapeChar: string;
}

interface Cursor extends LineReader {
  notes: string[];
}

/** Parses a Dockerfile. Never throws; odd lines become instructions named by their first word. */
export function parseDockerfile(text: string): Dockerfile {
  if (text.length > DOCKERFILE_LIMIT) {
    const note = `the Dockerfile is longer than ${DOCKERFILE_LIMIT} characters, so no layer is traced to a line`;
    return { preamble: [], stages: [], notes: [note], source: '', instructions: [], escapeChar: '\\' };
  }
  const cursor: Cursor = { ...lineReader(text), notes: [] };
  const { notes, escapeChar } = cursor;
  const dockerfile: Dockerfile = { preamble: [], stages: [], notes, source: text, instructions: [], escapeChar };
  for (let read = readInstruction(cursor); read !== null; read = readInstruction(cursor)) {
    dockerfile.instructions.push(read);
    if (read.keyword === 'FROM') dockerfile.stages.push(stageOf(read));
    else (dockerfile.stages.at(-1)?.instructions ?? dockerfile.preamble).push(read);
  }
  return dockerfile;
}

/** The instruction of a text; null unless the text has exactly one. */
export function parseInstruction(source: string, escapeChar: string): SourceInstruction | null {
  const cursor: Cursor = { source, at: 0, line: 1, escapeChar, notes: [] };
  const instruction = readInstruction(cursor);
  return cursor.notes.length === 0 && readInstruction(cursor) === null ? instruction : null;
}

function stageOf({ text, line }: Instruction): Stage {
  const [base = '', as = '', name = ''] = withoutFlags(text).split(/\s+/);
  return { name: as.toUpperCase() === 'AS' && name !== '' ? name.toLowerCase() : null, base, line, instructions: [] };
}

function readInstruction(cursor: Cursor): SourceInstruction | null {
  while (hasLine(cursor)) {
    const { line, at: start } = cursor;
    const joined = readLogicalLine(cursor)
      .map(piece => piece.text)
      .join('');
    const [word, text] = splitFirst(joined);
    if (word === '') continue;
    const keyword = word.toUpperCase();
    const heredocs = readHeredocs(cursor, keyword, text);
    const bodies = heredocs.map(({ body, name }) => `\n${body}${name}`).join('');
    const end = endBefore(cursor, start);
    return { keyword, text: text + bodies, heredocs, line, endLine: cursor.line - 1, start, end };
  }
  return null;
}

/** Where the last line that was read ends, without its line end. */
function endBefore({ source, at }: Cursor, start: number): number {
  const end = Math.min(at - 1, source.length);
  return source[end] === '\n' && source[end - 1] === '\r' && end > start ? end - 1 : end;
}

/** Reads the bodies of the heredocs that the instruction opens, in order. */
function readHeredocs(cursor: Cursor, keyword: string, text: string): Heredoc[] {
  if (!text.includes('<<')) return [];
  if (keyword === 'ONBUILD') {
    const [inner, rest] = splitFirst(text);
    // Builders take no trigger of a trigger.
    return inner.toUpperCase() === 'ONBUILD' ? [] : readHeredocs(cursor, inner.toUpperCase(), rest);
  }
  if (!['RUN', 'COPY', 'ADD'].includes(keyword) || jsonWords(withoutFlags(text)) !== null) return [];
  const heredocs: Heredoc[] = [];
  for (const word of quotedWords(text, cursor.escapeChar)) {
    const match = /^\d*<<(-?)([^<]+)$/.exec(word);
    const name = match?.[2]?.replace(/["']/g, '') ?? '';
    if (name !== '') heredocs.push(readBody(cursor, name, match?.[1] === '-'));
  }
  return heredocs;
}

function readBody(cursor: Cursor, name: string, chomp: boolean): Heredoc {
  const opened = cursor.line - 1;
  const body: string[] = [];
  while (hasLine(cursor)) {
    const { text: line } = readLine(cursor);
    if ((chomp ? line.replace(/^\t+/, '') : line) === name) return { name, chomp, body: body.join('') };
    body.push(`${line}\n`);
  }
  // No builder accepts this file. The first such heredoc takes the rest of it, so only that one is noted.
  if (cursor.notes.length === 0)
    cursor.notes.push(`the heredoc "${name}" opened in line ${opened} of the Dockerfile does not end`);
  return { name, chomp, body: body.join('') };
}
