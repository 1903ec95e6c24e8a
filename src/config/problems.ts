/** Makes one error of everything wrong with a config: the first problem, with the others in its hint. */
import { ConfigError } from '../errors.ts';

/** One problem; lines and columns count from 1. */
export interface Problem {
  line: number;
  column: number;
  reason: string;
  hint?: string;
}

/** Most further problems in a hint. */
const LISTED = 5;

/** The error for at least one problem. Of several problems at one place only the first given counts. */
export function configError(path: string, problems: readonly [Problem, ...Problem[]]): ConfigError {
  const places = new Map<string, Problem>();
  for (const problem of problems) {
    const place = `${problem.line}:${problem.column}`;
    if (!places.has(place)) places.set(place, problem);
  }
  const [first = problems[0], ...more] = [...places.values()].toSorted(
    (a, b) => a.line - b.line || a.column - b.column,
  );
  const position = { path, line: first.line, column: first.column };
  const hint = [first.hint, moreText(more)].filter(text => text !== undefined).join('\n');
  return new ConfigError(position, first.reason, hint === '' ? {} : { hint });
}

function moreText(more: Problem[]): string | undefined {
  if (more.length === 0) return undefined;
  const listed = more.slice(0, LISTED).map(({ line, column, reason }) => `${line}:${column} ${reason}`);
  return `and ${more.length} more: ${listed.join('; ')}${more.length > LISTED ? '; …' : ''}`;
}

/** Whether there is a problem at all, for the type checker too. */
export function isSome(problems: readonly Problem[]): problems is [Problem, ...Problem[]] {
  return problems.length > 0;
}
