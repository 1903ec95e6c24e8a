/** The plan in words. Texts hold foreign parts (names of budgets and images): `say` escapes them. */
import type { LeftOut } from '../../advice/edits/edit.ts';
import type { Plan, PlanItem } from '../../budget/plan/types.ts';
import type { BudgetResult } from '../../budget/types.ts';
import { listed } from '../../image/text.ts';
import type { ImageReport } from '../types.ts';
import { threshold } from './budgets/budget-messages.ts';
import type { Say } from './escape.ts';
import { bytes, distinctBytes } from './figures.ts';

/** Compilers that only another base would take away. */
const TOOLCHAIN = 'toolchain-in-image';

/** Why no second stage is offered to an image that has a compiler, or whose program could not be read; empty for others. */
export function noStageSentence({ edits: { noStage }, findings }: ImageReport, say: Say): string {
  if (noStage === null || !(noStage.isUnread || findings.some(({ rule }) => rule === TOOLCHAIN))) return '';
  return `No second stage is offered: ${say(noStage.reason)}.`;
}

/** Why the smaller variant of the base is not offered; empty where none is known. */
export function noSmallerBaseSentence({ edits: { noSmallerBase } }: ImageReport, say: Say): string {
  return noSmallerBase === null ? '' : `No smaller base is offered: ${say(noSmallerBase.reason)}.`;
}

/** Why compilers, `-dev` packages and tools that nothing may need are not removed; empty where there are none. */
export function noRemovalSentence({ edits: { noRemoval } }: ImageReport, say: Say): string {
  return noRemoval === null ? '' : `Compilers and tools stay: ${say(noRemoval.reason)}.`;
}

/** Why Next.js's standalone output is not copied in place of the whole build; empty where that question does not arise. */
export function noStandaloneSentence({ edits: { noStandalone } }: ImageReport, say: Say): string {
  return noStandalone === null ? '' : `Next.js's standalone output is not copied alone: ${say(noStandalone.reason)}.`;
}

/** The variant of the base on Alpine, with what it may break; empty where none is known that may do. */
export function alpineSentence({ edits: { alpine } }: ImageReport, say: Say): string {
  if (alpine === null) return '';
  const { insteadOf, bases } = alpine;
  const named = bases.map(base => {
    const source = base.sizeOf === null ? base.date : `${say(base.sizeOf)} on ${base.date}`;
    const without = base.without === null ? '' : `; without ${base.without}`;
    return `${say(base.name)} has about ${bytes(base.bytes)} (${source}${without})`;
  });
  return [
    `The last thing to try is Alpine instead of ${say(insteadOf.name)} (${bytes(insteadOf.bytes)}): ${listed(named)}.`,
    'It has another C library (musl), so names of packages, wheels and name resolution differ; it was not tried.',
  ].join(' ');
}

/** Why edits of much effect are not offered, and what none tries. @param all also where no other source would show more */
export function notOffered(image: ImageReport, say: Say, all: boolean): string[] {
  const { noStage, noSmallerBase, noRemoval, noStandalone } = image.edits;
  const texts = [
    all || noStage?.isUnread === true ? noStageSentence(image, say) : '',
    all || noSmallerBase?.isUnread === true ? noSmallerBaseSentence(image, say) : '',
    all || noRemoval?.isUnread === true ? noRemovalSentence(image, say) : '',
    all || noStandalone?.isUnread === true ? noStandaloneSentence(image, say) : '',
    all ? alpineSentence(image, say) : '',
  ];
  return texts.filter(text => text !== '');
}

/** What the needed edits lead to, and which budgets no edit meets; sentences with full stops. */
export function planSentences(image: ImageReport, plan: Plan, say: Say): string[] {
  const texts = [
    neededSentence(image, plan, say),
    ...unmetSentences(image, plan, say),
    brokenSentence(plan, say),
    untoldSentence(plan, say),
  ];
  return texts.filter(text => text !== '');
}

/** `With these edits, wasted would fail, which does not now: a limit in percent is less in a smaller image.` */
function brokenSentence({ broken }: Plan, say: Say): string {
  if (broken.length === 0) return '';
  const verb = broken.length === 1 ? 'does' : 'do';
  return `With these edits, ${listed(broken.map(say))} would fail, which ${verb} not now: a limit in percent is less in a smaller image.`;
}

/** `Whether paths./usr is kept with another base image cannot be told before it is built.` */
function untoldSentence({ untold }: Plan, say: Say): string {
  if (untold.length === 0) return '';
  const are = untold.length === 1 ? 'is' : 'are';
  return `Whether ${listed(untold.map(say))} ${are} kept with another base image cannot be told before it is built.`;
}

/** `Fixing 1 and 2 brings size to 182 MB (limit 200 MB) and meets wasted.` */
function neededSentence({ budgets }: ImageReport, { items, needed, unmet }: Plan, say: Say): string {
  const first = items.slice(0, needed);
  const last = first.at(-1);
  if (last === undefined) return '';
  const met = [...new Set(first.flatMap(({ meets }) => meets))];
  const size = budgets.find(({ budget, status }) => budget === 'size' && status !== 'pass');
  const most = size === undefined || unmet.includes('size') || !met.includes('size') ? null : threshold(size);
  const about = first.every(({ exact }) => exact) ? '' : 'about ';
  const names = met.filter(name => most === null || name !== 'size').map(say);
  const others = names.length === 0 ? '' : `meets ${listed(names)}`;
  const which = `Fixing ${needed === 1 ? '1' : needed === 2 ? '1 and 2' : `1 to ${needed}`}`;
  if (most === null) return others === '' ? '' : `${which} ${others}; size is then ${about}${bytes(last.sizeAfter)}.`;
  const [after, limit] = distinctBytes(last.sizeAfter, most);
  return `${which} brings size to ${about}${after} (limit ${limit})${others === '' ? '' : ` and ${others}`}.`;
}

/** `With all of these, size stays 12.0 MB over its limit; what is left is 648 MB of golang:1.26 and 36.6 MB of your own layers.` */
function unmetSentences(image: ImageReport, { items, unmet }: Plan, say: Say): string[] {
  const size = image.budgets.find(({ budget }) => budget === 'size' && unmet.includes('size'));
  const after = items.at(-1)?.sizeAfter ?? image.sizes.image;
  const over = after - (size?.fail ?? after);
  const others = unmet.filter(budget => budget !== 'size' || over <= 0).map(say);
  const start =
    items.length === 0 ? 'No edit helps enough: size' : `With ${items.length === 1 ? 'it' : 'all of these'}, size`;
  const about = items.every(({ exact }) => exact) ? '' : 'about ';
  const left = items.some(({ trust }) => trust === 'base') ? '' : `; ${whatIsLeft(image, after, say)}`;
  return [
    ...(over <= 0 ? [] : [`${start} stays ${about}${bytes(over)} over its limit${left}.`]),
    ...(others.length === 0
      ? []
      : [`No edit here brings ${listed(others)} within ${others.length === 1 ? 'its limit' : 'their limits'}.`]),
  ];
}

function whatIsLeft({ layers, base }: ImageReport, after: number, say: Say): string {
  const inBase = layers.reduce((sum, layer) => sum + (layer.base ? layer.bytes : 0), 0);
  const own = Math.max(0, after - inBase);
  if (inBase > 0 && inBase <= after)
    return `what is left is ${bytes(inBase)} of ${base?.name == null ? 'the base image' : say(base.name)} and ${bytes(own)} of your own layers`;
  const largest = layers.reduce(
    (most, layer) => (layer.bytes > most.bytes ? layer : most),
    layers[0] ?? { bytes: 0, index: 0 },
  );
  return `what is left is mostly layer ${largest.index} (${bytes(largest.bytes)})`;
}

/** `gcc 120 MB, make 1.20 MB and 14 more`, the biggest first. @param most how many are named */
export function leftOutText(leftOut: readonly LeftOut[], most: number, say: Say): string {
  const named = [...leftOut]
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ name, bytes: size }) => `${say(name)} ${bytes(size)}`);
  return listed(named, most);
}

/** Bytes that an edit saves, or leaves: `742 MB`, `≈742 MB` for an estimate. */
export function estimated(n: number, exact: boolean): string {
  return `${exact ? '' : '≈'}${bytes(n)}`;
}

/** `735 MB to 745 MB`, of an estimate. */
export function betweenText([least, most]: readonly [least: number, most: number]): string {
  const [from, to] = distinctBytes(least, most);
  return `${from} to ${to}`;
}

/** What an edit may change at run time, in words; empty if nothing can notice. */
export function trustText({ trust, leftOut, range }: PlanItem, most: number, say: Say): string {
  const gone = leftOut.length === 0 ? '' : `leaves out: ${leftOutText(leftOut, most, say)}`;
  switch (trust) {
    case 'same':
      return '';
    case 'fewer':
      return gone === '' ? 'installs less' : gone;
    case 'base': {
      const base = range === null ? 'another base image' : `another base image: saves ${betweenText(range)}`;
      return gone === '' ? base : `${base}; ${gone}`;
    }
    default:
      return trust satisfies never;
  }
}

/** The failing budgets and warnings that an edit meets, as texts. */
export function metBudgets({ meets }: PlanItem, budgets: readonly BudgetResult[]): string[] {
  const set = new Set(budgets.map(({ budget }) => budget));
  return meets.filter(name => set.has(name));
}
