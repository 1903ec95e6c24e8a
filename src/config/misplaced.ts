/** Says of a key in the wrong mapping where it belongs, and how to indent it. */
import { isMapping } from '../json.ts';
import { homeOf, type Stray, startsWith } from './homes.ts';
import { quote, quoteKey } from './messages.ts';

export interface Misplaced {
  reason: string;
  hint: string;
  /** The mapping that lacks the key: if that has no value, this is why. */
  home: string[];
}

/** What is wrong with a key that another mapping knows; null if none does. */
export function misplaced(stray: Stray): Misplaced | null {
  const home = homeOf(stray);
  if (home === null) return null;
  const here = stray.path.filter(part => typeof part === 'string');
  const key = quoteKey(stray.key);
  const owner = quote(home.join('.'));
  if (startsWith(here, home) && here.length > 0) {
    const reason = `${key} is indented as if it belonged to ${quote(here.join('.'))}`;
    const hint = home.length === 0 ? 'Move it to the start of the line.' : `Indent it like the other keys of ${owner}.`;
    return { home, reason, hint };
  }
  const next = home[here.length];
  if (startsWith(home, here) && next !== undefined) {
    const stands = isMapping(stray.beside) && next in stray.beside;
    if (stands && home.length === here.length + 1)
      return {
        home,
        reason: `${key} stands beside ${owner} instead of under it`,
        hint: 'Indent it by two more spaces.',
      };
    const hint = stands ? 'Move it there.' : `Write ${next}: on the line above it, and indent it by two spaces.`;
    return { home, reason: `${key} belongs under ${owner}`, hint };
  }
  return { home, reason: `${key} belongs under ${owner}, not under ${quote(here.join('.'))}`, hint: 'Move it there.' };
}
