/** The packages of an image and the exact bytes of each: every visible byte is in one package, or in none. */
import type { SmallFile } from '../image/small-file.ts';
import type { LayerIndex } from '../layer/index/layer-index.ts';
import { pathOf, walk } from '../stack/file-tree.ts';
import type { StackInode, StackNode, StackRoot } from '../stack/merge/merged-tree.ts';
import { managers } from './managers/index.ts';
import { Owners } from './owners.ts';
import { inOrder, recordReader } from './record-reader.ts';
import type { PackageFacts, PackageRecord } from './types.ts';
import { unreadNotes } from './unread.ts';

/** The small files that package managers' records are. */
export const PACKAGE_RECORDS: readonly SmallFile[] = managers.flat().flatMap(({ reads }) => reads);

/** Visible files, each inode once. */
export interface FileBytes {
  bytes: number;
  /** Those of them that are in layers of the base image. */
  baseBytes: number;
  files: number;
}

export interface InstalledPackage extends PackageFacts, FileBytes {
  /** Its bytes by the index of the layer that they are in. */
  byLayer: ReadonlyMap<number, number>;
  /** Its record, such as `/var/lib/dpkg/info/curl.list`. */
  record: StackNode;
  /** Whether all of its bytes came with the base image; without bytes, whether its record did. */
  base: boolean;
}

export interface Packages {
  /** In the order of managers and their records. */
  installed: readonly InstalledPackage[];
  /** Files of no package. */
  noPackage: FileBytes;
  /** The package that has a file; null for a file of no package. */
  ownerOf(inode: StackInode): InstalledPackage | null;
  /** What could not be read. */
  notes: string[];
}

export interface StackedImage {
  root: StackRoot;
  /** Bottom first. */
  layers: readonly LayerIndex[];
  /** How many of the lowest layers are the base image's. */
  baseLayers: number;
}

/** @throws MeasureError if following the paths of hostile records takes more than the limit `pathSteps` */
export function findPackages({ root, layers, baseLayers }: StackedImage): Packages {
  const unread = new Set<StackNode>();
  const image = recordReader(root, layers, unread);
  const owners = new Owners(
    layers,
    managers.map(group => group.flatMap(manager => manager.find(image))),
  );
  const [{ byLayer: _, ...noPackage } = noFiles(), ...counted] = countFiles(root, owners, baseLayers);
  const installed = owners.packages.map((one, n) => installedOf(one, counted[n], baseLayers));
  return {
    installed,
    noPackage,
    ownerOf: inode => installed[owners.placeOf(inode) - 1] ?? null,
    notes: unreadNotes(inOrder([...unread]).map(pathOf)),
  };
}

interface Counted extends FileBytes {
  byLayer: Map<number, number>;
}

function noFiles(): Counted {
  return { bytes: 0, baseBytes: 0, files: 0, byLayer: new Map() };
}

/** For each place of a package; 0 is that of no package. */
function countFiles(root: StackRoot, owners: Owners, baseLayers: number): Counted[] {
  const all = [null, ...owners.packages].map(noFiles);
  const linked = new Set<StackInode>();
  walk<StackNode>(root, ({ inode }) => {
    if (inode === null || linked.has(inode)) return true;
    if (inode.names > 1) linked.add(inode);
    const of = all[owners.placeOf(inode)];
    if (of === undefined) return true;
    of.bytes += inode.size;
    of.baseBytes += inode.layer < baseLayers ? inode.size : 0;
    of.files += 1;
    of.byLayer.set(inode.layer, (of.byLayer.get(inode.layer) ?? 0) + inode.size);
    return true;
  });
  return all;
}

function installedOf(one: PackageRecord, counted: Counted = noFiles(), baseLayers: number): InstalledPackage {
  const { files: _, folders: __, ...facts } = one;
  const { bytes, baseBytes } = counted;
  const recordLayer = one.record.inode?.layer ?? 0;
  return { ...facts, ...counted, base: bytes > 0 ? baseBytes === bytes : recordLayer < baseLayers };
}
