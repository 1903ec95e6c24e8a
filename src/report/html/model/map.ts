/** The image as nested areas: the final file system by directory, and beside it the bytes that no longer show. */
import type { PageFiles } from './files.ts';
import { childrenOf } from './rows.ts';
import { sums } from './state.ts';
import type { TreeView } from './views.ts';

/** `image` is both of the others, in which the final file system has no area of its own. */
export type MapPart = 'image' | 'files' | 'wasted';

/** An area. */
export interface MapNode {
  part: MapPart;
  /** The path; 0 is the root. */
  path: number;
  bytes: number;
  /** Null for a file, or a directory that is too small to be divided. */
  children: MapNode[] | null;
  /** How many small neighbours this stands for; 0 for a path. */
  merged: number;
  isDirectory: boolean;
}

/** Where the map looks: the whole image, or a directory of one of its parts. */
export interface MapPlace {
  part: MapPart;
  path: number;
}

/** An area smaller than this, in square pixels, shows nothing. */
const LEAST_AREA = 60;
/** A directory smaller than this is not divided. */
const LEAST_DIVIDED = 700;

/** Bytes of an image by path and part. */
export class MapBytes {
  readonly files: PageFiles;
  readonly #final: TreeView;
  readonly #wasted: Float64Array;

  constructor(files: PageFiles, final: TreeView) {
    this.files = files;
    this.#final = final;
    this.#wasted = sums(files, wastedOwn(files));
  }

  /** Bytes at and below a path. */
  of({ part, path }: MapPlace): number {
    const [visible, wasted] = [this.#final.bytes[path] ?? 0, this.#wasted[path] ?? 0];
    if (part === 'image') return visible + wasted;
    return part === 'files' ? visible : wasted;
  }

  /** What is directly below, with bytes, most first. */
  below({ part, path }: MapPlace): MapPlace[] {
    const places: MapPlace[] =
      part === 'image'
        ? [...this.#childrenOf({ part: 'files', path: 0 }), { part: 'wasted', path: 0 }]
        : this.#childrenOf({ part, path });
    return places.filter(place => this.of(place) > 0).sort((a, b) => this.of(b) - this.of(a));
  }

  #childrenOf({ part, path }: MapPlace): MapPlace[] {
    return childrenOf(this.files, path).map(child => ({ part, path: child }));
  }

  /** Areas for a place that is shown on so many square pixels. */
  areas(place: MapPlace, pixels: number): MapNode {
    const perByte = pixels / Math.max(1, this.of(place));
    return this.#node(place, perByte);
  }

  #node(place: MapPlace, perByte: number): MapNode {
    const bytes = this.of(place);
    const below = this.below(place);
    const leaf: MapNode = { ...place, bytes, children: null, merged: 0, isDirectory: below.length > 0 };
    if (below.length === 0 || bytes * perByte < LEAST_DIVIDED) return leaf;
    const large = below.filter(one => this.of(one) * perByte >= LEAST_AREA);
    const children = large.map(one => this.#node(one, perByte));
    const rest = bytes - children.reduce((sum, child) => sum + child.bytes, 0);
    if (rest > 0)
      children.push({
        ...{ ...place, bytes: rest, children: null, isDirectory: false },
        merged: below.length - large.length,
      });
    return { ...leaf, children };
  }
}

/** Bytes of each path that later layers waste. */
function wastedOwn({ paths, entries, groups }: PageFiles): Float64Array {
  const own = new Float64Array(paths.names.length);
  for (let at = 0; at < groups.length; at++) {
    const path = entries.paths[at] ?? 0;
    if ((groups[at] ?? 0) > 0) own[path] = (own[path] ?? 0) + (entries.sizes[at] ?? 0);
  }
  return own;
}
