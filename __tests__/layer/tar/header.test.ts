import { describe, expect, test } from '@jest/globals';
import { LayerDataError } from '../../../src/layer/data-error.ts';
import { decodeHeader, isHeaderOnly, isZeroBlock, TYPE } from '../../../src/layer/tar/header.ts';
import { tarHeader } from '../../kit/archives/archives.ts';

/** A header with some of its bytes replaced, and its checksum put right. */
function header(changes: Record<number, string> = {}): Buffer {
  const block = tarHeader({ name: 'dir/file', size: 0o123, type: '0', link: 'target', mode: 0o4755 });
  for (const [at, text] of Object.entries(changes)) block.write(text, Number(at), 'latin1');
  return withChecksum(block);
}

function withChecksum(block: Buffer, signed = false): Buffer {
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + (signed && byte > 127 ? byte - 256 : byte), 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

describe('decodeHeader', () => {
  test('reads every field', () => {
    const block = header({
      108: '0000012\0',
      116: '0000034\0',
      136: '00000000777\0',
      329: '0000007\0',
      337: '0000011\0',
    });
    expect(decodeHeader(block)).toMatchObject({
      name: 'dir/file',
      link: 'target',
      type: TYPE.regular,
      size: 0o123,
      mode: 0o4755,
      uid: 0o12,
      gid: 0o34,
      mtime: 0o777,
      gnu: false,
    });
  });

  test.each([
    ['ustar: prefix of 155 bytes', { 345: 'p'.repeat(155) }, `${'p'.repeat(155)}/dir/file`],
    ['ustar: no prefix', {}, 'dir/file'],
    [
      'STAR: prefix of 131 bytes',
      { 345: `${'p'.repeat(131)}00000000000\x0000000000000\0`, 508: 'tar\0' },
      `${'p'.repeat(131)}/dir/file`,
    ],
    ['V7: no prefix', { 257: '\0\0\0\0\0\0\0\0', 345: 'p' }, 'dir/file'],
    ['an unknown magic: no prefix', { 257: 'ustaR\x0000', 345: 'p' }, 'dir/file'],
    [
      'GNU: times stand where ustar has a prefix',
      { 257: 'ustar  \0', 345: '00000000001\x0000000000002\0' },
      'dir/file',
    ],
    ['GNU of old Go: a prefix over the times', { 257: 'ustar  \0', 345: 'prefix/of/go' }, 'prefix/of/go/dir/file'],
    ['GNU with times that are neither', { 257: 'ustar  \0', 345: 'pr\xe9fix/of/go' }, 'dir/file'],
    ['a name of 100 bytes without NUL', { 0: 'n'.repeat(100), 345: '' }, 'n'.repeat(100)],
    ['a name with bytes after its NUL', { 0: 'name\0rest' }, 'name'],
    ['a name that is no UTF-8', { 0: '\xff\xfe\0' }, '\xff\xfe'],
    ['no name', { 0: '\0' }, ''],
  ])('%s', (_, changes, expected) => {
    expect(decodeHeader(header(changes)).name).toBe(expected);
  });

  test('tells GNU headers by magic and version together', () => {
    expect(decodeHeader(header({ 257: 'ustar  \0' })).gnu).toBe(true);
    expect(decodeHeader(header({ 257: 'ustar 00' })).gnu).toBe(false);
    expect(decodeHeader(header({ 257: 'ustar\x00 \0' })).gnu).toBe(false);
  });

  test('takes either kind of checksum', () => {
    const names = { 0: '\xff\xfe\xfd' };
    expect(decodeHeader(withChecksum(header(names), true)).name).toContain('\xff');
    expect(decodeHeader(withChecksum(header(names), false)).name).toContain('\xff');
  });

  test.each([
    ['size', 124],
    ['mode', 100],
    ['uid', 108],
    ['gid', 116],
    ['mtime', 136],
    ['devMajor', 329],
    ['devMinor', 337],
  ])('refuses a %s that is no number', (_, offset) => {
    expect(() => decodeHeader(header({ [offset]: '12x4567' }))).toThrow(LayerDataError);
  });

  test('looks at device numbers only where the format has them', () => {
    expect(decodeHeader(header({ 257: '\0\0\0\0\0\0\0\0', 329: 'garbage' })).name).toBe('dir/file');
  });

  test('refuses STAR times that are no numbers', () => {
    expect(() => decodeHeader(header({ 476: 'x', 508: 'tar\0' }))).toThrow(LayerDataError);
    expect(() => decodeHeader(header({ 488: 'x', 508: 'tar\0' }))).toThrow(LayerDataError);
  });

  test('refuses every header of which one bit is flipped', () => {
    const block = header();
    for (let bit = 0; bit < 512 * 8; bit++) {
      const damaged = Buffer.from(block);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      // A flip inside the checksum may leave its number: padding has more than one form.
      if (statedChecksum(damaged) === statedChecksum(block)) continue;
      expect(() => decodeHeader(damaged)).toThrow(LayerDataError);
    }
  });
});

/** The number in the checksum field, as text without its padding. */
function statedChecksum(block: Buffer): string {
  const text = block.toString('latin1', 148, 156).replace(/^[ \0]+|[ \0]+$/g, '');
  return (text.split('\0')[0] ?? '').replace(/^0+/, '');
}

describe('isHeaderOnly', () => {
  test('is true of links, devices, directories and pipes', () => {
    const types = Object.values(TYPE).filter(isHeaderOnly);
    expect(types.map(type => String.fromCharCode(type)).sort()).toEqual(['1', '2', '3', '4', '5', '6']);
  });
});

describe('isZeroBlock', () => {
  test('looks at every byte', () => {
    expect(isZeroBlock(Buffer.alloc(512))).toBe(true);
    for (const at of [0, 1, 7, 8, 255, 504, 511]) {
      const block = Buffer.alloc(512);
      block[at] = 1;
      expect(isZeroBlock(block)).toBe(false);
    }
  });
});
