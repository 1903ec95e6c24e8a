import { serialize } from 'node:v8';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeLayer, encodeLayer, readHead, seal } from '../../../src/layer/cache/entry-format.ts';
import { readIndex } from '../../../src/layer/cache/index-bytes.ts';
import { LayerIndex } from '../../../src/layer/index/layer-index.ts';
import { answersOf, ENTRY_GETTERS, layerIndexes } from '../../kit/archives/layer-indexes.ts';
import { indexOf, readOf } from '../../kit/archives/layers-of-entries.ts';
import { runs } from '../../kit/runner/thorough.ts';

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
      { numRuns: runs(300) },
    );
  });

  // Add the getter of a new column to ENTRY_GETTERS, so that the test above compares it.
  test('has everything that can be asked of an index', () => {
    const compared = new Set<string>([...ENTRY_GETTERS, 'length', 'textBytes']);
    // They tell nothing that the getters do not.
    const others = new Set([
      'constructor',
      'add',
      'setHash',
      'setChecksum',
      'setSymbolBytes',
      'setModules',
      'withModules',
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

  test('is not read under another name', () => {
    expect(decodeLayer(OTHER, encodeLayer(NAME, readOf(small())))).toBeNull();
  });

  test('is not read with any byte changed', () => {
    const bytes = encodeLayer(NAME, readOf(small()));
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      expect(decodeLayer(NAME, damaged)).toBeNull();
    }
  });

  test('is not read where it is cut short or too long', () => {
    const bytes = encodeLayer(NAME, readOf(small()));
    for (let length = 0; length < bytes.length; length++)
      expect(decodeLayer(NAME, bytes.subarray(0, length))).toBeNull();
    expect(decodeLayer(NAME, Buffer.concat([bytes, Buffer.alloc(1)]))).toBeNull();
  });

  test('does no harm where somebody changed it and its checksum', () => {
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

  test('is not read where a column holds an impossible value', () => {
    const { data } = small();
    const { paths, full, numbers, texts } = data;
    const read = (changes: object) => readIndex(serialize({ ...data, ...changes }), 3);
    const column = (...values: number[]) => ({ pieces: [Uint8Array.from(values)], length: values.length });
    const withPaths = (changes: object) => read({ paths: { ...paths, ...changes } });
    const withBaseEnds = (ends: object) => withPaths({ bases: { ...paths.bases, ends } });
    expect(read({})).not.toBeNull();
    // `etc`, `passwd` and `mtab`.
    expect(withBaseEnds(column(3, 9, 13))).not.toBeNull();
    expect(withBaseEnds(column(9, 3, 13))).toBeNull();
    expect(withBaseEnds(column(3, 9, 12))).toBeNull();
    expect(withBaseEnds(column(3, 9, 13, 13))).toBeNull();
    expect(withBaseEnds({ pieces: [], length: 0x7fffffff })).toBeNull();
    expect(withBaseEnds({ ...column(3, 9, 13), length: 2 })).toBeNull();
    expect(withPaths({ directories: { ...paths.directories, ends: column(4, 3) } })).toBeNull();
    expect(withPaths({ directoryOf: column(0, 1, 1) })).not.toBeNull();
    expect(withPaths({ directoryOf: column(0, 1, 2) })).toBeNull();
    expect(withPaths({ directoryOf: column(0, 1) })).toBeNull();
    expect(withPaths({ directoryOf: { pieces: [Float64Array.of(0, 1, -1)], length: 3 } })).toBeNull();
    expect(withPaths({ bytes: -1 })).toBeNull();
    expect(read({ full: { ...full, modes: column(0, 0) } })).toBeNull();
    expect(read({ full: { ...full, modes: undefined } })).toBeNull();
    expect(read({ full: { ...full, modes: { pieces: new Array(1), length: 3 } } })).toBeNull();
    expect(read({ full: { ...full, modes: { pieces: [Int32Array.of(0, 0, 0)], length: 3 } } })).toBeNull();
    expect(read({ numbers: { ...numbers, uids: { entries: column(0), values: column(1, 2) } } })).toBeNull();
    // The one link, which entry 2 has.
    const withLinks = (changes: object) => read({ texts: { ...texts, links: { ...texts.links, ...changes } } });
    expect(withLinks({ entries: column(2) })).not.toBeNull();
    expect(withLinks({ entries: column(3) })).toBeNull();
    expect(withLinks({ entries: column() })).toBeNull();
    expect(withLinks({ entries: column(2, 1) })).toBeNull();
    expect(withLinks({ entries: { pieces: [Float64Array.of(1.5)], length: 1 } })).toBeNull();
    expect(read({ kept: new Map([[3, new Uint8Array(1)]]) })).toBeNull();
    expect(read({ kept: new Map([[0, 'text']]) })).toBeNull();
    expect(read({ kept: {} })).toBeNull();
  });

  test('is not read where another version wrote it', () => {
    const bytes = encodeLayer(NAME, readOf(small()));
    const older = Buffer.from(bytes.subarray(0, -32).toString('latin1').replace(' columns', ' columnz'), 'latin1');
    const resealed = seal(NAME, [older]);
    expect(decodeLayer(NAME, resealed)).toBeNull();
    expect(readHead(resealed)).toBeNull();
  });
});
