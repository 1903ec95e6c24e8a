/** The sentences for issues of the validation. */
import { isMapping } from '../json.ts';
import { keyText, quote } from './messages.ts';
import { nearest } from './nearest.ts';
import type { Path } from './yaml/yaml.ts';

export function mismatch(path: Path, expected: string, value: unknown): string {
  if (value === null) return `${label(path)} has no value`;
  // Text instead of a mapping or a list was not meant for us: in another file it may be a login.
  const isSecret = isBuildArgument(path) || /^a (?:mapping|list)/.test(expected);
  return `${label(path)} must be ${expected}, not ${isSecret && typeof value === 'string' ? 'text' : described(value)}`;
}

export function valueText(path: Path, value: unknown, values: readonly unknown[]): string {
  if (values.length === 1 && typeof values[0] === 'number')
    return `${label(path)} must be ${values[0]}, not ${described(value)}`;
  const known = values.filter(candidate => typeof candidate === 'string');
  if (path.at(-1) !== 'rule') return `${label(path)} must be ${known.map(quote).join(' or ')}, not ${described(value)}`;
  return `unknown rule ${described(value)}${suggestion(String(value), known) ?? ''}`;
}

export function suggestion(word: string, known: readonly string[]): string | null {
  const near = nearest(word, known);
  return near === null ? null : `. Did you mean ${quote(near)}?`;
}

export function missingText(path: Path): string {
  const why = names(path).join('.') === 'budgets' ? ', and a gate that checks nothing would always pass' : '';
  return `${label(path)} is missing${why}`;
}

/** A message of the schemas, with the key's name filled in. */
export function authored(path: Path, message: string): string {
  return message.startsWith('{key}') ? label(path) + message.slice('{key}'.length) : message;
}

export function typeText(expected: string): string {
  const texts: Readonly<Record<string, string>> = {
    object: 'a mapping of keys to values',
    record: 'a mapping of keys to values',
    array: 'a list',
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

export function names(path: Path): string[] {
  const parts = path.filter(part => typeof part === 'string');
  return isBuildArgument(path) ? parts.map(keyText) : parts;
}
