/** Contents of a few files, read from a layer that was read before. */
import { describe, expect, test } from '@jest/globals';
import { readContents } from '../../../src/layer/content/read-contents.ts';
import type { LayerBytes } from '../../../src/layer/layer-bytes.ts';
import { readLayer } from '../../../src/layer/read-layer.ts';
import { type Compression, compress, filler, tarOf } from '../../kit/archives/archives.ts';
import { seekable } from '../../kit/archives/streams.ts';

const BIG = filler(70_000);
const TAR = tarOf([{ name: 'a', body: BIG }, { name: 'd/' }, { name: 'b', body: 'hello' }, { name: 'c', body: '' }]);
const indexOf = async (tar: Buffer) =>
  (await readLayer('it', seekable(tar), { diffId: null, digest: null, smallFiles: [] })).index;

describe('contents are read', () => {
  test.each<Compression>(['none', 'gzip', 'zstd'])('from a layer compressed with %s', async compression => {
    const index = await indexOf(TAR);
    const bytes = seekable(compress(TAR, compression));
    const found = await readContents(bytes, { index, entries: [2, 0, 3], most: 100_000 });
    expect(found?.size).toBe(3);
    expect(Buffer.from(found?.get(0) ?? [])).toEqual(BIG);
    expect(Buffer.from(found?.get(2) ?? []).toString()).toBe('hello');
    expect(found?.get(3)).toHaveLength(0);
  });

  test.each<Compression>(['none', 'gzip'])('up to a limit, compressed with %s', async compression => {
    const index = await indexOf(TAR);
    const found = await readContents(seekable(compress(TAR, compression)), { index, entries: [0, 2], most: 4 });
    expect(Buffer.from(found?.get(0) ?? [])).toEqual(BIG.subarray(0, 4));
    expect(Buffer.from(found?.get(2) ?? []).toString()).toBe('hell');
  });
});

test.each<Compression>(['none', 'gzip'])('a part of each file is read, compressed with %s', async compression => {
  const index = await indexOf(TAR);
  const bytes = seekable(compress(TAR, compression));
  const found = await readContents(bytes, { index, entries: [0, 2, 3], from: 3, most: 60_000 });
  expect(Buffer.from(found?.get(0) ?? [])).toEqual(BIG.subarray(3, 60_003));
  expect(Buffer.from(found?.get(2) ?? []).toString()).toBe('lo');
  expect(found?.get(3)).toHaveLength(0);
});

describe('contents are not read', () => {
  const stream: LayerBytes = {
    kind: 'stream',
    size: TAR.length,
    open: () => {
      throw new Error('it is not fetched');
    },
  };

  test('from a layer that would have to be fetched again', async () => {
    const index = await indexOf(TAR);
    expect(await readContents(stream, { index, entries: [0], most: 10 })).toBeNull();
    const read = await readLayer('it', seekable(compress(TAR, 'gzip')), { diffId: null, digest: null, smallFiles: [] });
    const indexed = { kind: 'index', read } as unknown as LayerBytes;
    expect(await readContents(indexed, { index, entries: [0], most: 10 })).toBeNull();
    expect(await readContents(stream, { index, entries: [], most: 10 })).toEqual(new Map());
  });

  test.each<[string, Compression]>([
    ['as it is', 'none'],
    ['compressed', 'gzip'],
  ])('from a layer that became shorter, %s', async (_, compression) => {
    const index = await indexOf(TAR);
    const short = seekable(compress(TAR.subarray(0, 1000), compression));
    await expect(readContents(short, { index, entries: [0], most: 100_000 })).rejects.toThrow(
      'a layer cannot be read a second time',
    );
  });
});
