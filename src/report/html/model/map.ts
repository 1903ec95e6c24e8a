/** The image as nested areas: the final file system by directory, and beside it the bytes that no longer show. */
import type { PageFiles, PagePaths } from './files.ts';
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
  /** What it is as large as. */
  bytes: number;
  /** What it is worth: the same, or growth, which may be negative. */
  value: number;
  /** Null for a file, or a directory that is too small to be divided. */
  children: MapNode[] | null;
  /** Small neighbours that this stands for; empty for a path. */
  merged: readonly MapPlace[];
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

/** A tree of paths to divide an area by. */
export abstract class MapTree {
  readonly paths: PagePaths;

  constructor(paths: PagePaths) {
    this.paths = paths;
  }

  /** What an area is as large as: the bytes at and below a path. */
  abstract of(place: MapPlace): number;

  /** See `MapNode`. */
  worth(place: MapPlace): number {
    return this.of(place);
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
    return childrenOf({ paths: this.paths }, path).map(child => ({ part, path: child }));
  }

  /** Areas for a place that is shown on so many square pixels. */
  areas(place: MapPlace, pixels: number): MapNode {
    const perByte = pixels / Math.max(1, this.of(place));
    return this.#node(place, perByte);
  }

  #node(place: MapPlace, perByte: number): MapNode {
    const bytes = this.of(place);
    const below = this.below(place);
    const value = this.worth(place);
    const leaf: MapNode = { ...place, bytes, value, children: null, merged: [], isDirectory: below.length > 0 };
    if (below.length === 0 || bytes * perByte < LEAST_DIVIDED) return leaf;
    const large = below.filter(one => this.of(one) * perByte >= LEAST_AREA);
    const children = large.map(one => this.#node(one, perByte));
    const rest = bytes - children.reduce((sum, child) => sum + child.bytes, 0);
    if (rest > 0) {
      const shown = new Set(large);
      children.push({
        ...{ ...place, bytes: rest, children: null, isDirectory: false },
        value: value - children.reduce((sum, child) => sum + child.value, 0),
        merged: below.filter(one => !shown.has(one)),
      });
    }
    return { ...leaf, children };
  }
}

/** Bytes of an image by path and part. */
export class MapBytes extends MapTree {
  readonly #final: TreeView;
  readonly #wasted: Float64Array;

  constructor(files: PageFiles, final: TreeView) {
    super(files.paths);
    this.#final = final;
    this.#wasted = sums(files, wastedOwn(files));
  }

  of({ part, path }: MapPlace): number {
    const [visible, wasted] = [this.#final.bytes[path] ?? 0, this.#wasted[path] ?? 0];
    if (part === 'image') return visible + wasted;
    return part === 'files' ? visible : wasted;
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
