/** One step of the automaton of glob-tree.ts: where a path component leads, by literal names and by component patterns. */
import type { Component } from './components.ts';
import { append, type LetterClass, type LetterClasses, matches } from './first-last-index.ts';
import type { Part } from './glob-rows.ts';

/** Collects where components lead, as numbers of the caller. */
export class Targets {
  /** Where every component leads. */
  readonly always: number[] = [];
  readonly #literals = new Map<string, number[]>();
  readonly #components = new Map<Component, number[]>();
  readonly #shared: Targets | null;

  /** @param shared further targets. Perf: what many tables have in common is collected once. */
  constructor(shared: Targets | null = null) {
    this.#shared = shared;
  }

  add({ names, component }: Part, to: number): void {
    for (const name of names) append(this.#literals, name, to);
    if (component !== null) append(this.#components, component, to);
  }

  /** Where a literal name leads; undefined for all others. */
  literal(name: string): readonly number[] | undefined {
    return joined(this.#literals.get(name), this.#shared?.literal(name));
  }

  component(component: Component): readonly number[] | undefined {
    return joined(this.#components.get(component), this.#shared?.component(component));
  }

  /** Whether this component makes a difference. */
  asks(component: Component): boolean {
    return this.#components.has(component) || this.#shared?.asks(component) === true;
  }

  get hasLiterals(): boolean {
    return this.#literals.size > 0 || this.#shared?.hasLiterals === true;
  }
}

function joined(some?: readonly number[], others?: readonly number[]): readonly number[] | undefined {
  if (some === undefined || others === undefined) return some ?? others;
  return [...some, ...others];
}

/** What all tables of one compilation share. Its epoch grows each time that they must drop what they cached. */
interface Keeper {
  readonly letters: LetterClasses;
  readonly epoch: number;
  count(): void;
}

/** What to check for a name of one letter class. */
type Questions = Pick<LetterClass, 'candidates' | 'mayBePlain'>;

const NONE: Questions = { candidates: [], mayBePlain: false };

/** Tells where a name leads: one lookup for all patterns, of which it checks few. */
export class NameTable<T> {
  readonly #keeper: Keeper;
  readonly #targets: Targets;
  readonly #make: (targets: number[]) => T;
  /** Where a name leads that is not a literal and that no component matches. */
  #otherwise: T | null = null;
  /** Where a name leads that is not a literal and that only one component matches, by the component's id. */
  #ofOne: (T | undefined)[] = [];
  /** Where all other names lead, by literal and components. */
  #known = new Map<string, T>();
  /** By letter class. Perf: nearly all names need no checks. */
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
    const literal = mayBePlain ? this.#targets.literal(name) : undefined;
    let matched: Component | null = null;
    let others: Component[] | null = null;
    for (const candidate of candidates) {
      if (!matches(candidate, name)) continue;
      if (matched === null) matched = candidate.component;
      else others = [...(others ?? []), candidate.component];
    }
    if (literal === undefined && others === null) return matched === null ? null : this.#likeOne(matched);
    const key = [literal === undefined ? '' : name, matched?.id, others?.map(({ id }) => id)].join('/');
    let found = this.#known.get(key);
    if (found === undefined) {
      found = this.#lead(literal ?? [], matched === null ? [] : [matched, ...(others ?? [])]);
      this.#known.set(key, found);
    }
    return found;
  }

  /** Perf: most names that match anything match one component, and then no key has to be made. */
  #likeOne(component: Component): T {
    let found = this.#ofOne[component.id];
    if (found === undefined) {
      found = this.#lead([], [component]);
      this.#ofOne[component.id] = found;
    }
    return found;
  }

  #lead(literal: readonly number[], matched: readonly Component[]): T {
    this.#keeper.count();
    return this.#make([
      ...this.#targets.always,
      ...literal,
      ...matched.flatMap(one => this.#targets.component(one) ?? []),
    ]);
  }

  #questionsFor({ id, candidates, mayBePlain }: LetterClass): Questions {
    this.#keeper.count();
    const own = {
      candidates: candidates.filter(({ component }) => this.#targets.asks(component)),
      mayBePlain: mayBePlain && this.#targets.hasLiterals,
    };
    const questions = own.candidates.length === 0 && !own.mayBePlain ? NONE : own;
    this.#questions[id] = questions;
    return questions;
  }

  #forget(): void {
    this.#epoch = this.#keeper.epoch;
    this.#otherwise = null;
    this.#ofOne = [];
    this.#known = new Map();
    this.#questions = [];
  }
}
