/**
 * Where a loader finds a library.
 *
 * glibc, ld.so(8): a name with a slash as it is; DT_RPATH of the file that needs it and of those that needed that, unless the file has
 * a DT_RUNPATH; LD_LIBRARY_PATH; DT_RUNPATH; the directories of ld.so.conf, which make up the cache; the default ones.
 *
 * musl, `load_library` in https://git.musl-libc.org/cgit/musl/tree/ldso/dynlink.c: its own names; LD_LIBRARY_PATH; DT_RUNPATH, else
 * DT_RPATH, of the file that needs it and of those that needed that; the directories of `/etc/ld-musl-ARCH.path`, else three fixed ones.
 */
import { resolve } from '../../image/config-paths.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { type Directories, type Directory, LONGEST_PATH } from '../directories.ts';
import type { ElfFile } from '../elf-file.ts';

export interface SearchPaths {
  /** Of the image. */
  directories: Directories;
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

/** @returns null if the loader would not find it, or if `paths.directories` is cut */
export function findLibrary(name: string, from: Loading, paths: SearchPaths): FoundLibrary | null {
  const { directories } = paths;
  const { loader } = from;
  const fileAt = (path: string) => {
    const file = directories.at(path);
    return file?.inode ? file : null;
  };
  if (name.includes('/')) {
    const file = name.startsWith('/') ? fileAt(name) : null;
    return file && { file, path: name, by: 'path' };
  }
  if (loader !== null && isMusl(loader) && IS_MUSL.test(name)) {
    const file = fileAt(loader);
    return file && { file, path: loader, by: 'path' };
  }
  for (const [by, directory] of orderFor(from, paths)) {
    const file = directories.file(directory, name);
    if (file === null) continue;
    const path = `${directory.path}/${name}`;
    const plain = resolve('/', path) ?? path;
    // Behind a link, `..` is another directory than the text shows.
    return { file, path: fileAt(plain) === file ? plain : path, by };
  }
  return null;
}

type By = FoundLibrary['by'];
type Order = Iterable<readonly [By, readonly string[]]>;

/** Perf: the same for all names that a file needs. */
const orders = new WeakMap<Loading, [By, Directory][]>();

function orderFor(from: Loading, paths: SearchPaths): [By, Directory][] {
  const known = orders.get(from);
  if (known !== undefined) return known;
  const order = paths.directories.existing((isMusl(from.loader) ? muslOrder : glibcOrder)(from, paths));
  orders.set(from, order);
  return order;
}

function* glibcOrder(from: Loading, paths: SearchPaths): Order {
  const { runpath } = from.elf;
  if (runpath.length === 0)
    for (const one of chainOf(from)) if (one.elf.runpath.length === 0) yield ['origin', ownPaths(one, one.elf.rpath)];
  yield ['environment', paths.environment];
  yield ['origin', ownPaths(from, runpath)];
  yield ['configured', paths.configured];
  yield ['default', defaultDirectories(from.elf)];
}

function* muslOrder(from: Loading, paths: SearchPaths): Order {
  yield ['environment', paths.environment];
  for (const one of chainOf(from))
    yield ['origin', ownPaths(one, one.elf.runpath.length > 0 ? one.elf.runpath : one.elf.rpath)];
  yield ['default', paths.musl ?? MUSL_DEFAULTS];
}

/** The file, the one that needs it, and so on to the program. */
function* chainOf(from: Loading): Generator<Loading> {
  for (let one: Loading | null = from; one !== null; one = one.neededBy) yield one;
}

/** Perf: all that a file leads to search its directories too. */
const expandedLists = new WeakMap<readonly string[], readonly string[]>();

function ownPaths({ path, elf: { is64 } }: Loading, list: readonly string[]): readonly string[] {
  const known = expandedLists.get(list);
  if (known !== undefined) return known;
  const origin = path.slice(0, path.lastIndexOf('/')) || '/';
  const all = origin.length > LONGEST_PATH ? [] : list.flatMap(one => expanded(one, { origin, is64 }) ?? []);
  expandedLists.set(list, all);
  return all;
}

/** Null for a relative path, or one with a token whose value only the loader knows. */
function expanded(path: string, { origin, is64 }: { origin: string; is64: boolean }): string | null {
  const full = path
    .replace(/\$(?:ORIGIN\b|\{ORIGIN\})/g, () => origin)
    .replace(/\$(?:LIB\b|\{LIB\})/g, is64 ? 'lib64' : 'lib');
  return full.startsWith('/') && !full.includes('$') ? full : null;
}
