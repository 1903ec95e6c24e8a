/** Relations between Debian packages with their versions: deb-control(5). */
import { compareVersions } from './versions.ts';

/** One name that a relation accepts. */
export interface Wanted {
  name: string;
  /** `<<`, `<=`, `=`, `>=`, `>>`; null if any version will do. */
  operator: string | null;
  version: string;
}

/** The alternatives of which one is needed: `a (>= 2) | b`. */
export type Clause = readonly Wanted[];

const ONE = /^\s*([^\s(:[]+)(?::\w+)?\s*(?:\(\s*(<<|<=|=|>=|>>|<|>)\s*([^\s)]+)\s*\))?/;

/** Each clause once, and in it each alternative once. */
export function clausesOf(text: string | undefined): Clause[] {
  const clauses = (text ?? '')
    .split(',')
    .map(clause =>
      onceEach(
        clause.split('|').flatMap(one => wantedOf(one) ?? []),
        keyOf,
      ),
    )
    .filter(clause => clause.length > 0);
  return onceEach(clauses, clause => clause.map(keyOf).join('|'));
}

function onceEach<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(all.map(one => [key(one), one])).values()];
}

function keyOf({ name, operator, version }: Wanted): string {
  return `${name} ${operator} ${version}`;
}

function wantedOf(text: string): Wanted | null {
  const [, name, operator = null, version = ''] = ONE.exec(text) ?? [];
  return name === undefined ? null : { name, operator, version };
}

/** Whether a version is one that is wanted. */
export function accepts({ operator, version }: Wanted, given: string): boolean {
  if (operator === null) return true;
  const order = compareVersions(given, version);
  if (operator === '=') return order === 0;
  if (operator === '<<') return order < 0;
  if (operator === '>>') return order > 0;
  // `<` and `>` are old forms of `<=` and `>=`.
  return operator.startsWith('<') ? order <= 0 : order >= 0;
}
