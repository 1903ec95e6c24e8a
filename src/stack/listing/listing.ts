/** Listings: the final file system, or one layer's own entries. */
import type { BytePath } from '../../image/byte-path.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import type { Limits } from '../../layer/limits.ts';
import { splitName } from '../../layer/tar/clean-path.ts';
import type { EntryType } from '../../layer/tar/entry-type.ts';
import { pathOf } from '../file-tree.ts';
import type { StackInode, StackNode } from '../merge/merged-tree.ts';
import { whiteoutOf } from '../merge/whiteouts.ts';
import { stack } from '../stack-layers.ts';

/** One line of a listing. */
export interface Listed {
  path: BytePath;
  type: Exclude<EntryType, 'other'> | 'whiteout' | 'opaque';
  /** Logical size in bytes; 0 for all but regular files, so that a listing's sizes add up. */
  size: number;
  /** Permission bits. */
  mode: number;
  uid: number;
  gid: number;
  /** The layer that put the entry here; null for a directory that is named only for what is below it. */
  layer: number | null;
  /** Target of a symbolic link as it is written, or the path that a hard link repeats. */
  link: BytePath | null;
  /** Bytes of all that is listed at and below a directory; left out unless it was asked for. */
  total?: number;
  /** The layer that took the bytes away; left out for what is not wasted. */
  wastedIn?: number;
}

const PERMISSIONS = 0o7777;
/** Owner and mode that engines give directories without an entry. */
const IMPLIED_MODE = 0o755;

/**
 * The final file system, sorted by name within each directory. The first name of an inode is the file, the others are hard links.
 * @param isOf leaves only what these layers put there, files by the layer that has their bytes, and no directories
 */
export function* listImage(
  layers: readonly LayerIndex[],
  limits?: Limits,
  isOf?: (layer: number) => boolean,
): Generator<Listed> {
  const firstNames = new Map<StackInode, BytePath>();
  const pending = sorted(stack(layers, { limits }).root);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isOf === undefined || (node.children === null && isOf(node.inode?.layer ?? node.layer)))
      yield listed(node, layers, firstNames);
    // A directory may have more names than a call has arguments.
    for (const child of sorted(node)) pending.push(child);
  }
}

function sorted(node: StackNode): StackNode[] {
  return [...(node.children?.values() ?? [])].sort((a, b) => (a.name < b.name ? 1 : -1));
}

function listed(node: StackNode, layers: readonly LayerIndex[], firstNames: Map<StackInode, BytePath>): Listed {
  const path = pathOf(node);
  const index = node.entry < 0 ? undefined : layers[node.layer];
  const attributes = {
    mode: index ? index.mode(node.entry) & PERMISSIONS : IMPLIED_MODE,
    uid: index?.uid(node.entry) ?? 0,
    gid: index?.gid(node.entry) ?? 0,
    layer: node.layer,
  };
  const { inode } = node;
  const first = inode ? firstNames.get(inode) : undefined;
  if (first !== undefined) return { path, type: 'hardlink', size: 0, ...attributes, link: first };
  if (inode && inode.names > 1) firstNames.set(inode, path);
  return { path, type: node.type, size: inode?.size ?? 0, ...attributes, link: node.link };
}

/** Files that are not in the final file system although a layer stores them, by path and layer. Their sizes are the wasted bytes. */
export function listWasted(layers: readonly LayerIndex[], limits?: Limits): Listed[] {
  const { lost } = stack(layers, { limits });
  return lost
    .map(({ inode, name }): Listed => {
      const { layer, entry, size } = inode;
      const index = layers[layer];
      return {
        path: name.path,
        type: 'file',
        size,
        layer,
        link: null,
        wastedIn: name.layer,
        mode: (index?.mode(entry) ?? 0) & PERMISSIONS,
        uid: index?.uid(entry) ?? 0,
        gid: index?.gid(entry) ?? 0,
      };
    })
    .sort(byPath);
}

/** The order of `listImage`: by name within each directory. */
export function byPath(a: Listed, b: Listed): number {
  if (a.path === b.path) return (a.layer ?? 0) - (b.layer ?? 0);
  return sortable(a.path) < sortable(b.path) ? -1 : 1;
}

/** No name has a NUL, so what is in a directory comes right behind it. */
function sortable(path: BytePath): string {
  return path.replaceAll('/', '\0');
}

/** A layer's entries in tar order. A whiteout has the name of what it removes. */
export function* listLayer(index: LayerIndex, layer: number): Generator<Listed> {
  for (let entry = 0; entry < index.length; entry++) {
    const type = index.type(entry);
    const directory = index.directory(entry);
    const base = index.base(entry);
    const whiteout = whiteoutOf(base);
    if (base === '' || type === 'other' || whiteout?.kind === 'nothing') continue;
    const attributes = { mode: index.mode(entry) & PERMISSIONS, uid: index.uid(entry), gid: index.gid(entry), layer };
    if (whiteout !== null) {
      const path = whiteout.kind === 'opaque' ? `/${directory}` : absolute(directory, whiteout.name);
      yield { path, type: whiteout.kind, size: 0, ...attributes, link: null };
    } else {
      const [path, link] = [absolute(directory, base), linkOf(index, entry)];
      yield { path, type, size: index.size(entry), ...attributes, link };
    }
  }
}

function linkOf(index: LayerIndex, entry: number): BytePath | null {
  if (index.type(entry) === 'symlink') return index.link(entry);
  if (index.type(entry) !== 'hardlink') return null;
  const { directory, base } = splitName(index.link(entry));
  return absolute(directory, base);
}

function absolute(directory: string, base: string): BytePath {
  return directory === '' ? `/${base}` : `/${directory}/${base}`;
}
