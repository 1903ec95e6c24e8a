/** The glob language of rules and configs: minimatch, with limits that keep hostile patterns cheap. */
import { braceExpand, escape as escapeMagic, Minimatch, type MinimatchOptions } from 'minimatch';

/** Longest pattern, in UTF-16 units. */
const MAX_LENGTH = 1024;

/** Most patterns that braces may expand to; the catalogue's widest glob makes 100. */
const MAX_EXPANSIONS = 1024;

/** Most characters that braces may expand to in total. */
const MAX_EXPANDED_LENGTH = 65_536;

/** How every pattern is read. `platform` makes results the same on all hosts. */
export const GLOB_OPTIONS: Readonly<MinimatchOptions> = {
  dot: true,
  nocase: false,
  nonegate: true,
  nocomment: true,
  platform: 'linux',
  // minimatch cuts the expansion off silently; one more than allowed tells "all" from "cut off".
  braceExpandMax: MAX_EXPANSIONS + 1,
};

/** Why a pattern must not be used, worded to follow it ("… is empty"); null if it may. Callers make config errors of it. */
export function checkPattern(pattern: string): string | null {
  if (pattern === '') return 'is empty';
  if (pattern.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  // Perf: nearly all patterns need no expansion by minimatch, and it refuses only extglobs.
  const expanded = mayExpandTooFar(pattern) ? braceExpand(pattern, GLOB_OPTIONS) : [pattern];
  if (expanded.length > MAX_EXPANSIONS) return `has braces that expand to more than ${MAX_EXPANSIONS} patterns`;
  const length = expanded.reduce((sum, one) => sum + one.length, 0);
  if (length > MAX_EXPANDED_LENGTH) return `has braces that expand to more than ${MAX_EXPANDED_LENGTH} characters`;
  if (!pattern.includes('(')) return null;
  try {
    new Minimatch(pattern, GLOB_OPTIONS);
    return null;
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** False only if braces are within the limits: each comma at most doubles the expansion. */
function mayExpandTooFar(pattern: string): boolean {
  if (!pattern.includes('{')) return false;
  const most = 2 ** (pattern.split(',').length - 1);
  return pattern.includes('..') || most > MAX_EXPANSIONS || most * pattern.length > MAX_EXPANDED_LENGTH;
}

/** A pattern that matches exactly this text, as long as it is not put inside braces. */
export function escapeGlob(text: string): string {
  return escapeMagic(text, { magicalBraces: true });
}
