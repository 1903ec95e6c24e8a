/** Reading does not depend on how the bytes arrive. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Entry, tarOf } from '../../kit/archives/archives.ts';
import { cutAt, readChunks, readSeeking } from '../../kit/archives/tar-index.ts';
import { edgeArchives, tarBytes } from '../../kit/oracles/go-listings.ts';
import { runs } from '../../kit/runner/thorough.ts';

/** Larger archives of the samples show nothing more, but take their time byte by byte. */
const SMALL = 20_000;

function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  return cutAt(
    bytes,
    Array.from({ length: Math.floor(bytes.length / size) }, (_, n) => (n + 1) * size),
  );
}

const oddArchives = edgeArchives()
  .map(of => ({ name: of.name, bytes: tarBytes(of) }))
  .filter(({ bytes }) => bytes.length <= 300_000);

const name = fc.oneof(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[ -.0-\u00ff]{90,300}$/));

const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ name, body: fc.uint8Array({ maxLength: 1500 }).map(bytes => Buffer.from(bytes)) }),
  fc.record({ name: name.map(text => `${text}/`) }),
  fc.record({ name, symlink: name }),
  fc.record({ name, hardlink: name }),
);

const archive = fc
  .record({ entries: fc.array(entry, { maxLength: 6 }), end: fc.boolean(), cut: fc.integer({ min: 0, max: 700 }) })
  .map(({ entries, end, cut }) => {
    const bytes = tarOf(entries, { end });
    return cut > 600 ? bytes.subarray(0, Math.max(0, bytes.length - cut + 600)) : bytes;
  });

describe('every odd archive', () => {
  test('is there', () => {
    expect(oddArchives.length).toBeGreaterThan(80);
  });

  describe.each(oddArchives)('$name', ({ bytes }) => {
    const whole = readChunks([bytes], true);

    test('reads the same in pieces of any one size', () => {
      for (const size of bytes.length <= SMALL ? [1, 7, 511, 512, 513] : [511, 513, 4096])
        expect(readChunks(pieces(bytes, size), true)).toEqual(whole);
    });

    test('reads the same however it is cut', () => {
      const cuts = fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 });
      const property = fc.property(cuts, places => {
        expect(readChunks(cutAt(bytes, places), true)).toEqual(whole);
      });
      fc.assert(property, { numRuns: bytes.length <= SMALL ? 60 : 10 });
    });

    test('reads the same by its headers alone', () => {
      const headers = readChunks([bytes]);
      for (const window of [1, 512, 1000, 4096]) expect(readSeeking(bytes, window)).toEqual(headers);
    });
  });
});

describe('any archive', () => {
  test('reads the same however it is cut, with bodies and without', () => {
    const cuts = fc.array(fc.nat(), { maxLength: 12 });
    const property = fc.property(archive, cuts, fc.boolean(), (bytes, places, bodies) => {
      const chunks = cutAt(
        bytes,
        places.map(place => place % (bytes.length + 1)),
      );
      expect(readChunks(chunks, bodies)).toEqual(readChunks([bytes], bodies));
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  test('reads the same by its headers alone', () => {
    const property = fc.property(archive, fc.integer({ min: 1, max: 3000 }), (bytes, window) => {
      expect(readSeeking(bytes, window)).toEqual(readChunks([bytes]));
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  test('gives back what was written', () => {
    const property = fc.property(fc.array(entry, { maxLength: 6 }), entries => {
      const read = readChunks([tarOf(entries)]).entries.map(line => JSON.parse(line));
      expect(read.map(([name, link]) => [name, link])).toEqual(
        entries.map(({ name, symlink = '', hardlink = '' }) => [name, symlink || hardlink]),
      );
    });
    fc.assert(property);
  });
});
