/** Reads YAML strictly: plain values with their places, and a problem for everything that a config must not use. */
import type { CST, ParsedNode, YAMLError } from 'yaml';
import { Composer, isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, Parser } from 'yaml';
import { printable, quoteKey } from '../messages.ts';
import type { Problem } from '../problems.ts';

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
}

/** A YAML document as plain data. Objects have no prototype. */
export interface Tree {
  /**
   * A number becomes a number only if it prints as it is written; `3.10`, `0x10` and `1e3` stay text, so that reports show what is
   * written. Undefined for a file without content and in place of an alias.
   */
  value: unknown;
  problems: Problem[];
  /** The place of a key or list item; null if it is missing. */
  place(path: Path): Place | null;
}

/** Deepest nesting of mappings and lists; a config needs five. */
const MAX_DEPTH = 16;

/** Longest message of the library to show; its own are shorter. */
const LONGEST_SENTENCE = 120;

/** The part of a message that quotes the file: it may be a build argument's value. */
const QUOTED: Partial<Record<YAMLError['code'], RegExp>> = {
  UNEXPECTED_TOKEN: /(?<=\w): [\s\S]*$/,
  BAD_DQ_ESCAPE: / \\[\s\S]*$/,
};

const SYNTAX_HINTS: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'Put a value that holds ": " in quotes.',
  BAD_SCALAR_START: 'Put the value in quotes.',
  BAD_INDENT: 'A { or [ may not be closed, or a line may be indented too little.',
  MISSING_CHAR: 'Something opened before is not closed.',
};

/** Parses one YAML 1.2 document. It never throws for bad text: `problems` has what is wrong. */
export function readYaml(text: string): Tree {
  const lines = new LineCounter();
  // `parseDocument` in two steps. Composing is recursive, and with a nearly full stack V8's regular expressions can abort the whole
  // process. Tokens are read without recursion and show the depth first.
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const reading = new Reading(lines);
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
  for (const error of errors)
    reading.problem(error.pos[0], `not valid YAML: ${sentence(error)}`, SYNTAX_HINTS[error.code]);
  if (errors.length > 0 || !document?.contents) return reading.tree(undefined);
  return reading.tree(reading.read(document.contents, []));
}

function sentence({ code, message }: YAMLError): string {
  if (code === 'NON_STRING_KEY') return 'a key must be text';
  const quoted = QUOTED[code];
  const plain = quoted === undefined ? message : message.replace(quoted, '');
  return printable(plain.charAt(0).toLowerCase() + plain.slice(1), LONGEST_SENTENCE);
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

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  tree(value: unknown): Tree {
    return { value, problems: this.#problems, place: path => this.#places.get(JSON.stringify(path)) ?? null };
  }

  problem(offset: number, reason: string, hint?: string): void {
    this.#problems.push({ ...this.#spot(offset), reason, ...(hint === undefined ? {} : { hint }) });
  }

  read(node: ParsedNode, path: Path): unknown {
    const at = this.#spot(node.range[0]);
    const name = JSON.stringify(path);
    if (!this.#places.has(name)) this.#places.set(name, { key: at, value: at });
    if (isAlias(node)) {
      this.problem(node.range[0], 'YAML aliases are not supported', 'Write the value out.');
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
        this.problem(offset, `duplicate key ${quoteKey(name)}; it is already on line ${earlier.key.line}`);
      } else if (name === '__proto__') {
        this.problem(offset, 'unknown key "__proto__"');
      } else {
        // Kept like any other key, so that nothing is reported as missing besides.
        if (name === '<<') this.problem(offset, 'YAML merge keys (<<) are not supported', 'Write the keys out.');
        const key = this.#spot(offset);
        this.#places.set(place, { key, value: value ? this.#spot(value.range[0]) : key });
        result[name] = value ? this.read(value, [...path, name]) : null;
      }
    }
    return result;
  }

  #refuseProperties(node: ParsedNode): void {
    if ('anchor' in node && node.anchor !== undefined)
      this.problem(node.range[0], 'YAML anchors (&) are not supported');
    if (node.tag !== undefined) this.problem(node.range[0], 'YAML tags (!) are not supported');
  }

  #spot(offset: number): Spot {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }
}

function scalar(value: unknown, source: string | undefined): unknown {
  if (typeof value !== 'number' && typeof value !== 'bigint') return value;
  return String(value) === source ? value : (source ?? String(value));
}
