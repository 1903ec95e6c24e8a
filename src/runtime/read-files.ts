/** Contents of a few files of the final file system, read from the layers that have them. */

import { readContents } from '../layer/content/read-contents.ts';
import type { LayerIndex } from '../layer/index/layer-index.ts';
import type { ReadableLayer } from '../stack/file-contents.ts';
import type { StackInode } from '../stack/merge/merged-tree.ts';

/** Programs are read whole, since what they load by name may stand anywhere in them. Few have more: libraries for GPUs, archives. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Held in memory at once, unless a single file has more. */
const BATCH_BYTES = 64 * 1024 * 1024;

/** Whether a file is so large that only a part of it is read at once: without a range its start. */
export function isCut({ size }: Pick<StackInode, 'size'>): boolean {
  return size > MOST_BYTES;
}

/** Bytes that are in memory once a file is read. */
export function readBytes(inode: Pick<StackInode, 'size'> | null): number {
  return Math.min(inode?.size ?? 0, MOST_BYTES);
}

/** Splits what has files, in its order, into what is read at once. */
export function* batchesOf<T>(all: Iterable<T>, inodeOf: (one: T) => StackInode | null): Generator<T[]> {
  let batch: T[] = [];
  let bytes = 0;
  for (const one of all) {
    const more = readBytes(inodeOf(one));
    if (batch.length > 0 && bytes + more > BATCH_BYTES) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(one);
    bytes += more;
  }
  if (batch.length > 0) yield batch;
}

/** Why something is not known of an image. */
export interface NotKnown {
  /** A clause, with foreign text. */
  reason: string;
  /** Whether another source of the same image would tell. */
  isUnread: boolean;
}

/** For images that a source sends once. */
export const UNREADABLE: NotKnown = {
  reason:
    'its files cannot be read a second time from here; check the image saved as a file, or read it from the engine’s store',
  isUnread: true,
};

/** @param reason holds for the image from every source */
export function notKnown(reason: string): NotKnown {
  return { reason, isUnread: false };
}

/** A clause for a file of which something is not known since only its start was read. */
export function tooLarge(path: string): string {
  return `${path} is larger than 128 MiB, and what stands behind them is not read`;
}

/** Bytes of each file from an offset on. */
export interface FileRange {
  from: number;
  length: number;
}

export type FileContents = ReadonlyMap<StackInode, Uint8Array>;

/** Null if a layer cannot be read again. Without a range, files are read from their start. */
export type ReadFiles = (inodes: readonly StackInode[], range?: FileRange) => Promise<FileContents | null>;

/** @throws MeasureError if a layer has changed since it was read */
export function fileReader(layers: readonly ReadableLayer[]): ReadFiles {
  return async (inodes, { from, length } = { from: 0, length: MOST_BYTES }) => {
    const most = Math.min(length, MOST_BYTES);
    const found = new Map<StackInode, Uint8Array>();
    for (const [at, wanted] of byLayer(inodes)) {
      const layer = layers[at];
      if (layer === undefined || wanted.some(({ entry }) => !isPlain(layer.index, entry))) return null;
      const entries = wanted.map(({ entry }) => entry);
      const contents = await readContents(layer.bytes, { index: layer.index, entries, from, most });
      if (contents === null) return null;
      for (const inode of wanted) {
        const content = contents.get(inode.entry);
        if (content === undefined) return null;
        found.set(inode, content);
      }
    }
    return found;
  };
}

/** Sparse files have no place in the tar at which they could be read. */
function isPlain(index: LayerIndex, entry: number): boolean {
  return index.type(entry) === 'file' && index.body(entry) >= 0;
}

function byLayer(inodes: readonly StackInode[]): Map<number, StackInode[]> {
  const layers = new Map<number, StackInode[]>();
  for (const inode of new Set(inodes)) layers.get(inode.layer)?.push(inode) ?? layers.set(inode.layer, [inode]);
  return layers;
}
