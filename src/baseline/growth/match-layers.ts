/** Finds the layer of the earlier image that each layer of the later one goes back to: by content, then by instruction, never by position. */
import type { LayerFacts } from '../types.ts';

/** Layers that go back to each other; one of them is null for a layer that only one image has. */
export interface LayerPair {
  before: LayerFacts | null;
  after: LayerFacts | null;
  /** Whether both have the same instruction, word for word. */
  sameInstruction: boolean;
}

/** Points for a pair. The best alignment has the most points in all, so that a single equal instruction outweighs any number of similar ones. */
const POINTS = { equal: 1_000_000, similar: 100, line: 1 };
/** Two instructions are similar if they share this part of their words. */
const SIMILAR = 0.5;
/** Words of an instruction that are compared. */
const MOST_WORDS = 60;

/** Pairs of all layers of two lists, in the order of the later image; each layer is in one pair. */
export function matchLayers(before: readonly LayerFacts[], after: readonly LayerFacts[]): LayerPair[] {
  const same = byContent(before, after);
  const taken = new Set(same.values());
  const [old, fresh] = [before.filter(layer => !taken.has(layer)), after.filter(layer => !same.has(layer))];
  const changed = aligned(old.map(worded), fresh.map(worded));
  for (const { before: layer } of changed.values()) if (layer) taken.add(layer);
  return [
    ...after.map(layer => {
      const equal = same.get(layer);
      if (equal) return { before: equal, after: layer, sameInstruction: isEqual(equal, layer) };
      return changed.get(layer) ?? { before: null, after: layer, sameInstruction: false };
    }),
    ...before.filter(layer => !taken.has(layer)).map(layer => ({ before: layer, after: null, sameInstruction: false })),
  ];
}

/** Layers with the same content, wherever they are. A content that comes several times is matched in its order. */
function byContent(before: readonly LayerFacts[], after: readonly LayerFacts[]): Map<LayerFacts, LayerFacts> {
  const byDiffId = new Map<string, LayerFacts[]>();
  for (const layer of before) byDiffId.set(layer.diffId, [...(byDiffId.get(layer.diffId) ?? []), layer]);
  const same = new Map<LayerFacts, LayerFacts>();
  for (const layer of after) {
    const found = byDiffId.get(layer.diffId)?.shift();
    if (found) same.set(layer, found);
  }
  return same;
}

interface Worded {
  layer: LayerFacts;
  keyword: string | undefined;
  words: ReadonlySet<string>;
}

function worded(layer: LayerFacts): Worded {
  const [keyword, ...words] = layer.instruction.split(' ', MOST_WORDS);
  return { layer, keyword, words: new Set(words) };
}

/** The weighted longest common subsequence of layers whose content differs, as pairs by the later layer. */
function aligned(old: readonly Worded[], fresh: readonly Worded[]): Map<LayerFacts, LayerPair> {
  const width = fresh.length + 1;
  // The most points that the first layers of both lists can have.
  const best = new Float64Array((old.length + 1) * width);
  const at = (n: number, m: number) => best[n * width + m] ?? 0;
  const points = old.map(one => fresh.map(other => pointsOf(one, other)));
  for (let n = 1; n <= old.length; n++)
    for (let m = 1; m <= fresh.length; m++) {
      const pair = points[n - 1]?.[m - 1] ?? 0;
      best[n * width + m] = Math.max(at(n - 1, m), at(n, m - 1), pair > 0 ? at(n - 1, m - 1) + pair : 0);
    }
  const pairs = new Map<LayerFacts, LayerPair>();
  let [n, m] = [old.length, fresh.length];
  while (n > 0 && m > 0) {
    if (at(n, m) === at(n - 1, m)) n--;
    else if (at(n, m) === at(n, m - 1)) m--;
    else {
      const [one, other] = [old[--n], fresh[--m]];
      if (one && other) pairs.set(other.layer, pairOf(one.layer, other.layer));
    }
  }
  return pairs;
}

function pairOf(before: LayerFacts, after: LayerFacts): LayerPair {
  return { before, after, sameInstruction: isEqual(before, after) };
}

/** How much speaks for two layers being one instruction; 0 if nothing does. */
function pointsOf(one: Worded, other: Worded): number {
  if (one.keyword !== other.keyword) return 0;
  const line = isSameLine(one.layer, other.layer) ? POINTS.line : 0;
  if (isEqual(one.layer, other.layer)) return POINTS.equal + line;
  return (isLonger(one.layer, other.layer) || isSimilar(one.words, other.words) ? POINTS.similar : 0) + line;
}

/** Without a text nothing tells. */
function isEqual(one: LayerFacts, other: LayerFacts): boolean {
  return one.instruction !== '' && one.instruction === other.instruction;
}

/** Whether one instruction is the other with more at its end, as a command that was added with `&&`. */
function isLonger({ instruction: one }: LayerFacts, { instruction: other }: LayerFacts): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.includes(' ') && long.startsWith(`${short} `);
}

function isSameLine({ dockerfile: one }: LayerFacts, { dockerfile: other }: LayerFacts): boolean {
  return one !== null && other !== null && one.path === other.path && one.line === other.line;
}

function isSimilar(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size === 0 || other.size === 0) return false;
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return 2 * common >= SIMILAR * (one.size + other.size);
}
