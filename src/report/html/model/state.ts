/** The file system on top of a layer, made by applying the layers' entries again; and what stands where. */
import { addUp } from '../../../stack/history/path-tree.ts';
import { ENTRY_TYPES, type PageFiles } from './files.ts';

const DIRECTORY = ENTRY_TYPES.indexOf('dir');
const REMOVED = ENTRY_TYPES.indexOf('removed');

/** Nothing is at the path. */
export const NOTHING = -1;
/** A directory that no entry names. */
export const IMPLIED = -2;

/** For each path the entry that is there on top of a layer, `NOTHING` or `IMPLIED`. @param top the layer; -1 for none */
export function stateAt(files: PageFiles, top: number): Int32Array {
  const state = new Int32Array(files.paths.names.length).fill(NOTHING);
  for (let layer = 0; layer <= top; layer++) applyLayer(files, layer, state);
  return state;
}

/** Whiteouts come before entries: a layer takes away what lower layers have, never its own. */
export function applyLayer({ paths, entries }: PageFiles, layer: number, state: Int32Array): void {
  const [from = 0, to = 0] = [entries.starts[layer], entries.starts[layer + 1]];
  const { ends, parents } = paths;
  for (let at = from; at < to; at++) {
    const path = entries.paths[at] ?? 0;
    if (entries.clears[at] === 1) state.fill(NOTHING, path, ends[path]);
  }
  for (let at = from; at < to; at++) {
    const path = entries.paths[at] ?? 0;
    if (entries.types[at] === REMOVED) continue;
    const end = ends[path] ?? path + 1;
    if (entries.types[at] !== DIRECTORY && end > path + 1) state.fill(NOTHING, path + 1, end);
    state[path] = at;
    for (let above = parents[path] ?? -1; above >= 0 && !isDirectory(entries.types, state[above]); ) {
      state[above] = IMPLIED;
      above = parents[above] ?? -1;
    }
  }
}

function isDirectory(types: Uint8Array, entry = NOTHING): boolean {
  return entry === IMPLIED || (entry >= 0 && types[entry] === DIRECTORY);
}

/** Bytes of the file at each path, without those below; an inode with several names counts at the first. */
export function ownBytes({ entries }: PageFiles, state: Int32Array): Float64Array {
  const own = new Float64Array(state.length);
  const counted = new Uint8Array(entries.types.length);
  for (let path = 0; path < state.length; path++) {
    const holder = entries.data[state[path] ?? NOTHING] ?? NOTHING;
    if (holder < 0 || counted[holder] === 1) continue;
    counted[holder] = 1;
    own[path] = entries.sizes[holder] ?? 0;
  }
  return own;
}

/** The layer of an entry. */
export function layerOf({ entries: { starts } }: PageFiles, entry: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= entry) low = middle;
    else high = middle;
  }
  return low;
}

/** The sums of directories. @param own bytes of each path alone */
export function sums(files: PageFiles, own: Float64Array): Float64Array {
  return addUp(own.slice(), files.paths);
}

/** The absolute path. */
export function pathText({ paths: { names, parents } }: Pick<PageFiles, 'paths'>, path: number): string {
  const parts: string[] = [];
  for (let at = path; at > 0; at = parents[at] ?? 0) parts.push(names[at] ?? '');
  return `/${parts.reverse().join('/')}`;
}
