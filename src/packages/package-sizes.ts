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
    const { manager, name, version, architecture, bytes, baseBytes, files, base } = one;
    const key = packageKey(one);
    const before = sizes.get(key);
    if (before === undefined) {
      sizes.set(key, { manager, name, version, architecture, copies: 1, bytes, baseBytes, files, base });
      continue;
    }
    before.copies += 1;
    before.bytes += bytes;
    before.baseBytes += baseBytes;
    before.files += files;
    before.base &&= base;
  }
  return [...sizes].sort(([a, x], [b, y]) => y.bytes - x.bytes || (a < b ? -1 : 1)).map(([, size]) => size);
}
