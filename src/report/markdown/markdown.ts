/** The report in GitHub-flavoured Markdown, for a step summary or a comment. */

import { headline } from '../format/budget-messages.ts';
import { cut, markdownCode } from '../format/escape.ts';
import { nameAmong, notMeasuredText, platformsLeft } from '../format/platforms.ts';
import type { ImageReport, Report } from '../types.ts';
import { budgetTable, ICONS } from './budgets.ts';
import { foldedParts } from './details.ts';
import { firstRows, type MarkdownOptions } from './parts.ts';
import { moreEdits, whatToDo } from './plan.ts';

export type { MarkdownOptions } from './parts.ts';

const MOST = { images: 200 };
const NAME_COLUMNS = 100;
/** Below the 1 MiB at which GitHub refuses a step summary. */
const LIMIT = 1_000_000;

/** The longest first. */
export const EXTENTS = ['full', 'short', 'headlines'] as const;

/** How much of the report is printed: all of it, all but the folded parts, or the headlines alone. */
export type Extent = (typeof EXTENTS)[number];

const CUT: Readonly<Record<Extent, string>> = {
  full: '',
  short: '_The details were left out: they are too long for this place. The JSON report has all of them._',
  headlines: '_Only the verdicts are shown: the rest is too long for this place. The JSON report has all of it._',
};

/** The report as Markdown of at most `limit` bytes: the longest of its three extents that fits. It says what was cut. */
export function markdown(report: Report, options: MarkdownOptions = {}): string {
  return longestWithin(options.limit ?? LIMIT, extent => markdownOf(report, extent, options));
}

/** The longest of three texts that has at most `limit` bytes; the shortest is cut if it must be. */
export function longestWithin(limit: number, textOf: (extent: Extent) => string): string {
  for (const extent of EXTENTS) {
    const text = textOf(extent);
    if (Buffer.byteLength(text) <= limit) return text;
  }
  return withinLimit(textOf('headlines'), limit);
}

/** The report in one of its extents, whose note says what was left out. */
export function markdownOf(report: Report, extent: Extent, options: MarkdownOptions): string {
  const { images } = report;
  const { shown, rest } = extent === 'headlines' ? firstRows(images, MOST.images) : { shown: images, rest: [] };
  const parts = shown.flatMap(image => [
    `### ${sentence(image, report)}`,
    '',
    ...unmeasured(image, report),
    ...(options.lead?.get(image) ?? []),
    ...body(image, extent, options),
  ]);
  const lines = [...parts, ...rest, ...(extent === 'full' ? [] : ['', CUT[extent]])];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** Headlines that are still too long are cut at the end of a line. */
function withinLimit(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  const note = `\n${CUT.headlines}\n`;
  const kept: string[] = [];
  let size = Buffer.byteLength(note);
  for (const line of text.split('\n')) {
    size += Buffer.byteLength(line) + 1;
    if (size > limit) break;
    kept.push(line);
  }
  return `${kept.join('\n').trimEnd()}\n${note}`;
}

/** A green report must not pass for one of all platforms. */
function unmeasured(image: ImageReport, report: Report): string[] {
  const left = platformsLeft(image, report);
  return left.length === 0 ? [] : [`${notMeasuredText(left, name => markdownCode(cut(name, NAME_COLUMNS)))}.`, ''];
}

function sentence(image: ImageReport, report: Report): string {
  const icon = image.verdict === null ? '' : `${ICONS[image.verdict]} `;
  return icon + headline({ ...image, name: nameAmong(image, report) }, name => markdownCode(cut(name, NAME_COLUMNS)));
}

function body(image: ImageReport, extent: Extent, options: MarkdownOptions): string[] {
  if (extent === 'headlines') return [];
  const parts = [whatToDo(image, options), budgetTable(image, options)];
  return [
    ...(image.verdict === 'pass' ? parts.reverse() : parts).flat(),
    '',
    ...(options.inserted?.get(image) ?? []),
    ...(extent === 'full' ? [...moreEdits(image, options), ...foldedParts(image, options)] : []),
  ];
}
