/** What is said below the edits of the plan in the text report. */
import type { Saving } from '../../analysis/savings/types.ts';
import { capitalised } from '../format/edits/edit-words.ts';
import { cut, terminal } from '../format/escape.ts';
import { bytes, counted } from '../format/figures.ts';
import { listed, notOffered, planSentences } from '../format/plan.ts';
import { SMALL } from '../format/savings.ts';
import { wrap } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import type { View } from './view.ts';

const TITLE_COLUMNS = 40;
/** Findings without an edit are named from this part of the image, or from this many bytes: as edits are worth it. */
const WORTH = { part: 0.01, bytes: 10_000_000 };
/** Findings without an edit that are named. */
const MOST_NAMED = 3;

/** Edits that were left out, what the needed ones lead to, what no edit meets or frees. @param shown how many edits are listed */
export function closingLines(image: ImageReport, view: View, shown: number): string[] {
  const { items } = image.plan;
  const left = items.slice(shown);
  const saved = left.reduce((sum, item) => sum + item.bytes, 0);
  const sentences = planSentences(image, image.plan, terminal).flatMap(text => sentence(text, view));
  return [
    ...(left.length === 0 ? [] : [view.paint('dim', `  … ${left.length} more, ${bytes(saved)} (${view.more})`)]),
    ...sentences.map(line => view.paint('bold', line)),
    ...(items.length === 0 ? nothingLines(image, sentences.length === 0, view) : []),
    ...reasonLines(image, view),
    ...(view.all ? [] : byHandLines(image, view)),
  ];
}

/** Why edits of much effect are not offered: with all details, or where another source would show more. */
function reasonLines(image: ImageReport, view: View): string[] {
  return notOffered(image, terminal, view.all).flatMap(text => sentence(text, view));
}

/** Why there is no plan. @param alone whether nothing else was said */
function nothingLines(image: ImageReport, alone: boolean, view: View): string[] {
  const { small } = image.plan;
  if (image.layers.length === 0) return [];
  const saved = small.reduce((sum, item) => sum + item.bytes, 0);
  const where = view.all ? '' : ` (${view.more})`;
  const more = small.length === 0 ? '' : `${counted(small.length, 'small edit')} would free ${bytes(saved)}${where}.`;
  const nothing = alone && withoutEdit(image).length === 0 ? 'Nothing to do: no edit frees enough to be worth it.' : '';
  const text = [nothing, more].filter(part => part !== '').join(' ');
  return text === '' ? [] : sentence(text, view);
}

/** Findings that no edit fits, with their bytes: a person has to look at them. */
function byHandLines(image: ImageReport, view: View): string[] {
  const found = withoutEdit(image);
  if (found.length === 0) return [];
  const total = found.reduce((sum, [, size]) => sum + size, 0);
  const named = found.slice(0, MOST_NAMED).map(([title, size]) => {
    return `${cut(terminal(title), TITLE_COLUMNS)}${found.length === 1 ? '' : ` (${bytes(size)})`}`;
  });
  const rest = found.length - named.length;
  const names = listed(rest === 0 ? named : [...named, `${rest} more`]);
  const where = view.all ? '' : ` ${capitalised(view.more)} says what to do.`;
  return sentence(`No edit fits ${bytes(total)}: ${names}.${where}`, view);
}

/** Titles of own savings that no edit of the plan is about, with their bytes, most first; secrets are shown apart. */
function withoutEdit({ savings, advice, plan, sizes }: ImageReport): [title: string, bytes: number][] {
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

function sentence(text: string, view: View): string[] {
  return wrap(text, view.width - 2).map(line => `  ${line}`);
}
