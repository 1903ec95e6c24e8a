/** How several images did, in one sentence. */
import type { Status } from '../../budget/types.ts';
import { count, counted } from './figures.ts';

/** How one image did: `none` has no budgets, `error` could not be measured. */
export type Outcome = Status | 'none' | 'error';

/** The worst first. */
export const OUTCOMES: readonly Outcome[] = ['error', 'fail', 'warn', 'pass', 'none'];

/** What is said of the images that did not pass: after `is` or `are`, or as a whole. */
const WORDS = {
  error: () => 'could not be measured',
  fail: (n: number) => `${n === 1 ? 'is' : 'are'} over budget`,
  warn: (n: number) => `${n === 1 ? 'is' : 'are'} above a warning`,
} as const;

/** `none` if there is no image. */
export function worstOf(outcomes: readonly Outcome[]): Outcome {
  return OUTCOMES.find(one => outcomes.includes(one)) ?? 'none';
}

/** `2 of 12 images are over budget, 1 is above a warning`, `All 3 images are within budget` */
export function imagesText(outcomes: readonly Outcome[]): string {
  const all = outcomes.length;
  if (all === 0) return 'No image was measured';
  const bad = (['error', 'fail', 'warn'] as const).flatMap(outcome => {
    const n = outcomes.filter(one => one === outcome).length;
    return n === 0 ? [] : [{ n, words: WORDS[outcome](n) }];
  });
  const [first, ...others] = bad;
  if (first !== undefined)
    return [
      `${count(first.n)} of ${counted(all, 'image')} ${first.words}`,
      ...others.map(({ n, words }) => `${count(n)} ${words}`),
    ].join(', ');
  if (outcomes.includes('none')) return `${counted(all, 'image')} without a budget that is exceeded`;
  return `${all === 2 ? 'Both' : `All ${count(all)}`} images are within budget`;
}
