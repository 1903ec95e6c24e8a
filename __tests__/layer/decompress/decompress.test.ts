import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { LayerDataError } from '../../../src/layer/data-error.ts';
import { compressionOf, decompress, nativeZstd, portableZstd } from '../../../src/layer/decompress/decompress.ts';
import { compress } from '../../kit/archives/archives.ts';
import { drained, Watched } from '../../kit/archives/streams.ts';
import { thorough } from '../../kit/runner/thorough.ts';

type Decoder = (source: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;

const numbers = (count: number) => Buffer.from(Array.from({ length: count }, (_, n) => `${n + 1}\n`).join(''));
const TEXT = numbers(4000);
const CHUNKS = [1, 7, 512, 1 << 20];

const zstdFixture = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/zstd', `${name}.zst`));

async function unpack(decoder: Decoder, bytes: Uint8Array, chunk = 1 << 18): Promise<Buffer> {
  return drained(decoder(new Watched(bytes, chunk)));
}

/** Jest takes a tenth of a second to compare 20 kB byte by byte. */
function expectBytes(found: Buffer, wanted: Buffer): void {
  expect(found.toString('latin1')).toBe(wanted.toString('latin1'));
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

function damagedAt(bytes: Buffer, at: number, mask = 1): Buffer {
  const damaged = Buffer.from(bytes);
  damaged[at] = (damaged[at] ?? 0) ^ mask;
  return damaged;
}

/** RFC 1952, 2.3.1, in the order of the bytes. */
function gzipHeader(parts: readonly string[], nameLength = 5): Buffer {
  const flags = { headerCrc: 2, extra: 4, name: 8, comment: 16 };
  const set = Object.entries(flags).reduce((sum, [part, bit]) => sum | (parts.includes(part) ? bit : 0), 0);
  const header = Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, set, 0, 0, 0, 0, 0, 3]),
    ...(parts.includes('extra') ? [Buffer.from([4, 0, 0x41, 0x42, 0, 0])] : []),
    ...(parts.includes('name') ? [Buffer.from(`${'n'.repeat(nameLength)}\0`)] : []),
    ...(parts.includes('comment') ? [Buffer.from('of no use\0')] : []),
  ]);
  if (!parts.includes('headerCrc')) return header;
  const sum = zlib.crc32(header) & 0xffff;
  return Buffer.concat([header, Buffer.from([sum & 0xff, sum >> 8])]);
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

describe.each([false, true])('gzip, where skipCrc is %s', skipCrc => {
  const gunzip: Decoder = source => decompress(source, 'gzip', { skipCrc });
  // Fed byte by byte, each byte is a task for a thread.
  const text = numbers(500);
  const member = zlib.gzipSync(text);

  keepsItsPromises(gunzip, zlib.gzipSync(numbers(100_000)));

  test.each(CHUNKS)('unpacks one member, in chunks of %i', async chunk => {
    expectBytes(await unpack(gunzip, member, chunk), text);
  });

  test.each(CHUNKS)('unpacks several members, in chunks of %i', async chunk => {
    const packed = Buffer.concat([member, zlib.gzipSync(''), zlib.gzipSync('end')]);
    expectBytes(await unpack(gunzip, packed, chunk), Buffer.concat([text, Buffer.from('end')]));
  });

  test.each(CHUNKS)('takes zero bytes for padding, reads them all, in chunks of %i', async chunk => {
    const packed = Buffer.concat([member, Buffer.alloc(2000)]);
    const source = new Watched(packed, chunk);
    expectBytes(await drained(gunzip(source)), text);
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

  test('refuses a wrong length', async () => {
    expect(await failure(gunzip, damagedAt(member, member.length - 4))).toBe('invalid');
  });

  const HEADERS = [
    [],
    ['extra'],
    ['name'],
    ['comment'],
    ['headerCrc'],
    ['extra', 'name', 'comment', 'headerCrc'],
  ] as const;

  test.each(HEADERS)('reads a header with %s %s %s %s', async (...parts) => {
    const header = gzipHeader(parts);
    const packed = Buffer.concat([header, member.subarray(10)]);
    for (const chunk of CHUNKS) expectBytes(await unpack(gunzip, packed, chunk), text);
    for (const length of [header.length - 1, header.length])
      expect(await failure(gunzip, packed.subarray(0, length))).toBe('truncated');
  });

  test('reads a header longer than a chunk', async () => {
    const packed = Buffer.concat([gzipHeader(['name'], 5000), member.subarray(10)]);
    expectBytes(await unpack(gunzip, packed, 512), text);
  });

  test('refuses a reserved flag and another method', async () => {
    expect(await failure(gunzip, damagedAt(member, 3, 0x20))).toBe('invalid');
    expect(await failure(gunzip, damagedAt(member, 2))).toBe('invalid');
  });
});

describe.each([false, true])('gzip, where memory may be detached and skipCrc is %s', skipCrc => {
  /** Chunks of their own, large enough to be discarded. */
  async function* owned(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      yield new Uint8Array(bytes.subarray(at, at + CHUNK));
    }
  }
  const CHUNK = 1 << 16;
  const gunzip = (bytes: Uint8Array) => decompress(owned(bytes), 'gzip', { skipCrc, mayDetach: true, chunk: CHUNK });
  const random = randomBytes(40 * CHUNK);

  test('gives the same bytes, of one member and of several', async () => {
    const seen = createHash('sha256');
    const packed = Buffer.concat([zlib.gzipSync(random), zlib.gzipSync(TEXT), zlib.gzipSync(random)]);
    for await (const chunk of gunzip(packed)) seen.update(chunk);
    const expected = createHash('sha256').update(random).update(TEXT).update(random);
    expect(seen.digest('hex')).toBe(expected.digest('hex'));
  });

  test('holds few chunks at a time, however many there are', async () => {
    const packed = zlib.gzipSync(random);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    for await (const chunk of gunzip(packed)) {
      expect(chunk.length).toBeGreaterThan(0);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(most).toBeLessThan(16 * CHUNK);
  });

  test('refuses what follows, and what is missing', async () => {
    const packed = zlib.gzipSync(random);
    const reads = (bytes: Uint8Array) =>
      (async () => {
        for await (const chunk of gunzip(bytes)) expect(chunk.length).toBeGreaterThan(0);
      })();
    await expect(reads(Buffer.concat([packed, Buffer.from('garbage')]))).rejects.toMatchObject({ kind: 'invalid' });
    await expect(reads(packed.subarray(0, -1))).rejects.toMatchObject({ kind: 'truncated' });
  });
});

test('a wrong checksum is refused, unless a digest proves the blob', async () => {
  const member = zlib.gzipSync(TEXT);
  const damaged = damagedAt(member, member.length - 8);
  expect(await failure(source => decompress(source, 'gzip'), damaged)).toBe('invalid');
  expectBytes(await unpack(source => decompress(source, 'gzip', { skipCrc: true }), damaged), TEXT);
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
    const packed = zstdFixture(name);
    // Byte by byte, a long one costs a second and shows no more than a short one.
    const chunks = thorough || packed.length < 20_000 ? CHUNKS : CHUNKS.slice(2);
    for (const chunk of chunks) expect((await unpack(decoder, packed, chunk)).equals(expected)).toBe(true);
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
