/** Finds files with the same content and reads as little as possible for it: sizes first, then samples, then all. */
import { createHash } from 'node:crypto';
import { hashContents, packedBytes } from '../../layer/contents.ts';
import type { ReadableLayer } from '../contents.ts';
import type { LargeFile } from './detector.ts';

/** Bytes at the start, in the middle and at the end that tell nearly all different files apart. */
const SAMPLE = 4096;

/** Bytes read at most. Reading all of an image for a piece of advice would cost more than the measurement. */
const MOST = { plain: 1 << 30, compressed: 1 << 24 };

/** Groups of at least two files with equal contents, most to save first. Sparse files are never compared. */
export async function sameContents(
  files: readonly LargeFile[],
  layers: readonly ReadableLayer[],
): Promise<LargeFile[][]> {
  const comparable = files.filter(({ inode }) => (layers[inode.layer]?.index.body(inode.entry) ?? -1) >= 0);
  const bySize = groupsOf(comparable, ({ inode }) => inode.size);
  const readable = withinReach(bySize.flat(), layers);
  const sampled = groupsOf(
    bySize.flat().filter(file => readable(file)),
    file => `${file.inode.size} ${sampleOf(file, layers)}`,
  ).sort((a, b) => saving(b) - saving(a));
  await hashAll(withinBudget(sampled), layers);
  const hashed = sampled.flat().filter(file => hashOf(file, layers) !== undefined);
  const same = groupsOf(hashed, file => `${file.inode.size} ${hashOf(file, layers)}`);
  return same.sort((a, b) => saving(b) - saving(a));
}

function saving(group: readonly LargeFile[]): number {
  return (group.length - 1) * (group[0]?.inode.size ?? 0);
}

function hashOf({ inode: { layer, entry } }: LargeFile, layers: readonly ReadableLayer[]): string | undefined {
  return layers[layer]?.index.hash(entry);
}

/** Groups of two or more. */
function groupsOf<T>(files: readonly T[], key: (file: T) => string | number): T[][] {
  const groups = new Map<string | number, T[]>();
  for (const file of files) {
    const of = key(file);
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [file]);
    else group.push(file);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/**
 * Whether a file's content can be had cheaply. A compressed layer has to be unpacked again from its start, so that is done
 * for the smallest of them only.
 */
function withinReach(files: readonly LargeFile[], layers: readonly ReadableLayer[]): (file: LargeFile) => boolean {
  const wanted = new Set(files.filter(file => hashOf(file, layers) === undefined).map(({ inode }) => inode.layer));
  const compressed = [...wanted].flatMap(layer => {
    const bytes = layers[layer]?.bytes;
    const packed = bytes === undefined ? 0 : packedBytes(bytes);
    return packed === 0 ? [] : [{ layer, packed }];
  });
  let left = MOST.compressed;
  const tooFar = new Set<number>();
  for (const { layer, packed } of compressed.sort((a, b) => a.packed - b.packed)) {
    left -= packed;
    if (left < 0) tooFar.add(layer);
  }
  return file => hashOf(file, layers) !== undefined || !tooFar.has(file.inode.layer);
}

/** Text that differs where the sampled bytes do; the same for all files that cannot be sampled. */
function sampleOf({ inode: { layer, entry, size } }: LargeFile, layers: readonly ReadableLayer[]): string {
  const { bytes, index } = layers[layer] ?? {};
  if (index === undefined || bytes?.kind !== 'seekable' || packedBytes(bytes) > 0) return '';
  const sample = new Uint8Array(SAMPLE * 3);
  const places = [0, Math.floor((size - SAMPLE) / 2), size - SAMPLE];
  places.forEach((place, n) => {
    bytes.readAt(sample.subarray(n * SAMPLE, (n + 1) * SAMPLE), index.body(entry) + place, SAMPLE);
  });
  return createHash('sha256').update(sample).digest('base64');
}

/** The groups that are worth their reading, of those sorted by what they save. */
function withinBudget(groups: readonly (readonly LargeFile[])[]): LargeFile[] {
  let left = MOST.plain;
  return groups.flatMap(group => {
    const bytes = group.length * (group[0]?.inode.size ?? 0);
    if (bytes > left) return [];
    left -= bytes;
    return group;
  });
}

async function hashAll(files: readonly LargeFile[], layers: readonly ReadableLayer[]): Promise<void> {
  const wanted = new Map<number, number[]>();
  for (const { inode } of files) wanted.get(inode.layer)?.push(inode.entry) ?? wanted.set(inode.layer, [inode.entry]);
  for (const [layer, entries] of wanted) {
    const readable = layers[layer];
    if (readable) await hashContents(readable.bytes, readable.index, entries);
  }
}
