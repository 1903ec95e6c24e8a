/** The report for a terminal or a log. The verdict comes first; a report that passes is short. */

import { headline, tooMuch } from '../format/budget-messages.ts';
import { cut, terminal } from '../format/escape.ts';
import { bytes, counted, duration, ratio } from '../format/figures.ts';
import { measuredHow, shortDigest } from '../format/measured.ts';
import { painter } from '../format/paint.ts';
import { baseText, SMALL } from '../format/savings.ts';
import { width as columnsOf, hanging } from '../format/width.ts';
import type { ImageReport, Report } from '../types.ts';
import { budgetTable } from './budgets.ts';
import { largestLayerLines } from './largest-layer.ts';
import { layerTable } from './layers.ts';
import { hintLines, ignoredLines, savingLines } from './savings.ts';
import { MARKS, type TextOptions, type View } from './view.ts';

export type { TextOptions } from './view.ts';

const NAME_COLUMNS = 60;

/** The whole report as lines of text with a newline at the end. All foreign text is escaped. */
export function text(report: Report, options: TextOptions): string {
  const view: View = { ...options, paint: painter(options.colour) };
  const sections = report.images.map(image => imageLines(image, view));
  const summary = summaryLine(report, view);
  return [...(summary === null ? [] : [[summary]]), ...sections].map(lines => `${lines.join('\n')}\n`).join('\n');
}

/** The verdict over several images; null if there is only one. */
function summaryLine({ images, verdict }: Report, { paint }: View): string | null {
  if (images.length === 1 || verdict === null) return images.length === 0 ? 'No image was measured.' : null;
  const n = images.filter(image => image.verdict === verdict).length;
  const { mark, style } = MARKS[verdict];
  const words = {
    pass: `${images.length === 2 ? 'both' : `all ${images.length}`} images are within budget`,
    warn: `${n} of ${counted(images.length, 'image')} ${n === 1 ? 'is' : 'are'} above a warning`,
    fail: `${n} of ${counted(images.length, 'image')} ${n === 1 ? 'is' : 'are'} over budget`,
  };
  return `${paint(style, mark)} ${paint('bold', words[verdict])}`;
}

function imageLines(image: ImageReport, view: View): string[] {
  const quiet = image.verdict === 'pass' && !view.all;
  return [
    headlineText(image, view),
    ...(quiet ? [] : detailLines(image, view)),
    ...block(budgetTable(image, view)),
    ...(quiet
      ? savedLines(image, view)
      : [
          ...block(layerTable(image, view)),
          ...block(view.all || image.verdict === null ? largestLayerLines(image, view) : []),
          ...foundLines(image, view),
        ]),
    ...block([...ignoredLines(image, view), ...noteLines(image, view)]),
    ...block(editLines(image, view)),
  ];
}

/** Savings and hints, and the command that explains them; if all is shown, each has its command. */
function foundLines(image: ImageReport, view: View): string[] {
  const found = [...block(savingLines(image, view)), ...block(hintLines(image, view))];
  if (found.length === 0 || view.all) return found;
  return [...found, ...block([view.paint('dim', '  imagebudget rules ID explains each')])];
}

function headlineText(image: ImageReport, { paint }: View): string {
  const words = headline(image, name => cut(terminal(name), NAME_COLUMNS));
  const sentence = paint('bold', words);
  if (image.verdict === null) return sentence;
  const { mark, style } = MARKS[image.verdict];
  return `${paint(style, mark)} ${sentence}`;
}

/** Platform, digest and how it was read; for `inspect` the figures too, since no budget table shows them. */
function detailLines(image: ImageReport, { paint, width }: View): string[] {
  const { source, layers, sizes, milliseconds } = image;
  const facts = [
    terminal(source.platform),
    terminal(shortDigest(source.digest)),
    counted(layers.length, 'layer'),
    `${measuredHow(source)} in ${duration(milliseconds)}`,
  ];
  const figures = [
    `${bytes(sizes.visible)} visible`,
    `${bytes(sizes.wasted)} wasted`,
    `${bytes(sizes.removable)} removable`,
    `${ratio(sizes.efficiency)} efficient`,
    ...(sizes.download === null ? [] : [`${bytes(sizes.download)} to download`]),
    ...(sizes.own === null ? [] : [`${bytes(sizes.own)} own`]),
  ];
  const lines = image.verdict === null ? [facts, figures] : [facts];
  return lines.flatMap(line => joined(line, width - 2)).map(line => paint('dim', `  ${line}`));
}

/** One line on what could still be saved, for an image that passes. */
function savedLines({ savingsTotal: saved }: ImageReport, { paint }: View): string[] {
  if (saved.bytes < SMALL) return [];
  const base = baseText(saved).map(text => `, ${text}`);
  return ['', paint('dim', `  ${bytes(saved.bytes)} could be saved${base.join('')} (--all)`)];
}

/** For each failing budget, how much is too much and which line sets the limit. */
function editLines({ budgets }: ImageReport, { paint }: View): string[] {
  const failing = budgets.filter(({ status }) => status === 'fail');
  return failing.map(budget => {
    const { path, line } = budget.position;
    const where = `the limit is ${terminal(path)}:${line}`;
    return `${paint('red', MARKS.fail.mark)} ${terminal(budget.budget)}: ${tooMuch(budget)}; ${where}`;
  });
}

/** A part of a section, after an empty line; nothing if it has no lines. */
function block(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function noteLines({ notes }: ImageReport, { width }: View): string[] {
  return notes.flatMap(note => hanging('note: ', terminal(note), width));
}

/** Facts in a row; lines are broken between facts only. */
function joined(facts: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const longer = `${lines.at(-1) ?? ''} · ${fact}`;
    if (lines.length > 0 && columnsOf(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(fact);
  }
  return lines;
}
