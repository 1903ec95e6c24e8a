/** Splits globs into patterns for each path component. */
import { GLOBSTAR, Minimatch, type ParseReturnFiltered } from 'minimatch';
import type { Component, Components } from './components.ts';
import { GLOB_OPTIONS } from './glob-pattern.ts';

/** What one component must match: one of some names, or a pattern. */
export interface Part {
  readonly names: readonly string[];
  readonly component: Component | null;
}

/** The components of one way to match a pattern, from the empty one before the first slash. */
export type Row = readonly (Part | typeof GLOBSTAR)[];

/** All ways to match a pattern; together they match what minimatch does. */
export function rowsOf(pattern: string, components: Components): Row[] {
  return (
    simpleRows(pattern, components) ??
    new Minimatch(pattern, GLOB_OPTIONS).set.map(parts => parts.map(part => partOf(part, components)))
  );
}

function partOf(part: ParseReturnFiltered, components: Components): Part | typeof GLOBSTAR {
  if (typeof part === 'string') return { names: [part], component: null };
  return typeof part === 'object' ? { names: [], component: components.ofMatcher(part) } : GLOBSTAR;
}

/**
 * The same as minimatch makes of patterns with absolute expansions that consist of plain text, `*`, `?`, `[0-9]`, `!(name)`,
 * braces without nesting and single globstars; null for all others.
 * Perf: nearly all of the catalogue is such, and minimatch takes longer to parse it than all files take to be matched.
 */
function simpleRows(pattern: string, components: Components): Row[] | null {
  const usual = pattern.includes('!(') ? pattern.replaceAll(EXCEPTIONS, '') : pattern;
  if (ODD.test(usual) || /[{}]/.test(usual.replaceAll(BRACES, ''))) return null;
  const rows = withoutSlashesInBraces(pattern).map(text => simpleRow(text, components));
  return rows.every(row => row !== null) ? rows : null;
}

/** Escapes, extended globs, numeric ranges, and braces with a single alternative, which are literal. */
const ODD = /[\\()$!]|\.\.|\{[^{},]*\}/;
/** Components that match any name but one. */
const EXCEPTIONS = /(?<=\/)!\([\w-]+\)(?=\/|$)/g;
/** Alternatives without nesting. */
const BRACES = /\{([^{}]*)\}/g;

/** Expands a pattern until only alternatives within a component are left. */
function withoutSlashesInBraces(pattern: string): string[] {
  const [group, alternatives = ''] = /\{([^{}/]*\/[^{}]*)\}/.exec(pattern) ?? [];
  if (group === undefined) return [pattern];
  // A function, since text may contain `$`, which is special in a replacement.
  return alternatives.split(',').flatMap(one => withoutSlashesInBraces(pattern.replace(group, () => one)));
}

function simpleRow(pattern: string, components: Components): Row | null {
  if (!pattern.startsWith('/')) return null;
  const row: (Part | typeof GLOBSTAR)[] = [];
  for (const [at, text] of pattern.split('/').entries()) {
    if (text === '**' && row.at(-1) !== GLOBSTAR) {
      row.push(GLOBSTAR);
      continue;
    }
    const part = at === 0 ? { names: [''], component: null } : simplePart(text, components);
    if (part === null) return null;
    row.push(part);
  }
  return row;
}

/** Plain text, `*`, `?` and classes such as `[0-9]`. Not an alternative that is empty: minimatch drops some of those. */
const SIMPLE = /^(?!\*\*+$)(?:[^[\]{}]|\[[0-9a-zA-Z](?:-[0-9a-zA-Z])?\])+$/;

function simplePart(text: string, components: Components): Part | null {
  if (text.startsWith('!(')) return { names: [], component: components.ofException(text.slice(2, -1)) };
  if (!MAGIC.test(text)) return isName(text) ? { names: [text], component: null } : null;
  const alternatives = alternativesOf(text);
  if (!alternatives.every(one => SIMPLE.test(one) && isName(one))) return null;
  const patterns = alternatives.filter(one => /[*?[]/.test(one));
  return {
    names: alternatives.filter(one => !patterns.includes(one)),
    component: patterns.length === 0 ? null : components.ofSimple(patterns),
  };
}

/** A component without any of them is plain text. */
const MAGIC = /[[\]{}*?]/;

function isName(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..';
}

/** Expands the braces of a component. */
function alternativesOf(text: string): string[] {
  if (!text.includes('{')) return [text];
  // Because of the group, `split` alternates between texts outside and inside braces.
  return text
    .split(BRACES)
    .reduce(
      (before: string[], part, at) =>
        at % 2 === 0 ? before.map(one => one + part) : before.flatMap(one => part.split(',').map(last => one + last)),
      [''],
    );
}
