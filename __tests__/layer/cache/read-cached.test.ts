import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Digest, ImageManifest } from '../../../src/image/types.ts';
import { IndexCache } from '../../../src/layer/cache/index-cache.ts';
import { keepLayers } from '../../../src/layer/cache/read-cached.ts';
import { hashContents } from '../../../src/layer/content/hash-contents.ts';
import type { LayerBytes } from '../../../src/layer/layer-bytes.ts';
import { DEFAULT_LIMITS } from '../../../src/layer/limits.ts';
import { readLayers } from '../../../src/layer/read-layers.ts';
import { type Compression, compress, filler, sha256, tarOf } from '../../kit/archives/archives.ts';
import { answersOf } from '../../kit/archives/layer-indexes.ts';
import { manifestOf, readOf } from '../../kit/archives/layers-of-entries.ts';
import { seekable } from '../../kit/archives/streams.ts';
import { folderForTests } from '../../kit/processes/measure-by-cli.ts';

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const digestOf = (bytes: Buffer): Digest => `sha256:${sha256(bytes)}`;
const tarNamed = (name: string) =>
  tarOf([
    { name, body: filler(5000, name) },
    { name: 'same', body: filler(4000) },
  ]);

interface Layer {
  bytes: LayerBytes & { read?: unknown };
  diffId: Digest;
  digest: Digest | null;
}

function layerOf(tar: Buffer, compression: Compression, hasDigest = true) {
  const blob = compress(tar, compression);
  return { bytes: seekable(blob), diffId: digestOf(tar), digest: hasDigest ? digestOf(blob) : null };
}

describe('a layer that was read before', () => {
  const scratch = folderForTests();
  let count = 0;

  function cacheIn(
    folder = join(scratch.path, `${++count}`),
    { mayRead = true, limits = DEFAULT_LIMITS, kept = 'x' } = {},
  ) {
    const told: string[] = [];
    const debug = (text: string) => told.push(text);
    const owner = process.geteuid?.() ?? null;
    return { folder, told, cache: new IndexCache(folder, { maxBytes: 1e6, owner, debug, limits, kept, mayRead }) };
  }

  const smallFiles = [{ name: 'a', most: 1000 }];

  async function read(layers: readonly Layer[], cache: IndexCache | undefined, verify = false) {
    const manifest: ImageManifest = {
      ...manifestOf(0),
      layers: layers.map(({ diffId, digest }) => ({ diffId, digest, compressedSize: null, createdBy: '' })),
    };
    const layer = (at: number): LayerBytes => {
      const bytes = layers[at]?.bytes;
      if (!bytes) throw new RangeError(`${at}`);
      return bytes;
    };
    const progress = { stage() {}, advance() {}, done() {} };
    const io = { limits: DEFAULT_LIMITS, smallFiles, progress, signal: new AbortController().signal, cache };
    const found = await readLayers({ reference: 'web', manifest, layer }, { verify, io });
    if (cache) await keepLayers(cache, manifest, found.layers);
    return found;
  }

  const forms: { compression: Compression; hasDigest: boolean }[] = [
    { compression: 'gzip', hasDigest: true },
    { compression: 'gzip', hasDigest: false },
    { compression: 'zstd', hasDigest: true },
  ];
  test.each(forms)('is not unpacked again: %o', async ({ compression, hasDigest }) => {
    const { cache } = cacheIn();
    const cold = await read([layerOf(tarNamed('a'), compression, hasDigest)], cache);
    const warm = await read([layerOf(tarNamed('a'), compression, hasDigest)], cache);
    expect([cold.verified, warm.verified]).toEqual(['digest', 'cached']);
    expect(warm.layers.map(({ index }) => answersOf(index))).toEqual(cold.layers.map(({ index }) => answersOf(index)));
  });

  test('is read like any other where its content must be hashed after all', async () => {
    const { cache } = cacheIn();
    await read([layerOf(tarNamed('a'), 'gzip')], cache);
    const warm = await read([layerOf(tarNamed('a'), 'gzip')], cache);
    const [layer] = warm.layers;
    if (!layer) throw new Error('no layer');
    expect(layer.index.hash(1)).toBeUndefined();
    await hashContents(layer.bytes, layer.index, [1]);
    expect(layer.index.hash(1)).toBeDefined();
  });

  test('is kept for each of what can be known of its contents, so that it is never mixed up who kept it', async () => {
    const { cache } = cacheIn();
    const gzip = () => layerOf(tarNamed('a'), 'gzip');
    const blob = compress(tarNamed('a'), 'gzip');
    const fetched = () => ({
      ...gzip(),
      bytes: { kind: 'stream', size: blob.length, open: () => chunksOf(blob) } as const,
    });
    await read([gzip()], cache);
    expect(await cache.layer(digestOf(blob), 'hashes')).toBeNull();
    for (const verified of ['digest', 'cached']) {
      const found = await read([fetched()], cache);
      expect([found.verified, found.layers[0]?.index.hash(1)]).toEqual([verified, expect.any(String)]);
    }
    const found = await read([gzip()], cache);
    expect([found.verified, found.layers[0]?.index.hash(1)]).toEqual(['cached', undefined]);
  });

  test('is read anew where contents of other files are asked for', async () => {
    const { folder, cache } = cacheIn();
    const gzip = () => layerOf(tarNamed('a'), 'gzip');
    await read([gzip()], cache);
    const others = cacheIn(folder, { kept: 'y' }).cache;
    expect((await read([gzip()], others)).verified).toBe('digest');
    expect((await read([gzip()], others)).verified).toBe('cached');
    expect((await read([gzip()], cache)).verified).toBe('cached');
  });

  test('is hashed all the same: damage shows', async () => {
    const { cache } = cacheIn();
    const whole = layerOf(tarNamed('a'), 'gzip');
    await read([whole], cache);
    for (const at of [12, 40, whole.bytes.size - 1]) {
      const blob = Buffer.from(compress(tarNamed('a'), 'gzip'));
      blob[at] = (blob[at] ?? 0) ^ 1;
      await expect(read([{ ...whole, bytes: seekable(blob) }], cache)).rejects.toThrow(/layer 0 .* cannot be read/);
      await expect(read([{ ...whole, bytes: seekable(blob.subarray(0, at)) }], cache)).rejects.toThrow(
        /cannot be read/,
      );
    }
  });

  test('is not confused with another that claims its diff ID', async () => {
    const { cache } = cacheIn();
    const base = layerOf(tarNamed('base'), 'gzip');
    const liar = { ...layerOf(tarNamed('evil'), 'gzip'), diffId: base.diffId };
    // Either may come first. The liar's blob is what its manifest says; only --verify compares what it unpacks to.
    for (const first of [[base], [liar]]) {
      const { cache: fresh } = cacheIn();
      await read(first, fresh);
      const [a, b] = (await read([base, liar], fresh)).layers;
      expect([a?.index.path(0), b?.index.path(0)]).toEqual(['base', 'evil']);
    }
    // Without a digest of the blob the diff ID is compared; headers alone are never kept.
    await read([{ ...layerOf(tarNamed('evil'), 'none', false), diffId: base.diffId }], cache);
    expect((await read([layerOf(tarNamed('base'), 'gzip', false)], cache)).layers[0]?.index.path(0)).toBe('base');
    const unnamed = { ...layerOf(tarNamed('evil'), 'gzip', false), diffId: base.diffId };
    await expect(read([unnamed], cache)).rejects.toThrow('hash to');
  });

  test('is read anew with --verify, and kept for others', async () => {
    const { folder, cache } = cacheIn();
    await read([layerOf(tarNamed('a'), 'gzip')], cache);
    const verifying = cacheIn(folder, { mayRead: false });
    expect((await read([layerOf(tarNamed('a'), 'gzip')], verifying.cache, true)).verified).toBe('digest');
    await read([layerOf(tarNamed('b'), 'gzip')], verifying.cache, true);
    expect((await read([layerOf(tarNamed('b'), 'gzip')], cache)).verified).toBe('cached');
  });

  test('is not needed where headers do', async () => {
    const { folder, cache } = cacheIn();
    expect((await read([layerOf(tarNamed('a'), 'none')], cache)).verified).toBe('structure');
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });

  test('is read anew where its entry is damaged, which then goes', async () => {
    const { folder, told, cache } = cacheIn();
    const layer = () => layerOf(tarNamed('a'), 'gzip');
    await read([layer()], cache);
    const [name = ''] = readdirSync(folder);
    const bytes = readFileSync(join(folder, name));
    for (const damaged of [bytes.subarray(0, 100), Buffer.alloc(0), Buffer.alloc(bytes.length), bytes.subarray(1)]) {
      writeFileSync(join(folder, name), damaged);
      expect((await read([layer()], cache)).verified).toBe('digest');
      expect((await read([layer()], cache)).verified).toBe('cached');
    }
    expect(told).toHaveLength(4);
    expect(told[0]).toMatch(/^the cache entry for sha256:[0-9a-f]{12}… is damaged and ignored$/);
  });

  test('is read anew where it is now too large', async () => {
    const { folder, cache } = cacheIn();
    await read([layerOf(tarNamed('a'), 'gzip')], cache);
    const digest = digestOf(compress(tarNamed('a'), 'gzip'));
    for (const limits of [
      { ...DEFAULT_LIMITS, entries: 1 },
      { ...DEFAULT_LIMITS, allNameBytes: 3 },
    ])
      expect(await cacheIn(folder, { limits }).cache.layer(digest, 'checksums')).toBeNull();
    expect(await cache.layer(digest, 'checksums')).not.toBeNull();
  });

  test('is read anew where only the diff ID of another image proved it', async () => {
    const open = tarOf([{ name: 'a', body: filler(5000) }], { end: false });
    const whole = tarOf([{ name: 'a', body: filler(5000) }]);
    for (const kind of ['seekable', 'stream'] as const) {
      const { cache } = cacheIn();
      const blob = compress(open, 'gzip');
      const bytes = kind === 'seekable' ? seekable(blob) : { kind, size: blob.length, open: () => chunksOf(blob) };
      const layer = { bytes, digest: digestOf(blob), diffId: digestOf(open) };
      expect((await read([layer], cache)).verified).toBe('digest');
      expect((await read([layer], cache)).verified).toBe('cached');
      await expect(read([{ ...layer, diffId: digestOf(whole) }], cache)).rejects.toThrow('hash to');
    }
  });

  test('gives way to one whose diff ID was calculated', async () => {
    const { cache } = cacheIn();
    const layer = layerOf(tarNamed('a'), 'gzip');
    const key = layer.digest ?? layer.diffId;
    let kept = false;
    for (const verify of [false, true, false]) {
      const { layers } = await read([layer], undefined, verify);
      await keepLayers(
        cache,
        { ...manifestOf(0), layers: [{ ...layer, compressedSize: null, createdBy: '' }] },
        layers,
      );
      expect((await cache.layer(key, 'checksums'))?.isHashed).toBe(verify || kept);
      kept ||= verify;
    }
  });

  test('of an engine is kept under its diff ID', async () => {
    const { cache } = cacheIn();
    const known = (await read([layerOf(tarNamed('a'), 'gzip', false)], undefined)).layers[0];
    if (!known) throw new Error('no layer');
    const diffId = digestOf(tarNamed('a'));
    await read([{ bytes: { kind: 'index', read: readOf(known.index, diffId) }, diffId, digest: null }], cache);
    expect((await cache.layer(diffId, 'hashes'))?.index.path(0)).toBe('a');
    // No digest becomes a path.
    expect(await cache.layer('sha256:../../x', 'hashes')).toBeNull();
  });
});
