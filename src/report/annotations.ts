/** The report as annotations: remarks that a CI service shows beside a line of a file. */

import type { DockerfileLine } from '../analysis/types.ts';
import { INPUT_BUDGETS } from '../errors.ts';
import { unjudgedText } from './format/budgets/budget-messages.ts';
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
  /** Safe to print. */
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
/** Annotations that GitHub shows of a job. */
export const MOST_OF_JOB = 50;
const LEVELS = ['error', 'warning', 'notice'] as const;
const NAME_COLUMNS = 80;
const WHERE_COLUMNS = 100;

interface AnnotationOptions {
  /** Whether an image that passes has annotations too: a warning for secrets, a notice for each edit. */
  passing?: boolean;
  /** How many annotations the job has left. */
  room?: number;
}

/**
 * Annotations of all images, errors first, within GitHub's limits. If a level or the job has too many, the last one says how many are
 * left out. See "Limitations" in
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md
 */
export function annotations(
  report: Report,
  { passing = false, room = MOST_OF_JOB }: AnnotationOptions = {},
): Annotation[] {
  return withinLimits(allAnnotations(report, { passing }), room);
}

/** The same without limits. */
export function allAnnotations(report: Report, { passing }: { passing: boolean }): Annotation[] {
  return report.images
    .filter(({ verdict }) => passing || verdict !== 'pass')
    .map(image => ({ ...image, name: nameAmong(image, report) }))
    .flatMap(image => [
      ...budgetAnnotations(image),
      ...unjudgedAnnotations(image),
      ...secretAnnotations(image),
      ...editAnnotations(image),
    ]);
}

/**
 * As many annotations as GitHub shows, errors first, and a last one of each level that has too many.
 * @param room how many annotations the job has left
 */
export function withinLimits(annotations: readonly Annotation[], room: number): Annotation[] {
  const shown: Annotation[] = [];
  let left = annotations.length;
  for (const level of LEVELS) {
    const all = annotations.filter(annotation => annotation.level === level);
    const others = left - all.length;
    const most = Math.min(MOST_OF_LEVEL, room - shown.length);
    // Levels that the job has no room for are counted in the last annotation that it has room for.
    const isLast = others > 0 && Math.min(MOST_OF_LEVEL, all.length) >= room - shown.length;
    if (most <= 0) break;
    if (all.length <= most && !isLast) shown.push(...all);
    else shown.push(...all.slice(0, most - 1), countOf(level, all.length - most + 1 + (isLast ? others : 0)));
    left = others;
  }
  return shown;
}

function countOf(level: Annotation['level'], left: number): Annotation {
  const message = `${left} more ${left === 1 ? 'is' : 'are'} in the log and the job summary.`;
  return { level, title: 'imagebudget', message };
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

/** What to write, on the line to edit: a warning only where something is wrong. */
function editAnnotations(image: ImageReport): Annotation[] {
  const level = image.verdict === 'pass' ? 'notice' : 'warning';
  return image.plan.items.map((item, n, all) =>
    annotation(level, { image, message: instructionText(item, all.slice(0, n)), place: item.at }),
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

/** What an image has to say at a line. */
export function annotation(
  level: Annotation['level'],
  {
    image,
    message,
    place,
  }: { image: { name: string }; message: string; place: (DockerfileLine & { column?: number }) | null },
): Annotation {
  const base = { level, title: `imagebudget: ${cut(terminal(image.name), NAME_COLUMNS)}`, message };
  // A path with unsafe characters could not be opened in a repository view anyway.
  if (place === null || place.path === INPUT_BUDGETS || terminal(place.path) !== place.path) return base;
  const column = place.column === undefined ? {} : { column: place.column };
  return { ...base, file: place.path, line: place.line, ...column };
}
