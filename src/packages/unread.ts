/** What to say of package records that could not be read. */
import { type BytePath, displayPath } from '../image/byte-path.ts';

const MOST_NAMED = 3;

/** One sentence; none if every record was read. Paths are foreign text. */
export function unreadNotes(paths: readonly BytePath[]): string[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, MOST_NAMED).map(displayPath).join(', ');
  const rest = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  const records = paths.length === 1 ? 'a record of packages is' : 'records of packages are';
  return [`${records} not read, and files that only they list count as files of no package: ${named}${rest}`];
}
