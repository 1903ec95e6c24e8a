/** What the plan reaches, in a few sentences. */
import type { Trust } from '../../advice/edits/edit.ts';
import type { PlanItem } from '../../budget/plan/types.ts';
import { markdownCode } from '../format/escape.ts';
import { bytes } from '../format/figures.ts';
import { figure, listed, sizeLeftOver } from '../format/plan-words.ts';
import type { ImageReport } from '../types.ts';

/** One paragraph; it says too what no edit reaches. */
export function intro(image: ImageReport): string[] {
  const { items, unmet } = image.plan;
  if (items.length === 0 && unmet.length === 0) return [];
  const sentences = [...reached(image), ...unreached(image), ...trustText(items)];
  return [sentences.join(' ')];
}

/** Which edits the failing budgets need, or what all edits save. */
function reached({ plan, sizes }: ImageReport): string[] {
  const { items, needed, unmet } = plan;
  const last = items[needed - 1];
  if (!last) {
    const total = items.reduce((sum, item) => sum + item.bytes, 0);
    const end = items.at(-1);
    if (!end || unmet.length > 0) return [];
    const size = figure(
      bytes(end.sizeAfter),
      items.every(({ exact }) => exact),
    );
    const together = items.length === 1 ? 'This edit saves' : `Together the ${items.length} edits save`;
    return [`${together} ${bytes(total)}: ${bytes(sizes.image)} becomes ${size}.`];
  }
  const numbers = numbered(items.slice(0, needed), items);
  const verb = needed === 1 ? 'brings' : 'bring';
  const size = figure(
    bytes(last.sizeAfter),
    items.slice(0, needed).every(({ exact }) => exact),
  );
  const rest = items.length - needed;
  const others =
    rest === 0 ? '' : rest === 1 ? ' The other one is worth it too.' : ` The ${rest} others are worth it too.`;
  if (unmet.length === 0) return [`${numbers} ${verb} the image within its limits, at ${size}.${others}`];
  return [`${numbers} ${verb} ${within(items.slice(0, needed).flatMap(({ meets }) => meets))}.`];
}

function unreached({ plan, budgets, sizes }: ImageReport): string[] {
  const { unmet, items } = plan;
  if (unmet.length === 0) return [];
  const end = items.at(-1);
  const size = end?.sizeAfter ?? sizes.image;
  const over = unmet.includes('size') ? sizeLeftOver(budgets, size) : null;
  const edits = items.length === 1 ? 'edit 1' : items.length === 2 ? 'both edits' : `all ${items.length} edits`;
  const after = !end || over === null ? '' : `: after ${edits} the image is ${bytes(size)}, still ${bytes(over)} over`;
  return [`No edit of this Dockerfile brings ${within(unmet)}${after}.`];
}

/** `size` within its limit. */
function within(budgets: readonly string[]): string {
  return `${listed(budgets.map(name => markdownCode(name)))} within ${budgets.length === 1 ? 'its limit' : 'their limits'}`;
}

/** What may change at run time. */
function trustText(items: readonly PlanItem[]): string[] {
  if (items.length === 0) return [];
  const of = (trust: Trust) => items.filter(item => item.trust === trust);
  const [fewer, base, same] = [of('fewer'), of('base'), of('same')];
  if (same.length === items.length) return [`${items.length === 1 ? 'It does' : 'They do'} not change what runs.`];
  const parts = [
    ...(fewer.length === 0 ? [] : [`${numbered(fewer, items)} ${fewer.length === 1 ? 'installs' : 'install'} less`]),
    ...(base.length === 0
      ? []
      : [`${numbered(base, items)} ${base.length === 1 ? 'changes' : 'change'} the base image`]),
  ].map((part, n) => (n === 0 ? part : part.replace('Edit', 'edit')));
  const others = same.length === 0 ? '' : `; the other${same.length === 1 ? ' does' : 's do'} not change what runs`;
  return [`${listed(parts)}${others}.`];
}

/** `Edit 2`, `Edits 1 and 2`. */
function numbered(some: readonly PlanItem[], all: readonly PlanItem[]): string {
  const numbers = some.map(item => all.indexOf(item) + 1);
  const [first = 0] = numbers;
  const many = numbers.length > 3 && numbers.at(-1) === first + numbers.length - 1;
  return `Edit${numbers.length === 1 ? '' : 's'} ${many ? `${first} to ${numbers.at(-1)}` : listed(numbers)}`;
}
