import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  bytes,
  count,
  counted,
  distinctBytes,
  distinctRatios,
  duration,
  percent,
  ratio,
} from '../../../src/report/format/figures.ts';

const size = fc.maxSafeNat();

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.00 kB'],
  [3005, '3.00 kB'],
  [18_600, '18.6 kB'],
  [99_949, '99.9 kB'],
  [99_960, '100 kB'],
  [370_000, '370 kB'],
  [999_499, '999 kB'],
  [999_500, '1.00 MB'],
  [2_560_000, '2.56 MB'],
  [33_000_000, '33.0 MB'],
  [284_100_000, '284 MB'],
  [1_234_567_890, '1.23 GB'],
  [123_456_789_012, '123 GB'],
  [Number.MAX_SAFE_INTEGER, '9.01 PB'],
  [-1500, '-1.50 kB'],
])('%i bytes are %s', (n, text) => expect(bytes(n)).toBe(text));

test('every size from a kilobyte on has three significant digits', () => {
  fc.assert(
    fc.property(size, n => {
      fc.pre(n >= 1000);
      expect(bytes(n)).toMatch(/^(?:\d\.\d\d|\d\d\.\d|\d\d\d) [kMGTP]B$/);
    }),
  );
});

describe('a figure and its limit', () => {
  test('have the same form', () => {
    expect(distinctBytes(284_100_000, 250_000_000)).toEqual(['284 MB', '250 MB']);
    expect(distinctBytes(2_560_000, 2_500_000)).toEqual(['2.56 MB', '2.50 MB']);
    expect(distinctBytes(250_000_000, 250_000_000)).toEqual(['250 MB', '250 MB']);
  });

  test('get digits until they differ', () => {
    expect(distinctBytes(250_400_000, 250_000_000)).toEqual(['250.4 MB', '250.0 MB']);
    expect(distinctBytes(250_000_003, 250_000_000)).toEqual(['250.000003 MB', '250.000000 MB']);
    expect(distinctBytes(1_000_000, 999_999)).toEqual(['1.000000 MB', '0.999999 MB']);
    expect(distinctBytes(250_030_000, 250_010_000, 250_040_000)).toEqual(['250.03 MB', '250.01 MB', '250.04 MB']);
    expect(distinctBytes(284_000_000, 250_000_001, 250_000_000)).toEqual(['284 MB', '250.000001 MB', '250.000000 MB']);
  });

  test('never read the same unless they are', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 100_000 }), (limit, more) => {
        fc.pre(limit + more <= Number.MAX_SAFE_INTEGER);
        const [actual, text] = distinctBytes(limit + more, limit);
        expect(actual).not.toBe(text);
      }),
    );
  });

  test('ratios get decimals until they differ', () => {
    expect(distinctRatios(0.668, 0.95)).toEqual(['66.8 %', '95.0 %']);
    expect(distinctRatios(0.9499, 0.95)).toEqual(['94.9 %', '95.0 %']);
    expect(distinctRatios(0.95001, 0.95)).toEqual(['95.001 %', '95.0 %']);
    expect(distinctRatios(0.95, 0.95)).toEqual(['95.0 %', '95.0 %']);
    expect(distinctRatios(0.95551, 0.9555)).toEqual(['95.551 %', '95.55 %']);
  });

  test('a ratio’s limit is what the config says, whatever the figure is', () => {
    expect(distinctRatios(0.952, 0.9555)).toEqual(['95.2 %', '95.55 %']);
    expect(distinctRatios(0.9555, 0.9555)).toEqual(['95.55 %', '95.55 %']);
    expect(distinctRatios(0.9551, 0.9555_5555)).toEqual(['95.51 %', '95.555555 %']);
    expect(distinctRatios(1, 0.9999_9999)).toEqual(['100 %', '99.999999 %']);
  });
});

test.each([
  [114, 100, '114 %'],
  [42, 1000, '4.2 %'],
  [50, 1000, '5 %'],
  [1, 10_000, '<0.1 %'],
  [0, 100, '0 %'],
  [100, 100, '100 %'],
  [250_000_003, 250_000_000, '>100 %'],
  [249_999_997, 250_000_000, '99.9 %'],
  [100_000, 1, '>999 %'],
  [0, 0, '0 %'],
  [5, 0, '>100 %'],
])('%i of %i is %s', (part, whole, text) => expect(percent(part, whole)).toBe(text));

test('100 % is said of the whole only', () => {
  fc.assert(
    fc.property(size, size, (part, whole) => {
      fc.pre(part !== whole);
      expect(percent(part, whole)).not.toBe('100 %');
    }),
  );
});

test.each([
  [1, '100 %'],
  [0.99999, '99.9 %'],
  [0.668, '66.8 %'],
  [0.95, '95.0 %'],
  [0, '0.0 %'],
])('the ratio %d is %s', (n, text) => expect(ratio(n)).toBe(text));

test.each([
  [0, '0 ms'],
  [45.4, '45 ms'],
  [812, '0.8 s'],
  [9_949, '9.9 s'],
  [9_960, '10 s'],
  [59_600, '1 min 0 s'],
  [200_000, '3 min 20 s'],
])('%d milliseconds are %s', (n, text) => expect(duration(n)).toBe(text));

test('counts have separators and plurals', () => {
  expect([count(0), count(999), count(1000), count(1_234_567)]).toEqual(['0', '999', '1,000', '1,234,567']);
  expect([counted(1, 'file'), counted(4312, 'file'), counted(2, 'entry', 'entries')]).toEqual([
    '1 file',
    '4,312 files',
    '2 entries',
  ]);
});
