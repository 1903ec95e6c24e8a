import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nearestSize, parseCount, parsePercent, parseRatio, parseSize } from '../../src/config/values/units.ts';

const MAX = Number.MAX_SAFE_INTEGER;

describe('parseSize', () => {
  test.each([
    ['0', 0],
    ['3005', 3005],
    ['7B', 7],
    ['7 B', 7],
    ['3KiB', 3072],
    ['3 KiB', 3072],
    ['3 kiB', 3072],
    ['2 kB', 2000],
    ['2 KB', 2000],
    ['0.5 MB', 500_000],
    ['1.1 MB', 1_100_000],
    ['250 MiB', 262_144_000],
    ['1.5 GB', 1_500_000_000],
    ['2GiB', 2_147_483_648],
    ['1 TB', 1e12],
    ['1 TiB', 1_099_511_627_776],
    // Not whole: rounded down.
    ['1.0005 kB', 1000],
    ['0.0001 kB', 0],
    ['0.3333333333333333 MiB', 349_525],
    [`${MAX}`, MAX],
    ['9007.199254740991 TB', MAX],
    // The longest text that is read.
    [`1.${'0'.repeat(59)} MB`, 1_000_000],
  ])('%j is %d bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  const bad = [
    '',
    ' ',
    '-5',
    '+5',
    '-0',
    'large',
    '100 MiBs',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '.5 MB',
    '5. MB',
    '1,5 MB',
  ];
  const spaced = [' 5', '5 ', '5  MB', '5\tMB', '5\u00a0MB', '5 M B', '5\n'];
  const units = ['250 mb', '250 Mb', '250 M', '250 mib', '250 MIB', '250 PB', '250 %', 'MB', '5 MB MB', '5 bytes'];
  const others = ['0.5', '1.5 B', '007', '00.5 MB', '1_000', '1 000', '٣ MB', `${MAX + 1}`, '9007.199254740992 TB'];
  test.each([
    ...bad,
    ...spaced,
    ...units,
    ...others,
    `${'9'.repeat(40)} MB`,
    `1.${'0'.repeat(60)} MB`,
    '9'.repeat(65_000),
  ])('refuses %j', text => {
    expect(parseSize(text)).toBeNull();
  });

  test('reads back every whole number of every unit', () => {
    const units = [
      ['', 1],
      [' B', 1],
      ['kB', 1e3],
      [' MB', 1e6],
      ['GB', 1e9],
      ['KiB', 2 ** 10],
      [' MiB', 2 ** 20],
      ['GiB', 2 ** 30],
    ] as const;
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...units), (count, [unit, factor]) => {
        expect(parseSize(`${count}${unit}`)).toBe(count * factor <= MAX ? count * factor : null);
      }),
    );
  });

  test('keeps every decimal', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9_000_000 }), fc.nat({ max: 999_999 }), (whole, millionths) => {
        expect(parseSize(`${whole}.${String(millionths).padStart(6, '0')} MB`)).toBe(whole * 1e6 + millionths);
      }),
    );
  });
});

describe('parsePercent', () => {
  test.each([
    ['0 %', 0],
    ['0%', 0],
    ['5 %', 5],
    ['0.1%', 0.1],
    ['99.999999 %', 99.999999],
    ['100 %', 100],
    ['100.0 %', 100],
  ])('%j is %d percent', (text, percent) => {
    expect(parsePercent(text)).toBe(percent);
  });

  test.each([
    '',
    '%',
    '5',
    '-1 %',
    '100.1 %',
    '101 %',
    '0.0000001 %',
    '05 %',
    '5  %',
    '5 % ',
    '1e1 %',
    '.5 %',
    '5 percent',
  ])('refuses %j', text => {
    expect(parsePercent(text)).toBeNull();
  });
});

describe('parseRatio', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['1.0', 1],
    ['0.95', 0.95],
    ['95 %', 0.95],
    ['95.5%', 0.955],
    ['55.5555 %', 0.555555],
    ['0.00000001', 1e-8],
    ['100 %', 1],
  ])('%j is %d', (text, ratio) => {
    expect(parseRatio(text)).toBe(ratio);
  });

  test.each(['', '95', '1.1', '-0.5', '.95', '101 %', '0.123456789', '95 MB', 'all'])('refuses %j', text => {
    expect(parseRatio(text)).toBeNull();
  });
});

describe('parseCount', () => {
  test.each([
    ['0', 0],
    ['20', 20],
    [`${MAX}`, MAX],
  ])('%j is %d', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });

  test.each(['', '2.5', '-1', '1e2', '007', '5 %', '20 layers', `${MAX}0`, '9'.repeat(5000)])('refuses %j', text => {
    expect(parseCount(text)).toBeNull();
  });
});

describe('nearestSize', () => {
  test.each([
    ['250mb', '250 MB'],
    ['250 Mb', '250 MB'],
    ['250M', '250 MB'],
    ['250 MiBs', '250 MiB'],
    ['3 mib', '3 MiB'],
    ['3K', '3 kB'],
    ['1.5g', '1.5 GB'],
    ['12 bytes', '12 B'],
    ['5  MB', '5 MB'],
    ['1_000', '1000'],
    ['007', '7'],
    ['0.5', '0.5 MB'],
    ['large', null],
    ['-5', null],
    ['1,5 MB', '1.5 MB'],
    ['1,000 MB', '1000 MB'],
    ['3 gigabytes', '3 GB'],
    ['5 %', null],
    ['', null],
    ['1e3', null],
    ['9'.repeat(100), null],
  ])('%j may have been meant as %j', (text, guess) => {
    expect(nearestSize(text)).toBe(guess);
  });
});
