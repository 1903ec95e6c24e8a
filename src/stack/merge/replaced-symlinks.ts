/** Symbolic links of lower layers where a layer has directories. */
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import type { SplitPath } from '../../layer/tar/clean-path.ts';
import type { DirectoryFinder } from './directory-finder.ts';
import { directoriesOf, lastEntries } from './last-entries.ts';
import { LinkLoopError, type StackNode, type StackRoot, stop } from './merged-tree.ts';

/**
 * The links that a layer replaces by directories, shallowest first. Each must be removed before the next is requested. Entries
 * below such a directory then never end up in the link's target, whatever their order.
 * @throws LinkLoopError if a directory is below a loop; MeasureError beyond a limit
 */
export function* linksInTheWay(
  index: LayerIndex,
  root: StackRoot,
  directories: DirectoryFinder,
): Generator<StackNode, void, void> {
  let last: Map<string, number> | null = null;
  const isDirectoryAtLast = ({ directory, base }: SplitPath) => {
    last ??= lastEntries(index);
    const entry = last.get(directory === '' ? base : `${directory}/${base}`);
    return entry !== undefined && index.type(entry) === 'dir';
  };
  for (const path of directoriesOf(index, root.linkNames)) {
    try {
      const node = directories.find(path.directory, stop)?.children?.get(path.base);
      if (node?.link != null && isDirectoryAtLast(path)) yield node;
    } catch (error) {
      // An entry that a later one of the same path replaces is never applied, so a loop on its path does not matter.
      if (!(error instanceof LinkLoopError) || isDirectoryAtLast(path)) throw error;
    }
  }
}
