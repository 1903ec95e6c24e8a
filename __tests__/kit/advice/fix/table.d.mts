/** Types of what TypeScript uses of table.mjs. */
interface Result {
  name: string;
  expected: { empty: boolean };
  before: number;
  after: number | null;
  code: number | null;
  edits: { id: string; trust: string }[];
  proof: { passed: boolean; steps: unknown[] } | null;
  problem: string | null;
}
export function fixTotals(results: Result[]): { unproven: string[]; medianReduction: string };
export function fixMarkdown(results: Result[]): string;
