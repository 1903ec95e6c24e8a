import { addMinutes, format, isBefore } from 'date-fns';

/** Slots of an hour's parts between two times, as text. */
export function slots(from: Date, to: Date, minutes: number): string[] {
  const found: string[] = [];
  for (let at = from; isBefore(at, to); at = addMinutes(at, minutes)) found.push(format(at, 'HH:mm'));
  return found;
}
