/** The files of one layer by absolute path as text. */
import { matchText } from '../../image/byte-path.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';

/** Paths of the entries that are no directories. */
export function filePaths(index: LayerIndex | undefined): Set<string> {
  const paths = new Set<string>();
  for (let entry = 0; entry < (index?.length ?? 0); entry++) {
    if (index !== undefined && index.type(entry) !== 'dir') paths.add(`/${matchText(index.path(entry))}`);
  }
  return paths;
}
