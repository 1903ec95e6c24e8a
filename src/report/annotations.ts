/** The report as annotations: remarks that a CI service shows beside a line of a file. */

import type { DockerfileLine } from '../analysis/types.ts';
import { unjudgedText } from './format/budget-messages.ts';
import { capitalised, instructionText, isCovered } from './format/edits/edit-words.ts';
import { cut, terminal } from './format/escape.ts';
import { placeText } from './format/location.ts';
import { nameAmong } from './format/platforms.ts';
import { lineToChange } from './format/savings.ts';
import { budgetMessage } from './problems/budget-message.ts';
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
const NAME_COLUMNS = 80;
const WHERE_COLUMNS = 100;

/**
 * Annotations of all images, errors first; none of an image that passes. If a level has too many, its last one says how many are
 * left out.
 */
export function annotations(report: Report): Annotation[] {
  const all = report.images
    .filter(({ verdict }) => verdict !== 'pass')
    .map(image => ({ ...image, name: nameAmong(image, report) }))
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
      const message = budgetMessage(budget, image);
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
