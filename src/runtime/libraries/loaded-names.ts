/** Names of libraries that the files of own layers need or may load: extension modules, gems, programs. Packaged files say so by their packages. */
import { matchText } from '../../image/byte-path.ts';
import { textPathOf, walk } from '../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../stack/merge/merged-tree.ts';
import { isElf, parseElf } from '../elf-file.ts';
import type { RuntimeImage } from '../image.ts';
import { isCut, type NotKnown, notKnown, tooLarge, UNREADABLE } from '../read-files.ts';
import { libraryNames } from './named-libraries.ts';
import { systemOwner } from './needed-libraries.ts';

/** No program is smaller: headers, one segment and some code. */
const LEAST = 120;
/** They are in memory at once, since a layer may have to be decompressed for them. */
const MOST_BYTES = 256 * 1024 * 1024;
const LIBRARY = /\.(?:so(?:\.\d+)*|node)$/;
const TEXT =
  /\.(?:sh|bash|py|pl|rb|php|js|mjs|cjs|ts|json|txt|md|html|css|c|h|cc|cpp|hpp|map|ya?ml|toml|xml|svg|png|jpg)$/;

/**
 * @param from the first layer whose files count
 * @throws MeasureError if a layer has changed since it was read
 */
export async function loadedNames(image: RuntimeImage, from: number): Promise<ReadonlySet<string> | NotKnown> {
  const files = candidates(image, from);
  const inodes = [...files.keys()];
  if (inodes.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES)
    return notKnown('it has too many programs to read them all');
  const contents = inodes.length === 0 ? new Map<StackInode, Uint8Array>() : await image.readFiles(inodes);
  if (contents === null) return UNREADABLE;
  const names = new Set<string>();
  for (const [inode, bytes] of contents) {
    const node = files.get(inode);
    if (node !== undefined && isCut(inode) && isElf(bytes)) return notKnown(tooLarge(textPathOf(node)));
    const elf = parseElf(bytes);
    if (elf === null) continue;
    for (const name of [...elf.needed, ...libraryNames(bytes)]) names.add(name.slice(name.lastIndexOf('/') + 1));
  }
  return names;
}

function candidates({ root, layers, packages }: RuntimeImage, from: number): Map<StackInode, StackNode> {
  const found = new Map<StackInode, StackNode>();
  walk<StackNode>(root, node => {
    const { inode, name } = node;
    if (inode === null || inode.layer < from || inode.size < LEAST) return true;
    const mode = layers[inode.layer]?.mode(inode.entry) ?? 0;
    if (mayBeCompiled(name, mode) && systemOwner({ packages }, inode) === null) found.set(inode, node);
    return true;
  });
  return found;
}

/** Whether a file may be a program or a library, by its name and mode. */
export function mayBeCompiled(name: string, mode: number): boolean {
  const text = matchText(name);
  return LIBRARY.test(text) || ((mode & 0o111) !== 0 && !TEXT.test(text));
}
