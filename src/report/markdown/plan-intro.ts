/** What the plan reaches, in a few sentences. */

import type { Trust } from '../../advice/edits/edit.ts';
import type { PlanItem } from '../../budget/plan/types.ts';
import { listed } from '../../image/text.ts';
import { about, capitalised } from '../format/edits/edit-words.ts';
import { markdown, markdownCode } from '../format/escape.ts';
import { bytes } from '../format/figures.ts';
import { notOffered, planSentences } from '../format/plan.ts';
import type { ImageReport } from '../types.ts';

/** One paragraph; it says too what no edit reaches. */
export function intro(image: ImageReport): string[] {
  const { items, unmet } = image.plan;
  const unread = notOffered(image, markdown, false);
  if (items.length === 0 && unmet.length === 0) return unread;
  const goal = planSentences(image, image.plan, markdownCode);
  return [
    [...(goal.length === 0 ? together(image) : goal), ...trustText(items), ...withSameBase(image), ...unread].join(' '),
  ];
}

/** What all edits save, where no budget needs them. */
function together({ plan: { items }, sizes }: ImageReport): string[] {
  const isExact = items.every(({ exact }) => exact);
  const saved = about(bytes(items.reduce((sum, item) => sum + item.bytes, 0)), isExact);
  const edits = items.length === 1 ? 'This edit saves' : `Together the ${items.length} edits save`;
  const after = items.at(-1)?.sizeAfter ?? sizes.image;
  return [`${edits} ${saved}: ${bytes(sizes.image)} becomes ${about(bytes(after), isExact)}.`];
}

/** The second-best. */
function withSameBase({ plan: { sameBase } }: ImageReport): string[] {
  const last = sameBase.at(-1);
  if (last === undefined) return [];
  const saved = sameBase.reduce((sum, item) => sum + item.bytes, 0);
  const edits = sameBase.length === 1 ? '1 edit saves' : `${sameBase.length} edits save`;
  return [
    `With the same base, ${edits} ${bytes(saved)}, and it is then ${bytes(last.sizeAfter)} (\`imagebudget fix --trust fewer\`).`,
  ];
}

/** What may change at run time. */
function trustText(items: readonly PlanItem[]): string[] {
  if (items.length === 0) return [];
  const of = (trust: Trust) => items.filter(item => item.trust === trust);
  const [fewer, base, same] = [of('fewer'), of('base'), of('same')];
  if (same.length === items.length)
    return [`${items.length === 1 ? 'The edit does' : 'The edits do'} not change what runs.`];
  const parts = [
    ...(fewer.length === 0
      ? []
      : [`${numbered(fewer, items)} ${fewer.length === 1 ? 'leaves' : 'leave'} something out`]),
    ...(base.length === 0
      ? []
      : [`${numbered(base, items)} ${base.length === 1 ? 'changes' : 'change'} the base image`]),
  ];
  const others = same.length === 0 ? '' : `; the other${same.length === 1 ? ' does' : 's do'} not change what runs`;
  return [`${capitalised(listed(parts))}${others}.`];
}

/** `edit 2`, `edits 1 and 2`. */
function numbered(some: readonly PlanItem[], all: readonly PlanItem[]): string {
  return `edit${some.length === 1 ? '' : 's'} ${listed(some.map(item => String(all.indexOf(item) + 1)))}`;
}
