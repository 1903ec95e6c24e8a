/** Applies the config's `ignore` to what detectors find. */

import type { Found } from '../../advice/detectors/detector.ts';
import { compile } from '../../globs/glob-tree.ts';
import { matchText } from '../../image/byte-path.ts';
import { type DetectorId, isDetectorId } from '../../rules/detector-ids.ts';
import { type KeptSum, keep, outcome } from '../findings.ts';
import type { Ignore, IgnoredBytes } from '../types.ts';

/** Files never have this name, so only stars match it. */
const ANYTHING = '\0';

/** Keeps what ignore entries that name a detector say. Of a directory, an entry for all that is in it is enough. */
export function keeper(ignore: readonly Ignore[]): {
  /** What is left of one detector's finds. */
  rest(id: DetectorId, found: readonly Found[]): Found[];
  /** What was kept by now, with a note on each entry that kept nothing. */
  outcome(): { ignored: IgnoredBytes[]; notes: string[] };
} {
  const entries = ignore.filter(({ rule }) => isDetectorId(rule));
  const root = compile(entries.map(({ path }) => path ?? '/**'));
  const sums = new Map<Ignore, KeptSum>();
  const entryFor = (id: DetectorId, { path, layer }: Found) => {
    const at = matchText(path)
      .split('/')
      .reduce((state, name) => (name === '' ? state : state.step(name)), root);
    return [...at.accepts, ...at.last(ANYTHING)]
      .map(n => entries[n])
      .find(entry => entry?.rule === id && entry.layers?.has(layer) !== false);
  };
  const isKept = (id: DetectorId, one: Found): boolean => {
    const entry = entryFor(id, one);
    if (entry === undefined) return false;
    keep(sums, entry, one);
    return true;
  };
  return {
    rest: (id, found) =>
      entries.length === 0 ? [...found] : withCompany(found, one => one.bytes > 0 && isKept(id, one)),
    outcome: () => outcome(entries, sums),
  };
}

/** Without what is kept, and without copies that stay where all those that follow them are kept. */
function withCompany(found: readonly Found[], isKept: (one: Found) => boolean): Found[] {
  const rest: Found[] = [];
  let staying: Found[] = [];
  let before: Found | null = null;
  for (const one of found) {
    if (one.bytes === 0) {
      staying = before?.bytes === 0 ? staying : [];
      staying.push(one);
    } else if (!isKept(one)) {
      for (const other of staying) rest.push(other);
      rest.push(one);
      staying = [];
    }
    before = one;
  }
  return rest;
}
