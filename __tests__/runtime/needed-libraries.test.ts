/** Which files are read for the libraries of a program, and how much of them at once. */
import { expect, test } from '@jest/globals';
import { parseElf } from '../../src/runtime/elf-file.ts';
import type { RuntimeImage } from '../../src/runtime/image.ts';
import { neededLibraries } from '../../src/runtime/libraries/needed-libraries.ts';
import type { StackInode } from '../../src/stack/merge/merged-tree.ts';
import { configOf, treeOf } from '../kit/archives/file-trees.ts';
import { makeElf } from '../kit/runtime/make-elf.ts';

const LIBRARY = makeElf({ soname: 'it' });
const MB = 1024 * 1024;

/** The libraries of a program that needs as many, each said to be of this size. */
async function found(count: number, size: number) {
  const needed = Array.from({ length: count }, (_, n) => `lib${n}.so`);
  const bytes = makeElf({ needed });
  const elf = parseElf(bytes);
  if (elf === null) throw new Error('it is an ELF file');
  const files = Object.fromEntries(needed.map(name => [`/lib/${name}`, size]));
  const batches: number[] = [];
  const image = {
    ...{ config: configOf(), root: treeOf({ files }), layers: [], packages: { installed: [], ownerOf: () => null } },
    readFiles: async (inodes: readonly StackInode[]) => {
      batches.push(inodes.length);
      return new Map(inodes.map(inode => [inode, LIBRARY]));
    },
  } as unknown as RuntimeImage;
  const libraries = await neededLibraries({ elf, bytes, path: '/app/it' }, image, () => true);
  return { libraries, batches };
}

test('libraries of one level are read a few at a time', async () => {
  const { libraries, batches } = await found(10, 30 * MB);
  expect(libraries).toMatchObject({ needed: { length: 10 } });
  expect(batches).toEqual([2, 2, 2, 2, 2]);
});

test('libraries that are too large together are not read', async () => {
  expect(await found(11, 100 * MB)).toEqual({
    libraries: 'its libraries are too large to read them all',
    batches: [],
  });
});
