import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { MeasureError } from '../../src/errors.ts';
import type { Digest, ImageManifest } from '../../src/image/types.ts';
import { LayerIndex } from '../../src/layer/index/layer-index.ts';
import type { LayerBytes, SeekableBytes } from '../../src/layer/layer-bytes.ts';
import { DEFAULT_LIMITS } from '../../src/layer/limits.ts';
import { readLayers } from '../../src/layer/read-layers.ts';
import { compress, filler, sha256, tarOf } from '../kit/archives/archives.ts';
import { manifestOf, readOf } from '../kit/archives/layers-of-entries.ts';
import { seekable } from '../kit/archives/streams.ts';

interface Layer {
  bytes: LayerBytes;
  diffId: Digest;
  digest: Digest | null;
}

const digestOf = (bytes: Buffer): Digest => `sha256:${sha256(bytes)}`;

function layerOf(tar: Buffer, compression: 'none' | 'gzip' = 'none'): Layer & { bytes: ReturnType<typeof seekable> } {
  const blob = compress(tar, compression);
  return { bytes: seekable(blob), diffId: digestOf(tar), digest: compression === 'none' ? null : digestOf(blob) };
}

const tarNamed = (name: string, size = 10) => tarOf([{ name, body: filler(size) }]);

function imageOf(layers: readonly Layer[]) {
  const manifest: ImageManifest = {
    ...manifestOf(0),
    layers: layers.map(({ diffId, digest }) => ({ diffId, digest, compressedSize: null, createdBy: '' })),
  };
  return {
    reference: 'web',
    manifest,
    layer(index: number): LayerBytes {
      const bytes = layers[index]?.bytes;
      if (!bytes) throw new RangeError(`${index}`);
      return bytes;
    },
  };
}

function ioFor(signal = new AbortController().signal) {
  const told: string[] = [];
  let read = 0;
  const progress = {
    stage: (what: string, total: number | null) => told.push(`${what}: ${total}`),
    advance: (bytes: number) => {
      read += bytes;
    },
    done: () => told.push(`done: ${read}`),
  };
  return { told, io: { limits: DEFAULT_LIMITS, smallFiles: [], progress, signal } };
}

/** Bytes that wait for nothing but count each read, and fail from a place on. */
function failing(bytes: Uint8Array, at: number): SeekableBytes {
  const inner = seekable(bytes);
  return {
    ...inner,
    readAt(target, offset) {
      if (offset >= at) throw new MeasureError('cannot read web.tar: the disk reports an error');
      return inner.readAt(target, offset);
    },
  };
}

describe('readLayers', () => {
  test('reads all, in their order, and tells how far it is', async () => {
    const layers = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => layerOf(tarNamed(name, 2000)));
    const { io, told } = ioFor();
    const read = await readLayers(imageOf(layers), { verify: false, io });
    expect(read.layers.map(({ index }) => index.path(0))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(read.layers.map(({ bytes }) => bytes)).toEqual(layers.map(({ bytes }) => bytes));
    const total = layers.reduce((sum, { bytes }) => sum + bytes.size, 0);
    expect(told).toEqual([`reading 6 layers of web: ${total}`, `done: ${total}`]);
  });

  test('of no layers is whole by itself', async () => {
    const { io } = ioFor();
    expect(await readLayers(imageOf([]), { verify: false, io })).toEqual({ layers: [], verified: 'digest' });
  });

  test('tells the weakest proof', async () => {
    const image = imageOf([layerOf(tarNamed('a'), 'gzip'), layerOf(tarNamed('b'))]);
    expect((await readLayers(image, { verify: false, io: ioFor().io })).verified).toBe('structure');
    expect((await readLayers(image, { verify: true, io: ioFor().io })).verified).toBe('digest');
  });

  test('reads a layer once that comes twice', async () => {
    const first = layerOf(tarNamed('a'), 'gzip');
    const second = layerOf(tarNamed('a'), 'gzip');
    const { layers } = await readLayers(imageOf([first, second]), { verify: true, io: ioFor().io });
    expect(layers[1]?.index).toBe(layers[0]?.index);
    expect(second.bytes.read).toBe(0);
  });

  test('checks a blob again that is said to be another layer too', async () => {
    const layer = layerOf(tarNamed('a'), 'gzip');
    const image = imageOf([layer, { ...layer, diffId: digestOf(Buffer.from('other')) }]);
    await expect(readLayers(image, { verify: true, io: ioFor().io })).rejects.toThrow(
      /^web: layer 1 \(sha256:.*hash to/,
    );
  });

  test('takes layers that were read before', async () => {
    const tar = tarNamed('a');
    const { layers } = await readLayers(imageOf([layerOf(tar)]), { verify: false, io: ioFor().io });
    const index = layers[0]?.index;
    if (!index) throw new Error('no layer');
    const image = imageOf([
      { bytes: { kind: 'index', read: readOf(index, digestOf(tar)) }, diffId: digestOf(tar), digest: null },
    ]);
    const again = await readLayers(image, { verify: true, io: ioFor().io });
    expect([again.layers[0]?.index, again.verified]).toEqual([index, 'digest']);
  });

  test('refuses layers that were read before and are not what the config promises', async () => {
    const index = new LayerIndex();
    const image = imageOf([
      { bytes: { kind: 'index', read: readOf(index) }, diffId: digestOf(tarNamed('a')), digest: null },
    ]);
    await expect(readLayers(image, { verify: false, io: ioFor().io })).rejects.toThrow(
      /^web: layer 0 \(sha256:.*hash to sha256:0/,
    );
  });
});

describe('a layer that cannot be read', () => {
  const large = compress(tarOf([{ name: 'large', body: randomBytes(3_000_000) }]), 'gzip');

  test('ends the others before the error comes out, and the progress with them', async () => {
    const bad = layerOf(Buffer.alloc(3000, 'x'));
    const others = Array.from({ length: 8 }, () => ({ bytes: seekable(large), diffId: digestOf(large), digest: null }));
    others.forEach((other, n) => {
      other.diffId = digestOf(Buffer.from(`${n}`));
    });
    const { io, told } = ioFor();
    const reading = readLayers(imageOf([...others.slice(0, 3), bad, ...others.slice(3)]), { verify: false, io });
    await expect(reading).rejects.toThrow(/^web: layer 3 \(sha256:[0-9a-f]{12}…\) cannot be read: /);
    const read = others.map(({ bytes }) => bytes.read);
    expect(read.slice(3)).toEqual([0, 0, 0, 0, 0]);
    expect(told.at(-1)).toMatch(/^done/);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(others.map(({ bytes }) => bytes.read)).toEqual(read);
  });

  test('and another one after it: the first error counts, none is left over', async () => {
    const bad = Array.from({ length: 6 }, (_, n) => layerOf(Buffer.alloc(3000, `${n}`)));
    await expect(readLayers(imageOf(bad), { verify: false, io: ioFor().io })).rejects.toThrow('web: layer 0');
  });

  test('passes an error of its file as it is', async () => {
    const tar = tarNamed('a', 600_000);
    const bytes = failing(tar, 300_000);
    const image = imageOf([{ bytes, diffId: digestOf(tar), digest: null }]);
    await expect(readLayers(image, { verify: true, io: ioFor().io })).rejects.toThrow(
      'cannot read web.tar: the disk reports an error',
    );
  });

  test('because the run is interrupted: nothing is read any more', async () => {
    const interrupted = new AbortController();
    const layer = { bytes: seekable(large), diffId: digestOf(Buffer.from('x')), digest: null };
    const { io } = ioFor(interrupted.signal);
    const advance = io.progress.advance;
    io.progress.advance = bytes => {
      advance(bytes);
      interrupted.abort();
    };
    const reading = readLayers(imageOf([layer]), { verify: false, io: { ...io } });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(layer.bytes.read).toBeLessThan(large.length);
    const untouched = layerOf(tarNamed('a'));
    await expect(readLayers(imageOf([untouched]), { verify: false, io })).rejects.toMatchObject({ name: 'AbortError' });
    expect(untouched.bytes.read).toBe(0);
  });
});
