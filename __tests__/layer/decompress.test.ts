import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { LayerDataError } from '../../src/layer/data-error.ts';
import { compressionOf, decompress, nativeZstd, portableZstd } from '../../src/layer/decompress.ts';
import { compress } from '../kit/archives.ts';
import { drained, Watched } from '../kit/streams.ts';

type Decoder = (source: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;

const numbers = (count: number) => Buffer.from(Array.from({ length: count }, (_, n) => `${n + 1}\n`).join(''));
const TEXT = numbers(4000);
const CHUNKS = [1, 7, 512, 1 << 20];

const zstdFixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/zstd', `${name}.zst`));

async function unpack(decoder: Decoder, bytes: Uint8Array, chunk = 1 << 18): Promise<Buffer> {
  return drained(decoder(new Watched(bytes, chunk)));
}

async function failure(decoder: Decoder, bytes: Uint8Array, chunk = 1 << 18): Promise<unknown> {
  return unpack(decoder, bytes, chunk).then(
    () => 'no error',
    error => (error instanceof LayerDataError ? error.kind : error),
  );
}

/** What every decoder owes to those on its two sides. */
function keepsItsPromises(decoder: Decoder, packed: Buffer) {
  test('closes its source when the consumer stops early', async () => {
    const source = new Watched(packed, 64);
    for await (const chunk of decoder(source)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(source.closed).toBe(true);
  });

  test('closes its source when the data are damaged', async () => {
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 20, 60);
    const source = new Watched(damaged, 64);
    await expect(drained(decoder(source))).rejects.toThrow();
    expect(source.closed).toBe(true);
  });

  test.each([
    ['an error', new Error('the disk is gone')],
    ['an error with a code like a decoder’s', Object.assign(new Error('x'), { code: 20 })],
    ['an abort', new DOMException('stop', 'AbortError')],
  ])('passes %s of its source unchanged', async (_, error) => {
    const source = new Watched(packed, 64, { failAt: packed.length / 2, error });
    await expect(drained(decoder(source))).rejects.toBe(error);
  });

  test('passes an error of its source unchanged that comes first', async () => {
    const error = new Error('the disk is gone');
    await expect(drained(decoder(new Watched(packed, 64, { failAt: 0, error })))).rejects.toBe(error);
  });
}

describe('compressionOf', () => {
  test.each([
    ['gzip', [0x1f, 0x8b, 8, 0]],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
    ['zstd', [0x50, 0x2a, 0x4d, 0x18]],
    ['zstd', [0x5f, 0x2a, 0x4d, 0x18]],
    ['none', [0x60, 0x2a, 0x4d, 0x18]],
    ['none', [0x28, 0xb5, 0x2f]],
    ['none', [0x1f]],
    ['none', []],
  ] as const)('%s', (expected, bytes) => {
    expect(compressionOf(Uint8Array.from(bytes))).toBe(expected);
  });
});

describe('gzip', () => {
  const gunzip: Decoder = source => decompress(source, 'gzip');
  const member = zlib.gzipSync(TEXT);

  keepsItsPromises(gunzip, zlib.gzipSync(numbers(100_000)));

  test.each(CHUNKS)('unpacks one member, in chunks of %i', async chunk => {
    expect(await unpack(gunzip, member, chunk)).toEqual(TEXT);
  });

  test.each(CHUNKS)('unpacks several members, in chunks of %i', async chunk => {
    const packed = Buffer.concat([member, zlib.gzipSync(''), zlib.gzipSync('end')]);
    expect(await unpack(gunzip, packed, chunk)).toEqual(Buffer.concat([TEXT, Buffer.from('end')]));
  });

  test.each(CHUNKS)('takes zero bytes for padding, reads them all, in chunks of %i', async chunk => {
    const packed = Buffer.concat([member, Buffer.alloc(2000)]);
    const source = new Watched(packed, chunk);
    expect(await drained(gunzip(source))).toEqual(TEXT);
    expect(source.given).toBe(packed.length);
  });

  test.each(CHUNKS)('refuses what Node ignores behind zero bytes, in chunks of %i', async chunk => {
    expect(await failure(gunzip, Buffer.concat([member, Buffer.alloc(100), member]), chunk)).toBe('invalid');
    expect(await failure(gunzip, Buffer.concat([member, Buffer.alloc(100), Buffer.from('x')]), chunk)).toBe('invalid');
  });

  test.each(CHUNKS)('refuses garbage after a member, in chunks of %i', async chunk => {
    expect(await failure(gunzip, Buffer.concat([member, Buffer.from('garbage')]), chunk)).toBe('invalid');
  });

  test.each([1, 5, 10, 12, 40, member.length - 9, member.length - 8, member.length - 1])(
    'refuses one that ends after %i bytes',
    async length => {
      expect(await failure(gunzip, member.subarray(0, length))).toBe('truncated');
    },
  );

  test('refuses a second member that ends early', async () => {
    expect(await failure(gunzip, Buffer.concat([member, member.subarray(0, 5)]))).toBe('truncated');
  });

  test('refuses a wrong checksum and a wrong length', async () => {
    for (const at of [member.length - 8, member.length - 4]) {
      const damaged = Buffer.from(member);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(await failure(gunzip, damaged)).toBe('invalid');
    }
  });
});

const DECODERS: [string, Decoder][] = [
  ['the portable decoder', portableZstd],
  ...(typeof zlib.createZstdDecompress === 'function' ? [['Node’s decoder', nativeZstd] as [string, Decoder]] : []),
];

describe.each(DECODERS)('zstd with %s', (_, decoder) => {
  keepsItsPromises(decoder, zstdFixture('long'));

  test.each([
    ['plain', TEXT],
    ['checksum', TEXT],
    ['stream', TEXT],
    ['frames', TEXT],
    ['skippable', TEXT],
    ['two', Buffer.concat([TEXT, TEXT])],
    ['empty', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(300_000)],
    ['long', numbers(200_000).subarray(0, 1_000_000)],
  ])('unpacks %s in chunks of any size', async (name, expected) => {
    for (const chunk of CHUNKS) expect((await unpack(decoder, zstdFixture(name), chunk)).equals(expected)).toBe(true);
  });

  test('unpacks raw blocks', async () => {
    const tar = Buffer.concat([Buffer.alloc(128 * 1024, 'a'), TEXT]);
    expect((await unpack(decoder, compress(tar, 'zstd'))).equals(tar)).toBe(true);
  });

  test('unpacks thousands of small frames', async () => {
    const packed = Buffer.concat(Array.from({ length: 3000 }, (_, n) => compress(Buffer.from(`${n}\n`), 'zstd')));
    expect((await unpack(decoder, packed)).toString().split('\n')).toHaveLength(3001);
  });

  test.each(['checksum', 'frames', 'skippable', 'zeros', 'empty'])(
    'refuses %s that ends anywhere inside',
    async name => {
      const packed = zstdFixture(name);
      const borders = new Set(frameBorders(packed));
      for (let length = 1; length < packed.length; length += packed.length > 100 ? 97 : 1)
        if (!borders.has(length))
          expect([length, await failure(decoder, packed.subarray(0, length))]).toEqual([length, 'truncated']);
    },
  );

  test('refuses what is no frame after one', async () => {
    expect(await failure(decoder, Buffer.concat([zstdFixture('plain'), Buffer.from('garbage')]))).toBe('invalid');
    expect(await failure(decoder, Buffer.concat([zstdFixture('plain'), Buffer.alloc(8)]))).toBe('invalid');
    expect(await failure(decoder, Buffer.concat([zstdFixture('plain'), zlib.gzipSync('x')]))).toBe('invalid');
    expect(await failure(decoder, Buffer.concat([zstdFixture('plain'), Buffer.from('x')]))).toBe('truncated');
  });

  test.each([
    ['a reserved block type', [0x28, 0xb5, 0x2f, 0xfd, 0x20, 1, 0b111, 0, 0, 0], 'invalid'],
    ['a block above 128 KiB', [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, 0x09, 0x00, 0x10, 0], 'invalid'],
    ['an RLE block above 128 KiB', [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, 0x0b, 0x00, 0x10, 0], 'invalid'],
    ['a reserved bit in the descriptor', [0x28, 0xb5, 0x2f, 0xfd, 0x28, 1, 9, 0, 0, 65], 'invalid'],
    ['a window of 2 GiB', [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 1, 0, 0], 'limit'],
    ['a content of 8 EiB', [0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0x80, 1, 0, 0], 'limit'],
  ])('refuses %s', async (_, bytes, kind) => {
    expect(await failure(decoder, Uint8Array.from(bytes))).toBe(kind);
  });

  test('never throws anything but a LayerDataError for damaged data', async () => {
    const packed = zstdFixture('checksum');
    for (let at = 4; at < packed.length; at += 13) {
      const damaged = Buffer.from(packed);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      expect(['no error', 'invalid', 'truncated', 'limit']).toContain(await failure(decoder, damaged));
    }
  });
});

/** Where the frames of a fixture end: a cut there leaves a stream that is whole. */
function frameBorders(packed: Buffer): number[] {
  const starts: number[] = [];
  for (let at = 1; at < packed.length - 4; at++) {
    const magic = packed.readUInt32LE(at);
    if (magic === 0xfd2fb528 || magic === 0x184d2a50) starts.push(at);
  }
  return starts;
}
