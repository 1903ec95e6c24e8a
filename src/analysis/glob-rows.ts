/** Takes globs apart into what each path component has to be. */
import { braceExpand, GLOBSTAR, Minimatch, type ParseReturnFiltered } from 'minimatch';
import type { Component, Components, Matcher } from './components.ts';
import { GLOB_OPTIONS } from './glob-pattern.ts';

/** What one component has to be: one of some names, or like a pattern. */
export interface Part {
  readonly names: readonly string[];
  readonly component: Component | null;
}

/** The components of one way to match a pattern, from the empty one before the first slash. */
export type Row = readonly (Part | typeof GLOBSTAR)[];

/** All ways to match a pattern; together they match what minimatch does. */
export function rowsOf(pattern: string, components: Components): Row[] {
  const row = simpleRow(pattern, components);
  if (row !== null) return [row];
  return new Minimatch(pattern, GLOB_OPTIONS).set.map(parts => parts.map(part => partOf(part, components)));
}

function partOf(part: ParseReturnFiltered, components: Components): Part | typeof GLOBSTAR {
  if (typeof part === 'string') return { names: [part], component: null };
  return isMatcher(part) ? { names: [], component: components.ofMatcher(part) } : GLOBSTAR;
}

function isMatcher(part: ParseReturnFiltered): part is Matcher {
  return typeof part === 'object';
}

/**
 * What minimatch makes of an absolute pattern of plain text, `*`, `?`, `[0-9]`, braces inside a component, and single
 * globstars; null for all others.
 * Perf: nearly all of the catalogue is such, and parsing it takes minimatch longer than all files take to match it.
 */
function simpleRow(pattern: string, components: Components): Row | null {
  if (!pattern.startsWith('/') || ODD.test(pattern)) return null;
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

/** Escapes, extended globs, and what braces read in a way of their own. Expanding drops an empty alternative that stands alone. */
const ODD = /[\\()$!]|\.\.|[{,][,}]|[{,][^{}]*\/|\/[^{}]*[,}]/;

/** Plain text, `*`, `?` and classes such as `[0-9]`. */
const SIMPLE = /^(?:[^[\]{}*?]|\*(?!\*)|\?|\[[0-9a-zA-Z](?:-[0-9a-zA-Z])?\])+$/;

function simplePart(text: string, components: Components): Part | null {
  const alternatives = text.includes('{') ? braceExpand(text, GLOB_OPTIONS) : [text];
  if (!alternatives.every(one => SIMPLE.test(one) && one !== '.' && one !== '..')) return null;
  const patterns = alternatives.filter(one => /[*?[]/.test(one));
  return {
    names: alternatives.filter(one => !patterns.includes(one)),
    component: patterns.length === 0 ? null : components.ofSimple(patterns),
  };
}
