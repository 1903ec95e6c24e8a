/** Which line of a Dockerfile made which history entry. */
import type { HistoryEntry } from '../../image/types.ts';
import { chainOf } from '../build/stages.ts';
import type { Dockerfile } from '../parse.ts';
import { type Candidate, candidateOf, type Entry, entryOf, weightOf } from './match-instructions.ts';

/** Alignment takes instructions times entries. Of longer lists only the ends are compared, where they meet. */
const LIMIT = 1000;
/** If the comparison takes more, no layer is traced to a line. Real files take a thousandth of it. */
const MOST_EFFORT = 100_000_000;
const COPIES = new Set(['COPY', 'ADD']);
const MAKES_LAYER = new Set(['RUN', ...COPIES]);
/** Can have made a layer: also WORKDIR, which creates its directory, and an unknown keyword. */
const MAY_MAKE_LAYER = new Set([...MAKES_LAYER, 'WORKDIR', '']);

/**
 * For each history entry the line of the instruction that made it, or null.
 *
 * An image ends with its Dockerfile's instructions, after those of its base image, so both lists are aligned from
 * their ends: the longest common subsequence by weight, where anything may be missing on either side. No line is
 * better than a wrong one: commands must be equal except for white space. If less than half of the target's commands
 * are found, the image was not built from this file and gets no lines.
 */
export function attribute(
  dockerfile: Dockerfile,
  history: readonly HistoryEntry[],
  target: string | null = null,
): (number | null)[] {
  const lines: (number | null)[] = history.map(() => null);
  const chain = chainOf(dockerfile, target).slice(-LIMIT);
  const late = chain.map(({ instruction, shell }) => candidateOf(instruction, shell));
  const skipped = Math.max(0, history.length - LIMIT);
  const entries = history.slice(skipped).map(entry => entryOf(entry.createdBy));
  const pairs = align(late, entries);
  const own = chain.map(step => step.ofTarget);
  if (!isFromHere(late, own, pairs)) return lines;
  // buildah without --layers marks every entry but the last one empty; the last one's layer holds everything.
  const oneLayer = pairs.some(
    ({ candidate, entry }) => COPIES.has(late[candidate]?.keyword ?? '') && history[skipped + entry]?.emptyLayer,
  );
  for (const { candidate, entry } of pairs) {
    const past = history[skipped + entry];
    const keyword = late[candidate]?.keyword ?? '';
    const doubtful = past?.emptyLayer === false && (oneLayer || !MAY_MAKE_LAYER.has(keyword));
    if (!doubtful) lines[skipped + entry] = late[candidate]?.line ?? null;
  }
  return lines;
}

interface Pair {
  candidate: number;
  entry: number;
}

/** The heaviest common subsequence, the latest of equal ones. Empty if finding it takes too much. */
function align(candidates: Candidate[], entries: Entry[]): Pair[] {
  const width = entries.length + 1;
  const best = new Float64Array((candidates.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  const weights = new Float64Array(best.length);
  const effort = { left: MOST_EFFORT };
  for (const [i, candidate] of candidates.entries()) {
    for (const [j, entry] of entries.entries()) {
      const weight = weightOf(candidate, entry, effort);
      const index = (i + 1) * width + j + 1;
      weights[index] = weight;
      best[index] = Math.max(at(i, j + 1), at(i + 1, j), weight > 0 ? at(i, j) + weight : 0);
    }
  }
  if (effort.left < 0) return [];
  const pairs: Pair[] = [];
  for (let i = candidates.length, j = entries.length; i > 0 && j > 0; ) {
    const weight = weights[i * width + j] ?? 0;
    if (weight > 0 && at(i, j) === at(i - 1, j - 1) + weight) pairs.push({ candidate: --i, entry: --j });
    else if (at(i, j) === at(i - 1, j)) i--;
    else j--;
  }
  return pairs.reverse();
}

/** Whether enough of the target stage's commands were found; if it has none, enough of all stages'. */
function isFromHere(candidates: Candidate[], own: boolean[], pairs: Pair[]): boolean {
  const commands = candidates.flatMap(({ keyword }, index) => (MAKES_LAYER.has(keyword) ? [index] : []));
  const ofTarget = commands.filter(index => own[index]);
  const expected = new Set(ofTarget.length > 0 ? ofTarget : commands);
  const found = pairs.filter(({ candidate }) => expected.has(candidate)).length;
  return found > 0 && found * 2 >= expected.size;
}
