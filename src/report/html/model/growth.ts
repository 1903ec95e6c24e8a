/** What grew and shrank between two images, by path. Every figure is bytes. Nothing here needs Node. */
import { addUp } from '../../../stack/history/path-tree.ts';
import { ByteReader } from './byte-stream.ts';
import { decodePaths } from './decode-paths.ts';
import type { PagePaths } from './files.ts';
import { type MapPlace, MapTree } from './map.ts';

/** For each path the bytes at and below it. */
export interface PathGrowth {
  paths: PagePaths;
  before: Float64Array;
  after: Float64Array;
  /** What came and what went, without cancelling each other. */
  moved: Float64Array;
}

/** @throws RangeError for data that are not whole */
export function decodeGrowth(bytes: Uint8Array): PathGrowth {
  const parts = new ByteReader(bytes);
  const paths = decodePaths(new ByteReader(parts.block()));
  const [before, after] = [columnOf(parts, paths.names.length), columnOf(parts, paths.names.length)];
  const moved = after.map((size, path) => Math.abs(size - (before[path] ?? 0)));
  for (const column of [before, after, moved]) addUp(column, paths);
  return { paths, before, after, moved };
}

function columnOf(parts: ByteReader, length: number): Float64Array {
  const from = new ByteReader(parts.block());
  return Float64Array.from({ length }, () => from.number());
}

/** Bytes in both images. */
export interface Sides {
  before: number;
  after: number;
}

/** Areas by how much came or went: of files, and beside them of wasted bytes, which no file of the final file systems has. */
export class GrowthMap extends MapTree {
  readonly #growth: PathGrowth;
  readonly #wasted: Sides;

  constructor(growth: PathGrowth, wasted: Sides) {
    super(growth.paths);
    this.#growth = growth;
    this.#wasted = wasted;
  }

  of({ part, path }: MapPlace): number {
    const wasted = Math.abs(this.#wasted.after - this.#wasted.before);
    if (part === 'wasted') return path === 0 ? wasted : 0;
    const moved = this.#growth.moved[path] ?? 0;
    return part === 'image' ? moved + wasted : moved;
  }

  sides({ part, path }: MapPlace): Sides {
    if (part === 'wasted') return this.#wasted;
    const [before, after] = [this.#growth.before[path] ?? 0, this.#growth.after[path] ?? 0];
    if (part === 'files') return { before, after };
    return { before: before + this.#wasted.before, after: after + this.#wasted.after };
  }

  override worth(place: MapPlace): number {
    const { before, after } = this.sides(place);
    return after - before;
  }
}
