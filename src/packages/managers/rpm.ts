/**
 * rpm's databases (SQLite, NDB, Berkeley DB) are not read: each would take a database engine. They are only found, so that the
 * report can say that their packages are missing.
 */
import type { Manager } from '../types.ts';

const HOMES = ['/usr/lib/sysimage/rpm', '/var/lib/rpm'];
const DATABASES = ['rpmdb.sqlite', 'Packages.db', 'Packages'];

export const rpm: Manager = {
  id: 'rpm',
  reads: [],
  find(image) {
    for (const home of HOMES) for (const name of DATABASES) image.bytes(image.at(`${home}/${name}`));
    return [];
  },
};
