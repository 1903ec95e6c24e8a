/** The report for a terminal or a log. The verdict comes first; a report that passes is short. */

import { tablesOf } from '../comparison/tables.ts';
import { tableLines } from '../comparison/text-table.ts';
import { acceptedText } from '../format/budgets/accepted.ts';
import { isGrowth, knownBaseline } from '../format/budgets/growth.ts';
import { terminal } from '../format/escape.ts';
import { bytes, counted } from '../format/figures.ts';
import { imagesText } from '../format/images-text.ts';
import { platformsLeft } from '../format/platforms.ts';
import { SMALL } from '../format/savings.ts';
import { hanging, wrap } from '../format/width.ts';
import type { ImageReport, Report } from '../types.ts';
import { baselineLines, budgetsInShort, budgetTable, limitChangeLines, unjudgedLines } from './budgets.ts';
import { detailLines, headlineLines, unmeasuredText } from './heading.ts';
import { joined } from './joined.ts';
import { largestLayerLines } from './largest-layer.ts';
import { layerTable } from './layers.ts';
import { packageLines } from './packages.ts';
import { planLines } from './plan.ts';
import { hintLines, ignoredLines, savingLines, secretLines } from './savings.ts';
import { MARKS, SCREEN_LINES, type TextOptions, type View, viewOf } from './view.ts';

export type { TextOptions } from './view.ts';

/** The whole report as lines of text with a newline at the end. All foreign text is escaped. */
export function text(report: Report, options: TextOptions): string {
  const view = viewOf(options);
  const sections = report.images.map(image => {
    const source = { ...image.source, otherPlatforms: platformsLeft(image, report) };
    return imageLines({ ...image, source }, view);
  });
  const summary = summaryLine(report, view);
  const accepted = acceptedText(report, terminal);
  const lead = [...(summary === null ? [] : [summary]), ...(accepted === null ? [] : [`${accepted}.`])];
  return [...(lead.length === 0 ? [] : [lead]), ...sections].map(lines => `${lines.join('\n')}\n`).join('\n');
}

/** The verdict over several images; null if there is only one. */
function summaryLine({ images, verdict }: Report, { paint }: View): string | null {
  if (images.length === 1 || verdict === null) return images.length === 0 ? 'No image was measured.' : null;
  const { mark, style } = MARKS[verdict];
  const words = imagesText(images.map(image => image.verdict ?? 'none'));
  return `${paint(style, mark)} ${paint('bold', words.charAt(0).toLowerCase() + words.slice(1))}`;
}

function imageLines(image: ImageReport, view: View): string[] {
  const quiet = image.verdict === 'pass' && !view.all;
  return quiet ? passingLines(image, view) : fullLines(image, view);
}

/** An image within its budgets: the verdict, the budgets in a line, and what nobody should miss. */
function passingLines(image: ImageReport, view: View): string[] {
  return [
    ...headlineLines(image, view),
    ...joined(
      [...budgetsInShort(image), ...savedTexts(image, view), ...unmeasuredText(image, view)],
      view.width - 2,
    ).map(line => view.paint('dim', `  ${line}`)),
    ...unjudgedLines(image, view),
    ...baselineLines(image, view),
    ...limitChangeLines(image, view),
    ...block(secretLines(image, view)),
    ...block([...ignoredLines(image, view), ...noteLines(image, view)]),
  ];
}

/** `2 edits would save 19.6 MB (--all)` */
function savedTexts({ plan, savingsTotal }: ImageReport, { more }: View): string[] {
  const saved = plan.items.reduce((sum, item) => sum + item.bytes, 0);
  if (plan.items.length > 0) return [`${counted(plan.items.length, 'edit')} would save ${bytes(saved)} (${more})`];
  const small = plan.small.reduce((sum, item) => sum + item.bytes, 0);
  const byHand = savingsTotal.bytes - savingsTotal.baseBytes - small;
  return [byHand < SMALL ? 'nothing left to save' : `${bytes(byHand)} could be saved by hand (${more})`];
}

/** The verdict, what to do, and the figures behind it. The plan gets the lines that the rest leaves of a screen. */
function fullLines(image: ImageReport, view: View): string[] {
  const start = [...headlineLines(image, view), ...detailLines(image, view)];
  const screens = ROWS.map(rows => {
    const rest = restLines(image, view, rows);
    // A line each: the empty one before the plan, and the prompt after the report.
    return { rest, plan: planLines(image, view, SCREEN_LINES - start.length - rest.length - 2) };
  });
  const most = Math.max(...screens.map(({ plan }) => plan.full ?? -1));
  // If no edit fits in full, the tightest tables leave the most of the first; without edits there is nothing to make room for.
  const roomy = view.all || image.plan.items.length === 0;
  const best = roomy ? screens[0] : most > 0 ? screens.find(({ plan }) => plan.full === most) : screens.at(-1);
  // They come last, below the screen that the rest fits on.
  const packages = block(view.all || image.verdict === null ? packageLines(image, view) : []);
  return best === undefined ? start : [...start, ...block(best.plan.lines), ...best.rest, ...packages];
}

/** Rows of the tables, from roomy to tight: the lines of needed edits matter more than budgets that are met. */
const ROWS = [
  { budgets: 5, layers: 8 },
  { budgets: 1, layers: 8 },
  { budgets: 1, layers: 7 },
  { budgets: 1, layers: 6 },
  { budgets: 1, layers: 5 },
  { budgets: 1, layers: 4 },
] as const;

/** What follows the plan. */
function restLines(image: ImageReport, view: View, rows: (typeof ROWS)[number]): string[] {
  return [
    ...block(secretLines(image, view)),
    ...block([
      ...budgetTable(image, view, rows.budgets),
      ...unjudgedLines(image, view),
      ...baselineLines(image, view),
      ...limitChangeLines(image, view),
    ]),
    ...grownLines(image, view),
    ...block(layerTable(image, view, rows.layers)),
    ...block(view.all || image.verdict === null ? largestLayerLines(image, view) : []),
    ...block(baseLines(image, view)),
    ...block(view.all ? savingLines(image, view) : []),
    ...block(view.all ? hintLines(image, view) : []),
    ...block([...ignoredLines(image, view), ...noteLines(image, view)]),
  ];
}

/** Layers that grew, if a budget on growth is not kept; with `--all` every table of the comparison. */
const MOST_GROWN = 4;

function grownLines(image: ImageReport, view: View): string[] {
  const baseline = knownBaseline(image);
  const isOver = image.budgets.some(budget => isGrowth(budget) && budget.status !== 'pass');
  if (baseline === null || !(isOver || view.all)) return [];
  const most = view.all ? Number.POSITIVE_INFINITY : MOST_GROWN;
  const tables = tablesOf(baseline.comparison, most, view.more);
  return tables
    .filter(({ by }) => view.all || by === 'layer')
    .flatMap(table => ['', ...tableLines(table, view.width, view.paint)]);
}

/** Bytes that no line of this Dockerfile frees, in one line. */
function baseLines({ plan }: ImageReport, { width, paint }: View): string[] {
  if (plan.baseBytes < SMALL) return [];
  const text = `${bytes(plan.baseBytes)} inside the base image; a newer or smaller base frees them.`;
  return wrap(text, width - 2).map(line => paint('dim', `  ${line}`));
}

/** A part of a section, after an empty line; nothing if it has no lines. */
function block(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function noteLines({ notes }: ImageReport, { width }: View): string[] {
  return notes.flatMap(note => hanging('note: ', terminal(note), width));
}
