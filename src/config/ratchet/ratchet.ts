/** New limits for a budget: what was measured and some room, never more than before unless that is wanted. */
import type { BudgetConfig } from '../types.ts';
import { type Room, roomAbove, roomBelow, SMALL_SHARE } from '../values/headroom.ts';
import type { Threshold } from '../values/thresholds.ts';
import { allowance, restyled, WHOLE } from './restyle.ts';

/** What one image has of the figure that a budget limits. */
export interface MeasuredFigure {
  /** Bytes or a count; of `efficiency` the bytes that are visible. */
  amount: number;
  /** Bytes of the image. */
  whole: number;
}

type Figures = readonly [MeasuredFigure, ...MeasuredFigure[]];

/** What becomes of one limit. */
export interface LimitChange<Figure> {
  side: 'warn' | 'fail';
  old: Threshold;
  /** `tight`: a new limit would not be lower. `exceeded`: it would be higher, and nobody wants that. */
  outcome: 'lowered' | 'raised' | 'tight' | 'exceeded';
  /** The new limit as the config would say it; the old one if it stays. */
  text: string;
  /** That limit as a number: see `allowance`. */
  value: number;
  /** The largest of the figures: what the new limit is for. */
  figure: Figure;
}

/**
 * The limits of a budget, after the largest of the figures and the room of `init`. A warning beside a limit of its kind gets half of the room.
 * @param figures of the images that share the budget, one at least
 * @param raise whether a limit that is exceeded rises
 */
export function ratchet<F extends MeasuredFigure>(
  budget: BudgetConfig,
  figures: readonly [F, ...F[]],
  raise: boolean,
): LimitChange<F>[] {
  const { warn, fail, floor } = budget;
  const change = (side: 'warn' | 'fail', old: Threshold, room: Room): LimitChange<F> => {
    const isOver = isExceeded(old, floor, figures);
    const fresh = restyled(old, room);
    const outcome = isOver ? (raise ? 'raised' : 'exceeded') : fresh.value < allowance(old) ? 'lowered' : 'tight';
    const isNew = outcome === 'raised' || outcome === 'lowered';
    return {
      side,
      old,
      outcome,
      figure: largest(old, figures),
      ...(isNew ? fresh : { text: old.text, value: allowance(old) }),
    };
  };
  const failing = fail && change('fail', fail, roomOf(fail, figures, warn === null ? 'warn' : 'fail'));
  const warning = warn && change('warn', warn, warnRoom(warn, failing, figures));
  return [warning, failing].flatMap(one => one ?? []);
}

/** A warning above its limit would never be seen, and is an error in a config. */
function warnRoom(
  warn: Threshold,
  failing: Pick<LimitChange<unknown>, 'old' | 'value'> | null,
  figures: Figures,
): Room {
  const figure = figureFor(warn, largest(warn, figures));
  if (failing === null || failing.old.kind !== warn.kind || isSmall(warn, figure)) return roomOf(warn, figures, 'warn');
  return failing.value < figure ? roomAbove(figure) : roomBelow(failing.value, figure);
}

function roomOf(limit: Threshold, figures: Figures, share: keyof typeof SMALL_SHARE): Room {
  const figure = figureFor(limit, largest(limit, figures));
  if (!isSmall(limit, figure)) return roomAbove(figure);
  const least = (SMALL_SHARE[share] * WHOLE) / 100;
  return { least, most: least };
}

/** Whether a share is one of those that get a fixed limit. */
function isSmall({ kind }: Threshold, figure: number): boolean {
  return (kind === 'percent' || kind === 'ratio') && figure * 100 <= SMALL_SHARE.warn * WHOLE;
}

function isExceeded(limit: Threshold, floor: Threshold | undefined, figures: Figures): boolean {
  const allowed = allowance(limit);
  const least = floor === undefined ? -1 : allowance(floor);
  return figures.some(figure => figure.amount > least && figureFor(limit, figure) > allowed);
}

function largest<F extends MeasuredFigure>(limit: Threshold, figures: readonly [F, ...F[]]): F {
  return figures.reduce((most, one) => (figureFor(limit, one) > figureFor(limit, most) ? one : most));
}

/** The figure as a number that can be compared with `allowance`. Shares are rounded up, so that a limit of this number is kept. */
function figureFor({ kind }: Threshold, { amount, whole }: MeasuredFigure): number {
  switch (kind) {
    case 'bytes':
    case 'count':
      return amount;
    case 'percent':
      return shareOf(amount, whole);
    case 'ratio':
      return shareOf(whole - amount, whole);
    default:
      return kind satisfies never;
  }
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((BigInt(part) * BigInt(WHOLE) + BigInt(whole) - 1n) / BigInt(whole));
}
