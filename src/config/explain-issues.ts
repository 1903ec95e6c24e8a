/** Turns issues of the validation into messages with line and column. */
import type { core } from 'zod/mini';
import type { Advice } from '../errors.ts';
import { isMapping } from '../json.ts';
import type { KnownNames } from './homes.ts';
import { authored, mismatch, missingText, names, suggestion, typeText, valueText } from './issue-texts.ts';
import { quote, quoteKey } from './messages.ts';
import { misplaced } from './misplaced.ts';
import type { Problem } from './problems.ts';
import { entryHint, missingHint, thresholdHint, valueHint } from './values/value-hints.ts';
import type { Path, Spot, Tree } from './yaml/yaml.ts';

type Issue = core.$ZodIssue;

const BUDGET_RULES = JSON.stringify(['budgets', 'rules']);

/** How keys that the config chooses are written, by their section. */
const KEY_HINTS: Readonly<Record<string, string>> = {
  args: 'Write NAME: value. A name has letters, digits, "_", "-" and ".", and begins with a letter or "_".',
  paths: 'Write for example /app/node_modules/**: 60 MB',
  packages: 'Write for example torch: 200 MB, or pip:torch: 200 MB',
};

/** One problem. `mapping` is the path of the mapping that has an unknown key or lacks one. */
interface Found extends Problem {
  /** `text`: text where keys are due. */
  kind: 'unknown' | 'absent' | 'empty' | 'text' | 'wrong';
  mapping: string;
  /** The mapping that a misplaced key belongs to. */
  home?: string;
}

/** The issues as problems, each with its place in the file. */
export function problemsOf(issues: readonly Issue[], tree: Tree, known: KnownNames): Problem[] {
  const alone = issues.filter(isAlone).map(({ path }) => path);
  const told = issues.filter(
    issue => isAlone(issue) || !alone.some(path => path.every((part, at) => issue.path[at] === part)),
  );
  const found = told.flatMap(issue => new Explanation(tree, known).of([], issue));
  const layout = found.some(({ kind }) => kind === 'text') ? tree.layout() : null;
  if (layout) return [layout, ...found.filter(({ kind }) => kind !== 'text' && kind !== 'absent')];
  const mistyped = new Set(found.filter(({ kind }) => kind === 'unknown').map(({ mapping }) => mapping));
  const homes = new Set(found.map(({ home }) => home));
  // `budget:` also makes "budgets" missing, and a key that should be indented leaves it empty; the first is the mistake.
  return found.filter(({ kind, mapping }) =>
    kind === 'absent' ? !mistyped.has(mapping) : kind !== 'empty' || !homes.has(mapping),
  );
}

function isAlone(issue: Issue): boolean {
  return issue.code === 'custom' && issue.params?.alone === true;
}

/** Explains issues of one file. */
class Explanation {
  readonly #tree: Tree;
  readonly #known: KnownNames;

  constructor(tree: Tree, known: KnownNames) {
    this.#tree = tree;
    this.#known = known;
  }

  /** @param under path of the value that the issue's own path starts from: not empty for issues inside a union */
  of(under: Path, issue: Issue): Found[] {
    const path = [...under, ...issue.path.map(part => (typeof part === 'number' ? part : String(part)))];
    const value = valueAt(this.#tree.value, path);
    const found = (kind: Found['kind'], reason: string, place: Partial<Found> = {}): Found[] => [
      {
        kind,
        mapping: JSON.stringify(path),
        ...spotOf(this.#tree, path),
        reason,
        ...hintOf(path, kind, value),
        ...place,
      },
    ];
    if (value === undefined) {
      // A place without a value is an alias, which has been reported.
      if (this.#tree.place(path)) return [];
      return found('absent', missingText(path), { mapping: JSON.stringify(path.slice(0, -1)) });
    }
    const key = this.#tree.place(path)?.key ?? {};
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.flatMap(name => found('unknown', '', this.#unknown(path, name, issue.message.split(', '))));
      case 'invalid_union': {
        const inside = matchingBranch(issue.errors, value);
        if (inside.length > 0) return inside.flatMap(inner => this.of(path, inner));
        return found(value === null ? 'empty' : 'wrong', mismatch(path, issue.message, value));
      }
      case 'invalid_type':
        return found(kindOf(issue.expected, value), mismatch(path, typeText(issue.expected), value));
      case 'invalid_value':
        return found('wrong', valueText(path, value, issue.values));
      case 'invalid_key':
        return issue.issues.flatMap(inner =>
          found('wrong', authored(path, inner.message), { ...key, hint: KEY_HINTS[String(path[1])] }),
        );
      case 'custom':
        return this.#custom(path, issue, found);
      default:
        return found('wrong', authored(path, issue.message));
    }
  }

  #custom(path: Path, issue: Issue & { code: 'custom' }, found: (...args: FoundArguments) => Found[]): Found[] {
    const { absent, hint, rule, written } = issue.params ?? {};
    if (typeof rule === 'string') {
      const stray = this.#misplaced(path.slice(0, -1), rule);
      // A rule of one's own that lacks everything is no budget.
      if (stray && stray.home !== BUDGET_RULES)
        return found('unknown', stray.reason, { ...this.#tree.place(path)?.key, ...stray });
    }
    // A place without a value is an alias, which has been reported.
    const value = valueAt(this.#tree.value, path);
    if (absent === true && isMapping(value) && Object.values(value).includes(undefined)) return [];
    const better = typeof written === 'string' ? thresholdHint(names(path), written) : null;
    const given = better ?? (typeof hint === 'string' || isMapping(hint) ? hint : undefined);
    const kind = absent === true ? 'absent' : 'wrong';
    return found(kind, authored(path, issue.message), isHint(given) ? { hint: given } : {});
  }

  /** What a key that its mapping does not have was meant to be, or where it belongs. */
  #unknown(path: Path, key: string, known: readonly string[]): Partial<Found> {
    const place = this.#tree.place([...path, key])?.key;
    const isRule = names(path).join('.') === 'budgets.rules';
    const isCategory = isRule && this.#known.categories.includes(key);
    const guess = isCategory ? null : suggestion(key, known);
    const stray = guess === null ? this.#misplaced(path, key) : null;
    if (stray) return { ...place, ...stray };
    const under = isRule || path.length === 0 ? '' : ` under ${quote(names(path).join('.'))}`;
    const reason = `unknown ${isRule ? 'rule' : 'key'} ${quoteKey(key)}${under}${guess ?? ''}`;
    const hint = isRule ? missingHint(names(path)) : `Known keys: ${known.join(', ')}.`;
    return { ...place, reason, ...orNone(guess === null || isRule ? hint : null) };
  }

  #misplaced(path: Path, key: string): Pick<Found, 'reason' | 'hint' | 'home'> | null {
    const found = misplaced({ key, path, beside: valueAt(this.#tree.value, path), ...this.#known });
    return found && { ...found, home: JSON.stringify(found.home) };
  }
}

type FoundArguments = [kind: Found['kind'], reason: string, place?: Partial<Found>];

function isHint(hint: unknown): hint is string | Advice {
  return typeof hint === 'string' || (isMapping(hint) && 'commandLine' in hint);
}

function orNone(hint: string | Advice | null): { hint?: string | Advice | undefined } {
  return { hint: hint ?? undefined };
}

function kindOf(expected: string, value: unknown): Found['kind'] {
  if (value === null) return 'empty';
  return typeof value === 'string' && (expected === 'object' || expected === 'record') ? 'text' : 'wrong';
}

/** The issues of the branch that the input was meant for; empty if its type fits no branch. */
function matchingBranch(errors: readonly Issue[][], value: unknown): Issue[] {
  // valueOrMapping puts the bare value first and the mapping, or the list, last.
  const branch = (isMapping(value) || Array.isArray(value) ? errors.at(-1) : errors[0]) ?? [];
  const isMismatch = branch.every(
    ({ code, path }) => path.length === 0 && ['invalid_type', 'invalid_union', 'invalid_value'].includes(code),
  );
  return isMismatch ? [] : branch;
}

function hintOf(path: Path, kind: Found['kind'], value: unknown): { hint?: string | Advice | undefined } {
  const parts = names(path);
  if (kind === 'unknown') return {};
  if (typeof path.at(-1) === 'number') return orNone(kind === 'absent' ? null : entryHint(parts));
  return orNone(
    kind !== 'empty' && kind !== 'absent' && value !== undefined ? valueHint(parts, value) : missingHint(parts),
  );
}

/** The place of a value if it is on its key's line, else of the key. For a missing value, the place of what should hold it. */
function spotOf(tree: Tree, path: Path): Spot {
  const place = tree.place(path);
  if (place) return place.value.line === place.key.line && valueAt(tree.value, path) !== null ? place.value : place.key;
  return path.length === 0 ? { line: 1, column: 1 } : spotOf(tree, path.slice(0, -1));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, part) => {
    if (typeof inside !== 'object' || inside === null || !Object.hasOwn(inside, part)) return undefined;
    return Reflect.get(inside, part);
  }, value);
}
