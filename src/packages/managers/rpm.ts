/**
 * Packages of rpm, as on Fedora, Red Hat and SUSE: its database, which `layer/rpm/` reads while the layer is read. What a write-ahead
 * log adds to it is not read; rpm leaves none behind unless it is interrupted.
 */
import { matchText } from '../../image/byte-path.ts';
import type { RpmPackage } from '../../layer/rpm/header.ts';
import { readStored } from '../../layer/rpm/stored-packages.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { bounded, factsOf, type Manager, type PackageImage, type PackageRecord } from '../types.ts';

const HOMES = ['/usr/lib/sysimage/rpm', '/var/lib/rpm'];
const DATABASES = ['rpmdb.sqlite', 'Packages.db', 'Packages'];
const LOG = 'rpmdb.sqlite-wal';
const MOST = 67_108_864;

export const rpm: Manager = {
  id: 'rpm',
  reads: DATABASES.map(name => ({
    name,
    folder: /^(?:usr\/lib\/sysimage|var\/lib)\/rpm$/,
    most: MOST,
    form: 'rpm-database',
  })),
  find(image) {
    // A home may be a link to the other.
    const homes = new Set(HOMES.flatMap(path => image.directory(path) ?? []));
    return [...homes].flatMap(home => {
      image.bytes(home.children?.get(LOG));
      const [database] = DATABASES.flatMap(name => home.children?.get(name) ?? []);
      return database === undefined ? [] : packagesOf(image, database);
    });
  },
};

function packagesOf(image: PackageImage, record: StackNode): PackageRecord[] {
  return readStored(image.stored(record) ?? '').flatMap(one => {
    const facts = factsOf('rpm', matchText(one.name), versionOf(one));
    if (facts === null) return [];
    const alternatives = (names: readonly string[]) => names.map(name => [matchText(name)]);
    // A hostile package has thousands of names in a folder of a long path.
    const folders = one.folders.map(folder => image.directory(folder));
    return [
      {
        ...facts,
        architecture: bounded(matchText(one.architecture)) || null,
        depends: alternatives(one.requires),
        recommends: alternatives(one.recommends),
        provides: one.provides.map(matchText),
        record,
        files: one.bases.flatMap((base, n) => folders[one.folderOf[n] ?? -1]?.children?.get(base) ?? []),
        folders: [],
      },
    ];
  });
}

/** As rpm writes it: `1:2.3-4.fc41`. */
function versionOf({ epoch, version, release }: RpmPackage): string | null {
  if (version === '') return null;
  return `${epoch === null ? '' : `${epoch}:`}${matchText(version)}${release === '' ? '' : `-${matchText(release)}`}`;
}
