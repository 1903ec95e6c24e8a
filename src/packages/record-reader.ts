/** Finds and reads the records of package managers in the final file system. */
import { type BytePath, matchText } from '../image/byte-path.ts';
import type { LayerIndex } from '../layer/index/layer-index.ts';
import { pathOf } from '../stack/file-tree.ts';
import { findDirectory, LinkLoopError, type StackNode, type StackRoot, stop } from '../stack/merge/merged-tree.ts';

export interface RecordReader {
  /** Visible files with kept contents, in the order of their paths. */
  readonly kept: readonly StackNode[];
  /** All bytes of a file; null if they were not kept. Such a file is in `unread` from then on. */
  bytes(file: StackNode | null | undefined): Buffer | null;
  /** The first bytes of a file, as text. */
  start(file: StackNode | null | undefined): string | null;
  /** Says that a record was not read, since it lists too much. */
  skip(record: StackNode): void;
  /** What was kept instead of the bytes of a file, as text; see `SmallFile.form`. Null like `bytes`. */
  stored(file: StackNode | null | undefined): string | null;
  /**
   * The visible name at a path of bytes from the image's root. Directories may be links, such as `/bin` on a merged `/usr`;
   * a link at its end is not followed.
   */
  at(path: BytePath): StackNode | null;
  /** Like `at`, for a directory; a link at its end is followed. */
  directory(path: BytePath): StackNode | null;
  /** The visible names that a layer's entries have, where the entry itself is visible. */
  nodesOf(layer: LayerIndex, entries: readonly number[]): StackNode[];
}

/** @param unread gets the records that cannot be read */
export function recordReader(
  root: StackRoot,
  layers: readonly LayerIndex[],
  unread: Set<StackNode>,
): RecordReader & { root: StackRoot; layers: readonly LayerIndex[] } {
  const directory = directoryFinder(root);
  const at = (path: BytePath) => {
    const slash = path.lastIndexOf('/');
    return directory(path.slice(0, Math.max(0, slash)))?.children?.get(path.slice(slash + 1)) ?? null;
  };
  const contentOf = (file: StackNode | null | undefined) =>
    file?.inode ? layers[file.inode.layer]?.kept(file.inode.entry) : undefined;
  const nodesOf = (layer: LayerIndex, entries: readonly number[]) =>
    entries.flatMap(entry => directory(layer.directory(entry))?.children?.get(layer.base(entry)) ?? []);
  const found = layers.flatMap(layer => nodesOf(layer, layer.keptOrLinked()));
  const kept = [...new Set(found)].filter(node => contentOf(node) !== undefined);
  return {
    root,
    layers,
    kept: inOrder(kept),
    at,
    directory,
    nodesOf,
    bytes(file) {
      const content = contentOf(file);
      if (file?.inode && content?.length === file.inode.size) return asBuffer(content);
      if (file?.inode && file.inode.size > 0) unread.add(file);
      return null;
    },
    skip(record) {
      unread.add(record);
    },
    stored(file) {
      const content = contentOf(file);
      if (content === undefined && file?.inode && file.inode.size > 0) unread.add(file);
      return content === undefined ? null : asBuffer(content).toString();
    },
    start(file) {
      const content = contentOf(file);
      return content === undefined ? null : asBuffer(content).toString();
    },
  };
}

/** Sorted by depth, then path: what contains other packages comes before them. */
export function inOrder(nodes: readonly StackNode[]): StackNode[] {
  const keyed = nodes.map(node => {
    const path = pathOf(node);
    return { node, path, depth: path.split('/').length };
  });
  return keyed.sort((a, b) => a.depth - b.depth || (a.path < b.path ? -1 : 1)).map(({ node }) => node);
}

/** Perf: records list many files of one directory. */
function directoryFinder(root: StackRoot): (path: BytePath) => StackNode | null {
  const known = new Map<BytePath, StackNode | null>();
  return path => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const node = directoryAt(root, path);
    known.set(path, node);
    return node;
  };
}

function directoryAt(root: StackRoot, path: BytePath): StackNode | null {
  try {
    return findDirectory(root, path, stop);
  } catch (error) {
    // A record may list what no program can open.
    if (error instanceof LinkLoopError) return null;
    throw error;
  }
}

function asBuffer(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

/** Lines of bytes, as paths are. */
export function linesOf(bytes: Buffer): BytePath[] {
  return bytes.toString('latin1').split('\n');
}

/** The name of a file or directory as text. */
export function nameOf(node: StackNode): string {
  return matchText(node.name);
}
