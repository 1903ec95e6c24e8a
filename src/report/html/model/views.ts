/** Trees to show: the final file system, one layer's changes, or all up to a layer. Every figure is bytes. */
import { CHANGES, ENTRY_TYPES, type PageFiles } from './files.ts';
import { IMPLIED, NOTHING, ownBytes, stateAt, sums } from './state.ts';

export type ViewKind = 'final' | 'layer' | 'upto';

/** Columns by path. */
export interface TreeView {
  kind: ViewKind;
  /** The layer whose changes are marked; null for the final file system. */
  layer: number | null;
  /** 1 for paths that are shown. */
  present: Uint8Array;
  /** The entry that describes the path, `IMPLIED` or `NOTHING`; of what was removed, the one before. */
  state: Int32Array;
  /** The same of the file system below the layer; null for the final file system. */
  before: Int32Array | null;
  /** Bytes of the path alone. */
  own: Float64Array;
  /** With all below. */
  bytes: Float64Array;
  /** Those of `own` that are removable, or of a layer, that later layers waste. */
  ownWaste: Float64Array;
  waste: Float64Array;
  /** Bytes of lower layers that the layer deletes or replaces. */
  ownRemoved: Float64Array;
  removed: Float64Array;
  /** Places in `CHANGES`. */
  marks: Uint8Array;
}

const REMOVED = CHANGES.indexOf('removed');
const REMOVAL = ENTRY_TYPES.indexOf('removed');

/** @param removable the findings whose bytes are removable, as places in `files.findings` */
export function finalView(files: PageFiles, removable: readonly number[]): TreeView {
  const state = stateAt(files, files.entries.starts.length - 2);
  const own = ownBytes(files, state);
  const waste = new Float64Array(own.length);
  for (const finding of removable) for (const path of files.findings[finding] ?? []) waste[path] = own[path] ?? 0;
  return {
    kind: 'final',
    layer: null,
    present: Uint8Array.from(state, entry => (entry === NOTHING ? 0 : 1)),
    state,
    before: null,
    ...summed(files, { own, ownWaste: waste, ownRemoved: new Float64Array(own.length) }),
    marks: new Uint8Array(own.length),
  };
}

/** What one layer adds and takes away. Its bytes are those of the layer. */
export function layerView(files: PageFiles, layer: number): TreeView {
  const { before, after, gone } = statesAround(files, layer);
  const { entries, paths } = files;
  const count = after.length;
  const [present, marks] = [new Uint8Array(count), new Uint8Array(count)];
  const [own, waste] = [new Float64Array(count), new Float64Array(count)];
  const state = after.slice();
  const [from = 0, to = 0] = [entries.starts[layer], entries.starts[layer + 1]];
  for (let at = from; at < to; at++) {
    const path = entries.paths[at] ?? 0;
    if (entries.types[at] === REMOVAL) continue;
    present[path] = 1;
    marks[path] = entries.changes[at] ?? 0;
    own[path] = entries.sizes[at] ?? 0;
    if ((files.groups[at] ?? 0) > 0) waste[path] = own[path] ?? 0;
  }
  markRemoved({ before, after, present, marks, state });
  for (let path = count - 1; path > 0; path--) if (present[path] === 1) present[paths.parents[path] ?? 0] = 1;
  present[0] = 1;
  const figures = summed(files, { own, ownWaste: waste, ownRemoved: gone });
  return { kind: 'layer', layer, present, state, before, marks, ...figures };
}

/** The file system on top of a layer, with what that layer changed marked, and what it took away still shown. */
export function upToView(files: PageFiles, layer: number): TreeView {
  const { before, after, gone } = statesAround(files, layer);
  const { entries } = files;
  const own = ownBytes(files, after);
  const waste = own.map((bytes, path) => {
    const holder = entries.data[after[path] ?? NOTHING] ?? NOTHING;
    return (files.groups[holder] ?? 0) > 0 ? bytes : 0;
  });
  const marks = new Uint8Array(own.length);
  for (let at = entries.starts[layer] ?? 0; at < (entries.starts[layer + 1] ?? 0); at++)
    if (entries.types[at] !== REMOVAL) marks[entries.paths[at] ?? 0] = entries.changes[at] ?? 0;
  const present = Uint8Array.from(after, entry => (entry === NOTHING ? 0 : 1));
  const state = after.slice();
  markRemoved({ before, after, present, marks, state });
  const figures = summed(files, { own, ownWaste: waste, ownRemoved: gone });
  return { kind: 'upto', layer, present, state, before, marks, ...figures };
}

type Figures = Pick<TreeView, 'own' | 'ownWaste' | 'ownRemoved'>;

function summed(files: PageFiles, figures: Figures): Figures & Pick<TreeView, 'bytes' | 'waste' | 'removed'> {
  const { own, ownWaste, ownRemoved } = figures;
  return { ...figures, bytes: sums(files, own), waste: sums(files, ownWaste), removed: sums(files, ownRemoved) };
}

/** The same tree with the figures of some paths only, and of directories with these below. */
export function figuresOf(files: PageFiles, view: TreeView, hits: Uint8Array): TreeView {
  const only = (values: Float64Array) => values.map((value, path) => (hits[path] === 1 ? value : 0));
  const { own, ownWaste, ownRemoved } = view;
  return { ...view, ...summed(files, { own: only(own), ownWaste: only(ownWaste), ownRemoved: only(ownRemoved) }) };
}

/** The file systems below and on top of a layer, and the bytes that were at each path and are no longer there. */
function statesAround(files: PageFiles, layer: number) {
  const before = stateAt(files, layer - 1);
  const after = stateAt(files, layer);
  const gone = ownBytes(files, before);
  const { data } = files.entries;
  for (let path = 0; path < gone.length; path++) {
    const [old, now] = [before[path] ?? NOTHING, after[path] ?? NOTHING];
    if (old === now || (old >= 0 && now >= 0 && data[old] === data[now])) gone[path] = 0;
  }
  return { before, after, gone };
}

type Marked = Pick<TreeView, 'present' | 'marks' | 'state'> & { before: Int32Array; after: Int32Array };

function markRemoved({ before, after, present, marks, state }: Marked): void {
  for (let path = 0; path < after.length; path++) {
    if (after[path] !== NOTHING || before[path] === NOTHING) continue;
    present[path] = 1;
    marks[path] = REMOVED;
    state[path] = before[path] ?? IMPLIED;
  }
}
