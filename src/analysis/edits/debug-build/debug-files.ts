/** Reads how many bytes of own compiled files are debug information, where the Dockerfile may build for debugging: other images are not read again. */
import { debugBytes } from '../../../layer/content/elf.ts';
import { mayBeCompiled } from '../../../runtime/libraries/loaded-names.ts';
import { systemOwner } from '../../../runtime/libraries/needed-libraries.ts';
import { fileReader, isCut, type NotKnown, notKnown, UNREADABLE } from '../../../runtime/read-files.ts';
import { walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import type { NeedsFacts } from '../program-needs.ts';

/** They are in memory at once. */
const MOST_BYTES = 256 * 1024 * 1024;
const OBJECT = /\.(?:o|obj)$/;
const BUILDS = /CMAKE_BUILD_TYPE|buildtype/;
const FOR_DEBUGGING = /\bdebug\b/i;

/** The bytes of debug information, by file. Files without any are left out. */
export type DebugFiles = ReadonlyMap<StackInode, number>;

/** @throws MeasureError if a layer has changed since it was read */
export async function debugFiles(facts: NeedsFacts): Promise<DebugFiles | NotKnown> {
  const { dockerfile, layers, base, root, packages } = facts;
  const source = dockerfile?.parsed.source ?? '';
  if (!BUILDS.test(source) || !FOR_DEBUGGING.test(source)) return new Map();
  const from = base?.layers ?? 0;
  const inodes = new Set<StackInode>();
  walk<StackNode>(root, ({ inode, name }) => {
    if (inode === null || inode.layer < from) return true;
    const mode = layers[inode.layer]?.index.mode(inode.entry) ?? 0;
    if ((OBJECT.test(name) || mayBeCompiled(name, mode)) && systemOwner({ packages }, inode) === null)
      inodes.add(inode);
    return true;
  });
  const bytes = [...inodes].reduce((sum, { size }) => sum + size, 0);
  if (bytes > MOST_BYTES || [...inodes].some(isCut)) return notKnown('it has too many compiled files to look at');
  const contents = await fileReader(layers)([...inodes]);
  if (contents === null) return UNREADABLE;
  const found = [...contents].map(([inode, content]) => [inode, debugBytes(content)] as const);
  return new Map(found.filter(([, of]) => of > 0));
}
