/** Names as layer tars have them, and the whiteouts among them. */

const WHITEOUT = '.wh.';
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

/** A path's directory and last component. */
export interface SplitName {
  /** Without leading or trailing slash; empty for the root. */
  directory: string;
  /** Empty where the path is the root itself. */
  base: string;
}

const UNCLEAN = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** Cleans a name as Go's path.Clean does on `/` + name, and splits it: `./a//b/../c/` gives `a` and `c`. */
export function splitName(name: string): SplitName {
  let path = name.endsWith('/') ? name.slice(0, -1) : name;
  if (UNCLEAN.test(path)) path = clean(path);
  const slash = path.lastIndexOf('/');
  return slash < 0 ? { directory: '', base: path } : { directory: path.slice(0, slash), base: path.slice(slash + 1) };
}

function clean(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') kept.pop();
    else kept.push(part);
  }
  return kept.join('/');
}
