import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeBase64 } from '../../../../src/source/engine/store/base64.ts';
import { crc64 } from '../../../../src/source/engine/store/crc64.ts';
import { crc64 as slowCrc64 } from '../../../kit/engines/fake/engine-store.ts';

test('the checksum is CRC-64 as Go has it with the polynomial of ISO', () => {
  // The check value of CRC-64/GO-ISO: https://reveng.sourceforge.io/crc-catalogue/17plus.htm
  expect(Buffer.from(crc64(Buffer.from('123456789')), 'base64').toString('hex')).toBe('b90956c775a41001');
  fc.assert(fc.property(fc.uint8Array({ maxLength: 50 }), bytes => expect(crc64(bytes)).toBe(slowCrc64(bytes))));
});

describe('base64', () => {
  const decoded = (text: string) => {
    const bytes = Buffer.from(`>>>${text}<`, 'latin1');
    const into = Buffer.alloc(text.length, 'x');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const length = decodeBase64(view, { from: 3, to: 3 + text.length }, into);
    return length < 0 ? null : into.subarray(0, length);
  };

  test('is decoded as Node does', () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    const zeros = fc.array(fc.oneof(fc.constant(0), fc.constant(0), fc.nat(255)), { maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(bytes, zeros), content => {
        const plain = Buffer.from(content);
        expect(decoded(plain.toString('base64'))).toEqual(plain);
      }),
    );
  });

  test('of zeros is told from what differs in one bit', () => {
    for (const bytes of [
      [0, 0, 0],
      [0, 0, 1],
      [0x80, 0, 0],
      [0, 0, 0, 0, 0, 1, 0, 0, 0],
    ])
      expect(decoded(Buffer.from(bytes).toString('base64'))).toEqual(Buffer.from(bytes));
  });

  test('that is malformed is refused', () => {
    for (const text of [
      'AA==AAAA',
      'A',
      'AA',
      'AAA',
      'AAA=A',
      'A===',
      '=AAA',
      'AA=A',
      'AA\nA',
      'AAA-',
      'AAAé',
      '\\u00',
    ])
      expect([text, decoded(text)]).toEqual([text, null]);
  });
});
