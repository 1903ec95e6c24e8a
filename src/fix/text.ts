/** The edits of a plan for people, and what is said after them. */

import type { PlanItem } from '../budget/plan/types.ts';
import { listed } from '../image/text.ts';
import { cut, terminal } from '../report/format/escape.ts';
import { bytes, counted } from '../report/format/figures.ts';
import { estimated, trustText } from '../report/format/plan.ts';
import { columnWidths, width, wrap } from '../report/format/width.ts';
import { type Column, wrappedRow } from '../report/text/rows.ts';
import type { View } from '../report/text/view.ts';
import type { FixRequest, FixResult, PlannedFix } from './types.ts';

const GAP = 2;
const LEAST_TITLE = 16;
const NAME_COLUMNS = 60;
/** Packages that are named of those that an edit leaves out. */
const MOST_NAMED = 3;
const INDENT = '     ';

/** The edits, one after the other: what they save, and what the image is then. */
export function planText(found: PlannedFix, request: FixRequest, view: View): string {
  const { image, plan } = found;
  const name = cut(terminal(image.name), NAME_COLUMNS);
  const size = bytes(image.sizes.image);
  const last = plan.items.at(-1);
  const title =
    last === undefined
      ? `${name} is ${size}; there is nothing to edit${untilTrust(request)}`
      : `${name} is ${size}; ${counted(plan.items.length, 'edit makes it', 'edits make it')} ${estimated(
          last.sizeAfter,
          plan.items.every(({ exact }) => exact),
        )}`;
  const table = last === undefined ? [] : ['', ...editTable(plan.items, view)];
  const more = moreTrust(found, view);
  return block([...wrap(title, view.width).map(line => view.paint('bold', line)), ...table, ...more]);
}

function untilTrust({ trust }: FixRequest): string {
  return trust === 'same' ? ' that nothing at run time notices' : '';
}

function editTable(items: readonly PlanItem[], view: View): string[] {
  const cells = items.map((item, n) => {
    const exact = items.slice(0, n + 1).every(one => one.exact);
    return [estimated(item.bytes, item.exact), estimated(item.sizeAfter, exact), item.trust];
  });
  const titles = ['SAVES', 'THEN IT IS', 'TRUST'];
  const [saves = 0, then = 0, trust = 0] = columnWidths([titles, ...cells]);
  const number = String(items.length).length;
  const rest = 2 + number + saves + then + trust + 4 * GAP;
  const widest = Math.max(...items.map(item => width(terminal(item.title))));
  const columns: Column[] = [
    { width: number, side: 'right' },
    { width: Math.max(LEAST_TITLE, Math.min(view.width - rest, widest)), side: 'left' },
    { width: saves, side: 'right' },
    { width: then, side: 'right' },
    { width: trust, side: 'left' },
  ];
  const row = (row: readonly string[]) => wrappedRow(columns, row, GAP);
  return [
    ...row(['', 'EDIT', ...titles]).map(line => view.paint('bold', line)),
    ...items.flatMap((item, n) => [
      ...row([String(n + 1), terminal(item.title), ...(cells[n] ?? [])]),
      ...wrap(idAndPlace(item), view.width - INDENT.length).map(line => INDENT + view.paint('dim', line)),
      ...wrap(trustText(item, MOST_NAMED, terminal), view.width - INDENT.length)
        .filter(line => line !== '')
        .map(line => INDENT + view.paint('yellow', line)),
    ]),
  ];
}

/** `clean-run-5 at Dockerfile:5, saves size`. */
function idAndPlace({ id, at, meets }: PlanItem): string {
  const place = at === null ? '' : ` at ${terminal(`${at.path}:${at.line}`)}`;
  return `${terminal(id)}${place}${meets.length === 0 ? '' : `, meets ${listed(meets.map(terminal))}`}`;
}

function moreTrust({ needsTrust }: PlannedFix, view: View): string[] {
  return (['fewer', 'base'] as const).flatMap(trust => {
    const ids = needsTrust.filter(one => one.trust === trust).map(({ id }) => terminal(id));
    if (ids.length === 0) return [];
    const text = `${counted(ids.length, 'edit more needs', 'edits more need')} --trust ${trust}: ${listed(ids)}`;
    return wrap(text, view.width - 2).map(line => view.paint('dim', `  ${line}`));
  });
}

/** What was done, and what to do next. */
export function closingText(result: FixResult, request: FixRequest, view: View): string {
  const { written, plan, proof } = result;
  if (plan.items.length === 0) return '';
  if (proof !== null && !proof.passed)
    return say(`The proof failed${request.write ? '; nothing was written' : ''}. There is no diff.`, view);
  if (written.length > 0)
    return say(`Wrote ${listed(written.map(terminal))}. Build the image again, then run imagebudget check.`, view);
  const next =
    proof === null ? 'To prove it by building, add --prove; to write it, add --write.' : 'To write it, add --write.';
  return say(`Nothing was written. ${next}`, view);
}

function say(text: string, view: View): string {
  return block(wrap(text, view.width));
}

function block(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
