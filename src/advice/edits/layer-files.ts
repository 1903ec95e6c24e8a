/** The files of one layer by absolute path as text. */
import { bytesOf, matchText } from '../../image/byte-path.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';

/** Paths of the entries that are no directories. */
export function filePaths(index: LayerIndex | undefined): Set<string> {
  const paths = new Set<string>();
  for (let entry = 0; entry < (index?.length ?? 0); entry++) {
    if (index !== undefined && index.type(entry) !== 'dir') paths.add(`/${matchText(index.path(entry))}`);
  }
  return paths;
}

/** Whether an index has a file, and no directory, at an absolute path. Perf: for one path far faster than `filePaths`. */
export function hasFile(index: LayerIndex | undefined, path: string): boolean {
  const wanted = bytesOf(path.slice(1));
  const entries = index?.withBaseHolding(wanted.slice(wanted.lastIndexOf('/') + 1)) ?? [];
  return entries.some(entry => index?.path(entry) === wanted && index.type(entry) !== 'dir');
}
