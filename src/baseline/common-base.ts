/** Which lowest layers are the base image's, told from both images together. */
import type { ImageFacts, KnownBase } from './types.ts';

/**
 * The base of each image; null where it is not known. Where the lowest layers of both images are the same, so is their base: what is known
 * of one image holds for the other, and where both are known but differ, the better evidence decides.
 */
export function commonBase(before: ImageFacts, after: ImageFacts): [KnownBase | null, KnownBase | null] {
  const shared = sharedLayers(before, after);
  const [old, fresh] = [before.base, after.base];
  if (old !== null && fresh !== null) {
    if (old.layers === fresh.layers || Math.max(old.layers, fresh.layers) > shared) return [old, fresh];
    return isBetter(old, fresh) ? [old, fromOther(old)] : [fromOther(fresh), fresh];
  }
  if (old !== null && old.layers <= shared) return [old, fromOther(old)];
  if (fresh !== null && fresh.layers <= shared) return [fromOther(fresh), fresh];
  return [old, fresh];
}

/** How many of the lowest layers are the same in both images. */
function sharedLayers(before: ImageFacts, after: ImageFacts): number {
  const different = before.layers.findIndex(({ diffId }, index) => after.layers[index]?.diffId !== diffId);
  return different === -1 ? before.layers.length : different;
}

/** A Dockerfile proves more than history; of two equals the smaller base calls nothing of ours foreign. */
function isBetter(one: KnownBase, other: KnownBase): boolean {
  if (one.evidence !== other.evidence) return one.evidence === 'dockerfile';
  return one.layers < other.layers;
}

function fromOther({ name, layers }: KnownBase): KnownBase {
  return { name, layers, evidence: 'other' };
}
