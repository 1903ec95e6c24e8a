/** Which packages brought the libraries that a compiled file needs. */
import type { InstalledPackage, Packages } from '../../../packages/find-packages.ts';
import { findLibrary, type SearchPaths } from '../../../runtime/libraries/find-library.ts';
import type { NativeFile } from './native-files.ts';

export interface LibraryOf {
  /** As the file names it: `libpq.so.5`. */
  name: string;
  owner: InstalledPackage;
}

/** As files name musl itself, which no smaller sibling has. */
const OF_MUSL = /^libc\.(?:so|musl-[\w-]+\.so\.1)$/;

/** For a compiled file the libraries that it needs and that came with a package. */
export function libraryPackages(packages: Packages, paths: SearchPaths): (native: NativeFile) => LibraryOf[] {
  return ({ elf, path }) => {
    // Packages of Node bring a build for each C library; that of the other one is never loaded, whatever has the name.
    if (elf.needed.some(name => OF_MUSL.test(name))) return [];
    return elf.needed.flatMap(name => {
      const found = findLibrary(name, { elf, path, neededBy: null, loader: null }, paths);
      const owner = found?.file.inode ? packages.ownerOf(found.file.inode) : null;
      return owner === null ? [] : [{ name, owner }];
    });
  };
}
