import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BYTES, Column, TextColumn } from '../../../src/layer/index/columns.ts';

describe('Column', () => {
  test('gives back any number, also where most are small', () => {
    const value = fc.oneof(fc.nat(255), fc.integer(), fc.nat({ max: Number.MAX_SAFE_INTEGER }));
    fc.assert(
      fc.property(fc.array(value), values => {
        const column = new Column(BYTES);
        for (const one of values) column.push(one);
        const copy = new Column(BYTES, column.data);
        expect(values.map((_, at) => copy.at(at))).toEqual(values);
      }),
    );
  });

  test('a large number leaves those before and after it as they are', () => {
    const column = new Column(BYTES);
    for (let n = 0; n < 10_000; n++) column.push(n === 5000 ? 2 ** 40 : n % 256);
    expect([4095, 4096, 4999, 5000, 5001, 9999, 10_000].map(at => column.at(at))).toEqual([
      255,
      0,
      4999 % 256,
      2 ** 40,
      5001 % 256,
      9999 % 256,
      0,
    ]);
  });
});

describe('TextColumn', () => {
  const filled = (texts: readonly string[]): TextColumn => {
    const column = new TextColumn();
    for (const text of texts) column.push(text);
    return column;
  };
  const long = (length: number, seed: number) =>
    Array.from({ length }, (_, n) => String.fromCharCode((n * seed) % 256)).join('');

  test('gives back any bytes', () => {
    const text = fc.string({ unit: fc.nat(255).map(byte => String.fromCharCode(byte)) });
    fc.assert(
      fc.property(fc.array(text), texts => {
        const column = filled(texts);
        const copy = new TextColumn(column.data);
        expect(texts.map((_, at) => column.at(at))).toEqual(texts);
        expect(texts.map((_, at) => copy.at(at))).toEqual(texts);
      }),
    );
  });

  test('texts may be longer than a piece, lie across two, and fill one', () => {
    const texts = [long(200_000, 7), 'a', '', long(65_536, 3), long(61_071, 5), 'end of a piece', '', long(70_000, 11)];
    const column = filled(texts);
    expect(texts.every((text, at) => column.at(at) === text)).toBe(true);
    expect(column.at(texts.length)).toBe('');
  });

  test('finds a part of a text wherever it lies', () => {
    for (const before of [0, 10, 65_530, 65_533, 65_535, 65_536, 131_070]) {
      const column = filled(['x'.repeat(before), '.wh.gone', '', 'y'.repeat(1000), '.wh', '.', 'not.wh.here.wh.']);
      expect(column.holding('.wh.')).toEqual([1, 6]);
      expect(column.holding('.wx.')).toEqual([]);
    }
    expect(filled([]).holding('.wh.')).toEqual([]);
  });

  test('finds what looking at each text finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 });
    const start = fc.constantFrom(0, 65_530, 65_533, 65_535, 65_536);
    fc.assert(
      fc.property(fc.array(text), start, fc.constantFrom('a', 'ab', 'aab', 'abab'), (texts, before, part) => {
        const all = ['x'.repeat(before), ...texts];
        const expected = all.flatMap((one, at) => (one.includes(part) ? [at] : []));
        expect(filled(all).holding(part)).toEqual(expected);
      }),
    );
  });
});
