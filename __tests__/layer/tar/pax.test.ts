import { describe, expect, test } from '@jest/globals';
import { LayerDataError } from '../../../src/layer/data-error.ts';
import { decodeHeader, type TarHeader } from '../../../src/layer/tar/header.ts';
import { mergePax, parsePax } from '../../../src/layer/tar/pax.ts';
import { tarHeader } from '../../kit/archives/archives.ts';

const records = (body: string) => [...parsePax(body)];

describe('parsePax', () => {
  test.each<[string, string, [string, string][]]>([
    ['nothing', '', []],
    ['one record', '6 k=v\n', [['k', 'v']]],
    [
      'several, of which the last of a key counts',
      '6 k=1\n6 l=2\n6 k=3\n',
      [
        ['k', '3'],
        ['l', '2'],
      ],
    ],
    ['an empty value', '5 k=\n', [['k', '']]],
    ['a value with = and a line break', '11 k=a=b\nc\n', [['k', 'a=b\nc']]],
    ['a length with leading zeros', '008 k=v\n', [['k', 'v']]],
    ['a length with a sign', '+7 k=v\n', [['k', 'v']]],
    ['bytes that are no UTF-8', '11 path=\xff\xfe\n', [['path', '\xff\xfe']]],
    ['a NUL in a value that is no name', '16 comment=a\0bc\n', [['comment', 'a\0bc']]],
    ['__proto__', '15 __proto__=x\n', [['__proto__', 'x']]],
  ])('reads %s', (_, body, expected) => {
    expect(records(body)).toEqual(expected);
  });

  test.each([
    ['no length', 'k=v\n'],
    ['no space', '6k=v\n'],
    ['a length that is no number', 'x k=v\n'],
    ['a negative length', '-6 k=v\n'],
    ['a length that is too short', '5 k=v\n'],
    ['a length of 4', '4 k\n'],
    ['a length that is too long', '99 k=v\n'],
    ['a length that wraps around', '18446744073709551622 k=v\n'],
    ['no line break', '6 k=vx'],
    ['no =', '5 kv\n'],
    ['no key', '5 =v\n'],
    ['a length that ends in its own digits', '3 \n'],
    ['a NUL in a key', '7 k\0=v\n'],
    ['a NUL in a path', '11 path=a\0\n'],
    ['a NUL in a link', '15 linkpath=a\0\n'],
    ['garbage after a record', '6 k=v\nrest'],
    ['zeros after a record', '6 k=v\n\0\0'],
  ])('refuses %s', (_, body) => {
    expect(() => parsePax(body)).toThrow(LayerDataError);
  });

  test('joins the records of sparse format 0.0', () => {
    const body = [
      '24 GNU.sparse.offset=10\n',
      '25 GNU.sparse.numbytes=5\n',
      '24 GNU.sparse.offset=30\n',
      '25 GNU.sparse.numbytes=6\n',
    ];
    expect(records(body.join(''))).toEqual([['GNU.sparse.map', '10,5,30,6']]);
  });

  test.each([
    ['a length before its offset', '25 GNU.sparse.numbytes=5\n'],
    ['two offsets in turn', '24 GNU.sparse.offset=10\n24 GNU.sparse.offset=20\n'],
    ['a comma in a number', '25 GNU.sparse.offset=1,2\n'],
  ])('refuses %s', (_, body) => {
    expect(() => parsePax(body)).toThrow(LayerDataError);
  });
});

describe('mergePax', () => {
  const merged = (values: Record<string, string>): TarHeader => {
    const header = decodeHeader(tarHeader({ name: 'name', size: 3, type: '0', link: 'link' }));
    mergePax(header, new Map(Object.entries(values)));
    return header;
  };

  test('replaces what the header says', () => {
    const values = { path: 'p', linkpath: 'l', size: '9', uid: '-2', gid: '5000000000', mtime: '-1.75' };
    expect(merged(values)).toMatchObject({ name: 'p', link: 'l', size: 9, uid: -2, gid: 5_000_000_000, mtime: -1 });
  });

  test('keeps the header where a value is empty or a key unknown', () => {
    const values = { path: '', linkpath: '', size: '', uid: '', mtime: '', comment: 'x', 'SCHILY.xattr.user.a': 'b' };
    expect(merged(values)).toEqual(merged({}));
  });

  test.each(['size', 'uid', 'gid', 'mtime', 'atime', 'ctime'])('refuses a %s that is no number', key => {
    for (const value of ['x', '0x1', '1 ', '9223372036854775808', '--1'])
      expect(() => merged({ [key]: value })).toThrow(LayerDataError);
  });

  test('takes a time with any fraction of digits, and no other', () => {
    expect(merged({ mtime: '12.' }).mtime).toBe(12);
    expect(merged({ mtime: '12.000000000000000000000000001' }).mtime).toBe(12);
    for (const value of ['12.x', '12.-1', '12.1.1', '.5', '.'])
      expect(() => merged({ mtime: value })).toThrow(LayerDataError);
  });
});
