/** What grew and shrank by package. */
import type { GrowthTable, ImageFacts, PackageBytes, PackageGrowth } from '../types.ts';
import { byGrowth, changeOf, visibleTable } from './change.ts';

interface Versions {
  bytes: number;
  versions: Set<string>;
}

interface Both {
  manager: string;
  name: string;
  before: Versions;
  after: Versions;
}

/** Every package of either image, all copies and versions of it together; null unless the packages of both images are known. */
export function packageGrowth(before: ImageFacts, after: ImageFacts): GrowthTable<PackageGrowth> | null {
  if (before.packages === null || after.packages === null) return null;
  const all = new Map<string, Both>();
  for (const one of before.packages) add(all, one, 'before');
  for (const one of after.packages) add(all, one, 'after');
  return visibleTable(before, after, [...all.values()].map(rowOf).sort(byGrowth));
}

function add(all: Map<string, Both>, { manager, name, version, bytes }: PackageBytes, side: 'before' | 'after'): void {
  const key = JSON.stringify([manager, name]);
  const known = all.get(key) ?? { manager, name, before: none(), after: none() };
  all.set(key, known);
  known[side].bytes += bytes;
  // Without a version it is there all the same.
  known[side].versions.add(version ?? '');
}

function none(): Versions {
  return { bytes: 0, versions: new Set() };
}

function rowOf({ manager, name, before, after }: Both): PackageGrowth {
  const versions = { before: sorted(before), after: sorted(after) };
  return {
    change: kindOf(before, after),
    manager,
    name,
    versions,
    ...changeOf(before.bytes, after.bytes),
  };
}

function kindOf(before: Versions, after: Versions): PackageGrowth['change'] {
  if (before.versions.size === 0) return 'new';
  if (after.versions.size === 0) return 'gone';
  const isSame =
    before.bytes === after.bytes && [...before.versions].sort().join() === [...after.versions].sort().join();
  return isSame ? 'same' : 'changed';
}

function sorted({ versions }: Versions): string[] {
  return [...versions].filter(version => version !== '').sort();
}
