/** The report as annotations: remarks that a CI service shows beside a line of a file. */

import { instruction } from '../analysis/instruction-text.ts';
import { wasteOf } from '../analysis/savings/savings-total.ts';
import type { Saving } from '../analysis/savings/types.ts';
import type { AnalysedLayer, DockerfileLine } from '../analysis/types.ts';
import type { BudgetResult } from '../budget/types.ts';
import { exceeded, headline } from './format/budget-messages.ts';
import { cut, cutEnd, terminal } from './format/escape.ts';
import { bytes, percent } from './format/figures.ts';
import { largestLayer, wastefulLayer } from './format/largest-layer.ts';
import { pageOn } from './format/links.ts';
import { lineText, placeText } from './format/location.ts';
import {
  baseText,
  filesText,
  firstInstruction,
  lineToChange,
  originText,
  remedyText,
  SMALL,
} from './format/savings.ts';
import type { ImageReport, Report } from './types.ts';

export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  /** One line, safe to print. */
  title: string;
  /** One line, safe to print. */
  message: string;
  /** Path of the Dockerfile or config as the user named it; absent if no line is known. */
  file?: string;
  /** From 1. */
  line?: number;
  /** From 1. */
  column?: number;
}

/** Annotations of one level that GitHub shows of a step; it drops the others silently. */
const MOST_OF_LEVEL = 10;
/** Savings annotated for each image. */
const MOST = 5;
const NAME_COLUMNS = 80;
const WHERE_COLUMNS = 100;

/** Annotations of all images, errors first. If a level has too many, its last one says how many are left out. @param docs as in `json` */
export function annotations({ images }: Report, docs?: string): Annotation[] {
  const all = images.flatMap(image => [
    ...budgetAnnotations(image),
    ...savingAnnotations(image, docs),
    ...hintAnnotations(image, docs),
    ...passing(image),
  ]);
  return (['error', 'warning', 'notice'] as const).flatMap(level => ofLevel(level, all));
}

function ofLevel(level: Annotation['level'], annotations: readonly Annotation[]): readonly Annotation[] {
  const all = annotations.filter(annotation => annotation.level === level);
  if (all.length <= MOST_OF_LEVEL) return all;
  const shown = all.slice(0, MOST_OF_LEVEL - 1);
  const message = `${all.length - shown.length} more are in the log, the job summary and the JSON report.`;
  return [...shown, { level, title: 'imagebudget', message }];
}

function budgetAnnotations(image: ImageReport): Annotation[] {
  return image.budgets
    .filter(({ status }) => status !== 'pass')
    .map(budget => {
      const message = `${exceeded(budget, terminal)}.${cause(budget, image)}`;
      return annotation(budget.status === 'fail' ? 'error' : 'warning', { image, message, place: budget.position });
    });
}

function savingAnnotations(image: ImageReport, docs: string | undefined): Annotation[] {
  return [...image.savings, ...image.advice]
    .filter(({ severity, bytes, base, always }) => severity === 'warn' && (bytes >= SMALL || always) && !base)
    .slice(0, MOST)
    .map(saving => {
      const place = lineToChange(saving, image.layers);
      const page = saving.page === null ? '' : ` See ${pageOn(saving.page, docs)}.`;
      const message = `${savingText(saving, image)}.${page} Use: ${useText(saving)}`;
      return annotation('warning', { image, message, place });
    });
}

/** Hints that explain no saving, on the line of their instruction; without a known line they get no annotation. */
function hintAnnotations(image: ImageReport, docs: string | undefined): Annotation[] {
  return image.loneHints
    .filter(({ bytes: cost }) => cost >= SMALL)
    .flatMap(({ hint, severity, title, layer, bytes: cost, remedy }) => {
      const place = layer === null ? null : (image.layers[layer]?.dockerfile ?? null);
      if (place === null) return [];
      const message = `${title} (layer ${layer}, ${bytes(cost)}). See ${pageOn(hint, docs)}. Use: ${firstInstruction(remedy).join(' ')}`;
      return [annotation(severity === 'warn' ? 'warning' : 'notice', { image, message, place })];
    })
    .slice(0, MOST);
}

/** `61.2 MB, pip download cache: /root/.cache/pip, 412 files (layer 7)` */
function savingText(saving: Saving, { layers }: ImageReport): string {
  const where = [cut(terminal(placeText(saving.place)), WHERE_COLUMNS), filesText(saving)].filter(part => part !== '');
  return `${bytes(saving.bytes)}, ${terminal(saving.title)}: ${where.join(', ')} (${originText(saving, layers)})`;
}

/** The first instruction of its remedy on one line. */
function useText({ remedy }: Saving): string {
  const lines = firstInstruction(remedyText(remedy));
  return lines.map(line => terminal(line).trimEnd().replace(/\\$/, '').trim()).join(' ');
}

function passing(image: ImageReport): Annotation[] {
  if (image.verdict !== 'pass') return [];
  const saved = image.savingsTotal;
  const share = percent(saved.bytes, image.sizes.image);
  const base = baseText(saved).map(text => `, ${text}`);
  const message = `${headline(image, terminal)}; ${bytes(saved.bytes)} of waste (${share})${base.join('')}.`;
  return [annotation('notice', { image, message, place: null })];
}

/** Which of a layer's bytes a budget counts, if that is not all of its waste. */
const CAUSE_FIGURES: ReadonlyMap<string, (layer: AnalysedLayer) => number> = new Map([
  ['wasted', layer => layer.wastedBytes],
  ['efficiency', layer => layer.wastedBytes],
  ['removable', layer => layer.removableBytes],
]);

/** The layer that matters most for a budget, as a sentence with a space before it; empty if there is none. */
function cause({ budget, unit }: BudgetResult, image: ImageReport): string {
  if (unit === 'count') return '';
  const rule = image.findings.find(finding => budget === `rules.${finding.rule}`);
  if (rule) {
    const [most] = [...rule.layers].sort((a, b) => b.bytes - a.bytes);
    const layer = most && image.layers[most.index];
    return layer ? ` Biggest cause: ${layerText(layer)}, ${bytes(most.bytes)}.` : '';
  }
  const figure = CAUSE_FIGURES.get(budget) ?? wasteOf;
  const wasteful = budget === 'layer' ? null : wastefulLayer(image, figure);
  if (wasteful) return ` Biggest cause: ${layerText(wasteful)}, ${bytes(figure(wasteful))} of waste.`;
  const largest = largestLayer(image);
  return largest ? ` Largest layer: ${layerText(largest)}, ${bytes(largest.bytes)}.` : '';
}

/** `Dockerfile:12`, or else the layer with its instruction. For the base image no line is named, since none here changes it. */
function layerText(layer: AnalysedLayer): string {
  if (layer.base) return `layer ${layer.index} of the base image`;
  if (layer.dockerfile !== null) return terminal(lineText(layer));
  const words = cutEnd(terminal(instruction(layer)), NAME_COLUMNS);
  return words === '' ? `layer ${layer.index}` : `layer ${layer.index} (${words})`;
}

function annotation(
  level: Annotation['level'],
  {
    image,
    message,
    place,
  }: { image: ImageReport; message: string; place: (DockerfileLine & { column?: number }) | null },
): Annotation {
  const base = { level, title: `imagebudget: ${cut(terminal(image.name), NAME_COLUMNS)}`, message };
  // A path with unsafe characters could not be opened in a repository view anyway.
  if (place === null || terminal(place.path) !== place.path) return base;
  const column = place.column === undefined ? {} : { column: place.column };
  return { ...base, file: place.path, line: place.line, ...column };
}
