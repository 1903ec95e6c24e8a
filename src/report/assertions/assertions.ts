/** Assertions on figures. They throw MeasureError. */
import { MeasureError } from '../../errors.ts';

export function allWhole(...figures: readonly unknown[]): void {
  for (const figure of figures)
    if (!Number.isSafeInteger(figure) || Number(figure) < 0) disagree(`${String(figure)} is not a size or count`);
}

export function total(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}

export function holds(what: string, condition: boolean): void {
  if (!condition) disagree(`it does not hold that ${what}`);
}

export function same(what: string, stated: unknown, sum: unknown): void {
  if (stated !== sum) disagree(`${what}: ${String(stated)} against ${String(sum)}`);
}

function disagree(how: string): never {
  throw new MeasureError(`internal figures disagree: ${how}`, {
    hint: 'This is a fault of imagebudget, not of the image; please report it with this line.',
  });
}
