/** Reads the packages of an rpm database, whichever of three formats it has. */
import { berkeleyValues, isBerkeleyHash } from './berkeley-hash.ts';
import { Unreadable } from './byte-view.ts';
import { packageOf, type RpmPackage } from './header.ts';
import { isNdb, ndbBlobs } from './ndb.ts';
import { isSqlite, tableRows } from './sqlite-table.ts';

/** A counter that Berkeley DB has among the headers is shorter. */
const LEAST_HEADER = 24;
/** Names and numbers in the lists of all packages. A distribution's 500 packages have about 400,000. */
const MOST_NAMES = 2_000_000;

/** In the order of the database; null if the file is damaged or of no known format. */
export function packagesInDatabase(bytes: Uint8Array): RpmPackage[] | null {
  try {
    return packagesOf(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** A hostile file may point to the same bytes over and over. */
function packagesOf(bytes: Uint8Array): RpmPackage[] {
  let [left, names] = [bytes.length, MOST_NAMES];
  const packages: RpmPackage[] = [];
  for (const header of headersIn(bytes)) {
    left -= header.length;
    const one = packageOf(header);
    const { folders, bases, folderOf, requires, recommends, provides } = one;
    for (const list of [folders, bases, folderOf, requires, recommends, provides]) names -= list.length;
    if (left < 0 || names < 0) throw new Unreadable();
    packages.push(one);
  }
  return packages;
}

function* headersIn(bytes: Uint8Array): Generator<Uint8Array> {
  if (isSqlite(bytes)) {
    for (const [, blob] of tableRows(bytes, 'Packages')) if (blob instanceof Uint8Array) yield blob;
  } else if (isNdb(bytes)) yield* ndbBlobs(bytes);
  else if (isBerkeleyHash(bytes)) {
    for (const value of berkeleyValues(bytes)) if (value.length >= LEAST_HEADER) yield value;
  } else throw new Unreadable();
}
