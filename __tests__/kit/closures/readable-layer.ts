/** A layer of these entries that can be read again, as from a saved image. */
import { SMALL_FILES } from '../../../src/analysis/small-files.ts';
import { readLayer } from '../../../src/layer/read-layer.ts';
import type { ReadableLayer } from '../../../src/stack/file-contents.ts';
import { type Entry, tarOf } from '../archives/archives.ts';
import { seekable } from '../reports/analyse-tars.ts';

export async function readableLayer(entries: readonly Entry[]): Promise<ReadableLayer> {
  const bytes = seekable(tarOf(entries));
  const { index } = await readLayer('layer', bytes, { diffId: null, digest: null, smallFiles: SMALL_FILES });
  return { index, bytes };
}
