/** The libraries that a program needs, with the packages that they came with. */
import type { InstalledPackage } from '../../packages/find-packages.ts';
import { textPathOf } from '../../stack/file-tree.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import { type ElfFile, parseElf } from '../elf-file.ts';
import type { RuntimeImage } from '../image.ts';
import { batchesOf, isCut, readBytes, tooLarge } from '../read-files.ts';
import { searchPaths } from '../setting-files.ts';
import { type FoundLibrary, findLibrary, type Loading, type SearchPaths } from './find-library.ts';
import { libraryNames } from './named-libraries.ts';

export interface Library extends FoundLibrary {
  name: string;
  /** The system's package that it came with; null if none has it. */
  owner: InstalledPackage | null;
  /** The absolute path of the file that needs it. */
  neededBy: string;
}

export interface NeededLibraries {
  /** In the order in which they are found. */
  needed: readonly Library[];
  /** Libraries of the image whose names stand in the files that were read: they may be loaded while these run. */
  loadable: readonly Library[];
}

export interface Program {
  elf: ElfFile;
  bytes: Uint8Array;
  /** Absolute. */
  path: string;
}

const MOST_LIBRARIES = 500;
/** Of all files that are read, a few at a time. */
const MOST_BYTES = 1024 * 1024 * 1024;
const TOO_MANY = 'it looks for libraries in too many directories';

/**
 * Searches like the loader, each library once.
 * @param isRead of which libraries the own needs are searched for
 * @returns a sentence if a library is missing or cannot be read; null if a layer cannot be read again
 * @throws MeasureError if a layer has changed since it was read
 */
export async function neededLibraries(
  program: Program,
  image: RuntimeImage,
  isRead: (library: Library) => boolean,
): Promise<NeededLibraries | string | null> {
  const paths = searchPaths(image.config, image);
  const found = new Map<string, Library>();
  const named = new Map<string, Library>();
  const { elf, path, bytes } = program;
  let level: Named[] = [{ elf, path, neededBy: null, loader: elf.interpreter, names: libraryNames(bytes) }];
  let read = 0;
  while (level.length > 0) {
    const next: { library: Library; from: Loading }[] = [];
    for (const from of level) {
      for (const name of from.elf.needed) {
        if (found.has(name)) continue;
        const library = libraryFor(name, from, { paths, image });
        if (library === null) return paths.directories.isCut ? TOO_MANY : `the loader would not find ${name}`;
        if (found.size === MOST_LIBRARIES) return 'it needs too many libraries';
        found.set(name, library);
        if (isRead(library)) next.push({ library, from });
      }
      for (const name of from.names) {
        const library = named.has(name) ? null : libraryFor(name, from, { paths, image });
        if (library !== null) named.set(name, library);
      }
    }
    // What may be loaded counts too.
    if (paths.directories.isCut) return TOO_MANY;
    read += next.reduce((sum, { library }) => sum + readBytes(library.file.inode), 0);
    const cut = next.find(({ library: { file } }) => file.inode !== null && isCut(file.inode));
    if (cut !== undefined) return tooLarge(cut.library.path);
    if (read > MOST_BYTES) return 'its libraries are too large to read them all';
    const loading = await loadingOf(next, image);
    if (loading === null || typeof loading === 'string') return loading;
    level = loading;
  }
  const inodes = new Set([...found.values()].map(({ file }) => file.inode));
  return { needed: [...found.values()], loadable: [...named.values()].filter(({ file }) => !inodes.has(file.inode)) };
}

/** The package manager's package that has a file; pip's and others' are not installed by name. */
export function systemOwner({ packages }: Pick<RuntimeImage, 'packages'>, inode: StackInode | null) {
  const owner = inode === null ? null : packages.ownerOf(inode);
  return owner?.manager === 'dpkg' || owner?.manager === 'apk' || owner?.manager === 'rpm' ? owner : null;
}

/** A file that is loaded, with the names of libraries in it. */
type Named = Loading & { names: readonly string[] };

interface Search {
  paths: SearchPaths;
  image: RuntimeImage;
}

function libraryFor(name: string, from: Loading, { paths, image }: Search): Library | null {
  const found = findLibrary(name, from, paths);
  return found && { ...found, name, owner: systemOwner(image, found.file.inode), neededBy: from.path };
}

/** The libraries of one level, read together as far as memory allows, since a layer may have to be decompressed for it. */
async function loadingOf(
  level: readonly { library: Library; from: Loading }[],
  { readFiles }: RuntimeImage,
): Promise<Named[] | string | null> {
  const read: Named[] = [];
  for (const batch of batchesOf(level, ({ library }) => library.file.inode)) {
    const contents = await readFiles(batch.flatMap(({ library }) => library.file.inode ?? []));
    if (contents === null) return null;
    for (const { library, from } of batch) {
      const bytes = library.file.inode === null ? undefined : contents.get(library.file.inode);
      const elf = bytes === undefined ? null : parseElf(bytes);
      if (elf === null || bytes === undefined) return `${library.path} is not a library`;
      const path = textPathOf(library.file);
      read.push({ elf, path, neededBy: from, loader: from.loader, names: libraryNames(bytes) });
    }
  }
  return read;
}
