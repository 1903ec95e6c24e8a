/** What no edit of the plan frees: a person has to look at it. */

import type { Saving } from '../../analysis/savings/types.ts';
import { listed } from '../../image/text.ts';
import type { ImageReport } from '../types.ts';
import { bytes } from './figures.ts';
import { SMALL } from './savings.ts';

/** Findings without an edit are named from this part of the image, or from this many bytes: as edits are worth it. */
const WORTH = { part: 0.01, bytes: 10_000_000 };
/** Findings without an edit that are named. */
const MOST_NAMED = 3;

/** `No edit fits 17.2 MB: compiled Python files (13.8 MB) and static libraries (3.4 MB).`; empty if there is nothing of the kind. */
export function byHandSentence(image: ImageReport, say: (foreign: string) => string): string {
  const found = withoutEdit(image);
  if (found.length === 0) return '';
  const total = found.reduce((sum, [, size]) => sum + size, 0);
  const named = found
    .slice(0, MOST_NAMED)
    .map(([title, size]) => `${say(title)}${found.length === 1 ? '' : ` (${bytes(size)})`}`);
  const rest = found.length - named.length;
  return `No edit fits ${bytes(total)}: ${listed(rest === 0 ? named : [...named, `${rest} more`])}.`;
}

/** Titles of own savings that no edit of the plan is about, with their bytes, most first; secrets are shown apart. */
export function withoutEdit({ savings, advice, plan, sizes }: ImageReport): [title: string, bytes: number][] {
  const covered = new Set([...plan.items, ...plan.small].flatMap(({ findings }) => findings));
  const own = ({ bytes: all, baseBytes }: Saving) => all - baseBytes;
  const sums = new Map<string, number>();
  // Where edits are not enough, what a person decides on matters too.
  const looked = plan.unmet.length === 0 ? savings : [...savings, ...advice];
  for (const saving of looked)
    if (!covered.has(saving.label) && !covered.has(saving.page ?? '') && !saving.always)
      sums.set(saving.title, (sums.get(saving.title) ?? 0) + own(saving));
  const least = Math.max(SMALL, Math.min(WORTH.bytes, sizes.image * WORTH.part));
  return [...sums].filter(([, size]) => size >= least).sort(([, a], [, b]) => b - a);
}
