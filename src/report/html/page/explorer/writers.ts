/** Which layers wrote each file. */
import { ENTRY_TYPES, type PageFiles } from '../../model/files.ts';

const FILE = ENTRY_TYPES.indexOf('file');
const HARD_LINK = ENTRY_TYPES.indexOf('hardlink');

/** The layers of all paths in a row, and where those of each path start. */
interface Index {
  starts: Int32Array;
  layers: Int32Array;
}

export class Writers {
  readonly #files: PageFiles;
  #index: Index | null = null;

  constructor(files: PageFiles) {
    this.#files = files;
  }

  /** The layers below this one that wrote the file, lowest first. */
  below(path: number, layer: number): number[] {
    this.#index ??= indexOf(this.#files);
    const { starts, layers } = this.#index;
    return [...layers.subarray(starts[path], starts[path + 1])].filter(one => one < layer);
  }
}

function indexOf({ paths: { names }, entries }: PageFiles): Index {
  const { types, paths, starts: layerStarts } = entries;
  const isFile = (at: number) => types[at] === FILE || types[at] === HARD_LINK;
  const starts = new Int32Array(names.length + 1);
  for (const [at, path] of paths.entries()) if (isFile(at)) starts[path + 1] = (starts[path + 1] ?? 0) + 1;
  for (let path = 0; path < names.length; path++) starts[path + 1] = (starts[path + 1] ?? 0) + (starts[path] ?? 0);
  const layers = new Int32Array(starts.at(-1) ?? 0);
  const next = starts.slice();
  for (let layer = 0; layer + 1 < layerStarts.length; layer++)
    for (let at = layerStarts[layer] ?? 0; at < (layerStarts[layer + 1] ?? 0); at++) {
      if (!isFile(at)) continue;
      const path = paths[at] ?? 0;
      layers[next[path] ?? 0] = layer;
      next[path] = (next[path] ?? 0) + 1;
    }
  return { starts, layers };
}
