/** What `check --update` says. */
import type { LimitChange } from '../../config/ratchet/ratchet.ts';
import { terminal } from '../../report/format/escape.ts';
import { bytes, count, counted, ratio } from '../../report/format/figures.ts';
import { pad, width } from '../../report/format/width.ts';
import type { Figure } from './measured-limits.ts';

/** What becomes of the limits of one budget. Texts are foreign. */
export interface BudgetUpdate {
  name: string;
  changes: readonly LimitChange<Figure>[];
  /** Why its limits stay; null if each change says it. */
  left: string | null;
}

/** A line for each limit: what it was, what it is, and why. The first line counts them. */
export function updateText(path: string, updates: readonly BudgetUpdate[]): string {
  const images = new Set(updates.flatMap(({ changes }) => changes.map(({ figure }) => figure.image)));
  const rows = updates.flatMap(update => rowsOf(update, images.size > 1));
  const names = Math.max(0, ...rows.map(([name]) => width(name)));
  const limits = Math.max(0, ...rows.map(([, limit]) => width(limit)));
  const outcomes = updates.flatMap(({ changes }) => changes.map(({ outcome }) => outcome));
  const [lowered, raised] = (['lowered', 'raised'] as const).map(one => outcomes.filter(other => other === one).length);
  const done = [
    ...(lowered ? [`${counted(lowered, 'limit')} lowered`] : []),
    ...(raised ? [`${counted(raised, 'limit')} raised`] : []),
  ];
  const title = done.length === 0 ? 'no limit changes' : done.join(', ');
  const lines = rows.map(
    ([name, limit, why]) => `  ${pad(name, names, 'left')}  ${pad(limit, limits, 'left')}  ${why}`,
  );
  return `\n${[`${terminal(`${path}:`)} ${title}`, ...lines.map(line => line.trimEnd())].join('\n')}\n`;
}

type Row = readonly [name: string, limit: string, why: string];

/** @param several whether figures are of more than one image */
function rowsOf({ name, changes, left }: BudgetUpdate, several: boolean): Row[] {
  const shown = terminal(name);
  if (left !== null) return [[shown, 'stays', terminal(left)]];
  const isPair = changes.length > 1;
  return changes.map(change => {
    const { side, old, outcome, text } = change;
    const isNew = outcome === 'lowered' || outcome === 'raised';
    return [
      isPair || side === 'warn' ? `${shown} (${side})` : shown,
      isNew ? `${terminal(old.text)} → ${terminal(text)}` : `${terminal(old.text)} stays`,
      `${nowText(change.figure)}${several ? ` in ${terminal(change.figure.image)}` : ''}${WHY[outcome]}`,
    ];
  });
}

const WHY = {
  lowered: '',
  raised: '',
  tight: ': a new limit would not be lower',
  exceeded: ' is more: --raise raises it',
} as const;

function nowText({ actual, unit }: Figure): string {
  const figure = unit === 'ratio' ? ratio(actual) : unit === 'count' ? count(actual) : bytes(actual);
  return `${figure} now`;
}
