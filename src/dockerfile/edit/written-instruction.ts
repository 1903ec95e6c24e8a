/** One instruction as written, with what an edit must know of its text. All positions are in `source`. */
import { isShell } from '../../image/known-programs.ts';
import { MOST_TEXT } from '../commands.ts';
import { parseInstruction } from '../parse.ts';
import type { Program } from '../shell-text/program.ts';
import type { Word } from '../shell-text/reader.ts';
import { runsScript } from '../shell-text/scripts.ts';
import { programOf } from '../shell-text/structure.ts';
import { tokensOf } from '../shell-text/tokens.ts';
import { lineReader, type Piece, readLine, readLogicalLine } from '../source-lines.ts';
import { jsonWords } from '../words.ts';

/** A word in the source: its text without quotes, and where it is. */
export interface SourceWord {
  text: string;
  start: number;
  end: number;
}

/**
 * How an instruction says what it does: `shell` for commands on a logical line, `script` for commands in a here-document that a shell
 * runs, `exec` for JSON, `other` for all else.
 */
export type Form = 'shell' | 'script' | 'exec' | 'other';

/** A script in a here-document. */
export interface Script {
  /** The words on the line of the instruction, as of `bash -e <<EOF`. */
  head: readonly Word[];
  /** Where the line of the end mark starts. */
  bodyEnd: number;
  /** The first line of the body if it names a program to run it, else empty. */
  shebang: string;
  /** Whether a shell expands variables in the body before the script's own shell reads it. */
  isExpanded: boolean;
}

/** What surrounds an instruction and decides how it is written. */
export interface Surroundings {
  escapeChar: string;
  lineEnd: string;
  /** Whether the shell of RUN instructions is started with `-e`. */
  shellExits: boolean;
}

export interface WrittenInstruction extends Surroundings {
  source: string;
  keyword: string;
  keywordEnd: number;
  options: readonly SourceWord[];
  /** Where what follows the keyword and the options starts; the end of the source if nothing follows. */
  start: number;
  form: Form;
  /** The commands: those of the script for `script`. Empty for `exec` and `other`. */
  program: Program;
  script: Script | null;
  /** The text as the builder joins it, and the position in the source of each of its characters. */
  joined: string;
  positions: readonly number[];
}

const NOTHING: Program = { commands: [], items: [], complete: false, hasFunction: false };
const SHEBANG = /^#!\s*(?:\/\S*\/env\s+)?(\S+)/;

/** Reads one instruction; null if the text is not exactly one. */
export function writtenInstruction(source: string, around: Surroundings): WrittenInstruction | null {
  const instruction = parseInstruction(source, around.escapeChar);
  if (instruction === null) return null;
  const { joined, positions } = joinedText(source, around.escapeChar, instruction.heredocs.length > 0);
  const keywordAt = joined.search(/\S/);
  const keywordEnd = endOfWord(joined, keywordAt);
  const options: SourceWord[] = [];
  let at = skipSpace(joined, keywordEnd);
  while (joined.startsWith('--', at)) {
    const end = endOfWord(joined, at);
    options.push({ text: joined.slice(at, end), start: positions[at] ?? 0, end: sourceEnd(positions, end) });
    at = skipSpace(joined, end);
  }
  return {
    ...around,
    source,
    keyword: instruction.keyword,
    keywordEnd: sourceEnd(positions, keywordEnd),
    options,
    start: positions[at] ?? source.length,
    ...commandsFrom(joined, at, { positions, isRun: instruction.keyword === 'RUN' }),
    joined,
    positions,
  };
}

/** The position in the source behind the character before `at` in the joined text. */
export function sourceEnd(positions: readonly number[], at: number): number {
  return (positions[at - 1] ?? -1) + 1;
}

interface RunText {
  positions: readonly number[];
  isRun: boolean;
}

function commandsFrom(
  joined: string,
  at: number,
  { positions, isRun }: RunText,
): Pick<WrittenInstruction, 'form' | 'program' | 'script'> {
  if (!isRun || joined.length > MOST_TEXT) return { form: 'other', program: NOTHING, script: null };
  if (jsonWords(joined.slice(at)) !== null) return { form: 'exec', program: NOTHING, script: null };
  const program = programOf(tokensOf(joined, at));
  const head = scriptHead(program);
  const heredoc = head?.find(word => word.heredoc !== null)?.heredoc;
  if (head === null || !heredoc) return { form: 'shell', program, script: null };
  const body = joined.slice(0, heredoc.bodyEnd);
  const shebang = /^#!.*/.exec(body.slice(heredoc.bodyStart))?.[0] ?? '';
  const hasShell = head.length > 1;
  // Another program reads this body. To a shell that is named, the first line is a comment.
  if (!hasShell && shebang !== '' && !isShell(SHEBANG.exec(shebang)?.[1] ?? ''))
    return { form: 'other', program: NOTHING, script: null };
  const script = {
    head,
    bodyEnd: positions[heredoc.bodyEnd] ?? 0,
    shebang: hasShell ? '' : shebang,
    isExpanded: hasShell && !heredoc.quoted,
  };
  return { form: 'script', program: programOf(tokensOf(body, heredoc.bodyStart)), script };
}

/** The words of a RUN that does nothing but run a here-document; null for others. */
function scriptHead({ items, complete }: Program): readonly Word[] | null {
  const [item, ...others] = items;
  const words = item?.command?.words ?? [];
  const heredocs = words.filter(word => word.heredoc !== null);
  if (!complete || others.length > 0 || heredocs.length !== 1 || item?.negated || !runsScript(words)) return null;
  const redirects = words.some(word => word.heredoc === null && /[<>]/.test(word.text));
  return redirects || /^\d/.test(heredocs[0]?.text ?? '') ? null : words;
}

/** The text as the builder joins it: without continuation marks and comments, then the bodies of here-documents as they are. */
function joinedText(source: string, escapeChar: string, hasBodies: boolean): { joined: string; positions: number[] } {
  const reader = { ...lineReader(source), at: 0, escapeChar };
  let pieces: Piece[] = readLogicalLine(reader);
  while (pieces.every(({ text }) => text === '') && reader.at <= source.length)
    pieces = pieces.concat(readLogicalLine(reader));
  while (hasBodies && reader.at <= source.length) {
    const { text, start } = readLine(reader);
    pieces.push({ text: '\n', start: start - 1 }, { text, start });
  }
  const positions: number[] = [];
  for (const { text, start } of pieces) for (let at = 0; at < text.length; at++) positions.push(start + at);
  return { joined: pieces.map(({ text }) => text).join(''), positions };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/\s/.test(text.charAt(at))) at++;
  return at;
}
