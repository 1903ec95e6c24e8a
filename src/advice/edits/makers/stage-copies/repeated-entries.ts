/** Which entries of a layer say the same as what was there before. */
import { matchText } from '../../../../image/byte-path.ts';
import type { LayerIndex } from '../../../../layer/index/layer-index.ts';
import type { StackInode } from '../../../../stack/merge/merged-tree.ts';
import { whiteoutOf } from '../../../../stack/merge/whiteouts.ts';
import type { EditImage } from '../../edit-image.ts';

/** What a layer has at one path. */
export interface CopiedEntry {
  /** Absolute, as text. */
  path: string;
  type: ReturnType<LayerIndex['type']>;
  bytes: number;
  /** Whether a lower layer has the same there: type, content, link, mode and owner. */
  isRepeated: boolean;
  /** Whether a lower layer has anything there. */
  isThere: boolean;
}

/**
 * The entries of a layer in their order; null if it deletes something too.
 * @param copies what the layer stored again with the same content
 */
export function copiedEntries(
  layer: number,
  copies: ReadonlySet<StackInode>,
  { layers, lost }: Pick<EditImage, 'layers' | 'lost'>,
): CopiedEntry[] | null {
  const index = layers[layer];
  if (index === undefined) return null;
  const same = new Map<number, StackInode>();
  for (const inode of copies) {
    const successor = lost.get(inode)?.name.successor;
    if (successor?.layer === layer) same.set(successor.entry, inode);
  }
  const paths = pathsOf(index);
  if (paths === null) return null;
  const before = lowerEntries(new Set(paths), layers.slice(0, layer));
  return paths.map((path, entry): CopiedEntry => {
    const inode = same.get(entry);
    const below = inode === undefined ? before.get(path) : { index: layers[inode.layer] ?? index, entry: inode.entry };
    const [type, bytes] = [index.type(entry), index.size(entry)];
    const isSame = bytes === 0 || inode !== undefined;
    const isRepeated = below !== undefined && isSame && isAlike({ index, entry }, below);
    return { path, type, bytes, isRepeated, isThere: below !== undefined };
  });
}

/** Whether all but the content of files is the same. */
function isAlike(a: Lower, b: Lower): boolean {
  const [one, other] = [a, b].map(({ index, entry }) => ({
    type: index.type(entry),
    size: index.size(entry),
    link: index.link(entry),
    // That of a link says nothing.
    mode: index.type(entry) === 'symlink' ? 0 : index.mode(entry) & MODE,
    owner: `${index.uid(entry)}:${index.gid(entry)}`,
  }));
  return JSON.stringify(one) === JSON.stringify(other);
}

const MODE = 0o7777;

/** By entry; null if one deletes. */
function pathsOf(index: LayerIndex): string[] | null {
  const paths: string[] = [];
  for (let entry = 0; entry < index.length; entry++) {
    if (whiteoutOf(index.base(entry)) !== null) return null;
    paths.push(`/${matchText(index.path(entry))}`.replace(/(?<=.)\/$/, ''));
  }
  return paths;
}

interface Lower {
  index: LayerIndex;
  entry: number;
}

/** What lower layers have last at these paths, and do not delete again. Perf: looks at each of their entries once. */
function lowerEntries(wanted: ReadonlySet<string>, layers: readonly LayerIndex[]): Map<string, Lower> {
  const found = new Map<string, Lower & { layer: number }>();
  const gone = new Map<string, number>();
  for (const [layer, index] of layers.entries())
    for (let entry = 0; entry < index.length; entry++) {
      const whiteout = whiteoutOf(index.base(entry));
      const directory = whiteout === null ? '' : `/${matchText(index.directory(entry))}`.replace(/^\/$/, '');
      if (whiteout?.kind === 'whiteout') gone.set(`${directory}/${matchText(whiteout.name)}`, layer);
      else if (whiteout?.kind === 'opaque') gone.set(`${directory}/`, layer);
      else if (whiteout === null) {
        const path = `/${matchText(index.path(entry))}`.replace(/(?<=.)\/$/, '');
        if (wanted.has(path)) found.set(path, { index, entry, layer });
      }
    }
  if (gone.size > 0) for (const [path, { layer }] of found) if (isGone(path, layer, gone)) found.delete(path);
  return found;
}

/** Whether a layer above deletes the path, or a directory that it is in. */
function isGone(path: string, layer: number, gone: ReadonlyMap<string, number>): boolean {
  if ((gone.get(path) ?? -1) > layer) return true;
  for (let end = path.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1)) {
    const directory = path.slice(0, end);
    if ((gone.get(directory) ?? -1) > layer || (gone.get(`${directory}/`) ?? -1) > layer) return true;
  }
  return false;
}
