/** The libraries that a program needs, with the packages that they came with. */
import type { InstalledPackage } from '../packages/find-packages.ts';
import { textPathOf } from '../stack/file-tree.ts';
import type { StackInode } from '../stack/merge/merged-tree.ts';
import { type ElfFile, parseElf } from './elf-file.ts';
import { type FoundLibrary, findLibrary, type Loading, type SearchPaths } from './find-library.ts';
import type { RuntimeImage } from './image.ts';
import { libraryNames } from './named-libraries.ts';
import { searchPaths } from './setting-files.ts';

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
  let level: (Loading & { bytes: Uint8Array })[] = [{ ...program, neededBy: null, loader: program.elf.interpreter }];
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
      for (const name of libraryNames(from.bytes)) {
        const library = named.has(name) ? null : libraryFor(name, from, { paths, image });
        if (library !== null) named.set(name, library);
      }
    }
    // What may be loaded counts too.
    if (paths.directories.isCut) return TOO_MANY;
    const read = await loadingOf(next, image);
    if (read === null || typeof read === 'string') return read;
    level = read;
  }
  const inodes = new Set([...found.values()].map(({ file }) => file.inode));
  return { needed: [...found.values()], loadable: [...named.values()].filter(({ file }) => !inodes.has(file.inode)) };
}

/** The package manager's package that has a file; pip's and others' are not installed by name. */
export function systemOwner({ packages }: Pick<RuntimeImage, 'packages'>, inode: StackInode | null) {
  const owner = inode === null ? null : packages.ownerOf(inode);
  return owner?.manager === 'dpkg' || owner?.manager === 'apk' || owner?.manager === 'rpm' ? owner : null;
}

interface Search {
  paths: SearchPaths;
  image: RuntimeImage;
}

function libraryFor(name: string, from: Loading, { paths, image }: Search): Library | null {
  const found = findLibrary(name, from, paths);
  return found && { ...found, name, owner: systemOwner(image, found.file.inode), neededBy: from.path };
}

/** The libraries of one level, read together since a layer may have to be decompressed for it. */
async function loadingOf(
  level: readonly { library: Library; from: Loading }[],
  { readFiles }: RuntimeImage,
): Promise<(Loading & { bytes: Uint8Array })[] | string | null> {
  const contents = await readFiles(level.flatMap(({ library }) => library.file.inode ?? []));
  if (contents === null) return null;
  const read: (Loading & { bytes: Uint8Array })[] = [];
  for (const { library, from } of level) {
    const bytes = library.file.inode === null ? undefined : contents.get(library.file.inode);
    const elf = bytes === undefined ? null : parseElf(bytes);
    if (elf === null || bytes === undefined) return `${library.path} is not a library`;
    read.push({ elf, bytes, path: textPathOf(library.file), neededBy: from, loader: from.loader });
  }
  return read;
}
