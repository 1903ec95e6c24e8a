/** Which gems a Gemfile names, in which groups: bundler.io/man/gemfile.5.html. */
import { type GemfileToken, gemfileTokens } from './gemfile-tokens.ts';

export interface Gemfile {
  /** Groups by the name of each gem that it names; `default` for a gem that is in none. */
  gems: ReadonlyMap<string, ReadonlySet<string>>;
  /** Groups that are only installed where a setting asks for them. */
  optional: ReadonlySet<string>;
}

/** What can stand around gems, and decides nothing about their groups. */
const BLOCKS: ReadonlySet<string> = new Set(['source', 'platforms', 'platform', 'git', 'path', 'github']);
/** What can stand alone, and names no gem. */
const SETTINGS: ReadonlySet<string> = new Set(['source', 'ruby', 'git_source']);
/** With them Ruby decides what is done. */
const DECIDES =
  /^(?:do|if|unless|while|until|and|or|not|rescue|begin|case|when|then|else|elsif|def|class|module|return|for|loop|each|map|gem|group|eval|send|eval_gemfile|gemspec)$/;

/** @returns null for a text that is not written in the plain way, so that only Ruby could tell */
export function gemsOf(text: string): Gemfile | null {
  const statements = statementsOf(gemfileTokens(text));
  const gems = new Map<string, Set<string>>();
  const optional = new Set<string>();
  const blocks: string[][] = [];
  for (const [head, ...args] of statements ?? []) {
    const isBlock = isName(args.at(-1), 'do');
    const inside = isBlock ? args.slice(0, -1) : args;
    if (head?.kind !== 'name') return null;
    if (head.text === 'end') {
      if (args.length > 0 || blocks.pop() === undefined) return null;
    } else if (head.text === 'group') {
      const group = isBlock ? groupOf(inside) : null;
      if (group === null) return null;
      if (group.isOptional) for (const name of group.names) optional.add(name);
      blocks.push(group.names);
    } else if (head.text === 'gem') {
      const gem = gemOf(args);
      if (gem === null) return null;
      const groups = [...gem.groups, ...blocks.flat()];
      const known = gems.get(gem.name) ?? new Set();
      gems.set(gem.name, known);
      for (const group of groups.length === 0 ? ['default'] : groups) known.add(group);
    } else {
      if (!(isBlock ? BLOCKS : SETTINGS).has(head.text) || inside.some(isDecision)) return null;
      if (isBlock) blocks.push([]);
    }
  }
  return statements === null || blocks.length > 0 ? null : { gems, optional };
}

function isName(token: GemfileToken | undefined, text: string): boolean {
  return token?.kind === 'name' && token.text === text;
}

function isDecision({ kind, text }: GemfileToken): boolean {
  return kind === 'name' && DECIDES.test(text);
}

/** The tokens of each statement; null if brackets do not match. */
function statementsOf(tokens: readonly GemfileToken[] | null): GemfileToken[][] | null {
  if (tokens === null) return null;
  const statements: GemfileToken[][] = [];
  let own: GemfileToken[] = [];
  let depth = 0;
  for (const token of [...tokens, { kind: 'line' as const, text: '\n' }]) {
    const last = own.at(-1);
    if (token.kind !== 'line') {
      depth += depthOf(token);
      own.push(token);
    } else if (depth === 0 && last !== undefined && !(last.kind === 'mark' && /^(?:,|=>|\.|\|)$/.test(last.text))) {
      statements.push(own);
      own = [];
    }
    if (depth < 0) return null;
  }
  return depth === 0 && own.length === 0 ? statements : null;
}

function depthOf({ kind, text }: GemfileToken): number {
  if (kind !== 'mark') return 0;
  return /^[([{]$/.test(text) ? 1 : /^[)\]}]$/.test(text) ? -1 : 0;
}

/** What a `group … do` says. */
function groupOf(tokens: readonly GemfileToken[]): { names: string[]; isOptional: boolean } | null {
  const names: string[] = [];
  let isOptional = false;
  for (const argument of argumentsOf(tokens)) {
    const [first, second, ...more] = argument;
    if (first?.kind === 'label' && first.text === 'optional' && second?.kind === 'name' && more.length === 0) {
      if (second.text !== 'true' && second.text !== 'false') return null;
      isOptional = second.text === 'true';
      continue;
    }
    const own = groupNames(argument);
    if (own === null) return null;
    names.push(...own);
  }
  return names.length === 0 ? null : { names, isOptional };
}

/** What a `gem "name", …` says. */
function gemOf(tokens: readonly GemfileToken[]): { name: string; groups: string[] } | null {
  const [[name, ...rest] = [], ...options] = argumentsOf(tokens);
  if (name?.kind !== 'string' || rest.length > 0 || !/^[\w.-]+$/.test(name.text)) return null;
  const groups: string[] = [];
  let given = 0;
  for (const option of options) {
    if (!option.every(isPlain)) return null;
    const [key, arrow, ...after] = option;
    const isLabel = key?.kind === 'label';
    if (!(isLabel || isMark(arrow, '=>')) || !/^groups?$/.test(key?.text ?? '')) continue;
    const own = groupNames(isLabel ? option.slice(1) : after);
    // Bundler takes only one of them where both are given.
    if (own === null || ++given > 1) return null;
    groups.push(...own);
  }
  return { name: name.text, groups };
}

/** Whether it is a value, or a part of one, as it is written. */
function isPlain({ kind, text }: GemfileToken): boolean {
  if (kind === 'name') return /^(?:true|false|nil)$/.test(text);
  return kind !== 'dynamic' && !(kind === 'mark' && /^[.|()]$/.test(text));
}

/** `:test`, `"test"`, `[:development, :test]`, `%i[development test]`. */
function groupNames(value: readonly GemfileToken[]): string[] | null {
  const [first] = value;
  const isList = isMark(first, '[') && isMark(value.at(-1), ']');
  const items = isList ? argumentsOf(value.slice(1, -1)) : [value];
  if (!isList && value.length === 1 && first?.kind === 'words') return first.text.split(' ').filter(Boolean);
  const names = items.map(([item, ...more]) =>
    (item?.kind === 'symbol' || item?.kind === 'string') && more.length === 0 ? item.text : null,
  );
  return names.length === 0 || names.some(name => name === null) ? null : names.filter(name => name !== null);
}

function isMark(token: GemfileToken | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}

/** Tokens between commas that are in no brackets but those of the whole call. */
function argumentsOf(tokens: readonly GemfileToken[]): GemfileToken[][] {
  const isCall = isMark(tokens[0], '(') && isMark(tokens.at(-1), ')');
  const found: GemfileToken[][] = [];
  let own: GemfileToken[] = [];
  let depth = 0;
  for (const token of isCall ? tokens.slice(1, -1) : tokens) {
    depth += depthOf(token);
    if (depth === 0 && isMark(token, ',')) {
      found.push(own);
      own = [];
    } else own.push(token);
  }
  return own.length > 0 ? [...found, own] : found;
}
