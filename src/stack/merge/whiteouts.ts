/** The whiteouts among a layer's names. */

/** What the names of whiteouts start with. */
export const WHITEOUT = '.wh.';
/** aufs kept its own files under this prefix; of them only the opaque marker means anything. */
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
