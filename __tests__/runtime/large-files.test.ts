/** Programs and libraries of which only the start is read: what they need is not taken for known. */
import { expect, test } from '@jest/globals';
import { nativeFiles } from '../../src/analysis/edits/smaller-base/native-files.ts';
import { runTimeFiles } from '../../src/analysis/why/run-time-files.ts';
import { parseElf } from '../../src/runtime/elf-file.ts';
import type { RuntimeImage } from '../../src/runtime/image.ts';
import { loadedNames } from '../../src/runtime/libraries/loaded-names.ts';
import { neededLibraries } from '../../src/runtime/libraries/needed-libraries.ts';
import { runtimeNeeds } from '../../src/runtime/runtime-needs.ts';
import type { StackInode } from '../../src/stack/merge/merged-tree.ts';
import { configOf, treeOf } from '../kit/archives/file-trees.ts';
import { makeElf } from '../kit/runtime/make-elf.ts';

const LARGE = 200_000_000;
const ELF = makeElf({ needed: ['libbig.so'] });

/** An image with one file that is said to be large, of which these bytes are read. */
function imageOf(path: string, bytes: Buffer): RuntimeImage {
  const packages = { installed: [], ownerOf: () => null };
  return {
    ...{ config: configOf({ entrypoint: [path] }), root: treeOf({ files: { [path]: LARGE } }), layers: [], packages },
    readFiles: async (inodes: readonly StackInode[]) => new Map(inodes.map(inode => [inode, bytes])),
  } as unknown as RuntimeImage;
}

const CUT = { reason: expect.stringMatching(/^\/lib\/libbig\.so is larger than 128 MiB/), isUnread: false };

test.each([
  ['named', ELF],
  ['headed', Buffer.concat([ELF.subarray(0, 60), Buffer.alloc(1000)])],
])('what a large library needs or may load is not known: %s', async (_, bytes) => {
  const image = imageOf('/lib/libbig.so', bytes);
  expect(await loadedNames(image, 0)).toEqual(CUT);
  expect(await nativeFiles({ ...image, baseLayers: 0 })).toEqual(CUT);
  expect(await runtimeNeeds(image, null)).toEqual(CUT);
  const program = { elf: parseElf(ELF), bytes: ELF, path: '/app' } as Parameters<typeof neededLibraries>[0];
  expect(await neededLibraries(program, image, () => true)).toEqual(CUT.reason);
  const found = await runTimeFiles(image);
  expect(found?.unknown).toContainEqual(CUT.reason);
});

test('a large file that is no program leaves nothing open', async () => {
  const image = imageOf('/lib/libbig.so', Buffer.from('data'));
  expect(await loadedNames(image, 0)).toEqual(new Set());
  expect(await nativeFiles({ ...image, baseLayers: 0 })).toEqual([]);
  expect((await runTimeFiles(image))?.unknown.filter(one => one.includes('128 MiB'))).toEqual([]);
});
