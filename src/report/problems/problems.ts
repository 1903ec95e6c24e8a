/** What a report finds wrong, each at one place of a file: for formats that list problems, as SARIF and code quality reports do. */
import { createHash } from 'node:crypto';
import type { Saving } from '../../analysis/savings/types.ts';
import type { DockerfileLine } from '../../analysis/types.ts';
import type { BudgetResult } from '../../budget/types.ts';
import { unjudgedText } from '../format/budgets/budget-messages.ts';
import { capitalised } from '../format/edits/edit-words.ts';
import { cut, terminal } from '../format/escape.ts';
import { bytes } from '../format/figures.ts';
import { placeText } from '../format/location.ts';
import { lineToChange, remedyText, SMALL } from '../format/savings.ts';
import type { ImageReport, Report } from '../types.ts';
import { budgetMessage } from './budget-message.ts';

export interface Problem {
  image: ImageReport;
  /** `budget/size`, or the id of a rule, detector or label. Foreign if the config defines the rule. */
  rule: string;
  level: 'error' | 'warning' | 'note';
  /** Sentences on one line, safe to print. */
  message: string;
  /** Where to change something; null if no line is known. */
  place: (DockerfileLine & { column?: number }) | null;
  /** What it is about: a budget of the config by its name, or bytes in the image. */
  about: { budget: string } | { saving: Saving };
  /**
   * 64 hexadecimal digits that tell it from all others of the report. They stay the same while lines move and sizes change.
   */
  fingerprint: string;
}

export interface Problems {
  problems: Problem[];
  /** How many were left out. */
  more: number;
}

/** GitHub's code scanning keeps 5000 results of a file, and a widget of more is of no use either. */
const MOST = 5_000;
const PLACE_COLUMNS = 200;
const LEVELS = ['error', 'warning', 'note'] as const;

/**
 * Budgets that fail, warn or cannot be judged, then what can be saved and what to look at: errors first, most bytes first. What only another base image
 * frees is left out, since no line of this repository changes it, and so are savings too small to be worth a line.
 */
export function problemsOf({ images }: Report): Problems {
  const all = images.flatMap(image => [...budgetProblems(image), ...savingProblems(image)]);
  const ordered = LEVELS.flatMap(level => all.filter(problem => problem.level === level));
  return { problems: distinct(ordered.slice(0, MOST)), more: Math.max(0, ordered.length - MOST) };
}

function budgetProblems(image: ImageReport): Problem[] {
  const problem = (
    { budget, position }: Pick<BudgetResult, 'budget' | 'position'>,
    level: Problem['level'],
    message: string,
  ): Problem => ({
    image,
    rule: `budget/${budget}`,
    level,
    message,
    place: position,
    about: { budget },
    fingerprint: digest([...nameOf(image), 'budget', budget, position.path]),
  });
  const judged = image.budgets.filter(({ status }) => status !== 'pass');
  const missing = image.unjudged.filter(({ status }) => status === 'warn');
  return [
    ...judged.map(one => problem(one, one.status === 'fail' ? 'error' : 'warning', budgetMessage(one, image))),
    ...missing.map(one => problem(one, 'warning', `${unjudgedText(one, terminal)}.`)),
  ];
}

function savingProblems(image: ImageReport): Problem[] {
  return [...image.savings, ...image.advice]
    .filter(({ base, always, bytes: size }) => !base && (always || size >= SMALL))
    .map(saving => {
      const place = saving.at ?? lineToChange(saving, image.layers);
      const rule = saving.page ?? saving.label;
      return {
        image,
        rule,
        level: saving.severity === 'warn' && (saving.kind !== 'advice' || saving.always) ? 'warning' : 'note',
        message: savingMessage(saving),
        place,
        about: { saving },
        fingerprint: digest([...nameOf(image), saving.kind, rule, ...lossOf(saving)]),
      };
    });
}

/** `Pip's cache: 61.2 MB in /root/.cache/pip. Give pip --no-cache-dir.` */
function savingMessage(saving: Saving): string {
  const place = cut(terminal(placeText(saving.place)), PLACE_COLUMNS);
  const remedy = remedyText(saving.remedy).replaceAll('\n', ' ');
  return `${capitalised(terminal(saving.title))}: ${bytes(saving.bytes)} in ${place}. ${remedy}`;
}

/** Wasted bytes of one label can be several savings; a rule has only one. */
function lossOf({ loss, place }: Saving): string[] {
  return loss === null ? [] : [loss.cause, placeText(place)];
}

/** What tells an image of the report from others, whatever is in it. */
function nameOf({ name, source }: ImageReport): string[] {
  return [name, source.platform];
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Problems of the same kind at the same place are told apart by their order. */
function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Map<string, number>();
  return problems.map(problem => {
    const earlier = seen.get(problem.fingerprint) ?? 0;
    seen.set(problem.fingerprint, earlier + 1);
    return earlier === 0 ? problem : { ...problem, fingerprint: digest([problem.fingerprint, String(earlier)]) };
  });
}
