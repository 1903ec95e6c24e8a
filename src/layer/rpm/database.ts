/** Reads the packages of an rpm database, whichever of three formats it has. */

import { berkeleyValues, isBerkeleyHash } from './berkeley-hash.ts';
import { RpmBudget } from './budget.ts';
import { Unreadable } from './byte-view.ts';
import { packageOf, type RpmPackage } from './header.ts';
import { isNdb, ndbBlobs } from './ndb.ts';
import { isSqlite, tableRows } from './sqlite-table.ts';

/** A counter that Berkeley DB has among the headers is shorter. */
const LEAST_HEADER = 24;

/** In the order of the database; null if the file is damaged, of no known format, or larger than any real one. */
export function packagesInDatabase(bytes: Uint8Array): RpmPackage[] | null {
  try {
    return packagesOf(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function packagesOf(bytes: Uint8Array): RpmPackage[] {
  const budget = new RpmBudget(bytes.length);
  const packages: RpmPackage[] = [];
  for (const header of headersIn(bytes)) packages.push(packageOf(header, budget));
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
