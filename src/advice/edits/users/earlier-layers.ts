/** Who wrote what a layer changes, among the layers below it. */
import { matchText } from '../../../image/byte-path.ts';
import type { EditImage } from '../edit-image.ts';

export interface Touched {
  /** Absolute path as text. */
  path: string;
  /** The lower layer that made the directory, or last wrote the file; null if the layer itself brings it. */
  writer: number | null;
}

/** Paths that one layer changes. Perf: looks at each entry of the lower layers once. */
export class Earlier {
  /** In the order of the layer. */
  readonly touched: Touched[];
  readonly #layer: number;
  readonly #image: EditImage;

  constructor(layer: number, image: EditImage) {
    this.#layer = layer;
    this.#image = image;
    const writers = this.#writers();
    this.touched = this.#paths(layer).map(path => ({ path, writer: writers.get(path) ?? null }));
  }

  /** Whether nothing below a directory that the layer changed is another layer's than this one's. */
  writtenOnlyBy(layer: number): (directory: string) => boolean {
    const foreign = new Set<string>();
    for (const { path, writer } of this.touched) {
      if (writer === layer) continue;
      for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) foreign.add(at);
    }
    return directory => !foreign.has(directory);
  }

  #writers(): Map<string, number> {
    const wanted = new Set(this.#paths(this.#layer));
    const writers = new Map<string, number>();
    for (let layer = 0; layer < this.#layer; layer++) {
      const files = this.#image.filesOf(layer);
      for (const path of this.#paths(layer))
        if (wanted.has(path) && (files.has(path) || !writers.has(path))) writers.set(path, layer);
    }
    return writers;
  }

  #paths(layer: number): string[] {
    const index = this.#image.layers[layer];
    const paths: string[] = [];
    for (let entry = 0; entry < (index?.length ?? 0); entry++) {
      if (index !== undefined) paths.push(`/${matchText(index.path(entry)).replace(/\/$/, '')}`);
    }
    return paths;
  }
}

/** The highest directories that hold the paths and of which the test is true; else the paths themselves. */
export function tops(paths: readonly string[], isWhole: (directory: string) => boolean): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    let top = path;
    for (let at = path; at.lastIndexOf('/') > 0; ) {
      at = at.slice(0, at.lastIndexOf('/'));
      if (!isWhole(at)) break;
      top = at;
    }
    found.add(top);
  }
  return [...found].sort();
}
