/** The whiteouts among a layer's names. */

/** Prefix of whiteouts' names. */
export const WHITEOUT = '.wh.';
/** Prefix of aufs's own files. Only the opaque marker among them has a meaning. */
const META = '.wh..wh.';
const OPAQUE = '.wh..wh..opq';

export type WhiteoutName = { kind: 'whiteout'; name: string } | { kind: 'opaque' } | { kind: 'nothing' };

/**
 * What the last component of a name says about lower layers; null for an ordinary name.
 * https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
export function whiteoutOf(base: string): WhiteoutName | null {
  if (!base.startsWith(WHITEOUT)) return null;
  if (base === OPAQUE) return { kind: 'opaque' };
  const name = base.slice(WHITEOUT.length);
  if (base.startsWith(META) || name === '' || name === '.' || name === '..') return { kind: 'nothing' };
  return { kind: 'whiteout', name };
}
