/** What a job ignores: the entries of its config, and comments of its Dockerfile. */

import { quote } from '../config/messages.ts';
import { nearest } from '../config/nearest.ts';
import type { ConfigNote, IgnoreConfig } from '../config/types.ts';
import { dayOf, isDay } from '../config/values/dates.ts';
import { type IgnoreComment, ignoreComments } from '../dockerfile/ignore-comments.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { tracedDockerfile } from '../dockerfile/read.ts';
import { ConfigError, type Position, type Problem } from '../errors.ts';
import { DETECTOR_IDS } from '../rules/detector-ids.ts';
import type { Rule } from '../rules/rule.ts';
import type { BaseConfig, Job } from './types.ts';

interface IgnoreFacts {
  dockerfile: Job['dockerfile'];
  rules: readonly Rule[];
  date: Date;
  /** Comments of the Dockerfile that may ignore something, each once; null for all. */
  allowed: readonly IgnoreComment[] | null;
}

export interface Ignores {
  entries: IgnoreConfig[];
  /** Comments that ignore nothing. */
  notes: ConfigNote[];
}

const HOW = 'Write above the instruction: # imagebudget ignore=pip-cache: why these bytes stay';

/**
 * The comments of the base branch's Dockerfile: if that branch judges, a change cannot ignore more by new ones.
 * @throws MeasureError if the file cannot be read
 */
export async function commentsAtBase(base: BaseConfig, dockerfile: Job['dockerfile']): Promise<IgnoreComment[]> {
  const bytes = dockerfile === null ? null : await base.fileAt(dockerfile.path);
  return bytes === null ? [] : ignoreComments(parseDockerfile(Buffer.from(bytes).toString('utf8')));
}

/** @throws ConfigError for comments that cannot be read, and for entries and comments whose day has passed */
export function ignoresOf(entries: readonly IgnoreConfig[], facts: IgnoreFacts): Ignores {
  const { allowed, others } = sorted(commentsIn(facts.dockerfile), facts.allowed);
  const read = allowed.map(comment => entriesOf(comment, facts));
  const all = [...entries, ...read.flatMap(one => ('problem' in one ? [] : one.entries))];
  const today = dayOf(facts.date);
  const problems = [
    ...read.flatMap(one => ('problem' in one ? [one.problem] : [])),
    ...all.flatMap(entry => (entry.until !== null && entry.until < today ? [ended(entry, entry.until)] : [])),
  ];
  const [first, ...more] = problems;
  if (first !== undefined) throw new ConfigError(first.position, first.reason, { hint: first.hint, more });
  return {
    entries: all,
    notes: others.map(({ path, line, column }) => ({ position: { path, line, column }, text: NEW })),
  };
}

const NEW =
  "this comment ignores nothing: the base branch's Dockerfile, which judges (enforce: base), does not have it";

function sorted(
  comments: readonly PlacedComment[],
  allowed: readonly IgnoreComment[] | null,
): Record<'allowed' | 'others', PlacedComment[]> {
  if (allowed === null) return { allowed: [...comments], others: [] };
  const left = new Map<string, number>();
  for (const text of allowed.map(textOf)) left.set(text, (left.get(text) ?? 0) + 1);
  const found: Record<'allowed' | 'others', PlacedComment[]> = { allowed: [], others: [] };
  for (const comment of comments) {
    const times = left.get(textOf(comment)) ?? 0;
    found[times === 0 ? 'others' : 'allowed'].push(comment);
    left.set(textOf(comment), Math.max(0, times - 1));
  }
  return found;
}

function textOf({ rules, until, reason }: IgnoreComment): string {
  return JSON.stringify([rules, until, reason]);
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
