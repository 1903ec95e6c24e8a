/** The largest files of the final file system; each leads to its place in the tree. */
import { bytes } from '../../../format/figures.ts';
import type { PageFiles } from '../../model/files.ts';
import type { PageImage } from '../../model/page-data.ts';
import { layerOf, NOTHING, pathText } from '../../model/state.ts';
import type { TreeView } from '../../model/views.ts';
import { el } from '../dom.ts';
import { largestOf } from './largest.ts';
import { longTable } from './long-rows.ts';

const MOST = 50;
/** Those that are shown at first. */
const SHOWN = 10;

interface Facts {
  files: PageFiles;
  image: PageImage;
  final: TreeView;
  /** Opens the tree at a path. */
  show(path: number): void;
}

export function largestFiles({ files, image, final, show }: Facts): HTMLElement | null {
  const rows = largestOf(final.own.keys(), final.own, MOST).map(({ path, size }) => {
    const name = pathText(files, path);
    const holder = files.entries.data[final.state[path] ?? NOTHING] ?? NOTHING;
    const layer = layerOf(files, holder);
    const line = image.layers[layer]?.dockerfile;
    const owner = image.packages[(files.packages[holder] ?? 0) - 1];
    return [
      el('button', { type: 'button', class: 'link', title: 'Show it in the tree', click: () => show(path) }, name),
      bytes(size),
      `${layer}`,
      line == null ? '' : `${line.path}:${line.line}`,
      owner?.name ?? '',
      (final.ownWaste[path] ?? 0) > 0 ? 'removable' : '',
    ];
  });
  const head = ['File', 'Size', 'Layer', 'Line', 'Package', ''];
  const table = longTable({ caption: 'Largest files of the final file system', head, rows, shown: SHOWN });
  return table && el('div', { id: 'largest' }, table);
}
