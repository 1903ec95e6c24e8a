/** The component patterns of many globs, such as `*.zip`: each once, and found by the letters that a name must have for it. */
import type { GLOBSTAR, ParseReturnFiltered } from 'minimatch';

type Matcher = Exclude<ParseReturnFiltered, string | typeof GLOBSTAR>;

/** What one path component has to be like. Equal ones of one compilation are the same object. */
export interface Component {
  readonly id: number;
  matches(name: string): boolean;
}

/** UTF-16 units that a name must start with and end in; null where any will do. */
interface Ends {
  first: number | null;
  last: number | null;
}

/** How many UTF-16 units there are. */
const UNITS = 0x10000;
/** Most pairs of letters kept; names that a hostile image makes up can have any. */
const MAX_PAIRS = 50_000;

export class Components {
  readonly #known = new Map<string, { component: Component; ends: readonly Ends[] | null }>();
  #byLetters = new Map<number, readonly Component[]>();

  /** The component of a part of minimatch's. */
  of(matcher: Matcher): Component {
    const key = keyOf(matcher);
    let known = this.#known.get(key);
    if (known === undefined) {
      const ends = matcher.options.rangeMark === undefined ? endsOf(matcher.pattern) : null;
      known = { component: { id: this.#known.size, matches: name => matcher.testUnchecked(name) }, ends };
      this.#known.set(key, known);
      this.#byLetters.clear();
    }
    return known.component;
  }

  /** Those that a name's first and last letter leave possible: few for nearly all names. None for the empty one, as in minimatch. */
  possible(name: string): readonly Component[] {
    if (name === '') return [];
    const key = lettersOf(name);
    let found = this.#byLetters.get(key);
    if (found === undefined) {
      if (this.#byLetters.size === MAX_PAIRS) this.#byLetters.clear();
      found = this.#thatMayMatch(name);
      this.#byLetters.set(key, found);
    }
    return found;
  }

  #thatMayMatch(name: string): Component[] {
    const [first, last] = [name.charCodeAt(0), name.charCodeAt(name.length - 1)];
    const may = (one: Ends) => (one.first ?? first) === first && (one.last ?? last) === last;
    return [...this.#known.values()].flatMap(({ component, ends }) => (ends?.some(may) === false ? [] : [component]));
  }
}

/** A number for the first and the last letter of a name that is not empty. */
export function lettersOf(name: string): number {
  return name.charCodeAt(0) * UNITS + name.charCodeAt(name.length - 1);
}

/** Plain text, `*`, `?` and simple classes such as `[0-9]`. */
const PLAIN = /^(?:[^[\]()\\]|\[[^[\]()\\]+\])+$/;

/** Knows components such as `*.zip` and `core.[0-9]*`, and what minimatch makes of several: `@(*.deb|*.rpm)`. */
function endsOf(pattern: string): Ends[] | null {
  const alternatives = (/^@\((.*)\)$/.exec(pattern)?.[1] ?? pattern).split('|');
  if (!alternatives.every(one => PLAIN.test(one))) return null;
  return alternatives.map(one => ({
    first: '*?['.includes(one.charAt(0)) ? null : one.charCodeAt(0),
    last: '*?]'.includes(one.charAt(one.length - 1)) ? null : one.charCodeAt(one.length - 1),
  }));
}

/** The same text can mean a numeric range or not, depending on the mark that minimatch chose. */
function keyOf(matcher: Matcher): string {
  return `${matcher.options.rangeMark ?? ''}/${matcher.pattern}`;
}
