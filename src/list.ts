/** The other job: what is in an image, entry by entry. */
import { baseOf } from './analysis/base.ts';
import { SMALL_FILES } from './analysis/small-files.ts';
import type { Environment } from './environment.ts';
import { MeasureError, UsageError } from './errors.ts';
import { parsePlatform } from './image/platform.ts';
import type { ImageManifest } from './image/types.ts';
import type { LayerIndex } from './layer/index/layer-index.ts';
import { DEFAULT_LIMITS, type Limits } from './layer/limits.ts';
import { readLayers } from './layer/read-layers.ts';
import { openSource } from './source/open.ts';
import { parseSource } from './source/request.ts';
import { sourceIo } from './source/source-io.ts';
import { type Arrangement, arranged } from './stack/listing/arrange.ts';
import { type Listed, listImage, listLayer, listWasted } from './stack/listing/listing.ts';
import { counting, type Totals } from './stack/listing/totals.ts';

/** `own` and `base` share out the final file system; `wasted` is what is not in it. */
export const ONLY = ['wasted', 'own', 'base'] as const;

export interface ListRequest {
  source: string;
  /** The layer whose own entries are wanted, from 0; null for the final file system. */
  layer: number | null;
  /** Null for all. Of a layer, `wasted` alone has a meaning. */
  only: (typeof ONLY)[number] | null;
  /** Null for the order of the file system, or of the layer's tar. */
  sort: Arrangement['sort'] | null;
  depth: number | null;
  platform: string | null;
  /** Limits that differ from the usual. */
  limits: Partial<Limits>;
}

export interface Listing {
  entries: Iterable<Listed>;
  /** Of all that was asked for, however deep; whole once all entries have been taken. */
  totals: Totals;
}

/** Lists an image's final file system, one layer's entries, or a part of them. @throws UsageError, MeasureError before the first entry */
export async function list(request: ListRequest, environment: Environment): Promise<Listing> {
  const { source, layer, platform, sort, depth } = request;
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  // Names alone would do here, but a check can use what this puts into the cache.
  const io = sourceIo(environment, { limits, verify: false, smallFiles: SMALL_FILES });
  const image = await openSource(parseSource(source), platform === null ? null : parsePlatform(platform), io);
  try {
    const { layers } = await readLayers(image, { verify: false, io });
    const indexes = layers.map(({ index }) => index);
    const totals = { entries: 0, files: 0, bytes: 0 };
    const names = layer === null ? 'once' : 'repeated';
    const entries = counting(chosen(request, { manifest: image.manifest, indexes, limits }), totals, names);
    if (sort === null && depth === null) return { entries, totals };
    return { entries: arranged(entries, { sort: sort ?? 'path', depth, names }), totals };
  } finally {
    await image[Symbol.asyncDispose]();
  }
}

interface Read {
  manifest: ImageManifest;
  indexes: readonly LayerIndex[];
  limits: Limits;
}

function chosen({ source, layer, only }: ListRequest, { manifest, indexes, limits }: Read): Iterable<Listed> {
  const wanted = layer === null ? null : layerAt(indexes, layer, source);
  if (only === 'wasted') {
    const wasted = listWasted(indexes, limits);
    return layer === null ? wasted : wasted.filter(entry => entry.layer === layer);
  }
  if (wanted !== null) return listLayer(wanted, layer ?? 0);
  if (only === null) return listImage(indexes, limits);
  return listImage(indexes, limits, partOf(only, manifest, source));
}

function layerAt(indexes: readonly LayerIndex[], layer: number, source: string): LayerIndex {
  const index = indexes[layer];
  if (index) return index;
  const count = indexes.length === 1 ? '1 layer' : `${indexes.length} layers`;
  throw new UsageError(`--layer: ${source} has ${count}, counted from 0; there is no ${layer}`, {
    hint: 'imagebudget inspect shows them.',
  });
}

/** Whether a layer is the base's, or is not. @throws MeasureError if history does not tell */
function partOf(part: 'own' | 'base', manifest: ImageManifest, source: string): (layer: number) => boolean {
  const base = baseOf(
    manifest,
    null,
    manifest.config.history.map(() => null),
  );
  if (base === null)
    throw new MeasureError(
      `--only ${part}: the history of ${source} does not tell which layers came with its base image`,
      {
        hint: 'imagebudget inspect shows the layers; --layer lists the entries of one.',
      },
    );
  return layer => layer < base.layers === (part === 'base');
}
