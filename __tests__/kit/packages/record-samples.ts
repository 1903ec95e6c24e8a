/** Records that the tools themselves wrote; `__tests__/fixtures/packages/README.md` says how. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const sample = (name: string) => readFileSync(new URL(`../../fixtures/packages/${name}`, import.meta.url));

/** Databases with the same packages, in each format of rpm. */
export const rpmDatabases = {
  'rpmdb.sqlite': () => gunzipSync(sample('rpmdb.sqlite.gz')),
  'Packages.db': () => gunzipSync(sample('Packages.db.gz')),
  Packages: () => gunzipSync(sample('Packages.gz')),
};

/** What rpm says of them: `= NAME VERSION ARCHITECTURE`, then paths. */
export const rpmQuery = (): string => sample('rpm-query.txt').toString();

/** The section `.go.buildinfo` of a program, and what `go version -m` says of that. */
export const goSection = (): Buffer => sample('go-buildinfo.bin');
export const goVersion = (): string => sample('go-version.txt').toString();

/** The section `.dep-v0` of a program. */
export const rustSection = (): Buffer => sample('rust-dep-v0.bin');
