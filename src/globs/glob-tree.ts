/**
 * Matches many globs at once against the paths of a tree. Each path component is looked at once, whatever the number of
 * patterns: the patterns are a nondeterministic automaton over components, made deterministic as far as the tree needs it.
 * Testing every pattern on every path instead took seconds on an image with 100,000 files.
 */
import { GLOBSTAR } from 'minimatch';
import { Components } from './components.ts';
import { LetterClasses } from './first-last-index.ts';
import { type Part, rowsOf } from './glob-rows.ts';
import { NameTable, Targets } from './name-table.ts';

/** Indexes of patterns, ascending. Equal lists of one compilation are mostly the same object, so they can be keys. */
export type Accepted = readonly number[];

/** The state of a walk down the tree. Equal states are mostly the same object. */
export interface State {
  /** The patterns that match the path that ends here. */
  readonly accepts: Accepted;
  /** Whether all paths below have these same `accepts`. If there are none, nothing below can match. */
  readonly settled: boolean;
  /** One component further down; `name` is not empty, `.` or `..` and holds no slash. */
  step(name: string): State;
  /** The same as `step(name).accepts`, but cheaper: for the last name of a path, only patterns that end there matter. */
  last(name: string): Accepted;
}

/**
 * The state of `/` for these patterns, each of which `checkPattern` must have accepted. On absolute paths of files the
 * results equal `minimatch(path, pattern, GLOB_OPTIONS)`.
 */
export function compile(patterns: readonly string[]): State {
  const places: Place[] = [];
  const starts: number[] = [];
  /** Globstars right behind the root. */
  const endless: number[] = [];
  const components = new Components();
  const names = new Set<string>();
  for (const [pattern, text] of patterns.entries()) {
    for (const row of rowsOf(text, components)) {
      starts.push(places.length);
      if (row[1] === GLOBSTAR && row.length > 2 && row[2] !== GLOBSTAR) endless.push(places.length + 1);
      for (const expects of row) {
        places.push({ expects, pattern });
        if (expects !== GLOBSTAR) for (const name of expects.names) names.add(name);
      }
      places.push({ expects: row.at(-1) === GLOBSTAR ? REST : END, pattern });
    }
  }
  // minimatch splits `/a` into '' and 'a', so the root is one step away from the start.
  return new Automaton(places, endless, new LetterClasses(components.all, names)).state(starts).step('');
}

/** The place after a pattern: it matches paths that end here or, after a final globstar, also all paths below. */
const END = Symbol('end');
const REST = Symbol('rest');

/** A place in a pattern: what the next component must match. The place after it is the next in the list. */
interface Place {
  expects: Part | typeof GLOBSTAR | typeof END | typeof REST;
  /** Index of the pattern. */
  pattern: number;
}

/** Most states and transitions kept. The catalogue needs some hundreds; hostile patterns can have exponentially many. */
const MAX_KEPT = 50_000;

/** Makes each state once, and drops all of them if there are too many. */
class Automaton {
  readonly places: readonly Place[];
  readonly letters: LetterClasses;
  /** Places that are active in every state below the root. Perf: with the catalogue, nearly all of each state. */
  readonly #endless: ReadonlySet<number>;
  readonly #base: Live;
  /** Grows each time that all states are dropped. */
  epoch = 0;
  #states = new Map<string, Node>();
  #based = new Map<string, Node>();
  #accepted = new Map<string, Accepted>();
  #kept = 0;

  /** @param endless places that stay active */
  constructor(places: readonly Place[], endless: readonly number[], letters: LetterClasses) {
    this.places = places;
    this.letters = letters;
    this.#endless = new Set(this.#withSkippedGlobstars(endless));
    this.#base = new Live(this, this.#endless, null);
  }

  /** The state in which exactly these places, and those after skipped globstars, are active. */
  state(entered: readonly number[]): Node {
    const live = this.#withSkippedGlobstars(entered);
    const others = live.filter(at => !this.#endless.has(at));
    if (this.#endless.size > 0 && live.length === others.length + this.#endless.size) return this.based(others);
    return this.#once(this.#states, live, () => new Node(this, live, null));
  }

  /** The same with the endless places in addition. */
  based(entered: readonly number[]): Node {
    const live = this.#withSkippedGlobstars(entered);
    return this.#once(this.#based, live, () => new Node(this, live, this.#base));
  }

  /** The list of these patterns. */
  accepted(patterns: Iterable<number>): Accepted {
    const list = ascending(new Set(patterns));
    return this.#once(this.#accepted, list, () => list);
  }

  /** Counts one more cached thing, and drops all of them beyond the limit. */
  count(): void {
    this.#kept += 1;
    if (this.#kept <= MAX_KEPT) return;
    this.#kept = 0;
    this.#states = new Map();
    this.#based = new Map();
    this.#accepted = new Map();
    this.epoch += 1;
  }

  endsInRest(at: number): boolean {
    return this.places[at + 1]?.expects === REST;
  }

  #once<T>(known: Map<string, T>, numbers: readonly number[], make: () => T): T {
    const key = numbers.join(',');
    let value = known.get(key);
    if (value === undefined) {
      this.count();
      value = make();
      known.set(key, value);
    }
    return value;
  }

  /** A globstar can match zero components, unless it is the last. */
  #withSkippedGlobstars(entered: readonly number[]): number[] {
    const live = new Set(entered);
    for (const at of live) {
      if (this.places[at]?.expects === GLOBSTAR && !this.endsInRest(at)) live.add(at + 1);
    }
    return ascending(live);
  }
}

/** What places of a state lead to. */
class Live {
  /** Places that components lead to. */
  readonly next: Targets;
  /** Patterns that a last component ends. */
  readonly ends: Targets;
  /** Patterns that match what ends here. */
  readonly accepts: number[] = [];
  /** Whether all of them match everything below. */
  settled = true;

  constructor(automaton: Automaton, places: Iterable<number>, shared: Live | null) {
    this.next = new Targets(shared?.next);
    this.ends = new Targets(shared?.ends);
    for (const at of places) this.#add(automaton, at);
    if (shared !== null) this.settled = false;
  }

  #add(automaton: Automaton, at: number): void {
    const place = automaton.places[at];
    if (place === undefined) return;
    const { expects, pattern } = place;
    if (expects !== REST) this.settled = false;
    if (expects === REST || expects === END) this.accepts.push(pattern);
    if (expects === END) return;
    const isRest = expects === REST || (expects === GLOBSTAR && automaton.endsInRest(at));
    if (isRest) this.ends.always.push(pattern);
    if (expects === REST) this.next.always.push(at);
    else if (expects === GLOBSTAR) this.next.always.push(isRest ? at + 1 : at);
    else {
      this.next.add(expects, at + 1);
      if (automaton.places[at + 1]?.expects === END) this.ends.add(expects, pattern);
    }
  }
}

class Node implements State {
  readonly accepts: Accepted;
  readonly settled: boolean;
  readonly #next: NameTable<Node>;
  readonly #ends: NameTable<Accepted>;

  /** @param base what is active in addition; null for nothing */
  constructor(automaton: Automaton, places: readonly number[], base: Live | null) {
    const live = new Live(automaton, places, base);
    this.accepts = automaton.accepted(live.accepts);
    this.settled = live.settled;
    this.#next = new NameTable(automaton, live.next, to => (base === null ? automaton.state(to) : automaton.based(to)));
    this.#ends = new NameTable(automaton, live.ends, patterns => automaton.accepted(patterns));
  }

  step(name: string): Node {
    return this.settled ? this : this.#next.get(name);
  }

  last(name: string): Accepted {
    return this.settled ? this.accepts : this.#ends.get(name);
  }
}

function ascending(numbers: Iterable<number>): number[] {
  return [...numbers].sort((a, b) => a - b);
}
