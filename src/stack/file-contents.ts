/** Decides which rewritten files have unchanged content: copying their bytes was pointless. */
import { bytesOf } from '../image/byte-path.ts';
import { hashContents } from '../layer/content/hash-contents.ts';
import type { LayerIndex } from '../layer/index/layer-index.ts';
import type { LayerBytes } from '../layer/layer-bytes.ts';
import { nodeAt, textPathOf } from './file-tree.ts';
import type { StackInode, StackNode } from './merge/merged-tree.ts';
import { follower } from './symlinks.ts';
import type { LostInode } from './types.ts';

/** A layer, and how to read it again. */
export interface ReadableLayer {
  index: LayerIndex;
  bytes: LayerBytes;
}

/**
 * The lost inodes whose successor has the same content. Only files that were rewritten at the same size are read.
 * @throws MeasureError if a layer cannot be read again
 */
export async function unchanged(lost: readonly LostInode[], layers: readonly ReadableLayer[]): Promise<Set<LostInode>> {
  const pairs = lost.flatMap(item => {
    const { successor } = item.name;
    return successor !== null && successor.size === item.inode.size ? [{ item, successor }] : [];
  });
  const wanted = new Map<number, number[]>();
  for (const { item, successor } of pairs)
    for (const { layer, entry } of [item.inode, successor])
      wanted.get(layer)?.push(entry) ?? wanted.set(layer, [entry]);
  for (const [layer, entries] of wanted) {
    const readable = layers[layer];
    if (readable) await hashContents(readable.bytes, readable.index, entries);
  }
  const hash = ({ layer, entry }: StackInode) => layers[layer]?.index.hash(entry);
  return new Set(
    pairs
      .filter(({ item, successor }) => hash(item.inode) !== undefined && hash(item.inode) === hash(successor))
      .map(({ item }) => item),
  );
}

/** Contents of small visible files that were kept while layers were read. Paths are absolute and text. */
export interface KeptContents {
  /** The first bytes of the file, mostly all of them; undefined if nothing was kept. */
  at(path: string): Uint8Array | undefined;
  /** Kept files with this name. */
  named(name: string): string[];
}

export function keptContents(root: StackNode, layers: readonly LayerIndex[]): KeptContents {
  const of = (inode: StackInode | null | undefined) => (inode ? layers[inode.layer]?.kept(inode.entry) : undefined);
  const follow = follower(root);
  const at = (path: string) => of(nodeAt(root, path)?.inode);
  return {
    at,
    named(name) {
      const base = bytesOf(name);
      const directories = layers.flatMap(layer =>
        layer
          .keptOrLinked()
          .filter(entry => layer.base(entry) === base)
          .map(entry => layer.directory(entry)),
      );
      return [...new Set(directories)].flatMap(directory => {
        const file = follow.path(`/${directory}`)?.children?.get(base);
        const path = file === undefined ? '' : textPathOf(file);
        return at(path) === undefined ? [] : [path];
      });
    },
  };
}

/** The text of a small file that was kept whole; null for other files. */
export function textOf(layers: readonly LayerIndex[]): (file: StackNode) => string | null {
  return ({ inode }) => {
    const bytes = inode ? layers[inode.layer]?.kept(inode.entry) : undefined;
    return bytes === undefined || bytes.length !== inode?.size ? null : Buffer.from(bytes).toString();
  };
}
