/** Tells by its first and last letter alone what a name can be, of many names and component patterns. */
import type { Alternative, Component } from './components.ts';

/** A component that a name can be, and what of it the letters leave possible. */
export interface Candidate {
  readonly component: Component;
  readonly alternatives: readonly Alternative[];
}

/** Names that have the same possibilities. */
export interface LetterClass {
  /** Counts from 0. */
  readonly id: number;
  readonly candidates: readonly Candidate[];
  /** Whether one of the plain names can be meant. */
  readonly mayBePlain: boolean;
}

/** How many UTF-16 units there are, and how many are ASCII. */
const UNITS = 0x10000;
const ASCII = 0x80;
/** Most pairs of other letters that are remembered; names that a hostile image makes up can have any. */
const MAX_PAIRS = 50_000;

export class LetterClasses {
  readonly #components: readonly Component[];
  readonly #plain: ReadonlySet<number>;
  readonly #classes = new Map<string, LetterClass>();
  /** By pair. Perf: nearly all names start and end with ASCII. */
  readonly #ascii: (LetterClass | undefined)[] = new Array(ASCII * ASCII).fill(undefined);
  readonly #others = new Map<number, LetterClass>();
  /** As in minimatch, the empty name is like no component. */
  readonly #empty: LetterClass = { id: 0, candidates: [], mayBePlain: true };

  /** @param plain the names that patterns spell out */
  constructor(components: Iterable<Component>, plain: Iterable<string>) {
    this.#components = [...components];
    this.#classes.set('', this.#empty);
    this.#plain = new Set([...plain].map(name => pairOf(name.charCodeAt(0), name.charCodeAt(name.length - 1))));
  }

  /** What a name can be: little for nearly all. */
  of(name: string): LetterClass {
    if (name === '') return this.#empty;
    const first = name.charCodeAt(0);
    const last = name.charCodeAt(name.length - 1);
    if (first >= ASCII || last >= ASCII) return this.#ofOther(first, last);
    const at = first * ASCII + last;
    let found = this.#ascii[at];
    if (found === undefined) {
      found = this.#make(first, last);
      this.#ascii[at] = found;
    }
    return found;
  }

  #ofOther(first: number, last: number): LetterClass {
    const pair = pairOf(first, last);
    let found = this.#others.get(pair);
    if (found === undefined) {
      if (this.#others.size === MAX_PAIRS) this.#others.clear();
      found = this.#make(first, last);
      this.#others.set(pair, found);
    }
    return found;
  }

  #make(first: number, last: number): LetterClass {
    const may = (one: Alternative) => (one.first ?? first) === first && (one.last ?? last) === last;
    const candidates = this.#components.flatMap(component => {
      const alternatives = component.alternatives.filter(may);
      return alternatives.length === 0 ? [] : [{ component, alternatives }];
    });
    const mayBePlain = this.#plain.has(pairOf(first, last));
    const parts = candidates.map(({ component, alternatives }) =>
      [component.id, ...alternatives.map(one => component.alternatives.indexOf(one))].join(),
    );
    const key = `${mayBePlain} ${parts.join(' ')}`;
    const found = this.#classes.get(key) ?? { id: this.#classes.size, candidates, mayBePlain };
    this.#classes.set(key, found);
    return found;
  }
}

export function matches({ alternatives }: Candidate, name: string): boolean {
  for (const one of alternatives) if (one.matches(name)) return true;
  return false;
}

function pairOf(first: number, last: number): number {
  return first * UNITS + last;
}
