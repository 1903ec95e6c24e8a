/** The history of an image's paths: what each layer did at each of them. It is made by looking back from the merged layers. */
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import { lookBack } from '../merge/layer-changes.ts';
import type { StackInode } from '../merge/merged-tree.ts';
import type { Stack } from '../types.ts';
import { columnsOf } from './columns.ts';
import { compareBelow, ownRecords } from './layer-records.ts';
import { PathNodes } from './path-nodes.ts';
import type { History } from './types.ts';

/**
 * What each layer did. The files of a layer's entries have exactly the layer's bytes.
 * @param stack with `placed`
 * @param layers of the stack, bottom first
 * @param isSame whether a lost file's content was stored again unchanged
 */
export function historyOf(
  { root, changes, placed }: Pick<Stack, 'root' | 'changes' | 'placed'>,
  layers: readonly LayerIndex[],
  isSame: (inode: StackInode) => boolean,
): History {
  if (placed === null) throw new Error('the stack did not keep what its entries made');
  const paths = new PathNodes();
  const records = layers.map((): ReturnType<typeof ownRecords> => new Map());
  lookBack(changes, layers.keys(), layer => {
    const [own, removed] = [records[layer + 1], changes[layer + 1]?.removed ?? []];
    if (own !== undefined) compareBelow(own, { root, removed, paths }, isSame);
    records[layer] = ownRecords(placed[layer] ?? [], root, paths);
  });
  return columnsOf(
    paths,
    records.map(own => [...own.values()]),
    layers,
  );
}
