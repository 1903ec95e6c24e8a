/** The plan in words. Texts hold foreign parts (names of budgets and images): `say` escapes them. */
import type { LeftOut, Trust } from '../../advice/edits/edit.ts';
import type { Plan, PlanItem } from '../../budget/plan/types.ts';
import type { BudgetResult } from '../../budget/types.ts';
import type { ImageReport } from '../types.ts';
import { bytes, counted, distinctBytes } from './figures.ts';

type Say = (foreign: string) => string;

const RANKS: Readonly<Record<Trust, number>> = { same: 0, fewer: 1, base: 2 };

/** A plan of which some edits are not shown. */
export interface ShownPlan extends Plan {
  /** How many edits change more than was asked for. */
  hidden: number;
}

/** Those edits of a plan that change no more than `trust` allows, with the sizes that they alone lead to. */
export function planWithin({ plan, sizes, budgets }: ImageReport, trust: Trust): ShownPlan {
  const allowed = (item: PlanItem) => RANKS[item.trust] <= RANKS[trust];
  const items = plan.items.filter(allowed);
  const hidden = plan.items.length - items.length;
  if (hidden === 0) return { ...plan, small: plan.small.filter(allowed), hidden };
  const failing = budgets.filter(({ status }) => status === 'fail');
  const size = failing.find(({ budget }) => budget === 'size');
  let after = sizes.image;
  let sure = true;
  const shown = plan.items.flatMap(item => {
    if (!allowed(item)) sure = false;
    if (!allowed(item)) return [];
    const before = after;
    after -= item.bytes;
    // Without the hidden edits before it, only what it means for the size is known.
    const meetsSize = size?.fail != null && before > size.fail && after <= size.fail;
    const meets = sure ? item.meets : meetsSize ? ['size'] : [];
    return [{ ...item, sizeAfter: after, meets }];
  });
  const met = new Set(shown.flatMap(({ meets }) => meets));
  const needed =
    shown.findLastIndex(({ meets }) => meets.some(name => failing.some(({ budget }) => budget === name))) + 1;
  const unmet = failing.map(({ budget }) => budget).filter(budget => !met.has(budget));
  return { ...plan, items: shown, needed, unmet, small: plan.small.filter(allowed), hidden };
}

/** What the needed edits lead to, and which budgets no edit meets; sentences with full stops. */
export function planSentences(image: ImageReport, plan: Plan, say: Say): string[] {
  return [neededSentence(image, plan, say), ...unmetSentences(image, plan, say)].filter(text => text !== '');
}

/** `Fixing 1 and 2 brings size to 182 MB (limit 200 MB) and meets wasted.` */
function neededSentence({ budgets }: ImageReport, { items, needed }: Plan, say: Say): string {
  const first = items.slice(0, needed);
  const last = first.at(-1);
  if (last === undefined) return '';
  const size = budgets.find(({ budget, status }) => budget === 'size' && status === 'fail');
  const failing = new Set(budgets.filter(({ status }) => status === 'fail').map(({ budget }) => budget));
  const met = first.flatMap(({ meets }) => meets).filter(name => failing.has(name) && name !== 'size');
  const about = first.every(({ exact }) => exact) ? '' : 'about ';
  const others = met.length === 0 ? '' : `meets ${listed(met.map(say))}`;
  const which = `Fixing ${needed === 1 ? '1' : needed === 2 ? '1 and 2' : `1 to ${needed}`}`;
  if (size?.fail == null) return `${which} ${others}; the image is then ${about}${bytes(last.sizeAfter)}.`;
  const [after, limit] = distinctBytes(last.sizeAfter, size.fail);
  return `${which} brings size to ${about}${after} (limit ${limit})${others === '' ? '' : ` and ${others}`}.`;
}

/** `size stays 12.0 MB over its limit; what is left is 648 MB of golang:1.26 and 36.6 MB of your own layers.` */
function unmetSentences(image: ImageReport, { items, unmet }: Plan, say: Say): string[] {
  const size = image.budgets.find(({ budget }) => budget === 'size' && unmet.includes('size'));
  const others = unmet.filter(budget => budget !== 'size' || size === undefined).map(say);
  const sentences: string[] = [];
  if (size?.fail != null) {
    const after = items.at(-1)?.sizeAfter ?? image.sizes.image;
    const over = after - size.fail;
    const fixed = items.length === 0 ? 'No edit helps enough: size' : 'Even then size';
    const about = items.every(({ exact }) => exact) ? '' : 'about ';
    sentences.push(`${fixed} stays ${about}${bytes(over)} over its limit; ${whatIsLeft(image, after, say)}.`);
  }
  if (others.length === 1) sentences.push(`No edit here brings ${others[0]} within its limit.`);
  if (others.length > 1) sentences.push(`No edit here brings ${listed(others)} within their limits.`);
  return sentences;
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
  const rest = named.length - most;
  return rest <= 0 ? listed(named) : `${named.slice(0, most).join(', ')} and ${rest} more`;
}

/** Bytes that an edit saves, or leaves: `742 MB`, `≈742 MB` for an estimate. */
export function estimated(n: number, exact: boolean): string {
  return `${exact ? '' : '≈'}${bytes(n)}`;
}

/** What an edit may change at run time, in words; empty if nothing can notice. */
export function trustText({ trust, leftOut }: PlanItem, most: number, say: Say): string {
  switch (trust) {
    case 'same':
      return '';
    case 'fewer':
      return leftOut.length === 0 ? 'installs less' : `leaves out: ${leftOutText(leftOut, most, say)}`;
    case 'base':
      return 'another base image';
    default:
      return trust satisfies never;
  }
}

/** `1 edit that changes what is installed or the base image is not shown` */
export function hiddenText(hidden: number, trust: Trust): string {
  const what = trust === 'same' ? 'what is installed, or the base image' : 'the base image';
  return `${counted(hidden, 'edit')} more would change ${what} (--trust base)`;
}

/** `size`, `size and wasted`, `size, wasted and layer`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** The failing budgets and warnings that an edit meets, as texts. */
export function metBudgets({ meets }: PlanItem, budgets: readonly BudgetResult[]): string[] {
  const set = new Set(budgets.map(({ budget }) => budget));
  return meets.filter(name => set.has(name));
}
