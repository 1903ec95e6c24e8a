/** Reads YAML strictly: plain values with their places, and a problem for everything that a config must not use. */
import type { CST, ParsedNode, YAMLError } from 'yaml';
import { Composer, isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, Parser } from 'yaml';
import { printable, quoteKey } from '../messages.ts';
import type { Problem } from '../problems.ts';
import { layoutProblem } from './line-layout.ts';

export type Path = readonly (string | number)[];

/** Line and column, counted from 1. */
export interface Spot {
  line: number;
  column: number;
}

/** Where a key and its value begin. */
interface Place {
  key: Spot;
  value: Spot;
  /** Where the value begins and ends in the text; left out for one that is missing. */
  range?: TextRange;
}

/** Offsets in a text; the end is after the last character. */
export interface TextRange {
  start: number;
  end: number;
}

/** A YAML document as plain data. Objects have no prototype. */
export interface Tree {
  /**
   * A number becomes a number only if it prints as it is written; `3.10`, `0x10` and `1e3` stay text, so that reports show what is
   * written. Undefined for a file without content and in place of an alias.
   */
  value: unknown;
  problems: Problem[];
  /** The first line whose indentation or marks do not fit; null if all do. */
  layout(): Problem | null;
  /** The place of a key or list item; null if it is missing. */
  place(path: Path): Place | null;
}

/** Deepest nesting of mappings and lists; a config needs five. */
const MAX_DEPTH = 16;

/** Longest message of the library to show; its own are shorter. */
const LONGEST_SENTENCE = 120;

/** The parser's words for what people get wrong most, in words that say what to look at. */
const SYNTAX: Partial<Record<YAMLError['code'], { reason?: string; hint?: string }>> = {
  TAB_AS_INDENT: { reason: 'this line is indented with a tab', hint: 'Indent with spaces.' },
  BLOCK_AS_IMPLICIT_KEY: { reason: 'the value holds ": ", as if it were a key', hint: 'Put the value in quotes.' },
  MULTILINE_IMPLICIT_KEY: { reason: 'this line is not "key: value"', hint: 'Write a colon and a space after the key.' },
  BAD_SCALAR_START: { reason: 'no value may begin with this character', hint: 'Put the value in quotes.' },
  BAD_DQ_ESCAPE: { reason: 'in double quotes this backslash means nothing', hint: 'Use single quotes.' },
  BAD_INDENT: { reason: 'a "{" or "[" is not closed, or a line is indented too little' },
  MISSING_CHAR: { hint: 'Something opened before is not closed.' },
  UNEXPECTED_TOKEN: { reason: 'something follows the end of the value', hint: 'Put the whole value in quotes.' },
  NON_STRING_KEY: { reason: 'a key must be text' },
};

const ALIAS = 'Put a pattern in quotes; write the value of an alias out.';
const STARRED = 'not valid YAML: a key that begins with "*" must be in quotes';
const QUOTED_KEY = 'Write for example "**/node_modules/**": 60 MB';
const PERCENT = 'Write the percent sign after the number: 5 %';

/** Errors that a line with the wrong indentation causes, often on another line. */
const BY_LAYOUT: ReadonlySet<YAMLError['code']> = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'BAD_INDENT',
  'MISSING_CHAR',
  'UNEXPECTED_TOKEN',
]);

/** Parses one YAML 1.2 document. It never throws for bad text: `problems` has what is wrong. */
export function readYaml(text: string): Tree {
  const lines = new LineCounter();
  // `parseDocument` in two steps. Composing is recursive, and with a nearly full stack V8's regular expressions can abort the whole
  // process. Tokens are read without recursion and show the depth first.
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const reading = new Reading(lines, text);
  const unfit = unfitToken(tokens);
  if (unfit) {
    reading.problem(unfit.offset, unfit.reason);
    return reading.tree(undefined);
  }
  const options = { version: '1.2', schema: 'core', stringKeys: true, uniqueKeys: false } as const;
  const [document] = [...new Composer(options).compose(tokens, true, text.length)];
  const all = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  // Tags are reported with their node, so the library's warning would repeat them.
  const errors = all.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  reading.syntax(errors);
  if (errors.length > 0 || !document?.contents) return reading.tree(undefined);
  return reading.tree(reading.read(document.contents, []));
}

function sentence({ code, message }: YAMLError): string {
  return SYNTAX[code]?.reason ?? printable(message.charAt(0).toLowerCase() + message.slice(1), LONGEST_SENTENCE);
}

/** Whether a key begins with a star, which YAML reads as an alias. */
function isStarredKey({ code, message }: YAMLError): boolean {
  return code === 'BAD_ALIAS' && message.startsWith('Alias');
}

/** The first token that a config must not have: a directive, a second document, or too deep a nesting. */
function unfitToken(tokens: readonly CST.Token[]): { offset: number; reason: string } | null {
  const directive = tokens.find(token => token.type === 'directive');
  if (directive) return { offset: directive.offset, reason: 'YAML directives such as %YAML are not supported' };
  const second = tokens.filter(token => token.type === 'document')[1];
  if (second) return { offset: second.offset, reason: 'a config is one YAML document; here begins a second one' };
  let level: CST.Token[] = [...tokens];
  // The document itself is one more level.
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) level = level.flatMap(children);
  const [deep] = level;
  return deep ? { offset: deep.offset, reason: `nested more than ${MAX_DEPTH} levels deep` } : null;
}

function children(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(item => [item.key ?? [], item.value ?? []].flat());
}

/** The state of one walk over a document. */
class Reading {
  readonly #lines: LineCounter;
  readonly #problems: Problem[] = [];
  readonly #places = new Map<string, Place>();

  readonly #text: string;

  constructor(lines: LineCounter, text: string) {
    this.#lines = lines;
    this.#text = text;
  }

  tree(value: unknown): Tree {
    const place = (path: Path) => this.#places.get(JSON.stringify(path)) ?? null;
    return { value, problems: this.#problems, place, layout: () => layoutProblem(this.#text) };
  }

  problem(offset: number, reason: string, hint?: string): void {
    this.#problems.push({ ...this.#spot(offset), reason, ...(hint === undefined ? {} : { hint }) });
  }

  /** What the parser says. A line that does not fit explains most of it. */
  syntax(errors: readonly YAMLError[]): void {
    const layout = errors.length > 0 ? layoutProblem(this.#text) : null;
    const starred = new Set(errors.filter(isStarredKey).map(({ pos }) => this.#spot(pos[0]).line));
    for (const line of starred) this.#problems.push({ ...this.#startOf(line), reason: STARRED, hint: QUOTED_KEY });
    for (const error of errors) {
      const [offset] = error.pos;
      // Whatever else is wrong with such a line follows from it.
      if (starred.has(this.#spot(offset).line)) continue;
      if (layout && (BY_LAYOUT.has(error.code) || this.#spot(offset).line >= layout.line)) continue;
      const hint = error.code === 'BAD_SCALAR_START' && this.#text[offset] === '%' ? PERCENT : SYNTAX[error.code]?.hint;
      this.problem(offset, `not valid YAML: ${sentence(error)}`, hint);
    }
    if (layout) this.#problems.push(layout);
  }

  read(node: ParsedNode, path: Path): unknown {
    const at = this.#spot(node.range[0]);
    const name = JSON.stringify(path);
    if (!this.#places.has(name)) this.#places.set(name, { key: at, value: at, ...rangeOf(node) });
    if (isAlias(node)) {
      this.problem(node.range[0], 'a value that begins with "*" is a YAML alias, which is not supported', ALIAS);
      return undefined;
    }
    this.#refuseProperties(node);
    if (isScalar(node)) return scalar(node.value, node.source);
    if (isSeq(node)) return node.items.map((item, index) => this.read(item, [...path, index]));
    return isMap(node) ? this.#mapping(node.items, path) : null;
  }

  #mapping(pairs: readonly Pair<ParsedNode, ParsedNode | null>[], path: Path): unknown {
    const result: Record<string, unknown> = Object.create(null);
    for (const { key, value } of pairs) {
      const offset = key.range[0];
      this.#refuseProperties(key);
      // With stringKeys, every other key is an error of the parser.
      const name = isScalar(key) ? String(key.value) : '';
      const place = JSON.stringify([...path, name]);
      const earlier = this.#places.get(place);
      if (earlier) {
        this.problem(
          offset,
          `duplicate key ${quoteKey(name)}; it is already on line ${earlier.key.line}`,
          'Remove one of them.',
        );
      } else if (name === '__proto__') {
        this.problem(offset, 'unknown key "__proto__"');
      } else {
        // Kept like any other key, so that nothing is reported as missing besides.
        if (name === '<<') this.problem(offset, 'YAML merge keys (<<) are not supported', 'Write the keys out.');
        const key = this.#spot(offset);
        this.#places.set(
          place,
          value ? { key, value: this.#spot(value.range[0]), ...rangeOf(value) } : { key, value: key },
        );
        result[name] = value ? this.read(value, [...path, name]) : null;
      }
    }
    return result;
  }

  #refuseProperties(node: ParsedNode): void {
    if ('anchor' in node && node.anchor !== undefined)
      this.problem(node.range[0], 'YAML anchors (&) are not supported', 'Write the value out where it is used.');
    if (node.tag !== undefined) this.problem(node.range[0], 'YAML tags (!) are not supported');
  }

  /** Where the text of a line begins. */
  #startOf(line: number): Spot {
    const text = this.#text.split('\n')[line - 1] ?? '';
    return { line, column: text.search(/\S/) + 1 };
  }

  #spot(offset: number): Spot {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }
}

function rangeOf({ range: [start, end] }: ParsedNode): { range: TextRange } {
  return { range: { start, end } };
}

function scalar(value: unknown, source: string | undefined): unknown {
  if (typeof value !== 'number' && typeof value !== 'bigint') return value;
  return String(value) === source ? value : (source ?? String(value));
}
