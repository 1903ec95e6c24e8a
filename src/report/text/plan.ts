/** What to do, in the text report: the plan, with as many of its edits in full as a screen has room for. */
import { capitalised } from '../format/edits/edit-words.ts';
import { terminal } from '../format/escape.ts';
import type { ImageReport } from '../types.ts';
import { closingLines } from './plan-closing.ts';
import { briefTitle, itemDetails } from './plan-item.ts';
import { planTable } from './plan-table.ts';
import type { View } from './view.ts';

/** Lines of the title of an edit that is shown in brief, as far as words allow. */
const BRIEF_LINES = 1.6;

/** Lines that an edit in full keeps whatever room there is. */
const LEAST_LINES = 5;

/** Edits of the second-best plan that are listed. */
const MOST_SAME_BASE = 3;

export interface PlanLines {
  lines: string[];
  /** How many of the needed edits, or of the first, are shown with their lines; null if they do not fit in the room. */
  full: number | null;
}

/** Title, edits and what they lead to. @param room lines that are left on the screen; the first edit is in full whatever they are */
export function planLines(image: ImageReport, view: View, room: number): PlanLines {
  const { plan } = image;
  const items = view.all ? plan.items : plan.items.slice(0, view.top);
  const closing = [...sameBaseLines(image, view), ...closingLines(image, view, items.length)];
  const small = view.all ? plan.small : [];
  if (items.length + small.length === 0) return { lines: closing, full: 0 };
  const { title, rowOf, titleColumns } = planTable([...items, ...small], image, view);
  const blocks = [...items, ...small].map((item, n) => {
    const details = itemDetails(item, { image, view, earlier: [...plan.items, ...small].slice(0, n) });
    return {
      full: [...rowOf(item, n, terminal(item.title)), ...details],
      brief: rowOf(item, n, briefTitle(item, image, titleColumns * BRIEF_LINES)),
    };
  });
  const left = room - 1 - closing.length;
  const shown = fullBlocks(blocks.slice(0, items.length), view.all ? Number.POSITIVE_INFINITY : left, view.more);
  const briefly = items.length - shown.full;
  const more =
    briefly === 0
      ? []
      : [
          view.paint(
            'dim',
            `  ${capitalised(view.more)} shows the lines of ${briefly === 1 ? 'edit ' : ''}${namesOf(shown.full, items.length)}`,
          ),
        ];
  const hardly = blocks.slice(items.length).flatMap(({ full }) => full);
  const smallTitle = hardly.length === 0 ? [] : ['', view.paint('dim', '  SMALL EDITS, hardly worth it')];
  const wanted = Math.min(items.length, Math.max(1, plan.needed));
  const fits = shown.lines.length + more.length <= left;
  return {
    lines: [title, ...shown.lines, ...closing, ...more, ...smallTitle, ...hardly],
    full: !fits ? null : shown.isCut ? 0 : Math.min(shown.full, wanted),
  };
}

/** The second-best: what the same base image allows, where the plan has another one. */
function sameBaseLines(image: ImageReport, view: View): string[] {
  const { sameBase } = image.plan;
  if (sameBase.length === 0) return [];
  const shown = view.all ? sameBase : sameBase.slice(0, MOST_SAME_BASE);
  const { rowOf, titleColumns } = planTable(shown, image, view);
  const rows = shown.flatMap((item, n) => rowOf(item, n, briefTitle(item, image, titleColumns * BRIEF_LINES)));
  const rest = sameBase.length - shown.length;
  const more = rest === 0 ? [] : [view.paint('dim', `  … ${rest} more (${view.more})`)];
  return ['  or, with the same base:', ...rows, ...more];
}

interface Block {
  full: string[];
  brief: string[];
}

interface Shown {
  lines: string[];
  /** How many edits are in full. */
  full: number;
  /** Whether the first of them lost lines. */
  isCut: boolean;
}

/** As many edits in full as there is room for, the first one always, the others in brief. */
function fullBlocks(blocks: readonly Block[], room: number, more: string): Shown {
  for (let full = blocks.length; ; full -= 1) {
    const lines = blocks.flatMap((block, n) => (n < full ? block.full : block.brief));
    const note = full < blocks.length ? 1 : 0;
    const over = lines.length + note - room;
    if (over <= 0) return { lines, full, isCut: false };
    if (full <= 1)
      return { lines: withoutLines(lines, { length: blocks[0]?.full.length ?? 0, over, more }), full, isCut: true };
  }
}

/** Lines of which the first `length` are an edit's that has too many: its last ones go, as far as that leaves some. */
function withoutLines(
  lines: readonly string[],
  { length, over, more }: { length: number; over: number; more: string },
): string[] {
  const kept = Math.max(LEAST_LINES, length - over - 1);
  if (kept + 1 >= length) return [...lines];
  return [...lines.slice(0, kept), `     … ${length - kept} more lines (${more})`, ...lines.slice(length)];
}

/** `2`, `2 and 3`, `2 to 5`: the numbers of edits from index `from` on. */
function namesOf(from: number, to: number): string {
  if (to - from === 1) return `${to}`;
  return `${from + 1} ${to - from === 2 ? 'and' : 'to'} ${to}`;
}
