/** Where the bytes of the largest layer are: the lines that a person would pick from `du -ah | sort -h`. */
import type { BytePath } from '../image/byte-path.ts';
import type { LayerIndex } from '../layer/index/layer-index.ts';
import { walk } from '../stack/file-tree.ts';
import type { StackNode } from '../stack/merge/merged-tree.ts';
import type { Stack } from '../stack/types.ts';
import { TopFiles } from './top-files.ts';
import type { LargestLayer, SizedDirectory } from './types.ts';

/** Files that are listed; docs/report.md names the number. */
const MOST_FILES = 100;
/** A directory with a smaller part of the layer is not listed. */
const LEAST_PART = 0.01;
/** A directory is not listed if one listed file or directory below it has this part of its bytes. */
const ALL_BUT = 0.9;

/** A directory with the layer's bytes in it. */
interface Folder {
  name: BytePath;
  parent: Folder | null;
  children: Map<BytePath, Folder> | null;
  /** Of its own files, later of everything below it. */
  bytes: number;
  files: number;
  /** Bytes of its largest file, then of the largest file or listed directory below it. */
  greatest: number;
}

/**
 * The layer with the most bytes above the base image, the lowest of equals, and its biggest directories and files as its tar names them; null for
 * an image without bytes. If only the base image has bytes, it is the largest of its layers. Counts exactly the entries that make up `layerBytes`.
 */
export function largestLayer(merged: Stack, layers: readonly LayerIndex[], baseLayers = 0): LargestLayer | null {
  const own = merged.layerBytes.map((bytes, layer) => (layer < baseLayers ? 0 : bytes));
  const counted = own.some(bytes => bytes > 0) ? own : merged.layerBytes;
  const bytes = counted.reduce((most, n) => Math.max(most, n), 0);
  const layer = counted.indexOf(bytes);
  const index = layers[layer];
  if (bytes === 0 || !index) return null;
  const counts = entriesOf(merged, { layer, index, bytes });
  const folders = [folder('', null)];
  const files = new TopFiles(MOST_FILES);
  let known: Folder | null = null;
  for (let entry = 0; entry < index.length; entry++) {
    if (!index.isBesideLast(entry)) known = null;
    const size = index.size(entry);
    if (size === 0 || !counts(entry)) continue;
    known ??= folderAt(folders, index.directory(entry));
    known.bytes += size;
    known.files += 1;
    if (size > known.greatest) known.greatest = size;
    files.add(entry, size);
  }
  const named = files.list().map(({ entry, bytes: size }) => ({ path: `/${index.path(entry)}`, bytes: size }));
  return { layer, directories: listed(folders, bytes, files), files: named.sort(bySize) };
}

/** Which entries hold bytes of the layer: usually all files, otherwise those that became an inode of the image. */
function entriesOf(
  { root, lost }: Stack,
  { layer, index, bytes }: { layer: number; index: LayerIndex; bytes: number },
): (entry: number) => boolean {
  let all = 0;
  for (let entry = 0; entry < index.length; entry++) if (index.type(entry) === 'file') all += index.size(entry);
  if (all === bytes) return entry => index.type(entry) === 'file';
  const counted = new Uint8Array(index.length);
  for (const { inode } of lost) if (inode.layer === layer) counted[inode.entry] = 1;
  walk<StackNode>(root, ({ inode }) => {
    if (inode?.layer === layer) counted[inode.entry] = 1;
    return true;
  });
  return entry => counted[entry] === 1;
}

function folder(name: BytePath, parent: Folder | null): Folder {
  return { name, parent, children: null, bytes: 0, files: 0, greatest: 0 };
}

/** The folder of a clean path. Missing ones are made, each after its parent. */
function folderAt(folders: Folder[], path: BytePath): Folder {
  let at = folders[0] ?? folder('', null);
  if (path === '') return at;
  for (const name of path.split('/')) {
    let child = at.children?.get(name);
    if (!child) {
      child = folder(name, at);
      at.children ??= new Map();
      at.children.set(name, child);
      folders.push(child);
    }
    at = child;
  }
  return at;
}

/** Sums up from the deepest directory, and picks the ones to list, most bytes first. */
function listed(folders: readonly Folder[], bytes: number, files: TopFiles): SizedDirectory[] {
  const found: SizedDirectory[] = [];
  for (let n = folders.length - 1; n > 0; n--) {
    const at = folders[n];
    if (!at?.parent) continue;
    // Only a file that is listed itself can make its directory superfluous.
    const covered = files.isListed(at.greatest) ? at.greatest : 0;
    const isListed = at.bytes >= bytes * LEAST_PART && covered < at.bytes * ALL_BUT;
    if (isListed) found.push({ path: pathTo(at), bytes: at.bytes, files: at.files });
    at.parent.bytes += at.bytes;
    at.parent.files += at.files;
    at.parent.greatest = Math.max(at.parent.greatest, isListed ? at.bytes : covered);
  }
  return found.sort(bySize);
}

function pathTo(folder: Folder): BytePath {
  const names: BytePath[] = [];
  for (let at: Folder | null = folder; at !== null; at = at.parent) names.push(at.name);
  return names.reverse().join('/');
}

function bySize(a: { path: BytePath; bytes: number }, b: { path: BytePath; bytes: number }): number {
  return b.bytes - a.bytes || (a.path < b.path ? -1 : 1);
}
