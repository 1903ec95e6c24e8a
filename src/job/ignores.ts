/** What a job ignores: the entries of its config, and comments of its Dockerfile. */

import { quote } from '../config/messages.ts';
import { nearest } from '../config/nearest.ts';
import type { IgnoreConfig } from '../config/types.ts';
import { dayOf, isDay } from '../config/values/dates.ts';
import { type IgnoreComment, ignoreComments } from '../dockerfile/ignore-comments.ts';
import { tracedDockerfile } from '../dockerfile/read.ts';
import { ConfigError, type Position, type Problem } from '../errors.ts';
import { DETECTOR_IDS } from '../rules/detector-ids.ts';
import type { Rule } from '../rules/rule.ts';
import type { Job } from './types.ts';

interface IgnoreFacts {
  dockerfile: Job['dockerfile'];
  rules: readonly Rule[];
  date: Date;
}

const HOW = 'Write above the instruction: # imagebudget ignore=pip-cache: why these bytes stay';

/** @throws ConfigError for comments that cannot be read, and for entries and comments whose day has passed */
export function ignoresOf(entries: readonly IgnoreConfig[], facts: IgnoreFacts): IgnoreConfig[] {
  const read = commentsIn(facts.dockerfile).map(comment => entriesOf(comment, facts));
  const all = [...entries, ...read.flatMap(one => ('problem' in one ? [] : one.entries))];
  const today = dayOf(facts.date);
  const problems = [
    ...read.flatMap(one => ('problem' in one ? [one.problem] : [])),
    ...all.flatMap(entry => (entry.until !== null && entry.until < today ? [ended(entry, entry.until)] : [])),
  ];
  const [first, ...more] = problems;
  if (first !== undefined) throw new ConfigError(first.position, first.reason, { hint: first.hint, more });
  return all;
}

interface PlacedProblem extends Problem {
  position: Position;
}

interface PlacedComment extends IgnoreComment {
  /** The Dockerfile as shown to people. */
  path: string;
}

function commentsIn(dockerfile: Job['dockerfile']): PlacedComment[] {
  if (dockerfile === null) return [];
  try {
    const traced = tracedDockerfile(dockerfile);
    return traced === null
      ? []
      : ignoreComments(traced.parsed).map(comment => ({ ...comment, path: dockerfile.shown }));
  } catch {
    // The job cannot read the file either, and says so.
    return [];
  }
}

function entriesOf(
  { rules: ids, until, reason, rest, instruction, line, column, path }: PlacedComment,
  { rules }: IgnoreFacts,
): { entries: IgnoreConfig[] } | { problem: PlacedProblem } {
  const position = { path, line, column };
  const wrong = (text: string, hint = HOW) => ({ problem: { position, reason: text, hint } });
  const known = [...rules.map(({ id }) => id), ...DETECTOR_IDS];
  const stray = ids.find(id => !known.includes(id));
  if (rest !== null) return wrong(`this comment holds ${quote(rest)}, which means nothing here`);
  if (ids.length === 0) return wrong('this comment names no rule');
  if (stray !== undefined) {
    const near = nearest(stray, known);
    return wrong(`unknown rule ${quote(stray)}${near === null ? '' : `. Did you mean ${quote(near)}?`}`, RULES);
  }
  if (until !== null && !isDay(until))
    return wrong(`"until" must be a day, not ${quote(until)}`, 'Write for example until=2027-03-31');
  if (reason === '') return wrong('this comment must say why, after a colon');
  if (instruction === null)
    return wrong('no instruction follows this comment', 'Put it directly above the instruction that makes the bytes.');
  const at = { path, line: instruction };
  return { entries: ids.map(rule => ({ path: null, rule, reason, until, position, at })) };
}

const RULES = 'docs/rules/README.md lists rules and detectors.';

function ended({ position, rule, path, reason }: IgnoreConfig, until: string): PlacedProblem {
  const what = [rule, path].filter(part => part !== null).map(quote);
  return {
    position,
    reason: `ignoring ${what.join(' in ')} ended on ${until}: ${quote(reason)}`,
    hint: 'Remove the bytes and what ignores them, or move the day.',
  };
}
