/** Turns issues of the validation into messages with line and column. */
import type { core } from 'zod/mini';
import { isMapping } from '../json.ts';
import { keyText, quote, quoteKey } from './messages.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problems.ts';
import type { Path, Spot, Tree } from './yaml/yaml.ts';

type Issue = core.$ZodIssue;

const RULES = 'docs/rules lists rules and detectors; labels and hints are named in no config.';

const ARGUMENT_NAMES =
  'Write NAME: value. A name has letters, digits, "_", "-" and ".", and begins with a letter or "_".';

/** What to do about a problem with the value of a key, by its path. */
const HINTS: ReadonlyMap<string, string> = new Map([
  ['version', 'Write: version: 1'],
  ['budgets', 'Add a limit, for example:\nbudgets:\n  size: 250 MB'],
  ['budgets.rules', RULES],
  ['ignore.rule', RULES],
  ['rules', 'Write for example:\nrules:\n  pip-cache: off'],
  ['ignore.reason', 'Write down why these bytes stay.'],
]);

/** One problem. `mapping` is the path of the mapping that has an unknown key or lacks one. */
interface Found extends Problem {
  kind: 'unknown' | 'absent' | 'wrong';
  mapping: string;
}

/** The issues as problems, each with its place in the file. */
export function problemsOf(issues: readonly Issue[], tree: Tree): Problem[] {
  const alone = issues.filter(isAlone).map(({ path }) => path);
  const told = issues.filter(
    issue => isAlone(issue) || !alone.some(path => path.every((part, at) => issue.path[at] === part)),
  );
  const found = told.flatMap(issue => locate(tree, [], issue));
  const mistyped = new Set(found.filter(({ kind }) => kind === 'unknown').map(({ mapping }) => mapping));
  // `budget:` also makes "budgets" missing; the first is the mistake.
  return found.filter(({ kind, mapping }) => kind !== 'absent' || !mistyped.has(mapping));
}

function isAlone(issue: Issue): boolean {
  return issue.code === 'custom' && issue.params?.alone === true;
}

/** @param under path of the value that the issue's own path starts from: not empty for issues inside a union */
function locate(tree: Tree, under: Path, issue: Issue): Found[] {
  const path = [...under, ...issue.path.map(part => (typeof part === 'number' ? part : String(part)))];
  const value = valueAt(tree.value, path);
  const found = (kind: Found['kind'], reason: string, place: Partial<Found> = {}): Found[] => [
    { kind, mapping: JSON.stringify(path), ...spotOf(tree, path), reason, ...hintOf(path, kind, value), ...place },
  ];
  if (value === undefined) {
    // A place without a value is an alias, which has been reported.
    return tree.place(path) ? [] : found('absent', missingText(path), { mapping: JSON.stringify(path.slice(0, -1)) });
  }
  const key = tree.place(path)?.key ?? {};
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap(name => {
        const { reason, hint } = unknownKey(path, name, issue.message.split(', '));
        return found('unknown', reason, { ...tree.place([...path, name])?.key, ...(hint === null ? {} : { hint }) });
      });
    case 'invalid_union': {
      const inside = matchingBranch(issue.errors, value);
      if (inside.length > 0) return inside.flatMap(inner => locate(tree, path, inner));
      return found('wrong', mismatch(path, issue.message, value));
    }
    case 'invalid_type':
      return found('wrong', mismatch(path, typeText(issue.expected), value));
    case 'invalid_value':
      return found('wrong', valueText(path, value, issue.values));
    case 'invalid_key':
      return issue.issues.flatMap(inner =>
        found('wrong', authored(path, inner.message), { ...key, hint: ARGUMENT_NAMES }),
      );
    case 'custom': {
      const { absent, hint } = issue.params ?? {};
      const kind = absent === true ? 'absent' : 'wrong';
      return found(kind, authored(path, issue.message), typeof hint === 'string' ? { hint } : {});
    }
    default:
      return found('wrong', authored(path, issue.message));
  }
}

function mismatch(path: Path, expected: string, value: unknown): string {
  if (value === null) return `${label(path)} has no value`;
  // Text instead of a mapping or a list was not meant for us: in another file it may be a login.
  const isSecret = isBuildArgument(path) || /^a (?:mapping|list)/.test(expected);
  return `${label(path)} must be ${expected}, not ${isSecret && typeof value === 'string' ? 'text' : described(value)}`;
}

/** The issues of the branch that the input was meant for; empty if its type fits no branch. */
function matchingBranch(errors: readonly Issue[][], value: unknown): Issue[] {
  // valueOrMapping puts the bare value first and the mapping last.
  const branch = (isMapping(value) ? errors.at(-1) : errors[0]) ?? [];
  const isMismatch = branch.every(
    ({ code, path }) => path.length === 0 && ['invalid_type', 'invalid_union', 'invalid_value'].includes(code),
  );
  return isMismatch ? [] : branch;
}

function unknownKey(path: Path, key: string, known: readonly string[]): { reason: string; hint: string | null } {
  const isRule = names(path).join('.') === 'budgets.rules';
  const under = isRule || path.length === 0 ? '' : ` under ${quote(names(path).join('.'))}`;
  const guess = suggestion(key, known);
  const reason = `unknown ${isRule ? 'rule' : 'key'} ${quoteKey(key)}${under}${guess ?? ''}`;
  return { reason, hint: isRule || guess !== null ? null : `Known keys: ${known.join(', ')}.` };
}

function valueText(path: Path, value: unknown, values: readonly unknown[]): string {
  if (values.length === 1 && typeof values[0] === 'number')
    return `${label(path)} must be ${values[0]}, not ${described(value)}`;
  const known = values.filter(candidate => typeof candidate === 'string');
  if (path.at(-1) !== 'rule') return `${label(path)} must be ${known.map(quote).join(' or ')}, not ${described(value)}`;
  return `unknown rule ${described(value)}${suggestion(String(value), known) ?? ''}`;
}

function suggestion(word: string, known: readonly string[]): string | null {
  const near = nearest(word, known);
  return near === null ? null : `. Did you mean ${quote(near)}?`;
}

function missingText(path: Path): string {
  const why = names(path).join('.') === 'budgets' ? ', and a gate that checks nothing would always pass' : '';
  return `${label(path)} is missing${why}`;
}

/** A message of the schemas, with the key's name filled in. */
function authored(path: Path, message: string): string {
  return message.startsWith('{key}') ? label(path) + message.slice('{key}'.length) : message;
}

function typeText(expected: string): string {
  const texts: Readonly<Record<string, string>> = {
    object: 'a mapping of keys to values',
    record: 'a mapping of keys to values',
    array: 'a list, each entry starting with "- "',
    string: 'text',
    number: 'a number',
  };
  return texts[expected] ?? expected;
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isMapping(value)) return 'a mapping';
  return typeof value === 'string' ? quote(value) : String(value);
}

/** Build arguments can be secrets: neither their values are quoted nor what follows a `=` in their keys. */
function isBuildArgument([section, key]: Path): boolean {
  return section === 'build' && key === 'args';
}

/** `"fail" under "budgets.size"`. Entries of lists have the list's name; line and column tell them apart. */
function label(path: Path): string {
  const parts = names(path);
  const last = parts.pop();
  if (last === undefined) return 'the config';
  if (typeof path.at(-1) === 'number') return `an entry of ${quote([...parts, last].join('.'))}`;
  return `${quote(last)}${parts.length === 0 ? '' : ` under ${quote(parts.join('.'))}`}`;
}

function names(path: Path): string[] {
  const parts = path.filter(part => typeof part === 'string');
  return isBuildArgument(path) ? parts.map(keyText) : parts;
}

function hintOf(path: Path, kind: Found['kind'], value: unknown): { hint?: string } {
  const key = names(path).join('.');
  const isText = key.startsWith('build.args.') || (path.length === 1 && key !== 'version' && key !== 'budgets');
  if (isText && (typeof value === 'boolean' || typeof value === 'number'))
    return { hint: 'Put it in quotes to make it text.' };
  if (typeof path.at(-1) === 'number' || (kind === 'unknown' && !key.endsWith('rules'))) return {};
  const hint = HINTS.get(key);
  return hint === undefined ? {} : { hint };
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
