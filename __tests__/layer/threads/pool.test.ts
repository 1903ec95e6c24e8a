import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { SMALL_FILES } from '../../../src/analysis/small-files.ts';
import { MeasureError } from '../../../src/errors.ts';
import type { Digest, ImageManifest } from '../../../src/image/types.ts';
import { IndexCache } from '../../../src/layer/cache/index-cache.ts';
import { keepLayers } from '../../../src/layer/cache/read-cached.ts';
import type { LayerIndex } from '../../../src/layer/index/layer-index.ts';
import type { SeekableBytes } from '../../../src/layer/layer-bytes.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../src/layer/limits.ts';
import { type ReadOptions, readLayer } from '../../../src/layer/read-layer.ts';
import { readLayers } from '../../../src/layer/read-layers.ts';
import { LayerPool, type LayerWorkers } from '../../../src/layer/threads/pool.ts';
import { cannotRead, openFile } from '../../../src/source/files/files.ts';
import { compress, filler, sha256, tarOf } from '../../kit/archives/archives.ts';
import { manifestOf } from '../../kit/archives/layers-of-entries.ts';
import { layerWorkers } from '../../kit/processes/layer-worker.ts';

const workers = layerWorkers();
const never = new AbortController().signal;
const opened: { close(): void }[] = [];
afterAll(() => {
  for (const file of opened) file.close();
});

const digestOf = (bytes: Buffer): Digest => `sha256:${sha256(bytes)}`;
const UNKNOWN: Digest = `sha256:${'0'.repeat(64)}`;

let files = 0;
function stored(bytes: Buffer): SeekableBytes {
  const path = join(workers.folder, `layer-${files++}`);
  writeFileSync(path, bytes);
  const file = openFile(path, 'layer.tar', never);
  opened.push(file);
  return file;
}

/** Everything that an index tells. */
function contentOf(index: LayerIndex): unknown {
  const entries = Array.from({ length: index.length }, (_, at) => [
    index.path(at),
    index.type(at),
    index.link(at),
    [index.size(at), index.mode(at), index.uid(at), index.gid(at), index.body(at), index.mtime(at)],
    index.kept(at),
    index.isBesideLast(at),
  ]);
  return { entries, textBytes: index.textBytes, whiteouts: index.withBaseHolding('.wh.') };
}

const tar = tarOf([
  { name: 'usr/' },
  { name: 'usr/lib/' },
  ...Array.from({ length: 9000 }, (_, n) => ({ name: `usr/lib/file-${n}`, body: filler(n % 700) })),
  { name: 'etc/passwd', body: 'root:x:0:0::/root:/bin/sh' },
  { name: 'usr/lib/link', symlink: 'file-1' },
  { name: 'usr/lib/same', hardlink: 'usr/lib/file-2', mode: 0o755 },
  { name: 'usr/lib/.wh.gone' },
  { name: `usr/${'long/'.repeat(60)}caf\xe9`, body: 'x' },
]);

async function withPool<T>(of: LayerWorkers, work: (pool: LayerPool) => Promise<T>): Promise<T> {
  const pool = new LayerPool(of);
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

/** Reads a layer here and in a thread; the outcomes must be the same. */
async function bothWays(bytes: SeekableBytes, options: ReadOptions) {
  const outcome = (pool: LayerPool | null) =>
    readLayer('layer 0', bytes, { smallFiles: SMALL_FILES, ...options, pool }).then(
      ({ index, ...read }) => ({ read, index: contentOf(index) }),
      (error: unknown) => ({
        error: error instanceof MeasureError ? [error.message, error.hint ?? ''].map(withoutCount) : error,
      }),
    );
  const inThread = await withPool(workers, outcome);
  expect(inThread).toEqual(await outcome(null));
  return inThread;
}

/** How much was seen when it was too much depends on how much is read at once. */
const withoutCount = (text: string) =>
  text.replace(/unpacks to \d+ bytes/, 'unpacks to N bytes').replace(/layerBytes([:=]) ?\d+/g, 'layerBytes$1 N');

describe('a layer that a thread reads', () => {
  test.each(['gzip', 'zstd'] as const)('with %s gives the same index and the same proof', async compression => {
    const blob = compress(tar, compression);
    const read = await bothWays(stored(blob), { digest: digestOf(blob), diffId: digestOf(tar), verify: true });
    expect(read).toMatchObject({ read: { compression, verified: 'digest', blobBytes: blob.length } });
    expect(JSON.stringify(read)).toContain(JSON.stringify(new Uint8Array(Buffer.from('root:x:0:0::/root:/bin/sh'))));
  });

  test('may lie anywhere in its file', async () => {
    const blob = compress(tar, 'gzip');
    const { file, ...whole } = stored(Buffer.concat([Buffer.alloc(777, 'x'), blob, Buffer.alloc(99, 'y')]));
    if (!file) throw new Error('no file');
    const part: SeekableBytes = {
      ...whole,
      size: blob.length,
      file: { ...file, offset: 777, size: blob.length },
      readAt: (target, at, length = target.length) =>
        whole.readAt(target, 777 + at, Math.min(length, blob.length - at)),
    };
    expect(await bothWays(part, { digest: digestOf(blob), diffId: null })).toHaveProperty('read');
  });

  const gzip = compress(tar, 'gzip');
  const damaged = Buffer.from(gzip);
  damaged.fill(0xff, gzip.length >> 1, (gzip.length >> 1) + 50);
  const small = (limits: Partial<Limits>) => ({ limits: { ...DEFAULT_LIMITS, ...limits } });
  test.each<[string, Buffer, Partial<ReadOptions>, RegExp]>([
    ['is cut short', gzip.subarray(0, -500), {}, /end early/],
    ['is damaged', damaged, {}, /are damaged/],
    ['is another one', gzip, { digest: UNKNOWN }, /hash to/],
    ['holds no tar', compress(Buffer.alloc(3000, 'x'), 'gzip'), {}, /wrong checksum/],
    [
      'is too large',
      gzip,
      small({ layerBytes: 100_000 }),
      /unpacks to N bytes, more than the limit "layerBytes" of 100000/,
    ],
    ['has too many entries', gzip, small({ entries: 100 }), /has 101 entries, more than the limit "entries" of 100/],
  ])('and that %s is refused with the same message', async (_, bytes, options, message) => {
    const outcome = await bothWays(stored(bytes), { digest: null, diffId: null, ...options });
    expect(outcome).toEqual({ error: [expect.stringMatching(message), expect.any(String)] });
  });

  test('and that the system cannot read is refused in the words of its source', async () => {
    const { file } = stored(Buffer.alloc(10));
    if (!file) throw new Error('no file');
    // No file is open under such a number.
    const part = { ...file, fd: 1 << 24, unreadable: (cause: unknown) => cannotRead('web.tar', cause) };
    await withPool(workers, pool =>
      expect(pool.read(part, { digest: null, diffId: null })).rejects.toThrow('cannot read web.tar: EBADF'),
    );
  });

  test('after another one that failed is read all the same', async () => {
    const good = { digest: digestOf(gzip), diffId: null };
    await withPool(workers, async pool => {
      await expect(readLayer('a', stored(damaged), { digest: null, diffId: null, pool })).rejects.toThrow(MeasureError);
      for (let n = 0; n < 3; n++)
        expect((await readLayer('b', stored(gzip), { ...good, pool })).index.length).toBe(9007);
    });
  });
});

describe('a pool', () => {
  const blobs = Array.from({ length: 7 }, (_, n) =>
    compress(tarOf([{ name: `file-${n}`, body: filler(n * 90_000) }]), 'gzip'),
  );

  test('reads more layers at once than it has threads, and mixes none of them up', async () => {
    await withPool({ ...workers, count: 2 }, async pool => {
      const reads = await Promise.all(
        blobs.map(blob => readLayer('one', stored(blob), { digest: digestOf(blob), diffId: null, pool })),
      );
      expect(reads.map(({ index }) => [index.path(0), index.size(0)])).toEqual(
        blobs.map((_, n) => [`file-${n}`, n * 90_000]),
      );
    });
  });

  test('starts a thread only if none is idle, and never more than it may have', async () => {
    // Each answers with its own number for the digest.
    const program = `import { parentPort, threadId } from "node:worker_threads";
      parentPort.on("message", ({ id }) =>
        setTimeout(() => parentPort.postMessage({ id, kind: "hashed", digest: String(threadId) }), 50));`;
    const { file } = stored(Buffer.alloc(10));
    if (!file) throw new Error('no file');
    await withPool({ ...workers.running(program), count: 2 }, async pool => {
      const first = await pool.hash(file, UNKNOWN);
      expect(await pool.hash(file, UNKNOWN)).toBe(first);
      const threads = await Promise.all([1, 2, 3, 4].map(() => pool.hash(file, UNKNOWN)));
      expect(new Set(threads).size).toBe(2);
      expect(threads).toContain(first);
    });
  });

  test('hashes a blob without reading what it holds', async () => {
    const bytes = randomBytes(1_000_001);
    const { file } = stored(bytes);
    if (!file) throw new Error('no file');
    let seen = 0;
    const digest = await withPool(workers, pool => pool.hash(file, UNKNOWN, count => (seen += count)));
    expect(digest).toBe(digestOf(bytes));
    expect(seen).toBe(bytes.length);
  });
});

describe('a thread that ends', () => {
  test('between two layers is an error for the next one, and no hang', async () => {
    const program = `import { parentPort } from "node:worker_threads";
      parentPort.once("message", ({ id }) => {
        parentPort.postMessage({ id, kind: "hashed", digest: "${UNKNOWN}" });
        setTimeout(() => process.exit(0), 10);
      });`;
    const { file } = stored(Buffer.alloc(10));
    if (!file) throw new Error('no file');
    await withPool({ ...workers.running(program), count: 1 }, async pool => {
      expect(await pool.hash(file, UNKNOWN)).toBe(UNKNOWN);
      await setTimeout(500);
      await expect(pool.hash(file, UNKNOWN)).rejects.toThrow(/ended before it had read its layer$/);
      expect(await pool.hash(file, UNKNOWN)).toBe(UNKNOWN);
    });
  });

  test.each([
    ['at its start', 'throw new Error("out of luck")', /ended before it had read its layer: out of luck/],
    ['without a word', 'process.exit(0)', /ended before it had read its layer$/],
    [
      'in the middle',
      'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { throw new Error("oops"); })',
      /ended before it had read its layer: oops/,
    ],
  ])('%s is an error and no hang', async (_, program, message) => {
    await withPool(workers.running(program), async pool => {
      const { file } = stored(Buffer.alloc(10));
      if (!file) throw new Error('no file');
      const reading = pool.read(file, { digest: null, diffId: null });
      await expect(reading).rejects.toThrow(message);
      await expect(reading).rejects.toBeInstanceOf(MeasureError);
    });
  });
});

describe('readLayers with threads', () => {
  const layers = Array.from({ length: 5 }, (_, n) => {
    const content = tarOf([{ name: `file-${n}`, body: randomBytes(4_000_000 + n * 500_000) }]);
    const blob = compress(content, 'gzip');
    return { diffId: digestOf(content), digest: digestOf(blob), blob, createdBy: '', compressedSize: blob.length };
  });

  function imageOf(changed: Partial<Record<number, Buffer>> = {}) {
    const bytes = layers.map(({ blob }, n) => stored(changed[n] ?? blob));
    const manifest: ImageManifest = { ...manifestOf(0), layers };
    return { reference: 'web', manifest, layer: (index: number) => bytes[index] ?? stored(Buffer.alloc(0)) };
  }

  function ioFor(signal = never) {
    let read = 0;
    const progress = {
      stage: () => undefined,
      advance: (bytes: number) => {
        read += bytes;
      },
      done: () => undefined,
    };
    return { io: { limits: DEFAULT_LIMITS, smallFiles: SMALL_FILES, progress, signal, workers }, read: () => read };
  }

  test('gives all layers in their order, and counts every byte', async () => {
    const { io, read } = ioFor();
    const { layers: found, verified } = await readLayers(imageOf(), { verify: false, io });
    expect(found.map(({ index }) => index.path(0))).toEqual(layers.map((_, n) => `file-${n}`));
    expect(verified).toBe('digest');
    expect(read()).toBe(layers.reduce((sum, { blob }) => sum + blob.length, 0));
  });

  test('hashes what it has in the cache, and shows damage', async () => {
    const debug = () => undefined;
    const options = { maxBytes: 1e8, owner: null, debug, limits: DEFAULT_LIMITS, kept: 'x', mayRead: true };
    const cache = new IndexCache(join(workers.folder, 'cache'), options);
    const cold = await readLayers(imageOf(), { verify: false, io: { ...ioFor().io, cache } });
    await keepLayers(cache, imageOf().manifest, cold.layers);
    const { io, read } = ioFor();
    const warm = await readLayers(imageOf(), { verify: false, io: { ...io, cache } });
    expect(warm.verified).toBe('cached');
    expect(warm.layers.map(({ index }) => contentOf(index))).toEqual(cold.layers.map(({ index }) => contentOf(index)));
    expect(read()).toBe(layers.reduce((sum, { blob }) => sum + blob.length, 0));
    const changed = Buffer.from(layers[2]?.blob ?? []);
    changed[1_000_000] = (changed[1_000_000] ?? 0) ^ 1;
    const damaged = readLayers(imageOf({ 2: changed }), { verify: false, io: { ...ioFor().io, cache } });
    await expect(damaged).rejects.toThrow(/^web: layer 2 \(sha256:[0-9a-f]{12}…\) cannot be read: /);
  });

  test('names the layer that cannot be read', async () => {
    const cut = layers[3]?.blob.subarray(0, -9) ?? Buffer.alloc(0);
    const reading = readLayers(imageOf({ 3: cut }), { verify: false, io: ioFor().io });
    await expect(reading).rejects.toThrow(/^web: layer 3 \(sha256:[0-9a-f]{12}…\) cannot be read: /);
  });

  test('stops when the run is interrupted', async () => {
    const interrupted = new AbortController();
    const { io } = ioFor(interrupted.signal);
    const advance = () => interrupted.abort();
    const reading = readLayers(imageOf(), { verify: false, io: { ...io, progress: { ...io.progress, advance } } });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
