/** How far a layer went towards each limit that it keeps to by itself, so that it can be judged by other limits later. */
import type { LimitName, Limits } from './limits.ts';

const NAMES = [
  'entries',
  'nameBytes',
  'allNameBytes',
  'headerBytes',
  'layerBytes',
  'imageBytes',
  'ratio',
  'windowBytes',
] as const satisfies LimitName[];

/** The most of each that was found. It may be more than there was, never less: a layer that seems too large is read again. */
export type Reached = Record<(typeof NAMES)[number], number>;

/** Whether it would have been read under these limits too. */
export function keepsTo(reached: Reached, limits: Limits): boolean {
  return NAMES.every(name => reached[name] <= limits[name]);
}

/** Of foreign data. */
export function isReached(value: unknown): value is Reached {
  if (typeof value !== 'object' || value === null) return false;
  const figures: [string, unknown][] = Object.entries(value);
  return (
    figures.length === NAMES.length &&
    figures.every(([name, figure]) => NAMES.some(known => known === name) && isCount(figure))
  );
}

/** Whether it is a whole number of things. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
