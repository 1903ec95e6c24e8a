/** The component patterns of many globs, such as `*.zip`. Equal ones are made once. */
import { type GLOBSTAR, Minimatch, type ParseReturnFiltered } from 'minimatch';
import { GLOB_OPTIONS } from './glob-pattern.ts';

/** What minimatch turns a component into unless it is plain text. */
type Matcher = Exclude<ParseReturnFiltered, string | typeof GLOBSTAR>;

/** A pattern for one path component. Equal ones of one compilation are the same object. */
export interface Component {
  readonly id: number;
  /** A name matches the component if it matches one of these. */
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  /** UTF-16 units that a name must start and end with; null for any. */
  readonly first: number | null;
  readonly last: number | null;
  /** Whether a name matches. It must not be empty, `.` or `..`. */
  matches(name: string): boolean;
}

export class Components {
  readonly #known = new Map<string, Component>();

  get all(): Iterable<Component> {
    return this.#known.values();
  }

  /** The component with these alternatives; each is text with `*`, `?` and classes such as `[0-9]`. */
  ofSimple(patterns: readonly string[]): Component {
    return this.#of(patterns.join('/'), () => patterns.map(simple));
  }

  /** The component that matches every name but this one. */
  ofException(name: string): Component {
    return this.#of(`!(${name})`, () => [{ first: null, last: null, matches: other => other !== name }]);
  }

  /** The component for one part of a pattern that minimatch has parsed. */
  ofMatcher(matcher: Matcher): Component {
    // The same text can mean a numeric range or not, depending on the mark that minimatch chose.
    const key = `/${matcher.options.rangeMark ?? ''}/${matcher.pattern}`;
    return this.#of(key, () => [{ first: null, last: null, matches: name => matcher.testUnchecked(name) }]);
  }

  #of(key: string, alternatives: () => Alternative[]): Component {
    let known = this.#known.get(key);
    if (known === undefined) {
      known = { id: this.#known.size, alternatives: alternatives() };
      this.#known.set(key, known);
    }
    return known;
  }
}

function simple(pattern: string): Alternative {
  return {
    first: '*?['.includes(pattern.charAt(0)) ? null : pattern.charCodeAt(0),
    last: '*?]'.includes(pattern.charAt(pattern.length - 1)) ? null : pattern.charCodeAt(pattern.length - 1),
    matches: /[?[]/.test(pattern) ? byMinimatch(pattern) : withStars(pattern.split('*')),
  };
}

/** Perf: most patterns have only stars, and this is the fastest way to match them. @param texts the texts between the stars */
function withStars(texts: readonly string[]): (name: string) => boolean {
  const [start = '', ...others] = texts;
  const end = others.pop() ?? '';
  const least = texts.reduce((sum, text) => sum + text.length, 0);
  if (start === '' && others.length === 0) return name => name.endsWith(end);
  return name => {
    if (name.length < least || !name.endsWith(end) || !name.startsWith(start)) return false;
    let at = start.length;
    for (const text of others) {
      const found = name.indexOf(text, at);
      if (found === -1) return false;
      at = found + text.length;
    }
    return at <= name.length - end.length;
  };
}

function byMinimatch(pattern: string): (name: string) => boolean {
  const required = longestText(pattern);
  // Perf: made on first use, since few are ever used.
  let made: ((name: string) => boolean) | null = null;
  return name => {
    if (!name.includes(required)) return false;
    made ??= matcherOf(pattern);
    return made(name);
  };
}

function longestText(pattern: string): string {
  // A bracket that nothing closes is text; what follows it is left out, which only finds a shorter one.
  const texts = pattern.split(/\[[^\]]*\]?|[*?]/);
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

function matcherOf(pattern: string): (name: string) => boolean {
  const [row = []] = new Minimatch(pattern, GLOB_OPTIONS).set;
  const [part] = row;
  if (row.length !== 1 || typeof part === 'symbol' || part === undefined)
    throw new TypeError(`${pattern} is no component`);
  return typeof part === 'string' ? name => name === part : name => part.testUnchecked(name);
}
