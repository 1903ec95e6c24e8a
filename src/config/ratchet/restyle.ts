/** Writes a new limit in the way of the old one: its unit, its kind of number and its spaces. */
import { decimal, type Room, shortest } from '../values/headroom.ts';
import type { Threshold } from '../values/thresholds.ts';
import { UNITS } from '../values/units.ts';

/** A share of the image is a whole number of 10^-8, which is as exact as a config can say it. */
export const WHOLE = 100_000_000;
const PERCENT = WHOLE / 100;

/** A limit as a number that grows with what it lets pass: bytes, a count, or a share of the image; of `efficiency` the share that is not visible. */
export function allowance(limit: Threshold): number {
  switch (limit.kind) {
    case 'bytes':
      return limit.bytes;
    case 'count':
      return limit.count;
    case 'percent':
      return Math.round(limit.percent * PERCENT);
    case 'ratio':
      return WHOLE - Math.round(limit.ratio * WHOLE);
    default:
      return limit satisfies never;
  }
}

/** The number in a room with the fewest digits, and how a limit like this one says it. @returns the number as `allowance` gives it */
export function restyled({ kind, text }: Threshold, room: Room): { text: string; value: number } {
  if (kind === 'bytes') return size(text, room);
  const { value } = shortest(room);
  if (kind === 'count') return { text: String(value), value };
  const share = Math.min(value, WHOLE);
  const [sign = ''] = / ?%$/.exec(text) ?? [];
  const said = kind === 'ratio' ? WHOLE - share : share;
  return { text: sign === '' ? decimal(said, 8) : `${decimal(said, 6)}${sign}`, value: share };
}

function size(text: string, room: Room): { text: string; value: number } {
  const [, space = '', written = ''] = /^[0-9.]+( ?)([a-zA-Z]*)$/.exec(text) ?? [];
  const unit = written === '' ? '' : unitFor(written, room.least);
  const { amount, value } = shortest(room, UNITS.get(unit) ?? 1n);
  return { text: `${amount}${space}${unit}`, value };
}

const DECIMAL = ['B', 'kB', 'MB', 'GB', 'TB'];
const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** The unit that is written, or a smaller one of its kind if the amount is less than a tenth of it. */
function unitFor(written: string, bytes: number): string {
  const units = written.endsWith('iB') ? BINARY : DECIMAL;
  const first = units.findIndex(unit => unit.toLowerCase() === written.toLowerCase());
  let at = first;
  while (at > 0 && bytes > 0 && bytes * 10 < sizeOf(units[at])) at -= 1;
  return at === first ? written : (units[at] ?? written);
}

function sizeOf(unit: string | undefined): number {
  return Number(UNITS.get(unit ?? '') ?? 1n);
}
