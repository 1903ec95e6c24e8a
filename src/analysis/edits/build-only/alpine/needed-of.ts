/** Which packages that would go something needs at run time: libraries by ELF headers, and those that named `-dev` packages link to. */
import { matchText } from '../../../../image/byte-path.ts';
import type { ApkPackages } from '../../../../packages/alpine/removal.ts';
import type { InstalledPackage, Packages } from '../../../../packages/find-packages.ts';
import type { RecordReader } from '../../../../packages/record-reader.ts';

const LIBRARY = /\.so(?:\.\d+)*$/;
const DIRECTORIES = ['/lib', '/usr/lib', '/usr/local/lib'];
const MOST_DEPTH = 4;

export interface NeededFacts {
  apk: ApkPackages;
  /** Names of libraries that files of no package load. */
  loaded: ReadonlySet<string>;
  /** The packages to build with. */
  named: ReadonlySet<string>;
  reader: RecordReader;
  packages: Packages;
}

/** A clause if a library is loaded by the name that only a package to build with gives it. */
export function neededOf(removed: ReadonlySet<InstalledPackage>, facts: NeededFacts): Set<InstalledPackage> | string {
  const { apk, loaded, named, reader, packages } = facts;
  const needed = new Set<InstalledPackage>();
  for (const one of removed) if (provided(one).some(name => loaded.has(name))) needed.add(one);
  for (const path of DIRECTORIES)
    for (const node of reader.directory(path)?.children?.values() ?? []) {
      const name = matchText(node.name);
      if (!LIBRARY.test(name) || !loaded.has(name)) continue;
      const target =
        node.link === null ? node : reader.at(node.link.startsWith('/') ? node.link : `${path}/${node.link}`);
      const owner = target?.inode ? packages.ownerOf(target.inode) : null;
      if (owner === null || !removed.has(owner)) continue;
      // A link without a version comes with the headers.
      if (node.link !== null && !provided(owner).includes(name))
        return `${name} is loaded by a name that only they have`;
      needed.add(owner);
    }
  for (const name of named)
    for (const one of apk.named(name))
      for (const library of linkedBy(one, apk)) if (removed.has(library)) needed.add(library);
  return needed;
}

/** Libraries that others load of a package. */
function provided({ provides }: InstalledPackage): string[] {
  return provides.flatMap(name => (name.startsWith('so:') ? [name.slice('so:'.length)] : []));
}

/** The packages whose libraries a `-dev` package is for: libpq of libpq-dev. */
function linkedBy(one: InstalledPackage, apk: ApkPackages, depth = 0): InstalledPackage[] {
  if (!one.name.endsWith('-dev') || depth > MOST_DEPTH) return [];
  return apk
    .requiredBy(one)
    .flatMap(other =>
      other.name.endsWith('-dev') ? linkedBy(other, apk, depth + 1) : provided(other).length > 0 ? [other] : [],
    );
}
