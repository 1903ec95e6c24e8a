/** Where a loader looks, in which order: ld.so(8), and musl's dynlink.c. */
import { describe, expect, test } from '@jest/globals';
import { Directories } from '../../src/runtime/directories.ts';
import type { ElfFile } from '../../src/runtime/elf-file.ts';
import { findLibrary, type Loading } from '../../src/runtime/libraries/find-library.ts';
import { configuredDirectories } from '../../src/runtime/setting-files.ts';
import type { StackNode } from '../../src/stack/merge/merged-tree.ts';
import { treeOf } from '../kit/archives/file-trees.ts';

const GLIBC = '/lib64/ld-linux-x86-64.so.2';
const MUSL = '/lib/ld-musl-x86_64.so.1';
const PROGRAM = '/app/bin/program';
const ELF: ElfFile = {
  ...{ is64: true, machine: 62, interpreter: null, soname: null },
  ...{ needed: [], rpath: [], runpath: [], versions: [] },
};
const MULTIARCH = '/usr/lib/x86_64-linux-gnu/a.so';
const ALL = ['/app/lib/a.so', '/env/a.so', '/conf/a.so', MULTIARCH];

interface Case {
  files: readonly string[];
  links?: Record<string, string>;
  elf?: Partial<ElfFile>;
  /** Of the program, if another file needs the library. */
  program?: Partial<ElfFile>;
  name?: string;
  loader?: string;
  musl?: readonly string[];
}

function pathFor(found: Case): string | null {
  return search(found).path;
}

function search({ files, links = {}, elf = {}, program, name = 'a.so', loader = GLIBC, musl }: Case, lookups?: number) {
  const root = treeOf({ files: Object.fromEntries([PROGRAM, ...files].map(path => [path, 1])), links }) as StackNode;
  const directories = new Directories(root, lookups);
  const paths = { directories, environment: ['/env'], configured: ['/conf'], musl: musl ?? null };
  const needs = (own: Partial<ElfFile>, path: string, neededBy: Loading | null): Loading => {
    return { elf: { ...ELF, ...own }, path, neededBy, loader };
  };
  const from =
    program === undefined ? needs(elf, PROGRAM, null) : needs(elf, '/lib/b.so', needs(program, PROGRAM, null));
  const path = findLibrary(name, from, paths)?.path ?? null;
  return { path, isCut: directories.isCut };
}

describe('glibc finds', () => {
  test.each<[string, Case, string | null]>([
    ['RPATH before the environment', { files: ALL, elf: { rpath: ['$ORIGIN/../lib'] } }, '/app/lib/a.so'],
    ['the environment before RUNPATH', { files: ALL, elf: { runpath: ['$ORIGIN/../lib'] } }, '/env/a.so'],
    ['no RPATH beside a RUNPATH', { files: ALL, elf: { rpath: ['/app/lib'], runpath: ['/none'] } }, '/env/a.so'],
    [
      'RUNPATH before the cache',
      { files: ['/app/lib/a.so', '/conf/a.so'], elf: { runpath: ['${ORIGIN}/../lib'] } },
      '/app/lib/a.so',
    ],
    ['the RPATH of the program for its library', { files: ALL, program: { rpath: ['/app/lib'] } }, '/app/lib/a.so'],
    [
      'no RPATH of the program for a library with a RUNPATH',
      { files: ALL, program: { rpath: ['/app/lib'] }, elf: { runpath: ['/none'] } },
      '/env/a.so',
    ],
    [
      'no RPATH of a program with a RUNPATH for its library',
      { files: ALL, program: { rpath: ['/app/lib'], runpath: ['/none'] } },
      '/env/a.so',
    ],
    [
      'no RUNPATH of the program for its library',
      { files: ['/app/lib/a.so', '/conf/a.so'], program: { runpath: ['/app/lib'] } },
      '/conf/a.so',
    ],
    ['the cache before the default', { files: ['/conf/a.so', MULTIARCH] }, '/conf/a.so'],
    ['the default', { files: [MULTIARCH, '/usr/lib/a.so'] }, MULTIARCH],
    [
      'through the links of a merged /usr',
      { files: [MULTIARCH], links: { '/lib': 'usr/lib' } },
      '/lib/x86_64-linux-gnu/a.so',
    ],
    [
      'through a link of the library',
      { files: ['/usr/lib/a.so.1.2'], links: { '/usr/lib/a.so': 'a.so.1.2' } },
      '/usr/lib/a.so',
    ],
    [
      'where .. leads behind a link',
      { files: ['/x/lib/a.so'], links: { '/app/to': '/x/lib' }, elf: { runpath: ['/app/to/../lib'] } },
      '/app/to/../lib/a.so',
    ],
    ['a path as it is', { files: ['/opt/b.so'], name: '/opt/b.so' }, '/opt/b.so'],
    ['no path that depends on the directory', { files: ['/opt/b.so'], name: 'opt/b.so' }, null],
    ['no path with another token', { files: ['/app/x/a.so'], elf: { runpath: ['/app/$PLATFORM'] } }, null],
    ['nothing', { files: ['/srv/a.so'] }, null],
  ])('%s', (_, found, expected) => {
    expect(pathFor(found)).toBe(expected);
  });
});

describe('musl finds', () => {
  test.each<[string, Case, string | null]>([
    ['the environment before RPATH', { files: ALL, elf: { rpath: ['/app/lib'] } }, '/env/a.so'],
    [
      'the RUNPATH of the program for its library',
      { files: ['/app/lib/a.so'], program: { runpath: ['/app/lib'] } },
      '/app/lib/a.so',
    ],
    ['/usr/local/lib without being told', { files: ['/usr/local/lib/a.so', '/usr/lib/a.so'] }, '/usr/local/lib/a.so'],
    ['its own list instead', { files: ['/usr/lib/a.so', '/own/a.so'], musl: ['/own'] }, '/own/a.so'],
    ['no directory of ld.so.conf', { files: ['/conf/a.so'] }, null],
    ['itself under several names', { files: [MUSL], name: 'libpthread.so.0' }, MUSL],
    ['itself by the name that its programs have', { files: [MUSL], name: 'libc.musl-x86_64.so.1' }, MUSL],
    ['no other library of a like name', { files: [MUSL], name: 'libcurl.so.4' }, null],
  ])('%s', (_, found, expected) => {
    expect(pathFor({ loader: MUSL, ...found })).toBe(expected);
  });
});

describe('a hostile list of directories', () => {
  // The last of 512 is found: one of the environment, one of ld.so.conf and six others come after them.
  const runpath = (count: number) => Array.from({ length: count }, (_, n) => `/d${n}`);
  const files = ['/usr/lib/a.so', ...runpath(512).map(path => `${path}/x`)];

  test.each([
    [512 - 8, { path: '/usr/lib/a.so', isCut: false }],
    [512 - 7, { path: null, isCut: true }],
  ])('of %i is searched to the end, or says that it is not', (count, expected) => {
    expect(search({ files, elf: { runpath: runpath(count) } })).toEqual(expected);
  });

  test('ends with the lookups of an image', () => {
    // Beside those of the list only /usr/lib exists.
    expect(search({ files, elf: { runpath: runpath(9) } }, 10)).toEqual({ path: '/usr/lib/a.so', isCut: false });
    expect(search({ files, elf: { runpath: runpath(10) } }, 10)).toEqual({ path: null, isCut: true });
  });

  test('of paths that no system call takes finds nothing', () => {
    const long = `/${'x'.repeat(4000)}`;
    expect(pathFor({ files: [`${long}/a.so`], elf: { runpath: [long] } })).toBe(`${long}/a.so`);
    expect(
      pathFor({ files: [`${long}/${'y'.repeat(100)}/a.so`], elf: { runpath: [`${long}/${'y'.repeat(100)}`] } }),
    ).toBeNull();
  });
});

test('directories of ld.so.conf', () => {
  expect(configuredDirectories(['include x\n/usr/local/lib # own\n', '/a:/b /c'])).toEqual([
    '/usr/local/lib',
    '/a',
    '/b',
    '/c',
  ]);
});
