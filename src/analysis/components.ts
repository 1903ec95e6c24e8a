/** The component patterns of many globs, such as `*.zip`: each once, and found by the letters that a name must have for it. */
import { type GLOBSTAR, Minimatch, type ParseReturnFiltered } from 'minimatch';
import { GLOB_OPTIONS } from './glob-pattern.ts';

/** What minimatch makes of a component that is no plain text. */
export type Matcher = Exclude<ParseReturnFiltered, string | typeof GLOBSTAR>;

/** What one path component has to be like. Equal ones of one compilation are the same object. */
export interface Component {
  readonly id: number;
}

/** A component that a name can be, and what of it the name's first and last letter leave possible. */
export interface Candidate {
  readonly component: Component;
  readonly alternatives: readonly Alternative[];
}

/** One way to match a component. */
interface Alternative {
  /** UTF-16 units that a name must start with and end in; null where any will do. */
  readonly first: number | null;
  readonly last: number | null;
  /** What a name must hold. Perf: looking for it says no many times faster than the matcher. */
  readonly text: string;
  /** Perf: made when first needed, which it is for few. */
  matches(name: string): boolean;
}

/** How many UTF-16 units there are. */
const UNITS = 0x10000;
/** Most pairs of letters kept; names that a hostile image makes up can have any. */
const MAX_PAIRS = 50_000;

export class Components {
  readonly #known = new Map<string, Candidate>();
  #byLetters = new Map<number, readonly Candidate[]>();

  /** The component that one of these matches; each is text with `*`, `?` and classes such as `[0-9]`. */
  ofSimple(patterns: readonly string[]): Component {
    return this.#of(patterns.join('/'), () => patterns.map(simple));
  }

  /** The component of a part of minimatch's. */
  ofMatcher(matcher: Matcher): Component {
    // The same text can mean a numeric range or not, depending on the mark that minimatch chose.
    const key = `/${matcher.options.rangeMark ?? ''}/${matcher.pattern}`;
    const matches = (name: string) => matcher.testUnchecked(name);
    return this.#of(key, () => [{ first: null, last: null, text: '', matches }]);
  }

  #of(key: string, alternatives: () => Alternative[]): Component {
    let known = this.#known.get(key);
    if (known === undefined) {
      known = { component: { id: this.#known.size }, alternatives: alternatives() };
      this.#known.set(key, known);
      this.#byLetters.clear();
    }
    return known.component;
  }

  /** What a name can be by its first and last letter: little for nearly all. The empty one can be nothing, as in minimatch. */
  candidates(name: string): readonly Candidate[] {
    if (name === '') return [];
    const key = lettersOf(name);
    let found = this.#byLetters.get(key);
    if (found === undefined) {
      if (this.#byLetters.size === MAX_PAIRS) this.#byLetters.clear();
      found = this.#possible(name);
      this.#byLetters.set(key, found);
    }
    return found;
  }

  #possible(name: string): Candidate[] {
    const [first, last] = [name.charCodeAt(0), name.charCodeAt(name.length - 1)];
    const may = (one: Alternative) => (one.first ?? first) === first && (one.last ?? last) === last;
    return [...this.#known.values()].flatMap(({ component, alternatives }) => {
      const possible = alternatives.filter(may);
      return possible.length === 0 ? [] : [{ component, alternatives: possible }];
    });
  }
}

export function matches({ alternatives }: Candidate, name: string): boolean {
  for (const one of alternatives) if (name.includes(one.text) && one.matches(name)) return true;
  return false;
}

/** A number for the first and the last letter of a name that is not empty. */
export function lettersOf(name: string): number {
  return name.charCodeAt(0) * UNITS + name.charCodeAt(name.length - 1);
}

function simple(pattern: string): Alternative {
  const last = pattern.length - 1;
  let made: ((name: string) => boolean) | null = null;
  return {
    first: '*?['.includes(pattern.charAt(0)) ? null : pattern.charCodeAt(0),
    last: '*?]'.includes(pattern.charAt(last)) ? null : pattern.charCodeAt(last),
    text: longestText(pattern),
    matches(name) {
      made ??= matcherOf(pattern);
      return made(name);
    },
  };
}

function longestText(pattern: string): string {
  const texts = pattern.split(/\[[^\]]*\]|[*?]/);
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

function matcherOf(pattern: string): (name: string) => boolean {
  const [row = []] = new Minimatch(pattern, GLOB_OPTIONS).set;
  const [part] = row;
  if (row.length !== 1 || typeof part === 'symbol' || part === undefined)
    throw new TypeError(`${pattern} is no component`);
  return typeof part === 'string' ? name => name === part : name => part.testUnchecked(name);
}
