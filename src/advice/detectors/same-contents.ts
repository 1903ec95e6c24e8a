/**
 * Finds files with the same content and reads as little as possible: it compares sizes, then samples, then whole files. Reading
 * a layer leaves hashes or checksums of its files. Files without either are read again if their layer can be.
 */
import { crc32 } from 'node:zlib';
import { sumContents } from '../../layer/content/checksums.ts';
import { isPlain } from '../../layer/content/hash-contents.ts';
import { LayerDataError } from '../../layer/data-error.ts';
import { changedSince } from '../../layer/layer-error.ts';
import type { ReadableLayer } from '../../stack/file-contents.ts';
import type { LargeFile } from '../../stack/inventory.ts';

/** This many bytes at the start, middle or end tell nearly all different files apart. */
const SAMPLE = 4096;

/** Groups of at least two files with equal contents, most to save first. Sparse files are never compared. */
export async function sameContents(
  files: readonly LargeFile[],
  layers: readonly ReadableLayer[],
): Promise<LargeFile[][]> {
  const comparable = files.filter(({ inode }) => (layers[inode.layer]?.index.body(inode.entry) ?? -1) >= 0);
  const groups: LargeFile[][] = [];
  for (const group of groupsOf(comparable, ({ inode }) => inode.size))
    for (const equal of await equalOf(group, layers)) groups.push(equal);
  return groups.sort((a, b) => saving(b) - saving(a));
}

/** Splits files of one size by their contents. */
async function equalOf(group: LargeFile[], layers: readonly ReadableLayer[]): Promise<LargeFile[][]> {
  const indexOf = ({ inode }: LargeFile) => layers[inode.layer]?.index;
  const hash = (file: LargeFile) => indexOf(file)?.hash(file.inode.entry);
  const checksum = (file: LargeFile) => indexOf(file)?.checksum(file.inode.entry);
  // An engine's store has hashes of one kind for all layers. In other images, some layers may have none.
  if (group.every(file => hash(file) !== undefined)) return groupsOf(group, file => hash(file) ?? '');
  const known = group.filter(file => checksum(file) !== undefined);
  const unknown = group.filter(file => checksum(file) === undefined && canBeRead(file, layers));
  const alike = known.length > 0 ? unknown : likelyEqual(unknown, layers);
  for (const file of alike) await sum(file, layers);
  return groupsOf([...known, ...alike], file => checksum(file) ?? '');
}

/** Files whose size occurs more than once. Perf: this leaves out nearly all files. */
export function ofRepeatedSize(files: readonly LargeFile[]): LargeFile[] {
  const [seen, repeated] = [new Set<number>(), new Set<number>()];
  for (const { inode } of files) (seen.has(inode.size) ? repeated : seen).add(inode.size);
  return files.filter(({ inode }) => repeated.has(inode.size));
}

function saving(group: readonly LargeFile[]): number {
  return (group.length - 1) * (group[0]?.inode.size ?? 0);
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

function canBeRead({ inode }: LargeFile, layers: readonly ReadableLayer[]): boolean {
  const bytes = layers[inode.layer]?.bytes;
  return bytes !== undefined && isPlain(bytes);
}

/** The files of one size whose samples equal another's. The middle comes first: headers are often equal. */
function likelyEqual(files: readonly LargeFile[], layers: readonly ReadableLayer[]): LargeFile[] {
  let groups = [[...files]];
  for (const place of [0.5, 0, 1])
    groups = groups.flatMap(group => groupsOf(group, file => sampleOf(file, place, layers)));
  return groups.flat();
}

/** A checksum of some bytes between the start (0) and the end (1) of a file. */
function sampleOf(
  { inode: { layer, entry, size } }: LargeFile,
  place: number,
  layers: readonly ReadableLayer[],
): number {
  const { bytes, index } = layers[layer] ?? {};
  const sample = new Uint8Array(Math.min(SAMPLE, size));
  const offset = Math.floor((size - sample.length) * place);
  if (index !== undefined && bytes?.kind === 'seekable')
    bytes.readAt(sample, index.body(entry) + offset, sample.length);
  return crc32(sample);
}

/** @throws MeasureError if the layer has changed */
async function sum({ inode: { layer, entry } }: LargeFile, layers: readonly ReadableLayer[]): Promise<void> {
  const { bytes, index } = layers[layer] ?? {};
  if (index === undefined || bytes?.kind !== 'seekable') return;
  try {
    await sumContents(bytes, index, [entry]);
  } catch (error) {
    throw error instanceof LayerDataError ? changedSince(error) : error;
  }
}
