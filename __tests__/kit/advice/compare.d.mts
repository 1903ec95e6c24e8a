/** Types of what TypeScript uses of compare.mjs. */
export type Place = number | '.dockerignore' | null;
export interface Line {
  id: string;
  bytes: number;
  at: Place;
  expected: Place[];
}
interface Expected {
  wastes: { what?: string; finds?: string[]; path?: string; lines: Place[] }[];
  order: Place[];
}
export function compareLines(
  image: unknown,
  expected: Expected,
): { right: Line[]; wrong: Line[]; unjudged: Line[]; missed: { what: string; finds: string[] }[] };
export function comparePlan(
  plan: { edits: { path: string | null; line: number | null }[] }[],
  expected: Expected,
): { places: Place[][]; missing: Place[]; sameOrder: boolean; topPresent: number; empty: boolean };
export function compareStage(
  plan: { id: string; edits: { diff: string }[] }[],
  expected?: string,
): { base: string; isExpected: boolean };
export function keepsPromise(promised: number, measured: number, range?: [number, number]): boolean;
