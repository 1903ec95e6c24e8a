/** What the Markdown report has of one image: its row of the overview, and its text in each extent. Several are joined in `overview.ts`. */
import { acceptedText } from '../format/budgets/accepted.ts';
import { headline, verdictText } from '../format/budgets/budget-messages.ts';
import { knownBaseline } from '../format/budgets/growth.ts';
import { cut, cutEnd, markdownCode, markdown as say, terminal } from '../format/escape.ts';
import { bytes, growth } from '../format/figures.ts';
import type { Outcome } from '../format/images-text.ts';
import { nameAmong, notMeasuredText, platformsLeft } from '../format/platforms.ts';
import type { ImageReport, Report } from '../types.ts';
import { budgetTable } from './budgets.ts';
import { foldedParts } from './details.ts';
import { notMeasured } from './not-measured.ts';
import { fileLink, ICONS, type MarkdownOptions, SAME } from './parts.ts';
import { moreEdits, whatToDo } from './plan.ts';

const NAME_COLUMNS = 100;
const REASON_COLUMNS = 160;

/** The longest first. */
export const EXTENTS = ['full', 'short', 'headlines'] as const;

/** How much is printed: all of it, all but the folded parts, or the headlines alone. */
export type Extent = (typeof EXTENTS)[number];

/** Cells that are safe Markdown. */
export interface Row {
  image: string;
  platform: string;
  /** The image's size; empty if it could not be measured. */
  now: string;
  /** The baseline's size, and the difference; empty without a baseline. */
  base: string;
  change: string;
  verdict: string;
}

export interface Section {
  outcome: Outcome;
  row: Row;
  /** Lines that end with a newline. */
  texts: Record<Extent, string>;
}

/** A section for each image. */
export function sectionsOf(report: Report, options: MarkdownOptions): Section[] {
  return report.images.map(image => {
    const textIn = (extent: Extent) => imageText(image, report, { extent, options });
    return {
      outcome: image.verdict ?? 'none',
      row: rowOf(image, options),
      texts: { full: textIn('full'), short: textIn('short'), headlines: textIn('headlines') },
    };
  });
}

/** The section for what could not be measured. @param asked what was to be measured, as it was asked for */
export function unmeasuredSection(asked: string, reason: string, hint: string | undefined): Section {
  const text = notMeasured(reason, hint);
  const verdict = say(cutEnd(terminal(reason), REASON_COLUMNS));
  const row = { image: markdownCode(cut(asked, NAME_COLUMNS)), platform: '', now: '', base: '', change: '', verdict };
  return { outcome: 'error', row, texts: { full: text, short: text, headlines: notMeasured(reason, undefined) } };
}

function rowOf(image: ImageReport, options: MarkdownOptions): Row {
  const { name, source, sizes } = image;
  const before = knownBaseline(image)?.figures.sizes.image ?? null;
  return {
    image: markdownCode(cut(name, NAME_COLUMNS)),
    platform: markdownCode(cut(source.platform, NAME_COLUMNS)),
    now: bytes(sizes.image),
    base: before === null ? '' : bytes(before),
    change: before === null ? '' : sizes.image === before ? SAME : growth(sizes.image - before),
    verdict: verdictText(image, text => say(cut(text, NAME_COLUMNS))) + startAt(image, options),
  };
}

function imageText(
  image: ImageReport,
  report: Report,
  { extent, options }: { extent: Extent; options: MarkdownOptions },
): string {
  const lines = [
    `### ${sentence(image, report)}${startAt(image, options)}`,
    '',
    ...unmeasuredPlatforms(image, report),
    ...acceptedLines(image, report),
    ...(options.lead?.get(image) ?? []),
    ...body(image, extent, options),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** A green report must not pass for one of all platforms. */
function unmeasuredPlatforms(image: ImageReport, report: Report): string[] {
  const left = platformsLeft(image, report);
  return left.length === 0 ? [] : [`${notMeasuredText(left, name => markdownCode(cut(name, NAME_COLUMNS)))}.`, ''];
}

/** An image that is not green would seem to fail the step. */
function acceptedLines({ verdict }: ImageReport, report: Report): string[] {
  const text = verdict === 'pass' ? null : acceptedText(report, markdownCode);
  return text === null ? [] : [`☑️ ${text}.`, ''];
}

function sentence(image: ImageReport, report: Report): string {
  const icon = image.verdict === null ? '' : `${ICONS[image.verdict]} `;
  return (
    icon + headline({ ...image, name: nameAmong(image, report) }, name => markdownCode(cut(name, NAME_COLUMNS)), say)
  );
}

/** The line that the plan edits first, if budgets are broken. */
function startAt({ verdict, plan }: ImageReport, options: MarkdownOptions): string {
  const at = plan.items[0]?.at ?? null;
  const isBroken = verdict === 'fail' || verdict === 'warn';
  return at !== null && isBroken ? `. Edit ${fileLink(at, options)} first` : '';
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
