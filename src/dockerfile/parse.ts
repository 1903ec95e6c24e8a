/**
 * Parses a Dockerfile as BuildKit does
 * (https://docs.docker.com/reference/dockerfile/), but accepts everything: the result only serves to point at lines.
 */
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
}

interface Cursor {
  lines: string[];
  /** Index of the next line to read. */
  next: number;
  escape: string;
  notes: string[];
}

/** Parses a Dockerfile. Never throws; odd lines become instructions named by their first word. */
export function parseDockerfile(text: string): Dockerfile {
  if (text.length > DOCKERFILE_LIMIT) {
    const note = `the Dockerfile is longer than ${DOCKERFILE_LIMIT} characters, so no layer is traced to a line`;
    return { preamble: [], stages: [], notes: [note] };
  }
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const cursor: Cursor = { lines, next: 0, escape: escapeDirective(lines), notes: [] };
  const dockerfile: Dockerfile = { preamble: [], stages: [], notes: cursor.notes };
  for (let read = readInstruction(cursor); read !== null; read = readInstruction(cursor)) {
    if (read.keyword === 'FROM') dockerfile.stages.push(stageOf(read));
    else (dockerfile.stages.at(-1)?.instructions ?? dockerfile.preamble).push(read);
  }
  return dockerfile;
}

/** The `escape` parser directive. Directives are at the very top; the first other line ends them. */
function escapeDirective(lines: string[]): string {
  for (const line of lines) {
    const trimmed = line.trim();
    const equals = trimmed.indexOf('=');
    if (!trimmed.startsWith('#') || equals === -1) break;
    const key = trimmed.slice(1, equals).trim().toLowerCase();
    if (key !== 'syntax' && key !== 'escape' && key !== 'check') break;
    const value = trimmed.slice(equals + 1).trim();
    if (key === 'escape' && (value === '`' || value === '\\')) return value;
  }
  return '\\';
}

function stageOf({ text, line }: Instruction): Stage {
  const [base = '', as = '', name = ''] = withoutFlags(text).split(/\s+/);
  return { name: as.toUpperCase() === 'AS' && name !== '' ? name.toLowerCase() : null, base, line, instructions: [] };
}

function readInstruction(cursor: Cursor): Instruction | null {
  while (cursor.next < cursor.lines.length) {
    const line = cursor.next + 1;
    const joined = readLogicalLine(cursor);
    const [word, text] = splitFirst(joined);
    if (word === '') continue;
    const keyword = word.toUpperCase();
    const heredocs = readHeredocs(cursor, keyword, text);
    const bodies = heredocs.map(({ body, name }) => `\n${body}${name}`).join('');
    return { keyword, text: text + bodies, heredocs, line, endLine: cursor.next };
  }
  return null;
}

/** One line with its continuations. A comment or an empty line inside a continuation does not end it. */
function readLogicalLine(cursor: Cursor): string {
  const parts: string[] = [];
  let more = true;
  while (more && cursor.next < cursor.lines.length) {
    const line = physicalLine(cursor);
    const blank = line.trim() === '';
    if (blank || line.trimStart().startsWith('#')) {
      // A comment or an empty line before an instruction is complete.
      more = parts.length > 0;
      continue;
    }
    const end = line.trimEnd();
    more = end.endsWith(cursor.escape) && end.at(-2) !== cursor.escape;
    parts.push(more ? end.slice(0, -1) : line);
  }
  return parts.join('');
}

function physicalLine(cursor: Cursor): string {
  const line = cursor.lines[cursor.next++] ?? '';
  return line.endsWith('\r') ? line.slice(0, -1) : line;
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
  for (const word of quotedWords(text, cursor.escape)) {
    const match = /^\d*<<(-?)([^<]+)$/.exec(word);
    const name = match?.[2]?.replace(/["']/g, '') ?? '';
    if (name !== '') heredocs.push(readBody(cursor, name, match?.[1] === '-'));
  }
  return heredocs;
}

function readBody(cursor: Cursor, name: string, chomp: boolean): Heredoc {
  const opened = cursor.next;
  const body: string[] = [];
  while (cursor.next < cursor.lines.length) {
    const line = physicalLine(cursor);
    if ((chomp ? line.replace(/^\t+/, '') : line) === name) return { name, chomp, body: body.join('') };
    body.push(`${line}\n`);
  }
  // No builder accepts this file. The first such heredoc takes the rest of it, so only that one is noted.
  if (cursor.notes.length === 0)
    cursor.notes.push(`the heredoc "${name}" opened in line ${opened} of the Dockerfile does not end`);
  return { name, chomp, body: body.join('') };
}
