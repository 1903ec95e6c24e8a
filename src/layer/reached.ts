/**
 * The highest value that a layer reached for each limit of single layers, so that a cached layer can be checked against other
 * limits.
 */
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

/** May be higher than the true value, never lower: a layer that seems too large is read again. */
export type Reached = Record<(typeof NAMES)[number], number>;

/** Whether the layer is within these limits. */
export function keepsTo(reached: Reached, limits: Limits): boolean {
  return NAMES.every(name => reached[name] <= limits[name]);
}

export function isReached(value: unknown): value is Reached {
  if (typeof value !== 'object' || value === null) return false;
  const figures: [string, unknown][] = Object.entries(value);
  return (
    figures.length === NAMES.length &&
    figures.every(([name, figure]) => NAMES.some(known => known === name) && isCount(figure))
  );
}

/** Whether a value is a whole number from 0. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
