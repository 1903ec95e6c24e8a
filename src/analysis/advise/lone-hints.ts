/** Which hints explain bytes that are reported anyway, and which stand on their own. */
import type { Analysis, Finding, FoundHint, WasteGroup } from '../types.ts';

/** Whether a hint says why a finding's bytes are in one of its layers. */
export function explainsFinding({ layer, explains }: FoundHint, { rule, layers }: Finding): boolean {
  return explains.includes(rule) && (layer === null || layers.some(({ index }) => index === layer));
}

/** Whether a hint says what one of the two instructions behind wasted bytes does. */
export function explainsGroup({ layer, explains }: FoundHint, { label, rule, addedIn, wastedIn }: WasteGroup): boolean {
  if (!explains.includes(label)) return false;
  return layer === wastedIn || (layer === addedIn && (rule === null || explains.includes(rule)));
}

/** Hints whose bytes are in no finding and no group, most bytes first. */
export function loneHints({
  hints,
  findings,
  wasteGroups,
}: Pick<Analysis, 'hints' | 'findings' | 'wasteGroups'>): FoundHint[] {
  const alone = hints.filter(
    hint =>
      !findings.some(finding => explainsFinding(hint, finding)) &&
      !wasteGroups.some(group => explainsGroup(hint, group)),
  );
  return alone.sort((a, b) => b.bytes - a.bytes || (a.layer ?? -1) - (b.layer ?? -1));
}
