/** The report in GitHub-flavoured Markdown, for a step summary or a comment. */

import type { Report } from '../types.ts';
import { CUT_NOTE, joinedMarkdown } from './overview.ts';
import type { MarkdownOptions } from './parts.ts';
import { EXTENTS, type Extent, sectionsOf } from './sections.ts';

export type { MarkdownOptions } from './parts.ts';

/** Below the 1 MiB at which GitHub refuses a step summary. */
export const SUMMARY_LIMIT = 1_000_000;

/** The report as Markdown of at most `limit` bytes: the longest of its three extents that fits. It says what was cut. */
export function markdown(report: Report, options: MarkdownOptions = {}): string {
  const sections = sectionsOf(report, options);
  return longestWithin(options.limit ?? SUMMARY_LIMIT, extent => joinedMarkdown(sections, extent));
}

/** The longest of three texts that has at most `limit` bytes; the shortest is cut if it must be. */
export function longestWithin(limit: number, textOf: (extent: Extent) => string): string {
  for (const extent of EXTENTS) {
    const text = textOf(extent);
    if (Buffer.byteLength(text) <= limit) return text;
  }
  return withinLimit(textOf('headlines'), limit);
}

/** Headlines that are still too long are cut at the end of a line. */
function withinLimit(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  const note = `\n${CUT_NOTE}\n`;
  const kept: string[] = [];
  let size = Buffer.byteLength(note);
  for (const line of text.split('\n')) {
    size += Buffer.byteLength(line) + 1;
    if (size > limit) break;
    kept.push(line);
  }
  return `${kept.join('\n').trimEnd()}\n${note}`;
}
