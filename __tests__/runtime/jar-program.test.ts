import { describe, expect, test } from '@jest/globals';
import { manifestOf as manifestIn, whyJarNeedsMore } from '../../src/runtime/jar-program.ts';
import type { ReadFiles } from '../../src/runtime/read-files.ts';
import type { StackNode } from '../../src/stack/merge/merged-tree.ts';
import { zipOf } from '../kit/archives/zip.ts';

const manifestOf = (archive: Buffer) =>
  manifestIn({ size: archive.length, read: async (from, length) => archive.subarray(from, from + length) });

describe('the manifest of an archive', () => {
  test.each([0, 8])('is found and its continued lines are joined, stored by method %p', async method => {
    const text = 'Manifest-Version: 1.0\r\nMain-Class: com.example.\r\n App\r\n';
    const archive = zipOf(
      [
        ['a/', ''],
        ['META-INF/MANIFEST.MF', text],
        ['b.class', 'x'.repeat(1000)],
      ],
      method,
    );
    expect(await manifestOf(archive)).toBe('Manifest-Version: 1.0\r\nMain-Class: com.example.App\r\n');
  });

  test('is null without one, and for what is no archive', async () => {
    expect(await manifestOf(zipOf([['a', 'b']], 0))).toBeNull();
    expect(await manifestOf(Buffer.alloc(10))).toBeNull();
    expect(await manifestOf(Buffer.from('PK\u0005\u0006'.padEnd(22, '\u00ff'), 'latin1'))).toBeNull();
  });

  test('is null if it is cut off, at every place', async () => {
    const archive = zipOf([['META-INF/MANIFEST.MF', 'Main-Class: A\n'.repeat(100)]], 8);
    for (let length = 0; length < archive.length; length++)
      expect(await manifestOf(archive.subarray(0, length))).toBeNull();
  });

  test('is null if it unpacks to more than a real one has', async () => {
    expect(await manifestOf(zipOf([['META-INF/MANIFEST.MF', ' '.repeat(2_000_000)]], 8))).toBeNull();
  });
});

test('the manifest of an archive of 140 MB is read from its end and start, and little else', async () => {
  const archive = zipOf(
    [
      ['META-INF/MANIFEST.MF', 'Main-Class: App\nClass-Path: a.jar\n'],
      ['a', 'b'],
    ],
    8,
  );
  const size = 140_000_000;
  // What is between the entries and the directory has no bytes here.
  const directory = archive.readUInt32LE(archive.length - 6);
  const gap = size - archive.length;
  archive.writeUInt32LE(directory + gap, archive.length - 6);
  const byteAt = (at: number) => archive[at < directory ? at : Math.max(directory, at - gap)] ?? 0;
  let read = 0;
  const readFiles: ReadFiles = async ([inode], { from, length } = { from: 0, length: 128 * 1024 * 1024 }) => {
    read += length;
    if (inode === undefined || length > 1_000_000) return new Map();
    return new Map([[inode, Uint8Array.from({ length: Math.min(length, size - from) }, (_, n) => byteAt(from + n))]]);
  };
  const file = { inode: { size } } as unknown as StackNode;
  const more = await whyJarNeedsMore({ path: '/app.jar', file }, readFiles);
  expect(more?.reason).toBe('/app.jar needs other archives by its Class-Path');
  expect(read).toBeLessThan(300_000);
});
