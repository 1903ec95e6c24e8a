/** What a fuzz target is. Targets run in Jest and, without it, in `npm run fuzz`. */
import fc from 'fast-check';

export interface Run {
  cases: number;
  seed: number;
  /** Ends the run early; null for none. */
  milliseconds: number | null;
}

export interface Outcome {
  cases: number;
  /** The smallest input that fails, as text, and why; null where nothing failed. */
  failure: { input: string; error: string; path: string } | null;
}

export interface Target {
  name: string;
  /** Its part of any number of cases. */
  share: number;
  run(run: Run): Promise<Outcome>;
}

/** @param check throws where the input shows a fault */
export function target<T>(
  { name, share, show = value => JSON.stringify(value) }: { name: string; share: number; show?: (value: T) => string },
  inputs: fc.Arbitrary<T>,
  check: (input: T) => void,
): Target {
  return {
    name,
    share,
    async run({ cases, seed, milliseconds }) {
      const limit = milliseconds === null ? {} : { interruptAfterTimeLimit: milliseconds };
      const result = fc.check(fc.property(inputs, check), { numRuns: cases, seed, ...limit });
      const [input] = result.counterexample ?? [];
      const failure =
        input === undefined
          ? null
          : { input: show(input), error: String(result.errorInstance), path: result.counterexamplePath ?? '' };
      return { cases: result.numRuns, failure };
    },
  };
}
