/** What the unified diffs of a report that was read back take out and add. They are foreign: nothing here counts on their form. */
import type { JsonImage } from '../schema/report-schema.ts';

/** An edit of a plan, as a report has it. */
export type JsonEdit = NonNullable<JsonImage['plan']>[number];

interface ChangedLine {
  sign: '-' | '+';
  text: string;
}

/** The lines that go and come, without those around them. */
export function changedLines(diff: string): ChangedLine[] {
  const lines = diff.split('\n');
  // Before it are the names of the files.
  const start = lines.findIndex(line => line.startsWith('@@'));
  return lines.slice(start + 1).flatMap(line => {
    const sign = line.charAt(0);
    return sign === '-' || sign === '+' ? [{ sign, text: line.slice(1) } as const] : [];
  });
}
