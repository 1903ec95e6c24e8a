/** Copies of hard links: a change of owner or mode in a later layer makes a file of each name. */
import { matchText } from '../../../image/byte-path.ts';
import type { LayerIndex } from '../../../layer/index/layer-index.ts';
import { nodeAt } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode, StackRoot } from '../../../stack/merge/merged-tree.ts';
import type { LostInode } from '../../../stack/types.ts';

/**
 * For the lost files that had several names, what became of the names whose loss is not told: a file of the same layer, size and time as
 * the copy that is known. Only files that are visible at the end.
 */
export function* linkedCopies(
  copied: readonly LostInode[],
  layers: readonly LayerIndex[],
  root: StackRoot,
): Generator<{ copy: StackInode; of: StackInode }> {
  const byLayer = new Map<number, LostInode[]>();
  for (const lost of copied) {
    const { layer } = lost.inode;
    byLayer.get(layer)?.push(lost) ?? byLayer.set(layer, [lost]);
  }
  for (const [layer, lost] of byLayer) {
    const index = layers[layer];
    if (index === undefined) continue;
    const byPath = new Map(lost.map(one => [index.path(one.inode.entry), one]));
    for (let entry = 0; entry < index.length; entry++) {
      const found = index.type(entry) === 'hardlink' ? byPath.get(index.link(entry)) : undefined;
      if (found === undefined) continue;
      // The name whose loss is known may be the link's; then the other one is the file's.
      for (const path of [index.path(entry), index.path(found.inode.entry)]) {
        const copy = nodeAt<StackNode>(root, matchText(path))?.inode ?? null;
        if (copy !== null && isLike(copy, found, layers)) yield { copy, of: found.inode };
      }
    }
  }
}

function isLike(copy: StackInode, { name: { successor } }: LostInode, layers: readonly LayerIndex[]): boolean {
  if (successor === null || copy === successor) return false;
  const timeOf = ({ layer, entry }: StackInode) => layers[layer]?.mtime(entry);
  return copy.layer === successor.layer && copy.size === successor.size && timeOf(copy) === timeOf(successor);
}
