/** What must be known about a whole layer before its first entry is applied: the order of its tar must not matter. */
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import type { SplitPath } from '../../layer/tar/clean-path.ts';
import { WHITEOUT, whiteoutOf } from './whiteouts.ts';

export interface Whiteout {
  /** Its place in the tar. */
  entry: number;
  directory: string;
  /** The name that it removes; null for everything in the directory. */
  base: string | null;
}

/** A layer's whiteouts and opaque markers. Shallowest first: one may remove a link that another would go through. */
export function whiteoutsOf(index: LayerIndex): Whiteout[] {
  const found: Whiteout[] = [];
  for (const entry of index.withBaseHolding(WHITEOUT)) {
    const whiteout = whiteoutOf(index.base(entry));
    if (whiteout === null || whiteout.kind === 'nothing') continue;
    const base = whiteout.kind === 'opaque' ? null : whiteout.name;
    found.push({ entry, directory: index.directory(entry), base });
  }
  return shallowFirst(found);
}

/** A layer's directory entries whose paths have one of these names anywhere, shallowest first. */
export function directoriesOf(index: LayerIndex, names: ReadonlySet<string>): SplitPath[] {
  const directories: SplitPath[] = [];
  if (names.size === 0) return directories;
  let last = { directory: '', hasName: false };
  for (let entry = 0; entry < index.length; entry++) {
    if (index.type(entry) !== 'dir') continue;
    const [directory, base] = [index.directory(entry), index.base(entry)];
    if (directory !== last.directory) last = { directory, hasName: directory.split('/').some(one => names.has(one)) };
    if ((last.hasName || names.has(base)) && base !== '' && !whiteoutOf(base)) directories.push({ directory, base });
  }
  return shallowFirst(directories);
}

/** The last entry of each path. If a path comes twice, that one counts. */
export function lastEntries(index: LayerIndex): Map<string, number> {
  const last = new Map<string, number>();
  for (let entry = 0; entry < index.length; entry++) last.set(index.path(entry), entry);
  return last;
}

/** Perf: by depths, of which there are few, instead of comparing two at a time. */
function shallowFirst<T extends { directory: string }>(items: readonly T[]): T[] {
  const byDepth = new Map<number, T[]>();
  for (const item of items) {
    const at = depth(item.directory);
    const alike = byDepth.get(at);
    if (alike === undefined) byDepth.set(at, [item]);
    else alike.push(item);
  }
  return [...byDepth.keys()].sort((a, b) => a - b).flatMap(at => byDepth.get(at) ?? []);
}

function depth(directory: string): number {
  if (directory === '') return 0;
  let slashes = 1;
  for (let at = directory.indexOf('/'); at >= 0; at = directory.indexOf('/', at + 1)) slashes++;
  return slashes;
}
