/** What must be known of a whole layer before its first entry can be applied. Its tar's order does not decide. */
import type { LayerIndex } from '../layer/layer-index.ts';
import { type SplitName, splitName, whiteoutOf } from './names.ts';

export interface Whiteout {
  directory: string;
  /** The name that it takes away; null for all that the directory holds. */
  base: string | null;
}

/** A layer's whiteouts and opaque markers. Shallowest first: one may take away a link that another would go through. */
export function whiteoutsOf(index: LayerIndex): Whiteout[] {
  const found: Whiteout[] = [];
  for (let entry = 0; entry < index.length; entry++) {
    const name = index.name(entry);
    if (!name.includes('.wh.')) continue;
    const { directory, base } = splitName(name);
    const whiteout = whiteoutOf(base);
    if (whiteout?.kind === 'whiteout') found.push({ directory, base: whiteout.name });
    if (whiteout?.kind === 'opaque') found.push({ directory, base: null });
  }
  return found.sort(shallowFirst);
}

/** A layer's directory entries, shallowest first. Of a name that comes twice the last entry counts. */
export function directoriesOf(index: LayerIndex): SplitName[] {
  const directories = new Map<string, SplitName & { isLast: boolean }>();
  for (let entry = 0; entry < index.length; entry++) {
    const isDirectory = index.type(entry) === 'dir';
    if (!isDirectory && directories.size === 0) continue;
    const { directory, base } = splitName(index.name(entry));
    const key = `${directory}/${base}`;
    const known = directories.get(key);
    if (known) known.isLast = isDirectory;
    else if (isDirectory && base !== '' && !whiteoutOf(base)) directories.set(key, { directory, base, isLast: true });
  }
  return [...directories.values()].filter(({ isLast }) => isLast).sort(shallowFirst);
}

function shallowFirst(a: { directory: string }, b: { directory: string }): number {
  return depth(a.directory) - depth(b.directory);
}

function depth(directory: string): number {
  if (directory === '') return 0;
  let slashes = 1;
  for (let at = directory.indexOf('/'); at >= 0; at = directory.indexOf('/', at + 1)) slashes++;
  return slashes;
}
