/** What every output says of merged reports. Texts hold foreign parts: `say` escapes them. */

import type { BudgetResult } from '../../budget/types.ts';
import { overText, unjudgedText } from '../format/budgets/budget-messages.ts';
import type { Say } from '../format/escape.ts';
import { imagesText } from '../format/images-text.ts';
import type { JsonImage } from '../schema/report-schema.ts';
import type { Merged, MergedImage, NotMeasured } from './types.ts';

/** One sentence without a full stop. */
export function mergedHeadline({ images, notMeasured }: Merged): string {
  const outcomes = [...notMeasured.map(() => 'error' as const), ...images.map(({ verdict }) => verdict)];
  const [only, second] = outcomes;
  if (only === 'pass' && second === undefined) return 'The image is within budget';
  return `${imagesText(outcomes)}${notMeasured.length > 0 ? ', so there is no verdict' : ''}`;
}

/** `web`, or `web (linux/arm64)` if another image has the same name; null for what is no image. */
export function nameOfEach({ images, notMeasured }: Merged): (one: MergedImage | NotMeasured) => string | null {
  const times = new Map<string | null, number>();
  const nameOf = (one: MergedImage | NotMeasured) => ('image' in one ? one.image.name : one.name);
  for (const one of [...images, ...notMeasured]) times.set(nameOf(one), (times.get(nameOf(one)) ?? 0) + 1);
  return one => {
    const name = nameOf(one);
    const platform = 'image' in one ? one.image.source.platform : one.platform;
    if (name === null || platform === null || (times.get(name) ?? 0) < 2) return name;
    return `${name} (${platform})`;
  };
}

/** A budget of a report as budgets are printed: how its limits were written is not in a report. */
export function budgetOf({ config, ...budget }: JsonImage['budgets'][number]): BudgetResult {
  return { ...budget, text: { warn: null, fail: null }, position: { path: config.path, line: config.line, column: 1 } };
}

/** What is wrong with an image, the worst first: `size is 284 MB, 34.1 MB over 250 MB`. Empty for one that passes. */
export function troubles({ image }: MergedImage, say: Say): string[] {
  const { budgets, unjudged = [] } = image;
  const of = (status: string) => budgets.filter(one => one.status === status).map(one => overText(budgetOf(one), say));
  const warned = unjudged.filter(({ status }) => status === 'warn').map(one => unjudgedText(one, say));
  return [...of('fail'), ...of('warn'), ...warned];
}

/** The worst first, as people look for it; among equals as they were. */
export function sorted(images: readonly MergedImage[]): MergedImage[] {
  const rank = ['fail', 'warn', 'pass'];
  return [...images].sort((a, b) => rank.indexOf(a.verdict) - rank.indexOf(b.verdict));
}
