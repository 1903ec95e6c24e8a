/** Hard links: an inode is wasted when its last name is gone, and a link needs a file to name. */
import { MeasureError } from '../../errors.ts';
import { displayPath } from '../../image/byte-path.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import { splitName } from '../../layer/tar/clean-path.ts';
import { pathOf } from '../file-tree.ts';
import type { LostInode, Stack } from '../types.ts';
import type { DirectoryFinder } from './directory-finder.ts';
import type { Whiteout } from './last-entries.ts';
import { type LostName, type Place, type StackInode, type StackNode, stop } from './merged-tree.ts';

/** Counts the names that inodes lose while one layer is applied. */
export class InodeNames {
  /** Inodes of lower layers without a name left: their bytes are wasted. */
  readonly lost: LostInode[] = [];
  /** Bytes of inodes that got and lost their last name in this layer. They would not be in the diff that an engine makes. */
  ownBytesGone = 0;
  readonly #stack: Stack;
  readonly #layer: number;

  constructor(stack: Stack, layer: number) {
    this.#stack = stack;
    this.#layer = layer;
  }

  /** A name of an inode has gone out of the tree. */
  lose(node: StackNode, inode: StackInode, how: LostName['how']): void {
    inode.names--;
    if (inode.layer === this.#layer) {
      if (inode.names === 0) this.ownBytesGone += inode.size;
      return;
    }
    if (inode.size === 0) return;
    const path = pathOf(node);
    this.#stack.root.effort.keep(path.length);
    // A name that this layer made and removed does not count; lower layers' names tell what became of the bytes.
    const tells = node.layer !== this.#layer;
    const { losing } = this.#stack;
    let name = losing.get(inode);
    if (tells && (name?.layer !== this.#layer || path < name.path))
      name = { path, layer: this.#layer, how, successor: null };
    if (name === undefined) return;
    losing.set(inode, name);
    if (inode.names === 0) this.#waste(inode);
  }

  /** Takes back a name that was only counted. */
  drop(inode: StackInode): void {
    inode.names--;
    if (inode.names === 0) this.#waste(inode);
  }

  #waste(inode: StackInode): void {
    const { losing } = this.#stack;
    const name = losing.get(inode);
    if (name !== undefined) this.lost.push({ inode, name });
    losing.delete(inode);
  }
}

/**
 * What hard links name that a whiteout further on in their own layer's tar takes away, by their entries. Engines apply a tar
 * in order, so a link is made while its target is still there, and the file lives on under the new name (containerd:
 * pkg/archive/tar.go, applyNaive). A link behind the whiteout fails there.
 * To be asked before whiteouts are applied.
 */
export function linksInTime(
  index: LayerIndex,
  whiteouts: readonly Whiteout[],
  directories: DirectoryFinder,
): ReadonlyMap<number, StackNode> {
  const found = new Map<number, StackNode>();
  if (whiteouts.length === 0) return found;
  const links = hardLinksOf(index);
  if (links.length === 0) return found;
  const taken = takenBy(whiteouts, directories);
  for (const link of links) {
    const target = splitName(index.link(link));
    const node = directories.find(target.directory, stop)?.children?.get(target.base);
    if (node === undefined || node.children !== null) continue;
    const first = taken(node);
    if (first !== null && first > link) found.set(link, node);
  }
  return found;
}

function hardLinksOf(index: LayerIndex): number[] {
  const links: number[] = [];
  for (let entry = 0; entry < index.length; entry++) if (index.type(entry) === 'hardlink') links.push(entry);
  return links;
}

/** Which entry is the first that takes a node away, itself or with a directory that it is in; null where none does. */
function takenBy(whiteouts: readonly Whiteout[], directories: DirectoryFinder): (node: StackNode) => number | null {
  const gone = new Map<StackNode, number>();
  const emptied = new Map<StackNode, number>();
  for (const { entry, directory, base } of whiteouts) {
    const parent = directories.find(directory, stop);
    const node = base === null ? parent : parent?.children?.get(base);
    if (!node) continue;
    const known = base === null ? emptied : gone;
    known.set(node, Math.min(entry, known.get(node) ?? entry));
  }
  return node => {
    let first = gone.get(node) ?? Number.POSITIVE_INFINITY;
    for (let above = node.parent; above !== null; above = above.parent)
      first = Math.min(first, gone.get(above) ?? first, emptied.get(above) ?? first);
    return first === Number.POSITIVE_INFINITY ? null : first;
  };
}

/** A hard link to nothing, to a directory or to itself, which no engine can make. */
export function danglingLink(index: LayerIndex, { layer, entry }: Place): MeasureError {
  const [link, target] = [index.path(entry), index.link(entry)].map(displayPath);
  return new MeasureError(
    `layer ${layer} cannot be unpacked: its hard link /${link} is to ${target}, which is no file there`,
    {
      hint: 'No engine can unpack this image. Build it again, or save it again.',
    },
  );
}
