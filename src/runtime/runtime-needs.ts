/** What the single program of a container needs at run time: its loader and libraries, with the packages that they came with. */
import type { InstalledPackage } from '../packages/find-packages.ts';
import { PackageNeeds } from '../packages/package-needs.ts';
import type { StackInode } from '../stack/merge/merged-tree.ts';
import { type ElfFile, isStatic, parseElf } from './elf-file.ts';
import { type EntryProgram, entryProgram } from './entry-program.ts';
import type { EntryScript } from './entry-script.ts';
import type { RuntimeImage } from './image.ts';
import { type Library, neededLibraries, type Program, systemOwner } from './libraries/needed-libraries.ts';
import { isCut, type NotKnown, notKnown, tooLarge, UNREADABLE } from './read-files.ts';
import type { Release } from './release.ts';
import { releaseIn } from './setting-files.ts';

export interface RuntimeNeeds {
  program: EntryProgram;
  elf: ElfFile;
  /** The package that the program came with; null for one that was built. */
  owner: InstalledPackage | null;
  isStatic: boolean;
  /** Those that the program and its unpackaged libraries need; what packaged ones need comes with their packages. */
  libraries: readonly Library[];
  /** Libraries of the image whose names stand in these files, so that they may be loaded while it runs. */
  loadable: readonly Library[];
  /** Of the system's manager; none where it is neither dpkg nor apk. */
  packages: PackageNeeds;
  /** What starts the program by `exec "$@"`; null if the container starts it itself. */
  script: EntryScript | null;
  /** The system's package that a file came with. */
  ownerOf(inode: StackInode | null): InstalledPackage | null;
  /** Null if the image does not say. */
  release: Release | null;
}

/**
 * @param script what starts the program; null if the container does
 * @throws MeasureError if a layer has changed since it was read
 */
export async function runtimeNeeds(image: RuntimeImage, script: EntryScript | null): Promise<RuntimeNeeds | NotKnown> {
  const program = entryProgram(startedBy(script, image.config), image.root);
  if (typeof program === 'string') return notKnown(program);
  const read = await readProgram(program, image);
  if ('reason' in read) return read;
  const found = await neededLibraries(read, image, ({ owner }) => owner === null);
  if (found === null) return UNREADABLE;
  if (typeof found === 'string') return notKnown(found);
  const release = releaseIn(image);
  const { elf } = read;
  return {
    program,
    elf,
    owner: systemOwner(image, program.file.inode),
    isStatic: isStatic(elf),
    libraries: found.needed,
    loadable: found.loadable,
    release,
    script,
    ownerOf: inode => systemOwner(image, inode),
    packages: new PackageNeeds(image.packages.installed, release?.id === 'alpine' ? 'apk' : 'dpkg'),
  };
}

/** A script gives the container's command to the program. */
export function startedBy<C extends Pick<RuntimeImage['config'], 'entrypoint'>>(
  script: EntryScript | null,
  config: C,
): C {
  return script === null ? config : { ...config, entrypoint: [] };
}

export async function readProgram(
  { path, file }: EntryProgram,
  { readFiles }: RuntimeImage,
): Promise<Program | NotKnown> {
  if (file.inode !== null && isCut(file.inode)) return notKnown(tooLarge(path));
  const contents = file.inode && (await readFiles([file.inode]));
  if (!contents || file.inode === null) return UNREADABLE;
  const bytes = contents.get(file.inode);
  const elf = bytes && parseElf(bytes);
  return elf && bytes ? { elf, bytes, path } : notKnown(`${path} is not a compiled program`);
}
