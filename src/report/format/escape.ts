/**
 * The only functions that print text from an image, a Dockerfile, a registry or a config: one for each kind of output. Our own
 * text does not need them.
 */
import { head, tail, width } from './width.ts';

/** One of these functions, for texts that several outputs have. */
export type Say = (foreign: string) => string;

/**
 * Characters that are invisible or move other text: control characters, bidi controls, separators, zero-width and
 * private characters, lone surrogates. Unassigned code points are not included: they differ between Node versions.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** `::command` works at the start of a line, even after spaces. It is broken after every space, since long text is wrapped there. */
const COMMAND = /(^|\s)::/g;

/** The old form of workflow commands works anywhere in a line; other CI systems have a word before the bracket. */
const OLD_COMMAND = /##(?=[\w.]*\[)/g;

/** Characters that are harmless in JSON but not in a terminal or a workflow log. Escaping them leaves the value the same. */
const UNSAFE_IN_JSON =
  /[\u007f-\u009f\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=#)#(?=[\w.]*\[)/gu;

/** XML 1.0 has no such characters, not even by number. */
const NOT_IN_XML = /[\ufffe\uffff]/g;

/** A zero-width space as an entity, which foreign text cannot contain. GitHub looks for mentions and links after decoding it. */
const BREAK = '&#8203;';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };

/** Characters with a meaning in Markdown or on GitHub: references and links, entities, markup. */
const MARKUP = /[@#]|(?<=gh)-|(?<=https?|ftp|mailto|xmpp):|(?<=www)\.|:(?=[\w+-]+:)|[&<>|]|[\\`*_~[\]()!{}$]/gi;

/** What HTML gives a meaning to. */
const HTML_MARKUP = /[&<>"']/g;

/** `\x1b`, `\u202e`, `\u{e0041}`: a character by its number. */
function byNumber(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  if (point < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return point < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/** Foreign text with its invisible characters shown by number, for a page, which sets it as text and never as markup. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, byNumber);
}

/** Foreign text of one line for HTML: between tags or in a quoted attribute. */
export function html(text: string): string {
  return visible(text).replace(HTML_MARKUP, character => `&#${character.charCodeAt(0)};`);
}

/** A value as JSON inside a script element, which no text in it can end. Parsed, it is the same value. */
export function jsonInHtml(value: unknown): string {
  return jsonText(value).replace(/[<>&]/g, asEscape);
}

/**
 * Foreign text for a terminal or a workflow log, on one line. Invisible characters are shown by number, workflow
 * commands get a backslash in their middle (`:\:`, `#\#[`).
 */
export function terminal(text: string): string {
  return text.replace(INVISIBLE, byNumber).replace(COMMAND, '$1:\\:').replace(OLD_COMMAND, '#\\#');
}

/**
 * Foreign text for a sentence or a table cell of GitHub-flavoured Markdown, on one line: it renders as it reads, with
 * no markup, link, mention, issue reference, emoji code or formula.
 */
export function markdown(text: string): string {
  const shown = terminal(text);
  // Spaces at either end would undo emphasis around the text; lists, quotes and underlines begin at the start of a line only.
  const start = /^(?:\s|[-+=]|\d+[.)])/.test(shown) ? BREAK : '';
  const end = /\s$/.test(shown) ? BREAK : '';
  return start + shown.replace(MARKUP, withoutMeaning) + end;
}

/** Foreign text as an inline code span that is safe in a table cell too; nothing for empty text. */
export function markdownCode(text: string): string {
  const shown = terminal(text);
  if (shown === '') return '';
  // A backslash before a pipe means different things to different table parsers, so a pipe leaves the span for HTML.
  if (shown.includes('|')) return `<code>${markdown(shown)}</code>`;
  const fence = '`'.repeat(longestRun(shown) + 1);
  const space = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** Text of one or more lines as a fenced block; each line is safe for a log as well. Tabs stay: they are harmless here. */
export function markdownBlock(text: string, language: string): string {
  const shown = text
    .split(/([\n\t])/)
    .map((part, n) => (n % 2 === 0 ? terminal(part) : part))
    .join('');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language.replace(/[^a-z0-9-]/gi, '')}\n${shown}\n${fence}`;
}

/** A value as JSON that is safe to print to a terminal or a log. Parsed, it is the same value. */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(UNSAFE_IN_JSON, asEscape);
}

/**
 * Text that is already safe to print, as a plain-text message of SARIF 2.1.0 (section 3.11): brackets would be a link there, and a
 * number in braces a placeholder. Other braces stay single, since many viewers show doubled ones as they are.
 */
export function sarifMessage(safe: string): string {
  const bracketsAsText = safe.replace(/[\\[\]]/g, '\\$&');
  return /\{\d+\}|\{\{|\}\}/.test(safe) ? bracketsAsText.replace(/[{}]/g, '$&$&') : bracketsAsText;
}

/** Foreign text for an attribute or the content of an XML 1.0 element, on one line. */
export function xml(text: string): string {
  return terminal(text)
    .replace(NOT_IN_XML, byNumber)
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

/** Escaped text in at most `max` columns: what is too long loses its middle to `…`, never half a character. */
export function cut(text: string, max: number): string {
  if (width(text) <= max) return text;
  if (max < 1) return '';
  const front = Math.ceil((max - 1) / 2);
  return `${head(text, front)}…${tail(text, max - 1 - front)}`;
}

/** Like `cut`, but removes the end: for text whose beginning says most. */
export function cutEnd(text: string, max: number): string {
  if (width(text) <= max) return text;
  return max < 1 ? '' : `${head(text, max - 1).trimEnd()}…`;
}

/** `\uXXXX` for each unit of a character. */
function asEscape(character: string): string {
  let text = '';
  for (let at = 0; at < character.length; at++) text += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return text;
}

function withoutMeaning(character: string): string {
  switch (character) {
    case '@':
    case ':':
    case '-':
      return character + BREAK;
    case '.':
      // After the dot it would be taken as a part of the address.
      return BREAK + character;
    case '#':
      return `\\#${BREAK}`;
    default:
      return ENTITIES[character] ?? `\\${character}`;
  }
}

/** Length of the longest run of backticks. */
function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
