/** Headers of programs and libraries, real and forged. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { isStatic, parseElf } from '../../src/runtime/elf-file.ts';
import { libraryNames } from '../../src/runtime/libraries/named-libraries.ts';
import { makeElf } from '../kit/runtime/make-elf.ts';

describe('a program', () => {
  test('names its loader, libraries, paths and versions', () => {
    const file = makeElf({
      interpreter: '/lib64/ld-linux-x86-64.so.2',
      needed: ['libcurl.so.4', 'libc.so.6'],
      runpath: '$ORIGIN/../lib:/opt/lib',
      versions: ['GLIBC_2.34', 'GLIBC_2.2.5'],
    });
    expect(parseElf(file)).toEqual({
      is64: true,
      machine: 62,
      interpreter: '/lib64/ld-linux-x86-64.so.2',
      needed: ['libcurl.so.4', 'libc.so.6'],
      soname: null,
      rpath: [],
      runpath: ['$ORIGIN/../lib', '/opt/lib'],
      versions: ['GLIBC_2.34', 'GLIBC_2.2.5'],
    });
  });

  test('has the search path that it names last, as for a loader', () => {
    const file = makeElf({ needed: ['a.so'], rpath: '/a:/b', soname: '/c' });
    // The name becomes another search path.
    file.writeBigUInt64LE(15n, file.indexOf(Buffer.from([14, 0, 0, 0, 0, 0, 0, 0])));
    expect(parseElf(file)?.rpath).toEqual(['/a', '/b']);
  });

  test('is static without a loader and without libraries', () => {
    expect(isStatic(parseElf(makeElf()) ?? { interpreter: '?', needed: [] })).toBe(true);
    expect(isStatic({ interpreter: null, needed: ['libc.so.6'] })).toBe(false);
    expect(isStatic({ interpreter: '/lib/ld.so', needed: [] })).toBe(false);
  });

  test('that runs this test needs a C library', () => {
    const elf = parseElf(readFileSync(process.execPath));
    expect(elf?.interpreter).toMatch(/ld-/);
    expect(elf?.needed.some(name => /^libc\./.test(name))).toBe(true);
    expect(elf?.versions).toContain('GLIBC_2.2.5');
  });
});

describe('a forged file', () => {
  const whole = makeElf({ interpreter: '/lib/ld.so', needed: ['a.so'], versions: ['V_1'] });
  const changed = (change: (file: Buffer) => void) => {
    const file = Buffer.from(whole);
    change(file);
    return parseElf(file);
  };

  test('cut anywhere is unreadable or says less, and never an error', () => {
    for (let length = 0; length < whole.length; length++)
      expect(() => parseElf(whole.subarray(0, length))).not.toThrow();
    expect(parseElf(whole.subarray(0, 64))).toBeNull();
  });

  test('with any byte changed is never an error', () => {
    for (let at = 0; at < whole.length; at++)
      for (const value of [0, 1, 0x7f, 0xff]) {
        const file = Buffer.from(whole);
        file[at] = value;
        expect(() => parseElf(file)).not.toThrow();
      }
  });

  test.each<[string, (file: Buffer) => void]>([
    ['another magic number', file => file.writeUInt8(0, 0)],
    ['no class', file => file.writeUInt8(3, 4)],
    ['an object file', file => file.writeUInt16LE(1, 16)],
    ['more segments than any program', file => file.writeUInt16LE(0xffff, 56)],
    ['segments beyond its end', file => file.writeBigUInt64LE(1n << 62n, 32)],
    ['segments at the end of all numbers', file => file.writeBigUInt64LE((1n << 64n) - 1n, 32)],
    ['segments of another size', file => file.writeUInt16LE(55, 54)],
    ['a dynamic section beyond its end', file => file.writeBigUInt64LE(1n << 40n, 64 + 2 * 56 + 8)],
    ['a loader beyond its end', file => file.writeBigUInt64LE(BigInt(file.length), 64 + 56 + 8)],
    ['a segment that ends before the texts', file => file.writeBigUInt64LE(10n, 64 + 32)],
  ])('with %s is unreadable', (_, change) => {
    expect(changed(change)).toBeNull();
  });
});

describe('a limit', () => {
  test('of segments has files on both sides', () => {
    const file = makeElf({ needed: ['a.so'], tail: ' '.repeat(300 * 56) });
    const withSegments = (count: number) => {
      const changed = Buffer.from(file);
      changed.writeUInt16LE(count, 56);
      return parseElf(changed);
    };
    expect(withSegments(256)?.needed).toEqual(['a.so']);
    expect(withSegments(257)).toBeNull();
  });

  test('of needed libraries has files on both sides', () => {
    const names = Array.from({ length: 5000 }, (_, n) => `l${n}`);
    expect(parseElf(makeElf({ needed: names.slice(0, 4095) }))?.needed).toHaveLength(4095);
    // What comes behind 4,096 entries is not read: neither further names nor the place of the texts.
    expect(parseElf(makeElf({ needed: names }))).toBeNull();
  });

  test('of symbol versions has files on both sides', () => {
    const names = Array.from({ length: 1025 }, (_, n) => `V_${n}`);
    expect(parseElf(makeElf({ versions: names.slice(0, 1023) }))?.versions).toHaveLength(1023);
    expect(parseElf(makeElf({ versions: names }))?.versions).toHaveLength(1024);
  });

  test('of entries of symbol versions has files on both sides, where all needs lead to the same names', () => {
    const versions = (needs: number, names: number) => {
      const tail = 16 * (needs + names);
      const file = makeElf({ needed: ['a.so'], versions: ['V'], tail: '\0'.repeat(tail) });
      const start = file.length - tail;
      file.writeBigUInt64LE(BigInt(start), file.indexOf(Buffer.from([0xfe, 0xff, 0xff, 0x6f, 0, 0, 0, 0])) + 8);
      file.writeBigUInt64LE(BigInt(needs), file.indexOf(Buffer.from([0xff, 0xff, 0xff, 0x6f, 0, 0, 0, 0])) + 8);
      const name = file.indexOf('\0V\0') + 1 - file.indexOf('\0a.so\0');
      for (let n = 0; n < needs + names; n++) {
        const at = start + 16 * n;
        file.writeUInt32LE(16, at + 12);
        file.writeUInt32LE(n < needs ? 16 * (needs - n) : name, at + 8);
        if (n < needs) file.writeUInt16LE(names, at + 2);
      }
      return parseElf(file)?.versions ?? null;
    };
    expect(versions(4, 4095)).toEqual(['V']);
    expect(versions(4, 4096)).toBeNull();
    expect(versions(1024, 20_000)).toBeNull();
  });

  test('of the length of a text has texts on both sides', () => {
    expect(parseElf(makeElf({ needed: ['l'.repeat(4095)] }))?.needed[0]).toHaveLength(4095);
    expect(parseElf(makeElf({ needed: ['l'.repeat(4096)], tail: 'x'.repeat(9000) }))).toBeNull();
  });
});

test('names of libraries are a thousand at most, however close', () => {
  const file = Buffer.from(Array.from({ length: 1001 }, (_, n) => `lib${n}.so`).join('\0'));
  expect(libraryNames(file)).toHaveLength(1000);
});

test('names of libraries stand anywhere in a program', () => {
  const padding = 'x'.repeat((1 << 22) - 20);
  const file = Buffer.from(`libodbc.so.2\0${padding}libcross-1.2.so.3\0lib.so libtoolong`);
  expect(libraryNames(file)).toEqual(['libodbc.so.2', 'libcross-1.2.so.3']);
});
