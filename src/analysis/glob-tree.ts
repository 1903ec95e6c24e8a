/**
 * Matches many globs at once against the paths of a tree. Each path component is looked at once, whatever the number of
 * patterns: the patterns are a nondeterministic automaton over components, made deterministic as far as the tree needs it.
 * Testing every pattern on every path instead took seconds on an image with 100,000 files.
 */
import { GLOBSTAR, Minimatch, type ParseReturnFiltered } from 'minimatch';
import { GLOB_OPTIONS } from './glob-pattern.ts';

/** Where a walk down the tree is. The same situation mostly gives the same object, so results can be kept by it. */
export interface State {
  /** Indexes of the patterns that match the path that ends here, ascending. */
  readonly accepts: readonly number[];
  /** Whether all paths below have these same `accepts`. If there are none, nothing below can match. */
  readonly settled: boolean;
  /** One component further down; `name` is not empty, `.` or `..` and holds no slash. */
  step(name: string): State;
}

/**
 * The state of `/` for these patterns, each of which `checkPattern` must have accepted. On absolute paths of files the
 * results equal `minimatch(path, pattern, GLOB_OPTIONS)`.
 */
export function compile(patterns: readonly string[]): State {
  const places: Place[] = [];
  const starts: number[] = [];
  for (const [pattern, text] of patterns.entries()) {
    for (const row of plainRow(text) ?? new Minimatch(text, GLOB_OPTIONS).set) {
      starts.push(places.length);
      for (const expects of row) places.push({ expects, pattern });
      places.push({ expects: row.at(-1) === GLOBSTAR ? REST : END, pattern });
    }
  }
  // minimatch splits `/a` into '' and 'a', so the root is one step away from the start.
  return new Automaton(places).state(starts).step('');
}

/**
 * What minimatch makes of a pattern of plain components and single globstars; null for all others.
 * Perf: a third of the catalogue's patterns are such, and parsing one takes minimatch longer than all files take to match it.
 */
function plainRow(pattern: string): ParseReturnFiltered[][] | null {
  const parts = pattern.split('/');
  const isPlain = (part: string, at: number) =>
    part === '**' ? parts[at - 1] !== '**' : part === '' ? at === 0 : !/[*?[\]{}()!@+#\\|]|^\.\.?$/.test(part);
  return parts.length > 1 && parts.every(isPlain) ? [parts.map(part => (part === '**' ? GLOBSTAR : part))] : null;
}

/** Behind a pattern: it matches what ends here, or (behind a final globstar) what goes on with anything as well. */
const END = Symbol('end');
const REST = Symbol('rest');

/** One place in one pattern: what the next component has to be. The place behind it is the next in the list. */
interface Place {
  expects: ParseReturnFiltered | typeof END | typeof REST;
  /** Index of the pattern. */
  pattern: number;
}

type Matcher = Exclude<ParseReturnFiltered, string | typeof GLOBSTAR>;

/** Most states and transitions kept. The catalogue needs some hundreds; hostile patterns can have exponentially many. */
const MAX_KEPT = 50_000;

/** Makes each state once, and forgets them all when there are too many. */
class Automaton {
  readonly places: readonly Place[];
  /** Grows each time that everything is forgotten. */
  epoch = 0;
  #states = new Map<string, Node>();
  #kept = 0;

  constructor(places: readonly Place[]) {
    this.places = places;
  }

  /** The state in which exactly these places, and those behind skipped globstars, are live. */
  state(entered: readonly number[]): Node {
    const live = this.#withSkippedGlobstars(entered);
    const key = live.join(',');
    let node = this.#states.get(key);
    if (node === undefined) {
      this.count();
      node = new Node(this, live);
      this.#states.set(key, node);
    }
    return node;
  }

  /** Counts one more kept thing, and forgets all if it is one too many. */
  count(): void {
    this.#kept += 1;
    if (this.#kept <= MAX_KEPT) return;
    this.#kept = 0;
    this.#states = new Map();
    this.epoch += 1;
  }

  endsInRest(at: number): boolean {
    return this.places[at + 1]?.expects === REST;
  }

  /** A globstar also stands for no component at all, unless it is the last. */
  #withSkippedGlobstars(entered: readonly number[]): number[] {
    const live = new Set(entered);
    for (const at of live) {
      if (this.places[at]?.expects === GLOBSTAR && !this.endsInRest(at)) live.add(at + 1);
    }
    return [...live].sort((a, b) => a - b);
  }
}

class Node implements State {
  readonly accepts: readonly number[];
  readonly settled: boolean;
  readonly #automaton: Automaton;
  /** Places that any component leads to. */
  readonly #always: number[] = [];
  /** Further places that one component leads to. */
  readonly #literals = new Map<string, number[]>();
  /** Further places by component pattern. */
  readonly #matchers: ComponentPattern[];
  /** Where the components lead that are no literal here and that no matcher knows. */
  #otherwise: Node | null = null;
  /** Where the others lead, by literal and numbers of the matchers. */
  #known = new Map<string, Node>();
  #byLetters = new Map<number, readonly number[]>();
  #epoch: number;

  constructor(automaton: Automaton, live: readonly number[]) {
    this.#automaton = automaton;
    this.#epoch = automaton.epoch;
    const accepts = new Set<number>();
    const matchers = new Map<string, ComponentPattern>();
    let settled = true;
    for (const at of live) {
      const place = automaton.places[at];
      if (place === undefined) continue;
      const { expects, pattern } = place;
      if (expects !== REST) settled = false;
      if (expects === REST || expects === END) accepts.add(pattern);
      if (expects === REST) this.#always.push(at);
      else if (expects === GLOBSTAR) this.#always.push(automaton.endsInRest(at) ? at + 1 : at);
      else if (typeof expects === 'string') entry(this.#literals, expects, () => []).push(at + 1);
      else if (expects !== END) entry(matchers, keyOf(expects), () => componentPattern(expects)).to.push(at + 1);
    }
    this.accepts = [...accepts].sort((a, b) => a - b);
    this.settled = settled;
    this.#matchers = [...matchers.values()];
  }

  step(name: string): Node {
    if (this.settled) return this;
    if (this.#epoch !== this.#automaton.epoch) this.#forget();
    const literal = this.#literals.get(name);
    let key = literal === undefined ? '/' : name;
    for (const n of this.#candidates(name)) {
      if (this.#matchers[n]?.matcher.testUnchecked(name)) key += `/${n}`;
    }
    if (key === '/') {
      this.#otherwise ??= this.#automaton.state(this.#always);
      return this.#otherwise;
    }
    let node = this.#known.get(key);
    if (node === undefined) {
      this.#automaton.count();
      const holds = ({ matcher }: ComponentPattern) => name !== '' && matcher.testUnchecked(name);
      const matched = this.#matchers.filter(holds).flatMap(({ to }) => to);
      node = this.#automaton.state([...this.#always, ...(literal ?? []), ...matched]);
      this.#known.set(key, node);
    }
    return node;
  }

  /** Numbers of the matchers that a name's first and last letter leave possible. Perf: they leave none for nearly all names. */
  #candidates(name: string): readonly number[] {
    // As in minimatch, no component pattern matches the empty component before the first slash.
    if (name === '' || this.#matchers.length === 0) return NONE;
    const first = name.charCodeAt(0);
    const last = name.charCodeAt(name.length - 1);
    const key = first * UNITS + last;
    let found = this.#byLetters.get(key);
    if (found === undefined) {
      this.#automaton.count();
      found = [...this.#matchers.keys()].filter(n => isPossible(this.#matchers[n], first, last));
      this.#byLetters.set(key, found);
    }
    return found;
  }

  #forget(): void {
    this.#epoch = this.#automaton.epoch;
    this.#otherwise = null;
    this.#known = new Map();
    this.#byLetters = new Map();
  }
}

const NONE: readonly number[] = [];
/** How many UTF-16 units there are. */
const UNITS = 0x10000;

function isPossible(pattern: ComponentPattern | undefined, first: number, last: number): boolean {
  return pattern?.first?.has(first) !== false && pattern?.last?.has(last) !== false;
}

interface ComponentPattern {
  matcher: Matcher;
  /** UTF-16 units that a name must start with, and end in, to match; null if it may be any. */
  first: ReadonlySet<number> | null;
  last: ReadonlySet<number> | null;
  to: number[];
}

function componentPattern(matcher: Matcher): ComponentPattern {
  const plain = matcher.options.rangeMark === undefined ? alternativesOf(matcher.pattern) : null;
  return { matcher, first: unitsAt(plain, () => 0), last: unitsAt(plain, one => one.length - 1), to: [] };
}

/** Knows plain components such as `*.zip`, and what minimatch makes of several: `@(*.deb|*.rpm)`. */
function alternativesOf(pattern: string): readonly string[] | null {
  const alternatives = (/^@\((.*)\)$/.exec(pattern)?.[1] ?? pattern).split('|');
  return alternatives.some(one => one === '' || /[()[\]\\]/.test(one)) ? null : alternatives;
}

function unitsAt(alternatives: readonly string[] | null, place: (one: string) => number): ReadonlySet<number> | null {
  if (alternatives === null || alternatives.some(one => '*?'.includes(one.charAt(place(one))))) return null;
  return new Set(alternatives.map(one => one.charCodeAt(place(one))));
}

/** The same text can mean a numeric range or not, depending on the mark that minimatch chose. */
function keyOf(matcher: Matcher): string {
  return `${matcher.options.rangeMark ?? ''}/${matcher.pattern}`;
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
