import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeLayer, encodeLayer, readHead } from '../../../src/layer/cache/encode.ts';
import { LayerIndex } from '../../../src/layer/layer-index.ts';
import { answersOf, ENTRY_GETTERS, layerIndexes } from '../../kit/layer-indexes.ts';
import { indexOf, readOf } from '../../kit/layers.ts';

const KEY = `sha256:${'a'.repeat(64)}` as const;
const OTHER = `sha256:${'b'.repeat(64)}` as const;

/** A file, so that every sort of column has values and lacks some. */
const small = () =>
  indexOf([
    { name: 'etc', type: 'dir' },
    { name: 'etc/passwd', type: 'file', size: 900, content: 'one' },
    { name: 'etc/mtab', type: 'symlink', link: '/proc/mounts' },
  ]);

describe('a layer that is kept', () => {
  test('answers as it did before', () => {
    fc.assert(
      fc.property(layerIndexes, index => {
        const kept = decodeLayer(KEY, encodeLayer(KEY, readOf(index)));
        expect(kept && answersOf(kept.index)).toEqual(answersOf(index));
      }),
      { numRuns: 300 },
    );
  });

  // Whoever adds a field to LayerIndex adds a line to FIELDS in src/layer/cache/fields.ts, and its getter to ENTRY_GETTERS.
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
      'mayHold',
      'data',
    ]);
    const asked = Object.getOwnPropertyNames(LayerIndex.prototype).filter(member => !others.has(member));
    expect(asked.sort()).toEqual([...compared].sort());
  });

  test('keeps what was found out of its blob', () => {
    const facts = { compression: 'zstd', blobBytes: 12, digest: KEY, diffId: OTHER } as const;
    const kept = decodeLayer(KEY, encodeLayer(KEY, { ...facts, index: small(), verified: 'digest' }));
    expect(kept).toMatchObject(facts);
    expect(readHead(encodeLayer(KEY, readOf(small())))).toMatchObject({ key: KEY, entries: 3, hashes: 1 });
  });

  test('is none under another key', () => {
    expect(decodeLayer(OTHER, encodeLayer(KEY, readOf(small())))).toBeNull();
  });

  test('is none with any byte changed', () => {
    const bytes = encodeLayer(KEY, readOf(small()));
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      expect(decodeLayer(KEY, damaged)).toBeNull();
    }
  });

  test('is none where it is cut short, or goes on', () => {
    const bytes = encodeLayer(KEY, readOf(small()));
    for (let length = 0; length < bytes.length; length++)
      expect(decodeLayer(KEY, bytes.subarray(0, length))).toBeNull();
    expect(decodeLayer(KEY, Buffer.concat([bytes, Buffer.alloc(1)]))).toBeNull();
  });

  test('is none where somebody changed it and knows the checksum', () => {
    const content = encodeLayer(KEY, readOf(small())).subarray(0, -32);
    const resealed = (bytes: Buffer) => Buffer.concat([bytes, createHash('sha256').update(bytes).digest()]);
    expect(decodeLayer(KEY, resealed(content))).not.toBeNull();
    for (let length = 0; length < content.length; length++)
      expect(decodeLayer(KEY, resealed(content.subarray(0, length)))).toBeNull();
    expect(decodeLayer(KEY, resealed(Buffer.concat([content, Buffer.alloc(3)])))).toBeNull();
    for (let at = 0; at < content.length; at++) {
      const changed = Buffer.from(content);
      changed[at] = 0xff;
      // It may be taken for another layer, which only the folder's owner can bring about; it must not do harm.
      expect(() => decodeLayer(KEY, resealed(changed))).not.toThrow();
    }
  });

  test('is none where another version kept it', () => {
    const bytes = encodeLayer(KEY, readOf(small()));
    const older = Buffer.from(bytes.subarray(0, -32).toString('latin1').replace('hash:text', 'hash:tex7'), 'latin1');
    const resealed = Buffer.concat([older, createHash('sha256').update(older).digest()]);
    expect(decodeLayer(KEY, resealed)).toBeNull();
    expect(readHead(resealed)).toBeNull();
  });
});
