/** What a layer wrote, apart from directories that it only touched. */
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { matchText } from '../../../image/byte-path.ts';
import type { LayerIndex } from '../../../layer/index/layer-index.ts';
import { whiteoutOf } from '../../../stack/merge/whiteouts.ts';

export interface LayerWrites {
  /** Absolute paths, as text, of files, links and the like. */
  files: string[];
  /** Of directories that no lower layer has, or that have another mode or owner there. */
  directories: string[];
  /** Of what it took away. */
  deleted: string[];
}

export function layerWrites(layer: number, { layers }: Pick<EditImage, 'layers'>): LayerWrites {
  const writes: LayerWrites = { files: [], directories: [], deleted: [] };
  const index = layers[layer];
  if (index === undefined) return writes;
  const lower = directoriesBelow(layer, layers);
  for (let entry = 0; entry < index.length; entry++) {
    const path = `/${matchText(index.path(entry))}`;
    const whiteout = whiteoutOf(index.base(entry));
    const parent = `/${matchText(index.directory(entry))}`;
    if (whiteout !== null) {
      // An opaque marker in a new directory hides nothing.
      if (whiteout.kind === 'opaque' && lower.has(parent)) writes.deleted.push(parent);
      if (whiteout.kind === 'whiteout')
        writes.deleted.push(`${parent === '/' ? '' : parent}/${matchText(whiteout.name)}`);
    } else if (index.type(entry) !== 'dir') writes.files.push(path);
    else if (path !== '/' && lower.get(path) !== rightsOf(index, entry)) writes.directories.push(path);
  }
  return writes;
}

function directoriesBelow(layer: number, layers: readonly LayerIndex[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const index of layers.slice(0, layer))
    for (let entry = 0; entry < index.length; entry++)
      if (index.type(entry) === 'dir') found.set(`/${matchText(index.path(entry))}`, rightsOf(index, entry));
  return found;
}

function rightsOf(index: LayerIndex, entry: number): string {
  return `${index.mode(entry)} ${index.uid(entry)} ${index.gid(entry)}`;
}
