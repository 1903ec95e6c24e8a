/** Cuts a shell text into words and operators. The text is foreign: reading it never throws, and takes linear time. */
import { readBodies, readHereDocument } from './here-documents.ts';
import { endOfLine, type Operator, type Reader, type Token, type Tokens, type Word } from './reader.ts';

/** Deeper substitutions are taken for plain text. Real ones have two or three levels. */
const MOST_DEPTH = 50;

const OPERATOR = /;;&|;;|;&|&&|\|\||\|&|[;&|()]/y;
const SPACE = /\s/;
const ARRAY = /^\w+\+?=$/;

/** The tokens of `text` from `start` on. */
export function tokensOf(text: string, start = 0): Tokens {
  const reader: Reader = { text, at: start, depth: 0, pending: [], complete: true };
  const tokens = readTokens(reader, false);
  return { tokens, complete: reader.complete && reader.pending.length === 0 };
}

/** @param inner whether the tokens end at a `)` that nothing before it opened */
function readTokens(reader: Reader, inner: boolean): Token[] {
  const { text } = reader;
  const tokens: Token[] = [];
  let open = 0;
  let cases = 0;
  while (reader.at < text.length) {
    const start = reader.at;
    const char = text.charAt(start);
    if (char === '\n') {
      tokens.push({ kind: 'operator', text: '\n', start, end: ++reader.at });
      readBodies(reader);
    } else if (SPACE.test(char)) reader.at++;
    else if (text.startsWith('\\\n', start)) reader.at += 2;
    else if (char === '#') reader.at = endOfLine(text, start);
    else if (startsWord(text, start)) {
      const word = readWord(reader);
      if (word.text === 'case' && tokens.at(-1)?.kind !== 'word') cases++;
      if (word.text === 'esac') cases--;
      tokens.push(word);
    } else {
      const operator = readOperator(reader);
      if (operator.text === '(') open++;
      else if (operator.text === ')' && open > 0) open--;
      // In `case x in a)` nothing opens before.
      else if (operator.text === ')' && inner && cases <= 0) return tokens;
      tokens.push(operator);
    }
  }
  if (inner) reader.complete = false;
  return tokens;
}

function startsWord(text: string, at: number): boolean {
  return !';&|()'.includes(text.charAt(at)) || text.startsWith('&>', at);
}

function readOperator(reader: Reader): Operator {
  const start = reader.at;
  OPERATOR.lastIndex = start;
  const [text = reader.text.charAt(start)] = OPERATOR.exec(reader.text) ?? [];
  reader.at += text.length;
  return { kind: 'operator', text, start, end: reader.at };
}

function readWord(reader: Reader): Word {
  const { text } = reader;
  const start = reader.at;
  const word: Word = { kind: 'word', text: '', start, end: start, quoted: false, inner: [], heredoc: null };
  while (reader.at < text.length) {
    const char = text.charAt(reader.at);
    if (char === '"') readDoubleQuotes(reader, word);
    else if (char === "'") readSingleQuotes(reader, word);
    else if (char === '\\') readEscape(reader, word);
    else if (char === '$') readDollar(reader, word);
    else if (char === '`') readBackticks(reader, word);
    else if (char === '<' || char === '>') readRedirection(reader, word);
    else if (char === '(' && ARRAY.test(word.text)) readSubstitution(reader, word, 1);
    else if (SPACE.test(char) || !startsWord(text, reader.at)) break;
    else {
      word.text += char;
      reader.at++;
    }
  }
  word.end = reader.at;
  return word;
}

function readSingleQuotes(reader: Reader, word: Word): void {
  const start = reader.at + 1;
  const end = reader.text.indexOf("'", start);
  if (end === -1) reader.complete = false;
  word.text += reader.text.slice(start, end === -1 ? undefined : end);
  word.quoted = true;
  reader.at = end === -1 ? reader.text.length : end + 1;
}

function readDoubleQuotes(reader: Reader, word: Word): void {
  const { text } = reader;
  word.quoted = true;
  // What is run inside quotes is part of the word.
  const inside = { ...word, text: '', inner: [] };
  reader.at++;
  while (reader.at < text.length && text[reader.at] !== '"') {
    const char = text.charAt(reader.at);
    if (char === '\\') readEscape(reader, inside);
    else if (char === '$') readDollar(reader, inside);
    else if (char === '`') readBackticks(reader, inside);
    else {
      inside.text += char;
      reader.at++;
    }
  }
  if (reader.at >= text.length) reader.complete = false;
  reader.at = Math.min(reader.at + 1, text.length);
  word.text += inside.text;
}

function readEscape(reader: Reader, word: Word): void {
  const escaped = reader.text.charAt(reader.at + 1);
  word.quoted = true;
  if (escaped === '') reader.complete = false;
  if (escaped !== '\n') word.text += escaped;
  reader.at = Math.min(reader.at + 2, reader.text.length);
}

/** `$(…)`, `$((…))`, `${…}`, or a `$` alone. */
function readDollar(reader: Reader, word: Word): void {
  const { text, at } = reader;
  if (text.startsWith('$((', at)) {
    reader.at = endOfArithmetic(reader);
    word.text += text.slice(at, reader.at);
  } else if (text.startsWith('$(', at)) readSubstitution(reader, word, 2);
  else if (text.startsWith('${', at) && reader.depth < MOST_DEPTH) {
    reader.depth++;
    reader.at += 2;
    skipParameter(reader);
    reader.depth--;
    word.text += text.slice(at, reader.at);
  } else {
    word.text += '$';
    reader.at++;
  }
}

/** @param length of what opens it: `$(`, `<(`, or the `(` of a list */
function readSubstitution(reader: Reader, word: Word, length: number): void {
  const { text, at } = reader;
  reader.at += length;
  if (reader.depth < MOST_DEPTH) {
    reader.depth++;
    const tokens = readTokens(reader, true);
    reader.depth--;
    // The words of a list are no commands.
    if (length === 2) word.inner.push(tokens);
  } else reader.complete = false;
  word.text += text.slice(at, reader.at);
}

/** Where the parentheses close that open after the `$`. */
function endOfArithmetic(reader: Reader): number {
  const { text } = reader;
  let open = 0;
  for (let at = reader.at + 1; at < text.length; at++) {
    if (text[at] === '(') open++;
    else if (text[at] === ')' && --open === 0) return at + 1;
  }
  reader.complete = false;
  return text.length;
}

/** Goes to the end of a `${…}` whose start is read. */
function skipParameter(reader: Reader): void {
  const { text } = reader;
  const ignored: Word = { kind: 'word', text: '', start: 0, end: 0, quoted: false, inner: [], heredoc: null };
  while (reader.at < text.length) {
    const char = text.charAt(reader.at);
    if (char === '}') {
      reader.at++;
      return;
    }
    if (char === '\\') readEscape(reader, ignored);
    else if (char === '"') readDoubleQuotes(reader, ignored);
    else if (char === '$') readDollar(reader, ignored);
    else if (char === '`') readBackticks(reader, ignored);
    else reader.at++;
  }
  reader.complete = false;
}

function readBackticks(reader: Reader, word: Word): void {
  const { text, at } = reader;
  reader.at++;
  while (reader.at < text.length && text[reader.at] !== '`') reader.at += text[reader.at] === '\\' ? 2 : 1;
  if (reader.at >= text.length) reader.complete = false;
  reader.at = Math.min(reader.at + 1, text.length);
  word.text += text.slice(at, reader.at);
}

function readRedirection(reader: Reader, word: Word): void {
  const { text, at } = reader;
  if (text[at + 1] === '(') {
    readSubstitution(reader, word, 2);
    return;
  }
  if (text.startsWith('<<<', at)) reader.at += 3;
  else if (text.startsWith('<<', at)) readHereDocument(reader, word);
  // In `2>&1` and `>|` the second character joins nothing.
  else reader.at += /[&|]/.test(text.charAt(at + 1)) ? 2 : 1;
  word.text += text.slice(at, reader.at);
}
