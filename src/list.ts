/** The other job: what is in an image, entry by entry. */

import { SMALL_FILES } from './analysis/small-files.ts';
import { UsageError } from './errors.ts';
import { parsePlatform } from './image/platform.ts';
import { openCache } from './layer/cache/open.ts';
import { keepLayers } from './layer/cache/read-cached.ts';
import { DEFAULT_LIMITS, type Limits } from './layer/limits.ts';
import { readLayers } from './layer/read-layers.ts';
import { openSource } from './source/open.ts';
import type { Surroundings } from './source/types.ts';
import { type Listed, listImage, listLayer } from './stack/listing.ts';

export interface ListRequest {
  source: string;
  /** The layer whose own entries are wanted, from 0; null for the final file system. */
  layer: number | null;
  platform: string | null;
  /** Limits that differ from the usual. */
  limits: Partial<Limits>;
}

/** Lists an image's final file system or one layer. @throws UsageError, MeasureError before the first entry */
export async function list(
  { source, layer, platform, limits: raised }: ListRequest,
  surroundings: Surroundings,
): Promise<Iterable<Listed>> {
  const limits = { ...DEFAULT_LIMITS, ...raised };
  // Names are all that is asked for here, but a layer that is cached serves a check too.
  const reading = { limits, smallFiles: SMALL_FILES };
  const io = { ...surroundings, ...reading, cache: openCache(surroundings, { ...reading, verify: false }) };
  const image = await openSource(source, platform === null ? null : parsePlatform(platform), io);
  try {
    const { layers } = await readLayers(image, { verify: false, io });
    if (io.cache) await keepLayers(io.cache, image.manifest, layers);
    if (layer === null)
      return listImage(
        layers.map(({ index }) => index),
        limits,
      );
    const wanted = layers[layer];
    if (wanted) return listLayer(wanted.index, layer);
    const held = layers.length === 1 ? '1 layer' : `${layers.length} layers`;
    throw new UsageError(`--layer: ${source} has ${held}, counted from 0; there is no ${layer}`, {
      hint: 'imagebudget inspect shows them.',
    });
  } finally {
    await image[Symbol.asyncDispose]();
  }
}
