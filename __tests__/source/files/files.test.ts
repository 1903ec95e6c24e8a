import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MeasureError } from '../../../src/errors.ts';
import { cannotRead, openDirectory, openFile, readDocument, slice } from '../../../src/source/files/files.ts';
import { seekable } from '../../kit/archives/streams.ts';

let folder = '';
const never = new AbortController().signal;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
  mkdirSync(join(folder, 'blobs'));
  writeFileSync(join(folder, 'blobs/a'), 'content');
  symlinkSync('b', join(folder, 'a'));
  symlinkSync('a', join(folder, 'b'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many files this process has open below the folder; unknown (0) where there is no /proc. */
function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}

describe('openFile', () => {
  test('reads at any place', () => {
    const file = openFile(join(folder, 'blobs/a'), 'a', never);
    const target = Buffer.alloc(4);
    expect([
      file.size,
      file.readAt(target, 3),
      target.toString(),
      file.readAt(target, 5),
      file.readAt(target, 7),
    ]).toEqual([7, 4, 'tent', 2, 0]);
    file.close();
  });

  test.each([
    ['missing', 'there is no such file'],
    ['a', 'its symbolic links lead in a circle'],
    ['blobs/a/x', 'ENOTDIR'],
  ])('says why %s cannot be read', (name, reason) => {
    const before = openFiles();
    expect(() => openFile(join(folder, name), 'shown', never)).toThrow(MeasureError);
    expect(() => openFile(join(folder, name), 'shown', never)).toThrow(`cannot read shown: ${reason}`);
    expect(openFiles()).toBe(before);
  });

  test('reads nothing more once the run is interrupted', () => {
    const interrupted = new AbortController();
    const file = openFile(join(folder, 'blobs/a'), 'a', interrupted.signal);
    interrupted.abort();
    expect(() => file.readAt(Buffer.alloc(1), 0)).toThrow('abort');
    file.close();
  });

  test('says so when the file is gone from under it', () => {
    const file = openFile(join(folder, 'blobs/a'), 'web.tar', never);
    file.close();
    expect(() => file.readAt(Buffer.alloc(1), 0)).toThrow('cannot read web.tar: EBADF');
  });
});

describe('openDirectory', () => {
  test('has the files below it, each opened once and all closed in the end', () => {
    const before = openFiles();
    const files = openDirectory(folder, 'layout', never);
    expect(files.name).toBe('layout');
    expect(files.get('blobs/a')).toMatchObject({ kind: 'seekable', size: 7 });
    expect(files.get('blobs/a')).toBe(files.get('blobs/a'));
    expect([files.get('blobs'), files.get('blobs/b'), files.get('blobs/a/x'), files.get('')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    files.close();
    files.close();
    expect(openFiles()).toBe(before);
  });

  test('says which file cannot be read', () => {
    const files = openDirectory(folder, 'layout', never);
    expect(() => files.get('a')).toThrow('cannot read layout/a: its symbolic links lead in a circle');
  });
});

describe('readDocument', () => {
  test('reads all of it, in as many reads as it takes', () => {
    const bytes = seekable(Buffer.from('content'));
    const slow = { ...bytes, readAt: (target: Uint8Array, at: number) => bytes.readAt(target.subarray(0, 2), at) };
    expect(Buffer.from(readDocument(slow, 'it', 7)).toString()).toBe('content');
  });

  test('refuses what is too long, before reading it', () => {
    const bytes = seekable(Buffer.from('content'));
    expect(() => readDocument(bytes, 'the config', 6)).toThrow(
      'the config has 7 bytes, more than the limit "manifestBytes" of 6',
    );
    expect(bytes.read).toBe(0);
  });

  test('refuses what ends early', () => {
    const path = join(folder, 'shrinking');
    writeFileSync(path, 'content');
    const file = openFile(path, 'shrinking', never);
    truncateSync(path, 3);
    expect(() => readDocument(file, 'the config', 10)).toThrow('the config ends after 3 of 7 bytes');
    file.close();
  });
});

describe('slice', () => {
  test('gives its stretch and no more', () => {
    const part = slice(seekable(Buffer.from('0123456789')), 3, 4);
    const target = Buffer.alloc(10, '.');
    expect([part.size, part.readAt(target, 0), target.toString()]).toEqual([4, 4, '3456......']);
    expect([part.readAt(target, 2), part.readAt(target, 4), part.readAt(target, 99)]).toEqual([2, 0, 0]);
  });
});

describe('cannotRead', () => {
  test('falls back on the code, or on nothing', () => {
    expect(cannotRead('x', Object.assign(new Error(''), { code: 'EMFILE' })).message).toBe(
      'cannot read x: too many files are open',
    );
    expect(cannotRead('x', Object.assign(new Error(''), { code: 'EWHAT' })).message).toBe('cannot read x: EWHAT');
    expect(cannotRead('x', 'text').message).toBe('cannot read x: unknown error');
  });
});
