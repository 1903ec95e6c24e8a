/** Reads layers by way of the cache. */
import type { Digest, ImageManifest } from '../../image/types.ts';
import { compressionOf, MAGIC_BYTES } from '../decompress/decompress.ts';
import { digestOf, type LayerBytes, type LayerRead, type SeekableBytes } from '../layer-bytes.ts';
import { type ReadOptions, readLayer } from '../read-layer.ts';
import type { KeepableRead } from './encode.ts';
import type { IndexCache } from './index-cache.ts';

/**
 * As `readLayer`, but a layer that is in the cache is neither fetched, unpacked nor parsed. Where its bytes are at hand they
 * are hashed all the same, so that a damaged image is one with and without a cache.
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
  const found = cache && key && isLate(bytes) ? await cache.layer(key, known) : null;
  // Without an end-of-archive marker only the diff ID tells whether the tar is whole, and this image may state another one.
  if (found === null || !(found.hasMarker || found.diffId === diffId)) return readLayer(label, bytes, options);
  if (bytes.kind !== 'seekable') return found;
  // Other bytes may unpack to the same layer; and bytes that do not are refused by who reads them.
  return (await hash(bytes, found.digest, options)) === found.digest ? found : readLayer(label, bytes, options);
}

/** Keeps the layers whose bytes were proved to be what the manifest says; to be called before their contents are compared. */
export async function keepLayers(
  cache: IndexCache,
  manifest: ImageManifest,
  layers: readonly { bytes: LayerBytes; read: LayerRead }[],
): Promise<void> {
  for (const [at, { digest, diffId }] of manifest.layers.entries()) {
    const layer = layers[at];
    if (layer && (isLate(layer.bytes) || layer.bytes.kind === 'index') && isProved(layer.read))
      await cache.keepLayer(digest ?? diffId, layer.read);
  }
  await cache.done();
}

/**
 * Whether it was proved by its bytes. Headers prove nothing of the rest: whoever writes an archive can give any layer's digest
 * to a layer of his own. What came from the cache is there.
 */
function isProved(read: LayerRead): read is KeepableRead {
  return read.verified === 'digest' && 'blobBytes' in read && 'reached' in read;
}

/** Whether a layer costs more than a walk along its headers, and has not been read yet. */
function isLate(bytes: LayerBytes): boolean {
  if (bytes.kind !== 'seekable') return bytes.kind !== 'index';
  const start = new Uint8Array(MAGIC_BYTES);
  return compressionOf(start.subarray(0, bytes.readAt(start, 0))) !== 'none';
}

async function hash(bytes: SeekableBytes, like: Digest, { pool, onProgress }: ReadOptions): Promise<Digest> {
  return pool && bytes.file ? pool.hash(bytes.file, like, onProgress) : digestOf(bytes, like, onProgress);
}
