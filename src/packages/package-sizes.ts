/** Packages as reports list them: one line for each name and version. */
import type { FileBytes, InstalledPackage } from './find-packages.ts';
import type { ManagerId } from './types.ts';

/** All copies of a package in one version, such as those in several `node_modules`. */
export interface PackageSize extends FileBytes {
  manager: ManagerId;
  name: string;
  /** Null if it is not recorded. */
  version: string | null;
  architecture: string | null;
  /** How many there are. */
  copies: number;
  /** Whether all copies came with the base image. */
  base: boolean;
  /** The bytes by the layer that they are in, bottom first. */
  layers: PackageLayer[];
}

export interface PackageLayer {
  index: number;
  bytes: number;
}

/** What copies of a package have in common. */
export function packageKey({
  manager,
  name,
  version,
  architecture,
}: Pick<PackageSize, 'manager' | 'name' | 'version' | 'architecture'>): string {
  return JSON.stringify([manager, name, version, architecture]);
}

/** Most bytes first. */
export function packageSizes(installed: readonly InstalledPackage[]): PackageSize[] {
  const sizes = new Map<string, PackageSize>();
  for (const one of installed) {
    const { manager, name, version, architecture, bytes, baseBytes, files, base, byLayer } = one;
    const layers = together([...byLayer].map(([index, bytes]) => ({ index, bytes })));
    const key = packageKey(one);
    const before = sizes.get(key);
    if (before === undefined) {
      sizes.set(key, { manager, name, version, architecture, copies: 1, bytes, baseBytes, files, base, layers });
      continue;
    }
    before.layers = together([...before.layers, ...layers]);
    before.copies += 1;
    before.bytes += bytes;
    before.baseBytes += baseBytes;
    before.files += files;
    before.base &&= base;
  }
  return [...sizes].sort(([a, x], [b, y]) => y.bytes - x.bytes || (a < b ? -1 : 1)).map(([, size]) => size);
}

/** One sum for each layer, bottom first. */
function together(parts: readonly PackageLayer[]): PackageLayer[] {
  const sums = new Map<number, number>();
  for (const { index, bytes } of parts) sums.set(index, (sums.get(index) ?? 0) + bytes);
  return [...sums].map(([index, bytes]) => ({ index, bytes })).sort((a, b) => a.index - b.index);
}
