/** What to do, in Markdown: the plan with the user's own lines, and what no edit does. */

import type { Saving } from '../../analysis/savings/types.ts';
import type { PlanItem } from '../../budget/plan/types.ts';
import { listed } from '../../image/text.ts';
import { about, capitalised, isCovered } from '../format/edits/edit-words.ts';
import { cut, markdownCode, markdown as say } from '../format/escape.ts';
import { bytes, counted } from '../format/figures.ts';
import { betweenText, leftOutText } from '../format/plan.ts';
import { SMALL } from '../format/savings.ts';
import type { ImageReport } from '../types.ts';
import { instead, origin, where } from './details.ts';
import { diffBlock } from './diff-block.ts';
import { details, explained, fileLink, firstRows, type MarkdownOptions } from './parts.ts';
import { intro } from './plan-intro.ts';

/** Edits that are shown unfolded. */
const TOP = 5;
/** Edits in the fold. */
const MOST_FOLDED = 50;
/** Packages that are named. */
const MOST_LEFT_OUT = 6;
const NAME_COLUMNS = 60;
/** Savings without an edit that are named where a limit is not met. */
const MOST_BY_HAND = 3;
/** A smaller part of the image is not named. */
const LEAST_PART = 0.01;

/** The plan of an image that is judged, or inspected. Of a green one it is folded; one line says that nothing is worth doing. */
export function whatToDo(image: ImageReport, options: MarkdownOptions): string[] {
  const { items, unmet } = image.plan;
  const shown = items.slice(0, options.top ?? TOP);
  const secrets = secretLines(image, options);
  const hand = unmet.length === 0 && items.length > 0 ? [] : byHand(image, options);
  const base = baseLine(image);
  if (items.length === 0 && unmet.length === 0 && hand.length === 0)
    return ['Nothing in this Dockerfile is worth changing.', '', ...secrets, ...base];
  const edits = [...intro(image), '', ...itemLines(shown, image, options)];
  if (image.verdict !== 'pass') return ['#### What to do', '', ...edits, ...hand, ...secrets, ...base];
  const title = `Still worth doing (${counted(items.length, 'edit')}, ${bytes(total(items))})`;
  return [...secrets, ...details(title, items.length === 0 ? [] : [...edits, ...base])];
}

/** Edits beyond those, and the small ones, folded. */
export function moreEdits(image: ImageReport, options: MarkdownOptions): string[] {
  const { items, small } = image.plan;
  const all = [...items.slice(options.top ?? TOP), ...small];
  const { shown, rest } = firstRows(all, MOST_FOLDED);
  const title = `${counted(all.length, items.length === 0 ? 'small edit' : 'more edit')} (${bytes(total(all))})`;
  return details(title, shown.length === 0 ? [] : [...itemLines(shown, image, options), ...rest]);
}

/** The items as a list that is numbered as the plan is. */
function itemLines(items: readonly PlanItem[], { plan, budgets }: ImageReport, options: MarkdownOptions): string[] {
  const all = [...plan.items, ...plan.small];
  const open = new Set(budgets.filter(({ status }) => status !== 'pass').map(({ budget }) => budget));
  return items.flatMap(item => {
    const at = all.indexOf(item);
    const told = { ...item, meets: item.meets.filter(budget => open.has(budget)) };
    const [first = '', ...rest] = itemText(told, all.slice(0, at), options);
    const mark = `${at + 1}. `;
    return [mark + first, ...rest.map(line => (line === '' ? '' : ' '.repeat(mark.length) + line)), ''];
  });
}

function itemText(item: PlanItem, earlier: readonly PlanItem[], options: MarkdownOptions): string[] {
  const at = item.at === null ? '' : ` (${fileLink(item.at, options)})`;
  const facts = [
    `saves **${about(bytes(item.bytes), item.exact)}**${item.range === null ? '' : ` (${betweenText(item.range)})`}`,
    `then it is ${about(bytes(item.sizeAfter), item.exact)}`,
    ...(item.meets.length === 0 ? [] : [`within ${listed(item.meets.map(name => markdownCode(name)))}`]),
  ];
  const diff = diffBlock(item, earlier);
  const left =
    item.leftOut.length === 0
      ? []
      : [`No longer in the image: ${leftOutText(item.leftOut, MOST_LEFT_OUT, name => say(cut(name, NAME_COLUMNS)))}.`];
  const base = item.trust === 'base' ? ['Another base image: run your tests with it.'] : [];
  const notes = [...secondText(item, options), ...left, ...base];
  return [
    `**${say(item.title)}**${at}<br>${facts.join(', ')}`,
    ...(diff.length === 0 ? [] : ['', ...diff]),
    ...(notes.length === 0 ? [] : ['', notes.join('<br>')]),
  ];
}

function secondText({ second }: PlanItem, options: MarkdownOptions): string[] {
  return second === null ? [] : [`${fileLink(second.at, options)} ${say(second.does)}.`];
}

/** Files that may hold secrets, however small they are. */
function secretLines(image: ImageReport, options: MarkdownOptions): string[] {
  const shown = image.plan.items.slice(0, options.top ?? TOP);
  const secrets = [...image.savings, ...image.advice].filter(
    saving => saving.always && !isCovered(idOf(saving), shown),
  );
  return secrets.length === 0 ? [] : [...secrets.map(saving => savingLine(saving, image, options)), ''];
}

/** The biggest savings that no edit covers. */
function byHand(image: ImageReport, options: MarkdownOptions): string[] {
  const { items, small } = image.plan;
  const least = Math.max(SMALL, image.sizes.image * LEAST_PART);
  const left = [...image.savings, ...image.advice].filter(
    saving =>
      saving.bytes - saving.baseBytes >= least && !saving.always && !isCovered(idOf(saving), [...items, ...small]),
  );
  const biggest = left.sort((a, b) => b.bytes - a.bytes).slice(0, MOST_BY_HAND);
  if (biggest.length === 0) return [];
  return [
    items.length === 0 ? 'The biggest that could go:' : 'What else could go:',
    '',
    ...biggest.map(saving => savingLine(saving, image, options)),
    '',
  ];
}

function savingLine(saving: Saving, image: ImageReport, options: MarkdownOptions): string {
  const title = explained(say(saving.always ? capitalised(saving.title) : saving.title), saving.page, options);
  const what = saving.always ? `**${title}**` : `**${bytes(saving.bytes)}** ${title}`;
  return `- ${what}: ${where(saving)} (${origin(saving, image.layers, options)}). ${instead(saving)}`;
}

/** What a plan calls it. */
function idOf({ page, label }: Saving): string {
  return page ?? label;
}

function baseLine({ plan }: ImageReport): string[] {
  if (plan.baseBytes < SMALL) return [];
  return [`${bytes(plan.baseBytes)} inside the base image; a newer or smaller base frees them.`, ''];
}

function total(items: readonly PlanItem[]): number {
  return items.reduce((sum, item) => sum + item.bytes, 0);
}
