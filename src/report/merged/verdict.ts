/** Verdicts of images that were read back. */
import { verdictOf } from '../../budget/judge.ts';
import type { Status } from '../../budget/types.ts';
import type { JsonImage } from '../schema/report-schema.ts';

/** The worst of all budgets, whatever the report says of itself. */
export function verdictOfAll(images: readonly JsonImage[]): Status {
  return verdictOf(images.flatMap(({ budgets, unjudged = [] }) => [...budgets, ...unjudged]));
}

export function worstOf(images: readonly { verdict: Status }[]): Status {
  return verdictOf(images.map(({ verdict }) => ({ status: verdict })));
}
