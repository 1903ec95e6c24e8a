/** Makes one error of everything wrong with a config. */
import { type Advice, ConfigError } from '../errors.ts';

/** One problem; lines and columns count from 1. */
export interface Problem {
  line: number;
  column: number;
  reason: string;
  hint?: string | Advice | undefined;
}

/** Most problems that one error lists. */
const LISTED = 20;

/** The error for at least one problem, in the order of the lines. Of several problems at one place only the first given counts. */
export function configError(path: string, problems: readonly [Problem, ...Problem[]]): ConfigError {
  const places = new Map<string, Problem>();
  for (const problem of problems) {
    const place = `${problem.line}:${problem.column}`;
    if (!places.has(place)) places.set(place, problem);
  }
  const sorted = [...places.values()].toSorted((a, b) => a.line - b.line || a.column - b.column);
  const [first = placed(path, problems[0]), ...more] = shortened(sorted).map(problem => placed(path, problem));
  return new ConfigError(first.position, first.reason, { hint: first.hint, more });
}

function placed(path: string, { line, column, reason, hint }: Problem) {
  return { position: { path, line, column }, reason, hint };
}

/** As many as are listed; the last of a longer list says how many are not. */
function shortened(problems: readonly Problem[]): readonly Problem[] {
  const next = problems[LISTED - 1];
  if (next === undefined || problems.length === LISTED) return problems;
  const left = problems.length - LISTED + 1;
  const rest = { line: next.line, column: next.column, reason: `${left} more problems from here on` };
  return [...problems.slice(0, LISTED - 1), { ...rest, hint: 'Correct those above first.' }];
}

/** Whether there is a problem at all, for the type checker too. */
export function isSome(problems: readonly Problem[]): problems is [Problem, ...Problem[]] {
  return problems.length > 0;
}
