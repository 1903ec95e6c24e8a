/** What one path component leads to, by literal names and by component patterns: one step of the automaton of glob-tree.ts. */
import type { Component } from './components.ts';
import type { Part } from './glob-rows.ts';
import { type LetterClass, type LetterClasses, matches } from './letters.ts';

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
  readonly letters: LetterClasses;
  readonly epoch: number;
  count(): void;
}

/** What to ask about a name of one letter class. */
type Questions = Pick<LetterClass, 'candidates' | 'mayBePlain'>;

const NONE: Questions = { candidates: [], mayBePlain: false };

/** Knows for each name where it leads. Looks at a name once for all patterns, and at few of those. */
export class NameTable<T> {
  readonly #keeper: Keeper;
  readonly #targets: Targets;
  readonly #make: (targets: number[]) => T;
  /** Where the names lead that are no literal and that no component matches. */
  #otherwise: T | null = null;
  /** Where the others lead, by literal and components. */
  #known = new Map<string, T>();
  /** By letter class. Perf: there is nothing to ask about nearly all names. */
  #questions: (Questions | undefined)[] = [];
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
    const letters = this.#keeper.letters.of(name);
    const questions = this.#questions[letters.id] ?? this.#questionsFor(letters);
    return (questions === NONE ? null : this.#special(name, questions)) ?? this.#ordinary();
  }

  #ordinary(): T {
    this.#otherwise ??= this.#make([...this.#targets.always]);
    return this.#otherwise;
  }

  /** Where a name leads that is a literal or that some component matches; null for all others. */
  #special(name: string, { candidates, mayBePlain }: Questions): T | null {
    const { literals, components, always } = this.#targets;
    const literal = mayBePlain ? literals.get(name) : undefined;
    let key = literal === undefined ? '/' : name;
    let matched: Component[] | null = null;
    for (const candidate of candidates) {
      if (!matches(candidate, name)) continue;
      key += `/${candidate.component.id}`;
      matched ??= [];
      matched.push(candidate.component);
    }
    if (key === '/') return null;
    let found = this.#known.get(key);
    if (found === undefined) {
      this.#keeper.count();
      const to = (matched ?? []).flatMap(component => components.get(component) ?? []);
      found = this.#make([...always, ...(literal ?? []), ...to]);
      this.#known.set(key, found);
    }
    return found;
  }

  #questionsFor({ id, candidates, mayBePlain }: LetterClass): Questions {
    const { components, literals } = this.#targets;
    this.#keeper.count();
    const own = {
      candidates: candidates.filter(({ component }) => components.has(component)),
      mayBePlain: mayBePlain && literals.size > 0,
    };
    const questions = own.candidates.length === 0 && !own.mayBePlain ? NONE : own;
    this.#questions[id] = questions;
    return questions;
  }

  #forget(): void {
    this.#epoch = this.#keeper.epoch;
    this.#otherwise = null;
    this.#known = new Map();
    this.#questions = [];
  }
}
