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
  /** The bytes of each path alone. */
  own: { before: Float64Array; after: Float64Array };
}

/** What became of a file. */
export type GrowthKind = 'new' | 'grown' | 'smaller' | 'gone';

/** @throws RangeError for data that are not whole */
export function decodeGrowth(bytes: Uint8Array): PathGrowth {
  const parts = new ByteReader(bytes);
  const paths = decodePaths(new ByteReader(parts.block()));
  const [before, after] = [columnOf(parts, paths.names.length), columnOf(parts, paths.names.length)];
  const moved = after.map((size, path) => Math.abs(size - (before[path] ?? 0)));
  const own = { before: before.slice(), after: after.slice() };
  for (const column of [before, after, moved]) addUp(column, paths);
  return { paths, before, after, moved, own };
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

  /** Growth of the files at and below a path, by what became of them. */
  kinds({ path }: MapPlace): Map<GrowthKind, number> {
    const sums = new Map<GrowthKind, number>();
    const { own, paths } = this.#growth;
    const end = paths.ends[path] ?? path + 1;
    for (let at = path; at < end; at++) {
      const [before, after] = [own.before[at] ?? 0, own.after[at] ?? 0];
      if (before === after) continue;
      const kind = kindOf({ before, after });
      sums.set(kind, (sums.get(kind) ?? 0) + after - before);
    }
    return sums;
  }

  override worth(place: MapPlace): number {
    const { before, after } = this.sides(place);
    return after - before;
  }
}

function kindOf({ before, after }: Sides): GrowthKind {
  if (before === 0) return 'new';
  if (after === 0) return 'gone';
  return after > before ? 'grown' : 'smaller';
}
