/** The other job: what is in an image, entry by entry. */
import { SMALL_FILES } from './analysis/small-files.ts';
import type { Environment } from './environment.ts';
import { UsageError } from './errors.ts';
import { parsePlatform } from './image/platform.ts';
import { DEFAULT_LIMITS, type Limits } from './layer/limits.ts';
import { readLayers } from './layer/read-layers.ts';
import { openSource } from './source/open.ts';
import { parseSource } from './source/request.ts';
import { sourceIo } from './source/source-io.ts';
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
export async function list(request: ListRequest, environment: Environment): Promise<Iterable<Listed>> {
  const { source, layer, platform } = request;
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  // Names alone would do here, but a check can use what this puts into the cache.
  const io = sourceIo(environment, { limits, verify: false, smallFiles: SMALL_FILES });
  const image = await openSource(parseSource(source), platform === null ? null : parsePlatform(platform), io);
  try {
    const { layers } = await readLayers(image, { verify: false, io });
    const indexes = layers.map(({ index }) => index);
    if (layer === null) return listImage(indexes, limits);
    const wanted = indexes[layer];
    if (wanted) return listLayer(wanted, layer);
    const count = indexes.length === 1 ? '1 layer' : `${indexes.length} layers`;
    throw new UsageError(`--layer: ${source} has ${count}, counted from 0; there is no ${layer}`, {
      hint: 'imagebudget inspect shows them.',
    });
  } finally {
    await image[Symbol.asyncDispose]();
  }
}
