/** What one path component leads to, by literal names and by component patterns: one step of the automaton of glob-tree.ts. */
import { type Candidate, type Component, type Components, lettersOf, matches } from './components.ts';
import type { Part } from './glob-rows.ts';

/** Collects where components lead: numbers of the caller's own. */
export class Targets {
  /** Where every component leads. */
  readonly always: number[] = [];
  readonly literals = new Map<string, number[]>();
  readonly components = new Map<Component, number[]>();

  add({ names, component }: Part, to: number): void {
    for (const name of names) append(this.literals, name, to);
    if (component !== null) append(this.components, component, to);
  }
}

function append<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** What all tables of one compilation share. Its epoch grows each time that all that was counted is to be forgotten. */
interface Keeper {
  readonly components: Components;
  readonly epoch: number;
  count(): void;
}

/** Knows for each name where it leads. Looks at a name once for all patterns, and at few of those. */
export class NameTable<T> {
  readonly #keeper: Keeper;
  readonly #targets: Targets;
  readonly #make: (targets: number[]) => T;
  /** Where the names lead that are no literal and that no component matches. */
  #otherwise: T | null = null;
  /** Where the others lead, by literal and components. */
  #known = new Map<string, T>();
  #byLetters = new Map<number, readonly Candidate[]>();
  #epoch: number;

  /** @param make what a set of targets is; the same set should give the same thing */
  constructor(keeper: Keeper, targets: Targets, make: (targets: number[]) => T) {
    this.#keeper = keeper;
    this.#epoch = keeper.epoch;
    this.#targets = targets;
    this.#make = make;
  }

  get(name: string): T {
    if (this.#epoch !== this.#keeper.epoch) this.#forget();
    const { literals, components, always } = this.#targets;
    const literal = literals.get(name);
    let key = literal === undefined ? '/' : name;
    let matched: Component[] | null = null;
    for (const candidate of this.#candidates(name)) {
      if (!matches(candidate, name)) continue;
      key += `/${candidate.component.id}`;
      matched ??= [];
      matched.push(candidate.component);
    }
    if (key === '/') {
      this.#otherwise ??= this.#make([...always]);
      return this.#otherwise;
    }
    let found = this.#known.get(key);
    if (found === undefined) {
      this.#keeper.count();
      const to = (matched ?? []).flatMap(component => components.get(component) ?? []);
      found = this.#make([...always, ...(literal ?? []), ...to]);
      this.#known.set(key, found);
    }
    return found;
  }

  /** Which components to ask about a name. Perf: they are none for nearly all names. */
  #candidates(name: string): readonly Candidate[] {
    const { components } = this.#targets;
    if (name === '' || components.size === 0) return NONE;
    const letters = lettersOf(name);
    let found = this.#byLetters.get(letters);
    if (found === undefined) {
      this.#keeper.count();
      found = this.#keeper.components.candidates(name).filter(({ component }) => components.has(component));
      this.#byLetters.set(letters, found);
    }
    return found;
  }

  #forget(): void {
    this.#epoch = this.#keeper.epoch;
    this.#otherwise = null;
    this.#known = new Map();
    this.#byLetters = new Map();
  }
}

const NONE: readonly Candidate[] = [];
