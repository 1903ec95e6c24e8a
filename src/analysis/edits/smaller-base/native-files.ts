/** Compiled files that own instructions brought without the system's package manager, with what their ELF headers need. */

import type { LayerIndex } from '../../../layer/index/layer-index.ts';
import type { Packages } from '../../../packages/find-packages.ts';
import { type ElfFile, isElf, parseElf } from '../../../runtime/elf-file.ts';
import { systemOwner } from '../../../runtime/libraries/needed-libraries.ts';
import { isCut, type NotKnown, notKnown, type ReadFiles, tooLarge, UNREADABLE } from '../../../runtime/read-files.ts';
import { textPathOf, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode, StackRoot } from '../../../stack/merge/merged-tree.ts';

export interface NativeFile {
  node: StackNode;
  inode: StackInode;
  /** Absolute, as text. */
  path: string;
  elf: ElfFile;
}

export interface OwnFiles {
  root: StackRoot;
  layers: readonly LayerIndex[];
  baseLayers: number;
  packages: Packages;
  readFiles: ReadFiles;
}

/** Together they are held in memory. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_FILES = 4000;
/** Smaller files are no compiled programs. */
const LEAST_PROGRAM = 4096;
const LIBRARY = /\.so(?:\.\d+)*$|\.node$/;
const TEXT = /\.(?:[cm]?js|ts|map|json|py|pyi|rb|pl|pm|sh|php|html?|css|txt|md|xml|ya?ml|toml|java|jar|class|dll)$/;

/** @throws MeasureError if a layer has changed since it was read */
export async function nativeFiles(image: OwnFiles): Promise<NativeFile[] | NotKnown> {
  const found = candidates(image);
  const bytes = found.reduce((sum, { inode }) => sum + inode.size, 0);
  if (bytes > MOST_BYTES || found.length > MOST_FILES) return notKnown('it has too many compiled files to look at');
  const contents = await image.readFiles(found.map(({ inode }) => inode));
  if (contents === null) return UNREADABLE;
  const cut = found.find(({ inode }) => isCut(inode) && isElf(contents.get(inode) ?? new Uint8Array()));
  if (cut !== undefined) return notKnown(tooLarge(textPathOf(cut.node)));
  return found.flatMap(({ node, inode }) => {
    const content = contents.get(inode);
    const elf = content === undefined ? null : parseElf(content);
    return elf === null ? [] : [{ node, inode, path: textPathOf(node), elf }];
  });
}

/** One name of each inode. */
function candidates(image: OwnFiles): { node: StackNode; inode: StackInode }[] {
  const { root, layers, baseLayers } = image;
  const found = new Map<StackInode, StackNode>();
  walk<StackNode>(root, node => {
    const { inode, name } = node;
    if (inode === null || inode.layer < baseLayers || found.has(inode)) return true;
    const mode = layers[inode.layer]?.mode(inode.entry) ?? 0;
    const isProgram = (mode & 0o111) !== 0 && inode.size >= LEAST_PROGRAM && !TEXT.test(name);
    if ((LIBRARY.test(name) || isProgram) && systemOwner(image, inode) === null) found.set(inode, node);
    return true;
  });
  return [...found].map(([inode, node]) => ({ node, inode }));
}
