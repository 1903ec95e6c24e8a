import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeLayer, encodeLayer, readHead, seal } from '../../../src/layer/cache/encode.ts';
import { LayerIndex } from '../../../src/layer/index/layer-index.ts';
import { answersOf, ENTRY_GETTERS, layerIndexes } from '../../kit/archives/layer-indexes.ts';
import { indexOf, readOf } from '../../kit/archives/layers-of-entries.ts';

const NAME = `sha256-${'a'.repeat(64)}.hashes`;
const OTHER = `sha256-${'b'.repeat(64)}.hashes`;

/** A file, so that every sort of column has values and lacks some. */
const small = () =>
  indexOf([
    { name: 'etc', type: 'dir' },
    { name: 'etc/passwd', type: 'file', size: 900, content: 'one' },
    { name: 'etc/mtab', type: 'symlink', link: '/proc/mounts' },
  ]);

const asked = (kept: ReturnType<typeof decodeLayer>) => kept && answersOf(kept.index);

describe('a layer that is kept', () => {
  test('answers as it did before', () => {
    fc.assert(
      fc.property(layerIndexes, index => {
        const kept = decodeLayer(NAME, encodeLayer(NAME, readOf(index)));
        expect(kept && answersOf(kept.index)).toEqual(answersOf(index));
      }),
      { numRuns: 300 },
    );
  });

  // Whoever adds a column to LayerIndex adds it to src/layer/cache/index-bytes.ts, and its getter to ENTRY_GETTERS.
  test('has everything that can be asked of an index', () => {
    const compared = new Set<string>([...ENTRY_GETTERS, 'length', 'textBytes']);
    // They tell nothing that the getters do not.
    const others = new Set([
      'constructor',
      'add',
      'setHash',
      'setChecksum',
      'setSymbolBytes',
      'keep',
      'keptOrLinked',
      'withBaseHolding',
      'data',
    ]);
    const asked = Object.getOwnPropertyNames(LayerIndex.prototype).filter(member => !others.has(member));
    expect(asked.sort()).toEqual([...compared].sort());
  });

  test('keeps what was found out of its blob', () => {
    const digests = { digest: `sha256:${'a'.repeat(64)}`, diffId: `sha256:${'b'.repeat(64)}` } as const;
    const blob = { known: 'checksums', compression: 'zstd', blobBytes: 12, ...digests } as const;
    const facts = { ...blob, isHashed: false, hasMarker: true };
    const kept = decodeLayer(NAME, encodeLayer(NAME, { ...readOf(small()), ...facts }));
    expect(kept).toMatchObject(facts);
    expect(readHead(encodeLayer(NAME, readOf(small())))).toMatchObject({ name: NAME, entries: 3, known: 'hashes' });
  });

  test('is none under another name', () => {
    expect(decodeLayer(OTHER, encodeLayer(NAME, readOf(small())))).toBeNull();
  });

  test('is none with any byte changed', () => {
    const bytes = encodeLayer(NAME, readOf(small()));
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      expect(decodeLayer(NAME, damaged)).toBeNull();
    }
  });

  test('is none where it is cut short, or goes on', () => {
    const bytes = encodeLayer(NAME, readOf(small()));
    for (let length = 0; length < bytes.length; length++)
      expect(decodeLayer(NAME, bytes.subarray(0, length))).toBeNull();
    expect(decodeLayer(NAME, Buffer.concat([bytes, Buffer.alloc(1)]))).toBeNull();
  });

  test('is none where somebody changed it and knows the checksum', () => {
    const content = encodeLayer(NAME, readOf(small())).subarray(0, -32);
    const resealed = (bytes: Buffer) => seal(NAME, [bytes]);
    expect(decodeLayer(NAME, resealed(content))).not.toBeNull();
    for (let length = 0; length < content.length; length++)
      expect(decodeLayer(NAME, resealed(content.subarray(0, length)))).toBeNull();
    expect(decodeLayer(NAME, resealed(Buffer.concat([content, Buffer.alloc(3)])))).toBeNull();
    for (let at = 0; at < content.length; at++)
      for (const value of [0, 1, 8, 0x7f, 0xff]) {
        const changed = Buffer.from(content);
        changed[at] = value;
        // It may be taken for another layer, which only the folder's owner can bring about; it must not do harm.
        expect(() => asked(decodeLayer(NAME, resealed(changed)))).not.toThrow();
      }
  });

  test('is none where a column says what none can say', () => {
    const whole = encodeLayer(NAME, readOf(small())).subarray(0, -32);
    const changed = (from: Buffer, to: Buffer) => {
      const at = whole.indexOf(from);
      expect(at).toBeGreaterThan(0);
      const content = Buffer.concat([whole.subarray(0, at), to, whole.subarray(at + from.length)]);
      return decodeLayer(NAME, seal(NAME, [content]));
    };
    const words = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer);
    // Ends of `etc`, `passwd` and `mtab`; ends of the directories; which of them each entry is in.
    const bases = words(3, 4, 3, 9, 13);
    const directories = words(2, 4, 0, 3);
    const directoryOf = words(3, 4, 0, 1, 1);
    expect(changed(bases, bases)).not.toBeNull();
    expect(changed(bases, words(3, 4, 9, 3, 13))).toBeNull();
    expect(changed(bases, words(3, 5, 3, 9, 13))).toBeNull();
    expect(changed(bases, words(0x7fffffff, 8, 3, 9, 13))).toBeNull();
    expect(changed(directories, words(2, 4, 4, 3))).toBeNull();
    expect(changed(directoryOf, words(3, 4, 0, 1, 2))).toBeNull();
    expect(changed(directoryOf, words(2, 4, 0, 1))).toBeNull();
    // The one link, which entry 2 has.
    const links = words(1, 4, 2, 1, 4, 12);
    expect(changed(links, links)).not.toBeNull();
    expect(changed(links, words(1, 4, 3, 1, 4, 12))).toBeNull();
    expect(changed(links, words(2, 4, 2, 2, 1, 4, 12))).toBeNull();
    expect(changed(links, words(0, 4, 1, 4, 12))).toBeNull();
    expect(
      changed(links, Buffer.concat([words(1, 8), Buffer.from(Float64Array.of(1.5).buffer), words(1, 4, 12)])),
    ).toBeNull();
  });

  test('is none where another version kept it', () => {
    const bytes = encodeLayer(NAME, readOf(small()));
    const older = Buffer.from(bytes.subarray(0, -32).toString('latin1').replace(' sections', ' sectionz'), 'latin1');
    const resealed = seal(NAME, [older]);
    expect(decodeLayer(NAME, resealed)).toBeNull();
    expect(readHead(resealed)).toBeNull();
  });
});
