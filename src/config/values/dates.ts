/** Days as configs write them: `2027-03-31`, in UTC. */

export const DAY_PATTERN = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

const DAY = new RegExp(DAY_PATTERN);

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // 2027-02-30 would become a day of March.
  return !Number.isNaN(date.getTime()) && dayOf(date) === text;
}

/** The day of a date. Days of four-digit years compare as texts. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
