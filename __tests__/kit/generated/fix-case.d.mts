/** Types of what TypeScript uses of fix-case.mjs. */
export interface CaseEngine {
  host: string;
  docker(args: string[], options?: { cwd?: string; env?: Record<string, string> }): Promise<unknown>;
}
export interface CaseResult {
  seed: number;
  /** Whether it builds before any edit. */
  built: boolean;
  edits: string[];
  /** Bytes. */
  promised: number;
  freed: number;
  /** The end of the builder's output, where it does not build before. */
  problem?: string;
  /** Why the tool edits nothing. */
  refused?: string;
  failure: string | null;
}
export function generatedBase(engine: CaseEngine, from: string): Promise<string>;
export function fixCase(
  engine: CaseEngine,
  options: { seed: number; base: string; folder: string },
): Promise<CaseResult>;
