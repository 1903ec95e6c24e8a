/** A layer that is not whole never gives a figure. */
import { describe, expect, test } from '@jest/globals';
import { MeasureError } from '../../src/errors.ts';
import { type ReadOptions, readLayer } from '../../src/layer/read-layer.ts';
import { compress, type Entry, filler, sha256, tarOf } from '../kit/archives/archives.ts';
import { seekable } from '../kit/archives/streams.ts';
import { sampled } from '../kit/runner/thorough.ts';

const ARCHIVES: [string, Entry[]][] = [
  ['one file', [{ name: 'a', body: filler(700) }]],
  ['an empty file and a directory', [{ name: 'd/' }, { name: 'd/empty', body: '' }]],
  [
    'links, long names and a body of whole blocks',
    [
      { name: 'n'.repeat(130), body: filler(512) },
      { name: 's', symlink: 'n' },
      { name: 'h', hardlink: 'n'.repeat(130) },
    ],
  ],
];

const digestOf = (bytes: Buffer) => `sha256:${sha256(bytes)}` as const;
const read = (bytes: Buffer, options: ReadOptions) => readLayer('layer 0', seekable(bytes), options);

/** How many of these reads gave a result. */
async function results(reads: Iterable<Promise<unknown>>): Promise<number> {
  const settled = await Promise.allSettled(reads);
  for (const one of settled) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(MeasureError);
  return settled.filter(one => one.status === 'fulfilled').length;
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const damaged = Buffer.from(bytes);
  damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return damaged;
}

describe.each(ARCHIVES)('%s', (_, entries) => {
  const tar = tarOf(entries);
  const lengths = sampled([...tar.keys()], 29, 3);
  const diffId = digestOf(tar);

  test('is read when it is whole', async () => {
    expect((await read(tar, { diffId, digest: null })).verified).toBe('structure');
    expect((await read(tar, { diffId: null, digest: null })).verified).toBe('structure');
    expect((await read(tar, { diffId, digest: null, verify: true })).verified).toBe('digest');
  });

  test('is refused when it ends anywhere, with a digest and without', async () => {
    expect(await results(lengths.map(length => read(tar.subarray(0, length), { diffId, digest: null })))).toBe(0);
    expect(await results(lengths.map(length => read(tar.subarray(0, length), { diffId: null, digest: null })))).toBe(0);
  });

  test.each(['gzip', 'zstd'] as const)('is refused as %s that ends anywhere', async compression => {
    const blob = compress(tar, compression);
    const digest = digestOf(blob);
    const cuts = lengths.filter(length => length < blob.length && (length < 100 || length % 7 === 0));
    expect((await read(blob, { diffId, digest })).verified).toBe('digest');
    expect(await results(cuts.map(length => read(blob.subarray(0, length), { diffId, digest })))).toBe(0);
  });

  test('is refused when any bit of a header is flipped', async () => {
    const headers = headersOf(tar);
    expect(headers.length).toBeGreaterThanOrEqual(entries.length);
    // Every fifth: one of each byte, of every place in it.
    const bits = sampled(
      headers.flatMap(at => Array.from({ length: 820 }, (_, n) => at * 8 + n * 5)),
      37,
      3,
    );
    const damaged = bits
      .map(bit => flipped(tar, bit))
      .filter(bytes => !headers.some(at => sameChecksumField(bytes, tar, at)));
    expect(damaged.length).toBeGreaterThan(bits.length * 0.97);
    expect(await results(damaged.map(bytes => read(bytes, { diffId, digest: null })))).toBe(0);
  });

  test('is refused with verify when any bit is flipped', async () => {
    const bits = lengths.filter(at => at % 3 === 0).map(at => at * 8 + (at % 8));
    expect(await results(bits.map(bit => read(flipped(tar, bit), { diffId, digest: null, verify: true })))).toBe(0);
  });
});

/** Where headers stand: what begins with `ustar` at its magic. */
function headersOf(tar: Buffer): number[] {
  const starts = Array.from({ length: tar.length / 512 }, (_, block) => block * 512);
  return starts.filter(at => tar.toString('latin1', at + 257, at + 262) === 'ustar');
}

/** Whether what was flipped is padding of the checksum, which has more than one form: the number is the same. */
function sameChecksumField(damaged: Buffer, tar: Buffer, header: number): boolean {
  const field = (bytes: Buffer) => bytes.toString('latin1', header + 148, header + 156);
  const number = (text: string) => (text.replace(/^[ \0]+|[ \0]+$/g, '').split('\0')[0] ?? '').replace(/^0+/, '');
  return field(damaged) !== field(tar) && number(field(damaged)) === number(field(tar));
}
