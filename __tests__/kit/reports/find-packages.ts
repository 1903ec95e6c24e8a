/** Finds the packages of small images, from tars. */
import { readLayer } from '../../../src/layer/read-layer.ts';
import {
  findPackages,
  type InstalledPackage,
  PACKAGE_RECORDS,
  type Packages,
} from '../../../src/packages/find-packages.ts';
import { pathOf, walk } from '../../../src/stack/file-tree.ts';
import { inventoryOf } from '../../../src/stack/inventory.ts';
import type { StackNode } from '../../../src/stack/merge/merged-tree.ts';
import { stack } from '../../../src/stack/stack-layers.ts';
import type { Stack } from '../../../src/stack/types.ts';
import { type Entry, tarOf } from '../archives/archives.ts';
import { seekable } from './analyse-tars.ts';

export interface FoundPackages extends Packages {
  merged: Stack;
  /** Of all files, each inode once. */
  visible: number;
}

/** @param layers bottom first */
export async function packagesIn(layers: readonly (readonly Entry[])[], baseLayers = 0): Promise<FoundPackages> {
  const indexes = await Promise.all(
    layers.map(async (entries, n) => {
      const options = { diffId: null, digest: null, smallFiles: PACKAGE_RECORDS };
      return (await readLayer(`layer ${n}`, seekable(tarOf(entries)), options)).index;
    }),
  );
  const merged = stack(indexes);
  const { visible } = inventoryOf(merged.root);
  return { ...findPackages({ root: merged.root, layers: indexes, baseLayers }), merged, visible };
}

/** One layer of files with these contents; numbers are sizes. */
export function files(contents: Readonly<Record<string, string | number>>): Entry[] {
  return Object.entries(contents).map(([name, body]) => ({
    name,
    body: typeof body === 'number' ? Buffer.alloc(body, name) : body,
  }));
}

/** `dpkg curl 8.5 120`, biggest first. */
export function shortly(installed: readonly InstalledPackage[]): string[] {
  return [...installed]
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ manager, name, version, bytes }) => `${manager} ${name} ${version} ${bytes}`);
}

/** Paths of the files of no package, in order. */
export function ofNoPackage({ merged, ownerOf }: FoundPackages): string[] {
  const paths: string[] = [];
  walk<StackNode>(merged.root, node => {
    if (node.inode !== null && ownerOf(node.inode) === null) paths.push(pathOf(node));
    return true;
  });
  return paths.sort();
}
