/** Reads layers through the cache. */
import type { Digest, ImageManifest } from '../../image/types.ts';
import { compressionAt, digestOf, type LayerBytes, type LayerRead, type SeekableBytes } from '../layer-bytes.ts';
import { type ReadOptions, readLayer } from '../read-layer.ts';
import type { KeepableRead } from './entry-format.ts';
import type { IndexCache } from './index-cache.ts';

/**
 * Like `readLayer`, but a cached layer is not fetched, decompressed or parsed. If its bytes are in a file they are still hashed,
 * so that a damaged image is an error with and without a cache.
 * @throws MeasureError naming the layer
 */
export async function readCached(
  label: string,
  bytes: LayerBytes,
  options: ReadOptions & { cache: IndexCache | undefined },
): Promise<LayerRead> {
  const { cache, digest, diffId } = options;
  const key = digest ?? diffId;
  const known = bytes.kind === 'seekable' ? 'checksums' : 'hashes';
  const found = cache && key && isCostly(bytes) ? await cache.layer(key, known) : null;
  // Without an end-of-archive marker only the diff ID shows that the tar is complete, and this image may state another one.
  if (found === null || !(found.hasMarker || found.diffId === diffId)) return readLayer(label, bytes, options);
  if (bytes.kind !== 'seekable') return found;
  // A different blob may still hold the same layer; if not, reading it gives the error.
  return (await hash(bytes, found.digest, options)) === found.digest ? found : readLayer(label, bytes, options);
}

/** Caches the layers whose bytes match the manifest. Must be called before their contents are compared. */
export async function keepLayers(
  cache: IndexCache,
  manifest: ImageManifest,
  layers: readonly { bytes: LayerBytes; read: LayerRead }[],
): Promise<void> {
  for (const [at, { digest, diffId }] of manifest.layers.entries()) {
    const layer = layers[at];
    if (layer && (isCostly(layer.bytes) || layer.bytes.kind === 'index') && wasHashed(layer.read))
      await cache.keepLayer(digest ?? diffId, layer.read);
  }
  await cache.done();
}

/**
 * Whether the layer's bytes were hashed in this run. Headers prove nothing: an archive can give any digest to a layer. A layer
 * from the cache is already there.
 */
function wasHashed(read: LayerRead): read is KeepableRead {
  return read.verified === 'digest' && 'blobBytes' in read && 'reached' in read;
}

/** Whether a layer is worth caching and still to be read. Walking the headers of an uncompressed one is cheaper. */
function isCostly(bytes: LayerBytes): boolean {
  return bytes.kind === 'seekable' ? compressionAt(bytes) !== 'none' : bytes.kind === 'stream';
}

async function hash(bytes: SeekableBytes, like: Digest, { pool, onProgress }: ReadOptions): Promise<Digest> {
  return pool && bytes.file ? pool.hash(bytes.file, like, onProgress) : digestOf(bytes, like, onProgress);
}
