/** Which rules and ignore entries match a path by their globs. */

import { type Accepted, compile, type State } from '../../globs/glob-tree.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Ignore } from '../types.ts';
import { type PatternFacts, rulePatterns } from './rule-patterns.ts';

export interface Match {
  /** Rules with a matching glob and no matching `not`, in the order of precedence. Conditions are not evaluated yet. */
  readonly rules: readonly Rule[];
  /** Rules that only advise because this name is one of their `adviceWhenNamed`. */
  readonly signs: readonly Rule[];
  /** Entries whose path matches; those without a path are not listed. */
  readonly ignore: readonly Ignore[];
}

export interface RuleMatcher {
  /** The state to start a walk from. */
  readonly root: State;
  /** What matches a path, from the patterns that do. */
  match(accepted: Accepted): Match;
  /** The state of an absolute path of text. */
  find(path: string): State;
  /** Whether a rule claims before another one. */
  isFirst(rule: Rule, other: Rule): boolean;
}

interface Options extends PatternFacts {
  /** Their paths must have passed `checkPattern`. */
  ignore: readonly Ignore[];
}

/** Compiles the globs of all rules and ignore entries for one image. */
export function ruleMatcher({ ignore, ...facts }: Options): RuleMatcher {
  const patterns = [
    ...rulePatterns(facts),
    ...ignore.flatMap(entry => (entry.path === null ? [] : [{ kind: 'ignore' as const, pattern: entry.path, entry }])),
  ];
  const root = compiled(patterns.map(({ pattern }) => pattern));
  const known = new WeakMap<Accepted, Match>();
  return {
    root,
    isFirst: (rule, other) => facts.rules.indexOf(rule) < facts.rules.indexOf(other),
    find: path => path.split('/').reduce((state, name) => (name === '' ? state : state.step(name)), root),
    match(accepted) {
      let match = known.get(accepted);
      if (match === undefined) {
        // Patterns come rule by rule, so their order is that of the rules.
        match = summary([...accepted].sort((a, b) => a - b).flatMap(index => patterns[index] ?? []));
        known.set(accepted, match);
      }
      return match;
    },
  };
}

let last: { key: string; root: State } | null = null;

/** Perf: images of one run have mostly the same patterns. To compile them takes as long as to match thousands of files. */
function compiled(patterns: readonly string[]): State {
  const key = patterns.join('\n');
  if (last?.key !== key) last = { key, root: compile(patterns) };
  return last.root;
}

type Pattern = ReturnType<typeof rulePatterns>[number] | { kind: 'ignore'; entry: Ignore };

function summary(patterns: readonly Pattern[]): Match {
  const matched = new Set<Rule>();
  const excluded = new Set<Rule>();
  const signs: Rule[] = [];
  const ignore: Ignore[] = [];
  let never = false;
  for (const pattern of patterns) {
    if (pattern.kind === 'glob') matched.add(pattern.rule);
    else if (pattern.kind === 'not') excluded.add(pattern.rule);
    else if (pattern.kind === 'sign') signs.push(pattern.rule);
    else if (pattern.kind === 'ignore') ignore.push(pattern.entry);
    else never = true;
  }
  const rules = never ? [] : [...matched].filter(rule => !excluded.has(rule));
  return { rules, signs, ignore };
}
