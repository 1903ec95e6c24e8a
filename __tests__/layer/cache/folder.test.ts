import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MAX_ENTRY_BYTES } from '../../../src/layer/cache/entry-file.ts';
import { CacheFolder } from '../../../src/layer/cache/folder.ts';
import { folderForTests } from '../../kit/processes/measure-by-cli.ts';
import { describeWhere, testWhere } from '../../kit/runner/describe-where.ts';

const user = process.geteuid?.() ?? null;
const isRoot = user === 0;

describe('a cache folder', () => {
  const scratch = folderForTests();
  let count = 0;

  function cacheAt(path = join(scratch.path, `${++count}`, 'cache'), maxBytes = 1000, owner = user) {
    const told: string[] = [];
    return { path, told, cache: new CacheFolder(path, { maxBytes, owner, debug: text => told.push(text) }) };
  }

  test('is made when something is kept, for its owner alone', async () => {
    const { path, cache, told } = cacheAt();
    expect(await cache.read('a')).toBeNull();
    expect(existsSync(path)).toBe(false);
    await cache.write('a', Buffer.from('one'));
    expect([await cache.read('a'), await cache.read('a', 2)].map(String)).toEqual(['one', 'on']);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, 'a')).mode & 0o777).toBe(0o600);
    expect([readdirSync(path), told]).toEqual([['a'], []]);
  });

  test('loses what was used longest ago, until the rest fits', async () => {
    const { path, cache } = cacheAt();
    for (const [age, name] of ['d', 'c', 'b', 'a'].entries()) {
      await cache.write(name, Buffer.alloc(400));
      utimesSync(join(path, name), 1000 - age, 1000 - age);
    }
    await cache.read('b');
    await cache.trim();
    expect(readdirSync(path).sort()).toEqual(['b', 'd']);
    await cache.read('d', 1);
    await cache.write('e', Buffer.alloc(400));
    utimesSync(join(path, 'b'), 1000, 1000);
    await cache.trim();
    expect(readdirSync(path).sort()).toEqual(['d', 'e']);
  });

  test('takes nothing that is larger than all of it', async () => {
    const { path, cache } = cacheAt();
    await cache.write('a', Buffer.alloc(1001));
    expect(existsSync(path)).toBe(false);
  });

  test('loses what a process began that is gone, and nothing that one is writing', async () => {
    const { path, cache } = cacheAt();
    await cache.write('a', Buffer.alloc(1));
    for (const name of ['old.part', 'new.part']) writeFileSync(join(path, name), 'x');
    utimesSync(join(path, 'old.part'), 1000, 1000);
    await cache.trim();
    expect(readdirSync(path).sort()).toEqual(['a', 'new.part']);
  });

  test('that others can write to is not read', async () => {
    const { path, cache, told } = cacheAt();
    await cache.write('a', Buffer.from('one'));
    chmodSync(path, 0o777);
    expect(await cache.read('a')).toBeNull();
    await cache.write('b', Buffer.from('two'));
    expect(readdirSync(path)).toEqual(['a']);
    expect(told[0]).toBe(`the cache ${path} is not used: others can write to it`);
  });

  /** As if the test's files were another user's. */
  const elsewhere = user === null ? null : user + 1;
  const whyNot = user === null ? 'files have no owners here' : null;

  describeWhere(whyNot, 'by its owner,', () => {
    test('of another user is neither read nor written', async () => {
      const { path, cache } = cacheAt();
      await cache.write('a', Buffer.from('one'));
      const other = cacheAt(path, 1000, elsewhere);
      expect([await other.cache.read('a'), await other.cache.read('a', 1)]).toEqual([null, null]);
      await other.cache.write('b', Buffer.from('two'));
      expect(readdirSync(path)).toEqual(['a']);
      expect(other.told).toEqual([`the cache ${path} is not used: it belongs to another user`]);
    });

    test('that a link leads to is believed where the link is the user’s own', async () => {
      const { path, cache } = cacheAt();
      await cache.write('a', Buffer.from('one'));
      const link = join(scratch.path, `link-${++count}`);
      symlinkSync(path, link);
      expect(String(await cacheAt(link).cache.read('a'))).toBe('one');
      const other = cacheAt(link, 1000, elsewhere);
      expect(await other.cache.read('a')).toBeNull();
      expect(other.told).toEqual([`the cache ${link} is not used: it is a link of another user`]);
    });
  });

  test('takes no entry that is not a plain file of the user alone', async () => {
    const { path, cache, told } = cacheAt(undefined, 1e9);
    await cache.write('a', Buffer.from('one'));
    const entry = join(path, 'a');
    chmodSync(entry, 0o620);
    expect(await cache.read('a')).toBeNull();
    await cache.write('a', Buffer.from('two'));
    expect(String(await cache.read('a'))).toBe('two');
    truncateSync(entry, MAX_ENTRY_BYTES + 1);
    expect([await cache.read('a'), await cache.read('a', 1)]).toEqual([null, null]);
    await cache.write('b', Buffer.alloc(MAX_ENTRY_BYTES + 1));
    rmSync(entry);
    mkdirSync(entry);
    expect(await cache.read('a')).toBeNull();
    symlinkSync('a', join(path, 'c'));
    expect(await cache.read('c')).toBeNull();
    expect(readdirSync(path)).toEqual(['a', 'c']);
    expect(told.map(text => text.replace(/^.*: /, ''))).toEqual([
      'others can write to it',
      `it has more than ${MAX_ENTRY_BYTES} bytes`,
      'it is not a regular file',
      'it is a symbolic link',
    ]);
  });

  test('is not made where its home is not', async () => {
    const { path, cache, told } = cacheAt(join(scratch.path, 'nobody', '.cache', 'imagebudget'));
    await cache.write('a', Buffer.from('one'));
    expect(existsSync(join(scratch.path, 'nobody'))).toBe(false);
    expect(told).toEqual([`the cache ${path} cannot write an entry (ENOENT)`]);
  });

  test('that is a file, or below one, is not used', async () => {
    const { path, told, cache } = cacheAt();
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, '');
    await cache.write('a', Buffer.from('one'));
    expect(await cache.read('a')).toBeNull();
    await cache.trim();
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/cannot write an entry \(ENOTDIR\)$/);
  });

  test('that cannot be written is not used, and is tried once', async () => {
    const { path, told, cache } = cacheAt('/proc/self/cache-of-imagebudget');
    await cache.write('a', Buffer.from('one'));
    await cache.write('b', Buffer.from('two'));
    expect([await cache.read('a'), existsSync(path)]).toEqual([null, false]);
    expect(told).toHaveLength(1);
  });

  // A file system of a few blocks: only root can make one.
  const whyNotMounted = isRoot && platform() === 'linux' ? null : 'only root on Linux can mount a small file system';
  testWhere(whyNotMounted, 'on a full disk keeps what fits', async () => {
    const { path, told, cache } = cacheAt(undefined, 1_000_000);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=0700', 'none', path]);
    try {
      await cache.write('a', Buffer.alloc(30_000, 'a'));
      await cache.write('b', Buffer.alloc(100_000, 'b'));
      expect(told).toEqual([`the cache ${path} cannot write an entry (ENOSPC)`]);
      expect(readdirSync(path)).toEqual(['a']);
      expect((await cache.read('a'))?.length).toBe(30_000);
    } finally {
      execFileSync('umount', [path]);
    }
  });
});
