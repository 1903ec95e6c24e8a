/** The known word that an unknown one was probably meant to be. */
import { distance } from 'fastest-levenshtein';

/** Only this many characters of a word are compared: the distance takes quadratic time. */
const COMPARED = 40;

/** Words that people know from other tools. A word counts only if its meaning is among the known words. */
const HABITS: ReadonlyMap<string, string> = new Map([
  ['thresholds', 'budgets'],
  ['total', 'size'],
  ['compressed', 'download'],
  ['pull', 'download'],
  ['error', 'fail'],
  ['max', 'fail'],
  ['min', 'fail'],
  ['limit', 'fail'],
  ['exclude', 'ignore'],
  ['allow', 'ignore'],
  ['tar', 'archive'],
  ['oci', 'layout'],
  ['arch', 'platform'],
  ['why', 'reason'],
  ['comment', 'reason'],
  ['expires', 'until'],
  ['expiry', 'until'],
  ['deadline', 'until'],
  ['glob', 'path'],
  ['pattern', 'path'],
  ['dockerfile', 'file'],
]);

/** The known word nearest to an unknown one; null if all are too far. */
export function nearest(word: string, known: readonly string[]): string | null {
  const plain = simplify(word);
  if (plain === '') return null;
  const same = known.find(candidate => simplify(candidate) === plain);
  const habit = HABITS.get(plain) ?? HABITS.get(plain.replace(/s$/, ''));
  if (same !== undefined) return same;
  if (habit !== undefined && known.includes(habit)) return habit;
  return nearestBySpelling(plain, known) ?? nearestByPart(plain, known);
}

function simplify(word: string): string {
  return word
    .slice(0, COMPARED)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

function nearestBySpelling(plain: string, known: readonly string[]): string | null {
  const scored = known.map(candidate => ({ candidate, score: distance(plain, simplify(candidate)) }));
  const [best] = scored.toSorted((a, b) => a.score - b.score);
  // A third of the letters may differ: "sizw" is size, "maxsize" is not (it holds it; see below).
  return best && best.score <= Math.max(1, Math.floor(plain.length / 3)) ? best.candidate : null;
}

/** `maxSize` holds `size`; `effi` begins `efficiency`. The longest part wins. */
function nearestByPart(plain: string, known: readonly string[]): string | null {
  const parts = known.filter(candidate => {
    const simple = simplify(candidate);
    return plain.length >= 3 && simple.length >= 3 && (plain.includes(simple) || simple.startsWith(plain));
  });
  return parts.reduce<string | null>((longest, next) => (next.length > (longest?.length ?? 0) ? next : longest), null);
}
