/**
 * Where a loader finds a library.
 *
 * glibc, ld.so(8): a name with a slash as it is; DT_RPATH of the file that needs it and of those that needed that, unless the file has
 * a DT_RUNPATH; LD_LIBRARY_PATH; DT_RUNPATH; the directories of ld.so.conf, which make up the cache; the default ones.
 *
 * musl, `load_library` in https://git.musl-libc.org/cgit/musl/tree/ldso/dynlink.c: its own names; LD_LIBRARY_PATH; DT_RUNPATH, else
 * DT_RPATH, of the file that needs it and of those that needed that; the directories of `/etc/ld-musl-ARCH.path`, else three fixed ones.
 */
import { bytesOf } from '../image/byte-path.ts';
import { resolve } from '../image/config-paths.ts';
import type { StackNode } from '../stack/merge/merged-tree.ts';
import { follower } from '../stack/symlinks.ts';
import type { ElfFile } from './elf-file.ts';

export interface SearchPaths {
  /** Of `LD_LIBRARY_PATH`. */
  environment: readonly string[];
  /** Of `/etc/ld.so.conf` and what it includes. */
  configured: readonly string[];
  /** Of musl's own list; null without one. */
  musl: readonly string[] | null;
}

export interface FoundLibrary {
  file: StackNode;
  /** Where the loader opens it. */
  path: string;
  /** What leads to it: `origin` for paths in the program itself. */
  by: 'path' | 'origin' | 'environment' | 'configured' | 'default';
}

/** A file that needs libraries, and the one that needs it. */
export interface Loading {
  elf: ElfFile;
  path: string;
  neededBy: Loading | null;
}

export interface SearchedImage {
  root: StackNode;
  paths: SearchPaths;
  /** The interpreter of the program, whose rules count. */
  loader: string | null;
}

/** Directories of each machine's libraries by their Debian name, see `dpkg-architecture -qDEB_HOST_MULTIARCH`. */
const MULTIARCH: ReadonlyMap<number, string> = new Map([
  [3, 'i386-linux-gnu'],
  [40, 'arm-linux-gnueabihf'],
  [62, 'x86_64-linux-gnu'],
  [183, 'aarch64-linux-gnu'],
  [243, 'riscv64-linux-gnu'],
]);
const MUSL_DEFAULTS = ['/lib', '/usr/local/lib', '/usr/lib'];
/** Names by which musl means itself. */
const IS_MUSL = /^lib(?:c|pthread|rt|m|dl|util|xnet)\./;

export function isMusl(loader: string | null): boolean {
  return loader !== null && /\/ld-musl-\w+\.so/.test(loader);
}

/** Standard directories of glibc's loader, with those that Debian compiles in. */
export function defaultDirectories({ machine, is64 }: Pick<ElfFile, 'machine' | 'is64'>): string[] {
  const name = MULTIARCH.get(machine);
  const own = name === undefined ? [] : [`/lib/${name}`, `/usr/lib/${name}`];
  return [...own, ...(is64 ? ['/lib64', '/usr/lib64'] : []), '/lib', '/usr/lib'];
}

/** @returns null if the loader would not find it */
export function findLibrary(name: string, from: Loading, { root, paths, loader }: SearchedImage): FoundLibrary | null {
  const follow = follower(root);
  const at = (path: string) => {
    const file = follow.path(bytesOf(path)) as StackNode | null;
    return file?.inode ? file : null;
  };
  if (name.includes('/')) {
    const file = name.startsWith('/') ? at(name) : null;
    return file && { file, path: name, by: 'path' };
  }
  if (loader !== null && isMusl(loader) && IS_MUSL.test(name)) {
    const file = at(loader);
    return file && { file, path: loader, by: 'path' };
  }
  for (const [by, directories] of isMusl(loader) ? muslOrder(from, paths) : glibcOrder(from, paths))
    for (const directory of directories) {
      const path = `${directory}/${name}`;
      const file = at(path);
      const plain = resolve('/', path) ?? path;
      // Behind a link, `..` is another directory than the text shows.
      if (file !== null) return { file, path: at(plain) === file ? plain : path, by };
    }
  return null;
}

type Order = [FoundLibrary['by'], readonly string[]][];

function glibcOrder(from: Loading, paths: SearchPaths): Order {
  const { runpath } = from.elf;
  const inherited = chainOf(from).flatMap(one => (one.elf.runpath.length > 0 ? [] : ownPaths(one, one.elf.rpath)));
  return [
    ['origin', runpath.length > 0 ? [] : inherited],
    ['environment', paths.environment],
    ['origin', ownPaths(from, runpath)],
    ['configured', paths.configured],
    ['default', defaultDirectories(from.elf)],
  ];
}

function muslOrder(from: Loading, paths: SearchPaths): Order {
  const own = chainOf(from).flatMap(one => ownPaths(one, one.elf.runpath.length > 0 ? one.elf.runpath : one.elf.rpath));
  return [
    ['environment', paths.environment],
    ['origin', own],
    ['default', paths.musl ?? MUSL_DEFAULTS],
  ];
}

/** The file, the one that needs it, and so on to the program. */
function chainOf(from: Loading): Loading[] {
  const chain: Loading[] = [];
  for (let one: Loading | null = from; one !== null; one = one.neededBy) chain.push(one);
  return chain;
}

function ownPaths({ path, elf }: Loading, list: readonly string[]): string[] {
  const origin = path.slice(0, path.lastIndexOf('/')) || '/';
  return list.flatMap(one => expanded(one, { origin, is64: elf.is64 }) ?? []);
}

/** Null for a relative path, or one with a token whose value only the loader knows. */
function expanded(path: string, { origin, is64 }: { origin: string; is64: boolean }): string | null {
  const full = path
    .replace(/\$(?:ORIGIN\b|\{ORIGIN\})/g, () => origin)
    .replace(/\$(?:LIB\b|\{LIB\})/g, is64 ? 'lib64' : 'lib');
  return full.startsWith('/') && !full.includes('$') ? full : null;
}
