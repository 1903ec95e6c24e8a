/** Expected values are those of `parseNumeric` and `strconv.ParseInt` in Go's archive/tar (strconv.go, strconv_test.go). */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDecimal, parseNumeric, parseOctal } from '../../../src/layer/tar/numeric.ts';
import { expectAtMost, processorTime } from '../../kit/runner/quickness.ts';

const INVALID = Number.NaN;
const field = (text: string) => Buffer.from(text, 'latin1');

describe('parseNumeric', () => {
  test.each<[string, number]>([
    // Base-256
    ['', 0],
    ['\x80', 0],
    ['\x80\x00', 0],
    ['\x80\x00\x00', 0],
    ['\xbf', 63],
    ['\xbf\xff', 16_383],
    ['\xbf\xff\xff', 4_194_303],
    ['\xff', -1],
    ['\xff\xff', -1],
    ['\xff\xff\xff', -1],
    ['\xc0', -64],
    ['\xc0\x00', -16_384],
    ['\xc0\x00\x00', -4_194_304],
    ['\x87\x76\xa2\x22\xeb\x8a\x72\x61', Number(537795476381659745n)],
    ['\x80\x00\x00\x00\x07\x76\xa2\x22\xeb\x8a\x72\x61', Number(537795476381659745n)],
    ['\xf7\x76\xa2\x22\xeb\x8a\x72\x61', Number(-615126028225187231n)],
    ['\xff\xff\xff\xff\xf7\x76\xa2\x22\xeb\x8a\x72\x61', Number(-615126028225187231n)],
    ['\x80\x7f\xff\xff\xff\xff\xff\xff\xff', 2 ** 63],
    ['\x80\x80\x00\x00\x00\x00\x00\x00\x00', INVALID],
    ['\xff\x80\x00\x00\x00\x00\x00\x00\x00', -(2 ** 63)],
    ['\xff\x7f\xff\xff\xff\xff\xff\xff\xff', INVALID],
    ['\xf5\xec\xd1\xc7\x7e\x5f\x26\x48\x81\x9f\x8f\x9b', INVALID],
    // Octal
    ['0000000\x00', 0],
    [' \x0000000\x00', 0],
    [' \x0000003\x00', 3],
    ['00000000227\x00', 0o227],
    ['032033\x00 ', 0o32033],
    ['320330\x00 ', 0o320330],
    ['0000660\x00 ', 0o660],
    ['\x00 0000660\x00 ', 0o660],
    ['0123456789abcdef', INVALID],
    ['0123456789\x00abcdef', INVALID],
    ['01234567\x0089abcdef', 0o1234567],
    ['0123\x7e\x5f\x26\x4123', INVALID],
    ['        ', 0],
    ['\x00\x00\x00\x00', 0],
    ['77777777777\x00', 0o77777777777],
    ['777777777777', 0o777777777777],
    ['-0000017', INVALID],
    ['+0000017', INVALID],
    ['0o17', INVALID],
    ['1 2', INVALID],
    ['8', INVALID],
  ])('%j is %d', (text, expected) => {
    const bytes = Buffer.concat([field('7x'), field(text), field('x7')]);
    expect(parseNumeric(bytes, 2, text.length)).toBe(expected);
  });

  test('reads back what is written in octal', () => {
    const property = fc.property(fc.nat({ max: 0o7777777 }), fc.constantFrom('\0', ' ', ''), (value, end) => {
      expect(parseOctal(field(`${value.toString(8).padStart(7, '0')}${end}`), 0, 7 + end.length)).toBe(value);
    });
    fc.assert(property);
  });

  test('reads back what is written in base-256', () => {
    const property = fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), value => {
      const bytes = Buffer.alloc(12, value < 0n ? 0xff : 0);
      bytes.writeBigInt64BE(value, 4);
      bytes[0] = (bytes[0] ?? 0) | 0x80;
      expect(parseNumeric(bytes, 0, 12)).toBe(Number(value));
    });
    fc.assert(property);
  });
});

describe('parseDecimal', () => {
  test.each<[string, number]>([
    ['0', 0],
    ['5', 5],
    ['+5', 5],
    ['-5', -5],
    ['007', 7],
    ['9007199254740993', 9_007_199_254_740_992],
    ['9223372036854775807', 2 ** 63],
    ['9223372036854775808', INVALID],
    ['-9223372036854775808', -(2 ** 63)],
    ['-9223372036854775809', INVALID],
    ['000000000000000000000000000000000000012', 12],
    ['-000000000000000000000000000000000000012', -12],
    ['', INVALID],
    ['+', INVALID],
    ['-', INVALID],
    ['--5', INVALID],
    [' 5', INVALID],
    ['5 ', INVALID],
    ['5\n', INVALID],
    ['0x5', INVALID],
    ['5e3', INVALID],
    ['5.0', INVALID],
    ['1_000', INVALID],
    ['٥', INVALID],
  ])('%j is %d', (text, expected) => {
    expect(parseDecimal(text)).toBe(expected);
  });

  test('is quick about a million digits', async () => {
    const texts = ['9', '0', '0'].map((digit, n) => digit.repeat(1 << 20) + (n === 2 ? 'x' : ''));
    await expectAtMost(500, () => processorTime(() => texts.forEach(parseDecimal)));
  });
});
