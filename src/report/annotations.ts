/** The report as annotations: remarks that a CI service shows beside a line of a file. */

import { instruction } from '../analysis/instruction-text.ts';
import { wasteOf } from '../analysis/savings/savings-total.ts';
import type { AnalysedLayer, DockerfileLine } from '../analysis/types.ts';
import type { PlanItem } from '../budget/plan/types.ts';
import type { BudgetResult } from '../budget/types.ts';
import { overText, unjudgedText } from './format/budget-messages.ts';
import { capitalised, editText, instructionText, isCovered } from './format/edits/edit-words.ts';
import { cut, cutEnd, terminal } from './format/escape.ts';
import { bytes } from './format/figures.ts';
import { largestLayer, wastefulLayer } from './format/largest-layer.ts';
import { lineText, placeText } from './format/location.ts';
import { lineToChange } from './format/savings.ts';
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
/** Budgets that all waste counts for. */
const WIDE: ReadonlySet<string> = new Set(['size', 'own', 'download', 'wasted', 'removable', 'waste', 'efficiency']);
const NAME_COLUMNS = 80;
const WHERE_COLUMNS = 100;

/**
 * Annotations of all images, errors first; none of an image that passes. If a level has too many, its last one says how many are
 * left out.
 */
export function annotations({ images }: Report): Annotation[] {
  const all = images
    .filter(({ verdict }) => verdict !== 'pass')
    .flatMap(image => [
      ...budgetAnnotations(image),
      ...unjudgedAnnotations(image),
      ...secretAnnotations(image),
      ...editAnnotations(image),
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

/** What fails or warns, on the line of the config that says so. */
function budgetAnnotations(image: ImageReport): Annotation[] {
  return image.budgets
    .filter(({ status }) => status !== 'pass')
    .map(budget => {
      const message = `${overText(budget, terminal)}.${firstEdit(budget, image) ?? cause(budget, image)}`;
      return annotation(budget.status === 'fail' ? 'error' : 'warning', { image, message, place: budget.position });
    });
}

/** Budgets on figures that the image does not have, where the config wants a warning. */
function unjudgedAnnotations(image: ImageReport): Annotation[] {
  return image.unjudged
    .filter(({ status }) => status === 'warn')
    .map(budget =>
      annotation('warning', { image, message: `${unjudgedText(budget, terminal)}.`, place: budget.position }),
    );
}

/** The edit to begin with, as a sentence with a space before it; null if no edit helps. */
function firstEdit({ budget }: BudgetResult, { plan: { items, unmet } }: ImageReport): string | null {
  const [end, item] = [items.at(-1), items.find(one => isAbout(one, budget))];
  if (!end || !item) return null;
  const most = budget === 'size' ? `: with all of them it is ${bytes(end.sizeAfter)}` : '';
  const short = unmet.includes(budget) ? ` No edit brings it within its limit${most}.` : '';
  return `${short} First edit: ${editText(item)}.`;
}

/** Whether an edit is one to begin with for a budget. Most budgets count all waste; others only what the edit that meets them frees. */
function isAbout({ findings, meets }: PlanItem, budget: string): boolean {
  if (budget.startsWith('rules.')) return findings.includes(budget.slice('rules.'.length));
  return WIDE.has(budget) || meets.includes(budget);
}

/** What to write, on the line to edit. */
function editAnnotations(image: ImageReport): Annotation[] {
  return image.plan.items.map((item, n, all) =>
    annotation('warning', { image, message: instructionText(item, all.slice(0, n)), place: item.at }),
  );
}

/** Files that may hold secrets, if no edit leaves them out: however small they are. */
function secretAnnotations(image: ImageReport): Annotation[] {
  return [...image.savings, ...image.advice]
    .filter(({ always, page, label }) => always && !isCovered(page ?? label, image.plan.items))
    .map(saving => {
      const place = cut(terminal(placeText(saving.place)), WHERE_COLUMNS);
      const message = `${capitalised(terminal(saving.title))}: ${place}. ${terminal(saving.remedy)}`;
      return annotation('warning', { image, message, place: saving.at ?? lineToChange(saving, image.layers) });
    });
}

/** Which of a layer's bytes a budget counts, if that is not all of its waste. */
const CAUSE_FIGURES: ReadonlyMap<string, (layer: AnalysedLayer) => number> = new Map([
  ['wasted', layer => layer.wastedBytes],
  ['efficiency', layer => layer.wastedBytes],
  ['removable', layer => layer.removableBytes],
]);

/** The layer that matters most for a budget, as a sentence with a space before it; empty if there is none. */
function cause({ budget, unit }: BudgetResult, image: ImageReport): string {
  if (unit === 'count' || /^(?:paths|packages|categories)\./.test(budget)) return '';
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
