/** Sparse files: the four ways in which GNU tar writes them, and the checks of Go's reader. */
import { describe, expect, test } from '@jest/globals';
import { LayerDataError } from '../../../src/layer/data-error.ts';
import {
  applySparseRecords,
  BodyMap,
  checkMap,
  mapOfRecords,
  paxSparseVersion,
  readOldEntries,
} from '../../../src/layer/tar/sparse.ts';
import { tarHeader } from '../../kit/archives/archives.ts';
import { readChunks } from '../../kit/archives/tar-index.ts';
import { expectAtMost, processorTime } from '../../kit/runner/quickness.ts';

const map = (values: Record<string, string>) => new Map(Object.entries(values));
const NUMBER_FIELD = 12;

/** Entries of an old-format map: octal numbers, or the raw text given. */
function oldEntries(values: readonly (number | string)[], count: number, more = false): Buffer {
  const bytes = Buffer.alloc(24 * count + 1);
  values.forEach((value, index) => {
    const text = typeof value === 'string' ? value : `${value.toString(8).padStart(NUMBER_FIELD - 1, '0')}\0`;
    bytes.write(text, index * NUMBER_FIELD, 'latin1');
  });
  bytes[24 * count] = more ? 1 : 0;
  return bytes;
}

describe('paxSparseVersion', () => {
  test.each<[string | null, Record<string, string>]>([
    [null, {}],
    [null, { 'GNU.sparse.map': '' }],
    ['0', { 'GNU.sparse.map': '0,5' }],
    ['0', { 'GNU.sparse.major': '0', 'GNU.sparse.minor': '0' }],
    ['0', { 'GNU.sparse.major': '0', 'GNU.sparse.minor': '1' }],
    ['1.0', { 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0' }],
    [null, { 'GNU.sparse.major': '1', 'GNU.sparse.minor': '1', 'GNU.sparse.map': '0,5' }],
    [null, { 'GNU.sparse.major': '2' }],
    [null, { 'GNU.sparse.minor': '0' }],
  ])('%s', (expected, records) => {
    expect(paxSparseVersion(map(records))).toBe(expected);
  });
});

describe('applySparseRecords', () => {
  const applied = (records: Record<string, string>) => {
    const header = { name: 'n', size: 1 };
    applySparseRecords(header as Parameters<typeof applySparseRecords>[0], map(records));
    return header;
  };

  test('takes the name and either form of the size', () => {
    expect(applied({ 'GNU.sparse.name': 'real', 'GNU.sparse.size': '7' })).toEqual({ name: 'real', size: 7 });
    expect(applied({ 'GNU.sparse.realsize': '8' })).toEqual({ name: 'n', size: 8 });
    expect(applied({})).toEqual({ name: 'n', size: 1 });
  });

  test('refuses a size that is no number', () => {
    expect(() => applied({ 'GNU.sparse.size': 'x' })).toThrow(LayerDataError);
  });
});

describe('mapOfRecords', () => {
  const of = (numblocks: string, text: string) =>
    mapOfRecords(map({ 'GNU.sparse.numblocks': numblocks, 'GNU.sparse.map': text }));

  test('reads the pairs', () => {
    expect(of('2', '0,5,10,5')).toEqual([0, 5, 10, 5]);
    expect(of('0', '')).toEqual([]);
  });

  test.each([
    ['1', '0,5,10,5'],
    ['3', '0,5,10,5'],
    ['-1', ''],
    ['', '0,5'],
    ['x', '0,5'],
    ['1', '0,x'],
    ['1', '0,'],
  ])('refuses %j blocks of %j', (numblocks, text) => {
    expect(() => of(numblocks, text)).toThrow(LayerDataError);
  });
});

describe('BodyMap', () => {
  const block = (text: string) => Buffer.from(text.padEnd(512, '\0'), 'latin1');

  test('reads a map of one block', () => {
    expect(new BodyMap().add(block('2\n0\n5\n10\n5\n'))).toEqual([0, 5, 10, 5]);
    expect(new BodyMap().add(block('0\n'))).toEqual([]);
  });

  test('reads a map that needs many, with numbers over the borders', () => {
    const pairs = Array.from({ length: 400 }, (_, n) => 1_000_000 + n * 7);
    const text = `200\n${pairs.join('\n')}\n`;
    const body = new BodyMap();
    let read: number[] | null = null;
    for (let at = 0; at < text.length; at += 512) {
      expect(read).toBeNull();
      read = body.add(block(text.slice(at, at + 512)));
    }
    expect(read).toEqual(pairs);
  });

  test.each(['x\n', '-1\n', '\n', '1\n0\nx\n', '1\n\n5\n'])('refuses %j', text => {
    expect(() => new BodyMap().add(block(text))).toThrow(LayerDataError);
  });

  test('stops at 1 MiB, quickly', async () => {
    const fill = () => {
      const body = new BodyMap();
      for (;;) body.add(Buffer.alloc(512, '1'));
    };
    await expectAtMost(1000, () =>
      processorTime(() => expect(fill).toThrow('more than the limit "headerBytes" of 1048576')),
    );
  });
});

describe('readOldEntries', () => {
  test('reads up to the first empty entry, and tells whether more follow', () => {
    const read: number[] = [];
    expect(readOldEntries(oldEntries([0, 5, 10, 5], 4), { offset: 0, count: 4 }, read)).toBe(false);
    expect(read).toEqual([0, 5, 10, 5]);
    expect(readOldEntries(oldEntries([20, 1], 4, true), { offset: 0, count: 4 }, read)).toBe(true);
    expect(read).toEqual([0, 5, 10, 5, 20, 1]);
  });

  test('refuses what is no number', () => {
    expect(() => readOldEntries(oldEntries([1, 'x'], 4), { offset: 0, count: 4 }, [])).toThrow(LayerDataError);
  });
});

describe('checkMap', () => {
  test.each<[string, number[], number, number]>([
    ['an empty map', [], 0, 0],
    ['only holes', [], 100, 0],
    ['parts with holes', [10, 5, 20, 5], 100, 10],
    ['parts that touch', [10, 5, 15, 5], 20, 10],
    ['an empty part at the end', [10, 5, 100, 0], 100, 5],
  ])('accepts %s', (_, parts, size, stored) => {
    expect(() => checkMap(parts, size, stored)).not.toThrow();
  });

  test.each<[string, number[], number, number]>([
    ['parts that overlap', [10, 5, 14, 5], 100, 10],
    ['parts out of order', [20, 5, 10, 5], 100, 10],
    ['a part past the end', [90, 20], 100, 20],
    ['an odd number of values', [10, 5, 20], 100, 5],
    ['a negative offset', [-1, 5], 100, 5],
    ['a negative length', [10, -5], 100, -5],
    ['more than is stored', [10, 5], 100, 4],
    ['less than is stored', [10, 5], 100, 6],
    ['a negative size', [], -1, 0],
    ['a size that is no number', [], Number.NaN, 0],
  ])('refuses %s', (_, parts, size, stored) => {
    expect(() => checkMap(parts, size, stored)).toThrow(LayerDataError);
  });
});

describe('a sparse file in a tar', () => {
  /** A GNU header of a sparse file with a map in the header. */
  function oldSparse(size: number, stored: number, parts: number[]): Buffer {
    const block = tarHeader({ name: 'sparse', size: stored, type: 'S' });
    block.write('ustar  \0', 257, 'latin1');
    oldEntries(parts, 4).copy(block, 386);
    block.write(size < 8 ** 11 ? `${size.toString(8).padStart(11, '0')}\0` : '', 483, 'latin1');
    if (size >= 8 ** 11) {
      block[483] = 0x80;
      block.writeBigUInt64BE(BigInt(size), 487);
    }
    block.fill(' ', 148, 156);
    block.write(
      `${block
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
      'latin1',
    );
    return block;
  }

  const end = Buffer.alloc(1024);
  const sizes = (tar: Buffer) =>
    readChunks([tar])
      .entries.map(line => JSON.parse(line))
      .map(entry => [entry[3], entry[4], entry[5]]);

  test('has its logical size and the bytes that are stored', () => {
    const tar = Buffer.concat([oldSparse(1_000_000, 10, [0, 5, 500_000, 5]), Buffer.alloc(512), end]);
    expect(readChunks([tar]).end).toBe('marker');
    expect(sizes(tar)).toEqual([[1_000_000, 10, true]]);
  });

  test('may be as large as numbers are exact, and no larger', () => {
    const tar = (size: number) => Buffer.concat([oldSparse(size, 0, []), end]);
    expect(sizes(tar(Number.MAX_SAFE_INTEGER))).toEqual([[Number.MAX_SAFE_INTEGER, 0, true]]);
    expect(readChunks([tar(2 ** 53)]).end).toBe('limit');
  });

  test('without a GNU header is refused', () => {
    const tar = Buffer.concat([tarHeader({ name: 'sparse', size: 0, type: 'S' }), end]);
    expect(readChunks([tar]).end).toBe('invalid');
  });
});
