/** Hard links to lower files that their own layer takes away further on in its tar. */
import { MeasureError } from '../../errors.ts';
import { displayPath } from '../../image/byte-path.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import { splitName } from '../../layer/tar/clean-path.ts';
import type { DirectoryFinder } from './directory-finder.ts';
import type { Whiteout } from './last-entries.ts';
import { type Place, type StackNode, stop } from './merged-tree.ts';

/**
 * What such links name, by their entries. Engines apply a tar in order, so a link is made while its target is still there, and the
 * file lives on under the new name (containerd: pkg/archive/tar.go, applyNaive). A link behind the whiteout fails there.
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
