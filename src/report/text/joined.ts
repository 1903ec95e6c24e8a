/** Facts in a row. */
import { width, wrap } from '../format/width.ts';

/** Escaped facts with dots between them; lines are broken between facts, and within a fact only where it is too long for a line. */
export function joined(facts: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const longer = `${lines.at(-1) ?? ''} · ${fact}`;
    if (lines.length > 0 && width(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(...wrap(fact, columns));
  }
  return lines;
}
