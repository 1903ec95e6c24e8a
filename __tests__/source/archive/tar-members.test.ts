import { describe, expect, test } from '@jest/globals';
import { MeasureError } from '../../../src/errors.ts';
import { DEFAULT_LIMITS } from '../../../src/layer/limits.ts';
import { openTarMembers } from '../../../src/source/archive/tar-members.ts';
import { readDocument } from '../../../src/source/files/files.ts';
import { type Entry, tarHeader, tarOf } from '../../kit/archives/archives.ts';
import { seekable } from '../../kit/archives/streams.ts';

const openBytes = (bytes: Buffer, limits = DEFAULT_LIMITS) =>
  openTarMembers({ ...seekable(bytes), close() {} }, 'web.tar', limits);

/** The content of a file in an archive of these entries; null where it has none. */
async function contentOf(entries: readonly Entry[], name: string): Promise<string | null> {
  const file = (await openBytes(tarOf(entries))).get(name);
  return file === null ? null : Buffer.from(readDocument(file, name, 1e6)).toString('latin1');
}

describe('the inside of an archive', () => {
  const A = { name: 'a', body: 'content' };
  /** `l1` is a link to `a`, `l2` one to `l1`, and so on. */
  const chain = (length: number): Entry[] =>
    Array.from({ length }, (_, n) => ({ name: `l${n + 1}`, symlink: n === 0 ? 'a' : `l${n}` }));

  test.each<[string, Entry[], string]>([
    ['by its name', [A], 'a'],
    ['by a name with ./', [A], './a'],
    ['whose entry has ./', [{ ...A, name: './a' }], 'a'],
    ['whose entry is absolute', [{ ...A, name: '/a' }], 'a'],
    ['by an absolute name', [A], '/a'],
    ['with .. inside', [A], 'b/../a'],
    ['in a folder', [{ ...A, name: 'd//a' }], 'd/a'],
    ['over a symbolic link', [A, { name: 'l', symlink: 'a' }], 'l'],
    ['over a symbolic link that comes first', [{ name: 'l', symlink: 'a' }, A], 'l'],
    [
      'over a link as docker save writes it',
      [
        { ...A, name: '1/layer.tar' },
        { name: '2/layer.tar', symlink: '../1/layer.tar' },
      ],
      '2/layer.tar',
    ],
    [
      'over a hard link',
      [
        { ...A, name: 'd/a' },
        { name: 'd/l', hardlink: 'd/a' },
      ],
      'd/l',
    ],
    ['over both', [A, { name: 'h', hardlink: 'a' }, { name: 's', symlink: './h' }], 's'],
    ['over an absolute link', [A, { name: 'l', symlink: '/a' }], 'l'],
    ['over seven links', [A, ...chain(7)], 'l7'],
    ['over an absolute link in a folder', [A, { name: 'd/l', symlink: '/a' }], 'd/l'],
    ['over a link that leaves the archive, and so does not', [A, { name: 'd/l', symlink: '../../../../a' }], 'd/l'],
    ['that comes twice, as its last entry', [{ ...A, body: 'first' }, A], 'a'],
    ['with a name that is not ASCII', [{ ...A, name: Buffer.from('é').toString('latin1') }], 'é'],
    ['with a long name', [{ ...A, name: 'n'.repeat(200) }], 'n'.repeat(200)],
  ])('has a file %s', async (_, entries, name) => {
    expect(await contentOf(entries, name)).toBe('content');
  });

  test.each<[string, Entry[], string]>([
    ['is not there', [A], 'b'],
    ['is a directory', [{ name: 'd/' }], 'd'],
    ['links to itself', [{ name: 'l', symlink: 'l' }], 'l'],
    [
      'links in a circle',
      [
        { name: 'l', symlink: 'm' },
        { name: 'm', symlink: 'l' },
      ],
      'l',
    ],
    ['links to nothing', [{ name: 'l', symlink: 'a' }], 'l'],
    ['is behind more than seven links', [A, ...chain(8)], 'l8'],
    ['is the root', [A], '/'],
    ['is named like an object’s own', [A], '__proto__'],
  ])('has none that %s', async (_, entries, name) => {
    expect(await contentOf(entries, name)).toBeNull();
  });

  test('gives a file’s bytes and no others', async () => {
    const file = (await openBytes(tarOf([A, { name: 'b', body: 'other' }]))).get('a');
    if (file?.kind !== 'seekable') throw new Error('no bytes');
    const target = new Uint8Array(100);
    expect([
      file.size,
      file.readAt(target, 0),
      file.readAt(target, 5),
      file.readAt(target, 7),
      file.readAt(target, 700),
    ]).toEqual([7, 7, 2, 0, 0]);
  });

  test('is refused where it is cut, or no tar', async () => {
    const tar = tarOf([A]);
    for (const bytes of [tar.subarray(0, -512), tar.subarray(0, 600), tar.subarray(0, 1024), Buffer.alloc(2000, 'x')])
      await expect(openBytes(bytes)).rejects.toThrow(/^the archive web\.tar cannot be read: /);
  });

  test('keeps to the limits', async () => {
    await expect(openBytes(tarOf([A, A, A]), { ...DEFAULT_LIMITS, members: 2 })).rejects.toThrow(
      'it has 3 members, more than the limit "members" of 2',
    );
  });

  test('refuses a file that is stored sparsely', async () => {
    const pax = Buffer.alloc(512);
    pax.write(
      [
        '22 GNU.sparse.major=0\n',
        '22 GNU.sparse.minor=1\n',
        '26 GNU.sparse.numblocks=1\n',
        '22 GNU.sparse.map=0,5\n',
      ].join(''),
    );
    const tar = Buffer.concat([
      tarHeader({ name: 'x', size: 92, type: 'x' }),
      pax,
      tarHeader({ name: 's', size: 5, type: '0' }),
      Buffer.alloc(512, 'y'),
      tarOf([]),
    ]);
    const files = await openBytes(tar);
    expect(() => files.get('s')).toThrow(MeasureError);
    expect(() => files.get('s')).toThrow('"s" is stored as a sparse file');
  });
});
